"""Page furniture in plain text: page numbers, and headers that come again on every page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rollingtext.document.model import FurnitureKind
from rollingtext.document.patterns import pattern

_PAGE_NUMBER = pattern(
    r"(?:Page|page|PAGE|Página|Стр\.?|صفحة|第)\s*\d{1,4}\s*(?:(?:of|de|sur|/|из|من|页)\s*(?:共\s*)?\d{0,4}\s*页?)?"
    r"|[-–—]\s*\d{1,4}\s*[-–—]|\d{1,4}\s*/\s*\d{1,4}"
)
_HAS_PAGE_NUMBER = pattern(r"\b(?:Page|PAGE|page|Página|página|Стр\.)\s*\d{1,4}(?!\d)")
_DIGITS = pattern(r"\d+")
_NEAR = 6
_LONGEST_HEADER = 120


class Line(NamedTuple):
    """A line without its blanks, the offset of its first character, and whether a page begins with it."""

    text: str
    start: int
    new_page: bool


def furniture_lines(lines: Sequence[Line]) -> dict[int, FurnitureKind]:
    """The lines that belong to the page and not to the text, by index.

    A header is a short line that, digits aside, comes three times or more, each time near a page number or a page
    break. A line that also stands elsewhere is text.
    """
    running = _running_headers(lines)
    marks = [
        index
        for index, line in enumerate(lines)
        if line.new_page or index in running or (line.text and _PAGE_NUMBER.fullmatch(line.text))
    ]
    aside: dict[int, FurnitureKind] = {
        index: "page-number" for index in marks if index in running or _PAGE_NUMBER.fullmatch(lines[index].text)
    }
    if len(marks) < 2:
        return aside
    shapes = [_shape(line.text) for line in lines]
    beside = {index for mark in marks for index in _neighbours(lines, mark) if index not in aside}
    near = Counter(shapes[index] for index in beside)
    everywhere = Counter(shape for shape in shapes if shape)
    headers = {
        shape
        for shape, count in near.items()
        if count >= min(3, len(marks)) and count >= everywhere[shape] - 1 and len(shape) <= _LONGEST_HEADER
    }
    for index, shape in enumerate(shapes):
        if shape in headers and index not in aside:
            aside[index] = "page-header"
    return aside


def _running_headers(lines: Sequence[Line]) -> set[int]:
    """Lines such as `A/CONF.1/L.1   Page 3` that come again with another page number."""
    found: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if line.text and len(line.text) <= _LONGEST_HEADER and _HAS_PAGE_NUMBER.search(line.text):
            found.setdefault(_shape(line.text), []).append(index)
    return {
        index
        for indices in found.values()
        if len({lines[index].text for index in indices}) == len(indices) > 1
        for index in indices
    }


def _neighbours(lines: Sequence[Line], mark: int) -> list[int]:
    """The lines with text next to a page mark, three on either side, no further away than six lines."""
    out = [mark] if lines[mark].text else []
    for step in (-1, 1):
        index, taken = mark + step, 0
        while 0 <= index < len(lines) and abs(index - mark) <= _NEAR and taken < 4:
            if lines[index].text:
                out.append(index)
                taken += 1
            index += step
    return out


def _shape(text: str) -> str:
    return _DIGITS.sub("#", text)
