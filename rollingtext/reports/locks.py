"""Agreed clauses and packages as tables."""

from __future__ import annotations

from collections.abc import Sequence

from rollingtext.negotiation.locks import DIGITS, Lock, PackageFound, Touch
from rollingtext.notation.parties import Registry
from rollingtext.reports._table import Group, Table

_TOUCHED: dict[Touch, str] = {
    "changed": "changed in {}",
    "gone": "gone from {}",
    "mark-gone": "mark gone in {}",
    "edited-in-place": "its file was edited ({})",
}


def agreed(found: Sequence[Lock], title: str = "") -> Table:
    """Every agreed clause under the version in which it was agreed."""
    groups: dict[str, list[tuple[str, ...]]] = {}
    for lock in found:
        now = ", ".join(f"{stage.locator} ({stage.version})" for stage in lock.now if stage != lock.stage)
        said = lock.mark or "by the record"
        groups.setdefault(lock.stage.version, []).append(
            (lock.stage.locator, said, lock.hash[:DIGITS], _state(lock), now)
        )
    columns = ("clause", "agreed", "hash", "state", "stands at")
    return Table(title, columns, tuple(Group(name, tuple(rows)) for name, rows in groups.items()))


def _state(lock: Lock) -> str:
    told = [_TOUCHED[each.kind].format(each.version) for each in lock.touched]
    if lock.reopened:
        told.append(f"reopened in {lock.reopened}{f' ({lock.reason})' if lock.reason else ''}")
    return "; ".join(told) or "locked"


def hanging_together(found: Sequence[PackageFound], registry: Registry, title: str = "") -> Table:
    """Every package: who agrees to what, if what else is agreed, and whether that is so."""
    rows = tuple(
        (
            each.package.agrees,
            ", ".join(_called(party, registry) for party in each.package.parties),
            ", ".join(each.package.needs),
            each.state if not each.open_ else f"{each.state}: {', '.join(each.open_)} not agreed",
        )
        for each in found
    )
    return Table(title, ("clause", "agreed by", "only if", "state"), (Group("packages", rows),) if rows else ())


def _called(party: str, registry: Registry) -> str:
    known = registry.resolve(party)
    return known.name if known else party
