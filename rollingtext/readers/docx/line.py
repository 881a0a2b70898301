"""The characters of a Word paragraph as a line of notation: bold and italic as markers, literal signs with a backslash."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rollingtext.document.patterns import pattern
from rollingtext.notation.emphasis import as_meant, hugged

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
    if as_meant(bare, places):
        return bare
    return _written(spans, escape=True)[0]


def _written(spans: Iterable[Span], escape: bool) -> tuple[str, dict[int, int]]:
    """The line, and where in it markers of emphasis were written. Markers hug words; blanks stand outside."""
    return hugged((_escaped(span, escape), span.style) for span in spans)


def _escaped(span: Span, escape: bool) -> str:
    if span.literal:
        return _PUNCTUATION.sub(r"\\\g<0>", span.text)
    if span.mark:
        return span.text
    text = _BACKSLASH.sub(r"\\\\", span.text)
    return _EMPHASIS.sub(r"\\\g<0>", text) if escape else text
