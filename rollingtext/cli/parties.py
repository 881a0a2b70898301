"""Parties as a user names them: known ones, so that a text with their names in it is read as it was meant."""

from __future__ import annotations

from rollingtext.cli.errors import UsageProblem
from rollingtext.document.nearest import hint
from rollingtext.notation.parties import Registry


def known_party(name: str, registry: Registry) -> str:
    """The name as given. Raises `UsageProblem` for a party that the registry does not know."""
    if registry.resolve(name) is None:
        known = [each.name for each in registry.parties]
        raise UsageProblem(f"{name} is no party that is known here.{hint(name, known, 'Parties')}")
    return name
