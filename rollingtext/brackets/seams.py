"""Where a decision left words that no longer fit: reported, never mended, since what is not asked is not done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rollingtext.document.model import Draft
from rollingtext.document.patterns import pattern
from rollingtext.document.tree import Located, located, walk
from rollingtext.document.values import Frozen
from rollingtext.notation.plain import plain

_DOUBLED = pattern(r"(?<![\w'’\-])([^\W\d_]{2,40})\s+(?=\1(?![\w'’\-]))", re.I)
_MARKS = pattern(r",\s*,|;\s*[;,]|,\s?[.;](?![.\w])|(?<!\.)\.\.(?!\.)|\s[,;](?=\s)|\(\s*\)")
_ARTICLE = pattern(r"\b(?P<article>a|an)\s+(?P<word>[a-z]{2,})", re.I)
_MAY_DOUBLE = frozenset("that had nous vous se ha".split())
_SOUNDS_LIKE_YOU = pattern(r"(?:eu|uni(?!n|m)|us[aeiu]|ut[ei]|one|once|ubiq|ufo)", re.I)
_SILENT_H = pattern(r"(?:hour|honest|honou?r|heir)", re.I)


class Seam(Frozen):
    """A place of a settled text that wants a second look, the words around it, and what seems wrong."""

    clause: Located
    words: str
    message: str


def seams(before: Draft, after: Draft) -> tuple[Seam, ...]:
    """What looks wrong in `after` and did not stand in `before`, from which it was settled."""
    old = {plain(part) for clause in walk(before.blocks) for part in (clause.heading, clause.body)}
    english = before.meta.language in ("", "en")
    out = []
    for item in located(after):
        for part in (item.clause.heading, item.clause.body):
            text = plain(part)
            if text in old:
                continue
            for start, end, message in _faults(text, english):
                shown = _with_neighbours(text, start, end)
                if not any(shown in known for known in old):
                    out.append(Seam(item, shown, message))
    return tuple(out)


def _faults(text: str, english: bool) -> Iterator[tuple[int, int, str]]:
    for match in _DOUBLED.finditer(text):
        if match[1].lower() not in _MAY_DOUBLE:
            yield match.start(), match.end() + len(match[1]), f"The word “{match[1]}” stands twice."
    for match in _MARKS.finditer(text):
        marks = " ".join(match[0].split())
        yield match.start(), match.end(), f"The mark “{marks}” is out of place."
    for match in _ARTICLE.finditer(text) if english else ():
        word = match["word"]
        if word.isupper() or (match["article"] == "A" and word[0].isupper()):
            continue
        vowel = word[0].lower() in "aeiou" and not _SOUNDS_LIKE_YOU.match(word)
        vowel = vowel or bool(_SILENT_H.match(word))
        if vowel != (match["article"].lower() == "an"):
            right = "an" if vowel else "a"
            yield match.start(), match.end(), f"“{match[0]}” should perhaps read “{right} {word}”."


def _with_neighbours(text: str, start: int, end: int) -> str:
    """The words at a place with one word on each side."""
    before = text[:start].rstrip().rpartition(" ")[2]
    after = text[end:].lstrip().partition(" ")[0]
    left = start - (len(text[:start]) - len(text[:start].rstrip())) - len(before)
    right = end + (len(text[end:]) - len(text[end:].lstrip())) + len(after)
    return text[max(0, left) : right]
