"""Copies of a draft: as one party would read it, without what is contested, or the agreed text alone.

Each is a way of deciding; `brackets.settle` carries it out. What a policy has no answer for stays contested.
"""

from __future__ import annotations

from rollingtext.brackets.places import Place, leaves_nothing, places
from rollingtext.brackets.settle import Policy, settled
from rollingtext.document.labels import Label
from rollingtext.document.limits import MAX_BRACKET_DEPTH
from rollingtext.document.model import (
    Blocks,
    Clause,
    Contested,
    Draft,
    Editorial,
    Inline,
    Inlines,
    Placeholder,
    Remark,
    Side,
    Text,
    is_nothing,
)
from rollingtext.document.values import replace
from rollingtext.notation.parties import Party, Registry

OPEN: Placeholder = Placeholder((Text("…"),))
"""What the agreed text shows where some words must stand and none are agreed."""


def no_text(place: Place) -> int | None:
    """Takes the side "no text", wherever a place has one."""
    return next((index for index, side in enumerate(place.sides) if not side.text), None)


def in_order(*policies: Policy) -> Policy:
    """Asks each policy in turn until one has an answer."""

    def decide(place: Place) -> int | None:
        return next((choice for policy in policies if (choice := policy(place)) is not None), None)

    return decide


def as_read_by(party: Party, registry: Registry, date: str = "") -> Policy:
    """Takes the side that `party` backs, itself or else through a group it belongs to on a day (ISO date).

    No answer where it backs none or several sides, or has reserved its position there.
    """
    groups = {group.code for group in registry.groups_of(party.code, date)}

    def decide(place: Place) -> int | None:
        own: list[int] = []
        inherited: list[int] = []
        for index, side in enumerate(place.sides):
            codes = {found.code for name in side.backers if (found := registry.resolve(name))}
            if party.code in codes:
                own.append(index)
            elif codes & groups:
                inherited.append(index)
        if own:
            return own[0] if len(own) == 1 else None
        reserved = any((found := registry.resolve(name)) and found.code == party.code for name in place.reservations)
        return inherited[0] if len(inherited) == 1 and not reserved else None

    return decide


def agreed_only(draft: Draft) -> Draft:
    """The draft without anything contested.

    A place that may end as no text ends so; where one text or another must stand, a placeholder `[…]` shows the gap.
    Taking out what is contested can pair brackets anew that crossed one another, so it is done until none is left.
    """
    for _ in range(MAX_BRACKET_DEPTH):
        if not places(draft):
            break
        gaps = replace(draft, blocks=_with_gaps(draft.blocks))
        draft = settled(gaps, lambda place: len(place.sides) - 1 if (choice := no_text(place)) is None else choice)
    return draft


def _with_gaps(blocks: Blocks) -> Blocks:
    """The same blocks, every place that has no side "no text" given the placeholder as its last side."""
    out: list[Clause | Contested[Blocks]] = []
    for block in blocks:
        if isinstance(block, Clause):
            words = {name: _gapped(getattr(block, name)) for name in ("lead", "heading", "body")}
            children = _with_gaps(block.children)
            out.append(
                replace(block, lead=words["lead"], heading=words["heading"], body=words["body"], children=children)
            )
            continue
        sides = tuple(Side(_with_gaps(side.value), side.backers) for side in block.sides)
        if not any(leaves_nothing(side.value) for side in block.sides):
            gap = Clause("option", Label("Option", "arabic", (0,), frame="Option #"), (), (OPEN,))
            sides = (*sides, Side((gap,)))
        out.append(replace(block, sides=sides, layout=None))
    return tuple(out)


def _gapped(items: Inlines) -> Inlines:
    out: list[Inline] = []
    for item in items:
        match item:
            case Contested():
                sides = tuple(Side(_gapped(side.value), side.backers) for side in item.sides)
                if not any(is_nothing(side.value) for side in item.sides):
                    sides = (*sides, Side((OPEN,)))
                out.append(replace(item, sides=sides))
            case Placeholder() | Editorial() | Remark():
                out.append(replace(item, content=_gapped(item.content)))
            case _:
                out.append(item)
    return tuple(out)
