"""The text of a draft as lines, each where its element stands in the file: so findings name the line of the XML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from rollingtext.document.source import Passage
from rollingtext.notation.nesting import INDENT
from rollingtext.notation.paragraphs import Paragraph
from rollingtext.readers._assembly import Collected

if TYPE_CHECKING:
    from lxml.etree import _Element


class Lines:
    """Collects what was found together with the text it was found in."""

    def __init__(self) -> None:
        self.found = Collected()
        self._parts: list[str] = []
        self._size = 0
        self._line = 1

    @property
    def text(self) -> str:
        """All lines so far."""
        return "".join(self._parts)

    def put(self, text: str, element: _Element, shown: str = "") -> Passage:
        """Adds a line on the line of its element, or below where that is taken; `shown` stands before it."""
        wanted: int | None = cast("Any", element).sourceline
        self._add("\n" * max((wanted or 0) - self._line, 1 if self._size else 0))
        self._add(shown)
        start = self._size
        self._add(text)
        return Passage(text, ((0, start),))

    def clause(self, text: str, element: _Element, depth: int) -> None:
        """A clause so deep under its section."""
        self.found.paragraphs.append(Paragraph(self.put(text, element), INDENT * depth))

    def heading(self, text: str, element: _Element, level: int) -> None:
        """The heading of a section or article, 1 the outermost."""
        self.found.paragraphs.append(Paragraph(self.put(text, element), 0, level))

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._size += len(text)
        self._line += text.count("\n")
