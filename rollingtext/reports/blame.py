"""Whose words these are, as tables: passage by passage, and summed up by party and by version."""

from __future__ import annotations

from collections.abc import Sequence

from rollingtext.negotiation.blame import Blamed, Share, by_party, by_version
from rollingtext.negotiation.origins import Origin
from rollingtext.negotiation.provenance import Provenance
from rollingtext.reports._sources import behind, called
from rollingtext.reports._table import Group, Table

NOBODY = "–"


def by_clause(found: Provenance, blamed: Sequence[Blamed]) -> Table:
    """Every clause in passages, a row for each."""
    groups = tuple(
        Group(
            each.clause.locator,
            tuple((p.origin.version, whose(found, p.origin), p.text.strip().replace("\n", " ")) for p in each.passages),
        )
        for each in blamed
    )
    return Table("", ("since", "whose", "words"), groups)


def summed(found: Provenance, blamed: Sequence[Blamed]) -> Table:
    """The words counted by party and by version."""
    total = sum(share.words for share in by_version(found, blamed))
    parties = [
        (called(found, share.name) if share.name else "(no proposal)", share) for share in by_party(found, blamed)
    ]
    groups = (
        Group("by party", tuple(_row(name, share, total) for name, share in parties)),
        Group("by version", tuple(_row(share.name, share, total) for share in by_version(found, blamed))),
    )
    note = "Words that several parties asked for count for each of them."
    return Table("", ("whose", "words", "share", "stood before"), groups, (f"{total:,} words in all. {note}",))


def whose(found: Provenance, origin: Origin) -> str:
    """The proposals and parties behind words, and where else they come from."""
    told = []
    if origin.proposals:
        told.append(behind(found, origin.proposals))
    if origin.stood:
        told.append(f"stood in {origin.stood}")
    if origin.source:
        told.append(f"out of {origin.source}")
    return "; ".join(told) or NOBODY


def _row(name: str, share: Share, total: int) -> tuple[str, ...]:
    return (name, f"{share.words:,}", f"{100 * share.words / max(1, total):.1f} %", f"{share.returned or ''}")
