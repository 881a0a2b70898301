"""How the places of clauses changed from one version to the next: moved, or just under another number."""

from __future__ import annotations

from typing import Literal, TypeAlias

from rollingtext.compare.lineage import Lineage, Stage
from rollingtext.document.tree import Located

PlaceChange: TypeAlias = Literal["", "renumbered", "moved"]


class Steps:
    """The steps between neighbouring versions; what stands under a clause that moved has moved too."""

    def __init__(self, lines: Lineage) -> None:
        self.lines = lines
        self._moved: dict[tuple[str, str], set[int]] = {}

    def place(self, old: Stage, new: Stage) -> PlaceChange:
        """What happened to the place of a clause on its way to the next version."""
        moved = self._moved_in(old.version, new.version)
        item: Located | None = self.lines.clauses[new.version][new.locator]
        while item is not None:
            if id(item.clause) in moved:
                return "moved"
            item = item.parent
        return "" if old.locator == new.locator else "renumbered"

    def _moved_in(self, old: str, new: str) -> set[int]:
        found = self._moved.get((old, new))
        if found is None:
            links = self.lines.links.get((old, new), ())
            found = self._moved[old, new] = {id(item.clause) for link in links if link.moved for item in link.new}
        return found
