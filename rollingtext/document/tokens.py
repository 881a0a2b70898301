"""Text cut into tokens for comparing and quoting: words of the six UN languages, brackets alone, each mark alone.

Joined again, tokens give the text back exactly. Han and Kana characters stand alone, since no blank divides Chinese
words; letters, digits and combining marks of other scripts stick together, with hyphens, apostrophes and decimal
points inside. A bracket inside a word (`nation[s]`) is a token of its own, so the parts of the word are too.
"""

from __future__ import annotations

import re

_HAN = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_COMBINING = "\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d\u00ad"
_WORD = rf"[^\W{_HAN}]+(?:[{_COMBINING}]+[^\W{_HAN}]*)*"
_TOKEN = re.compile(rf"\s+|{_WORD}(?:['’\-‑]{_WORD}|(?<=\d)[.,](?=\d){_WORD})*|[\s\S]")


def tokens(text: str) -> list[str]:
    """The tokens of `text` in order, blanks among them: `"".join(tokens(text)) == text`."""
    return _TOKEN.findall(text)


def words(text: str) -> list[str]:
    """The tokens of `text` without the blanks."""
    return [token for token in _TOKEN.findall(text) if not token.isspace()]
