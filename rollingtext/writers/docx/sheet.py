"""A draft as the paragraphs of a page: a style for each, and its characters in the order in which they are printed.

The characters are those of a clause's line in native notation, with the markers of emphasis turned into emphasis and
backslashes into a mark that keeps a bracket literal. So a page holds all that the notation says and none of its syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from rollingtext.compare.texts import own_text
from rollingtext.document.model import HEADED, Blocks, Clause, Contested, Draft, Note
from rollingtext.document.patterns import pattern
from rollingtext.document.tree import clauses_of
from rollingtext.notation.emphasis import NOTE, markers
from rollingtext.notation.render import render
from rollingtext.notation.unlabelled import unlabelled
from rollingtext.writers._line import line_parts

DEEPEST = 9
"""Levels of headings and of clauses that have a style of their own; deeper ones look like the last."""

Kind: TypeAlias = Literal["words", "literal", "note", "mark"]

_ASIDE = pattern(rf"\\[!-/:-@\[-`{{-~]|{NOTE}")
_SHORT = 6
"""A number of more characters is followed by a blank, a shorter one by a tab."""


class Piece(NamedTuple):
    """Characters in one emphasis: bold, italic, both or none (`b`, `i`, `bi`).

    `kind` tells words and notation from literal signs, from the mark of a note (`[^8]`) and from the end of a paragraph.
    """

    text: str
    style: str = ""
    kind: Kind = "words"


class Printed(NamedTuple):
    """One paragraph of a page. The clause's own words, which are compared, begin at the character `own`."""

    style: str
    pieces: tuple[Piece, ...]
    own: int = 0
    clause: Clause | None = None

    @property
    def text(self) -> str:
        """All its characters, note marks as `[^8]`."""
        return "".join([piece.text for piece in self.pieces])


END = Piece("\n", "", "mark")
"""The end of a paragraph within a run of them."""


def printed(draft: Draft) -> list[Printed]:
    """The paragraphs of a draft: its title, its clauses, and what is referred to without a place on the page."""
    out = [Printed("Title", (Piece(draft.meta.title, "", "literal"),))] if draft.meta.title else []
    out += _clauses(draft.blocks, 0, 0)
    marked = {name for paragraph in out for name in note_names(paragraph.pieces)}
    for note in draft.notes:
        if note.kind == "link":
            out.append(Printed("Definition", (Piece(f"[{note.name}]: "), *_without_notes(note))))
        elif note.name not in marked:
            out.append(Printed("Definition", (Piece(f"[^{note.name}]: "), *_without_notes(note))))
    return out


def note_names(pieces: tuple[Piece, ...]) -> Iterator[str]:
    """The names of the notes that are referred to."""
    for piece in pieces:
        if piece.kind == "note":
            yield piece.text[2:-1]


def note_lines(draft: Draft) -> dict[str, tuple[Piece, ...]]:
    """The text of each footnote by its name; of two of one name the first."""
    return {note.name: _without_notes(note) for note in reversed(draft.notes) if _is_footnote(note)}


def _without_notes(note: Note) -> tuple[Piece, ...]:
    """The text of a note; Word has no notes in notes, so a mark in one stays its characters."""
    return tuple(each._replace(kind="words") if each.kind == "note" else each for each in pieces_of(render(note.body)))


def _is_footnote(note: Note) -> bool:
    return note.kind == "footnote"


def _clauses(blocks: Blocks, depth: int, level: int) -> Iterator[Printed]:
    """A paragraph for each clause; `depth` counts levels under the section, `level` that of sections."""
    for block in blocks:
        if isinstance(block, Contested):
            for side in block.sides:
                yield from _clauses(side.value, depth, level)
        elif block.kind in HEADED:
            yield _clause(block, f"Heading{min(level + 1, DEEPEST)}")
            yield from _clauses(block.children, 0, level + 1)
        else:
            yield _clause(block, f"Clause{min(depth + 1, DEEPEST)}")
            yield from _clauses(block.children, depth + 1, level)


def too_deep(blocks: Blocks) -> bool:
    """Whether clauses or sections lie deeper in each other than there are styles."""
    level = list(clauses_of(blocks))
    for _ in range(DEEPEST):
        level = [child for clause in level for child in clauses_of(clause.children)]
    return bool(level)


def _clause(clause: Clause, style: str) -> Printed:
    heading = clause.kind in HEADED
    before, words = line_parts(clause)
    pieces = pieces_of(before + unlabelled(clause.label, words, heading))
    text = "".join([piece.text for piece in pieces])
    own = own_text(clause)
    start = len(text) - len(own) if text.endswith(own) else 0
    label = clause.label
    if start > 1 and text[start - 1] == " " and not heading and label is not None and len(label.text) <= _SHORT:
        pieces = tuple(_with_tab(pieces, start - 1))
    return Printed(style, pieces, start, clause)


def _with_tab(pieces: tuple[Piece, ...], at: int) -> Iterator[Piece]:
    """The pieces with a tab in the place of the blank that is character `at`."""
    for piece in pieces:
        if 0 <= at < len(piece.text):
            piece = piece._replace(text=f"{piece.text[:at]}\t{piece.text[at + 1 :]}")
        at -= len(piece.text)
        yield piece


def pieces_of(line: str) -> tuple[Piece, ...]:
    """A line of notation as the pieces that are printed."""
    if not line:
        return ()
    if "*" not in line and "_" not in line and "\\" not in line and "[^" not in line:
        return (Piece(line),)
    out: list[Piece] = []
    style = ""
    at = 0
    stops: list[tuple[int, int, str | re.Match[str]]] = [
        (start, start + length, _emphasis(new)) for start, (length, new) in markers(line).items()
    ]
    stops += [(match.start(), match.end(), match) for match in _ASIDE.finditer(line)]
    for start, end, meaning in sorted(stops, key=lambda stop: stop[:2]):
        if start < at:
            continue
        if start > at:
            out.append(Piece(line[at:start], style))
        if isinstance(meaning, str):
            style = meaning
        elif meaning[0][0] == "\\":
            out.append(Piece(meaning[0][1], style, "literal"))
        else:
            out.append(Piece(meaning[0], style, "note"))
        at = end
    if at < len(line):
        out.append(Piece(line[at:], style))
    return tuple(out)


def _emphasis(style: str) -> str:
    """Markers as what they mean: `** _` is bold and italic."""
    sizes = {len(marker) for marker in style.split()}
    return ("b" if sizes & {2, 3} else "") + ("i" if sizes & {1, 3} else "")
