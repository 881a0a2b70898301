"""The longest common subsequence of two short lists of words, exactly, by bits of Python integers.

Bit `i` of a row is 0 where the i-th word of the first list ends a longer common subsequence than the one before it
(Hyyrö 2004). Sixty words fit into two machine words, so a pair of clauses costs microseconds.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeAlias

Positions: TypeAlias = "dict[Hashable, int]"
"""For each word of a list, the bits of the places where it stands."""

_BLOCK = 512
"""Rows kept between two checkpoints; longer lists are walked back block by block, so memory stays small."""


def positions(words: Iterable[Hashable]) -> Positions:
    """Where each word stands, as bits."""
    found: Positions = {}
    bit = 1
    for word in words:
        found[word] = found.get(word, 0) | bit
        bit <<= 1
    return found


def common_length(where: Positions, size: int, other: Iterable[Hashable]) -> int:
    """How many words, in order, the list behind `where` (`size` words) shares with `other`."""
    row = mask = (1 << size) - 1
    get = where.get
    for word in other:
        bits = get(word)
        if bits is not None:
            shared = row & bits
            if shared:
                row = (row + shared) | (row - shared)
    return size - (row & mask).bit_count()


def common_pairs(first: Sequence[Hashable], second: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The places (index in `first`, index in `second`) of one longest common subsequence, ascending."""
    where, mask = positions(first), (1 << len(first)) - 1
    checkpoints = [mask]
    for start in range(0, len(second) - _BLOCK, _BLOCK):
        checkpoints.append(_rows(where, mask, checkpoints[-1], second[start : start + _BLOCK])[-1])
    pairs: list[tuple[int, int]] = []
    at = len(first) - 1
    for block in range(len(checkpoints) - 1, -1, -1):
        start = block * _BLOCK
        rows = [checkpoints[block], *_rows(where, mask, checkpoints[block], second[start : start + _BLOCK])]
        step = len(rows) - 1
        while step > 0 and at >= 0:
            if rows[step] >> at & 1:
                at -= 1
            elif not rows[step - 1] >> at & 1:
                step -= 1
            else:
                pairs.append((at, start + step - 1))
                at -= 1
                step -= 1
    pairs.reverse()
    return pairs


def common_head(one: Iterable[Hashable], other: Iterable[Hashable]) -> int:
    """How many words two lists begin with alike."""
    size = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        size += 1
    return size


def common_tail(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    """How many words two lists end with alike."""
    return common_head(reversed(one), reversed(other))


def common_ends(one: Sequence[Hashable], other: Sequence[Hashable]) -> tuple[int, int]:
    """How many words two lists begin with alike, and how many of the others they end with alike."""
    head = common_head(one, other)
    return head, min(common_tail(one, other), min(len(one), len(other)) - head)


def partners(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[int]:
    """For each word of an older text its place in a newer one, -1 for a word that is gone."""
    head, tail = common_ends(old, new)
    found = [*range(head), *[-1] * (len(old) - head)]
    for step in range(1, tail + 1):
        found[-step] = len(new) - step
    for i, j in common_pairs(old[head : len(old) - tail], new[head : len(new) - tail]):
        found[head + i] = head + j
    return found


def _rows(where: Positions, mask: int, row: int, words: Sequence[Hashable]) -> list[int]:
    rows = []
    for word in words:
        shared = row & where.get(word, 0)
        if shared:
            row = ((row + shared) | (row - shared)) & mask
        rows.append(row)
    return rows
