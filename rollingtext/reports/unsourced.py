"""Language that nobody tabled, as tables: clause by clause, the words with those that stand round them."""

from __future__ import annotations

from collections.abc import Sequence

from rollingtext.negotiation.unsourced import Residue, Unsourced
from rollingtext.reports._table import Group, Table

_COLUMNS = ("words", "what", "where it stands")


def by_clause(found: Sequence[Unsourced]) -> Table:
    """Every find under its clause."""
    return Table("", _COLUMNS, tuple(_groups(found, "")))


def left_over(found: Residue) -> Table:
    """What the claimed proposals do not explain: words that came in, then words that went."""
    groups = (*_groups(found.added, "came in at "), *_groups(found.struck, "went from "))
    return Table("", _COLUMNS, groups)


def _groups(found: Sequence[Unsourced], head: str) -> list[Group]:
    rows: dict[str, list[tuple[str, ...]]] = {}
    for each in found:
        rows.setdefault(each.clause.locator, []).append((str(each.words), each.text.replace("\n", " "), _around(each)))
    return [Group(head + name, tuple(group)) for name, group in rows.items()]


def _around(found: Unsourced) -> str:
    before = f"… {found.before} " if found.before else ""
    after = f" {found.after} …" if found.after else ""
    return f"{before}⋯{after}".replace("\n", " ") if before or after else "the whole clause"
