"""The styles of a Word file: what a paragraph is by its style, and by those that the style is based on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rollingtext.document.patterns import pattern
from rollingtext.readers.docx.model import PLAIN, Look, Properties
from rollingtext.readers.docx.names import W, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_OURS = pattern(r"(?:clause|heading)\d+|title|definition|end")
_DEEPEST = 30
"""Styles based on one another; a chain that is longer runs in a circle."""


class Styles:
    """The styles of one file by their names in it."""

    def __init__(self, root: _Element | None) -> None:
        self.by_id: dict[str, _Element] = {}
        self.default = ""
        self._properties: dict[str, Properties] = {}
        self._shown: dict[str, str] = {}
        self._ours: dict[str, str] = {}
        for style in root.findall(f"{W}style") if root is not None else ():
            name = value_of(style, "styleId")
            self.by_id[name] = style
            if value_of(style, "type") == "paragraph" and value_of(style, "default") in ("1", "true", "on"):
                self.default = name

    def chain(self, name: str) -> list[_Element]:
        """A style and those it is based on, itself first."""
        out: list[_Element] = []
        while name in self.by_id and len(out) < _DEEPEST:
            style = self.by_id[name]
            out.append(style)
            base = style.find(f"{W}basedOn")
            name = value_of(base, "val") if base is not None else ""
        return out

    def shown(self, name: str) -> str:
        """What a style is called where people see it, in small letters."""
        if name not in self._shown:
            style = self.by_id.get(name)
            told = style.find(f"{W}name") if style is not None else None
            self._shown[name] = value_of(told, "val").lower() if told is not None else name.lower()
        return self._shown[name]

    def ours(self, name: str) -> str:
        """A style by the name that this program gives it (`Clause2`), whatever the file calls it; empty for another."""
        if name not in self._ours:
            shown = self.shown(name).replace(" ", "")
            self._ours[name] = shown.capitalize() if _OURS.fullmatch(shown) else ""
        return self._ours[name]

    def properties(self, name: str) -> Properties:
        """What a style says of its paragraphs: each thing by the first style of its chain that says it."""
        name = name or self.default
        if name not in self._properties:
            self._properties[name] = self._joined(name)
        return self._properties[name]

    def _joined(self, name: str) -> Properties:
        from rollingtext.readers.docx.body import properties_of

        out = Properties(name)
        for style in self.chain(name):
            element = style.find(f"{W}pPr")
            said = properties_of(element) if element is not None else Properties()
            if not out.list and said.list:
                out = out._replace(list=said.list, level=said.level if out.level is None else out.level)
                out = out._replace(listed_by=None)
            if out.level is None and said.level is not None:
                out = out._replace(level=said.level)
            if out.outline is None:
                out = out._replace(outline=said.outline)
        if out.outline is None:
            for style in self.chain(name):
                shown = self.shown(value_of(style, "styleId"))
                if shown.startswith("heading ") and shown[8:].isdigit():
                    out = out._replace(outline=int(shown[8:]) - 1)
                    break
        return out

    def list_style(self, name: str) -> str:
        """The style in the chain of a style that names the list; lists tie their levels to styles."""
        for style in self.chain(name or self.default):
            element = style.find(f"{W}pPr/{W}numPr")
            if element is not None:
                return value_of(style, "styleId")
        return ""

    def look(self, name: str) -> Look:
        """How characters of a character style look."""
        from rollingtext.readers.docx.looks import refined

        look = PLAIN
        for style in reversed(self.chain(name)):
            element = style.find(f"{W}rPr")
            if element is not None:
                look = refined(look, element)
        return look
