"""Sides told apart: `[shall/should]`, `[a][b]`, `[a] / [b]` and `[x - US; G77 delete]` as contested places."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rollingtext.document.model import (
    Contested,
    Edge,
    Inline,
    Inlines,
    Layout,
    Placeholder,
    Side,
    Text,
    is_nothing,
)
from rollingtext.document.source import Span
from rollingtext.notation.attribution import Attribution, Parties, leading, trailing
from rollingtext.notation.kinds import MODALS, SLASH_WORDS
from rollingtext.notation.plain import plain

_SPACED_SLASH = re.compile(r"\s+/\s*|\s*/\s+")
_GLUED = re.compile(r"[^\W\d_][\w'’\-]*(?:/[^\W\d_][\w'’\-]*)+")
_NO_ATTRIBUTION = Attribution()


def place(items: Inlines, glyphs: str, styles: tuple[str, str], span: Span, parties: Parties) -> Contested[Inlines]:
    """The contested place that one pair of brackets makes: sides split at slashes, attributions taken off."""
    values, gaps = _split(joined(items, parties))
    sides: list[Side[Inlines]] = []
    heads, tails = [], []
    against: list[str] = []
    reservations: list[str] = []
    for value in values:
        value, head, first = _without_head(value, parties)
        value, tail, final = _without_tail(value, parties)
        sides.append(Side(value, first.backers + final.backers))
        heads.append(head)
        tails.append(tail)
        against += first.against + final.against
        reservations += first.reservations + final.reservations
    if len(sides) == 1 or against:
        sides.append(Side((), tuple(against)))
    layout = Layout("slash" if gaps else "brackets", tuple(heads), tuple(tails), tuple(gaps), (glyphs,), (styles,))
    return Contested(tuple(sides), tuple(reservations), layout, span)


def joined(items: Inlines, parties: Parties) -> Inlines:
    """Neighbouring brackets that are sides of one choice, put together; ends of longer brackets get their backers."""
    out: list[Inline] = []
    for item in items:
        if isinstance(item, Contested | Placeholder):
            merged = _with_neighbour(out, item)
            if merged is not None:
                continue
        elif isinstance(item, Edge) and not item.opening and out and isinstance(out[-1], Text):
            item = _attributed(out, item, parties)
        out.append(item)
    return tuple(out)


def _attributed(out: list[Inline], edge: Edge, parties: Parties) -> Edge:
    """A closing end with the attribution that stands before it, which is taken off the words in `out`."""
    value, tail, found = _without_tail((out[-1],), parties)
    if not tail:
        return edge
    out[-1:] = value
    return Edge(False, None, found.backers, found.against, found.reservations, tail, edge.glyph, edge.style, edge.span)


def _with_neighbour(out: list[Inline], item: Contested[Inlines] | Placeholder) -> Contested[Inlines] | None:
    """Joins `item` to the place at the end of `out` when they are one choice; then `out` ends with that choice."""
    gap = ""
    index = len(out) - 1
    if out and isinstance(last := out[-1], Text):
        gap, index = last.value, index - 1
        if len(gap) > 5 or gap.strip(" \u00a0\n") not in ("", "/"):
            return None
    if index < 0:
        return None
    before = out[index]
    left, right = _as_place(before, gap), _as_place(item, gap)
    if left is None or right is None or (isinstance(before, Placeholder) and isinstance(item, Placeholder)):
        return None
    if gap and "/" not in gap and not _one_choice(left, right):
        return None
    choice = _joined_pair(left, right, gap)
    out[index:] = [choice]
    return choice


def _as_place(item: Inline, gap: str) -> Contested[Inlines] | None:
    """A bracket as a side of a choice: an empty one touching its neighbour is the side "no text"."""
    if isinstance(item, Contested) and item.layout and item.layout.form == "brackets":
        return item
    if isinstance(item, Placeholder) and not gap and is_nothing(item.content):
        layout = Layout("brackets", ("",), ("",), (), (item.glyphs,), (item.styles,))
        return Contested((Side(item.content),), (), layout, item.span)
    return None


def _one_choice(left: Contested[Inlines], right: Contested[Inlines]) -> bool:
    """Whether brackets with a blank between are one choice: all of one modal set, or all led by a party."""
    assert left.layout and right.layout
    if all(left.layout.heads) and all(right.layout.heads):
        return True
    neighbours = (left.sides[len(left.layout.heads) - 1], right.sides[0])
    return all(plain(side.value).strip().lower() in MODALS for side in neighbours)


def _joined_pair(left: Contested[Inlines], right: Contested[Inlines], gap: str) -> Contested[Inlines]:
    first, second = left.layout, right.layout
    assert first and second
    written = left.sides[: len(first.heads)] + right.sides[: len(second.heads)]
    implied = left.sides[len(first.heads) :] + right.sides[len(second.heads) :]
    against = tuple(party for side in implied for party in side.backers)
    layout = Layout(
        "brackets",
        first.heads + second.heads,
        first.tails + second.tails,
        (*first.gaps, gap, *second.gaps),
        first.glyphs + second.glyphs,
        first.styles + second.styles,
    )
    nothing: tuple[Side[Inlines], ...] = (Side((), against),) if against else ()
    sides = written + nothing
    span = Span(left.span.start, right.span.end) if left.span and right.span else None
    return Contested(sides, left.reservations + right.reservations, layout, span)


def _split(items: Inlines) -> tuple[list[Inlines], list[str]]:
    """The sides inside one pair of brackets and the slashes between them; one side when nothing is to be split."""
    values: list[Inlines] = []
    gaps: list[str] = []
    current: list[Inline] = []
    for item in items:
        if isinstance(item, Text):
            done = 0
            for slash in _slashes(item.value, alone=len(items) == 1):
                current.append(cut(item, done, slash.start()))
                values.append(_without_blanks(current))
                gaps.append(slash[0])
                current, done = [], slash.end()
            item = cut(item, done, len(item.value)) if done else item
        current.append(item)
    values.append(_without_blanks(current))
    if gaps and any(is_nothing(value) for value in values):
        return [items], []
    return values, gaps


def _slashes(value: str, alone: bool) -> list[re.Match[str]]:
    if "/" not in value:
        return []
    if alone and _GLUED.fullmatch(value) and value.lower() not in SLASH_WORDS:
        return list(re.finditer("/", value))
    parts = value.split("/")
    if alone and len(parts) > 1 and all(part.strip().lower() in MODALS for part in parts):
        return list(re.finditer(r"\s*/\s*", value))
    return list(_SPACED_SLASH.finditer(value))


def cut(text: Text, start: int, end: int) -> Text:
    """The words `text.value[start:end]`, their place kept."""
    span = Span(text.span.start + start, text.span.start + end) if text.span else None
    return Text(text.value[start:end], text.style, span)


def _without_blanks(items: Sequence[Inline]) -> Inlines:
    return tuple(item for item in items if not (isinstance(item, Text) and not item.value))


def _without_head(items: Inlines, parties: Parties) -> tuple[Inlines, str, Attribution]:
    first = items[0] if items else None
    if isinstance(first, Text) and ":" in first.value:
        found = leading(first.value, parties)
        if found:
            end, attribution = found
            rest = cut(first, end, len(first.value))
            return _without_blanks((rest, *items[1:])), first.value[:end], attribution
    return items, "", _NO_ATTRIBUTION


def _without_tail(items: Inlines, parties: Parties) -> tuple[Inlines, str, Attribution]:
    last = items[-1] if items else None
    if isinstance(last, Text):
        found = trailing(last.value, parties)
        if found:
            start, attribution = found
            rest = cut(last, 0, start)
            return _without_blanks((*items[:-1], rest)), last.value[start:], attribution
    return items, "", _NO_ATTRIBUTION
