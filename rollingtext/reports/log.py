"""The versions of a negotiation as a table, with the brackets over time."""

from __future__ import annotations

from collections.abc import Sequence

from rollingtext.negotiation.log import Entry, sparkline
from rollingtext.reports._table import Group, Table


def versions(entries: Sequence[Entry], title: str) -> Table:
    """Every version with its size, its brackets, and what changed in it."""
    groups = tuple(Group(_heading(entry), (_row(entry),)) for entry in entries)
    counts = [None if entry.version.revises else entry.brackets for entry in entries]
    figures = ", ".join(f"{entry.brackets}{' (a part)' if entry.version.revises else ''}" for entry in entries)
    part = " A part of the text has no bar." if any(entry.version.revises for entry in entries) else ""
    notes = (f"Bracket pairs, version by version: {sparkline(counts)} {figures}.{part}",)
    return Table(title, ("clauses", "words", "brackets", "contested", "what changed", "new words"), groups, notes)


def _heading(entry: Entry) -> str:
    version = entry.version
    follows = f", follows {' and '.join(version.follows)}" if version.follows else ""
    parts = f", section {', '.join(version.revises)} alone" if version.revises else ""
    return f"{version.name} ({version.date}){parts}{follows}"


def _row(entry: Entry) -> tuple[str, ...]:
    changes = ", ".join(f"{number} {name}" for name, number in entry.changes) or "–"
    behind = (
        (entry.tabled, "tabled"),
        (entry.returned, "stood before"),
        (entry.agreed, "agreed elsewhere"),
        (entry.following, "follow a new number"),
        (entry.unsourced, "nobody tabled"),
    )
    told = ", ".join(f"{number} {name}" for number, name in behind if number)
    new = f"{entry.came_in}: {told}" if entry.came_in else "–"
    return (str(entry.clauses), f"{entry.words:,}", str(entry.brackets), str(entry.places), changes, new)
