"""The parts of a Word file: its text, styles, lists, notes and comments, each read once."""

from __future__ import annotations

from posixpath import join, normpath
from typing import TYPE_CHECKING

from rollingtext.document.archive import NoArchive, unpacked
from rollingtext.document.values import Record
from rollingtext.document.xml import NoXml, parsed
from rollingtext.readers.docx.body import Found, walked
from rollingtext.readers.docx.comments import comments_in
from rollingtext.readers.docx.model import Comment, Paragraph
from rollingtext.readers.docx.names import local, transitional, value_of
from rollingtext.readers.docx.numbering import Numbering
from rollingtext.readers.docx.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPE = "/officeDocument"
_WANTED = (".xml", ".rels")


class NoWord(Exception):
    """A file that is no Word document, or none that is read here; the text says why, as the rest of a sentence."""


class WordFile(Record):
    """A Word document, its tracked changes undecided."""

    body: Found
    styles: Styles
    numbering: Numbering
    notes: dict[str, list[Paragraph]]
    comments: dict[str, Comment]
    about: dict[str, str]
    title: str
    aside: int


def opened(data: bytes) -> WordFile:
    """Reads the parts of a file. Raises `NoWord`."""
    try:
        parts = unpacked(data, _WANTED)
        return _read(parts)
    except NoArchive as problem:
        raise NoWord(f"cannot be opened: {problem}") from None
    except NoXml as problem:
        raise NoWord(f"cannot be read as XML: {problem}") from None


def _read(parts: dict[str, bytes]) -> WordFile:
    main = _main(parts)
    if main is None:
        raise NoWord("is a packed file, but no Word document")
    related = _related(parts, main)

    def part(kind: str) -> _Element | None:
        name = related.get(kind, "")
        return parsed(transitional(parts[name])) if name in parts else None

    styles = Styles(part("styles"))
    body = walked(parsed(transitional(parts[main])), styles)
    notes: dict[str, list[Paragraph]] = {}
    for kind in ("footnote", "endnote"):
        root = part(f"{kind}s")
        for element in root if root is not None else ():
            if local(element) == kind and value_of(element, "type") in ("", "normal"):
                found = walked(element, styles)
                notes[f"{kind}:{value_of(element, 'id')}"] = found.paragraphs
                body.told.update(found.told)
                body.unread.update(found.unread)
    about = _about(parts)
    title = about.pop("title", "")
    aside = sum(name.startswith(("word/header", "word/footer")) for name in parts)
    return WordFile(
        body, styles, Numbering(part("numbering"), styles), notes, comments_in(part("comments"), styles), about, title,
        aside,
    )  # fmt: skip


def _main(parts: dict[str, bytes]) -> str | None:
    """The name of the part with the text."""
    for kind, target in _relations(parts, "_rels/.rels"):
        name = normpath(target.lstrip("/"))
        if kind.endswith(_TYPE) and name in parts:
            return name
    return "word/document.xml" if "word/document.xml" in parts else None


def _relations(parts: dict[str, bytes], name: str) -> list[tuple[str, str]]:
    if name not in parts:
        return []
    return [(str(each.get("Type", "")), str(each.get("Target", ""))) for each in parsed(parts[name])]


def _related(parts: dict[str, bytes], main: str) -> dict[str, str]:
    """The parts that the text refers to, by what they are (`styles`, `numbering`)."""
    folder, _, name = main.rpartition("/")
    out: dict[str, str] = {}
    for kind, target in _relations(parts, f"{folder}/_rels/{name}.rels"):
        path = target[1:] if target.startswith("/") else normpath(join(folder, target))
        out.setdefault(kind.rpartition("/")[2], path)
    return out


def _about(parts: dict[str, bytes]) -> dict[str, str]:
    """The properties of the file that this program gave it, without their prefix, and its title."""
    out: dict[str, str] = {}
    if "docProps/custom.xml" in parts:
        for each in parsed(parts["docProps/custom.xml"]):
            name = each.get("name", "")
            if name.startswith("rollingtext."):
                out[name.removeprefix("rollingtext.")] = "".join(map(str, each.itertext()))
    if "docProps/core.xml" in parts:
        for each in parsed(parts["docProps/core.xml"]):
            if local(each) == "title" and each.text:
                out["title"] = each.text
    return out
