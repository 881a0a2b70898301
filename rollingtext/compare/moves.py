"""What left its place: the clauses outside the heaviest run that kept its order, told once for the highest of them.

A move is relative: of two blocks that changed places the lighter one moved. A clause that only followed a parent that
moved did not move; inside a moved parent the order is looked at anew.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from rollingtext.compare.containers import Level


class Pair(NamedTuple):
    """A link by its heaviest clauses: where it stood, where it stands, and how much text it carries."""

    old: int
    new: int
    weight: int


def moved(pairs: Sequence[Pair], old: Level, new: Level) -> set[Pair]:
    """The pairs that moved by themselves."""
    found: set[Pair] = set()
    work = [sorted(pairs)]
    while work:
        level = work.pop()
        kept = heaviest_run(level)
        out = {pair for pair in level if pair not in kept}
        if not out:
            continue
        starts = [pair.old for pair in level]
        followers: set[Pair] = set()
        for at, pair in enumerate(level):
            if pair in followers:
                continue
            end = bisect_left(starts, old.ends[pair.old])
            inside = [other for other in level[at + 1 : end] if pair.new < other.new < new.ends[pair.new]]
            gone = sum(part.weight for part in (pair, *inside) if part in out)
            if inside and 2 * gone > pair.weight + sum(part.weight for part in inside):
                found.add(pair)
                followers.update(inside)
                work.append(inside)
            elif pair in out:
                found.add(pair)
    return found


def heaviest_run(pairs: Sequence[Pair]) -> set[Pair]:
    """Of pairs in the order of the old text, the heaviest ones that are in the order of the new text too."""
    ends: list[int] = []
    best: list[int] = []
    last: list[Pair] = []
    before: dict[Pair, Pair | None] = {}
    for pair in pairs:
        at = bisect_left(ends, pair.new)
        total = max(1, pair.weight) + (best[at - 1] if at else 0)
        before[pair] = last[at - 1] if at else None
        stop = at
        while stop < len(best) and best[stop] <= total:
            stop += 1
        if stop == at and at < len(best) and ends[at] == pair.new:
            continue
        ends[at:stop], best[at:stop], last[at:stop] = [pair.new], [total], [pair]
    run: set[Pair] = set()
    pair_: Pair | None = last[-1] if last else None
    while pair_ is not None:
        run.add(pair_)
        pair_ = before[pair_]
    return run
