"""How characters look: what is said of themselves, else of their character style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rollingtext.readers.docx.model import PLAIN, Look
from rollingtext.readers.docx.names import W, is_on, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from rollingtext.readers.docx.styles import Styles

_LITERAL = "Literal"


def look_of(properties: _Element | None, styles: Styles) -> Look:
    """The look that properties of a run ask for."""
    if properties is None:
        return PLAIN
    style = properties.find(f"{W}rStyle")
    name = value_of(style, "val") if style is not None else ""
    look = styles.look(name) if name else PLAIN
    return refined(look, properties)._replace(literal=name == _LITERAL)


def refined(look: Look, properties: _Element) -> Look:
    """A look with what properties say of it themselves."""
    told: dict[str, bool | str] = {}
    for field, names in (
        ("bold", ("b",)), ("italic", ("i",)), ("strike", ("strike", "dstrike")), ("hidden", ("vanish",)),
    ):  # fmt: skip
        said = [on for name in names if (on := is_on(properties.find(f"{W}{name}"))) is not None]
        if said:
            told[field] = any(said)
    line = properties.find(f"{W}u")
    if line is not None:
        told["underline"] = value_of(line, "val") not in ("none", "")
    highlight = properties.find(f"{W}highlight")
    if highlight is not None:
        shade = value_of(highlight, "val")
        told["highlight"] = "" if shade == "none" else shade.lower()
    color = properties.find(f"{W}color")
    if color is not None:
        shade = value_of(color, "val")
        told["color"] = "" if shade in ("auto", "000000") else shade.lower()
    return look._replace(**told) if told else look  # type: ignore[arg-type]
