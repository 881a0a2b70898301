"""The one place where XML is parsed: no entities, no network, no document types."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


class NoXml(Exception):
    """Bytes that are no XML, or XML that is not read here; the text says why."""


def parsed(data: bytes) -> _Element:
    """The root element. Raises `NoXml` for anything but plain XML, which one with a document type is not."""
    from lxml import etree

    if any(mark in data for mark in _DOCTYPES):
        raise NoXml("it declares a document type, through which a file can name other files")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise NoXml(str(problem).partition("\n")[0]) from None
