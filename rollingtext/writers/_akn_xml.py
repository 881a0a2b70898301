"""Characters, attributes and elements as XML: nothing that XML cannot hold is lost, and blanks stay as they are."""

from __future__ import annotations

from collections.abc import Iterable

from rollingtext.document.patterns import pattern

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN = "urn:rollingtext:akn:1"
"""The namespace of what only this program says; it is allowed in `proprietary` and as attributes."""

_FORBIDDEN = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_QUOTED = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
)


def characters(text: str, inline: str = "inline") -> str:
    """The text as content. A character that XML forbids becomes an element that names it."""
    if not _FORBIDDEN.search(text):
        return text.translate(_MARKUP)
    out: list[str] = []
    at = 0
    for match in _FORBIDDEN.finditer(text):
        out.append(text[at : match.start()].translate(_MARKUP))
        name = ' name="character"' if inline == "inline" else ""
        out.append(f'<{inline}{name} title="U+{ord(match[0]):04X}"/>')
        at = match.end()
    out.append(text[at:].translate(_MARKUP))
    return "".join(out)


def tag(name: str, *pairs: tuple[str, str]) -> str:
    """The inside of an opening tag: its name, and those attributes that say something."""
    return name + "".join([f' {key}="{_quoted(value)}"' for key, value in pairs if value])


def _quoted(value: str) -> str:
    return _FORBIDDEN.sub("\ufffd", value).translate(_QUOTED)


def element(opening: str, content: str) -> str:
    """An element on one line."""
    name = opening.partition(" ")[0]
    return f"<{opening}>{content}</{name}>" if content else f"<{opening}/>"


def indented(lines: Iterable[str], depth: int) -> list[str]:
    """Lines that open or close an element, or hold a whole one, each as far in as it lies."""
    out: list[str] = []
    for line in lines:
        closing = line.startswith("</")
        depth -= closing
        out.append(" " * depth + line)
        depth += not closing and not line.endswith("/>") and "</" not in line
    return out
