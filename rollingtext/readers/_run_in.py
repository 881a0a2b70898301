"""Texts whose articles were exported as one line each, numbers and letters run in: `المادة 5 ... - 1 ... - 2 ...`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence

from rollingtext.document.labels import HEADING_WORDS, Label
from rollingtext.document.numerals import from_abjad
from rollingtext.document.patterns import pattern
from rollingtext.document.printed_label import clause_label, word_label
from rollingtext.document.source import Passage
from rollingtext.notation.paragraphs import Paragraph
from rollingtext.readers._pages import Line

_RUN_IN_LENGTH = 40
_DISPLACED = pattern(r"(?<=\s)المادة ?\d")
_DISPLACED_WITHIN = 160
_NUMBERS = pattern(r"(?:(?<=\s)|^)(?:[-–]\s?(\d{1,2})|(\d{1,2})\s?[-–])(?=[\s،])")
_LETTERS = pattern(r"(?:(?<=\s)|^)\(([\u0621-\u064a])\u0640?\)(?=\s)")
_ITEM = pattern(r"[;.:,؛；] ?(?:and|or|et|ou|y|o|и|или)? ")
_ARTICLE_LEVEL = 4
_FAR_BACK = 1000


def articles_run_in(lines: Sequence[str]) -> bool:
    """Whether most articles of the text stand on one line with their words."""
    alone = run_in = 0
    for line in lines:
        found = word_label(line)
        if found and found[0].word == "Article":
            if len(line) - found[1] > _RUN_IN_LENGTH:
                run_in += 1
            elif not line[found[1] :].strip():
                alone += 1
    return run_in >= 3 and run_in > alone


def split_run_in(block: Sequence[Line], before: Sequence[Paragraph]) -> list[Paragraph]:
    """The heading and the paragraphs of an article on one line; nothing when the line is not the next article."""
    if len(block) != 1:
        return []
    line = block[0]
    start = _start_of_heading(line.text, before)
    found = word_label(line.text, start) if start is not None else None
    if start is None or found is None:
        return []
    label, end = found
    heading = Passage(line.text[start:end], ((0, line.start + start),))
    text = line.text[end:].lstrip(" :.")
    at = line.start + line.text.index(text, end) if text else line.start
    displaced = line.text[:start]
    rest = Passage(displaced + text, ((0, line.start), (len(displaced), at)) if displaced else ((0, at),))
    paragraphs = [Paragraph(heading, 0, _ARTICLE_LEVEL if label.word == "Article" else 1)]
    for part in _cut(rest, _NUMBERS, lambda match: int(match[1] or match[2])):
        paragraphs += [Paragraph(item) for item in _cut(part, _LETTERS, lambda match: from_abjad(match[1]) or 0)]
    return paragraphs


def with_hidden_articles(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The same paragraphs with the articles found whose heading stands in the words of the article before.

    Only where the numbers skip one, and the words between name that article once: then it is no reference.
    """
    out = list(paragraphs)
    heads = [(at, label) for at, part in enumerate(out) if part.level and (label := _article_of(part))]
    for (first, one), (end, other) in reversed(list(itertools.pairwise(heads))):
        if other.number[0] != one.number[0] + 2:
            continue
        missing = re.compile(rf"(?:[-–]\s?\d{{1,2}}\s+)?المادة {one.number[0] + 1}(?=\s)")
        hits = [(at, hit) for at in range(first + 1, end) for hit in missing.finditer(out[at].passage.text)]
        if len(hits) == 1:
            at, hit = hits[0]
            out[at : at + 1] = _parted(out[at], hit)
    return out


def _article_of(part: Paragraph) -> Label | None:
    found = word_label(part.passage.text)
    return found[0] if found and found[0].word == "Article" else None


def _parted(part: Paragraph, hit: re.Match[str]) -> list[Paragraph]:
    """A paragraph cut at a heading in it: the words before, the heading, the words behind with a number displaced."""
    passage = part.passage
    start = hit.start() + hit[0].index("المادة")
    number = passage.cut(hit.start(), start)
    behind = passage.cut(hit.end() + 1, len(passage.text))
    moved = tuple((at + len(number.text), to) for at, to in behind.pieces)
    rest = Passage(number.text + behind.text, (*number.pieces, *moved)) if number.text else behind
    words = _stripped(passage.cut(0, hit.start()))
    parts = [part._replace(passage=words)] if words.text else []
    return [*parts, Paragraph(passage.cut(start, hit.end()), 0, _ARTICLE_LEVEL), Paragraph(_stripped(rest))]


def _start_of_heading(text: str, before: Sequence[Paragraph]) -> int | None:
    """Where the next article's heading stands in a line: at its start, or displaced behind its first words."""
    found = word_label(text)
    if found is not None:
        return 0 if found[0].word in HEADING_WORDS and _is_next(found[0], before, (1, 2)) else None
    for match in _DISPLACED.finditer(text, 0, _DISPLACED_WITHIN):
        found = word_label(text, match.start())
        if found is not None and found[0].word == "Article" and _is_next(found[0], before, (1,)):
            return match.start()
    return None


def _is_next(label: Label, before: Sequence[Paragraph], steps: tuple[int, ...]) -> bool:
    """Whether a heading counts on from the last one of its kind: a sentence may begin with `Article 3` too."""
    for paragraph in reversed(before[-_FAR_BACK:]):
        found = word_label(paragraph.passage.text) if paragraph.level else None
        if found is not None and found[0].word == label.word:
            return label.number[0] - found[0].number[0] in steps
    return label.number[0] <= 2


def _cut(passage: Passage, marker: re.Pattern[str], count: Callable[[re.Match[str]], int]) -> list[Passage]:
    """The passage cut before each marker that counts on; one that the export lost or displaced may be missing."""
    cuts = [0]
    last = 0
    for match in marker.finditer(passage.text):
        if last < count(match) <= last + 2:
            cuts.append(match.start())
            last = count(match)
    cuts.append(len(passage.text))
    parts = [passage.cut(start, end) for start, end in itertools.pairwise(cuts) if start < end]
    return [_stripped(part) for part in parts if part.text.strip()]


def split_items(passage: Passage) -> list[Passage]:
    """`i) first; ii) second; iii) third` as one passage each: items that were exported as one line."""
    found = clause_label(passage.text)
    if found is None or found[0].frame not in ("(#)", "#)"):
        return [passage]
    label, cuts = found[0], [0]
    for match in _ITEM.finditer(passage.text, found[1]):
        following = clause_label(passage.text, match.end())
        if following is not None and following[0].follows(label):
            cuts.append(match.end())
            label = following[0]
    cuts.append(len(passage.text))
    return [_stripped(passage.cut(start, end)) for start, end in itertools.pairwise(cuts)]


def _stripped(passage: Passage) -> Passage:
    text = passage.text
    return passage.cut(len(text) - len(text.lstrip()), len(text.rstrip()))
