"""What every text reader ends with: paragraphs, notes and furniture put together into one draft."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rollingtext.document.model import Draft, Furniture, FurnitureKind, Meta, Note
from rollingtext.document.source import Passage, Source, Span
from rollingtext.document.values import Record
from rollingtext.notation.attribution import Parties
from rollingtext.notation.inline import inlines
from rollingtext.notation.link import linked
from rollingtext.notation.nesting import INDENT, by_indentation, by_labels
from rollingtext.notation.outline import clause_tree
from rollingtext.notation.paragraphs import Paragraph, taken_apart, with_options_apart


class Collected(Record):
    """What a reader found in a file, in order."""

    paragraphs: list[Paragraph] = []
    notes: list[tuple[str, Passage]] = []
    links: list[tuple[str, Passage]] = []
    furniture: list[Furniture] = []

    def put_aside(self, kind: FurnitureKind, text: str, start: int) -> None:
        """Keeps a piece of furniture with the place it had."""
        self.furniture.append(Furniture(kind, text, Span(start, start + len(text))))


def assembled(source: Source, meta: Meta, found: Collected, parties: Parties, canonical: bool) -> Draft:
    """The draft. In `canonical` layout indentation is structure; else labels and their order decide."""
    names: Collection[str] = frozenset(name.lower() for name, _ in found.links)
    labelled = [
        part
        for paragraph in found.paragraphs
        for part in with_options_apart(taken_apart(paragraph, parties), parties, INDENT)
    ]
    placed = by_indentation(labelled) if canonical else by_labels(labelled)
    blocks = linked(clause_tree(placed, parties, names))
    return Draft(meta, blocks, _notes(found, parties, names), tuple(found.furniture), source)


def _notes(found: Collected, parties: Parties, names: Collection[str]) -> tuple[Note, ...]:
    notes = [
        Note(name, inlines(passage, parties, names), "footnote", passage.span(0, len(passage.text)))
        for name, passage in found.notes
    ]
    notes += [
        Note(name, inlines(passage, parties), "link", passage.span(0, len(passage.text)))
        for name, passage in found.links
    ]
    return tuple(notes)


def unwrapped(lines: Sequence[tuple[str, int]]) -> Passage:
    """The lines of a paragraph as one passage: (text without its blanks at both ends, source offset) each.

    Lines are joined by a blank, but not within Chinese and not behind a hyphen, where the line end is no blank.
    """
    if len(lines) == 1:
        return Passage(lines[0][0], ((0, lines[0][1]),))
    out: list[str] = []
    pieces: list[tuple[int, int]] = []
    size = 0
    for text, start in lines:
        if out and not _runs_on(out[-1], text):
            out.append(" ")
            size += 1
        pieces.append((size, start))
        out.append(text)
        size += len(text)
    return Passage("".join(out), tuple(pieces))


def _runs_on(before: str, after: str) -> bool:
    """Whether two lines join without a blank."""
    if len(before) > 1 and before[-1] in "-‑" and before[-2].isalpha():
        return True
    return bool(before and after) and _is_han(before[-1]) and _is_han(after[0])


def _is_han(char: str) -> bool:
    return "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef" or char >= "\U00020000"
