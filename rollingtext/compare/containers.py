"""Sections, articles and clauses without words of their own: they became what most of their children became."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from rollingtext.compare.lcs import common_length, positions
from rollingtext.compare.texts import key, terms
from rollingtext.document.model import Clause
from rollingtext.document.tree import Located

_LEAST_SHARE = 0.3
"""So much of the heavier one's text must have gone from one to the other; less will do where the headings agree."""
_HEADING = 0.25
"""What equal headings add to the rank of a pair."""


class Level(NamedTuple):
    """The clauses of one version in reading order: their texts, and for each the index of its parent and its end.

    `ends[i]` is the index behind the last clause under `i`; `wordy[i]` says that it is compared by its own words.
    """

    clauses: tuple[Located, ...]
    texts: tuple[str, ...]
    parents: tuple[int, ...]
    ends: tuple[int, ...]
    wordy: tuple[bool, ...]

    def holds_words(self, index: int) -> bool:
        """Whether a clause is compared by its own words; the others by what is under them."""
        return self.wordy[index]

    def own_texts(self) -> dict[int, str]:
        """The own words of each clause, by its identity."""
        return {id(item.clause): text for item, text in zip(self.clauses, self.texts, strict=True)}

    def is_heading(self, index: int) -> bool:
        """Whether a clause is a section or an article."""
        return self.clauses[index].clause.kind in ("section", "article")


def level(clauses: tuple[Located, ...], texts: tuple[str, ...]) -> Level:
    """The clauses of a version with their tree as indexes."""
    index = {id(item): at for at, item in enumerate(clauses)}
    parents = tuple(index[id(item.parent)] if item.parent is not None else -1 for item in clauses)
    ends = list(range(1, len(clauses) + 1))
    for at in range(len(clauses) - 1, 0, -1):
        parent = parents[at]
        if parent >= 0 and ends[at] > ends[parent]:
            ends[parent] = ends[at]
    wordy = tuple([_holds_words(item.clause, text) for item, text in zip(clauses, texts, strict=True)])
    return Level(clauses, texts, parents, tuple(ends), wordy)


def _holds_words(clause: Clause, text: str) -> bool:
    return clause.kind not in ("section", "article") and (bool(text.strip()) or not clause.children)


def container_pairs(
    old: Level,
    new: Level,
    leaves: Sequence[tuple[int, int]],
    taken_old: Collection[int],
    taken_new: Collection[int],
    cuts: Collection[tuple[int, int]],
) -> list[tuple[int, int, float]]:
    """Pairs of clauses without words of their own, with their score, given the pairs of those that have some."""
    common = _votes(old, new, leaves)
    weight_old, weight_new = _weights(old), _weights(new)
    heirs = _heirs(old, new, common)
    ranked = []
    for (i, j), weight in common.items():
        if i in taken_old or j in taken_new or old.is_heading(i) != new.is_heading(j) or (i, j) in cuts:
            continue
        heaviest = max(weight_old[i], weight_new[j])
        share = min(1.0, weight / heaviest) if heaviest else 1.0
        same = _same_words(old.texts[i], new.texts[j])
        if share >= _LEAST_SHARE or (same and old.texts[i].strip()) or (i, j) in heirs:
            heading = 1.0 if same else _alike(old.texts[i], new.texts[j])
            ranked.append((-share - _HEADING * heading, abs(i - j), i, j, share, heading))
    used_old, used_new = set(taken_old), set(taken_new)
    found: dict[int, int] = {}
    scores: dict[int, float] = {}
    for _, _, i, j, share, heading in sorted(ranked):
        if i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            found[i] = j
            both = old.texts[i].strip() and new.texts[j].strip()
            scores[i] = (share + heading) / 2 if both else share
    _by_heading(old, new, found, used_old, used_new, cuts, scores)
    return [(i, j, scores[i]) for i, j in sorted(found.items())]


def _votes(old: Level, new: Level, leaves: Sequence[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """For each pair of containers the weight of the text that both hold, old and new together."""
    votes: dict[tuple[int, int], int] = {}
    above_old, above_new = _containers_above(old), _containers_above(new)
    for i, j in leaves:
        weight = len(old.texts[i]) + len(new.texts[j])
        for container in above_old[i]:
            for other in above_new[j]:
                votes[container, other] = votes.get((container, other), 0) + weight
    return {pair: weight // 2 for pair, weight in votes.items()}


def _heirs(old: Level, new: Level, common: Mapping[tuple[int, int], int]) -> set[tuple[int, int]]:
    """The sections and articles that became each other by most of what their clauses became and were.

    So an article is still the same when most of it was struck, or when its heading was: `Article 3 (definitions)`.
    It takes the same number, or one of the two without a heading that could speak against it.
    """
    went: dict[int, int] = {}
    came: dict[int, int] = {}
    alike = {
        (i, j): weight
        for (i, j), weight in common.items()
        if old.is_heading(i) and old.clauses[i].clause.kind == new.clauses[j].clause.kind
    }
    for (i, j), weight in alike.items():
        went[i] = went.get(i, 0) + weight
        came[j] = came.get(j, 0) + weight
    return {
        (i, j)
        for (i, j), weight in alike.items()
        if 2 * weight > max(went[i], came[j])
        and (_same_number(old.clauses[i], new.clauses[j]) or not (old.texts[i].strip() and new.texts[j].strip()))
    }


def _same_number(old: Located, new: Located) -> bool:
    left, right = old.clause.label, new.clause.label
    return left is not None and right is not None and left.name == right.name


def _containers_above(side: Level) -> list[tuple[int, ...]]:
    above: list[tuple[int, ...]] = []
    for parent in side.parents:
        if parent < 0:
            above.append(())
        else:
            above.append(above[parent] if side.holds_words(parent) else (*above[parent], parent))
    return above


def headings_above(side: Level) -> list[int]:
    """For each clause the innermost section or article it stands under, -1 where there is none."""
    above: list[int] = []
    for parent in side.parents:
        above.append(parent if parent < 0 or side.is_heading(parent) else above[parent])
    return above


def _weights(side: Level) -> list[int]:
    """The weight of the text under each clause."""
    weights = [0] * len(side.clauses)
    for at in range(len(side.clauses) - 1, -1, -1):
        parent = side.parents[at]
        if parent >= 0:
            own = len(side.texts[at]) if side.holds_words(at) else 0
            weights[parent] += weights[at] + own
    return weights


def _same_words(heading: str, other: str) -> bool:
    return heading == other or key(heading).casefold() == key(other).casefold()


def _alike(heading: str, other: str) -> float:
    left, right = terms(heading), terms(other)
    if not left or not right:
        return 0.0
    return 2 * common_length(positions(left), len(left), right) / (len(left) + len(right))


def _by_heading(
    old: Level,
    new: Level,
    found: dict[int, int],
    used_old: set[int],
    used_new: set[int],
    cuts: Collection[tuple[int, int]],
    scores: dict[int, float],
) -> None:
    """Links headings that are left and equal, as many here as there, under parents that are linked.

    A heading without words must have the same number, and nothing under it.
    """
    here, there = _left_headings(old, used_old), _left_headings(new, used_new)
    linked = [(-1, -1), *found.items()]
    for above, over in linked:  # it grows while it is read: headings under headings
        news = there.get(over, {})
        for name, olds in here.get(above, {}).items():
            pairs = list(zip(olds, news.get(name, ()), strict=False))
            if len(pairs) == len(olds) == len(news.get(name, ())) and not set(pairs) & set(cuts):
                found.update(pairs)
                scores.update((i, 0.5) for i, _ in pairs)
                linked += pairs


def _left_headings(side: Level, used: Collection[int]) -> dict[int, dict[tuple[str, str, str], list[int]]]:
    """The headings that are not linked, by their parent and by what they are called."""
    out: dict[int, dict[tuple[str, str, str], list[int]]] = {}
    for at, item in enumerate(side.clauses):
        if not side.is_heading(at) or at in used:
            continue
        words = key(side.texts[at]).casefold()
        if words or side.ends[at] == at + 1:
            number = "" if words or item.clause.label is None else item.clause.label.name
            out.setdefault(side.parents[at], {}).setdefault((item.clause.kind, words, number), []).append(at)
    return out
