"""Stretches of words that two texts share, and how much it says that they do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

GRAM = 4
"""Words in a row by which a stretch is found again anywhere in a text."""
_MOST = 64
"""Places of one word in a clause that are looked at."""
Gram: TypeAlias = "tuple[str, ...]"


class Stretch(NamedTuple):
    """`first[start:start + size]` are the words `second[at:at + size]`."""

    start: int
    at: int
    size: int


def longest(first: Sequence[str], second: Sequence[str], low: int, high: int) -> Stretch:
    """The longest stretch that `first[low:high]` shares with `second`, the first one of several; of size 0 for none."""
    where = _places(second)
    best = Stretch(low, 0, 0)
    for start in range(low, high):
        if high - start <= best.size:
            break
        for at in where.get(first[start], ()):
            if start > low and at and first[start - 1] == second[at - 1]:
                continue  # a longer one began in front of it
            size = 1
            while start + size < high and at + size < len(second) and first[start + size] == second[at + size]:
                size += 1
            if size > best.size:
                best = Stretch(start, at, size)
    return best


def _places(words: Sequence[str]) -> dict[str, list[int]]:
    """Where each word stands, but for those that stand so often that they tell nothing."""
    out: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        row = out.setdefault(word, [])
        if len(row) < _MOST:
            row.append(at)
    return out


def standing(words: Sequence[str], wanted: Sequence[str]) -> list[int]:
    """Where `wanted` stands in `words` as a whole."""
    if not wanted or len(wanted) > len(words):
        return []
    text, sought = _joined(words), _joined(wanted)
    out: list[int] = []
    index = last = 0
    at = text.find(sought)
    while at >= 0:
        index += text.count("\0", last, at)
        out.append(index)
        last = at
        at = text.find(sought, at + 1)
    return out


def _joined(words: Sequence[str]) -> str:
    """Words as one text in which a row of them stands where its text stands."""
    return "\0" + "\0".join(words) + "\0"


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
