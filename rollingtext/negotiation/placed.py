"""The words of a clause in two versions set against each other, with what was proposed in mind.

Words that were asked for and stand where they were asked for are recognized first, whatever the words round them;
what is left is compared word by word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rollingtext.compare.lcs import common_pairs
from rollingtext.document.values import Frozen
from rollingtext.negotiation.asked import Asked
from rollingtext.negotiation.spelled import Spelled, tells
from rollingtext.negotiation.stretches import GRAM, parted, standing

_ISLAND = 2
"""Small words in a row that are not taken to have stayed when all round them gave way."""


class Row(NamedTuple):
    """The words and marks of some clauses, one behind the other, as they are compared.

    `refs` tell for each the clause (its number among them) and the token there.
    """

    words: tuple[str, ...]
    refs: tuple[tuple[int, int], ...]
    clauses: tuple[Spelled, ...]

    def first(self, clause: int, token: int) -> int:
        """The place in the row of the first word of a clause at or behind a token."""
        return bisect_left(self.refs, (clause, token))


class Wanted(NamedTuple):
    """Words that proposals ask for, without those that stand there anyway: `words` in the place of `[low, high)`.

    `date` is the day on which the first of them was tabled, if that is known.
    """

    proposals: tuple[str, ...]
    words: tuple[str, ...]
    low: int = -1
    high: int = -1
    date: str = ""

    def unplaced(self) -> Wanted:
        """The same words, asked for in an older version: where they were to stand can no longer be told."""
        return self._replace(low=-1, high=-1)


class Run(NamedTuple):
    """Words `[low, high)` of a row; `low_old` and `high_old` are the words of the other row that they stand between."""

    low: int
    high: int
    low_old: int = 0
    high_old: int = 0
    proposals: tuple[str, ...] = ()


class Placed(Frozen):
    """What two rows have in common: `pairs` of indexes, ascending in the newer one.

    `by` tells of words of the newer row whose proposals they are. `fresh` are the other words that came in, `struck`
    those that went, with the proposals that asked for it. `open` was asked for and is not there as a whole.
    """

    pairs: tuple[tuple[int, int], ...]
    by: dict[int, tuple[str, ...]]
    fresh: tuple[Run, ...]
    struck: tuple[Run, ...]
    open: tuple[Wanted, ...]


def row_of(clauses: Sequence[Spelled]) -> Row:
    """The words of some clauses in a row."""
    refs = tuple([(number, token) for number, clause in enumerate(clauses) for token in clause.said])
    return Row(tuple([clauses[number].folded[token] for number, token in refs]), refs, tuple(clauses))


def wanted(before: Row, clause: int, proposals: tuple[str, ...], asked: Asked) -> Wanted:
    """What is asked for in a clause of a row, without the words at both ends that stand there anyway."""
    if asked.tokens is None:
        return Wanted(proposals, asked.words, date=asked.proposal.date)
    start, end = asked.tokens
    low, high = before.first(clause, start), before.first(clause, min(end, len(before.clauses[clause].words)))
    head, tail = parted(before.words[low:high], asked.words)
    return Wanted(proposals, asked.words[head : len(asked.words) - tail], low + head, high - tail, asked.proposal.date)


def placed(before: Row, after: Row, asked: Sequence[Wanted]) -> Placed:
    """Sets the words of two rows against each other."""
    by: dict[int, tuple[str, ...]] = {}
    given: dict[int, tuple[str, ...]] = {}
    open_: list[Wanted] = []
    for each in sorted(asked, key=lambda each: -len(each.words)):
        if not each.words:
            continue
        at = _where(each, before.words, after.words, by)
        if at < 0:
            open_.append(each.unplaced())
            continue
        by.update(dict.fromkeys(range(at, at + len(each.words)), each.proposals))
        size = each.high - each.low
        if size and after.words[max(0, at - size) : at] != before.words[each.low : each.high]:
            given.update(dict.fromkeys(range(each.low, each.high), each.proposals))
    pairs = tuple(_without_islands(tuple(_pairs(before.words, after.words, given, by)), before.words, len(after.words)))
    for each in asked:
        if not each.words:
            for index in range(each.low, each.high):
                given.setdefault(index, each.proposals)
    return Placed(
        pairs, by, tuple(_fresh(pairs, before, after, by)), tuple(_struck(pairs, before, given)), tuple(open_)
    )


def _where(each: Wanted, old: Sequence[str], new: Sequence[str], by: dict[int, tuple[str, ...]]) -> int:
    """Where the words asked for stand now, -1 for nowhere: new there, and between the words they were asked between."""
    found = standing(new, each.words)
    size = len(each.words)
    if len(found) <= len(standing(old, each.words)) or (each.low < 0 and size < GRAM):
        return -1
    lefts = {_at(old, each.low - 1), _at(old, each.high - 1)}
    right = _at(old, each.high)
    best, score = -1, 0
    for at in found:
        if any(index in by for index in range(at, at + size)):
            continue
        here = int(size >= GRAM and any(map(tells, each.words)))
        if each.low >= 0:
            here += 2 * (_at(new, at - 1) in lefts) + 2 * (_at(new, at + size) == right)
        if here > score:
            best, score = at, here
    return best


def _at(words: Sequence[str], index: int) -> str:
    return words[index] if 0 <= index < len(words) else ""


def _pairs(
    old: Sequence[str], new: Sequence[str], without: dict[int, tuple[str, ...]], by: dict[int, tuple[str, ...]]
) -> Iterator[tuple[int, int]]:
    """The words that both have, in order, but those that proposals account for."""
    here = [index for index in range(len(old)) if index not in without]
    there = [index for index in range(len(new)) if index not in by]
    head, tail = parted([old[index] for index in here], [new[index] for index in there])
    yield from zip(here[:head], there[:head], strict=True)
    here, mid, there = here[head:], len(here) - tail, there[head:]
    inner_old, inner_new = here[: mid - head], there[: len(there) - tail]
    common = common_pairs([old[index] for index in inner_old], [new[index] for index in inner_new])
    yield from ((inner_old[i], inner_new[j]) for i, j in common)
    if tail:
        yield from zip(here[-tail:], there[-tail:], strict=True)


def _without_islands(pairs: Sequence[tuple[int, int]], old: Sequence[str], size_new: int) -> Iterator[tuple[int, int]]:
    """The pairs but for small words that stand alone between words that gave way to others: they went along."""
    pieces: list[list[tuple[int, int]]] = []
    for i, j in pairs:
        if pieces and pieces[-1][-1] == (i - 1, j - 1):
            pieces[-1].append((i, j))
        else:
            pieces.append([(i, j)])
    ends = [(-1, -1), *(piece[-1] for piece in pieces)]
    starts = [*(piece[0] for piece in pieces[1:]), (len(old), size_new)]
    for piece, end, start in zip(pieces, ends, starts, strict=False):
        first, last = piece[0], piece[-1]
        gave_way = min(first[0] - end[0], first[1] - end[1], start[0] - last[0], start[1] - last[1]) > 1
        if not gave_way or len(piece) > _ISLAND or any(tells(old[i]) for i, _ in piece):
            yield from piece


def _fresh(pairs: Sequence[tuple[int, int]], before: Row, after: Row, by: dict[int, tuple[str, ...]]) -> Iterator[Run]:
    """The words that came in and are nobody's yet, those of each clause apart."""
    ends = [(-1, -1), *pairs, (len(before.words), len(after.words))]
    for (i, j), (i_next, j_next) in pairwise(ends):
        low = j + 1
        for at in range(j + 1, j_next + 1):
            cut = at == j_next or at in by
            if low < at and (cut or after.refs[at][0] != after.refs[at - 1][0]):
                yield Run(low, at, i + 1, i_next)
                low = at
            if cut:
                low = at + 1


def _struck(pairs: Sequence[tuple[int, int]], before: Row, asked: dict[int, tuple[str, ...]]) -> Iterator[Run]:
    """The words that went, those that other proposals asked for apart."""
    kept = {i for i, _ in pairs}
    low = 0
    for at in range(len(before.words) + 1):
        cut = at == len(before.words) or at in kept
        if low < at and (
            cut or asked.get(at, ()) != asked.get(at - 1, ()) or before.refs[at][0] != before.refs[at - 1][0]
        ):
            yield Run(low, at, proposals=asked.get(at - 1, ()))
            low = at
        if cut:
            low = at + 1


def signs(
    before: Row, after: Row, pairs: Sequence[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The brackets and names that both rows have between the same words: the token of the newer one, and what it was."""
    old, new = _signs(before), _signs(after)
    if not old or not new:
        return
    ends = [((0, -1), (0, -1)), *((before.refs[i], after.refs[j]) for i, j in pairs), (_END, _END)]
    for (here, there), (here_next, there_next) in pairwise(ends):
        left = old[bisect_left(old, here) : bisect_left(old, here_next)]
        right = new[bisect_left(new, there) : bisect_left(new, there_next)]
        if left and right:
            one = [before.clauses[clause].folded[token] for clause, token in left]
            other = [after.clauses[clause].folded[token] for clause, token in right]
            yield from ((right[j], left[i]) for i, j in common_pairs(one, other))


_END = (1 << 30, 0)


def _signs(row: Row) -> list[tuple[int, int]]:
    """The tokens of a row that are no words of the text."""
    said = set(row.refs)
    return [
        (number, token)
        for number, clause in enumerate(row.clauses)
        if len(clause.said) < len(clause.words)
        for token in range(len(clause.words))
        if (number, token) not in said
    ]
