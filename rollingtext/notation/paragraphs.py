"""A paragraph before it is a clause: its words, how far it is indented, and the label found in front of it."""

from __future__ import annotations

from typing import NamedTuple

from rollingtext.document import labels, printed_label
from rollingtext.document.labels import Label
from rollingtext.document.model import Edge, Inlines
from rollingtext.document.patterns import pattern
from rollingtext.document.source import Passage
from rollingtext.document.values import replace
from rollingtext.notation.attribution import Attribution, Parties, leading


class Paragraph(NamedTuple):
    """One paragraph of a source as a reader hands it over.

    `indent` counts blanks before it; `level` is the level of a heading (1 the outermost) and 0 for anything else.
    `title` says that it goes with the heading before it: its title, or the first words of an article.
    """

    passage: Passage
    indent: int = 0
    level: int = 0
    title: bool = False


class Labelled(NamedTuple):
    """A paragraph taken apart: what stands before its label, the label, and the words behind it.

    `title` is the title that an option may have between its label and the colon.
    """

    paragraph: Paragraph
    lead: Inlines
    label: Label | None
    title: Passage | None
    rest: Passage


_BEFORE = pattern(r"[\s\u00a0]*(?:[*_]{0,3}[\[［【][\s\u00a0]*)*[*_]{0,3}")
_BRACKET = pattern(r"[\[［【]")
_CLOSER = pattern(r"[\s\u00a0]*[\]］】][.:)]*")
_OPENING_MARKERS = pattern(r"[*_]{1,3}$")
_OPTION_END = pattern(
    r"[\s\u00a0]*[*_]{0,3}(?:[\s\u00a0]*[*_]{0,3}(?P<title>\{[^{}\n]*\}|\([^()\n]*\)))?"
    r"(?P<colon>[.:]?| :)(?=[\s\u00a0\[*_]|$)"
)
_HEADING_END = pattern(r"[.:]?(?=[\s\u00a0\[\]*(–—-]|$)")


def taken_apart(paragraph: Paragraph, parties: Parties) -> Labelled:
    """Finds the label of a paragraph or heading, behind emphasis markers and opening brackets."""
    text = paragraph.passage.text
    before = _BEFORE.match(text)
    start = before.end() if before else 0
    found = _found(text, start, paragraph.level > 0)
    if found is None and "[" in text[:start] and (head := leading(text[start : start + 400], parties)):
        start += head[0]
        found = _found(text, start, paragraph.level > 0)
    if found is None:
        return Labelled(paragraph, (), None, None, paragraph.passage)
    label, end, title = found
    if label.system == "bullet" and not paragraph.level and not _is_bullet(text, end):
        inner = taken_apart(paragraph._replace(passage=paragraph.passage.cut(end, len(text))), parties)
        if inner.label is not None and inner.label.system != "bullet":
            raw = inner.label.raw if label.text in "-*+" else f"{label.text} {inner.label.raw}"
            return inner._replace(paragraph=paragraph, label=replace(inner.label, raw=raw))
    return _split(paragraph, parties, start, label, end, title)


def label_in(text: str, heading: bool = False) -> tuple[int, int] | None:
    """Where the label stands that a reader would find in front of a paragraph or heading, if it finds one."""
    before = _BEFORE.match(text)
    start = before.end() if before else 0
    found = _found(text, start, heading)
    return (start, found[1]) if found else None


def _is_bullet(text: str, at: int) -> bool:
    """Whether one more bullet stands behind a bullet."""
    while at < len(text) and text[at].isspace():
        at += 1
    found = printed_label.clause_label(text, at)
    return found is not None and found[0].system == "bullet"


def with_options_apart(labelled: Labelled, parties: Parties, step: int) -> tuple[Labelled, ...]:
    """`1. Option 1: Parties ...` as a paragraph 1 without words and an option under it, `step` blanks further in."""
    label = labelled.label
    if label is None or labelled.paragraph.level or label.word in labels.OPTION_WORDS:
        return (labelled,)
    if not _may_begin_with_option(labelled.rest.text):
        return (labelled,)
    inner = taken_apart(Paragraph(labelled.rest, labelled.paragraph.indent + step), parties)
    if inner.label is None or inner.label.word not in labels.OPTION_WORDS:
        return (labelled,)
    return labelled._replace(rest=labelled.rest.cut(0, 0)), inner


def _may_begin_with_option(text: str) -> bool:
    """Whether it is worth asking for the label of an option: its word comes first, or what may stand before it."""
    if not text[:1].isalpha():
        return bool(text)
    found = printed_label.word_label(text)
    return found is not None and found[0].word in labels.OPTION_WORDS


def _found(text: str, at: int, heading: bool) -> tuple[Label, int, tuple[int, int] | None] | None:
    """The label at `text[at]`, the offset behind it, and where an option's title stands."""
    word = printed_label.word_label(text, at) if text[at : at + 1].isalpha() else None
    if word:
        label, end = word
        if label.word in labels.OPTION_WORDS:
            match = _OPTION_END.match(text, end)
            if match and (match["title"] or match["colon"] or not text[match.end() :].strip("*_ ")):
                return label, match.end(), (match.span("title") if match["title"] else None)
        elif heading:
            match = _HEADING_END.match(text, end)
            if match or text[at] in "第附":
                return label, match.end() if match else end, None
        if not heading:
            return None
    found = printed_label.clause_label(text, at)
    if found is None or (found[0].system == "bullet" and (heading or text[at - 1 : at] in ("*", "_"))):
        return None
    return (*found, None)


def _split(
    paragraph: Paragraph, parties: Parties, start: int, label: Label, end: int, title: tuple[int, int] | None
) -> Labelled:
    """Deals out the brackets and markers round a label: to the label itself, to the lead, or to the words."""
    passage = paragraph.passage
    text = passage.text
    if start == 0 and text[end : end + 1] == " " and text[end + 1 : end + 2].isalnum() and label.raw == text[:end]:
        rest = passage.cut(end + 1, len(text))  # nothing but the label stands in front
        return Labelled(paragraph, (), label, passage.cut(*title) if title else None, rest)
    brackets = [match.start() for match in _BRACKET.finditer(text, 0, start)]
    closer = _CLOSER.match(text, end) if brackets else None
    if closer:
        end = closer.end()
        label = replace(label, contested=True)
    own = brackets.pop() if closer else start
    markers = _OPENING_MARKERS.search(text, 0, own) or _OPENING_MARKERS.search(text, 0, start)
    carried = "".join(char for char in text[:start] if char in "*_")
    if markers and carried == markers[0]:
        closing = markers[0][::-1]
        if text.startswith(closing, end):
            own, end, carried = min(own, markers.start()), end + len(closing), ""
        elif text.count(closing, start, end) % 2:
            own, carried = min(own, markers.start()), ""
        elif closing in text[start:end]:
            own, carried = min(own, markers.start()), ""
            end += len(text[end:]) - len(text[end:].lstrip("*_"))
    lead = []
    for index, at in enumerate(brackets):
        until = brackets[index + 1] if index + 1 < len(brackets) else own
        head = text[at + 1 : until].strip("*_")
        found = leading(head, parties) if head.strip() else None
        who = found[1] if found else Attribution()
        named = head if found else ""
        span = passage.span(at, at + 1)
        lead.append(Edge(True, None, who.backers, who.against, who.reservations, named, text[at], span=span))
    if label.raw != text[own:end]:
        label = replace(label, raw=text[own:end])
    behind = end
    while behind < len(text) and text[behind] in " \t\n\u00a0":
        behind += 1
    rest = passage.cut(behind, len(text)) if behind < len(text) else Passage("", ((0, passage.at(max(0, end - 1))),))
    if carried and rest.text:
        moved = tuple((at + len(carried), to) for at, to in rest.pieces)
        rest = Passage(carried + rest.text, ((0, rest.at(0)), *moved))
    return Labelled(paragraph, tuple(lead), label, passage.cut(*title) if title else None, rest)
