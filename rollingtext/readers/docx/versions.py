"""Tracked changes decided: the text as it was, as it will be, or as one author would have it.

Where the end of a paragraph is not there, its words run on into the next one, which gives both its style and number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from rollingtext.readers.docx.model import Bit, Paragraph, Properties, Revision, Standing

Accepts = Callable[[Revision], bool]


def final(revision: Revision) -> bool:
    """Every change is accepted."""
    return True


def original(revision: Revision) -> bool:
    """Every change is rejected."""
    return False


def by(author: str) -> Accepts:
    """The changes of one author are accepted, and no others."""
    return lambda revision: revision.author == author


def standing(paragraphs: Iterable[Paragraph], accepts: Accepts) -> Iterator[Standing]:
    """The paragraphs of one version; one that is empty stays only where it was written so."""
    carried: list[Bit] = []
    changed = False
    place = ""
    for paragraph in paragraphs:
        if paragraph.place != place and carried:
            yield Standing(Properties(), tuple(carried), place)
            carried = []
        place = paragraph.place
        bits = [bit for each in paragraph.bits if (bit := _decided(each, accepts)) is not None]
        carried += bits
        if not _there(paragraph.end, accepts):
            changed = True
            continue
        if carried or not (changed or paragraph.end):
            yield Standing(_said(paragraph, accepts), tuple(carried), place)
        carried, changed = [], False
    if carried:
        yield Standing(Properties(), tuple(carried), place)


def authors(paragraphs: Iterable[Paragraph]) -> list[tuple[str, str]]:
    """Everybody who changed something, with the date of the first change, in the order of the text."""
    found: dict[str, str] = {}
    for revision in revisions(paragraphs):
        found.setdefault(revision.author, revision.date)
    return list(found.items())


def revisions(paragraphs: Iterable[Paragraph]) -> Iterator[Revision]:
    """Every tracked change, of words, ends and looks."""
    for paragraph in paragraphs:
        for bit in paragraph.bits:
            yield from bit.revisions
            if bit.relook:
                yield bit.relook
        yield from paragraph.end
        if paragraph.restyled:
            yield paragraph.restyled
        if paragraph.properties.listed_by:
            yield paragraph.properties.listed_by


def _there(changes: Iterable[Revision], accepts: Accepts) -> bool:
    return all(accepts(change) == (change.change == "added") for change in changes)


def _decided(bit: Bit, accepts: Accepts) -> Bit | None:
    if not _there(bit.revisions, accepts):
        return None
    if bit.relook is not None and bit.was is not None and not accepts(bit.relook):
        return bit._replace(look=bit.was, was=None, relook=None)
    return bit


def _said(paragraph: Paragraph, accepts: Accepts) -> Properties:
    """What is said of the paragraph in this version."""
    said = paragraph.properties
    if paragraph.restyled is not None and paragraph.was is not None and not accepts(paragraph.restyled):
        said = paragraph.was
    if said.listed_by is not None and not accepts(said.listed_by):
        said = said._replace(list="", level=None)
    return said
