"""Contested places as they can be handed round: no name stands in the words of a side."""

from __future__ import annotations

from rollingtext.brackets.places import Place, PlaceSide, places
from rollingtext.brackets.settle import without_names
from rollingtext.document.model import Draft
from rollingtext.document.values import replace


def nameless_places(draft: Draft) -> tuple[Place, ...]:
    """The places with their backers, and no name in the text of a side: places in it name theirs there."""
    told = places(without_names(draft))
    found = places(draft)
    sides = [tuple(PlaceSide(_bare(side.text), side.backers) for side in place.sides) for place in found]
    if len(told) == len(found):
        sides = [
            tuple(one._replace(backers=other.backers) for one, other in zip(bare.sides, place.sides, strict=True))
            if len(bare.sides) == len(place.sides)
            else kept
            for bare, place, kept in zip(told, found, sides, strict=True)
        ]
    made: dict[int, Place] = {}
    for place, texts in zip(found, sides, strict=True):
        within = (made[id(place.within[0])], place.within[1]) if place.within else None
        made[id(place)] = replace(place, sides=texts, within=within)
    return tuple(made.values())


def _bare(text: str) -> str:
    """A text without what stands in its brackets, where it cannot be told which of it are names."""
    head, bracket, _ = text.partition("[")
    return f"{head}[…]" if bracket else text
