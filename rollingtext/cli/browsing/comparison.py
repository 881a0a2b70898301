"""What changed between two versions, each change at the clause of the newer text where a reader looks for it."""

from __future__ import annotations

from rollingtext.cli.drafts import Loaded
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.versions import scope_of
from rollingtext.compare.diff import Change, diff
from rollingtext.compare.notes import NoteChange
from rollingtext.compare.selection import within
from rollingtext.compare.told import worth_telling
from rollingtext.document.tree import Located, located
from rollingtext.document.values import Frozen


class Comparison(Frozen):
    """The changes worth telling in the order of the newer text, `homes` the locators at which each is told.

    `became` leads from each old locator to the new one. `reason` says why two versions cannot be compared, or in what
    part only.
    """

    changes: tuple[Change, ...] = ()
    homes: tuple[str, ...] = ()
    became: dict[str, str] = {}
    everything: tuple[Change, ...] = ()
    notes: tuple[NoteChange, ...] = ()
    reason: str = ""

    def told_at(self, locators: set[str]) -> list[Change]:
        """The changes at some clauses."""
        return [change for change, home in zip(self.changes, self.homes, strict=True) if home in locators]


def compared(before: Loaded, after: Loaded) -> Comparison:
    """Two versions compared in what both of them hold."""
    try:
        scope = scope_of(before, after)
    except UsageProblem as problem:
        return Comparison(reason=str(problem))
    found = diff(before.draft, after.draft)
    if scope.sections:
        found = within(found, scope.sections)
    became = {
        item.locator: change.link.new[0].locator
        for change in found.changes
        if change.link.new
        for item in change.link.old
    }
    told = tuple(change for change in found.changes if change.is_change and worth_telling(change))
    order = {item.locator: at for at, item in enumerate(located(after.draft))}
    placed: list[tuple[int, Change, str]] = []
    last = next(iter(order), "")
    for change in told:
        last = _home(change, became) or last
        placed.append((order.get(last, 0), change, last))
    placed.sort(key=lambda each: each[0])
    notes = () if scope.sections else found.notes
    return Comparison(
        tuple(change for _, change, _ in placed), tuple(home for _, _, home in placed), became, found.changes,
        notes, scope.reason,
    )  # fmt: skip


def _home(change: Change, became: dict[str, str]) -> str:
    """Where a change is told: at the new clause, or at what became of the one that a deleted clause stood under."""
    if change.link.new:
        return change.link.new[0].locator
    item: Located | None = change.link.old[0]
    while item is not None and item.locator not in became:
        item = item.parent
    return became[item.locator] if item is not None else ""
