"""Which clauses could have become which, though their words changed: found by rare runs of three words.

Nothing is compared with everything: an inverted index over what is still free names a few candidates for each clause.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from typing import TypeAlias

from rollingtext.compare.lcs import Positions, common_ends, common_length, positions
from rollingtext.compare.texts import said_text, terms
from rollingtext.document.model import Clause

_MOST_OWNERS = 12
"""A run of words that more clauses share says nothing about which is which."""
_MOST_CANDIDATES = 6
_MOST_RUNS = 24
"""Of a long clause so many runs are looked up, evenly spread: no rewriting changes just these."""

Run: TypeAlias = "tuple[str, str, str]"


class Words:
    """The words of one version's clauses without brackets and attributions, cut when they are first asked for.

    `having` counts for each word the clauses cut so far that have it.
    """

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._clauses = clauses
        self.having: Counter[str] = Counter()
        self._said: dict[int, str] = {}
        self._terms: dict[int, list[str]] = {}
        self._positions: dict[int, Positions] = {}

    def said(self, index: int) -> str:
        """The words as written, in one text."""
        found = self._said.get(index)
        if found is None:
            found = self._said[index] = said_text(self._clauses[index])
        return found

    def terms(self, index: int) -> list[str]:
        """The words by which the clause is compared."""
        found = self._terms.get(index)
        if found is None:
            found = self._terms[index] = terms(self.said(index))
            self.having.update(set(found))
        return found

    @property
    def known(self) -> int:
        """How many clauses have been cut so far."""
        return len(self._terms)

    def positions(self, index: int) -> Positions:
        """Where each of its words stands."""
        found = self._positions.get(index)
        if found is None:
            found = self._positions[index] = positions(self.terms(index))
        return found

    def runs(self, index: int, most: int = 0) -> Iterable[Run]:
        """Its runs of three words, the ends of the text counting as words, each once, in order.

        With `most`, of a long clause only every second, third ... run, so that about so many are left.
        """
        words = ["", *self.terms(index), ""]
        step = max(1, len(words) // most) if most else 1
        return dict.fromkeys(zip(words[::step], words[1::step], words[2::step], strict=False))


def likeness(old: Words, i: int, new: Words, j: int) -> tuple[float, int]:
    """How like two clauses are, from 0 to 1, and how many words they have in common, in order."""
    left, right = old.terms(i), new.terms(j)
    size, other = len(left), len(right)
    if not size or not other:
        return 0.0, 0
    ends = common_ends(left, right)
    if 2 * sum(ends) > size:
        inner = left[ends[0] : size - ends[1]]
        common = sum(ends) + common_length(positions(inner), len(inner), right[ends[0] : other - ends[1]])
    else:
        common = common_length(old.positions(i), size, right)
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
        for run in new.runs(j, _MOST_RUNS):
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


class Weights(dict[str, float]):
    """How much each word tells, by the share of the clauses of both versions that have it; reckoned when asked for."""

    def __init__(self, old: Words, new: Words) -> None:
        self._old, self._new = old.having, new.having
        self._clauses = old.known + new.known

    def __missing__(self, term: str) -> float:
        having = self._old[term] + self._new[term]
        weight = self[term] = log(1 + self._clauses / max(1, having)) ** 2
        return weight
