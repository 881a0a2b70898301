"""What one reading of a sentence asks for: its operations, or why it asks for nothing that can be carried out.

A reading that makes no sense is dropped; one that makes sense but cannot be carried out speaks against every other
reading of the same sentence, for it may be the one that was meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rollingtext.amend.instructions.asked import TEXT, Asked, Step
from rollingtext.amend.instructions.forest import Rule
from rollingtext.amend.instructions.places import Place
from rollingtext.amend.instructions.said import Scene, Senseless, Unclear
from rollingtext.amend.instructions.words import Word
from rollingtext.amend.operations import Operation
from rollingtext.document.source import Source


class Meaning(NamedTuple):
    """The operations of a sentence, and the one place it speaks of, if there is one."""

    operations: tuple[Operation, ...]
    place: Place | None


def meaning(reading: Rule, words: Sequence[Word], source: Source, scene: Scene) -> Meaning:
    """What a reading asks for. Raises `Unclear` or `Senseless`."""
    return _Placing(words, source, scene).meaning(reading)


class _Placing(Asked):
    """The verbs of a sentence brought to their places."""

    def meaning(self, reading: Rule) -> Meaning:
        lead: tuple[Place, ...] | None = None
        steps: list[tuple[tuple[Place, ...] | None, Step]] = []
        for clause in reading.all("clause"):
            where = clause.first("where")
            if where is not None:
                named = self.places(where)
                if lead is None:
                    self.check_heading_used(named)
                before = lead[0] if lead is not None and len(lead) == 1 else self.scene.heading
                lead = tuple(place.within(before if place.relative() else self.scene.heading) for place in named)
            act = clause.first("act")
            assert act is not None
            steps += [(lead, step) for step in self.act(act)]
        return self.placed(steps)

    def placed(self, steps: Sequence[tuple[tuple[Place, ...] | None, Step]]) -> Meaning:
        """The operations at their places: their own, that of the words in front, or that of the last one behind."""
        operations: list[Operation] = []
        spoken: list[Place] = []
        shared = self.shared(steps)
        for lead, step in steps:
            for place in self.targets(step, lead, shared):
                if step.changes_words and place.whole_section and not place.heading:
                    reason = f"“{place.clause}” is more than one clause. Say which paragraph of it is meant."
                    raise Unclear("I003", reason)
                if not place.stages:
                    raise Unclear("I003", "No place is named. Say in which paragraph.")
                operations.append(step.make(place))
                spoken.append(place if step.changes_words else Place())
        if len(set(operations)) < len(operations):
            raise Senseless
        one = spoken[0] if len(set(spoken)) == 1 and spoken[0].stages else None
        return Meaning(tuple(operations), one)

    def shared(self, steps: Sequence[tuple[tuple[Place, ...] | None, Step]]) -> tuple[Place, ...] | None:
        """The place that the last of several operations names for all: no place stands before any of them."""
        *before, (lead, last) = steps
        if not before or lead is not None or not last.own or not last.changes_words:
            return None
        if any(step.own or not step.changes_words for _, step in before):
            return None
        if self.scene.heading is not None and not self.scene.heading.whole_section:
            reason = (
                f"It can be read in two ways: “{last.own[0].clause}” may be the place of all these changes, or only of"
                f" the last one, and “{self.scene.heading.clause}” that of the others."
            )
            raise Unclear("I002", reason)
        return last.own

    def targets(self, step: Step, lead: tuple[Place, ...] | None, shared: tuple[Place, ...] | None) -> Iterable[Place]:
        own = step.own or (shared or () if lead is None else ())
        if not own and lead is not None:
            return lead
        if not own:
            self.check_heading_used((Place(),))
            if self.scene.heading is None and step.anywhere:
                return (TEXT,)
            if self.scene.heading is None:
                raise Unclear("I003", "No place is named. Say in which paragraph.")
            if self.scene.last is not None and self.scene.last != self.scene.heading:
                reason = f"It can be read in two ways: “{self.scene.last.clause}” or “{self.scene.heading.clause}”."
                raise Unclear("I002", reason)
            return (self.scene.heading,)
        if lead is not None:
            if any(outer.sentence or outer.heading or own[0] is TEXT for outer in lead):
                raise Senseless
            for outer, place in ((outer, place) for outer in lead for place in own):
                if step.changes_words and (left := place.leaves(outer)):
                    raise Unclear("I002", f"It names two places, “{left}” and “{place.clause}”. Say which is meant.")
            return [place.within(outer) for outer in lead for place in own]
        self.check_heading_used(own)
        return [place.within(self.scene.heading) for place in own]

    def check_heading_used(self, places: Sequence[Place]) -> None:
        """Refuses a place that leans on the heading where the item's own number could belong to it."""
        if self.scene.lost and any(not place.stages or place.relative() for place in places):
            reason = f"The heading “{self.scene.lost}” was not understood, and this may be meant for what it names."
            raise Unclear("I003", reason)
        if not self.scene.number or self.scene.heading is None:
            return
        if any(place.within(self.scene.heading) != place for place in places):
            number, heading = self.scene.number, self.scene.heading.clause
            reason = f"`{number}` may count this proposal, or name the clause of “{heading}” that is meant."
            raise Unclear("I002", f"It can be read in two ways: {reason}")
