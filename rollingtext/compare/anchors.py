"""Equal texts find each other, wherever they stand; texts that occur several times wait for their neighbours.

The order of trust: the same text, the same but for numbers, the same but for brackets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from rollingtext.compare.matching import FREE, HELD, Matching
from rollingtext.compare.texts import key, without_numbers

_MOST_PAIRS = 400
_FAR = 50

Class: TypeAlias = "tuple[list[int], list[int]]"
"""Clauses of each side with the same key, more than one on one side at least."""


def anchored(matching: Matching) -> list[Class]:
    """Links what is equal and unique; returns the classes of equal texts, whose members are held until `released`."""
    _unique(matching, matching.old, matching.new, 1.0)
    plain = _keys(matching.old.__getitem__, matching.of_old), _keys(matching.new.__getitem__, matching.of_new)
    equal = _unique(matching, *plain, 1.0)
    _spread(matching, equal)
    _hold(matching, equal)
    alike = _unique(matching, _blanked(plain[0]), _blanked(plain[1]), 0.99, letters=True)
    _spread(matching, alike)
    _in_order(matching, alike)
    said = _keys(matching.words_old.said, matching.of_old), _keys(matching.words_new.said, matching.of_new)
    _unique(matching, _blanked(said[0]), _blanked(said[1]), 0.98, letters=True)
    return equal


def released(matching: Matching, equal: list[Class], final: bool) -> None:
    """Settles equal texts by the neighbours known by now; in the end, what is left is linked in order."""
    for olds, news in equal:
        for i in olds:
            if matching.of_old[i] == HELD:
                matching.of_old[i] = FREE
        for j in news:
            if matching.of_new[j] == HELD:
                matching.of_new[j] = FREE
    _spread(matching, equal)
    if final:
        _in_order(matching, equal)
    else:
        _hold(matching, equal)


def _keys(text: Callable[[int], str], state: Sequence[int]) -> list[str]:
    """The keys of the clauses that are not linked yet; those of the others are not looked at."""
    return [key(text(index)) if group < 0 else "" for index, group in enumerate(state)]


def _blanked(keys: Sequence[str]) -> list[str]:
    return [without_numbers(text) for text in keys]


def _unique(
    matching: Matching, old: Sequence[str], new: Sequence[str], score: float, letters: bool = False
) -> list[Class]:
    """Links free clauses whose key is unique on both sides; returns the classes of the other keys both sides have."""
    free_old, free_new = matching.free()
    here: dict[str, list[int]] = {}
    there: dict[str, list[int]] = {}
    for i in free_old:
        here.setdefault(old[i], []).append(i)
    for j in free_new:
        there.setdefault(new[j], []).append(j)
    classes: list[Class] = []
    for text, news in there.items():
        olds = here.get(text)
        if olds is None or (letters and not any(map(str.isalpha, text))):
            continue
        if len(olds) == len(news) == 1:
            if text.strip() and not matching.is_cut(olds, news):
                matching.put(olds, news, score)
            elif not text.strip():
                classes.append((olds, news))
        else:
            classes.append((olds, news))
    return classes


def _hold(matching: Matching, classes: list[Class]) -> None:
    for olds, news in classes:
        for i in olds:
            if matching.of_old[i] == FREE:
                matching.of_old[i] = HELD
        for j in news:
            if matching.of_new[j] == FREE:
                matching.of_new[j] = HELD


def _spread(matching: Matching, classes: list[Class]) -> None:
    """Settles members of classes from a matched neighbour outwards, downwards first, then upwards."""
    class_old = {i: number for number, (olds, _) in enumerate(classes) for i in olds}
    class_new = {j: number for number, (_, news) in enumerate(classes) for j in news}
    for step, order in ((-1, sorted(class_new)), (1, sorted(class_new, reverse=True))):
        for j in order:
            if matching.of_new[j] >= 0:
                continue
            i = matching.beside(j, step)
            if i is not None and matching.of_old[i] < 0 and class_old.get(i) == class_new[j]:
                if not matching.is_cut((i,), (j,)):
                    matching.put((i,), (j,), 1.0)


def _in_order(matching: Matching, classes: list[Class]) -> None:
    """Links what is left of each class, the pairs nearest to where their neighbours went first.

    Clauses without a word are left to their neighbours, unless there are as many on both sides.
    """
    for olds, news in classes:
        left = [i for i in olds if matching.of_old[i] < 0]
        right = [j for j in news if matching.of_new[j] < 0]
        if not left or not right or (len(left) != len(right) and not matching.old[left[0]].strip()):
            continue
        pairs: Iterable[tuple[int, int]] = zip(left, right, strict=False)
        if len(left) * len(right) <= _MOST_PAIRS:
            ranked = sorted((abs(expected(matching, j) - i), j, i) for j in right for i in left)
            pairs = ((i, j) for _, j, i in ranked)
        for i, j in pairs:
            if matching.of_old[i] < 0 and matching.of_new[j] < 0 and not matching.is_cut((i,), (j,)):
                matching.put((i,), (j,), 1.0)


def expected(matching: Matching, j: int) -> int:
    """Where the new clause `j` would have stood among the old ones, by its nearest linked neighbour."""
    for distance in range(1, len(matching.of_new)):
        for step in (-distance, distance):
            k = j + step
            if 0 <= k < len(matching.of_new) and matching.of_new[k] >= 0 and (i := _old_of(matching, k)) is not None:
                return i - step
        if distance > _FAR:
            break
    return j


def _old_of(matching: Matching, k: int) -> int | None:
    group = matching.groups[matching.of_new[k]].old
    return group[0] if group else None
