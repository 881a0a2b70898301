"""Whether every word of a copy comes from the text that it is a copy of, in the same order: nothing slipped in."""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.brackets.places import inlines_of
from rollingtext.document.model import Draft, Text
from rollingtext.document.tokens import tokens

_REACH = 400
"""How far apart the parts of one word may stand in the text, as they do in `nation[al][s]`."""


def unaccounted(base: Draft, copy: Draft) -> str:
    """The first word of `copy` that `base` does not have there; empty when all are accounted for.

    A word that a bracket parted, `Part[y]`, is accounted for by its parts.
    """
    there = list(_words(base))
    at = 0
    for word in _words(copy):
        end = _end_of(word, there, at)
        if end < 0:
            return word
        at = end
    return ""


def _end_of(word: str, there: list[str], at: int) -> int:
    """Where `word` ends among the words from `at` on: the first place where it stands, whole or in parts."""
    for start in range(at, len(there)):
        if there[start] == word:
            return start + 1
        if not word.startswith(there[start]):
            continue
        rest, behind = word[len(there[start]) :], start + 1
        while rest and behind < min(len(there), start + _REACH):
            if rest.startswith(there[behind]):
                rest = rest[len(there[behind]) :]
            behind += 1
        if not rest:
            return behind
    return -1


def _words(draft: Draft) -> Iterator[str]:
    """The words of the clauses and notes, in reading order; what only tells who wants what is none."""
    for _, item in inlines_of(draft):
        if isinstance(item, Text):
            for token in tokens(item.value):
                if word := "".join(char for char in token if char.isalnum()):
                    yield word
