"""Text cut into tokens for comparing and quoting: words of the six UN languages, brackets alone, each mark alone.

Joined again, tokens give the text back exactly. Han and Kana characters stand alone, since no blank divides Chinese
words; letters, digits and combining marks of other scripts stick together, with hyphens, apostrophes and decimal
points inside. A bracket inside a word (`nation[s]`) is a token of its own, so the parts of the word are too.
"""

from __future__ import annotations

import re

from rollingtext.document.patterns import pattern

_HAN = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_COMBINING = "\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d\u00ad"
FIRST_HAN = "\u3005"
"""No text whose characters all stand before this one holds any of Han or Kana."""


BRACKETS = frozenset("[]［］【】")


def _pattern(word: str) -> re.Pattern[str]:
    """Blanks, and the word or mark behind them."""
    return pattern(rf"\s*(?:{word}(?:['’\-‑]{word}|(?<=\d)[.,](?=\d){word})*|\S)")


_PLAIN = _pattern(r"\w+")
"""For texts without Han characters and combining marks; there both patterns find the same."""


_CAREFUL = _pattern(rf"[^\W{_HAN}]+(?:[{_COMBINING}]+[^\W{_HAN}]*)*")
"""For all texts; slower, and the character sets of whole scripts take long to prepare."""

_MARKS = pattern(f"[{_COMBINING}]")


def _needs_care(text: str) -> bool:
    return not text.isascii() and (max(text) >= FIRST_HAN or _MARKS.search(text) is not None)


def spaced(text: str) -> list[str]:
    """The words and marks of `text`, each with the blanks before it, and the blanks at the end, if only empty ones.

    `word.lstrip()` is the word alone. Joined again, they give the text back exactly.
    """
    found: list[str] = (_CAREFUL if _needs_care(text) else _PLAIN).findall(text)
    found.append(text[len(text.rstrip()) :])
    return found


def words(text: str) -> list[str]:
    """The tokens of `text` without the blanks."""
    return list(map(str.lstrip, spaced(text)[:-1]))


def tokens(text: str) -> list[str]:
    """The tokens of `text` in order, blanks among them: `"".join(tokens(text)) == text`."""
    out: list[str] = []
    for token in spaced(text):
        word = token.lstrip()
        out += [part for part in (token[: len(token) - len(word)], word) if part]
    return out
