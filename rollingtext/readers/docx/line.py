"""The characters of a Word paragraph as a line of notation: bold and italic as markers, literal signs with a backslash."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rollingtext.document.patterns import pattern
from rollingtext.notation.emphasis import markers, transition

_PUNCTUATION = pattern(r"[!-/:-@\[-`{-~]")
_BACKSLASH = pattern(r"\\(?=[!-/:-@\[-`{-~]|\Z)")
_EMPHASIS = pattern(r"[*_]")


class Span(NamedTuple):
    """Characters in one emphasis (markers, outermost first: `** *`). Signs of a `literal` one mean themselves.

    A `mark` is notation of our own, such as the mark of a note, and is written as it is.
    """

    text: str
    style: str = ""
    literal: bool = False
    mark: bool = False


def line_of(spans: Sequence[Span]) -> str:
    """The line: reading it as notation gives these characters with their emphasis."""
    bare, places = _written(spans, escape=False)
    if "*" not in bare and "_" not in bare:
        return bare
    covered = {at + i for at, (length, _) in markers(bare).items() for i in range(length)}
    if covered == {at + i for at, length in places.items() for i in range(length)}:
        return bare
    return _written(spans, escape=True)[0]


def _written(spans: Iterable[Span], escape: bool) -> tuple[str, dict[int, int]]:
    """The line, and where in it markers of emphasis were written. Markers hug words; blanks stand outside."""
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

    for span in spans:
        text = span.text
        if span.literal:
            text = _PUNCTUATION.sub(r"\\\g<0>", text)
        elif not span.mark:
            text = _BACKSLASH.sub(r"\\\\", text)
            text = _EMPHASIS.sub(r"\\\g<0>", text) if escape else text
        bare = text.strip()
        if not bare:
            blanks += text
            between = span.style if between is None else min(between, span.style, key=len)
            continue
        start = text.index(bare)
        closing, opening = transition(style, span.style, between)
        put(closing, marker=True)
        put(blanks + text[:start])
        put(opening, marker=True)
        put(bare)
        style, blanks, between = span.style, text[start + len(bare) :], None
    put(transition(style, "")[0], marker=True)
    put(blanks)
    return "".join(out), places
