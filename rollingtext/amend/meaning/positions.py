"""Who stands where: names put to a side of a contested place, or taken off it.

A party stands on one side of a place: whoever backs another side is no longer named beside the first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from rollingtext.amend.meaning.base import Base
from rollingtext.amend.meaning.edits import Edit, Refusal
from rollingtext.amend.meaning.on_brackets import Named, named_bracket, rewritten, side_named
from rollingtext.amend.operations import Back, Oppose, Reserve, Withdraw
from rollingtext.document.model import Inlines, Side, is_nothing
from rollingtext.document.tree import Located
from rollingtext.notation.attribution import Parties

OnPosition: TypeAlias = Back | Oppose | Reserve | Withdraw


def position(operation: OnPosition, target: Located, base: Base, names: tuple[str, ...]) -> Edit | Refusal:
    """The edit that writes the position of the parties `names` into the text."""
    named = named_bracket(operation.at, target, base)
    if isinstance(named, Refusal):
        return named
    mine = _called(names, base.reading.parties)
    sides = [list(side.backers) for side in named.node.sides]
    values = [side.value for side in named.node.sides]
    reserved = [name for name in named.node.reservations if not mine(name)]
    others = [[name for name in backers if not mine(name)] for backers in sides]
    match operation:
        case Back(side=side):
            index = side_named(side, named)
            if isinstance(index, Refusal):
                return index
            others[index] += names
        case Oppose():
            index = next((at for at, value in enumerate(values) if is_nothing(value)), len(values))
            if index == len(values):
                values.append(())
                others.append([])
            others[index] += names
        case Reserve():
            others = sides
            reserved += names
        case Withdraw():
            pass
    return _written(named, values, others, reserved, base)


def _written(
    named: Named, values: list[Inlines], backers: list[list[str]], reserved: list[str], base: Base
) -> Edit | Refusal:
    before = [set(side.backers) for side in named.node.sides]
    if [set(names) for names in backers] == before and set(reserved) == set(named.node.reservations):
        return Refusal("already", f"{named.place.id} says so already.", named.target)
    sides = tuple(Side(value, tuple(names)) for value, names in zip(values, backers, strict=True))
    return rewritten(named, sides, tuple(reserved), base)


def _called(names: tuple[str, ...], parties: Parties) -> Callable[[str], bool]:
    """Whether a name as the text has it means one of the parties `names`."""
    meant = [party for name in names if (party := parties.resolve(name)) is not None]
    return lambda name: name in names or parties.resolve(name) in meant
