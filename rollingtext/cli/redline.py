"""Changed words as a person reads them: whole phrases instead of confetti, long unchanged stretches shortened, marked.

Nothing here changes what is told: the kept and struck words of any result are still the old text, the kept and added
ones the new text, except where `abridged` says `⋯`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rollingtext.cli.console import Style
from rollingtext.cli.wrap import Run as Piece
from rollingtext.compare.words import Run

LEFT_OUT = "⋯"
"""Stands for unchanged words that are not shown. No draft writes it; `…` and `[...]` are words of drafts."""

_MARKS: dict[str, tuple[str, str, Style | None]] = {
    "keep": ("", "", None),
    "delete": ("[-", "-]", "delete"),
    "insert": ("{+", "+}", "insert"),
}
_ONE_LINE = {ord("\n"): " "}
_SMALL = 3
"""A word of so few letters says nothing by itself (the, of, les, del, для, and a Chinese character)."""
_SMALL_WORDS = frozenset(
    "with from that this such their which shall into also have been pour dans avec para como".split()
)
_LEAST, _PHRASE = 3, 8
"""Words that two changes hold, each and together, before the small words between them go along."""
_STAYED = 0.4
"""Where less than this share of the shorter text stayed, old and new text are told one after the other."""
_BRACKETED = 8
"""So many kept words go along with a bracket that was taken away from them: `[user / operator]` gave way to `operator`."""
_LONG, _AROUND, _FIRST = 32, 10, 5
"""An unchanged stretch of more words is shortened to those around the changes; a clause keeps its first ones."""


class _Change(NamedTuple):
    """Words struck and words added in one place, with how many words they are."""

    struck: list[str]
    added: list[str]
    words: int


class _Kept(NamedTuple):
    """A stretch that both texts have, with how many words it holds, and how many of them say something."""

    text: str
    words: int
    telling: int


def readable(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs with changes put together where only small words stand between them, one change if hardly a word stayed."""
    out: list[_Change | _Kept] = []
    for part in _parts(runs):
        out.append(part)
        while len(out) > 2 and _reads_as_one(out[-3], out[-2], out[-1]):
            after, between, before = out.pop(), out.pop(), out[-1]
            assert isinstance(after, _Change) and isinstance(between, _Kept) and isinstance(before, _Change)
            before.struck.extend((between.text, *after.struck))
            before.added.extend((between.text, *after.added))
            out[-1] = before._replace(words=before.words + between.words + after.words)
    old = "".join([text for op, text in runs if op != "insert"])
    new = "".join([text for op, text in runs if op != "delete"])
    kept = sum(part.telling for part in out if isinstance(part, _Kept))
    most = min(_telling(old), _telling(new))
    if len(out) > 3 and most > _PHRASE and kept < _STAYED * most:
        return Run("delete", old), Run("insert", new)
    return tuple(_runs(out))


def _parts(runs: Sequence[Run]) -> Iterable[_Change | _Kept]:
    change: _Change | None = None
    for op, text in runs:
        words = text.split()
        size = sum(1 for word in words if any(map(str.isalnum, word)))
        if op == "keep":
            if change is not None:
                yield change
                change = None
            yield _Kept(text, size, _telling(text))
            continue
        if change is None:
            change = _Change([], [], 0)
        (change.struck if op == "delete" else change.added).append(text)
        change = change._replace(words=max(change.words, size))
    if change is not None:
        yield change


def _telling(text: str) -> int:
    return sum(map(_tells, text.split()))


def _tells(word: str) -> bool:
    """Whether a word says something by itself; brackets do."""
    letters = "".join(filter(str.isalnum, word))
    return "[" in word or "]" in word or (len(letters) > _SMALL and letters.lower() not in _SMALL_WORDS)


def _reads_as_one(before: _Change | _Kept, between: _Change | _Kept, after: _Change | _Kept) -> bool:
    if not (isinstance(before, _Change) and isinstance(between, _Kept) and isinstance(after, _Change)):
        return False
    if between.words <= _BRACKETED and (cut := _balance(before.struck)):
        whole = cut + _balance([between.text]) + _balance(after.struck)
        if abs(whole) < abs(cut):
            return True
    least = min(before.words, after.words)
    if between.telling:
        return 4 * between.telling <= least
    return least >= _LEAST and before.words + after.words >= _PHRASE


def _balance(texts: Iterable[str]) -> int:
    """How many more brackets open than close."""
    return sum(text.count("[") - text.count("]") for text in texts)


def _runs(parts: Iterable[_Change | _Kept]) -> Iterable[Run]:
    for part in parts:
        if isinstance(part, _Kept):
            yield Run("keep", part.text)
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


def marked(runs: Iterable[Run]) -> list[Piece]:
    """The runs with marks round what was struck and added."""
    out: list[Piece] = []
    for op, text in runs:
        before, after, style = _MARKS[op]
        out.append(Piece(f"{before}{text.translate(_ONE_LINE)}{after}", style))
    return out
