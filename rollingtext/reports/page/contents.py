"""What the page says, as plain values: every string in it is text, wherever it comes from."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from rollingtext.compare.words import Run
from rollingtext.document.values import Value
from rollingtext.reports._table import Table

RowKind: TypeAlias = Literal[
    "edited", "moved", "split", "merged", "inserted", "deleted", "brackets", "renumbered", "note", "unchanged"
]
"""What a reader can ask to see of the redline."""

ROW_KINDS: tuple[RowKind, ...] = (
    "edited", "moved", "split", "merged", "inserted", "deleted", "brackets", "renumbered", "note", "unchanged",
)  # fmt: skip


class Row(NamedTuple):
    """One edge of lineage side by side, or a footnote that changed.

    `id` names its place on the page. `where` are its locators, `what` tells in words what happened, `kinds` for the
    filters. `old` and `new` are its runs, each side without what only the other one has; empty where it did not stand.
    `news` are sentences about its brackets.
    """

    id: str
    where: str
    what: str
    kinds: tuple[RowKind, ...]
    old: tuple[Run, ...]
    new: tuple[Run, ...]
    old_label: str = ""
    new_label: str = ""
    news: tuple[str, ...] = ()


class Part(NamedTuple):
    """Rows that stand under one heading of the text."""

    heading: str
    rows: tuple[Row, ...]


class Redline(Value):
    """Two versions side by side. `rows_of` names the row of each clause of the newer one, by its locator."""

    old: str
    new: str
    headline: str
    parts: tuple[Part, ...]
    rows_of: tuple[tuple[str, str], ...] = ()

    @property
    def counts(self) -> tuple[tuple[RowKind, int], ...]:
        """How many rows there are of each kind, kinds without any left out."""
        held = [kind for part in self.parts for row in part.rows for kind in row.kinds]
        return tuple((kind, held.count(kind)) for kind in ROW_KINDS if kind in held)

    @property
    def total(self) -> int:
        return sum(len(part.rows) for part in self.parts)


class Cell(NamedTuple):
    """Where a party stands on one question: a sign, what it says in words, and the number of the side it is shown as."""

    sign: str
    told: str = ""
    side: int = -1


class Question(NamedTuple):
    """A column of the grid: a place or a term, the sides under their letters, and what there is to say about it."""

    name: str
    locator: str
    sides: tuple[tuple[str, str], ...]
    about: str = ""


class Grid(NamedTuple):
    """Parties against questions, with a cell for each."""

    heading: str
    questions: tuple[Question, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


class Bars(NamedTuple):
    """Figures to be drawn, in order, with the sentence that tells what they count and what is left out."""

    heading: str
    figures: tuple[tuple[str, int], ...]
    said: str


class Contents(Value):
    """Everything on the page. A `redline` of `None` means that there is one whole text only."""

    title: str
    forum: str
    note: str
    facts: tuple[str, ...]
    newest: str
    brackets: Bars
    versions: Table
    redline: Redline | None
    terms: Table
    places: Table
    grids: tuple[Grid, ...]
    fates: Bars
    proposals: Table
    delegations: Table
