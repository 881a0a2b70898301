"""A paper cut into paragraphs and these into sentences, with quotations kept whole.

A paragraph of amendment prose is a heading, an item of a list or running text; list numbers stand apart from what is
said. A sentence is what the grammar reads at one time.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from rollingtext.amend.instructions.quotations import Quoted, quotations
from rollingtext.document.patterns import pattern
from rollingtext.document.source import Source, Span

MASK = "\ue000"
_HEADING = pattern(r"\s*#{1,6}\s+")
_MARKER = pattern(r"\s*(?:[-*•–—·](?=\s)|\(?(?:\d{1,3}|[A-Za-z]|[ivxl]{1,5})[.)](?=\s))\s+")
_END = pattern(rf"[.!?]['’)\]]?(?=\s+[A-Z\[({MASK}*])|{MASK}(?=\s+[A-Z][a-z])")
_SHORT = frozenset(
    "para paras art arts sec sect no nos ibid cf e.g i.e eg ie st mr ms mrs dr rev add corr op pp u.s vs subpara".split()
)
_LAST_WORD = pattern(r"[\w.]*$")
_JOINT = pattern(r";(?:[ \t\n]{1,4}(?:and|(?P<or>or|and/or)))?$")
_WORD = pattern(r"\S")


class Paragraph(NamedTuple):
    """One paragraph without its list number; `marker` is that number (or dash), `heading` is true for a `#` line."""

    span: Span
    marker: str = ""
    heading: bool = False


class Paper(NamedTuple):
    """A paper ready to be read: its text, its quotations, and the text with these masked."""

    source: Source
    quoted: Quoted
    shadow: str


def paper(source: Source) -> Paper:
    """The paper in `source`."""
    quoted = quotations(source.text)
    return Paper(source, quoted, masked(source.text, quoted))


def masked(text: str, quoted: Quoted) -> str:
    """`text` with every quotation made unreadable, at the same length."""
    out, at = [], 0
    for quotation in quoted.quotations:
        out += [text[at : quotation.span.start], MASK * (quotation.span.end - quotation.span.start)]
        at = quotation.span.end
    return "".join([*out, text[at:]])


def paragraphs(shadow: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a masked text. A quotation on its own behind a colon belongs to the paragraph before it."""
    out: list[Paragraph] = []
    for found in _cut(shadow):
        before = shadow[out[-1].span.start : out[-1].span.end] if out else ""
        alone = shadow[found.span.start : found.span.end].rstrip(". ;")
        if before.endswith(":") and alone and not alone.strip(MASK) and not found.marker:
            out[-1] = out[-1]._replace(span=Span(out[-1].span.start, found.span.end))
        else:
            out.append(found)
    return tuple(_without_list_signs(out, shadow))


def _without_list_signs(found: list[Paragraph], shadow: str) -> Iterator[Paragraph]:
    """The paragraphs, items of a list without the semicolon, or the "; and", that joins them to the next one.

    A list in which one item ends in "; or" is a choice, and stays as it is: none of its items is asked for alone.
    """
    for listed, group in groupby(found, key=lambda paragraph: bool(paragraph.marker)):
        items = list(group)
        joints = [_JOINT.search(shadow, item.span.start, item.span.end) if listed else None for item in items]
        is_choice = any(joint is not None and joint["or"] for joint in joints)
        for item, joint in zip(items, joints, strict=True):
            if joint is None or is_choice or joint.start() == item.span.start:
                yield item
            else:
                yield item._replace(span=Span(item.span.start, joint.start()))


def _cut(shadow: str) -> Iterator[Paragraph]:
    """Paragraphs as the lines part them: at an empty line, a heading, or a list item behind a line that has ended."""
    start = end = -1
    marker, heading, at = "", False, 0
    for line in shadow.splitlines(keepends=True):
        bare = line.strip()
        head = _HEADING.match(line)
        item = None if head else _MARKER.match(line)
        ended = start < 0 or marker != "" or shadow[end - 1] in ".:;,"
        if start >= 0 and (not bare or head or heading or (item and ended)):
            yield Paragraph(Span(start, end), marker, heading)
            start, marker = -1, ""
        if bare:
            lead = head or (item if start < 0 else None)
            if start < 0:
                start, heading = at + (lead.end() if lead else len(line) - len(line.lstrip())), head is not None
                marker = item[0].strip() if item else ""
            end = at + len(line.rstrip())
            if end <= start:
                start = -1
        at += len(line)
    if start >= 0:
        yield Paragraph(Span(start, end), marker, heading)


def sentences(text: str, shadow: str, span: Span) -> tuple[Span, ...]:
    """The sentences of one paragraph; a quotation that ends in a full stop ends its sentence before a capital."""
    out: list[Span] = []
    start = span.start
    for match in _END.finditer(shadow, span.start, span.end):
        if match[0][0] == MASK:
            inner = text[match.start() - 1 : match.start()]
            if inner not in (".", "!", "?"):
                continue
        else:
            before = _LAST_WORD.search(shadow[max(start, match.start() - 40) : match.start()])
            if before is not None and before[0].lower().strip(".") in _SHORT:
                continue
        out.append(Span(start, match.end()))
        after = _WORD.search(shadow, match.end(), span.end)
        start = after.start() if after else span.end
    if start < span.end:
        out.append(Span(start, span.end))
    return tuple(out)
