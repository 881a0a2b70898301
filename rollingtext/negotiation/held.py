"""Which words of a draft are contested: every stretch of a clause that stands in a bracket, and who backs it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from rollingtext.brackets.places import Place, places
from rollingtext.compare.extents import Extent, extents
from rollingtext.compare.texts import compared, own_text
from rollingtext.document.model import Blocks, Clause, Contested, Draft, Edge, Side
from rollingtext.document.tree import walk
from rollingtext.notation.plain import plain


class Held(NamedTuple):
    """The characters `[start, end)` of a clause's own text, which are one side of a place."""

    start: int
    end: int
    place: Place
    side: int

    @property
    def backers(self) -> tuple[str, ...]:
        """Who backs these words."""
        return self.place.sides[self.side].backers

    @property
    def against(self) -> tuple[str, ...]:
        """Who backs another side, or that there be no text."""
        return tuple(name for at, side in enumerate(self.place.sides) if at != self.side for name in side.backers)


def held(draft: Draft) -> Mapping[int, Sequence[Held]]:
    """The contested stretches of each clause by its identity, outer ones before what is nested in them."""
    out: dict[int, list[Held]] = {}
    spans: dict[int, Place] = {}
    measured: dict[int, dict[int, Extent]] = {}
    for place in places(draft):
        clause, node = place.clause.clause, place.node
        if isinstance(node, Edge):
            if node.pair is not None:
                spans[node.pair] = place
        elif place.kind == "option-block":
            for side, value in enumerate(node.sides):
                for inner in walk(cast("Side[Blocks]", value).value):
                    out.setdefault(id(inner), []).append(Held(0, len(own_text(inner)), place, side))
        else:
            if id(clause) not in measured:
                measured[id(clause)] = extents(clause)
            extent = measured[id(clause)].get(id(node), Extent(0, ()))
            for side, (start, end) in enumerate(extent.sides):
                out.setdefault(id(clause), []).append(Held(start, end, place, side))
    if spans:
        _add_spans(draft, spans, out)
    return out


def at(stretches: Sequence[Held], start: int) -> Held | None:
    """The innermost place that a character stands in, `None` for agreed words."""
    inside = [each for each in stretches if each.start <= start < each.end]
    return min(inside, key=lambda each: each.end - each.start) if inside else None


def _add_spans(draft: Draft, spans: Mapping[int, Place], out: dict[int, list[Held]]) -> None:
    """Adds what brackets hold that begin in one clause and end there or in a later one."""
    open_: dict[int, Place] = {}
    for clause in walk(draft.blocks):
        starts = dict.fromkeys(open_, 0)
        items = compared(clause)
        for edge in clause.lead:
            _meet(edge, 0, spans, open_, starts, clause, out)
        offset = 0
        for item in items:
            size = len(plain((item,)))
            _meet(item, offset, spans, open_, starts, clause, out)
            offset += size
        for pair, start in starts.items():
            out.setdefault(id(clause), []).insert(0, Held(start, offset, open_[pair], 0))


def _meet(
    item: object,
    offset: int,
    spans: Mapping[int, Place],
    open_: dict[int, Place],
    starts: dict[int, int],
    clause: Clause,
    out: dict[int, list[Held]],
) -> None:
    """Opens or closes a span at an end of it."""
    if isinstance(item, Contested) or not isinstance(item, Edge) or item.pair not in spans:
        return
    assert item.pair is not None
    if item.opening:
        open_[item.pair] = spans[item.pair]
        starts[item.pair] = offset
    elif item.pair in starts:
        out.setdefault(id(clause), []).insert(0, Held(starts.pop(item.pair), offset, open_.pop(item.pair), 0))
