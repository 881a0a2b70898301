"""Which clauses could have become which, though their words changed: found by rare runs of three words.

Nothing is compared with everything: an inverted index over what is still free names a few candidates for each clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log
from typing import TypeAlias

from rollingtext.compare.lcs import Positions, common_length, positions
from rollingtext.compare.texts import terms

_MOST_OWNERS = 12
"""A run of words that more clauses share says nothing about which is which."""
_MOST_CANDIDATES = 6

Run: TypeAlias = "tuple[str, str, str]"


class Words:
    """The words of one version's clauses, cut when they are first asked for."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self._terms: dict[int, list[str]] = {}
        self._positions: dict[int, Positions] = {}

    def terms(self, index: int) -> list[str]:
        """The words by which the clause is compared."""
        found = self._terms.get(index)
        if found is None:
            found = self._terms[index] = terms(self.texts[index])
        return found

    def known(self) -> list[list[str]]:
        """The words of every clause that has been cut so far."""
        return list(self._terms.values())

    def positions(self, index: int) -> Positions:
        """Where each of its words stands."""
        found = self._positions.get(index)
        if found is None:
            found = self._positions[index] = positions(self.terms(index))
        return found

    def runs(self, index: int) -> Iterable[Run]:
        """Its runs of three words, the ends of the text counting as words, each once, in order."""
        words = ["", *self.terms(index), ""]
        return dict.fromkeys(zip(words, words[1:], words[2:], strict=False))


def likeness(old: Words, i: int, new: Words, j: int) -> tuple[float, int]:
    """How like two clauses are, from 0 to 1, and how many words they have in common, in order."""
    size, other = len(old.terms(i)), len(new.terms(j))
    if not size or not other:
        return 0.0, 0
    common = common_length(old.positions(i), size, new.terms(j))
    return 2 * common / (size + other), common


def candidates(old: Words, free_old: Sequence[int], new: Words, free_new: Sequence[int]) -> dict[int, list[int]]:
    """For each free new clause the few old ones with which it shares the rarest runs of words, best first."""
    owners: dict[Run, list[int]] = {}
    for i in free_old:
        for run in old.runs(i):
            owners.setdefault(run, []).append(i)
    found: dict[int, list[int]] = {}
    for j in free_new:
        weight: dict[int, float] = {}
        for run in new.runs(j):
            having = owners.get(run)
            if having is not None and len(having) <= _MOST_OWNERS:
                share = 1.0 / len(having)
                for i in having:
                    weight[i] = weight.get(i, 0.0) + share
        if weight:
            best = sorted(weight, key=lambda i: (-weight[i], i))[:_MOST_CANDIDATES]
            least = 0.15 * weight[best[0]]
            found[j] = [i for i in best if weight[i] >= least]
    return found


def weights(clauses: Sequence[Sequence[str]]) -> dict[str, float]:
    """How much each word tells, by the share of clauses that have it."""
    count: dict[str, int] = {}
    for clause in clauses:
        for term in set(clause):
            count[term] = count.get(term, 0) + 1
    return {term: log(1 + len(clauses) / having) ** 2 for term, having in count.items()}
