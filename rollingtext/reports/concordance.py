"""Concordance tables: old numbers against new ones, and new clauses against their sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from rollingtext.document.tree import Located
from rollingtext.negotiation.concordance import Renumbered, Sourced
from rollingtext.notation.parties import Kind, Registry
from rollingtext.notation.plain import plain
from rollingtext.reports._table import Group, Table

_NONE = "–"
_WORDS = 7
_Row = TypeVar("_Row")


def numbers(found: Sequence[Renumbered], title: str = "") -> Table:
    """Old numbers against new ones, section by section of the older text."""
    return Table(
        title,
        ("old", "new", "words", "begins"),
        _grouped(
            found,
            lambda each: each.old,
            lambda each: (each.old.locator, _names(each.new), each.what, _begins(each.old)),
        ),
    )


def sources(found: Sequence[Sourced], registry: Registry, title: str = "") -> Table:
    """New clauses with the old ones, the proposals and the parties behind them, section by section of the newer text."""
    return Table(
        title,
        ("new", "old", "proposals", "parties", "begins"),
        _grouped(
            found,
            lambda each: each.new,
            lambda each: (
                each.new.locator,
                _names(each.old),
                ", ".join(f"{fate.proposal.id} ({fate.kind.replace('-', ' ')})" for fate in each.fates) or _NONE,
                ", ".join(_called(party, registry) for party in each.parties) or _NONE,
                _begins(each.new),
            ),
        ),
    )


def _grouped(
    found: Sequence[_Row], where: Callable[[_Row], Located], row: Callable[[_Row], tuple[str, ...]]
) -> tuple[Group, ...]:
    groups: dict[str, list[tuple[str, ...]]] = {}
    for each in found:
        at = where(each)
        while at.parent is not None:
            at = at.parent
        groups.setdefault(f"{at.locator} – {_begins(at)}", []).append(row(each))
    return tuple(Group(name, tuple(rows)) for name, rows in groups.items())


def _names(items: Iterable[Located]) -> str:
    return ", ".join(item.locator for item in items) or _NONE


def _begins(item: Located) -> str:
    clause = item.clause
    words = plain(clause.heading or clause.body).split()
    return " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")


def _called(party: str, registry: Registry) -> str:
    known = registry.resolve(party)
    return known.name if known and known.kind is Kind.STATE else party
