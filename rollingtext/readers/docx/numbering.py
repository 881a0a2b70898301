"""The numbers that Word counts: what is printed before each paragraph of a list, though it stands nowhere in the text.

A list counts for each of its levels. A number at one level starts those below anew, unless the list says otherwise; lists
made from one definition count on together; a list may begin a level with a number of its own, once.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from rollingtext.readers.docx.model import Properties
from rollingtext.readers.docx.names import W, is_on, local, number_of, value_of
from rollingtext.readers.docx.numerals import numeral

if TYPE_CHECKING:
    from lxml.etree import _Element

    from rollingtext.readers.docx.styles import Styles

_LEVELS = 9
_BULLET = "•"


class Level(NamedTuple):
    """One level of a list: how it counts and what it prints (`%1.%2`).

    `restart` is the level (from 1) after which it starts anew: any higher one where that is `None`, none at 0.
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


class _List(NamedTuple):
    """A list as paragraphs name it: the definition it counts with, its levels, and the numbers it begins with."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a file, and how far each has counted in one version of the text."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self.styles = styles
        self.unknown: Counter[str] = Counter()
        self._definitions = {
            value_of(each, "abstractNumId"): each
            for each in (root.findall(f"{W}abstractNum") if root is not None else ())
        }
        self._named = {value_of(each, "numId"): each for each in (root.findall(f"{W}num") if root is not None else ())}
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def begin(self) -> None:
        """Starts counting anew, for another version."""
        self._counts, self._begun = {}, set()

    def placed(self, properties: Properties) -> tuple[str, int] | None:
        """The list of a paragraph and its level there, or `None` where it has no number."""
        styled = self.styles.properties(properties.style)
        name = properties.list or styled.list
        if not name or name == "0":
            return None
        found = self._list(name)
        if found is None:
            return None
        if properties.level is not None:
            level = properties.level
        elif properties.list and not styled.list:
            level = 0
        else:
            own = self.styles.list_style(properties.style)
            tied = [at for at, each in found.levels.items() if own and each.style == own]
            level = tied[0] if tied else styled.level or 0
        return name, min(max(level, 0), _LEVELS - 1)

    def number(self, properties: Properties) -> str:
        """Counts a paragraph, and gives what is printed before it."""
        place = self.placed(properties)
        if place is None:
            return ""
        name, at = place
        found = self._list(name)
        assert found is not None
        counts = self._counts.setdefault(found.definition, {})
        level = found.levels.get(at, Level())
        if at in found.starts and (name, at) not in self._begun:
            counts[at] = found.starts[at]
        elif at in counts:
            counts[at] += 1
        else:
            counts[at] = level.start
        self._begun.add((name, at))
        for below in [each for each in counts if each > at]:
            rule = found.levels.get(below, Level()).restart
            if rule is None or (rule and at < rule):
                del counts[below]
        if level.format == "bullet":
            text = level.text.strip()
            return _BULLET if not text or any("\uf000" <= char <= "\uf0ff" for char in text) else text
        return self._printed(found, level, at, counts)

    def _printed(self, found: _List, level: Level, at: int, counts: dict[int, int]) -> str:
        text = level.text
        for other in range(at, -1, -1):
            sign = f"%{other + 1}"
            if sign in text:
                one = found.levels.get(other, Level())
                form = "decimal" if level.legal and one.format != "decimalZero" else one.format
                if other not in counts:
                    counts[other] = found.starts.get(other, one.start)
                shown = numeral(counts[other], form)
                if shown is None:
                    self.unknown[form] += 1
                    shown = str(counts[other])
                text = text.replace(sign, shown)
        return text

    def _list(self, name: str) -> _List | None:
        if name not in self._lists:
            self._lists[name] = self._read(name)
        return self._lists[name]

    def _read(self, name: str) -> _List | None:
        element = self._named.get(name)
        reference = element.find(f"{W}abstractNumId") if element is not None else None
        if element is None or reference is None:
            return None
        key, definition = self._definition(value_of(reference, "val"))
        if definition is None:
            return None
        levels = {}
        for child in definition.findall(f"{W}lvl"):
            at = number_of(child, "ilvl")
            if at is not None and 0 <= at < _LEVELS:
                levels[at] = _level(child)
        starts: dict[int, int] = {}
        for override in element.findall(f"{W}lvlOverride"):
            at = number_of(override, "ilvl")
            if at is None or not 0 <= at < _LEVELS:
                continue
            own = override.find(f"{W}lvl")
            if own is not None:
                levels[at] = _level(own)
            start = override.find(f"{W}startOverride")
            number = number_of(start) if start is not None else None
            if number is not None:
                starts[at] = number
        return _List(key, levels, starts)

    def _definition(self, key: str) -> tuple[str, _Element | None]:
        """The definition by its key, or the one that it borrows from a style."""
        definition = self._definitions.get(key)
        link = definition.find(f"{W}numStyleLink") if definition is not None else None
        if link is None:
            return key, definition
        wanted = value_of(link, "val")
        for other, each in self._definitions.items():
            own = each.find(f"{W}styleLink")
            if own is not None and value_of(own, "val") == wanted:
                return other, each
        return key, definition


def _level(element: _Element) -> Level:
    said: dict[str, _Element] = {}
    for child in element:
        name = local(child)
        if name == "AlternateContent":  # a format that only newer programs know
            custom = child.find(f".//{W}numFmt")
            if custom is not None:
                said.setdefault("numFmt", custom)
            continue
        said[name] = child

    def number(name: str) -> int | None:
        return number_of(said[name]) if name in said else None

    form = said.get("numFmt")
    start = number("start")
    return Level(
        start=1 if start is None else start,
        format=_format(form),
        text=value_of(said["lvlText"], "val") if "lvlText" in said else "",
        restart=number("lvlRestart"),
        legal=bool(is_on(said.get("isLgl"))),
        style=value_of(said["pStyle"], "val") if "pStyle" in said else "",
    )


def _format(element: _Element | None) -> str:
    if element is None:
        return "decimal"
    name = value_of(element, "val")
    if name == "custom":
        shape = value_of(element, "format").partition(",")[0].strip()
        if shape.strip("0") == "1":
            return f"zeros{len(shape)}"
    return name
