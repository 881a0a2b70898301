"""References to clauses of the same text, in English: found in the words, and resolved in the tree.

Only what can hardly mean anything else counts as one. "Article 4 of the Convention" is a reference to another
instrument, and so is the whole chain it ends; of "paragraphs 3 and 4" the first is resolved, like the only one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from rollingtext.document import numerals
from rollingtext.document.labels import Label
from rollingtext.document.model import Draft
from rollingtext.document.printed_label import clause_label
from rollingtext.document.tree import Located, numbered_throughout
from rollingtext.document.values import Frozen
from rollingtext.notation.worded import Words

_ADVERB = "|".join(sorted((re.escape(word) for word in numerals.ADVERBS), key=len, reverse=True))
_NUMBER = rf"\d{{1,3}}(?:[ \u00a0]?(?:{_ADVERB})\b)?"
_SUBS = r"(?:[ \u00a0]?\([a-z]{1,5}\)|\.[A-Z]\b){0,3}"
_ROMAN = r"[IVX]{1,5}\b"
_SUB = r"\([a-z]{1,5}\)(?:[ \u00a0]?\([a-z]{1,5}\)){0,2}|[A-Z]\b"
_UNIT = re.compile(
    rf"\b(?:(?P<article>[Aa]rticle)[ \u00a0](?P<artno>{_NUMBER})(?![\d.]*\d)"
    rf"|(?P<section>[Ss]ection|[Bb]ox)[ \u00a0](?P<secno>{_ROMAN})"
    rf"|(?P<para>[Pp]aragraph)[ \u00a0](?P<parano>{_NUMBER})(?!\.?\d)(?P<subs>{_SUBS})"
    rf"|(?P<sub>[Ss]ub-?paragraph)[ \u00a0](?P<subno>{_SUB}))"
)
_ANY = re.compile(
    r"\b(?:[Aa]rticles?|[Ss]ections?|[Bb]ox(?:es)?|(?:[Ss]ub-?)?[Pp]aragraphs?|[Aa]nnex(?:es)?|[Cc]hapters?)[ \u00a0]"
    rf"(?:{_NUMBER}|{_ROMAN}|{_SUB})"
)
_PLURAL = re.compile(
    rf"\b(?:[Aa]rticles|[Ss]ections|[Bb]oxes|(?:[Ss]ub-?)?[Pp]aragraphs)[ \u00a0](?:{_NUMBER}|{_ROMAN}|{_SUB})(?:{_SUBS})"
    rf"(?:\s*(?:,\s*and|,|and|or|to|[-–])\s*(?:{_NUMBER}|{_ROMAN}|{_SUB})(?:{_SUBS}))*"
)
_COUNT = re.compile(rf"\b(?:{_NUMBER}|{_ROMAN}|[A-Z]\b)|(?<=\()[a-z]{{1,5}}(?=\))")
_OF = re.compile(r"\s+(?:of|in|under)\s+")
_RANGE = re.compile(r"\bto\b|[-–]")
_PART = re.compile(r"\((?P<letters>[a-z]{1,5})\)|\.?(?P<capital>[A-Z])\b")
_THE = re.compile(r"\b[Tt]he\b")
_LINK = re.compile(
    rf"(?:{_SUBS})(?:\s*(?:,|and|or|to|[-–]|,\s*and)\s*(?:{_NUMBER}(?:\.\d+)*{_SUBS}|\([a-z]{{1,5}}\)))*"
    r"(?P<joint>,?\s*(?:and|or|of|in|under|,)?\s*)"
)
_ELSEWHERE = re.compile(
    r"[\s,\])]*(?:(?:as\s+)?(?:contained|set out|referred to|provided)\s+in\s+)?"
    r"(?:(?:of|to|in|under)\s+(?!this\b|the\s+present\b|the\s+(?:rolling|draft)\s+text)"
    r"(?:the\b|its\b|their\b|that\b|those\b|decisions?\b|[A-Z]|annex|document|resolution|appendix)|(?:[Dd]ecisions?|[Rr]esolution)\s\S|thereof)"
)
_BEFORE = re.compile(
    r"(?:decisions?\s\S{1,20},?\s|\d/\S{1,20},?\s|[Oo]ption\s\S{1,4},?\s|[Cc]onvention,?\s|[Pp]rotocol,?\s|[Aa]greement,?\s|[’']s\s|its\s)$"
)


class Number(Frozen):
    """A number in a reference: its characters in the words, without parentheses, and the clause that it numbers."""

    start: int
    end: int
    clause: Located


class Reference(Frozen):
    """Words that name a clause of this text, with the clause, or `None` where the text has no such clause.

    `trail` is what was looked for, outermost first, such as ("section III", "paragraph 5"), and `numbers` what was
    found. `is_whole` says that every number in these words is among them: that nothing follows as in "paragraphs 3
    and 4".
    """

    words: Words
    start: int
    end: int
    trail: tuple[str, ...]
    target: Located | None
    numbers: tuple[Number, ...] = ()
    is_whole: bool = True


class Mention(Frozen):
    """Words that number clauses of this text, but leave open which ones: "paragraphs 3 to 5"; `clauses` may be meant."""

    words: Words
    start: int
    end: int
    clauses: tuple[Located, ...]


def missing(reference: Reference) -> str:
    """What there is not, in words."""
    return "there is no " + " of ".join(reversed(reference.trail))


def references(draft: Draft, clauses: Sequence[Located], words: Iterable[Words]) -> Iterator[Reference]:
    """The references of a draft in English to its own clauses, in reading order. Others are left out."""
    given = list(words)
    if not _is_english(draft, given):
        return
    tree = _Tree(draft, clauses)
    for each in given:
        for units in _chains(each):
            yield from tree.resolved(each, units)


def mentions(draft: Draft, clauses: Sequence[Located], words: Iterable[Words]) -> Iterator[Mention]:
    """What numbers clauses of a draft in English but is no whole reference to one, in reading order."""
    given = list(words)
    if not _is_english(draft, given):
        return
    tree = _Tree(draft, clauses)
    for each in given:
        for units in _chains(each):
            if not any(reference.is_whole for reference in tree.resolved(each, units)):
                yield from tree.meant(each, _around(units))
        for match in _PLURAL.finditer(each.text):
            if not _is_proper(each, match.start()):
                continue
            of = _OF.match(each.text, match.end())
            unit = _UNIT.match(each.text, of.end()) if of else None
            if unit is not None and (unit["article"] or unit["section"]):
                known = tree.container(unit)
                if known is not None and known[0] is not None and not _ELSEWHERE.match(each.text, unit.end()):
                    yield from tree.meant(each, match.span(), known[0])
            elif not _ELSEWHERE.match(each.text, match.end()):
                yield from tree.meant(each, match.span())


def _chains(words: Words) -> Iterator[list[re.Match[str]]]:
    """The units that belong together, such as "Box III" and "paragraph 6", where they name clauses of this text."""
    if words.where is None or words.part != "body":
        return
    done = 0
    for match in _UNIT.finditer(words.text):
        if match.start() >= done:
            units, done = _chain(words.text, match)
            if units and _is_proper(words, match.start()):
                yield units


def _is_proper(words: Words, start: int) -> bool:
    """Whether what begins at `start` is a text's own, and not what comes behind "decision 1/CP.21," or "Option 2,"."""
    run = words.run_at(start)
    if words.where is None or words.part != "body" or run is None or not run.text_proper:
        return False
    return not _BEFORE.search(words.text, max(0, start - 40), start)


def _is_english(draft: Draft, words: Iterable[Words]) -> bool:
    """Whether a text is in English: it says so, or says nothing and reads so."""
    language = draft.meta.language.lower()
    return language.startswith("en") or (not language and any(_THE.search(each.text) for each in words))


def _chain(text: str, match: re.Match[str]) -> tuple[list[re.Match[str]], int]:
    """The units of one reference and the offset behind it; no units when it names another instrument."""
    units = [match]
    end = match.end()
    while True:
        link = _LINK.match(text, end)
        behind = link.end() if link else end
        unit = _UNIT.match(text, behind)
        if unit is None:
            stop = link.start("joint") if link else end
            other = _ANY.match(text, behind)
            if other is not None or _ELSEWHERE.match(text, stop):
                return [], (other.end() if other else stop)
            return units, max(units[-1].end(), end)
        units.append(unit)
        end = unit.end()


def _ends_there(text: str, units: list[re.Match[str]]) -> bool:
    """Whether no more numbers follow on a unit without a word of their own: "paragraph 3 and 4", "paragraphs 3 to 5"."""
    for unit in units:
        link = _LINK.match(text, unit.end())
        if link is not None and link.start("joint") > unit.end():
            return False
    return True


class _Tree:
    """The clauses of a draft by what references call them."""

    def __init__(self, draft: Draft, clauses: Sequence[Located]) -> None:
        self.clauses = clauses
        self.throughout = numbered_throughout(draft)
        self.under: dict[int, list[Located]] = {}
        for item in clauses:
            above = item.parent
            while above is not None:
                self.under.setdefault(id(above), []).append(item)
                above = above.parent
        self.articles = [item for item in clauses if item.clause.kind == "article"]
        self.sections = [item for item in clauses if item.clause.kind == "section" and item.clause.label]

    def resolved(self, words: Words, units: list[re.Match[str]]) -> Iterator[Reference]:
        """What a chain of units names. "Article 4, paragraph 2" and "paragraph 2 of Article 4" are one reference."""
        assert words.where is not None
        containers = [unit for unit in units if unit["article"] or unit["section"]]
        paragraphs = [unit for unit in units if unit["para"]]
        subs = [unit for unit in units if unit["sub"]]
        is_whole = _ends_there(words.text, units) and max(len(containers), len(paragraphs), len(subs)) == 1
        if len(containers) > 1:
            containers, paragraphs, subs = containers[:1], [], []
        scope: Located | None = None
        numbers: tuple[Number, ...] = ()
        trail: tuple[str, ...] = ()
        if containers:
            unit = containers[0]
            known = self.container(unit)
            if known is None:
                return
            scope, name = known
            trail = (name,)
            if scope is None:
                yield Reference(words, unit.start(), unit.end(), trail, None)
                return
            numbers = (Number(*_extent(unit, "artno" if unit["article"] else "secno"), scope),)
        parts = [*paragraphs[:1], *subs[:1]]
        if not parts:
            if scope is not None:
                yield Reference(words, *_around(containers), trail, scope, numbers, is_whole)
            return
        found: Located | None = None
        if paragraphs:
            found, trail, more = self._paragraph(words.where, scope, trail, paragraphs[0])
            numbers += more
            if found is not None and found is not _UNCLEAR and subs:
                found, trail, more = self._down(found, trail, *_extent(subs[0], "subno"), words.text)
                numbers += more
        else:
            found, trail, more = self._sub(words.where, trail, subs[0])
            numbers += more
        if found is not _UNCLEAR:
            whole = units if len(containers) == len(units) - len(parts) else parts[:1]
            yield Reference(words, *_around(whole), trail, found, numbers, is_whole)

    def meant(self, words: Words, extent: tuple[int, int], scope: Located | None = None) -> Iterator[Mention]:
        """The clauses that the numbers in some words may be those of; in `scope`, if the words name one."""
        assert words.where is not None
        passage = words.text[slice(*extent)]
        kind = passage[:3].lower()
        pool = self.articles if kind == "art" else self.sections if kind in ("sec", "box") else ()
        around = self._pool(words.where, scope) if kind in ("par", "sub") else ()
        numbered = [*pool, *(item for item in around if item.clause.kind in ("paragraph", "item"))]
        named = [match[0] for match in _COUNT.finditer(passage)]
        first, last = (number.number[0] if (number := _number(named[at])) else 0 for at in (0, -1)) if named else (0, 0)
        is_range = first < last and bool(_RANGE.search(passage))

        def fits(item: Located) -> bool:
            label = item.clause.label
            if label is None or not label.number:
                return False
            count = label.count + (f" {numerals.adverb(label.insertion)}" if label.insertion else "")
            return count in named or (is_range and label.system == "arabic" and first <= label.number[0] <= last)

        if found := tuple(item for item in numbered if fits(item)):
            yield Mention(words, *extent, found)

    def container(self, unit: re.Match[str]) -> tuple[Located | None, str] | None:
        """The article or section named, or `None` in the pair; `None` where the text has no such units at all."""
        if unit["article"]:
            label = _number(unit["artno"])
            if label is None or not self.articles:
                return None
            return _first(self.articles, label), f"Article {unit['artno']}"
        value = numerals.from_roman(unit["secno"].lower())
        name = unit["secno"]
        if value is None or not any(item.clause.label and item.clause.label.name == "I" for item in self.sections):
            return None
        found = next((item for item in self.sections if item.clause.label and item.clause.label.name == name), None)
        if found is None and any(item.parts[-1] == name for item in self.clauses):
            return None
        return found, f"section {unit['secno']}"

    def _paragraph(self, where: Located, scope: Located | None, trail: tuple[str, ...], unit: re.Match[str]) -> _Way:
        label = _number(unit["parano"])
        if label is None:
            return _UNCLEAR, trail, ()
        trail = (*trail, f"paragraph {unit['parano']}")
        pool = self._pool(where, scope)
        if not any(_is_paragraph(item) for item in pool):
            return _UNCLEAR, trail, ()
        found = _first([item for item in pool if _is_paragraph(item)], label)
        if found is None:
            return None, trail, ()
        number = Number(*_extent(unit, "parano"), found)
        if not unit["subs"]:
            return found, trail, (number,)
        found, trail, more = self._down(found, trail, *_extent(unit, "subs"), unit.string)
        return found, trail, (number, *more)

    def _pool(self, where: Located, scope: Located | None) -> Sequence[Located]:
        """Where "paragraph 3" is looked for: in the article or section named, or the one around, or the whole text."""
        if scope is not None:
            return self.under.get(id(scope), [])
        around: Located | None = where
        while around is not None:
            clause = around.clause
            if clause.kind == "article" or (clause.kind == "section" and clause.label and not self.throughout):
                inside = self.under.get(id(around), [])
                if clause.kind == "article" or any(_begins(item, around) for item in inside):
                    return inside
            around = around.parent
        return self.clauses

    def _sub(self, where: Located, trail: tuple[str, ...], unit: re.Match[str]) -> _Way:
        """A sub-paragraph of the paragraph around; unclear where that has none."""
        paragraph: Located | None = where
        while paragraph is not None and not _is_paragraph(paragraph):
            paragraph = paragraph.parent
        if paragraph is None:
            return _UNCLEAR, trail, ()
        return self._down(paragraph, trail, *_extent(unit, "subno"), unit.string)

    def _down(self, found: Located, trail: tuple[str, ...], start: int, end: int, text: str) -> _Way:
        """The sub-paragraph that `(a)(i)` or `.C`, at `text[start:end]`, names under a clause."""
        numbers: tuple[Number, ...] = ()
        for part in _PART.finditer(text, start, end):
            number = part["letters"] or part["capital"]
            trail = (*trail, f"sub-paragraph {part[0].lstrip('.')}")
            inside = self.under.get(id(found), [])
            if sum(_is_lettered(item) for item in inside) < _ENOUGH:
                return _UNCLEAR, trail, ()
            below = next((i for i in inside if i.clause.label and i.clause.label.text.strip(".)( ") == number), None)
            if below is None:
                return None, trail, ()
            found = below
            numbers = (*numbers, Number(*_extent(part, "letters" if part["letters"] else "capital"), found))
        return found, trail, numbers


_Way: TypeAlias = "tuple[Located | None, tuple[str, ...], tuple[Number, ...]]"
"""Where a way down ends, what was looked for on it, and the numbers found."""


def _extent(match: re.Match[str], group: str) -> tuple[int, int]:
    return match.start(group), match.end(group)


def _around(units: Sequence[re.Match[str]]) -> tuple[int, int]:
    return min(unit.start() for unit in units), max(unit.end() for unit in units)


_ENOUGH = 2
"""Sub-paragraphs that a paragraph must have before one is said to be missing."""

_UNCLEAR = Located(None, "", (), 0)  # type: ignore[arg-type]
"""Stands for a reference that may be meant otherwise."""


def _number(text: str) -> Label | None:
    found = clause_label(f"{text}. ") or clause_label(f"{text} ")
    return found[0] if found else None


def _first(items: list[Located], label: Label) -> Located | None:
    """The clause with that number; of several the one that is nested least, then the first."""
    fitting = [
        item
        for item in items
        if (own := item.clause.label)
        and own.system == "arabic"
        and own.number == label.number
        and own.insertion == label.insertion
    ]
    return min(fitting, key=lambda item: item.depth, default=None)


def _is_paragraph(item: Located) -> bool:
    label = item.clause.label
    return (
        item.clause.kind in ("paragraph", "item") and label is not None and label.system == "arabic" and not label.word
    )


def _begins(item: Located, section: Located) -> bool:
    label = item.clause.label
    return item.parent is section and _is_paragraph(item) and label is not None and label.number == (1,)


def _is_lettered(item: Located) -> bool:
    label = item.clause.label
    return label is not None and label.system != "arabic" and label.system != "bullet"
