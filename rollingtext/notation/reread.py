"""Words that were read before, moved to where they stand now: most clauses of a version stand in the next one too."""

from __future__ import annotations

from collections.abc import Collection
from typing import assert_never

from rollingtext.document.model import (
    Contested,
    Edge,
    Editorial,
    Inline,
    Inlines,
    NoteMark,
    Placeholder,
    Remark,
    Side,
    Status,
    Text,
)
from rollingtext.document.source import Span
from rollingtext.document.values import replace
from rollingtext.notation.attribution import Parties

_MOST = 4096
"""So many passages are remembered; then it begins anew."""

_read: dict[tuple[str, Parties, Collection[str]], tuple[int, Inlines]] = {}


def recalled(text: str, start: int, parties: Parties, links: Collection[str]) -> Inlines | None:
    """What was read of the same words, as it reads where they begin at offset `start`; `None` the first time.

    The same words read with the same parties and links are the same inlines; only their spans differ.
    """
    known = _read.get((text, parties, links))
    return moved(known[1], start - known[0]) if known else None


def remembered(text: str, start: int, parties: Parties, links: Collection[str], words: Inlines) -> None:
    """Keeps what was read of a passage that begins at offset `start`."""
    if len(_read) >= _MOST:
        _read.clear()
    _read[text, parties, links] = start, words


def moved(items: Inlines, by: int) -> Inlines:
    """The same inlines `by` code points further on in their source."""
    return tuple([_moved(item, by) for item in items]) if by else items


def _moved(item: Inline, by: int) -> Inline:
    span = item.span
    there = None if span is None else Span(span.start + by, span.end + by)
    match item:
        case Text():
            return Text(item.value, item.style, there)
        case Contested():
            sides = tuple([Side(moved(side.value, by), side.backers) for side in item.sides])
            return Contested(sides, item.reservations, item.layout, there)
        case Placeholder() | Editorial() | Remark():
            return replace(item, content=moved(item.content, by), span=there)
        case Edge() | Status() | NoteMark():
            return replace(item, span=there)
        case _:
            assert_never(item)
