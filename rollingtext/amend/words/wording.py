"""The words of a clause as an amendment quotes them: where a quotation stands, exactly, or what comes nearest to it.

A run of blanks counts as one blank and quotation marks of any style as the same; letters and case must be the same,
and a quotation begins and ends where words do.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from rollingtext.document.labels import Label, other_reading
from rollingtext.document.printed_label import clause_label, word_label
from rollingtext.document.tokens import spaced, tokens

_QUOTES = "\"'`´‘’‚‛“”„‟«»‹›「」『』"
_FOLD = str.maketrans(dict.fromkeys(_QUOTES, '"') | dict.fromkeys("\u00a0\u2007\u202f\t\n\r", " "))
_BLANKS = re.compile(r"  +")


class Wording:
    """The plain text of one clause, ready to be searched for quotations. Offsets count its code points."""

    __slots__ = ("_edges", "_ends", "_folded", "_places", "_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded, self._places = _folded(text)
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._edges: frozenset[int] = frozenset()

    def occurrences(self, quotation: str) -> list[tuple[int, int]]:
        """Where `quotation` stands as whole words, as half-open ranges in reading order; they may overlap."""
        quoted = folded(quotation)
        if quoted not in self._folded and len(quoted) > 2 and quoted[0] == quoted[-1] == '"':
            quoted = quoted[1:-1].strip()
        return [place for place in self._standing(quoted) if place[0] in self.edges and place[1] in self.edges]

    def parts_of_words(self, quotation: str) -> list[tuple[int, int]]:
        """Where `quotation` stands inside longer words: never what was meant, but worth telling."""
        return self._standing(folded(quotation))

    def _standing(self, quoted: str) -> list[tuple[int, int]]:
        out = []
        at = self._folded.find(quoted) if quoted else -1
        while at >= 0:
            end = at + len(quoted)
            places = self._places
            out.append((places[at], places[end - 1] + 1) if places else (at, end))
            at = self._folded.find(quoted, at + 1)
        return out

    @property
    def edges(self) -> frozenset[int]:
        """The offsets where a word, a mark or a bracket begins or ends."""
        if not self._edges:
            self._cut()
        return self._edges

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of tokens, blanks not counted, that `text[start:end]` touches; empty at a point."""
        if not self._edges:
            self._cut()
        first = bisect_right(self._ends, start)
        return (first, max(first, bisect_left(self._starts, end)))

    def _cut(self) -> None:
        at = 0
        for word in spaced(self.text)[:-1]:
            at += len(word)
            self._starts.append(at - len(word.lstrip()))
            self._ends.append(at)
        self._edges = frozenset((0, len(self.text), *self._starts, *self._ends))

    def nearest(self, quotation: str) -> str:
        """The words that come nearest to a quotation that does not stand here, or nothing when none come near."""
        from difflib import SequenceMatcher

        here = [token for token in tokens(self.text) if not token.isspace()]
        quoted = [token for token in tokens(quotation) if not token.isspace()]
        if not here or not quoted or len(here) > 2000 or len(quoted) > 400:
            return ""
        matcher = SequenceMatcher(None, [t.lower() for t in here], [t.lower() for t in quoted], autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        if not blocks or sum(block.size for block in blocks) * 2 < len(quoted):
            return ""
        if not self._edges:
            self._cut()
        first = max(0, blocks[0].a - blocks[0].b)
        behind = len(quoted) - blocks[-1].b - blocks[-1].size
        last = min(len(here), blocks[-1].a + blocks[-1].size + behind)
        return self.text[self._starts[first] : self._ends[last - 1]]


_FULL_STOP = re.compile(r"[.!?。！？؟]+[\"'”’»)\]]*(?=\s|$)|[。！？]")
_SHORT = frozenset("no nos art arts para paras cf e.g i.e etc vol p pp st mr mrs ms dr sect ch ed".split())


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a clause stand. A full stop behind an abbreviation, or before a small letter, ends none."""
    out: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for stop in _FULL_STOP.finditer(text):
        before = text[start : stop.start()].rsplit(None, 1)[-1:] or [""]
        following = text[stop.end() :].lstrip()[:1]
        short = stop[0][0] == "." and (before[0].lower().lstrip("([“") in _SHORT or len(before[0]) == 1)
        if (short and following) or following.islower():
            continue
        out.append((start, stop.end()))
        start = stop.end() + len(text[stop.end() :]) - len(text[stop.end() :].lstrip())
    end = len(text.rstrip())
    if start < end:
        out.append((start, end))
    return out


def in_turn(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places that a person counts, reading on behind each one found: the first, and those that overlap none before."""
    out: list[tuple[int, int]] = []
    for place in places:
        if not out or place[0] >= out[-1][1]:
            out.append(place)
    return out


def folded(quotation: str) -> str:
    """A quotation as it is looked for: blanks at its ends gone, quotation marks in one style."""
    return _folded(quotation.strip())[0]


def _folded(text: str) -> tuple[str, list[int] | None]:
    """`text` folded, with the offset of each character of the result unless they run in step."""
    flat = text.translate(_FOLD)
    if "  " not in flat:
        return flat, None
    places = [at for at, char in enumerate(flat) if char != " " or not at or flat[at - 1] != " "]
    return _BLANKS.sub(" ", flat), places


def read_label(text: str, beside: Label | None = None) -> Label | None:
    """The number of a clause as an amendment gives it (`6 bis.`, `(c)`), read like that of its neighbour if possible."""
    bare = text.strip()
    found = clause_label(bare) or word_label(bare.rstrip(".:")) or clause_label(bare + ".")
    if found is None or found[1] < len(bare.rstrip(".:")):
        return None
    label = found[0]
    other = other_reading(label)
    if beside is not None and other is not None and label.pattern != beside.pattern == other.pattern:
        return other
    return label
