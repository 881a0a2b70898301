"""One party stands behind two sides of the same place.

A delegation cannot want two outcomes at once. It may go by two names (`US` and `United States`), or it moved to
another side and its first position was not taken off. The table of positions would count it twice.

Breaks it:

    3. States [should – US, Japan][shall – United States] set limits.

Does not:

    3. States [should – Japan][shall – United States] set limits.

To mend it, leave the party behind the side it wants now.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Contested, Draft
from rollingtext.rules._context import Context
from rollingtext.rules._view import shown

CODE = "A003"
SEVERITY = Severity.WARNING


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Places of which two sides have one backer."""
    view = context.view(draft)
    for where, item in view.inlines:
        if not isinstance(item, Contested):
            continue
        behind: dict[str, tuple[int, str]] = {}
        for index, side in enumerate(item.sides):
            for name in side.backers:
                party = context.registry.resolve(name)
                first, other = behind.setdefault(party.code if party else name, (index, name))
                if first == index:
                    continue
                called = name if name == other else f"{other} and {name} are one party, which"
                one, two = (shown(view.side(item, at), 30) or "no text" for at in (first, index))
                yield view.finding(
                    __name__, CODE, SEVERITY, f"{called} stands behind two sides of this place: “{one}” and “{two}”.",
                    item.span, where, help="Leave the party behind the side it wants now.",
                )  # fmt: skip
