"""Quotations in a prose text: which words stand between quotation marks, and which marks have no partner.

Straight and curly marks, guillemets, corner brackets and single marks; marks of another kind, and nested ones of the
same kind, belong to the words quoted. Where two marks could be the partner, none is taken.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rollingtext.document.limits import MAX_QUOTATION_DEPTH, MAX_QUOTATION_LENGTH
from rollingtext.document.patterns import pattern
from rollingtext.document.source import Span

_MARK = pattern("[“”„‟«»‹›\"‘'「」『』]|^>[^\n]*(?:\n>[^\n]*)*", re.M)
_NESTING = {"“": "”", "«": "»", "‹": "›", "「": "」", "『": "』", "‟": "”"}
_BREAK = pattern(r"\n[ \t>]*\n")
_FRESH = pattern(r"\n[ \t]*(?=\n|[-*•–][ \t]|\(?\w{1,4}[.)][ \t])")
_NEW_LINE = pattern(r"(?:[-*•–]|\(?(?:\d{1,3}|[A-Za-z]|[ivxl]{1,5})[.)])\s")


class Quotation(NamedTuple):
    """Words quoted: `span` is the place with its marks, `inside` the place of the words. A block stands on its own
    lines, each begun by `>`."""

    span: Span
    inside: Span
    block: bool = False


class Quoted(NamedTuple):
    """All quotations of a text in order, and the marks that have no partner."""

    quotations: tuple[Quotation, ...]
    unpaired: tuple[int, ...]

    def at(self, offset: int) -> Quotation | None:
        """The quotation that `offset` lies in, marks included."""
        index = bisect_right(self.quotations, offset, key=lambda each: each.span.start) - 1
        found = self.quotations[index] if index >= 0 else None
        return found if found is not None and offset < found.span.end else None


def quotations(text: str) -> Quoted:
    """The quotations of `text`. An opening mark without a partner takes nothing with it beyond its paragraph."""
    found: list[Quotation] = []
    unpaired: list[int] = []
    at = 0
    while (match := _MARK.search(text, at)) is not None:
        start, mark = match.start(), match[0][0]
        if mark == ">":
            found.append(Quotation(Span(start, match.end()), Span(start, match.end()), block=True))
            at = match.end()
            continue
        at = start + 1
        if mark == "'" and not _opens(text, start):
            continue
        if mark == '"' and not _opens(text, start):
            unpaired.append(start)
            continue
        end = _partner(text, start, mark)
        if end < 0:
            unpaired.append(start)
            after = _FRESH.search(text, at)
            at = after.start() if after else len(text)
        else:
            found.append(Quotation(Span(start, end + 1), Span(start + 1, end)))
            at = end + 1
    return Quoted(tuple(found), tuple(unpaired))


def _opens(text: str, at: int) -> bool:
    """Whether a straight mark stands as an opening one does: a blank or an opening sign before it, a word behind it."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "([{–—/:") and bool(after) and not after.isspace()


def _closes(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return not before.isspace() and not (after.isalnum() or after == "_")


def _partner(text: str, start: int, mark: str) -> int:
    """Where the partner of the opening `mark` at `start` stands, or -1 when there is none or it could be either."""
    if mark in "‘'":
        return _single(text, start, mark)
    if mark == '"':
        return _straight(text, start)
    if mark == "„":
        places = [at for sign in "“”" if (at := text.find(sign, start + 1, start + MAX_QUOTATION_LENGTH)) >= 0]
        return min(places, default=-1)
    closing = _NESTING.get(mark)
    if closing is None:
        return -1
    depth = 0
    for match in re.finditer(f"[{mark}{closing}]", text[start : start + MAX_QUOTATION_LENGTH]):
        depth += 1 if match[0] == mark else -1
        if not depth:
            return start + match.start()
        if depth > MAX_QUOTATION_DEPTH:
            return -1
    return -1


def _straight(text: str, start: int) -> int:
    depth, at = 1, start
    while (at := text.find('"', at + 1, start + MAX_QUOTATION_LENGTH)) >= 0:
        opens, closes = _opens(text, at), _closes(text, at)
        if opens == closes:
            return -1
        depth += 1 if opens else -1
        if not depth:
            return at
        if depth > MAX_QUOTATION_DEPTH:
            return -1
    return -1


def _single(text: str, start: int, mark: str) -> int:
    """A single mark may be an apostrophe: only when one alone can be the partner, it is."""
    stop = _BREAK.search(text, start, start + MAX_QUOTATION_LENGTH)
    end = stop.start() if stop else min(len(text), start + MAX_QUOTATION_LENGTH)
    closing = "’" if mark == "‘" else "'"
    closings: list[int] = []
    at = start
    for at in _places(text, f"[{mark}{closing}]", start + 1, end):
        if text[at] == mark and (mark == "‘" or (_opens(text, at) and not _closes(text, at))):
            break
        if text[at] == closing and _closes(text, at):
            closings.append(at)
            if len(closings) > 1:
                break
    return closings[0] if len(closings) == 1 else -1


def _places(text: str, marks: str, start: int, end: int) -> Iterator[int]:
    return (match.start() for match in re.compile(marks).finditer(text, start, end))


def words_of(text: str, quotation: Quotation) -> str:
    """The words quoted, as one line."""
    return " ".join(_lines(text, quotation)).strip()


def runs_over_paragraphs(text: str, quotation: Quotation) -> bool:
    """Whether a quotation holds more than one paragraph, as only the text of a clause can."""
    return len(paragraphs_of(text, quotation)) > 1


def clause_text(text: str, quotation: Quotation) -> str:
    """The text of a clause as quoted: wrapped lines joined, every clause under it on a line of its own."""
    return "\n".join(paragraphs_of(text, quotation))


def paragraphs_of(text: str, quotation: Quotation) -> list[str]:
    """The paragraphs quoted: parted by an empty line, or begun by a number or a dash."""
    out: list[str] = []
    fresh = True
    for line in _lines(text, quotation):
        bare = line.strip()
        if not bare:
            fresh = True
        elif fresh or _NEW_LINE.match(bare):
            out.append(line.rstrip() if out else bare)
            fresh = False
        else:
            out[-1] += " " + bare
    return _dedented(out)


def _lines(text: str, quotation: Quotation) -> list[str]:
    lines = text[quotation.inside.start : quotation.inside.end].split("\n")
    return (
        [line[1:].removeprefix(" ") if line.startswith(">") else line for line in lines] if quotation.block else lines
    )


def _dedented(lines: Sequence[str]) -> list[str]:
    """The first line apart, blanks that all others begin with taken off, so that depths stay what they are."""
    rest = lines[1:]
    common = min((len(line) - len(line.lstrip()) for line in rest), default=0)
    return [*lines[:1], *("  " + line[common:] for line in rest)]
