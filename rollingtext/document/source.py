"""Where words stand: the text of a file, and exact places in it.

Offsets count code points from 0; what a person sees counts lines and columns from 1.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

_BEHIND = 1 << 62
"""An offset behind the end of any source."""


class Span(NamedTuple):
    """A half-open range of code points in one source: `text[start:end]`."""

    start: int
    end: int


class Position(NamedTuple):
    """A place as an editor shows it: line and column, both from 1, the column in code points."""

    line: int
    column: int


class Source:
    """The text of one file, as decoded, with every line end made `\\n`.

    `path` is how the user named it (`-` for standard input); it is only ever shown.
    """

    __slots__ = ("_starts", "path", "text")

    def __init__(self, text: str, path: str = "") -> None:
        self.text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
        self.path = path
        self._starts: list[int] = []

    def _line_starts(self) -> list[int]:
        if not self._starts:
            starts, at, find = [0], 0, self.text.find
            while (at := find("\n", at) + 1) > 0:
                starts.append(at)
            self._starts = starts
        return self._starts

    def position(self, offset: int) -> Position:
        """Line and column of the code point at `offset`."""
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of line `number` (from 1), without its line end."""
        starts = self._line_starts()
        start = starts[number - 1]
        end = starts[number] - 1 if number < len(starts) else len(self.text)
        return self.text[start:end]


class Passage(NamedTuple):
    """Text put together from pieces of a source, such as the lines of a wrapped paragraph.

    `pieces` are pairs (offset in `text`, offset in the source), ascending; from each one on both run in step.
    """

    text: str
    pieces: tuple[tuple[int, int], ...]

    def at(self, offset: int) -> int:
        """The source offset of `text[offset]`."""
        pieces = self.pieces
        if len(pieces) == 1:
            return pieces[0][1] + offset
        here, there = pieces[bisect_right(pieces, (offset, _BEHIND)) - 1]
        return there + offset - here

    def span(self, start: int, end: int) -> Span:
        """The source range from the first to behind the last code point of `text[start:end]`."""
        if len(self.pieces) == 1:
            shift = self.pieces[0][1]
            return Span(shift + start, shift + max(start, end))
        if end <= start:
            first = self.at(start)
            return Span(first, first)
        return Span(self.at(start), self.at(end - 1) + 1)

    def cut(self, start: int, end: int) -> Passage:
        """The passage `text[start:end]`, its places kept."""
        if len(self.pieces) == 1:
            return Passage(self.text[start:end], ((0, self.pieces[0][1] + start),))
        first, last = bisect_right(self.pieces, (start, _BEHIND)), bisect_right(self.pieces, (end - 1, _BEHIND))
        inner = tuple((at - start, to) for at, to in self.pieces[first:last])
        return Passage(self.text[start:end], ((0, self.at(start)), *inner))
