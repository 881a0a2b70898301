"""Word files (.docx): a draft as a page of its own, or two versions as one page of tracked changes.

Numbers are printed text, as the draft has them: a list that Word counts would renumber itself with every change. Title,
headings and each level of clauses have a style, footnotes are footnotes, and text from right to left runs so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft, Meta
from rollingtext.writers.docx.package import packed
from rollingtext.writers.docx.runs import Notes, Pen, Sign, is_legal, pen, plain_paragraph
from rollingtext.writers.docx.sheet import DEEPEST, Piece, Printed, note_lines, note_names, printed, too_deep

if TYPE_CHECKING:
    from rollingtext.compare.diff import Change
    from rollingtext.writers.docx.two_pages import Author

SUFFIXES = (".docx",)
BINARY = True
"""What is written are bytes."""

_SLUGS = {"W001": "furniture-lost", "W002": "too-many-levels-for-word", "W003": "character-replaced"}
_KEYS = ("version", "date", "language", "source", "profile")


def write(draft: Draft) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The draft as a Word file, and what of it Word cannot hold."""
    page = printed(draft)
    notes = note_lines(draft)
    writing = pen(Notes(notes, notes, _counted(page, notes)))
    body = "".join([plain_paragraph(paragraph, writing) for paragraph in page])
    meta = draft.meta
    data = packed(body, "".join(writing.notes.written), meta.title, meta.language, _about(meta, ""), tracks=False)
    return data, tuple(_losses([draft], writing))


def redline(
    old: Draft, new: Draft, changes: Sequence[Change], sign: Sign, author: Author | None = None
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Both versions as one Word file: Accept All leaves `new`, Reject All leaves `old`.

    `changes` are those of `diff(old, new)`; `author` knows who wants a word of the new text, `sign` signs the rest.
    """
    from rollingtext.writers.docx.two_pages import redlined

    before, after = printed(old), printed(new)
    was, now = note_lines(old), note_lines(new)
    writing = pen(Notes(was, now, _counted(before, was) and _counted(after, now)))
    signed = author or (lambda clause, at: sign)
    body = "".join(redlined(before, after, changes, signed, sign, writing))
    about = [*_about(new.meta, ""), *_about(old.meta, "original.")[1:]]
    data = packed(body, "".join(writing.notes.written), new.meta.title, new.meta.language, about, tracks=True)
    return data, tuple(_losses([old, new], writing))


def _counted(page: Iterable[Printed], notes: dict[str, tuple[Piece, ...]]) -> bool:
    """Whether the notes are numbered as Word does it: 1, 2, 3, each referred to once."""
    names = [name for paragraph in page for name in note_names(paragraph.pieces) if name in notes]
    return names == [str(number) for number in range(1, len(names) + 1)]


def _about(meta: Meta, prefix: str) -> list[tuple[str, str]]:
    """What the front matter says, as properties of the file; the first one declares that levels are structure."""
    out = [("rollingtext.notation", "1")]
    out += [(f"rollingtext.{prefix}{key}", getattr(meta, key)) for key in _KEYS if getattr(meta, key)]
    if meta.other:
        import json

        out.append((f"rollingtext.{prefix}other", json.dumps(meta.other, ensure_ascii=False)))
    return out


def _losses(drafts: Sequence[Draft], writing: Pen) -> Iterator[Diagnostic]:
    count = sum(len(draft.furniture) for draft in drafts)
    if count:
        things = "1 comment or piece of page furniture is" if count == 1 else f"{count} comments and page headers are"
        yield _finding("W001", Severity.INFO, f"{things} left out.", "Nothing of the text itself is missing.")
    if any(too_deep(draft.blocks) for draft in drafts):
        text = f"Clauses lie more than {DEEPEST} levels deep, and look like those of level {DEEPEST}."
        yield _finding("W002", Severity.WARNING, text, "Keep the original beside the Word file.")
    if writing.replaced or not all(is_legal(draft.meta.title) for draft in drafts):
        text = f"Control characters, which no Word file can hold, are written as � in {_times(len(writing.replaced))}."
        yield _finding("W003", Severity.WARNING, text, "Take them out of the draft; `validate` shows where they are.")


def _times(count: int) -> str:
    return "1 place" if count == 1 else f"{count} places"


def _finding(code: str, severity: Severity, message: str, help: str) -> Diagnostic:
    return Diagnostic(code, _SLUGS[code], severity, message, help)
