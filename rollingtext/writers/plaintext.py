"""Plain text for a message or a screen: one paragraph a line, brackets and names as written, footnotes at the end.

What plain text cannot carry is told once for each kind of loss: emphasis, what stands in the front matter besides the
title, page furniture and comments, and the difference between a literal bracket and one that contests.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import (
    Clause,
    Contested,
    Draft,
    Editorial,
    Inline,
    Inlines,
    NoteMark,
    Placeholder,
    Remark,
    Side,
    Text,
    own_words,
)
from rollingtext.document.tree import located, walk
from rollingtext.notation.plain import pieces, plain

SUFFIXES = (".txt",)

_NO_EMPHASIS = str.maketrans("", "", "*_")
_SLUGS = {"T001": "emphasis-lost", "T002": "metadata-lost", "T003": "furniture-lost", "T004": "literal-bracket"}


def write(draft: Draft) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of the draft, and what of it plain text does not say."""
    parts = [draft.meta.title] if draft.meta.title else []
    parts += [line for clause in walk(draft.blocks) if (line := paragraph(clause))]
    parts += [_note(note.name, note.body) for note in draft.notes if note.kind == "footnote"]
    parts += [f"{note.name}: {_words(note.body)}" for note in draft.notes if note.kind == "link"]
    return "\n\n".join(parts) + "\n" if parts else "", tuple(_losses(draft))


def paragraph(clause: Clause) -> str:
    """A clause on one line: what stands before its label, the label, its title and its words."""
    lead = plain(clause.lead)
    words = _words(own_words(clause))
    label = clause.label
    if label is None:
        return lead + words
    printed = number(clause)
    glue = "" if not words or (label.system == "han" and not printed.endswith((" ", ")"))) else " "
    return lead + printed + glue + words


def number(clause: Clause) -> str:
    """The number of a clause as it stands in the text, without emphasis; an option's with its title and colon."""
    label = clause.label
    if label is None:
        return ""
    if label.raw:
        return label.raw.translate(_NO_EMPHASIS)
    text = f"[{label.text}]" if label.contested else label.text
    if clause.kind != "option":
        return text
    return f"{text} {_words(clause.heading)}:" if clause.heading else f"{text}:"


def _note(name: str, body: Inlines) -> str:
    return f"[{name}] {_words(body)}".rstrip()


def _words(items: Inlines) -> str:
    """The words with note marks as `[8]`; everything else as it is written."""
    return plain(tuple(_item(item) for item in items))


def _item(item: Inline) -> Inline:
    match item:
        case NoteMark():
            return Editorial((Text(item.note),))
        case Contested():
            sides = tuple(Side(tuple(map(_item, side.value)), side.backers) for side in item.sides)
            return Contested(sides, item.reservations, item.layout)
        case Placeholder():
            return Placeholder(tuple(map(_item, item.content)), item.glyphs)
        case Editorial():
            return Editorial(tuple(map(_item, item.content)), item.target, item.glyphs)
        case Remark():
            return Remark(tuple(map(_item, item.content)))
        case _:
            return item


def _losses(draft: Draft) -> Iterator[Diagnostic]:
    emphasis: list[str] = []
    literal: list[str] = []
    for here in located(draft):
        clause = here.clause
        for piece in pieces((*clause.lead, *clause.heading, *clause.body)):
            if piece.style:
                emphasis.append(here.locator)
            if piece.words and any(sign in piece.text for sign in "[]"):
                literal.append(here.locator)
    if emphasis:
        message = f"Emphasis is lost in {_where(emphasis)}: plain text has none."
        yield _finding("T001", message, "Convert to a format that keeps emphasis where it matters.", emphasis[0])
    told = [key for key in ("version", "date", "language", "source", "profile") if getattr(draft.meta, key)]
    told += [key for key, _ in draft.meta.other if key]
    if told:
        message = f"What the front matter says besides the title is lost: {', '.join(told)}."
        yield _finding("T002", message, "Keep the original beside the plain text.", "")
    if draft.furniture:
        count = len(draft.furniture)
        things = "1 comment or piece of page furniture is" if count == 1 else f"{count} comments and page headers are"
        yield _finding("T003", f"{things} left out.", "Nothing of the text itself is missing.", "")
    if literal:
        message = f"A literal bracket looks like one that contests words in {_where(literal)}."
        yield _finding("T004", message, "Tell the reader which brackets belong to the text.", literal[0])


def _where(locators: list[str]) -> str:
    distinct = list(dict.fromkeys(locators))
    if len(distinct) == 1:
        return distinct[0]
    return f"{len(distinct)} clauses, first in {distinct[0]}"


def _finding(code: str, message: str, help: str, clause: str) -> Diagnostic:
    return Diagnostic(code, _SLUGS[code], Severity.INFO, message, help, clause=clause)
