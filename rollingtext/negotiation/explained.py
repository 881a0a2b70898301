"""Who asked for words that came in, or where they had stood: looked for from the likeliest source to the least.

Words in the clause that a proposal speaks of need little likeness to be its words. Words from anywhere else must be a
stretch that stands nowhere in the text already: what is said all over the text proves nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from rollingtext.compare.lineage import Stage
from rollingtext.document.values import Frozen
from rollingtext.negotiation.asked import Asked
from rollingtext.negotiation.origins import Origin
from rollingtext.negotiation.placed import Run, Wanted
from rollingtext.negotiation.record import Negotiation
from rollingtext.negotiation.spelled import Spelled, folded_text, tells
from rollingtext.negotiation.stretches import GRAM, Gram, Stretch, grams, longest, standing

_LEAST = 3
"""Words in a row that are taken for a part of a proposal on the clause, where they do not stand at its place."""

_NEW = 2
"""Rows of four words in a stretch that must be new to the text for it to tell where it comes from."""


class Struck(NamedTuple):
    """Words that went: what they were and where they came from, the clause in which they stood last, and who asked.

    `token` is the place of the first of them there, `proposals` are those that asked for them to go.
    """

    words: tuple[str, ...]
    origins: tuple[Origin, ...]
    stage: Stage
    token: int
    proposals: tuple[str, ...] = ()


class Line(NamedTuple):
    """What was struck from a clause on its way here, and what was asked for in it and is not there, the latest last."""

    struck: tuple[Struck, ...] = ()
    asked: tuple[Wanted, ...] = ()


class _Text(NamedTuple):
    """Words that can be found again anywhere: of a proposal, struck, or agreed elsewhere."""

    words: tuple[str, ...]
    proposals: tuple[str, ...] = ()
    version: str = ""
    date: str = ""
    struck: Struck | None = None
    source: str = ""
    alone: bool = False


class Stock:
    """Everything that words can come from, wherever in the text it was."""

    def __init__(
        self, record: Negotiation, asked: Mapping[str, Sequence[Asked]], agreed: Iterable[tuple[str, str]]
    ) -> None:
        self.dates = {version.name: version.date for version in record.versions}
        self.before: dict[str, set[str]] = {}
        for version in record.versions:
            known = self.before[version.name] = set(version.follows)
            for name in version.follows:
                known |= self.before[name]
        self.twins: dict[tuple[object, ...], dict[str, None]] = {}
        for each in chain.from_iterable(asked.values()):
            self.twins.setdefault(_key(each), {})[each.proposal.id] = None
        self.index: dict[Gram, list[tuple[_Text, int]]] = {}
        self.shortest: dict[tuple[str, ...], None] = {}
        seen: set[tuple[object, ...]] = set()
        for each in chain.from_iterable(asked.values()):
            if _key(each) not in seen:
                seen.add(_key(each))
                alone = each.stage is None
                self._add(_Text(each.words, self.names(each), each.proposal.base, each.proposal.date, alone=alone))
        for name, text in agreed:
            self._add(_Text(folded_text(text), source=name))
        self.version = ""
        self.moved: set[int] = set()
        self.texts: Sequence[Spelled] = ()
        self._said: set[Gram] | None = None

    def names(self, each: Asked) -> tuple[str, ...]:
        """The proposals that ask for the same in the same place."""
        return tuple(self.twins[_key(each)])

    def may_speak(self, base: str, date: str, version: str) -> bool:
        """Whether what was tabled for `base` on a day can stand behind words of a version."""
        return base in self.before[version] and self.is_tabled(date, version)

    def is_tabled(self, date: str, version: str) -> bool:
        """Whether what was tabled on a day was there when a version was issued; days that nobody knows do not matter."""
        issued = self.dates.get(version, "")
        return not (date and issued and date > issued)

    def begin(self, version: str, gone: Iterable[Struck], texts: Sequence[Spelled]) -> None:
        """A version begins: `gone` is what it struck, `texts` what stood before."""
        self.version, self.texts, self._said = version, texts, None
        self.moved = set()
        for each in gone:
            self.moved.add(id(each))
            self._add(_Text(each.words, version=each.stage.version, struck=each))

    def _add(self, text: _Text) -> None:
        for at, gram in enumerate(grams(text.words)):
            self.index.setdefault(gram, []).append((text, at))

    @property
    def said(self) -> set[Gram]:
        """What stood in the text before."""
        if self._said is None:
            self._said = set(chain.from_iterable(grams(text.folded) for text in self.texts))
        return self._said

    def find(self, words: Sequence[str], low: int, high: int) -> tuple[Stretch, _Text] | None:
        """The longest stretch of some words that is found again and tells where it comes from."""
        best: tuple[tuple[int, int], Stretch, _Text] | None = None
        for start in range(low, high - GRAM + 1):
            for text, at in self.index.get(tuple(words[start : start + GRAM]), ()):
                if start > low and at and text.words[at - 1] == words[start - 1]:
                    continue  # a longer stretch began further in front
                if not self._may(text):
                    continue
                size = GRAM
                while (
                    start + size < high and at + size < len(text.words) and text.words[at + size] == words[start + size]
                ):
                    size += 1
                rank = (size, self._rank(text))
                whole = size == high - low
                if (best is None or rank > best[0]) and self._proves(words[start : start + size], text, whole):
                    best = (rank, Stretch(start, at, size), text)
        return (best[1], best[2]) if best else None

    def _may(self, text: _Text) -> bool:
        if text.source:
            return True
        if text.struck is not None:
            return id(text.struck) in self.moved or text.version in self.before[self.version]
        return self.may_speak(text.version, text.date, self.version)

    def _rank(self, text: _Text) -> int:
        if text.struck is not None:
            return 3 if id(text.struck) in self.moved else 1
        return 2 if text.proposals else 0

    def _proves(self, words: Sequence[str], text: _Text, is_all: bool) -> bool:
        """Whether words say where they come from: all of that text, or a stretch that stood nowhere before.

        `is_all` tells that they are everything that came in at this place.
        """
        if len(words) == len(text.words) and (text.alone or is_all):
            return True
        return sum(gram not in self.said for gram in grams(words)) >= _NEW


def _key(each: Asked) -> tuple[object, ...]:
    return (each.proposal.base, each.stage, each.tokens, each.words)


class Case(Frozen):
    """One clause with words to be explained: its words in this version, what was asked for in it, what it lost before.

    `beside` are other texts of the same clause, with their origins: of versions off its line, and of what it was split from.
    """

    version: str
    words: tuple[str, ...]
    asked: tuple[Wanted, ...]
    struck: tuple[Struck, ...]
    beside: tuple[Struck, ...]
    stock: Stock


def explain(case: Case, run: Run) -> Iterator[tuple[int, Origin]]:
    """An origin for each word of a run, as far as one is found."""
    stages: tuple[Callable[[Case, Run, int, int], tuple[Stretch, Callable[[int], Origin]] | None], ...] = (
        _near, _late, _returned, _asked_in_clause, _elsewhere,
    )  # fmt: skip
    left = [(run.low, run.high)]
    for stage in stages:
        waiting, left = left, []
        while waiting:
            low, high = waiting.pop()
            found = stage(case, run, low, high)
            if found is None:
                left.append((low, high))
                continue
            stretch, origin = found
            for step in range(stretch.size):
                yield stretch.start + step, origin(stretch.at + step)
            waiting += [
                part for part in ((low, stretch.start), (stretch.start + stretch.size, high)) if part[0] < part[1]
            ]


_Found = tuple[Stretch, Callable[[int], Origin]]


def _near(case: Case, run: Run, low: int, high: int) -> _Found | None:
    """A part of what was asked for, at the place where it was asked for."""
    near = (each for each in case.asked if each.low <= run.high_old and each.high >= run.low_old and each.low >= 0)
    return _best_asked(case, near, low, high, 1)


def _asked_in_clause(case: Case, run: Run, low: int, high: int) -> _Found | None:
    """A part of what was asked for in this clause, now or before."""
    return _best_asked(case, case.asked, low, high, _LEAST)


def _best_asked(case: Case, asked: Iterable[Wanted], low: int, high: int, least: int) -> _Found | None:
    best: tuple[Stretch, Wanted] | None = None
    for each in asked:
        found = longest(case.words, each.words, low, high)
        if found.size >= least and (best is None or found.size > best[0].size) and _tells(case, found):
            best = (found, each)
    if best is None:
        return None
    origin = Origin(case.version, best[1].proposals)
    return best[0], _always(origin)


def _always(origin: Origin) -> Callable[[int], Origin]:
    return lambda _: origin


def _tells(case: Case, found: Stretch) -> bool:
    return any(map(tells, case.words[found.start : found.start + found.size]))


def _late(case: Case, run: Run, low: int, high: int) -> _Found | None:
    """All that was asked for in this clause some versions ago."""
    for each in case.asked:
        at = standing(case.words[low:high], each.words) if each.low < 0 else []
        if at and (any(map(tells, each.words)) or len(each.words) == high - low):
            origin = Origin(case.version, each.proposals)
            return Stretch(low + at[0], 0, len(each.words)), _always(origin)
    return None


def _returned(case: Case, run: Run, low: int, high: int) -> _Found | None:
    """Words that had been struck from this clause."""
    best: tuple[Stretch, Struck] | None = None
    for each in (*reversed(case.struck), *case.beside):
        found = longest(case.words, each.words, low, high)
        enough = found.size >= 2 or found.size == high - low
        if enough and (best is None or found.size > best[0].size) and _tells(case, found):
            best = (found, each)
    return (best[0], _as_it_stood(case.version, best[1])) if best else None


def _as_it_stood(version: str, struck: Struck) -> Callable[[int], Origin]:
    def origin(at: int) -> Origin:
        was = struck.origins[at]
        return Origin(version, was.proposals, struck.stage.version, was.source)

    return origin


def _elsewhere(case: Case, run: Run, low: int, high: int) -> _Found | None:
    """A stretch out of another clause, of a proposal on another clause, or of agreed language."""
    found = case.stock.find(case.words, low, high)
    if found is None:
        return None
    stretch, text = found
    if text.struck is not None:
        struck = text.struck
        if id(struck) in case.stock.moved:
            return stretch, lambda at: struck.origins[at]
        return stretch, _as_it_stood(case.version, struck)
    origin = Origin(case.version, text.proposals, source=text.source)
    return stretch, _always(origin)
