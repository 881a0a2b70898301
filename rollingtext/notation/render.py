"""Inlines written again as notation: emphasis with its markers, literal brackets with a backslash."""

from __future__ import annotations

from collections.abc import Sequence

from rollingtext.document.model import Inlines, Text
from rollingtext.document.patterns import pattern
from rollingtext.notation.emphasis import markers, transition
from rollingtext.notation.plain import Piece, pieces

_SYNTAX = pattern(r"[\[\]{}［］【】]|\\(?=[!-/:-@\[-`{-~]|\Z)")
_MAYBE_EMPHASIS = pattern(r"[*_]")


def render(items: Inlines) -> str:
    """The notation for `items`: reading it gives equal inlines."""
    if len(items) == 1 and isinstance(items[0], Text) and not items[0].style:
        value = items[0].value
        if not _SYNTAX.search(value) and not _MAYBE_EMPHASIS.search(value):
            return value
    return rendered(tuple(pieces(items)))


def rendered(parts: Sequence[Piece]) -> str:
    """The notation for characters in their styles: reading it gives them again, and nothing else."""
    bare, places = _written(parts, escape=False)
    if bare.count("*") + bare.count("_") == sum(places.values()) or _as_meant(bare, places):
        return bare
    return _written(parts, escape=True)[0]


def _as_meant(text: str, places: dict[int, int]) -> bool:
    """Whether the markers that a reader would find in `text` are exactly the ones that were written as markers."""
    covered = {at + i for at, (length, _) in markers(text).items() for i in range(length)}
    return covered == {at + i for at, length in places.items() for i in range(length)}


def _written(parts: Sequence[Piece], escape: bool) -> tuple[str, dict[int, int]]:
    """The text, and where in it emphasis markers were written (offset to length).

    Markers hug words: blanks at the border of two styles stand outside both.
    """
    out: list[str] = []
    size = 0
    places: dict[int, int] = {}
    style = blanks = ""
    between: str | None = None

    def put(text: str, marker: bool = False) -> None:
        nonlocal size
        if marker and text:
            places[size] = len(text)
        out.append(text)
        size += len(text)

    for piece in parts:
        text = piece.text
        if piece.words:
            text = _SYNTAX.sub(r"\\\g<0>", text)
            text = _MAYBE_EMPHASIS.sub(r"\\\g<0>", text) if escape else text
        bare = text.strip()
        if not bare:
            blanks += text
            between = piece.style if between is None else min(between, piece.style, key=len)
            continue
        start = text.index(bare)
        closing, opening = transition(style, piece.style, between)
        put(closing, marker=True)
        put(blanks + text[:start])
        put(opening, marker=True)
        put(bare)
        style, blanks, between = piece.style, text[start + len(bare) :], None
    put(transition(style, "")[0], marker=True)
    put(blanks)
    return "".join(out), places
