"""The names of WordprocessingML, in both of the forms in which files have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
W = f"{{{_WORD}}}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_STRICT_NAMES = (
    (_STRICT.encode(), _WORD.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)
_OFF = ("0", "false", "off")


def transitional(data: bytes) -> bytes:
    """A part of a file that was saved as Strict, with the names that all others have."""
    for strict, usual in _STRICT_NAMES:
        if strict in data:
            data = data.replace(strict, usual)
    return data


def local(element: Any) -> str:
    """The name of an element without its namespace; nothing for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value_of(element: _Element, name: str) -> str:
    """An attribute of an element, or nothing."""
    found = element.get(f"{W}{name}")
    return str(found) if found is not None else str(element.get(name, ""))


def number_of(element: _Element, name: str = "val") -> int | None:
    """An attribute that is a number."""
    text = value_of(element, name)
    return int(text) if text.lstrip("-").isascii() and text.lstrip("-").isdigit() and len(text) < 10 else None


def is_on(element: _Element | None) -> bool | None:
    """Whether a switch such as bold is on, `None` where nothing is said."""
    return None if element is None else value_of(element, "val") not in _OFF
