"""A Word file as it is read, before anybody decides which of its tracked changes hold."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from rollingtext.document.values import Record

Change: TypeAlias = Literal["added", "struck"]


class Revision(NamedTuple):
    """A tracked change: whether it adds or strikes, by whom, when, and whether it is an end of a move."""

    change: Change
    author: str
    date: str = ""
    moves: bool = False


class Look(NamedTuple):
    """How characters look, as far as that can mean something."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    highlight: str = ""
    color: str = ""
    hidden: bool = False
    literal: bool = False


PLAIN = Look()

BitKind: TypeAlias = Literal["words", "note", "comment-start", "comment-end"]


class Bit(NamedTuple):
    """Characters that look alike, with the changes they are in.

    A note is known by its kind and number (`footnote:2`), and a comment by its number. `was` is how the characters
    looked before `relook`, a change of looks alone.
    """

    text: str
    look: Look = PLAIN
    revisions: tuple[Revision, ...] = ()
    kind: BitKind = "words"
    was: Look | None = None
    relook: Revision | None = None
    mark: str = ""


class Properties(NamedTuple):
    """What is said of a paragraph: its style, its list and level there, its level as a heading."""

    style: str = ""
    list: str = ""
    level: int | None = None
    outline: int | None = None
    listed_by: Revision | None = None


class Paragraph(Record):
    """A paragraph with the changes that its end is in. `place` is `cell` or `box` where it stands in one.

    `was` are the properties it had before `restyled`.
    """

    properties: Properties
    bits: list[Bit]
    end: tuple[Revision, ...] = ()
    was: Properties | None = None
    restyled: Revision | None = None
    place: str = ""
    last: bool = False
    after: list[Paragraph] = []


class Standing(NamedTuple):
    """A paragraph of one version: the changes decided."""

    properties: Properties
    bits: tuple[Bit, ...]
    place: str = ""


class Comment(NamedTuple):
    """What somebody wrote in the margin."""

    author: str
    date: str
    text: str
