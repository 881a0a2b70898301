r"""A character steers the direction of writing.

It is used as it should be: what it turns, it turns back. Still the words may be shown in another order than they are
stored, and a search may not find them. This only tells.

Breaks it:

    3. Each Party \u202bshall\u202c report every year.

Does not:

    3. Each Party shall report every year.

Nothing needs to be done where Arabic or Hebrew words stand in a text of another script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft
from rollingtext.rules._characters import found, name
from rollingtext.rules._context import Context

CODE = "U005"
SEVERITY = Severity.INFO

_BALANCED = re.compile(
    "[\u202a\u202b\u202d\u202e][^\u202a-\u202e\n]*\u202c|[\u2066-\u2068][^\u2066-\u2069\n]*\u2069|[\u061c\u200e\u200f]"
)


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Directional marks, and turning characters with their end on the same line."""
    view = context.view(draft)
    for match, span, where in found(view, _BALANCED):
        yield view.finding(
            __name__, CODE, SEVERITY, f"{name(match[0][0])} steers the direction of writing here.", span, where,
            help="Keep it where it is needed for words of another script; delete it elsewhere.",
        )  # fmt: skip
