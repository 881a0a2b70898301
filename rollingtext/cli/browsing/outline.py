"""The clauses as a list of contents: where each stands, how it begins, what is contested and changed in it."""

from __future__ import annotations

from rollingtext.cli.browsing.reading import Reading, issue_of
from rollingtext.cli.browsing.shelf import Issue, Shelf
from rollingtext.cli.page import first_words
from rollingtext.cli.wrap import Run
from rollingtext.document.values import Value
from rollingtext.document.visible import visible

CHANGED = "*"
"""Stands before the number of a clause that changed."""


class Row(Value):
    """A clause in the list: `number` under its parent, `words` it begins with, how many places it holds, all told."""

    locator: str
    depth: int
    number: str
    words: str
    places: int
    changed: bool

    def runs(self) -> list[Run]:
        """The row as it is shown."""
        runs = [Run(CHANGED if self.changed else " ", "insert"), Run(visible(self.number), "label")]
        runs += [Run(f" [{self.places}]", "place")] if self.places else []
        return [*runs, Run(f" {visible(self.words)}")]


def rows(shelf: Shelf, reading: Reading) -> tuple[Row, ...]:
    """Every clause of the version that is read."""
    issue = issue_of(shelf, reading)
    changed = set(shelf.comparison(reading.against, reading.version).homes) if reading.against else set()
    counts = _counts(issue)
    return tuple(
        Row(
            item.locator,
            item.depth,
            item.parts[-1] if item.parts else item.locator,
            " ".join(first_words(item.clause).split()),
            counts[at],
            item.locator in changed,
        )
        for at, item in enumerate(issue.clauses)
    )


def _counts(issue: Issue) -> list[int]:
    """How many contested places each clause holds, with those under it."""
    counts = [0] * len(issue.clauses)
    for found in issue.places:
        above = found.place.clause
        while True:
            counts[issue.index[above.locator]] += 1
            if above.parent is None:
                break
            above = above.parent
    return counts
