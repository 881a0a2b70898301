"""Two versions of a treaty as the benchmark sees them, and the truth between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["same", "edited", "split", "merged", "inserted", "deleted"]


@dataclass(frozen=True)
class Clause:
    """A clause as it stands in a file: the 1-based line, the printed label, and its words without the label."""

    line: int
    label: str
    text: str


@dataclass(frozen=True)
class Link:
    """What became of some clauses (0-based, in the order of each version). `words` were really deleted or inserted."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool
    kind: Kind
    words: int


@dataclass(frozen=True)
class Version:
    """One version: its lines as Markdown, its clauses, and the headings (line, depth) that stand above them."""

    lines: tuple[str, ...]
    clauses: tuple[Clause, ...]
    headings: tuple[tuple[int, int, str], ...]

    @property
    def markdown(self) -> str:
        """The file that is compared."""
        return "\n".join(self.lines) + "\n"


@dataclass(frozen=True)
class Pair:
    """Two versions with the truth between them; `links` is empty for real texts, of which nobody knows it."""

    name: str
    old: Version
    new: Version
    links: tuple[Link, ...] = ()

    @property
    def words(self) -> int:
        """How many words really changed: the shortest script of one who knows the links, a move costing nothing."""
        return sum(link.words for link in self.links)
