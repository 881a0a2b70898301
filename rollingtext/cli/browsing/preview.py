"""The words that result where sides are taken: the settle preview, which is shown and never written."""

from __future__ import annotations

from rollingtext.brackets.settle import settled
from rollingtext.cli.browsing.reading import Reading, issue_of
from rollingtext.cli.browsing.shelf import Shelf
from rollingtext.document.model import Clause, Draft
from rollingtext.document.tree import located, walk


def preview(shelf: Shelf, reading: Reading) -> tuple[Draft, Clause | None]:
    """The version with the taken sides settled, and what became of the clause that is read; `None`: nothing is left."""
    issue = issue_of(shelf, reading)
    item = issue.clause(reading.clause)
    if not reading.taken:
        return issue.draft, item.clause
    draft = settled(issue.draft, lambda place: reading.taken.get(place.id))
    return draft, _became(draft, item.clause, reading.clause)


def _became(draft: Draft, clause: Clause, locator: str) -> Clause | None:
    """The same clause after settling: the one from the same place in the file, where the draft came from one."""
    if clause.span is not None:
        return next((each for each in walk(draft.blocks) if each.span == clause.span), None)
    return next((each.clause for each in located(draft) if each.locator == locator), None)
