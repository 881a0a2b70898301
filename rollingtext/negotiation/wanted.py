"""Words that a proposal wants at a place of a clause, and that place found again in a newer text by the words round it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rollingtext.compare.lcs import partners
from rollingtext.document.values import Frozen
from rollingtext.negotiation.standing import Standing, occurrences

_NEAR = 4
"""Words on either side by which a place is known again."""
_MOST = 1_000_000
"""Pairs of words above which two texts are too long to look for rows in common."""


class Slot(NamedTuple):
    """Where words of an older clause stood, in a newer one: the place of each of its words, and the range between."""

    partner: list[int]
    start: int
    end: int

    @property
    def likeness(self) -> float:
        return sum(at >= 0 for at in self.partner) / (len(self.partner) or 1)

    def is_changed(self, start: int, asked: Asked) -> bool:
        """Whether one of the words found at `start` at least is none that stood round the place before."""
        outside = {at for k, at in enumerate(self.partner) if not asked.start <= k < asked.end}
        return any(at not in outside for at in range(start, start + len(asked.words)))


class Asked(Frozen):
    """Words `[start, end)` of a clause that are to give way to `words`, standing `depth` deep in brackets then."""

    here: Standing
    start: int
    end: int
    words: tuple[str, ...]
    depth: int

    @property
    def fresh(self) -> tuple[int, ...]:
        """The words that were not there before, by their numbers among those that come in."""
        kept = {at for at in partners(self.here.words[self.start : self.end], self.words) if at >= 0}
        return tuple(at for at in range(len(self.words)) if at not in kept)

    @property
    def struck(self) -> tuple[int, ...]:
        """The words that go, by their numbers in the clause."""
        found = partners(self.here.words[self.start : self.end], self.words)
        return tuple(self.start + at for at, other in enumerate(found) if other < 0)

    def is_done(self, standing: Standing) -> bool:
        """Whether a newer clause reads to the letter as asked, from some words before the place to some behind it."""
        before, behind = self.here.words[max(0, self.start - 2) : self.start], self.here.words[self.end : self.end + 2]
        row = (*before, *self.words, *behind)
        return len(row) > len(self.words) + 2 and bool(occurrences(row, standing.words))

    def slot(self, standing: Standing) -> Slot:
        """The place in a newer clause, as narrow as the words in common make it."""
        return self._slot(partners(self.here.words, standing.words), standing)

    def wide_slot(self, standing: Standing) -> Slot:
        """The place as wide as it can be: a word beside it that stands twice is taken where it is farther away."""
        own, other = self.here.words, standing.words
        partner = partners(own, other)
        for k in range(min(self.end + _NEAR, len(own)) - 1, self.end - 1, -1):
            behind = next((at for at in partner[k + 1 :] if at >= 0), len(other)) - 1
            if 0 <= partner[k] < behind and other[behind] == own[k]:
                partner[k] = behind
        for k in range(max(0, self.start - _NEAR), self.start):
            before = next((at for at in reversed(partner[:k]) if at >= 0), -1) + 1
            if before < partner[k] and other[before] == own[k]:
                partner[k] = before
        return self._slot(partner, standing)

    def _slot(self, partner: list[int], standing: Standing) -> Slot:
        before = next((at for k in range(self.start - 1, -1, -1) if (at := partner[k]) >= 0), -1)
        size = len(standing.words)
        behind = next((at for k in range(self.end, len(partner)) if (at := partner[k]) > before), size)
        return Slot(partner, before + 1, behind)

    def known(self, standing: Standing, start: int) -> int:
        """How many of the words right before and behind a place are those that stand round the one asked about."""
        own, other = self.here.words, standing.words
        base = own[self.start : self.end]
        end = start + len(self.words)
        left = _alike(own[: self.start], other[:start])
        if base and other[max(0, start - len(base)) : start] == base:
            left = max(left, _alike(own[: self.start], other[: start - len(base)]))
        right = _alike_ahead(own[self.end :], other[end:])
        if base and other[end : end + len(base)] == base:
            right = max(right, _alike_ahead(own[self.end :], other[end + len(base) :]))
        return left + right


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words before a place are the same."""
    size = 0
    while size < min(_NEAR, len(one), len(other)) and one[-1 - size] == other[-1 - size]:
        size += 1
    return size


def _alike_ahead(one: Sequence[str], other: Sequence[str]) -> int:
    size = 0
    while size < min(_NEAR, len(one), len(other)) and one[size] == other[size]:
        size += 1
    return size


def runs(found: Sequence[int]) -> Iterator[list[int]]:
    """The numbers of words whose partners follow each other without a gap."""
    run: list[int] = []
    for at, other in enumerate(found):
        if run and (other < 0 or other != found[run[-1]] + 1 or at != run[-1] + 1):
            yield run
            run = []
        if other >= 0:
            run.append(at)
    if run:
        yield run


def held(row: Sequence[str], other: Sequence[str]) -> float:
    return sum(at >= 0 for at in partners(row, other)) / (len(row) or 1)


def rows_in_common(row: Sequence[str], other: Sequence[str], least: int) -> list[list[tuple[int, int]]]:
    """The longest rows of words that stand together in both, in order, none shorter than `least`: numbers in pairs."""
    from difflib import SequenceMatcher

    if len(row) * len(other) > _MOST:
        return []
    blocks = SequenceMatcher(None, row, other, autojunk=False).get_matching_blocks()
    return [[(at + k, to + k) for k in range(size)] for at, to, size in blocks if size >= least]
