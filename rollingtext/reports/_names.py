"""How parties are shown."""

from __future__ import annotations

from rollingtext.notation.parties import Kind, Registry


def called(party: str, registry: Registry) -> str:
    """A State by its name, everybody else by the short name; who is not known, as written."""
    known = registry.resolve(party)
    return known.name if known and known.kind is Kind.STATE else party
