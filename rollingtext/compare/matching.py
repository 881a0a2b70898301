"""Clauses being matched: what is linked so far, and what still waits, by index in the order of each version."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rollingtext.compare.candidates import Words
from rollingtext.compare.links import LinkSource

FREE, HELD = -1, -2
"""A clause without a link: open for one, or one of several equal texts that wait for their neighbours."""


class Group(NamedTuple):
    """A link between clause indexes, ascending on each side."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    score: float
    source: LinkSource = "computed"


class Side(NamedTuple):
    """The clauses of one version that are compared by their words, in reading order.

    `texts` are their words as written, brackets included, `words` those without; `under` are the indexes of the
    clauses directly under each one that has any.
    """

    texts: Sequence[str]
    words: Words
    under: Mapping[int, Sequence[int]]


class Matching:
    """The links found so far between two sequences of texts. A clause is in one link at most."""

    def __init__(self, old: Side, new: Side, cuts: Collection[tuple[int, int]] = ()) -> None:
        self.old, self.new, self.cuts = old.texts, new.texts, frozenset(cuts)
        self.words_old, self.words_new = old.words, new.words
        self.under_old, self.under_new = old.under, new.under
        self.of_old = [FREE] * len(old.texts)
        self.of_new = [FREE] * len(new.texts)
        self.groups: list[Group] = []

    def put(self, old: Iterable[int], new: Iterable[int], score: float, source: LinkSource = "computed") -> None:
        """Links clauses that are free or held."""
        group = Group(tuple(sorted(old)), tuple(sorted(new)), score, source)
        number = len(self.groups)
        self.groups.append(group)
        for i in group.old:
            self.of_old[i] = number
        for j in group.new:
            self.of_new[j] = number

    def is_cut(self, old: Iterable[int], new: Sequence[int]) -> bool:
        """Whether a person has said that one of these did not become the other."""
        return bool(self.cuts) and any((i, j) in self.cuts for i in old for j in new)

    def free(self) -> tuple[list[int], list[int]]:
        """The clauses of each side that are open for a link."""
        return (
            [i for i, group in enumerate(self.of_old) if group == FREE],
            [j for j, group in enumerate(self.of_new) if group == FREE],
        )

    def beside(self, j: int, step: int) -> int | None:
        """The old clause that stands next to the partner of `new[j]`'s neighbour, on the same side of it."""
        k = j + step
        if not 0 <= k < len(self.of_new):
            return None
        number = self.of_new[k]
        if number < 0:
            return None
        group = self.groups[number].old
        if not group:
            return None
        i = group[0] - 1 if step > 0 else group[-1] + 1
        return i if 0 <= i < len(self.of_old) else None

    def extend(self, number: int, old: Iterable[int], new: Iterable[int], score: float) -> None:
        """Adds free clauses to a link."""
        group = self.groups[number]
        self.groups[number] = Group(
            tuple(sorted((*group.old, *old))), tuple(sorted((*group.new, *new))), score, group.source
        )
        for i in old:
            self.of_old[i] = number
        for j in new:
            self.of_new[j] = number

    def facing(self) -> Iterator[tuple[range, range]]:
        """Runs of free clauses between the same two links that are as long on both sides: old ones, new ones."""
        size = len(self.of_new)
        j = 0
        while j < size:
            end = j
            while end < size and self.of_new[end] == FREE:
                end += 1
            i = self.beside(j, -1) if end > j else None
            if i is not None and self.beside(end - 1, 1) == i + end - j - 1:
                if all(self.of_old[k] == FREE for k in range(i, i + end - j)):
                    yield range(i, i + end - j), range(j, end)
            j = max(end, j + 1)

    def adjacent(self, free_new: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Free pairs that stand next to a link, on the same side of it."""
        for j in free_new:
            for step in (-1, 1):
                i = self.beside(j, step)
                if i is not None and self.of_old[i] == FREE:
                    yield i, j

    def gaps(self, most: int) -> Iterator[tuple[int, int]]:
        """Free pairs that stand in the same run of unlinked clauses behind or before one link, up to `most` away."""
        for step in (-1, 1):
            start: int | None = None
            order = range(len(self.of_new)) if step < 0 else range(len(self.of_new) - 1, -1, -1)
            for j in order:
                if self.of_new[j] >= 0:
                    start = None
                    continue
                if start is None:
                    start = self.beside(j, step)
                    if start is None and (j == 0 or j == len(self.of_new) - 1):
                        start = 0 if step < 0 else len(self.of_old) - 1
                if start is None or self.of_new[j] != FREE:
                    continue
                i = start
                for _ in range(most):
                    if not 0 <= i < len(self.of_old) or self.of_old[i] >= 0:
                        break
                    if self.of_old[i] == FREE:
                        yield i, j
                    i -= step

    def neighbours(self, old: Sequence[int], new: Sequence[int]) -> int:
        """How many of the two neighbours agree: they are linked to each other, or both ends of the text.

        Clauses under them that are mostly linked to each other count as both.
        """
        if self._children_agree(old, new):
            return 2
        count = 0
        for i, j in ((old[0] - 1, new[0] - 1), (old[-1] + 1, new[-1] + 1)):
            if (i < 0 and j < 0) or (i == len(self.of_old) and j == len(self.of_new)):
                count += 1
            elif 0 <= i < len(self.of_old) and 0 <= j < len(self.of_new):
                count += self.of_old[i] == self.of_new[j] >= 0
        return count

    def _children_agree(self, old: Sequence[int], new: Sequence[int]) -> bool:
        children = [child for i in old for child in self.under_old.get(i, ())]
        others = {child for j in new for child in self.under_new.get(j, ())}
        if not children or not others:
            return False
        linked = sum(
            1
            for child in children
            if (number := self.of_old[child]) >= 0 and any(j in others for j in self.groups[number].new)
        )
        return 2 * linked >= max(len(children), len(others))
