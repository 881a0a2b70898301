"""Markdown, our own notation and anybody else's: one clause a paragraph, sections as headings.

A file whose front matter says `notation: 1` is in canonical layout and indentation is structure; any other Markdown is
read by its labels. Nothing is refused and no word is lost: what is not text of the draft is kept as furniture.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from rollingtext.document.model import Draft, FurnitureKind
from rollingtext.document.patterns import pattern
from rollingtext.document.printed_label import clause_label, word_label
from rollingtext.document.source import Passage, Source
from rollingtext.notation.attribution import Parties
from rollingtext.notation.paragraphs import Paragraph
from rollingtext.readers._assembly import Collected, assembled, unwrapped
from rollingtext.readers._front_matter import front_matter
from rollingtext.readers._lines import LISTLIKE, begins_a_clause
from rollingtext.readers._title import with_title

if TYPE_CHECKING:
    from rollingtext.document.diagnostics import Diagnostic

SUFFIXES = (".md", ".markdown")

_HEADING = pattern(r"(#+)[ \t\u00a0]*")
_HEADING_CLOSE = pattern(r"(?<![^ \t])#+$")
_RULE = pattern(r"(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$|\|?[ \t]*:?-{3}[-:| \t]*$")
_QUOTE = pattern(r"(?:>[ \t]?)+")
_ATTRIBUTE = pattern(r"\{:[^{}\n]*\}[ \t]*$")
_TOC = pattern(r"[*+-][ \t]+TOC[ \t]*$|\[TOC\]$|\[\[_TOC_\]\]$", re.I)
_FOOTNOTE = pattern(r"\[\^([^\[\]\s^]{1,60})\]:[ \t]*")
_LINK = pattern(r"\[([^\[\]^\n]{1,80})\]:[ \t]*(?=\S+[ \t]*(?:[\"'(].*)?$)(?=<?(?:https?:|mailto:|/|#|\.|www\.|\S+/))")
_ASIDE = pattern(r"<!-- (contents|attribute|rule|page-header|page-number): (.*) -->", re.S)
_ESCAPED_END = pattern(r"--\\(\\*)>")
_TITLE = pattern(
    r"[*_]{0,3}(?:<span[^>]{0,200}small-caps[^>]{0,200}>[^<\[]{1,80}</span>|[A-Z][A-Z \-,&/']{3,80})[*_]{0,3}"
    r"|\*\*[^*.;:\[\]]{3,80}\*\*"
)
_COMMENT_END = "-->"


def read(source: Source, parties: Parties) -> tuple[Draft, tuple[Diagnostic, ...]]:
    """Reads Markdown; the findings tell what was uncertain."""
    head = front_matter(source)
    found = _Lines(source.text, head.body, head.canonical).collected()
    meta = with_title(head.meta, found.paragraphs, parties)
    return assembled(source, meta, found, parties, head.canonical), head.findings


class _Lines:
    """One pass over the lines of a body, a paragraph at a time."""

    def __init__(self, text: str, start: int, canonical: bool) -> None:
        self.text, self.at, self.canonical = text, start, canonical
        self.found = Collected()
        self.pending: list[tuple[str, int]] = []
        self.indent = 0
        self.level = 0
        self.quoted = False

    def collected(self) -> Collected:
        """Everything from the current line to the end of the text."""
        text, size = self.text, len(self.text)
        while self.at < size:
            start = self.at
            end = text.find("\n", start)
            end = size if end < 0 else end
            self.at = end + 1
            line = text[start:end]
            bare = line.strip(" \t\r\x0b\x0c")
            if bare[:1] == ">":
                line, bare, start = self._unquoted(line, bare, start)
            if not bare:
                self._end_paragraph()
            else:
                self._line(line, bare, start)
        self._end_paragraph()
        return self.found

    def _unquoted(self, line: str, bare: str, start: int) -> tuple[str, str, int]:
        """A line of a block quotation without the marks in front of it; the quotation itself is no structure here."""
        if not self.quoted:
            self._end_paragraph()
        self.quoted = True
        marks = _QUOTE.match(bare)
        behind = line.index(bare) + (marks.end() if marks else 0)
        return line[behind:], line[behind:].strip(" \t"), start + behind

    def _line(self, line: str, bare: str, start: int) -> None:
        first = bare[0]
        if first in "#-*_{[<|=" and self._is_special(line, bare, start):
            return
        offset = line.index(bare)
        if self.pending and LISTLIKE.match(bare):
            same_indent = len(line[:offset].expandtabs(4)) == self.indent
            if begins_a_clause(bare, self.pending[-1][0], self.pending[0][0], same_indent):
                self._end_paragraph()
        if not self.pending:
            self.indent = len(line[:offset].expandtabs(4))
        if self.pending:
            self.pending[-1] = _without_break(*self.pending[-1])
        self.pending.append((bare, start + offset))

    def _is_special(self, line: str, bare: str, start: int) -> bool:
        """Handles a line that is not text of a paragraph; says whether it was one."""
        start += line.index(bare)
        if bare[0] == "#" and (match := _HEADING.match(bare)):
            self._end_paragraph()
            text = _HEADING_CLOSE.sub("", bare[match.end() :]).rstrip(" \t")
            if text:
                passage = Passage(text, ((0, start + match.end()),))
                self.level = len(match[1])
                self.found.paragraphs.append(Paragraph(passage, 0, self.level))
            else:
                self.found.put_aside("rule", bare, start)
            return True
        if (bare[0] in "=-" and len(self.pending) == 1 and not bare.strip("=")) or (
            bare[0] == "-" and len(self.pending) == 1 and len(bare) > 2 and not bare.strip("-")
        ):
            passage = unwrapped(self.pending)
            self.pending = []
            self.found.paragraphs.append(Paragraph(passage, 0, 1 if bare[0] == "=" else 2))
            return True
        if bare[0] in "-*_|" and _RULE.match(bare):
            self._end_paragraph()
            self.found.put_aside("rule", bare, start)
            return True
        if bare[0] == "{" and _ATTRIBUTE.match(bare):
            self._end_paragraph()
            self.found.put_aside("attribute", bare, start)
            return True
        if bare[0] in "*+-[" and not self.pending and not self.canonical and _TOC.match(bare):
            self.found.put_aside("contents", bare, start)
            return True
        if bare.startswith("<!--"):
            self._end_paragraph()
            end = self.text.find(_COMMENT_END, start)
            end = len(self.text) if end < 0 else end + len(_COMMENT_END)
            comment = self.text[start:end].rstrip()
            aside = _ASIDE.fullmatch(comment)
            if aside:
                kept = _ESCAPED_END.sub(r"--\1>", aside[2])
                self.found.put_aside(cast("FurnitureKind", aside[1]), kept, start)
            else:
                self.found.put_aside("comment", comment, start)
            self.at = end
            return True
        if bare[0] == "[" and (match := _FOOTNOTE.match(bare)):
            self._end_paragraph()
            self._note(match, bare, start)
            return True
        if bare[0] == "[" and not self.pending and (match := _LINK.match(bare)):
            passage = Passage(bare[match.end() :], ((0, start + match.end()),))
            self.found.links.append((match[1], passage))
            return True
        return False

    def _note(self, match: re.Match[str], bare: str, start: int) -> None:
        """A footnote's text: its line, and the lines below until a blank one that is not followed by an indented one."""
        lines = [(bare[match.end() :], start + match.end())]
        text = self.text
        while self.at < len(text):
            end = text.find("\n", self.at)
            end = len(text) if end < 0 else end
            line = text[self.at : end]
            if not line.strip():
                following = text[end + 1 : end + 5]
                if following[:4].strip() or not following.strip("\n"):
                    break
            elif _FOOTNOTE.match(line) or line.startswith("#"):
                break
            else:
                lines.append((line.strip(), self.at + line.index(line.strip())))
            self.at = end + 1
        self.found.notes.append((match[1], unwrapped([part for part in lines if part[0]] or lines[:1])))

    def _end_paragraph(self) -> None:
        if self.pending:
            passage = unwrapped(self.pending)
            level = self.level + 1 if self._is_title(passage.text) else 0
            self.found.paragraphs.append(Paragraph(passage, self.indent, level))
            self.pending = []
        self.quoted = False

    def _is_title(self, text: str) -> bool:
        """Whether a paragraph is a heading that is only formatted as one: capitals, small capitals, all bold."""
        if self.canonical or self.indent or not self.level or not _TITLE.fullmatch(text):
            return False
        bare = text.strip("*_")
        return len(bare.split()) <= 8 and clause_label(bare) is None and word_label(bare) is None


def _without_break(line: str, start: int) -> tuple[str, int]:
    """A line that another one follows, without the backslash that asks for a new line there."""
    if line[-1] == "\\" and (len(line) - len(line.rstrip("\\"))) % 2:
        line = line[:-1].rstrip() or line
    return line, start
