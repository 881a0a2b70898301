"""Clauses written anew: few words are left in order, but the rare ones, which carry the matter, are still there.

The last evidence that is asked. A pair must be the likeliest of both sides, and by a margin.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rollingtext.compare.candidates import Weights
from rollingtext.compare.fuzzy import Fuzzy

_LEAST, _MARGIN = 0.42, 0.07
_MOST_OWNERS = 12


def reworded(fuzzy: Fuzzy, together: Callable[[int, int], bool]) -> None:
    """Links free clauses whose rare words agree far better than those of any other free pair.

    `together` says whether two clauses stand under the same heading; only such ones can be one another rewritten.
    """
    matching = fuzzy.matching
    free_old, free_new = matching.free()
    if not free_old or not free_new:
        return
    old = {i: list(dict.fromkeys(fuzzy.old.terms(i))) for i in free_old}
    new = {j: list(dict.fromkeys(fuzzy.new.terms(j))) for j in free_new}
    weight = Weights(fuzzy.old, fuzzy.new)
    sizes_old = {i: sum(weight[term] for term in bag) for i, bag in old.items()}
    sizes_new = {j: sum(weight[term] for term in bag) for j, bag in new.items()}
    owners: dict[str, list[int]] = {}
    for i, bag in old.items():
        for term in bag:
            owners.setdefault(term, []).append(i)
    ranked: list[tuple[float, int, int]] = []
    for j, bag in new.items():
        sharing = (owners.get(term, ()) for term in bag)
        for i in dict.fromkeys(i for having in sharing if len(having) <= _MOST_OWNERS for i in having):
            if not together(i, j):
                continue
            common = sum(weight[term] for term in bag if term in old[i])
            ranked.append((2 * common / max(sizes_old[i] + sizes_new[j], 1e-9), i, j))
    best_old, best_new = (
        _two_best((i, score) for score, i, _ in ranked),
        _two_best((j, score) for score, _, j in ranked),
    )
    for score, i, j in sorted(ranked, key=lambda entry: (-entry[0], entry[1], entry[2])):
        if score < _LEAST:
            break
        alone = score - max(best_old[i][1], best_new[j][1]) >= _MARGIN
        if alone and score == best_old[i][0] == best_new[j][0] and not matching.is_cut((i,), (j,)):
            matching.put((i,), (j,), score)


def _two_best(scores: Iterable[tuple[int, float]]) -> dict[int, tuple[float, float]]:
    best: dict[int, tuple[float, float]] = {}
    for index, score in scores:
        first, second = best.get(index, (0.0, 0.0))
        best[index] = (score, first) if score > first else (first, max(second, score))
    return best
