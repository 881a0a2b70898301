"""Which words of a clause stand in the newer text, word by word: the ground on which a quotation is carried over.

Words are tokens without blanks, ranges of them half-open. A quotation is kept when all its words stand together in the
place between the nearest kept words around it, and nothing else there could be meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from rollingtext.compare.lcs import common_head, common_pairs, common_tail, partners
from rollingtext.document.tokens import spaced

_CONTEXT = 4
"""Words on either side by which one occurrence of a quotation is told from another."""


class Cut(NamedTuple):
    """A text as words; word `k` stands at `text[starts[k] : ends[k]]`."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]

    def range(self, start: int, end: int) -> str:
        """The text of words `[start, end)`, as written."""
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""


def cut(text: str) -> Cut:
    """A text as words."""
    found = spaced(text)[:-1]
    words = list(map(str.lstrip, found))
    ends = list(accumulate(map(len, found)))
    return Cut(text, words, [end - len(word) for end, word in zip(ends, words, strict=True)], ends)


class Kept:
    """The words of an older text and their places in a newer one."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = cut(old), cut(new)
        self.partner = partners(self.old.words, self.new.words)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Where words `[start, end)` stood, in the newer text: all that is between the nearest kept words around."""
        before = next((at for k in range(start - 1, -1, -1) if (at := self.partner[k]) >= 0), -1)
        behind = next((at for k in range(end, len(self.partner)) if (at := self.partner[k]) >= 0), len(self.new.words))
        return before + 1, behind

    def bordered(self, start: int, end: int) -> bool:
        """Whether the words right before and right behind `[start, end)` are kept, or the text begins or ends there."""
        left = start == 0 or self.partner[start - 1] >= 0
        return left and (end == len(self.partner) or self.partner[end] >= 0)

    def stands(self, start: int, end: int) -> int | None:
        """The place of words `[start, end)` in the newer text, when they stand there together and are surely the same."""
        quoted = self.old.words[start:end]
        first, last = self.between(start, end)
        here = _places(quoted, self.new.words, first, last)
        if len(here) != 1:
            return None
        at = here[0]
        size = len(quoted)
        left = common_tail(self.old.words[:start], self.new.words[:at])
        right = common_head(self.old.words[end:], self.new.words[at + size :])
        everywhere = _places(quoted, self.new.words, 0, len(self.new.words))
        once = len(everywhere) == 1 and len(_places(quoted, self.old.words, 0, len(self.old.words))) == 1
        touched = start == 0 or end == len(self.old.words)
        if once and (left + right > 0 or size > 1 or touched):
            return at
        for other in everywhere:
            if other != at and self._looks_like(other, at, size, left, right):
                return None
        return at if left + right > 1 or size > 2 else None

    def _looks_like(self, other: int, at: int, size: int, left: int, right: int) -> bool:
        """Whether another occurrence has the kept words around it too."""
        new = self.new.words
        before = common_tail(new[:other], new[:at])
        behind = common_head(new[other + size :], new[at + size :])
        return before >= min(left, _CONTEXT) and behind >= min(right, _CONTEXT)


def distance(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words lead from one text to another, struck and added ones together."""
    return len(one) + len(other) - 2 * len(common_pairs(one, other))


def progress(base: Sequence[str], theirs: Sequence[str], ours: Sequence[str]) -> float | None:
    """How much of the way from `base` to `ours` the newer text has gone, from 0 to 1; `None` when it went elsewhere."""
    way = distance(base, ours)
    if list(theirs) == list(ours):
        return 1.0
    gone, left = distance(base, theirs), distance(theirs, ours)
    if not way or not gone or gone + left != way:
        return None
    common = len(common_pairs(base, ours))
    if common < len(ours):  # something is to be added: words merely struck may have been struck for another reason
        if len(common_pairs(theirs, ours)) <= common:
            return None
    elif not theirs:
        return None
    return gone / way


def _places(quoted: Sequence[str], text: Sequence[str], first: int, last: int) -> list[int]:
    size = len(quoted)
    if not size:
        return []
    return [at for at in range(first, last - size + 1) if text[at] == quoted[0] and text[at : at + size] == quoted]
