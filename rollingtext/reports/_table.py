"""What a report gives: rows under headings, as plain values. How they look is for whoever shows them."""

from __future__ import annotations

from rollingtext.document.values import Value


class Group(Value):
    """Rows that belong together: those of a clause, a term, a party. Each row has a cell for every column."""

    heading: str
    rows: tuple[tuple[str, ...], ...]


class Table(Value):
    """A report: a title, named columns, grouped rows, and sentences to stand below them.

    An empty cell under a filled one goes on with it: the sides of one place have its name in the first row only.
    """

    title: str
    columns: tuple[str, ...]
    groups: tuple[Group, ...]
    notes: tuple[str, ...] = ()
