"""On which clauses language versions disagree, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from rollingtext.negotiation.concord import DISAGREEMENTS, Concord, Disagreement
from rollingtext.reports._table import Group, Table

_TOLD: dict[Disagreement, str] = {
    "missing": "clauses that not all versions have",
    "order": "clauses in another place",
    "brackets": "brackets",
    "nesting": "depth of nesting",
    "sides": "sides of contested places",
    "placeholders": "placeholders",
    "status": "marks of agreement",
    "notes": "notes",
}


def discords(found: Concord, names: Sequence[str], title: str = "") -> Table:
    """What the versions disagree on, with what each of them has."""
    groups = []
    for kind in DISAGREEMENTS:
        rows = [
            (each.locator, *(value or "–" for value in each.values)) for each in found.discords if each.what == kind
        ]
        if rows:
            groups.append(Group(_TOLD[kind], tuple(rows)))
    return Table(title, ("clause", *names), tuple(groups))
