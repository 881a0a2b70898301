"""The algebra of contested places, for any sequence that may hold them: words, or clauses.

A sequence *means* its set of readings: one side chosen at every place, in every way, an inner place existing only
where its outer side was chosen. `flatten` and `simplify` keep that set; `mapped` changes values side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias, TypeVar

from rollingtext.document.model import Contested, Side

T = TypeVar("T")
U = TypeVar("U")
Sequence_: TypeAlias = "tuple[Any, ...]"
"""Items of any kind, some of them `Contested` with such sequences as their sides."""


def mapped(change: Callable[[T], U], place: Contested[T]) -> Contested[U]:
    """The same place with `change` applied to the value of every side; backers stay."""
    sides = tuple(Side(change(side.value), side.backers) for side in place.sides)
    return Contested(sides, place.reservations, place.layout, place.span)


def flatten(place: Contested[Sequence_]) -> Contested[Sequence_]:
    """A place without sides that are nothing but a place: `[[a][b]]` has the sides *a*, *b* and no text.

    Who backs the outer side backs each inner one. The readings are the same.
    """
    sides: list[Side[Sequence_]] = []
    for side in place.sides:
        inner = _only_place(side.value)
        if inner is None:
            sides.append(side)
            continue
        for part in flatten(inner).sides:
            sides.append(Side(part.value, _union(side.backers, part.backers)))
    return Contested(tuple(sides), place.reservations, None, place.span)


def simplify(items: Sequence_) -> Sequence_:
    """The shortest way to write the same readings: places flattened, equal sides put together, settled ones gone.

    A place with one distinct side left is not contested, and its value stands for it.
    """
    out: list[Any] = []
    for item in items:
        if not isinstance(item, Contested):
            out.append(item)
            continue
        flat = flatten(mapped(simplify, item))
        sides: dict[Sequence_, Side[Sequence_]] = {}
        for side in flat.sides:
            before = sides.get(side.value)
            sides[side.value] = Side(side.value, _union(before.backers, side.backers)) if before else side
        if len(sides) == 1:
            out.extend(next(iter(sides)))
        else:
            out.append(Contested(tuple(sides.values()), flat.reservations, None, flat.span))
    return tuple(out)


def readings(items: Sequence_) -> Iterator[Sequence_]:
    """Every reading of a sequence, lazily, sides in their order, the last place changing fastest; equal ones repeat."""
    index = next((i for i, item in enumerate(items) if isinstance(item, Contested)), None)
    if index is None:
        yield items
        return
    before, place, behind = items[:index], items[index], items[index + 1 :]
    for side in place.sides:
        for chosen in readings(side.value):
            for rest in readings(behind):
                yield (*before, *chosen, *rest)


def count_readings(items: Sequence_) -> int:
    """How many ways there are to choose, without going through them."""
    total = 1
    for item in items:
        if isinstance(item, Contested):
            total *= sum(count_readings(side.value) for side in item.sides)
    return total


def _only_place(value: Sequence_) -> Contested[Sequence_] | None:
    return value[0] if len(value) == 1 and isinstance(value[0], Contested) else None


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return (*first, *(party for party in second if party not in first))
