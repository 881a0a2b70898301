"""How like two clauses are, and whether a third one is nearly as like: what may be taken for what."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from rollingtext.compare.candidates import Run, Words, likeness
from rollingtext.document.tree import Located

_MOST_OWNERS = 40
_MOST_RIVALS = 8


class Likeness:
    """Likeness between the clauses of two versions, by the words in common, in order; measured when asked for.

    `settled` clauses are no rivals of others: nobody doubts what became of them.
    """

    def __init__(self, old: Sequence[Located], new: Sequence[Located], settled: Container[int]) -> None:
        self._at_old = {id(item.clause): at for at, item in enumerate(old)}
        self._at_new = {id(item.clause): at for at, item in enumerate(new)}
        self._old = Words([item.clause for item in old])
        self._new = Words([item.clause for item in new])
        self._open_old = [at for at, item in enumerate(old) if id(item.clause) not in settled]
        self._open_new = [at for at, item in enumerate(new) if id(item.clause) not in settled]
        self._owners: tuple[dict[Run, list[int]], dict[Run, list[int]]] | None = None

    def of(self, old: Located, new: Located) -> float:
        """How like two clauses are, from 0 to 1."""
        return likeness(self._old, self._at_old[id(old.clause)], self._new, self._at_new[id(new.clause)])[0]

    def rival(self, old: Located, new: Located) -> float:
        """How like the pair is the likeliest other one: another old clause with `new`, or `old` with another new one."""
        i, j = self._at_old[id(old.clause)], self._at_new[id(new.clause)]
        before, after = self._index()
        best = 0.0
        for other in self._near(self._new.runs(j), before, i):
            best = max(best, likeness(self._old, other, self._new, j)[0])
        for other in self._near(self._old.runs(i), after, j):
            best = max(best, likeness(self._old, i, self._new, other)[0])
        return best

    def _near(self, runs: Iterable[Run], owners: dict[Run, list[int]], but: int) -> list[int]:
        weight: dict[int, float] = {}
        for run in runs:
            having = owners.get(run, ())
            if len(having) <= _MOST_OWNERS:
                for other in having:
                    if other != but:
                        weight[other] = weight.get(other, 0.0) + 1.0 / len(having)
        return sorted(weight, key=lambda other: (-weight[other], other))[:_MOST_RIVALS]

    def _index(self) -> tuple[dict[Run, list[int]], dict[Run, list[int]]]:
        if self._owners is None:
            self._owners = _owners(self._old, self._open_old), _owners(self._new, self._open_new)
        return self._owners


def _owners(words: Words, clauses: Iterable[int]) -> dict[Run, list[int]]:
    owners: dict[Run, list[int]] = {}
    for at in clauses:
        for run in words.runs(at):
            owners.setdefault(run, []).append(at)
    return owners
