"""What became of proposals, as tables: each proposal under its sponsors, and how every delegation fared."""

from __future__ import annotations

from collections.abc import Sequence

from rollingtext.negotiation.fate import KINDS, FateKind, ProposalFate, by_delegation
from rollingtext.notation.parties import Kind, Registry
from rollingtext.reports._table import Group, Table

TOLD: dict[FateKind, str] = {
    "adopted": "adopted verbatim",
    "in-part": "adopted in part",
    "bracketed": "in brackets",
    "absorbed": "absorbed elsewhere",
    "parked": "parked",
    "dropped": "dropped",
    "withdrawn": "withdrawn",
}
_SHARED: tuple[FateKind, ...] = ("in-part", "bracketed", "absorbed")
_NOWHERE = "–"


def told(fate: ProposalFate) -> str:
    """A fate in words, with the share where only a part was taken."""
    share = f", {int(fate.share * 100)}%" if fate.kind in _SHARED and 0 < fate.share < 1 else ""
    return TOLD[fate.kind] + share


def by_proposal(found: Sequence[ProposalFate], registry: Registry, title: str = "") -> Table:
    """Every proposal under those who tabled it: what it asked, its fate, and where its words live now."""
    groups: dict[str, list[tuple[str, ...]]] = {}
    for fate in found:
        proposal = fate.proposal
        sponsors = ", ".join(called(name, registry) for name in (*proposal.by, *proposal.cosponsors))
        if proposal.on_behalf_of:
            sponsors += f" for {called(proposal.on_behalf_of, registry)}"
        clauses = ", ".join(dict.fromkeys(operation.clause for operation in proposal.operations if operation.clause))
        where = ", ".join(fate.now) or _NOWHERE
        about = fate.reason if fate.kind in ("dropped", "parked", "withdrawn") else ""
        groups.setdefault(sponsors, []).append((proposal.id, clauses, told(fate), where, about))
    columns = ("proposal", "asked at", "fate", "lives at", "about")
    return Table(title, columns, tuple(Group(name, tuple(rows)) for name, rows in groups.items()))


def by_party(found: Sequence[ProposalFate], registry: Registry, title: str = "") -> Table:
    """How the proposals of every party fared, cosponsored ones too."""
    kinds = [kind for kind in KINDS if any(fate.kind == kind for fate in found)]
    rows = tuple(
        (
            called(each.party, registry),
            str(each.total),
            f"{each.share:.0%}",
            *(_count(each.counts.get(kind, 0)) for kind in kinds),
        )
        for each in sorted(by_delegation(found, registry), key=lambda each: (-each.total, called(each.party, registry)))
    )
    columns = ("party", "proposals", "share", *(TOLD[kind] for kind in kinds))
    return Table(title, columns, (Group("all parties", rows),) if rows else ())


def called(name: str, registry: Registry) -> str:
    """How a party is shown: a State by its name, everybody else by the short name."""
    known = registry.resolve(name)
    return known.name if known and known.kind is Kind.STATE else known.code if known else name


def _count(number: int) -> str:
    return str(number) if number else _NOWHERE
