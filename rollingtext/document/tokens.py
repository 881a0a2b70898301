"""Text cut into tokens for comparing and quoting: words of the six UN languages, brackets alone, each mark alone.

Joined again, tokens give the text back exactly. Han and Kana characters stand alone, since no blank divides Chinese
words; letters, digits and combining marks of other scripts stick together, with hyphens, apostrophes and decimal
points inside. A bracket inside a word (`nation[s]`) is a token of its own, so the parts of the word are too.
"""

from __future__ import annotations

import re
from functools import cache

_HAN = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_COMBINING = "\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d\u00ad"
_FIRST_HAN = "\u3005"


def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"\s+|{word}(?:['’\-‑]{word}|(?<=\d)[.,](?=\d){word})*|[\s\S]")


_PLAIN = _pattern(r"\w+")
"""For texts without Han characters and combining marks; there both patterns find the same."""


@cache
def _careful() -> re.Pattern[str]:
    """For all texts. Made when one needs it: the character sets of whole scripts take long to prepare."""
    return _pattern(rf"[^\W{_HAN}]+(?:[{_COMBINING}]+[^\W{_HAN}]*)*")


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(f"[{_COMBINING}]")


def _needs_care(text: str) -> bool:
    return not text.isascii() and (max(text) >= _FIRST_HAN or _marks().search(text) is not None)


def tokens(text: str) -> list[str]:
    """The tokens of `text` in order, blanks among them: `"".join(tokens(text)) == text`."""
    pattern = _careful() if _needs_care(text) else _PLAIN
    return pattern.findall(text)


def words(text: str) -> list[str]:
    """The tokens of `text` without the blanks."""
    return [token for token in tokens(text) if not token.isspace()]
