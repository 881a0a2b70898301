"""Who wants which word of a rolled text: each change signed by those who propose it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from rollingtext.amend.roll import Rolled
from rollingtext.document.model import HEADED, Clause, Contested, Inlines
from rollingtext.document.tree import walk
from rollingtext.notation.link import edges_of
from rollingtext.notation.plain import plain
from rollingtext.writers.docx.runs import Sign

_Stretch = tuple[int, int, tuple[str, ...]]


def delegations(rolled: Rolled, dates: Mapping[str, str]) -> Callable[[Clause, int], Sign]:
    """Who proposes the character of a clause's own words at an offset; `dates` tells when somebody tabled it.

    The words of a side are signed by those who back it, the brackets round them by all who want the place, and the
    brackets round whole clauses by those named at their end.
    """
    places = {id(place.node) for place, _ in rolled.stakes}
    known: dict[int, list[_Stretch]] = {}
    around = _around(rolled)

    def author(clause: Clause, at: int) -> Sign:
        if id(clause) not in known:
            items = clause.heading if clause.kind in HEADED else clause.body
            known[id(clause)] = list(_stretches(items, places))
        names = next((names for start, end, names in reversed(known[id(clause)]) if start <= at < end), ())
        names = names or around.get(id(clause), ())
        return Sign(", ".join(names) or "rollingtext", next((dates[name] for name in names if name in dates), ""))

    return author


def _around(rolled: Rolled) -> dict[int, tuple[str, ...]]:
    """The names at brackets round whole clauses, for each clause in them."""
    names: dict[int | None, tuple[str, ...]] = {}
    for clause in walk(rolled.draft.blocks):
        for edge in edges_of(clause):
            if edge.pair is not None and not edge.opening:
                names[edge.pair] = (*edge.backers, *edge.against)
    out: dict[int, tuple[str, ...]] = {}
    open_: list[int | None] = []
    for clause in walk(rolled.draft.blocks):
        edges = edges_of(clause)
        starting = [edge.pair for edge in edges if edge.opening and edge.pair is not None]
        inside = [*open_, *starting]
        out[id(clause)] = next((names[pair] for pair in reversed(inside) if names.get(pair)), ())
        ending = {edge.pair for edge in edges if not edge.opening}
        open_ = [pair for pair in inside if pair not in ending]
    return out


def _stretches(items: Inlines, places: set[int]) -> Iterator[_Stretch]:
    """Stretches of the plain text that somebody wants, outer ones before what stands in them."""
    at = 0
    for item in items:
        size = len(plain((item,)))
        if isinstance(item, Contested) and (id(item) in places or item.layout is None):
            everybody = tuple(dict.fromkeys(name for side in item.sides for name in side.backers))
            yield at, at + size, everybody
            yield from _sides(item, at, plain((item,)))
        elif isinstance(item, Contested):
            yield from _inside(item, at, places)
        at += size


def _sides(place: Contested[Inlines], start: int, text: str) -> Iterator[_Stretch]:
    """The words of each side, with the bracket and the names that stand with them."""
    at = 0
    for side in place.sides:
        words = plain(side.value)
        found = text.find(words, at) if words.strip() else -1
        if found < 0:
            continue
        end = found + len(words)
        closing = text.find("]", end)
        if side.backers:
            yield start + max(found - 1, at), start + (closing + 1 if closing >= 0 else end), side.backers
        at = end


def _inside(place: Contested[Inlines], start: int, places: set[int]) -> Iterator[_Stretch]:
    text = plain((place,))
    at = 0
    for side in place.sides:
        words = plain(side.value)
        found = text.find(words, at) if words.strip() else -1
        if found >= 0:
            for first, last, names in _stretches(side.value, places):
                yield start + found + first, start + found + last, names
            at = found + len(words)
