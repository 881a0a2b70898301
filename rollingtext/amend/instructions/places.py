"""The place that an instruction names: its stages from the outside in, and what of an earlier place it takes over.

A stage has a rank: a paragraph stands in a section, a sub-paragraph in a paragraph. A place that begins at the rank of
a paragraph takes over the section of the heading above it, and not its paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rollingtext.document.patterns import pattern

RANKS = {
    "annex": 0, "part": 1, "chapter": 2, "section": 3, "Box": 3, "preamble": 3, "Article": 4,
    "paragraph": 5, "preambular paragraph": 5, "operative paragraph": 5, "sub-paragraph": 6, "item": 7, "point": 7,
    "clause": 7, "chapeau": 8,
}  # fmt: skip
_WHOLE = -1
PARAGRAPH = RANKS["paragraph"]
_LOCATOR = pattern(r"[IVXLA-Z\d]+(?: ?[a-z]+)?(?:\.[\w]+)+(?: ?\(\w+\))*$")
_RESOLUTION = pattern(r"(?:OP|PP) ?\d")


class Stage(NamedTuple):
    """One stage of a place: its rank, and how it is named (`paragraph 6`)."""

    rank: int
    name: str


class Place(NamedTuple):
    """Where an instruction works: its stages from the outside in; `sentence` where it names one (1, 2, ... or -1),
    `heading` where it means the heading of the last stage."""

    stages: tuple[Stage, ...] = ()
    sentence: int | None = None
    heading: bool = False

    @property
    def clause(self) -> str:
        """The name of the clause, as a locator is looked up by: `section III, paragraph 6`."""
        return ", ".join(stage.name for stage in self.stages)

    @property
    def rank(self) -> int:
        """The rank of the clause itself."""
        return self.stages[-1].rank if self.stages else _WHOLE

    @property
    def whole_section(self) -> bool:
        """Whether a whole section or article is named, whose own words are only its heading."""
        return _WHOLE < self.rank < PARAGRAPH

    def within(self, outer: Place | None) -> Place:
        """The place with those stages of `outer` before it that its own first stage can stand in."""
        if outer is None or (self.stages and self.stages[0].rank == _WHOLE):
            return self
        first = self.stages[0].rank if self.stages else len(RANKS)
        kept = tuple(stage for stage in outer.stages if stage.rank < first)
        return self._replace(stages=kept + self.stages)

    def leaves(self, outer: Place) -> str:
        """The stage of `outer` that has no room in front of this place, by its name; nothing where all have."""
        first = self.stages[0].rank if self.stages else len(RANKS)
        out = [stage.name for stage in outer.stages if stage.rank >= first and stage not in self.stages]
        return out[-1] if out else ""

    def around(self) -> Place:
        """The place that the clause itself stands in."""
        return Place(self.stages[:-1])

    def relative(self) -> bool:
        """Whether something must stand before its first stage for the place to be told for certain."""
        return bool(self.stages) and self.stages[0].rank > _WHOLE and self.stages[0].rank >= PARAGRAPH

    def up_to(self, unit: str) -> Place | None:
        """The place cut behind its stage called `unit` (`the same section`); `None` when it has no such stage."""
        for at in range(len(self.stages) - 1, -1, -1):
            name = self.stages[at].name
            if name == unit or name.startswith(unit + " ") or (unit == "paragraph" and _RESOLUTION.match(name)):
                return Place(self.stages[: at + 1])
        return None


def stage(unit: str, name: str) -> Stage:
    """The stage `paragraph 6`."""
    return Stage(RANKS[unit], f"{unit} {name}")


def bare_stage(name: str) -> Stage | None:
    """The stage of a name without a word before it: `OP6`, or a whole locator like `III.6.D(v)`; else nothing."""
    if _RESOLUTION.match(name):
        return Stage(PARAGRAPH, name.replace(" ", ""))
    return Stage(_WHOLE, name) if _LOCATOR.match(name) else None


def ordered(groups: Sequence[Sequence[Stage]]) -> tuple[Stage, ...] | None:
    """The stages of groups said with `of` between them, outermost first; `None` when they cannot stand in each other.

    Inside a group, parted by commas, they come from the outside in, or all the other way round.
    """
    out: list[Stage] = []
    for group in reversed(groups):
        ranks = [each.rank for each in group]
        if ranks != sorted(set(ranks)):
            if ranks != sorted(set(ranks), reverse=True):
                return None
            group = tuple(reversed(group))
        out += group
    ranks = [each.rank for each in out]
    return tuple(out) if len(ranks) == len(set(ranks)) else None
