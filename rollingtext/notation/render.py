"""Inlines written again as notation: emphasis with its markers, literal brackets with a backslash."""

from __future__ import annotations

from collections.abc import Sequence

from rollingtext.document.model import Inlines, Text
from rollingtext.document.patterns import pattern
from rollingtext.notation.emphasis import as_meant, hugged
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
    if bare.count("*") + bare.count("_") == sum(places.values()) or as_meant(bare, places):
        return bare
    return _written(parts, escape=True)[0]


def _written(parts: Sequence[Piece], escape: bool) -> tuple[str, dict[int, int]]:
    """The text, and where in it emphasis markers were written (offset to length)."""
    return hugged((_escaped(piece, escape), piece.style) for piece in parts)


def _escaped(piece: Piece, escape: bool) -> str:
    if not piece.words:
        return piece.text
    text = _SYNTAX.sub(r"\\\g<0>", piece.text)
    return _MAYBE_EMPHASIS.sub(r"\\\g<0>", text) if escape else text
