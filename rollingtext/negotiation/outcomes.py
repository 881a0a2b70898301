"""What the record says became of a proposal, where no text can tell: it was withdrawn, or set aside for later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from rollingtext.document.values import Value

SetAside: TypeAlias = Literal["withdrawn", "parked"]


class Outcome(Value):
    """A proposal that its sponsors withdrew, or that the room parked; the day and the source, where they are known."""

    proposal: str
    outcome: SetAside
    date: str = ""
    source: str = ""
    note: str = ""

    @property
    def told(self) -> str:
        """It in a sentence."""
        day = f" on {self.date}" if self.date else ""
        source = f" ({self.source})" if self.source else ""
        return f"{self.outcome.capitalize()}{day}{source}."


def outcome(entry: Mapping[str, Any]) -> Outcome:
    """The outcome in an entry of the record."""
    others = {key: entry.get(key, "") for key in ("date", "source", "note")}
    return Outcome(entry["proposal"], entry["outcome"], **others)
