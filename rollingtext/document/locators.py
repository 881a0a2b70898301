"""Finding the clause that somebody names: `III.6.D(v)` as it is shown, or "Box III, paragraph 6" as it is said.

A name that fits several clauses is answered with all of them and never with one of them; so is a name that fits none,
with the clauses it may have been meant for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Literal, NamedTuple

from rollingtext.document.model import Draft
from rollingtext.document.numerals import ADVERB_OF, ADVERBS
from rollingtext.document.patterns import pattern
from rollingtext.document.tree import Located, located
from rollingtext.document.values import Frozen

_MOST_CANDIDATES = 8


class Found(Frozen):
    """What a name leads to: one clause, or the reason why not with the nearest `candidates`."""

    status: Literal["found", "ambiguous", "missing"]
    located: Located | None = None
    reason: str = ""
    candidates: tuple[Located, ...] = ()


class _Step(NamedTuple):
    """One stage of a name: the word in front of the number (`article`, `part`, or empty) and the bare number."""

    word: str
    core: str


def find(draft: Draft, text: str) -> Found:
    """The clause of `draft` called `text`. The draft is indexed once, however often it is asked."""
    return index(draft).find(text)


def index(draft: Draft) -> LocatorIndex:
    """The index of the clauses of `draft`, kept for the drafts last asked for."""
    return _index(_Same(draft))


class _Same(Frozen):
    """A draft as a key by identity: to compare whole texts would take longer than to index one."""

    draft: Draft

    def __hash__(self) -> int:
        return id(self.draft)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.draft is self.draft


@lru_cache(maxsize=4)
def _index(key: _Same) -> LocatorIndex:
    return LocatorIndex(key.draft)


class LocatorIndex:
    """Every clause of one draft by its locator, and by the last stages of its path."""

    def __init__(self, draft: Draft) -> None:
        self.clauses = located(draft)
        self.exact = {item.locator: item for item in self.clauses}
        self._path: dict[int, tuple[_Step, ...]] = {}
        self._by_ending: dict[tuple[str, ...], list[Located]] = {}
        for item in self.clauses:
            path = (*self._path[id(item.parent)], *_steps_of(item)) if item.parent else _steps_of(item)
            self._path[id(item)] = path
            ending = tuple(step.core.lower() for step in path[-2:])
            self._by_ending.setdefault(ending[-1:], []).append(item)
            if len(ending) > 1:
                self._by_ending.setdefault(ending, []).append(item)

    def find(self, text: str) -> Found:
        """The clause called `text`: by its locator, else by what the words in `text` fit."""
        bare = text.strip()
        if bare in self.exact:
            return Found("found", self.exact[bare])
        steps = _steps(bare)
        if not steps:
            return Found("missing", None, f"`{bare}` names no clause in a way that is understood here.")
        fitting = self._fitting(steps)
        if not fitting and len(steps) > 1:
            shorter = tuple(step for at, step in enumerate(steps) if not at or step.core != steps[at - 1].core)
            fitting = self._fitting(shorter) if shorter != steps else []
        if len(fitting) == 1:
            return Found("found", fitting[0])
        if fitting:
            count = len(fitting)
            return Found("ambiguous", None, f"`{bare}` fits {count} clauses.", tuple(fitting[:_MOST_CANDIDATES]))
        return Found("missing", None, f"There is no clause `{bare}` in this text.", self._nearest(steps))

    def _fitting(self, steps: tuple[_Step, ...]) -> list[Located]:
        """The clauses whose path ends as `steps` say; the best readings only, but all of those."""
        key = tuple(step.core.lower() for step in steps[-2:])
        fitting = [item for item in self._by_ending.get(key, ()) if _ends_as(self._path[id(item)], steps)]
        kinder: tuple[Callable[[Located], bool], ...] = (
            lambda item: len(self._path[id(item)]) == len(steps),
            lambda item: [step.core for step in self._path[id(item)][-len(steps) :]] == [step.core for step in steps],
        )
        for better in kinder:
            preferred = [item for item in fitting if better(item)] if len(fitting) > 1 else []
            fitting = preferred or fitting
        return fitting

    def _nearest(self, steps: tuple[_Step, ...]) -> tuple[Located, ...]:
        """The clauses that a name without a clause may have been meant for: same ending, else what exists of its path."""
        count = len(steps)
        endings = [steps[start:] for start in range(1, count)]
        beginnings = [steps[:end] for end in range(count - 1, 0, -1)]
        for part in sorted((*endings, *beginnings), key=lambda part: len(part) < 2):
            fitting = self._fitting(part)
            if fitting:
                return tuple(fitting[:_MOST_CANDIDATES])
        return ()


def _steps_of(item: Located) -> tuple[_Step, ...]:
    """The stage that a clause adds to its parent's path; a decimal number adds what its parent does not say yet."""
    label, kind = item.clause.label, item.clause.kind
    unit = kind if kind in ("section", "article") else ""
    if label is None or not label.name:
        name = item.parts[-1].partition("~")[0]
        return (_Step("pp", name[2:]) if name.startswith("PP") else _Step(unit, name),)
    word = label.word.lower() or unit
    name = label.name.strip("()")
    core = name[len(name) - len(name.lstrip("PO")) :] if word in ("pp", "op") else name
    core = (
        core.removeprefix("Art") if word == "article" else core.removeprefix("Alt") if word == "alternative" else core
    )
    core = core.removeprefix(label.word)
    if len(label.number) > 1:
        above = item.parent.clause.label.number if item.parent and item.parent.clause.label else ()
        numbers = core.split(".")
        if above and label.number[: len(above)] == above:
            numbers = numbers[len(above) :] or numbers[-1:]
        return tuple(_Step(word, number) for number in numbers)
    return (_Step(word, core),)


_WORDS = {
    "sub-paragraph": "paragraph", "subparagraph": "paragraph", "sub paragraph": "paragraph", "sub-para": "paragraph",
    "subpara": "paragraph", "paragraph": "paragraph", "para": "paragraph", "par": "paragraph", "item": "paragraph",
    "point": "paragraph", "clause": "paragraph", "sub-item": "paragraph",
    "section": "section", "sect": "section", "sec": "section", "box": "box", "part": "part", "chapter": "chapter",
    "title": "title", "annex": "annex", "appendix": "appendix", "article": "article", "art": "article",
    "option": "option", "alternative": "alternative", "alt": "alternative",
    "preambular paragraph": "pp", "preambular para": "pp", "preamble paragraph": "pp", "pp": "pp",
    "operative paragraph": "op", "operative para": "op", "op": "op",
}  # fmt: skip
_WORD = "|".join(re.escape(word) for word in sorted(_WORDS, key=len, reverse=True))
_ADVERB = "|".join(sorted((re.escape(word) for word in ADVERBS), key=len, reverse=True))
_TOKEN = pattern(
    rf"(?P<blank>[\s.,;:/–—-]+|\bthe\b|\bno\.)"
    r"|(?P<turn>\b(?:of|in|under)\b)"
    r"|(?P<name>\bchapeau\b|\bpreamble\b|[¶§•]\s?\d+)"
    rf"|(?P<word>\b(?:{_WORD})(?:s\b|\b)?\.?(?=[\s(\d]|[IVXLC]))"
    rf"|(?P<open>\()?\s?(?P<core>\d{{1,4}}|[^\W\d_]{{1,6}}?)"
    rf"(?:\.?\s?(?P<adverb>{_ADVERB})(?![a-z]))?(?:\.?\s?(?P<alt>alt)\.?\s?(?P<altno>\d{{1,2}})?(?![a-z]))?"
    rf"(?(open)\s?\))(?=[\s.,;:()/¶§•\[\]-]|\d|(?<=\d)[A-Za-z]|$)",
    re.I,
)


def _steps(text: str) -> tuple[_Step, ...]:
    """The stages named in `text`, outermost first; none when something in it is no part of a clause's name."""
    bare = text.replace("\u00a0", " ").strip(" \"'“”‘’«»")
    if len(bare) > 200:
        return ()
    groups: list[list[_Step]] = [[]]
    at, word = 0, ""
    while at < len(bare):
        match = _TOKEN.match(bare, at)
        if match is None or match.end() == at:
            return ()
        at = match.end()
        if match["turn"]:
            groups.append([])
        elif match["word"]:
            word = _WORDS[_singular(match["word"])]
        elif match["name"]:
            groups[-1].append(_named(match["name"]))
            word = ""
        elif match["core"]:
            groups[-1].append(_Step(word, _core(match)))
            word = ""
    return () if word else tuple(step for group in reversed(groups) for step in group)


def _singular(word: str) -> str:
    bare = re.sub(r"\s+", " ", word.lower().rstrip("."))
    return bare if bare in _WORDS else bare.removesuffix("s")


def _named(name: str) -> _Step:
    return _Step("", {"chapeau": "chapeau", "preamble": "Preamble"}.get(name.lower(), re.sub(r"\s", "", name)))


def _core(match: re.Match[str]) -> str:
    adverb = match["adverb"]
    inserted = ADVERB_OF.get(ADVERBS[adverb.lower()], "") if adverb else ""
    alternative = f"alt{match['altno'] or ''}" if match["alt"] else ""
    return match["core"] + inserted + alternative


def _ends_as(path: tuple[_Step, ...], steps: tuple[_Step, ...]) -> bool:
    """Whether the last stages of a path are `steps`, each with a word that it can go by."""
    if len(path) < len(steps):
        return False
    return all(
        there.core.lower() == said.core.lower() and _goes_by(there, said.word)
        for there, said in zip(path[-len(steps) :], steps, strict=True)
    )


def _goes_by(there: _Step, word: str) -> bool:
    """Whether a stage can be called by `word`: `Box III` is also section III; an annex is no article."""
    match word:
        case "":
            return there.word not in ("pp", "op")
        case "paragraph":
            return there.word == ""
        case "section" | "box" | "part" | "chapter" | "title":
            return there.word == word or there.word == "section" or (there.word == "box" and word == "section")
        case _:
            return there.word == word
