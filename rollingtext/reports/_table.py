"""What a report gives: rows under headings, as plain values. How they look is for whoever shows them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together: those of a clause, a term, a party. Each row has a cell for every column."""

    heading: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A report: a title, named columns, grouped rows, and sentences to stand below them.

    An empty cell under a filled one goes on with it: the sides of one place have its name in the first row only.
    """

    title: str
    columns: tuple[str, ...]
    groups: tuple[Group, ...]
    notes: tuple[str, ...] = ()
