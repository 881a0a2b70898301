"""Inlines as characters: pieces in reading order, and the words as a person reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, assert_never

from rollingtext.document.model import (
    Contested,
    Edge,
    Editorial,
    Inline,
    Inlines,
    Layout,
    NoteMark,
    Placeholder,
    Remark,
    Side,
    Status,
    Text,
    is_nothing,
)
from rollingtext.notation.attribution import Attribution


class Piece(NamedTuple):
    """A run of characters in one style; `words` tells words of the draft from the notation round them."""

    text: str
    style: str
    words: bool


def plain(items: Inlines) -> str:
    """The words with their brackets as written, without emphasis and escapes.

    Two drafts compare by this text, an amendment quotes it, and what is read from it has the same places.
    """
    if len(items) == 1 and isinstance(items[0], Text):
        return items[0].value
    out: list[str] = []
    inside: list[Iterator[Inline | Piece]] = [iter(items)]
    while inside:
        for item in inside[-1]:
            if isinstance(item, Text):
                out.append(item.value)
            elif isinstance(item, Piece):
                out.append(item.text)
            else:
                inside.append(iter(_parts(item)))
                break
        else:
            inside.pop()
    return "".join(out)


def beginning(items: Inlines, length: int) -> str:
    """The first characters of `plain(items)`, as many as `length` or a few more."""
    out: list[str] = []
    for piece in pieces(items):
        out.append(piece.text)
        length -= len(piece.text)
        if length <= 0:
            break
    return "".join(out)


def pieces(items: Inlines) -> Iterator[Piece]:
    """The characters of `items` in order, brackets and attributions included."""
    inside: list[Iterator[Inline | Piece]] = [iter(items)]
    while inside:
        for item in inside[-1]:
            if isinstance(item, Piece):
                yield item
            elif isinstance(item, Text):
                yield Piece(item.value, item.style, True)
            else:
                inside.append(iter(_parts(item)))
                break
        else:
            inside.pop()


def _parts(item: Inline) -> Sequence[Inline | Piece]:
    """What an inline is written with: its own characters, and the inlines in it."""
    match item:
        case Text():
            return (item,)
        case Contested():
            return _contested(item)
        case Edge():
            glyph = item.glyph or ("[" if item.opening else "]")
            if item.opening:
                return (Piece(glyph + item.attribution, item.style, False),)
            told = item.attribution or ("" if item.behind else edge_attribution(item))
            return (Piece(told + glyph + item.behind, item.style, False),)
        case Placeholder():
            return _bracketed(item.glyphs, item.styles, item.content)
        case Editorial():
            target = (Piece(item.target, item.styles[1], False),) if item.target else ()
            return (*_bracketed(item.glyphs, item.styles, item.content), *target)
        case Status():
            return (Piece(item.text, item.style, False),)
        case NoteMark():
            return (Piece(f"[^{item.note}]", item.style, False),)
        case Remark():
            return _bracketed("{}", item.styles, item.content)
        case _:
            assert_never(item)


def _bracketed(glyphs: str, styles: tuple[str, str], content: Inlines) -> tuple[Inline | Piece, ...]:
    return (Piece(glyphs[0], styles[0], False), *content, Piece(glyphs[1], styles[1], False))


def edge_attribution(edge: Edge) -> str:
    """The canonical attribution of a bracket that spans clauses, for its closing end."""
    return Attribution(edge.backers, edge.against, edge.reservations).written()


def _contested(place: Contested[Inlines]) -> Sequence[Inline | Piece]:
    layout = place.layout or canonical_layout(place)
    last = len(layout.heads) - 1
    if last == 0:
        opening, closing = layout.styles[0]
        behind = layout.tails[0] + layout.glyphs[0][1] + "".join(layout.behind)
        before = Piece(layout.glyphs[0][0] + layout.heads[0], opening, False)
        return (before, *place.sides[0].value, Piece(behind, closing, False))
    out: list[Inline | Piece] = []
    for index, (side, head, tail) in enumerate(zip(place.sides, layout.heads, layout.tails, strict=False)):
        own = layout.form == "brackets"
        pair = index if own else 0
        opening, closing = layout.styles[pair]
        if index:
            out.append(Piece(layout.gaps[index - 1], opening if own else closing, False))
        if own or index == 0:
            out.append(Piece(layout.glyphs[pair][0] + head, opening, False))
        elif head:
            out.append(Piece(head, opening, False))
        out += side.value
        end = layout.glyphs[pair][1] if own or index == last else ""
        end += layout.behind[index] if layout.behind else ""
        if tail or end:
            out.append(Piece(tail + end, closing, False))
    return out


def canonical_layout(place: Contested[Inlines]) -> Layout:
    """How a place made by the program is written: `[a – EU][b – US; delete: G77]`, no text as `[ ]` or not at all."""
    sides = place.sides
    against = tuple(party for side in sides if is_nothing(side.value) for party in side.backers)
    written = [side for side in sides if not is_nothing(side.value)]
    implied = len(written) < len(sides) and (len(written) == 1 or bool(against))
    shown = written if implied and is_nothing(sides[-1].value) else list(sides)
    tails = []
    for index, side in enumerate(shown):
        final = index == len(shown) - 1
        tails.append(_tail(side, against if final else (), place.reservations if final else ()))
    count = len(shown)
    glyphs = ("[]",) * count
    tails = [tail or (" " if is_nothing(side.value) else "") for tail, side in zip(tails, shown, strict=True)]
    return Layout("brackets", ("",) * count, tuple(tails), ("",) * (count - 1), glyphs, (("", ""),) * count)


def _tail(side: Side[Inlines], against: tuple[str, ...], reservations: tuple[str, ...]) -> str:
    backers = () if is_nothing(side.value) else side.backers
    return Attribution(backers, against, reservations).written()
