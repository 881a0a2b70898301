"""A bracket holds nothing but the name of a party.

`[Brazil]` behind a place or a clause may mean that Brazil reserves its position, that Brazil backs the words before
it, or that the word *Brazil* is contested. It is read as contested words. This only tells.

Breaks it:

    3. States shall report every year. [Brazil]

Does not:

    3. [States shall report every year. – reserve: Brazil]

To mend it, name the party inside the bracket it speaks of: `[x – Brazil]`, `[x – reserve: Brazil]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Contested, Draft
from rollingtext.rules._brackets import is_attributed, is_optional
from rollingtext.rules._context import Context

CODE = "A002"
SEVERITY = Severity.INFO

_LONGEST = 80


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Optional words that are the name of a party and nothing else."""
    view = context.view(draft)
    for where, item in view.inlines:
        if not isinstance(item, Contested) or not is_optional(item) or is_attributed(item):
            continue
        name = view.side(item, 0).strip() if view.size(item, 0) <= _LONGEST else ""
        if len(name) > 1 and (party := context.registry.resolve(name)):
            yield view.finding(
                __name__, CODE, SEVERITY,
                f"This bracket holds only a party's name, {party.name}; it is read as contested words.",
                item.span, where,
                help=f"If {party.name} backs words or reserves its position, write [words – {name}] or [words – reserve: {name}].",
            )  # fmt: skip
