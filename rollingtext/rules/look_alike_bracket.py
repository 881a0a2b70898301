"""A bracket of another width is used.

［ ］ and 【 】 are read as square brackets, since negotiators who type Chinese or Japanese use them so. Other programs
take them for plain characters. This only tells.

Breaks it:

    3. A 【lethal】 autonomous weapon system is covered.

Does not:

    3. A [lethal] autonomous weapon system is covered.

To be understood everywhere, write `[` and `]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft
from rollingtext.rules._characters import found, name
from rollingtext.rules._context import Context

CODE = "U004"
SEVERITY = Severity.INFO

_LOOK_ALIKE = re.compile("[［］【】]")


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Every bracket that is read as a square bracket and is none."""
    view = context.view(draft)
    for match, span, where in found(view, _LOOK_ALIKE):
        plain = "[" if match[0] in "［【" else "]"
        yield view.finding(
            __name__, CODE, SEVERITY, f"{name(match[0])} is read as a square bracket here.", span, where,
            help=f"Write {plain} so that other programs understand it too.",
        )  # fmt: skip
