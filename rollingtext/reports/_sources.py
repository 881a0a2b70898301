"""How the sources of words are named: proposals with those who tabled them, parties by their shown names."""

from __future__ import annotations

from collections.abc import Sequence

from rollingtext.negotiation.blame import proposers
from rollingtext.negotiation.provenance import Provenance
from rollingtext.notation.parties import Kind


def behind(found: Provenance, proposals: Sequence[str]) -> str:
    """Proposals with the parties that tabled them: `A1, A2 (India, Japan)`; nothing where there are none."""
    if not proposals:
        return ""
    parties = ", ".join(called(found, code) for code in proposers(found, proposals))
    return f"{', '.join(proposals)} ({parties})"


def called(found: Provenance, code: str) -> str:
    """How a party is shown: a State by its name, everybody else by the short name."""
    party = found.record.registry.resolve(code)
    return party.name if party is not None and party.kind is Kind.STATE else code
