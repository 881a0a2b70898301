"""The words in an Akoma Ntoso element as a line of notation.

Brackets are notation in every file, as they are in plain text, unless an element says that they mean nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rollingtext.document.patterns import pattern
from rollingtext.notation.plain import Piece
from rollingtext.notation.render import rendered

if TYPE_CHECKING:
    from lxml.etree import _Element

_SIGNS = pattern(r"[\[\]{}［］【】]+")
_BLANKS = pattern(r"\s+")
_NO_NAME = pattern(r"[\[\]\s^]+")
_CODE = pattern(r"U\+([0-9A-F]{4})$")
_STYLES = {"b": "**", "strong": "**", "i": "*", "em": "*"}

BLOCKS = frozenset({"p", "block", "li", "td", "th", "item", "caption", "heading", "num"})
LEFT_OUT = frozenset({"img", "object", "foreign", "math", "meta", "toc", "proprietary"})
"""What holds no words that could be read in their place."""
_TOLD = {"ins": "insertion (ins), read as text", "quotedStructure": "quoted structure, read as one line"}


def local(element: _Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


class Words:
    """Reads the words of one file; `unread` counts what is left out, `told` what is read as something simpler."""

    def __init__(self, exact: bool) -> None:
        self.exact = exact
        self.notes: list[tuple[str, _Element]] = []
        self.unread: Counter[str] = Counter()
        self.told: Counter[str] = Counter()
        self._named: dict[str, str] = {}

    def line(self, element: _Element) -> str:
        """The words in an element, as notation; in a file that is not our own with their blanks set right."""
        return rendered(_joined(self._pieces(element), self.exact))

    def name_of(self, element: _Element) -> str:
        """The name of the note that an element refers to or is."""
        wanted = element.get("marker", "") or element.get("href", "").lstrip("#") or element.get("eId", "")
        return _NO_NAME.sub("-", wanted)[:60] if not self.exact else wanted

    def _pieces(self, element: _Element) -> list[Piece]:
        from lxml import etree

        out: list[Piece] = []
        inside: list[tuple[str, str]] = []
        style, mode = "", ""
        walk = etree.iterwalk(element, events=("start", "end"))
        for event, at in walk:
            name = local(at)
            if event == "end":
                style, mode = inside.pop()
                if at is not element and at.tail:
                    out += _cut(at.tail, style, mode)
                continue
            inside.append((style, mode))
            if at is element:
                out += _cut(at.text or "", style, mode)
                continue
            if self._is_mark(at, name, style, out):
                walk.skip_subtree()
                continue
            if name in BLOCKS and out:
                out.append(Piece(" ", style, True))
            own = at.get("name", "") if name == "inline" else ""
            mode = own if own in ("literal", "notation") else mode
            if marker := _STYLES.get(name):
                style = _within(style, marker, at.get("class", ""))
            if name in _TOLD and not self.exact:
                self.told[_TOLD[name]] += 1
            out += _cut(at.text or "", style, mode)
        return out

    def _is_mark(self, at: _Element, name: str, style: str, out: list[Piece]) -> bool:
        """Takes an element that stands for something else than the words in it; says whether it was one."""
        if name in ("noteRef", "authorialNote"):
            mark = self.name_of(at)
            if name == "authorialNote":
                mark = self._kept(mark, at)
            out.append(Piece(f"[^{mark}]", style, False))
        elif name == "inline" and at.get("name") == "character" and (code := _CODE.match(at.get("title", ""))):
            out.append(Piece(chr(int(code[1], 16)), style, True))
        elif name in ("eol", "br") and not len(at) and not at.text:
            out.append(Piece(" ", style, True))
        elif name == "omissis" and not len(at) and not (at.text or "").strip():
            out.append(Piece("[…]", style, False))
        elif name == "del" and not self.exact:
            self.unread["deletion (del)"] += 1
        elif name in LEFT_OUT:
            self.unread[f"element {name}"] += 1
        else:
            return False
        return True

    def _kept(self, mark: str, note: _Element) -> str:
        """The name under which a note in the text is kept; two notes with one mark go by two names."""
        name = mark or str(len(self.notes) + 1)
        number = 1
        while name in self._named:
            number += 1
            name = f"{mark or 'note'}-{number}"
        self._named[name] = name
        self.notes.append((name, note))
        return name


def _within(style: str, marker: str, told: str) -> str:
    """The style inside an emphasised element; `told` is the marker that our own files name."""
    open_ = style.split()
    if told in ("***", "___") and open_:
        return " ".join([*open_[:-1], told])
    return " ".join([*open_, told if told in ("_", "__") else marker])


def _cut(text: str, style: str, mode: str) -> list[Piece]:
    """Characters as pieces: brackets are notation, all else is words."""
    if not text:
        return []
    if mode:
        return [Piece(text, style, mode == "literal")]
    out: list[Piece] = []
    at = 0
    for match in _SIGNS.finditer(text):
        if at < match.start():
            out.append(Piece(text[at : match.start()], style, True))
        out.append(Piece(match[0], style, False))
        at = match.end()
    if at < len(text):
        out.append(Piece(text[at:], style, True))
    return out


def _joined(parts: Sequence[Piece], exact: bool) -> list[Piece]:
    """Neighbours that differ in nothing put together; unless blanks are `exact`, a run of them is one."""
    out: list[Piece] = []
    blank = True
    for part in parts:
        text = part.text
        if not exact:
            text = _BLANKS.sub(" ", text)
            text = text[1:] if blank and text.startswith(" ") else text
            if not text:
                continue
            blank = text.endswith(" ")
        if out and out[-1][1:] == part[1:]:
            out[-1] = out[-1]._replace(text=out[-1].text + text)
        else:
            out.append(part._replace(text=text))
    if not exact and out and out[-1].text.endswith(" "):
        out[-1] = out[-1]._replace(text=out[-1].text[:-1])
    return [part for part in out if part.text]
