"""The words of one sentence as the grammar sees them: words, numbers of clauses, ordinals, quotations and marks."""

from __future__ import annotations

from typing import NamedTuple

from rollingtext.amend.instructions.quotations import Quotation, Quoted
from rollingtext.document.numerals import ADVERBS, ORDINALS
from rollingtext.document.patterns import pattern
from rollingtext.document.source import Span


class Word(NamedTuple):
    """One word: `kind` is what it can be besides itself (`NAME`, `UNIT`, `UNITS`, `ORDINAL`, `QUOTED`, or empty).

    `text` is in lower case except for numbers; for a unit it is the one word it goes by, for an ordinal its number.
    """

    kind: str
    text: str
    span: Span
    quotation: Quotation | None = None


_UNITS = {
    "paragraph": "paragraph", "para": "paragraph", "sub-paragraph": "sub-paragraph", "subparagraph": "sub-paragraph",
    "sub-para": "sub-paragraph", "subpara": "sub-paragraph", "section": "section", "sect": "section", "sec": "section",
    "box": "Box", "part": "part", "chapter": "chapter", "annex": "annex", "article": "Article", "art": "Article",
    "item": "item", "point": "point", "clause": "clause",
}  # fmt: skip
_PLURALS = {word + "s": unit for word, unit in _UNITS.items() if word != "annex"} | {"annexes": "annex"}
_PLURALS |= {"boxes": "Box"}
_KINDS_OF_PARAGRAPH = {"preambular": "preambular paragraph", "operative": "operative paragraph"}
_ORDINALS = {word: number for number, word in ORDINALS.items()}
_ADVERB = "|".join(sorted(ADVERBS, key=len, reverse=True))
_DOUBLED = "|".join(letter * 2 for letter in "abcdefghjkmnopqrstuwyz")
_INNER = rf"\((?:[a-z]|[ivxl]{{1,5}}|{_DOUBLED}|[A-Z]|\d{{1,2}})\)"
_NAME = pattern(
    rf"(?:(?:OP|PP)\s?\d{{1,3}}|\d{{1,4}}(?![\d%])|[IVXL]{{1,6}}(?!\w)|[A-Z](?=[.(\s,;:)]|$)|{_INNER})"
    rf"(?:\s?(?:{_ADVERB})(?![\w-])|\s?alt(?!\w))?"
    rf"(?:\s?{_INNER}|\.(?:\d{{1,3}}|[A-Z](?!\w)|[IVXL]{{1,6}}(?!\w)))*(?!\w)"
)
_LETTER = pattern(r"(?:[b-z]|[ivx]{2,5}|[a-z](?=\)))\)?(?!\w)")
_WORD = pattern(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*")
_NUMBERED = pattern(r"(\d{1,2})(?:st|nd|rd|th)(?!\w)")
_SKIPPED = pattern(r"[\s*_`\u200b\u00ad]+")
_ARTICLES = ("A", "I")


def words(text: str, quoted: Quoted, span: Span) -> list[Word]:
    """The words of `text` in `span`; what is none of them is a word by itself, and fits nowhere."""
    out: list[Word] = []
    at = span.start
    while at < span.end:
        if skipped := _SKIPPED.match(text, at, span.end):
            at = skipped.end()
            continue
        quotation = quoted.at(at)
        if quotation is not None:
            out.append(Word("QUOTED", "", quotation.span, quotation))
            at = quotation.span.end
            continue
        found = _word(text, at, span.end, out)
        out.append(found)
        at = found.span.end
    return out


def _word(text: str, at: int, end: int, before: list[Word]) -> Word:
    behind_unit = bool(before) and before[-1].kind in ("UNIT", "UNITS")
    name = _NAME.match(text, at, end)
    if name and (name[0] not in _ARTICLES or behind_unit):
        return Word("NAME", " ".join(name[0].split()), Span(at, name.end()))
    if behind_unit and (letter := _LETTER.match(text, at, end)):
        return Word("NAME", letter[0].rstrip(")"), Span(at, letter.end()))
    if number := _NUMBERED.match(text, at, end):
        return Word("ORDINAL", number[1], Span(at, number.end()))
    match = _WORD.match(text, at, end)
    if match is None:
        return Word("", text[at], Span(at, at + 1))
    bare = match[0].lower().replace("‑", "-")
    if bare in _KINDS_OF_PARAGRAPH:
        following = _unit_behind(text, match.end(), end)
        if following is not None:
            kind = "UNITS" if text[match.end() : following].strip().lower().endswith("s") else "UNIT"
            return Word(kind, _KINDS_OF_PARAGRAPH[bare], Span(at, following))
    stop = match.end()
    if bare in ("para", "paras", "art", "arts", "sec", "sect", "subpara", "sub-para") and text[stop : stop + 1] == ".":
        stop += 1
    if bare in _UNITS:
        return Word("UNIT", _UNITS[bare], Span(at, stop))
    if bare in _PLURALS:
        return Word("UNITS", _PLURALS[bare], Span(at, stop))
    if bare in _ORDINALS:
        return Word("ORDINAL", str(_ORDINALS[bare]), Span(at, match.end()))
    return Word("", bare, Span(at, match.end()))


def _unit_behind(text: str, at: int, end: int) -> int | None:
    match = _PARAGRAPH.match(text, at, end)
    return match.end() if match else None


_PARAGRAPH = pattern(r"\s+[Pp]ara(?:graph)?s?(?!\w)\.?")
