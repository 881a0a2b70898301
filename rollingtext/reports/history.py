"""The history of a wording as tables: how it stands in each version, and what happened to it."""

from __future__ import annotations

from rollingtext.negotiation.history import Event, History, around
from rollingtext.negotiation.provenance import Provenance
from rollingtext.reports._sources import behind
from rollingtext.reports._table import Group, Table

_NAMED = 12
"""Clauses that are named one by one in a row; of more the number is told."""


def standings(found: History) -> Table:
    """How often the wording stands in each version, and where."""
    rows = tuple(
        (each.version, str(each.agreed), str(each.bracketed), _listed(each.clauses)) for each in found.standings
    )
    return Table("", ("version", "agreed", "in brackets", "where"), (Group("how it stands", rows),))


def events(provenance: Provenance, found: History) -> Table:
    """What happened, version by version."""
    groups: dict[str, list[tuple[str, ...]]] = {}
    for event in found.events:
        before, after = around(provenance, event.occurrence)
        words = f"{before}«{event.occurrence.text}»{after}".strip().replace("\n", " ")
        groups.setdefault(event.version, []).append((event.happened, _place(event), words, _about(provenance, event)))
    shown = tuple(Group(name, tuple(rows)) for name, rows in groups.items())
    return Table("", ("what", "where", "words", "about"), shown)


def _place(event: Event) -> str:
    here = event.occurrence.stage.locator
    was = event.was.locator if event.was else here
    return here if event.happened == "struck" or was == here else f"{was} -> {here}"


def _about(provenance: Provenance, event: Event) -> str:
    told = []
    side = event.occurrence.held
    if event.happened != "struck" and side is not None:
        told.append("in brackets" if event.happened != "bracketed" else "")
        told.append(f"for: {', '.join(side.backers)}" if side.backers else "")
        told.append(f"against: {', '.join(side.against)}" if side.against else "")
    if event.happened in ("entered", "came back"):
        told.append(f"stood in {event.stood}" if event.stood else "")
        told.append(behind(provenance, event.origin.proposals))
    return "; ".join(part for part in told if part)


def _listed(clauses: tuple[str, ...]) -> str:
    if len(clauses) > _NAMED:
        return f"{', '.join(clauses[:_NAMED])} and {len(clauses) - _NAMED} more"
    return ", ".join(clauses) or "–"
