"""Clauses whose words changed: the likeliest explanation of all wins first.

An explanation says that one clause became one, that one was split into several, or that several were merged. All of
them are measured alike, by the words in common in order, and compete in one ranking, so that a split is not taken for
an edit and an insertion.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rollingtext.compare.candidates import Weights, Words, candidates, likeness
from rollingtext.compare.lcs import Positions, common_length, positions
from rollingtext.compare.matching import FREE, Matching

_PART = 0.65
"""So much of a clause's words must lie in another one for it to count as a part of it."""
_GAIN = 0.75
"""A split or merger must leave at most this share of the words that the best edit leaves unexplained."""
_CONTEXT = 0.06
"""What each agreeing neighbour adds to the rank of an explanation."""
_LIKELY = 0.45
"""Two free neighbours this like each other support each other."""
_WINDOW = 12
"""Free clauses between the same two neighbours are compared with one another up to so many on a side."""


_SURE = 0.8
_TELLING = (0.4, 0.3, 0.0)
"""Below that likeness, so much of the words, weighed by how rare they are, must be common too (by neighbours)."""


class Explanation(NamedTuple):
    """Old clauses that may have become new ones, with the likeness of their words."""

    score: float
    old: tuple[int, ...]
    new: tuple[int, ...]


class Fuzzy:
    """The explanations for what exact comparison left open."""

    def __init__(self, matching: Matching) -> None:
        self.matching = matching
        self.old, self.new = matching.words_old, matching.words_new
        self.seen: dict[tuple[int, int], tuple[float, int]] = {}
        self.open: list[Explanation] = []
        self.weight = Weights(self.old, self.new)

    def like(self, i: int, j: int) -> tuple[float, int]:
        """Likeness and common words of two clauses, measured once."""
        found = self.seen.get((i, j))
        if found is None:
            found = self.seen[i, j] = likeness(self.old, i, self.new, j)
        return found

    def take_in_place(self) -> None:
        """Links runs of free clauses, as many on both sides between the same links, where each pair is very alike.

        Such a pair has both neighbours behind it, so one elsewhere would need a likeness above 1 to come first.
        """
        matching = self.matching
        for olds, news in matching.facing():
            pairs = list(zip(olds, news, strict=True))
            scores = [0.0 if matching.is_cut((i,), (j,)) else self.like(i, j)[0] for i, j in pairs]
            if min(scores) + 2 * _CONTEXT > 1:
                for (i, j), score in zip(pairs, scores, strict=True):
                    matching.put((i,), (j,), score)

    def collect(self, gaps: bool) -> None:
        """Finds the explanations for everything that is free now; with `gaps`, also by where clauses stand."""
        matching = self.matching
        free_old, free_new = matching.free()
        self.weight = Weights(self.old, self.new)
        found = candidates(self.old, free_old, self.new, free_new)
        for i, j in matching.gaps(_WINDOW) if gaps else matching.adjacent(free_new):
            near = found.setdefault(j, [])
            if i not in near:
                near.append(i)
        pairs = [(i, j) for j, olds in found.items() for i in olds if not matching.is_cut((i,), (j,))]
        self.open = [Explanation(self.like(i, j)[0], (i,), (j,)) for i, j in pairs]
        self.open += self._groups(pairs)

    def _groups(self, pairs: Sequence[tuple[int, int]]) -> list[Explanation]:
        """Splits and mergers: several clauses that lie in one."""
        inside_old: dict[int, list[int]] = {}
        inside_new: dict[int, list[int]] = {}
        for i, j in pairs:
            common = self.like(i, j)[1]
            size, other = len(self.old.terms(i)), len(self.new.terms(j))
            if other < size and common >= _PART * other and other > 2:
                inside_old.setdefault(i, []).append(j)
            elif size < other and common >= _PART * size and size > 2:
                inside_new.setdefault(j, []).append(i)
        out: list[Explanation] = []
        for i, parts in inside_old.items():
            alike = {j: self.like(i, j)[0] for j in parts}
            best = assembled(self.old.positions(i), len(self.old.terms(i)), alike, self.new, self.matching.of_new)
            if best and not self.matching.is_cut((i,), best[1]):
                out.append(Explanation(best[0], (i,), best[1]))
        for j, parts in inside_new.items():
            alike = {i: self.like(i, j)[0] for i in parts}
            best = assembled(self.new.positions(j), len(self.new.terms(j)), alike, self.old, self.matching.of_old)
            if best and not self.matching.is_cut(best[1], (j,)):
                out.append(Explanation(best[0], best[1], (j,)))
        return out

    def take(self, least: tuple[float, float, float]) -> None:
        """Links explanations, the best first; `least` is the likeness asked for with 0, 1 and 2 agreeing neighbours."""
        matching = self.matching
        of_old, of_new = matching.of_old, matching.of_new
        ranked = []
        for score, old, new in self.open:
            if score >= least[2] and all(of_old[i] == FREE for i in old) and all(of_new[j] == FREE for j in new):
                agreeing = self._agreeing(old, new)
                if score >= least[agreeing] and (score >= _SURE or self._tell(old, new, _TELLING[agreeing])):
                    ranked.append((-score - _CONTEXT * agreeing, -score, old, new))
        for _, score, old, new in sorted(ranked):
            if all(of_old[i] == FREE for i in old) and all(of_new[j] == FREE for j in new):
                matching.put(old, new, -score)

    def _agreeing(self, old: Sequence[int], new: Sequence[int]) -> int:
        """How many neighbours support an explanation: linked to each other, or free and likely to be."""
        matching, count = self.matching, self.matching.neighbours(old, new)
        if count < 2:
            for i, j in ((old[0] - 1, new[0] - 1), (old[-1] + 1, new[-1] + 1)):
                found = self.seen.get((i, j))
                if found and found[0] >= _LIKELY and matching.of_old[i] == FREE and matching.of_new[j] == FREE:
                    count += 1
        return min(count, 2)

    def _tell(self, old: Sequence[int], new: Sequence[int], least: float) -> bool:
        """Whether two clauses share rare words, not only the phrases that all clauses are made of."""
        if not least:
            return True
        weight = self.weight
        left = {term for i in old for term in self.old.terms(i)}
        right = {term for j in new for term in self.new.terms(j)}
        total = sum(sorted(weight[term] for side in (left, right) for term in side))
        common = sum(sorted(weight[term] for term in left & right))
        return 2 * common >= least * total

    def absorb(self) -> None:
        """Adds a free clause to the link of its neighbour where it explains words there that nothing else does."""
        matching = self.matching
        for i in matching.free()[0]:
            for k in (i - 1, i + 1):
                if 0 <= k < len(matching.of_old) and self._absorbs(matching.of_old[k], (i,), ()):
                    break
        for j in matching.free()[1]:
            for k in (j - 1, j + 1):
                if 0 <= k < len(matching.of_new) and self._absorbs(matching.of_new[k], (), (j,)):
                    break

    def _absorbs(self, number: int, old: tuple[int, ...], new: tuple[int, ...]) -> bool:
        if number < 0:
            return False
        group = self.matching.groups[number]
        if group.source != "computed" or group.score >= 0.97 or not group.old or not group.new:
            return False
        olds, news = tuple(sorted((*group.old, *old))), tuple(sorted((*group.new, *new)))
        if (len(olds) > 1 and len(news) > 1) or self.matching.is_cut(olds, news):
            return False
        own = sum(len(self.old.terms(i)) for i in old) + sum(len(self.new.terms(j)) for j in new)
        before, shared = self._measured(group.old, group.new)
        after, more = self._measured(olds, news)
        if own < 3 or more - shared < _PART * own or 1 - after > _GAIN * (1 - before):
            return False
        self.matching.extend(number, old, new, after)
        return True

    def _measured(self, old: Sequence[int], new: Sequence[int]) -> tuple[float, int]:
        left = [term for i in old for term in self.old.terms(i)]
        right = [term for j in new for term in self.new.terms(j)]
        common = common_length(positions(left), len(left), right)
        return 2 * common / max(1, len(left) + len(right)), common


def assembled(
    where: Positions, size: int, parts: Mapping[int, float], words: Words, state: Sequence[int]
) -> tuple[float, tuple[int, ...]] | None:
    """The parts that together make up most of a clause, if two or more do so better than the best of them alone.

    `parts` tells how like the clause each of them is by itself.
    """

    def measure(chosen: Sequence[int]) -> float:
        joined = [term for index in sorted(chosen) for term in words.terms(index)]
        return 2 * common_length(where, size, joined) / (size + len(joined))

    start = max(parts, key=lambda index: (parts[index], -index))
    chosen, best = [start], parts[start]
    while len(chosen) < 6:
        near = [index for index in (min(chosen) - 1, max(chosen) + 1) if 0 <= index < len(state)]
        tries = [
            (measure([*chosen, index]), -index)
            for index in dict.fromkeys([*near, *parts])
            if index not in chosen and state[index] == FREE and words.terms(index)
        ]
        if not tries or 1 - (top := max(tries))[0] > _GAIN * (1 - best):
            break
        best = top[0]
        chosen.append(-top[1])
    return (best, tuple(sorted(chosen))) if len(chosen) > 1 else None
