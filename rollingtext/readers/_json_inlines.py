"""The words of a clause from a JSON tree, contested places and their layout among them."""

from __future__ import annotations

from typing import Any, Literal, cast, get_args

from rollingtext.document.limits import MAX_BRACKET_DEPTH
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
)
from rollingtext.notation.kinds import StatusKind
from rollingtext.readers._json_shape import Path, Wrong, items, member, texts, whole, word, written

_KINDS = ("text", "contested", "edge", "placeholder", "editorial", "status", "note-mark", "remark")
_STATUS: tuple[str, ...] = get_args(StatusKind)
_OPENING, _CLOSING = ("[", "［", "【"), ("]", "］", "】")
_MARKERS = ("*", "**", "_", "__", "***", "___")
_MAX_PAIR = 10_000_000


def inlines(holder: dict[str, Any], key: str, path: Path, depth: int = 0) -> Inlines:
    """The words under `key`; none where the key is missing."""
    if depth > MAX_BRACKET_DEPTH:
        raise Wrong("J003", f"Brackets are nested more than {MAX_BRACKET_DEPTH} deep.", "Take levels away.")
    return tuple([_inline(value, at, depth) for value, at in items(holder, key, path)])


def _inline(value: Any, path: Path, depth: int) -> Inline:
    kind = word(value if isinstance(value, dict) else member(value, path, ()), "kind", path, _KINDS)
    match kind:
        case "text":
            data = member(value, path, ("kind", "text"), ("style",))
            return Text(written(data, "text", path), _style(data, path))
        case "contested":
            return _contested(value, path, depth)
        case "edge":
            return _edge(value, path)
        case "placeholder":
            data = member(value, path, ("kind", "content"), ("glyphs", "styles"))
            return Placeholder(inlines(data, "content", path, depth + 1), _glyphs(data, path), _styles(data, path))
        case "editorial":
            data = member(value, path, ("kind", "content"), ("target", "glyphs", "styles"))
            content = inlines(data, "content", path, depth + 1)
            return Editorial(content, written(data, "target", path, ""), _glyphs(data, path), _styles(data, path))
        case "status":
            data = member(value, path, ("kind", "status", "text"), ("style",))
            status = cast("StatusKind", word(data, "status", path, _STATUS))
            return Status(written(data, "text", path), status, _style(data, path))
        case "note-mark":
            data = member(value, path, ("kind", "note"), ("style",))
            return NoteMark(written(data, "note", path), _style(data, path))
        case _:
            data = member(value, path, ("kind", "content"), ("styles",))
            return Remark(inlines(data, "content", path, depth + 1), _styles(data, path))


def _contested(value: Any, path: Path, depth: int) -> Contested[Inlines]:
    data = member(value, path, ("kind", "sides"), ("reservations", "layout"))
    sides = []
    for side, at in items(data, "sides", path):
        member(side, at, ("content",), ("backers",))
        sides.append(Side(inlines(side, "content", at, depth + 1), texts(side, "backers", at)))
    if not sides:
        raise Wrong.at((path, "sides"), "is empty", "Give each outcome as a side; `content` is empty for no text.")
    return Contested(tuple(sides), texts(data, "reservations", path), layout(data, path, len(sides)))


def layout(holder: dict[str, Any], path: Path, sides: int) -> Layout | None:
    """How a place of so many sides is written, or `None` where that is left to the program."""
    if "layout" not in holder:
        return None
    here: Path = (path, "layout")
    data = member(holder["layout"], here, ("form", "heads", "tails"), ("gaps", "glyphs", "styles", "behind"))
    form = cast('Literal["brackets", "slash", "options"]', word(data, "form", here, ("brackets", "slash", "options")))
    heads, tails, gaps = (texts(data, key, here) for key in ("heads", "tails", "gaps"))
    glyphs = tuple(_pair(text, at) for text, at in items(data, "glyphs", here)) if "glyphs" in data else ("[]",)
    styles = tuple(_two(pair, at) for pair, at in items(data, "styles", here)) if "styles" in data else (("", ""),)
    count = len(heads)
    if not 1 <= count <= sides or len(tails) != count:
        raise Wrong.at(here, f"must have one head and one tail for each written side (1 to {sides})", "Count them.")
    if form != "options" and len(gaps) != count - 1:
        raise Wrong.at((here, "gaps"), f"must have {count - 1} texts, one between two written sides", "Count them.")
    pairs = count if form == "brackets" else 1
    if form != "options" and (len(glyphs) != pairs or len(styles) != pairs):
        raise Wrong.at(here, f"must have {pairs} of `glyphs` and of `styles`, one for each pair", "Count them.")
    behind = texts(data, "behind", here)
    if behind and (len(behind) != count or form != "brackets"):
        raise Wrong.at((here, "behind"), f"must have {count} texts, one behind each bracket", "Count them.")
    return Layout(form, heads, tails, gaps, glyphs, styles, behind)


def _edge(value: Any, path: Path) -> Edge:
    optional = ("pair", "backers", "against", "reservations", "attribution", "glyph", "style", "behind")
    data = member(value, path, ("kind", "end"), optional)
    opening = word(data, "end", path, ("opening", "closing")) == "opening"
    pair = None if data.get("pair") is None else whole(data, "pair", path, _MAX_PAIR)
    glyph = word(data, "glyph", path, ("", *(_OPENING if opening else _CLOSING)), "")
    backers, against, reservations = (texts(data, key, path) for key in ("backers", "against", "reservations"))
    attribution = written(data, "attribution", path, "")
    behind = written(data, "behind", path, "")
    return Edge(opening, pair, backers, against, reservations, attribution, glyph, _style(data, path), behind=behind)


def _glyphs(data: dict[str, Any], path: Path) -> str:
    return _pair(data.get("glyphs", "[]"), (path, "glyphs"))


def _pair(value: Any, path: Path) -> str:
    if not isinstance(value, str) or len(value) != 2 or value[0] not in _OPENING or value[1] not in _CLOSING:
        raise Wrong.at(path, "is no pair of square brackets", 'Write "[]".')
    return value


def _style(data: dict[str, Any], path: Path) -> str:
    return _checked_style(data.get("style", ""), (path, "style"))


def _styles(data: dict[str, Any], path: Path) -> tuple[str, str]:
    return _two(data.get("styles", ["", ""]), (path, "styles"))


def _two(value: Any, path: Path) -> tuple[str, str]:
    if not isinstance(value, list) or len(value) != 2:
        raise Wrong.at(path, "is no pair of styles", 'Write ["", ""].')
    return _checked_style(value[0], path), _checked_style(value[1], path)


def _checked_style(value: Any, path: Path) -> str:
    if not isinstance(value, str) or any(marker not in _MARKERS for marker in value.split()):
        raise Wrong.at(path, "is no emphasis", "Write the open markers, outermost first: `**`, `*`, `** _`.")
    return value
