"""Stretches of words that two texts share, and how much it says that they do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

GRAM = 4
"""Words in a row by which a stretch is found again anywhere in a text."""
Gram: TypeAlias = "tuple[str, ...]"


class Stretch(NamedTuple):
    """`first[start:start + size]` are the words `second[at:at + size]`."""

    start: int
    at: int
    size: int


def longest(
    first: Sequence[str], second: Sequence[str], low: int, high: int, where: Mapping[str, Sequence[int]] | None = None
) -> Stretch:
    """The longest stretch that `first[low:high]` shares with `second`, the first one of several; of size 0 for none."""
    if where is None:
        where = places(second)
    best = Stretch(low, 0, 0)
    for start in range(low, high):
        if high - start <= best.size:
            break
        for at in where.get(first[start], ()):
            size = 1
            while start + size < high and at + size < len(second) and first[start + size] == second[at + size]:
                size += 1
            if size > best.size:
                best = Stretch(start, at, size)
    return best


def places(words: Sequence[str]) -> dict[str, list[int]]:
    """Where each word stands."""
    out: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        out.setdefault(word, []).append(at)
    return out


def standing(words: Sequence[str], wanted: Sequence[str]) -> list[int]:
    """Where `wanted` stands in `words` as a whole."""
    size = len(wanted)
    if not size or size > len(words):
        return []
    head, target = wanted[0], tuple(wanted)
    return [at for at in range(len(words) - size + 1) if words[at] == head and tuple(words[at : at + size]) == target]


def grams(words: Sequence[str]) -> Iterable[Gram]:
    """Every row of `GRAM` words."""
    return zip(*[words[start:] for start in range(GRAM)], strict=False)


def parted(given: Sequence[str], asked: Sequence[str]) -> tuple[int, int]:
    """How many words two texts have in common at their heads, and behind that at their tails."""
    most = min(len(given), len(asked))
    head = 0
    while head < most and given[head] == asked[head]:
        head += 1
    tail = 0
    while tail < most - head and given[-1 - tail] == asked[-1 - tail]:
        tail += 1
    return head, tail
