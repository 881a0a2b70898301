"""A bracket opens in one part of the text and closes in the middle of another.

Brackets may span several clauses: a paragraph with all its sub-paragraphs, or two paragraphs side by side. One that
begins in a sub-paragraph and ends in another paragraph, or that leaves the last sub-paragraphs out, contests no unit
that anybody could vote on. Often it is two slips at once: one bracket was never closed and another never opened, and
the two have found each other.

Breaks it:

    1. The report shall cover:

       (a) [emissions;

       (b) removals.

    2. It shall be public.]

Does not:

    [1. The report shall cover:

       (a) emissions;

       (b) removals.

    2. It shall be public.]

To mend it, close the bracket where its own clause ends, and open another where the next contested words begin.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft, Edge
from rollingtext.document.tree import Located, clauses_of
from rollingtext.rules._context import Context

CODE = "B004"
SEVERITY = Severity.WARNING


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Pairs of brackets that cut across the tree of clauses."""
    view = context.view(draft)
    open_: dict[int, tuple[Edge, Located]] = {}
    for where, item in view.inlines:
        if not isinstance(item, Edge) or item.pair is None or where is None:
            continue
        if item.opening:
            open_[item.pair] = item, where
        elif item.pair in open_:
            opening, begin = open_.pop(item.pair)
            if not _is_whole(begin, where):
                yield view.finding(
                    __name__, CODE, SEVERITY,
                    f"This bracket opens in {begin.locator} and closes in {where.locator}, which is in another part of the text.",
                    opening.span, begin,
                    help=f"Close it where {begin.locator} ends, and open another where the next contested words begin.",
                    related=view.related("It closes here.", item.span),
                )  # fmt: skip


def _is_whole(begin: Located, end: Located) -> bool:
    """Whether the bracket holds whole clauses: it closes at the end of its clause or of one beside it."""
    at: Located | None = end
    while at is not None:
        if at is begin or at.parent is begin.parent:
            return at is end or _is_last(end, at)
        at = at.parent
    return False


def _is_last(end: Located, top: Located) -> bool:
    """Whether `end` is the last clause under `top`."""
    at = end
    while at is not top and at.parent is not None:
        siblings = list(clauses_of(at.parent.clause.children[-1:]))
        if not siblings or siblings[-1] is not at.clause:
            return False
        at = at.parent
    return not end.clause.children
