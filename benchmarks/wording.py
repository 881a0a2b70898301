"""Words as every tool here is counted by: what a word is, and how far two texts really are from each other."""

from __future__ import annotations

import re

WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")


def distance(old: str, new: str) -> int:
    """Words deleted and inserted by the shortest script between two texts; a changed word counts twice."""
    if old == new:
        return 0
    before, after = WORD.findall(old), WORD.findall(new)
    return len(before) + len(after) - 2 * _common(before, after)


def _common(before: list[str], after: list[str]) -> int:
    """The length of the longest common subsequence, one machine-free integer step for every word of `after`."""
    places: dict[str, int] = {}
    for at, word in enumerate(before):
        places[word] = places.get(word, 0) | 1 << at
    every = (1 << len(before)) - 1
    row = every
    for word in after:
        hits = row & places.get(word, 0)
        row = ((row + hits) | (row - hits)) & every
    return len(before) - row.bit_count()
