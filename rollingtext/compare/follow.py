"""Contested places followed from one version to the next by the words in them that both have."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import TypeAlias, cast

from rollingtext.brackets.places import Place, places
from rollingtext.compare.extents import Extent, extents, kept
from rollingtext.compare.texts import key
from rollingtext.compare.words import Run
from rollingtext.document.model import Blocks, Clause, Contested, Draft
from rollingtext.document.tree import Located, walk
from rollingtext.document.values import Frozen

Stretch: TypeAlias = "tuple[int, int, int]"
"""A piece of a link's text on one side: the number of the link, start, end."""


class Traced(Frozen):
    """A place of one version: its number in reading order, the link that tells of it, and where its sides stand.

    `start` is the offset of its bracket in the link's text; `sides` holds the stretches of each side of the place.
    """

    place: Place
    number: int
    link: int
    start: int
    sides: tuple[tuple[Stretch, ...], ...]

    def side(self, index: int) -> tuple[Stretch, ...]:
        """Where side `index` is written; nowhere for a side that leaves no text."""
        return self.sides[index] if index < len(self.sides) else ()

    @property
    def all(self) -> tuple[Stretch, ...]:
        """Where its sides are written."""
        return tuple(part for side in self.sides for part in side)


def traced(
    draft: Draft, linked: Sequence[tuple[Located, ...]], quiet: Sequence[bool], texts: Mapping[int, str]
) -> tuple[Traced, ...]:
    """The places of a version to be followed. In `quiet` links only places that reach beyond one clause can change.

    `texts` are the own words of its clauses by their identity.
    """
    silent = {id(item.clause) for side, is_quiet in zip(linked, quiet, strict=True) if is_quiet for item in side}
    found = places(draft, (item for side in linked for item in side), silent)
    if not found:
        return ()
    link_of = {id(item.clause): number for number, side in enumerate(linked) for item in side}

    def where(clause: Clause) -> Stretch:
        """Where the words of a clause stand in the text of its link."""
        number = link_of[id(clause)]
        base = 0
        for item in linked[number]:
            size = len(texts[id(item.clause)])
            if item.clause is clause:
                break
            base += size + 1
        return number, base, base + size

    measured: dict[int, dict[int, Extent]] = {}
    out: list[Traced] = []
    for order, place in enumerate(found):
        clause = place.clause.clause
        number, base, _ = where(clause)
        node = place.node
        if place.kind == "option-block" and isinstance(node, Contested):
            sides = tuple(tuple(where(c) for c in walk(cast("Blocks", side.value))) for side in node.sides)
            out.append(Traced(place, order, number, base, sides))
        else:
            extent = _extent(clause, node, measured)
            parts = tuple(((number, base + start, base + end),) for start, end in extent.sides)
            out.append(Traced(place, order, number, base + extent.start, parts))
    return tuple(out)


def _extent(clause: Clause, node: object, measured: dict[int, dict[int, Extent]]) -> Extent:
    known = measured.get(id(clause))
    if known is None:
        known = measured[id(clause)] = extents(clause)
    return known.get(id(node), Extent(0, ()))


class Common:
    """What the two sides of each link have in common, by offsets."""

    def __init__(self, runs: Sequence[tuple[Run, ...]], old: Sequence[str], new: Sequence[str]) -> None:
        self.runs, self.old, self.new = runs, old, new
        self._forward: dict[int, list[tuple[int, int, int]]] = {}
        self._backward: dict[int, list[tuple[int, int, int]]] = {}

    def to_new(self, stretch: Stretch) -> list[Stretch]:
        """Where the kept words of a stretch of the old text stand in the new one."""
        number = stretch[0]
        table = self._forward.get(number)
        if table is None:
            table = self._forward[number] = kept(self.runs[number])
        return _mapped(stretch, table)

    def to_old(self, stretch: Stretch) -> list[Stretch]:
        """Where the kept words of a stretch of the new text stood in the old one."""
        number = stretch[0]
        table = self._backward.get(number)
        if table is None:
            table = [(new, new + end - start, start) for start, end, new in kept(self.runs[number])]
            self._backward[number] = table
        return _mapped(stretch, table)

    def kept_of_old(self, item: Traced, side: int) -> float:
        """How much of a side of an old place stands in the new text, from 0 to 1."""
        parts = item.side(side)
        stays = sum(_weight(self.new, place) for part in parts for place in self.to_new(part))
        return stays / max(1, sum(_weight(self.old, part) for part in parts))

    def kept_of_new(self, item: Traced, side: int) -> float:
        """How much of a side of a new place stood in the old text."""
        parts = item.side(side)
        stood = sum(_weight(self.old, place) for part in parts for place in self.to_old(part))
        return stood / max(1, sum(_weight(self.new, part) for part in parts))

    def came_of(self, item: Traced, side: int) -> str:
        """The words of the new text that came of a side of an old place; nothing where it was written in many clauses."""
        parts = item.side(side)
        stays = self.to_new(parts[0]) if len(parts) == 1 and item.start >= 0 and item.place.scope != "span" else []
        return self.new[stays[0][0]][stays[0][1] : stays[-1][2]].strip() if stays else ""

    def is_untouched(self, old: Traced) -> bool:
        """Whether an old place is written in texts that have not changed at all, so that offsets are still the same."""
        return bool(old.all) and all(self.old[number] == self.new[number] for number, _, _ in old.all)

    def overlap(self, old: Sequence[Stretch], new: Sequence[Stretch]) -> int:
        """How much text of old stretches stands in new ones."""
        total = 0
        for part in old:
            for number, start, end in self.to_new(part):
                for other, first, last in new:
                    if other == number and first < end and start < last:
                        total += _weight(self.new, (number, max(start, first), min(end, last)))
        return total

    def leaves(self, old: Traced, side: int, new: Traced) -> bool:
        """Whether words of a side stand outside of the place now."""
        landed = [place for part in old.side(side) for place in self.to_new(part)]
        return _has_words_outside(self.new, landed, new.all)

    def enters(self, new: Traced, side: int, old: Traced) -> bool:
        """Whether words of a side stood outside of the place before."""
        origin = [place for part in new.side(side) for place in self.to_old(part)]
        return _has_words_outside(self.old, origin, old.all)

    def sizes(self, old: Traced, new: Traced) -> int:
        """How much text the two places hold together."""
        return sum(_weight(self.old, part) for part in old.all) + sum(_weight(self.new, part) for part in new.all)

    def bracket_now(self, old: Traced) -> object:
        """Where the bracket that opens a place stands now: what `bracket` says of the new place that it opens."""
        if old.place.kind == "option-block" or old.start < 0:
            return bracket(old)
        kept_ = self.to_new((old.link, old.start, old.start + 1))
        return (*kept_[0][:2], False) if kept_ else None


def bracket(item: Traced) -> object:
    """What tells the opening bracket of a place from all others of its version."""
    return (item.link, item.start, item.place.kind == "option-block")


def followed(before: Sequence[Traced], after: Sequence[Traced], common: Common) -> dict[Traced, Traced]:
    """For each old place the new one that it became, where there is one."""
    index = _Index(after)
    ranked: list[tuple[float, int, Traced, Traced]] = []
    unmoved = {other.sides: other for other in reversed(after)}
    for item in before:
        if common.is_untouched(item) and (same := unmoved.get(item.sides)):
            ranked.append((-1.0, item.number + same.number, item, same))
            continue
        landed = [part for side in item.all for part in common.to_new(side)]
        for other in index.touched(landed):
            shared = common.overlap(item.all, other.all)
            if shared:
                likeness = shared / max(1, common.sizes(item, other) - shared)
                ranked.append((-likeness, item.number + other.number, item, other))
    partner: dict[Traced, Traced] = {}
    taken: set[int] = set()

    def pair(item: Traced, other: Traced) -> None:
        if item not in partner and id(other) not in taken:
            partner[item] = other
            taken.add(id(other))

    for _, _, item, other in sorted(ranked, key=lambda entry: entry[:2]):
        pair(item, other)
    tests: tuple[tuple[Callable[[Traced], object], Callable[[Traced], object]], ...] = (
        (common.bracket_now, bracket),
        (_same_sides, _same_sides),
    )
    for here, there in tests:
        waiting: dict[object, list[Traced]] = {}
        for other in reversed(after):
            if id(other) not in taken:
                waiting.setdefault(there(other), []).append(other)
        for item in before:
            if item not in partner and (found := waiting.get(here(item))):
                pair(item, found.pop())
    return partner


class _Index:
    """The new places by where their sides stand."""

    def __init__(self, places_: Sequence[Traced]) -> None:
        self.rows: dict[int, list[tuple[int, int, Traced]]] = {}
        for item in places_:
            for number, start, end in item.all:
                self.rows.setdefault(number, []).append((start, end, item))
        self.reach: dict[int, list[int]] = {}
        for number, rows in self.rows.items():
            rows.sort(key=lambda row: row[:2])
            self.reach[number] = list(accumulate((end for _, end, _ in rows), max))

    def touched(self, stretches: Sequence[Stretch]) -> list[Traced]:
        """The places that hold some of these stretches, each once, in reading order."""
        found: dict[Traced, None] = {}
        for number, start, end in stretches:
            rows, reach = self.rows.get(number, []), self.reach.get(number, [])
            at = bisect_left(rows, end, key=lambda row: row[0]) - 1
            while at >= 0 and reach[at] > start:
                if rows[at][1] > start:
                    found[rows[at][2]] = None
                at -= 1
        return sorted(found, key=lambda item: item.number)


def _same_sides(item: Traced) -> object:
    return (item.link, tuple(key(side.text) for side in item.place.sides))


def _mapped(stretch: Stretch, table: list[tuple[int, int, int]]) -> list[Stretch]:
    number, start, end = stretch
    out: list[Stretch] = []
    at = max(0, bisect_right(table, start, key=lambda row: row[0]) - 1)
    while at < len(table) and table[at][0] < end:
        first, last, to = table[at]
        low, high = max(start, first), min(end, last)
        if low < high:
            out.append((number, to + low - first, to + high - first))
        at += 1
    return out


def _weight(texts: Sequence[str], stretch: Stretch) -> int:
    number, start, end = stretch
    return len("".join(texts[number][start:end].split()))


def _has_words_outside(texts: Sequence[str], stretches: Sequence[Stretch], inside: Sequence[Stretch]) -> bool:
    for number, start, end in stretches:
        for other, first, last in sorted(inside):
            if other == number:
                if any(map(str.isalnum, texts[number][start : min(end, first)])):
                    return True
                start = max(start, min(end, last))
        if any(map(str.isalnum, texts[number][start:end])):
            return True
    return False
