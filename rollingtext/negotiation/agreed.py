"""What the record says is agreed: clauses whose words are locked, and agreement that hangs on something else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rollingtext.document.values import Value
from rollingtext.notation.parties import Registry


class Agreement(Value):
    """A clause that is agreed as `version` has it, with everything under it.

    `hash` holds the first digits of the hash of its words, empty where none was noted. `reopened` names the version
    from which on it may read otherwise, empty while it is locked.
    """

    clause: str
    version: str
    hash: str = ""
    reopened: str = ""
    date: str = ""
    source: str = ""


class Package(Value):
    """Parties agree to the clause `agrees` only if all of `needs` are agreed; the numbers are those of `version`."""

    parties: tuple[str, ...]
    version: str
    agrees: str
    needs: tuple[str, ...]
    source: str = ""
    date: str = ""


def agreement(entry: Mapping[str, Any]) -> Agreement:
    """The agreement in an entry of the record."""
    others = {key: entry.get(key, "") for key in ("hash", "reopened", "date", "source")}
    return Agreement(entry["clause"], entry["version"], **others)


def package(entry: Mapping[str, Any], registry: Registry) -> Package:
    """The package in an entry of the record, its parties by their codes as far as they are known."""
    found = ((name, registry.resolve(name)) for name in entry["parties"])
    codes = tuple(party.code if party else name for name, party in found)
    return Package(
        codes, entry["version"], entry["agrees"], tuple(entry["if"]), entry.get("source", ""), entry.get("date", "")
    )
