"""A clause spelled out: its words and marks one by one, told apart from the brackets and names round them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from rollingtext.compare.texts import compared, own_text
from rollingtext.document.model import Clause, Text
from rollingtext.document.tokens import spaced
from rollingtext.document.tokens import words as words_of
from rollingtext.document.values import Frozen
from rollingtext.notation.plain import pieces

_QUOTES = str.maketrans("‘’‚‛“”„‟«»‐‑–—−", '\'\'\'\'""""""-----')


class Spelled(Frozen):
    """The tokens of one clause's own text. `"".join(gap + word ...)` with the last gap is that text to the letter.

    `folded` are the words as they are compared: without case, quotes and dashes in one style. `said` are the indexes
    of those that are words or marks of the text, `language` those that are words; the others are brackets, and names of
    backers in them.
    """

    words: tuple[str, ...]
    gaps: tuple[str, ...]
    folded: tuple[str, ...]
    said: tuple[int, ...]
    language: tuple[int, ...]

    def text(self, start: int, end: int) -> str:
        """Tokens `[start, end)` as they are printed, without the blanks at both ends."""
        return self.printed(start, end).strip()

    def printed(self, start: int, end: int) -> str:
        """Tokens `[start, end)` as they are printed, each with the blanks before it."""
        return "".join([gap + word for gap, word in zip(self.gaps[start:end], self.words[start:end], strict=False)])


def spelled(clause: Clause) -> Spelled:
    """The tokens of a clause; of a section or article, of its heading."""
    items = compared(clause)
    found = spaced(own_text(clause))
    words = list(map(str.lstrip, found[:-1]))
    gaps = [token[: len(token) - len(word)] for token, word in zip(found, [*words, ""], strict=True)]
    folded = folded_words(words)
    if all(isinstance(item, Text) for item in items):
        return _spelled(words, gaps, folded, range(len(words)))
    borders: list[tuple[int, bool]] = []
    at = 0
    for piece in pieces(items):
        at += len(piece.text)
        borders.append((at, piece.words))
    ends = accumulate(len(gap) + len(word) for gap, word in zip(gaps, words, strict=False))
    said: list[int] = []
    piece_at = 0
    for index, end in enumerate(ends):
        while borders[piece_at][0] < end:
            piece_at += 1
        if borders[piece_at][1]:
            said.append(index)
    return _spelled(words, gaps, folded, said)


def _spelled(words: Sequence[str], gaps: Sequence[str], folded: tuple[str, ...], said: Sequence[int]) -> Spelled:
    language = tuple([token for token in said if is_language(words[token])])
    return Spelled(tuple(words), tuple(gaps), folded, tuple(said), language)


def folded_words(words: Sequence[str]) -> tuple[str, ...]:
    """Words as they are compared."""
    return tuple([word.casefold() if word.isascii() else word.translate(_QUOTES).casefold() for word in words])


def folded_text(text: str) -> tuple[str, ...]:
    """The words and marks of a text as they are compared, brackets left out."""
    return tuple([word for word in folded_words(words_of(text)) if word not in "[]"])


def is_language(word: str) -> bool:
    """Whether a token is a word, and no mark."""
    return word[0].isalnum() or word[-1].isalnum()


_SMALL = frozenset(
    "a an and any are as at be by for from in into is it its may no not of on or such that the their them these they "
    "this those to under upon was which will with shall should have has been".split()
)


def tells(word: str) -> bool:
    """Whether a word says something by itself: no mark, and none of the small words that stand everywhere."""
    return is_language(word) and word not in _SMALL
