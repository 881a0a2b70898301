"""Changed words as a person reads them: whole phrases instead of confetti, long unchanged stretches shortened.

Nothing here changes what is told: the kept and struck words of any result are still the old text, the kept and added
ones the new text, except where `abridged` says `⋯`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rollingtext.compare.words import Run

LEFT_OUT = "⋯"
"""Stands for unchanged words that are not shown. No draft writes it; `…` and `[...]` are words of drafts."""

_SMALL = 3
"""A word of so few letters says nothing by itself (the, of, les, del, для, and a Chinese character)."""
_SMALL_WORDS = frozenset(
    "with from that this such their which shall into also have been pour dans avec para como".split()
)
_LEAST, _PHRASE = 3, 8
"""Words that two changes hold, each and together, before the small words between them go along."""
_LETTERS = 8
"""More letters than so many for each word that changed are never small words alone."""
_STAYED = 0.4
"""Where less than this share of the shorter text stayed, old and new text are told one after the other."""
_BRACKETED = 8
"""So many kept words go along with a bracket that was taken away from them: `[user / operator]` gave way to `operator`."""
_LONG, _AROUND, _FIRST = 32, 10, 5
"""An unchanged stretch of more words is shortened to those around the changes; a clause keeps its first ones."""


class _Change(NamedTuple):
    """Words struck and words added in one place: how many they are, and how many more brackets were struck open."""

    struck: list[str]
    added: list[str]
    words: int
    open: int


def readable(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs with changes put together where only small words stand between them, one change if hardly a word stayed."""
    out: list[_Change | str] = []
    for part in _parts(runs):
        out.append(part)
        while len(out) > 2 and (one := _as_one(out[-3], out[-2], out[-1])):
            out[-3:] = [one]
    if len(out) > 3 and _may_be_rewritten(runs):
        old = "".join([text for op, text in runs if op != "insert"])
        new = "".join([text for op, text in runs if op != "delete"])
        most = min(_telling(old), _telling(new))
        if most > _PHRASE and sum(_telling(part) for part in out if isinstance(part, str)) < _STAYED * most:
            return Run("delete", old), Run("insert", new)
    return tuple(_runs(out))


def _may_be_rewritten(runs: Sequence[Run]) -> bool:
    """Whether so few letters stayed that counting words is worth while."""
    sizes = {"keep": 0, "delete": 0, "insert": 0}
    for op, text in runs:
        sizes[op] += len(text)
    return sizes["keep"] < 2 * _STAYED * (sizes["keep"] + min(sizes["delete"], sizes["insert"]))


def _parts(runs: Sequence[Run]) -> Iterator[_Change | str]:
    """Changes, and the stretches that both texts have, in order."""
    at = 0
    while at < len(runs):
        if runs[at].op == "keep":
            yield runs[at].text
            at += 1
            continue
        struck: list[str] = []
        added: list[str] = []
        while at < len(runs) and runs[at].op != "keep":
            (struck if runs[at].op == "delete" else added).append(runs[at].text)
            at += 1
        old, new = "".join(struck), "".join(added)
        yield _Change([old], [new], max(_size(old), _size(new)), _open(old))


def _as_one(before: _Change | str, between: _Change | str, after: _Change | str) -> _Change | None:
    """Two changes and what stands between them as one change, where that is easier to read."""
    if isinstance(before, str) or isinstance(after, str) or not isinstance(between, str):
        return None
    least = min(before.words, after.words)
    cut, whole = before.open, before.open + _open(between) + after.open
    if abs(whole) < abs(cut) and _size(between) <= _BRACKETED:
        fits = True
    elif len(between) > _LETTERS * max(least, _PHRASE):
        fits = False
    elif telling := _telling(between):
        fits = 4 * telling <= least
    else:
        fits = least >= _LEAST and before.words + after.words >= _PHRASE
    if not fits:
        return None
    before.struck.extend((between, *after.struck))
    before.added.extend((between, *after.added))
    return before._replace(words=before.words + _size(between) + after.words, open=whole)


def _size(text: str) -> int:
    """How many words a text holds; signs alone are none."""
    return sum([1 for word in text.split() if word.isalnum() or any(map(str.isalnum, word))])


def _open(text: str) -> int:
    """How many more brackets open than close."""
    return text.count("[") - text.count("]")


def _telling(text: str) -> int:
    """How many words of a text say something by themselves."""
    return sum(map(_tells, text.split()))


def _tells(word: str) -> bool:
    """Whether a word says something by itself; brackets do."""
    letters = "".join(filter(str.isalnum, word))
    return "[" in word or "]" in word or (len(letters) > _SMALL and letters.lower() not in _SMALL_WORDS)


def _runs(parts: Iterable[_Change | str]) -> Iterator[Run]:
    for part in parts:
        if isinstance(part, str):
            yield Run("keep", part)
            continue
        if struck := "".join(part.struck):
            yield Run("delete", struck)
        if added := "".join(part.added):
            yield Run("insert", added)


def abridged(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs with long unchanged stretches shortened to the words around the changes."""
    out: list[Run] = []
    last = len(runs) - 1
    for number, (op, text) in enumerate(runs):
        if op == "keep" and len(text.split()) > _LONG:
            head = _FIRST if number == 0 and last else 2 * _AROUND if number == 0 else _AROUND
            tail = _AROUND if number < last else 0
            text = shortened(text, head, tail)
        out.append(Run(op, text))
    return tuple(out)


def shortened(text: str, head: int, tail: int) -> str:
    """The first `head` and the last `tail` words of a text, the blanks at its ends kept."""
    words = text.split()
    if len(words) <= head + tail + 1:
        return text
    lead = text[: len(text) - len(text.lstrip())]
    trail = text[len(text.rstrip()) :]
    return f"{lead}{' '.join((*words[:head], LEFT_OUT, *words[len(words) - tail :]))}{trail}"
