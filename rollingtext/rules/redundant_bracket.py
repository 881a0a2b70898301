"""Two brackets stand round the same words.

`[[lethal]]` has the same two outcomes as `[lethal]`, but counts as two open questions, and lifting one bracket leaves
the other. Usually two delegations bracketed the same words at different times. Brackets with a party named in one of
them are left alone, and so is `[[Purpose][Objectives]]`, which adds "no text" to a choice.

Breaks it:

    3. A [[lethal]] autonomous weapon system is covered.

Does not:

    3. A [lethal] autonomous weapon system is covered.

To mend it, delete one of the two pairs.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Contested, Draft, Inline, Text
from rollingtext.rules._brackets import is_attributed, is_optional
from rollingtext.rules._context import Context
from rollingtext.rules._view import shown

CODE = "B006"
SEVERITY = Severity.WARNING


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Optional words whose whole content is optional words."""
    view = context.view(draft)
    for where, item in view.inlines:
        if not _is_bare(item) or not isinstance(item, Contested):
            continue
        inside = [part for part in item.sides[0].value if not (isinstance(part, Text) and not part.value.strip())]
        if len(inside) == 1 and isinstance(inside[0], Contested) and _is_bare(inside[0]):
            words = shown(view.side(inside[0], 0))
            yield view.finding(
                __name__, CODE, SEVERITY, f"Two brackets stand round the same words, “{words}”.", item.span, where,
                help="Delete one of the two pairs: one has the same outcomes.",
            )  # fmt: skip


def _is_bare(item: Inline) -> bool:
    return isinstance(item, Contested) and is_optional(item) and not is_attributed(item)
