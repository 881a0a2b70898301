"""A draft in canonical notation: reading it again gives an equal draft."""

from __future__ import annotations

import json
import re

from rollingtext.document.diagnostics import Diagnostic
from rollingtext.document.model import Blocks, Clause, Contested, Draft, Edge, Meta
from rollingtext.notation.nesting import INDENT
from rollingtext.notation.plain import plain
from rollingtext.notation.render import render

SUFFIXES = (".md", ".markdown")

_PLAIN = re.compile(r"[^\W_][^\n\"'\[\]{}&*!|>%@`#]*")


def write(draft: Draft) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of the draft in canonical layout. Everything in a draft has a form in this notation."""
    parts = [_front_matter(draft.meta)]
    _write_blocks(draft.blocks, 0, 0, parts)
    parts += [f"[^{note.name}]: {render(note.body)}".rstrip() for note in draft.notes if note.kind == "footnote"]
    parts += [f"[{note.name}]: {render(note.body)}" for note in draft.notes if note.kind == "link"]
    parts += [item.text if item.kind == "comment" else f"<!-- {item.kind}: {item.text} -->" for item in draft.furniture]
    return "\n\n".join(parts) + "\n", ()


def _front_matter(meta: Meta) -> str:
    lines = ["---"]
    for key in ("title", "version", "date", "language", "source", "profile"):
        value = getattr(meta, key)
        if value:
            lines.append(f"{key}: {_scalar(value)}")
    lines += [f"{key}: {raw}" if key else raw for key, raw in meta.other]
    return "\n".join([*lines, "notation: 1", "---"])


def _scalar(value: str) -> str:
    if _PLAIN.fullmatch(value) and ": " not in value and value == value.strip() and not value.endswith(":"):
        return value
    return json.dumps(value, ensure_ascii=False)


def _write_blocks(blocks: Blocks, depth: int, level: int, out: list[str]) -> None:
    """Appends a paragraph for each clause; `depth` counts levels under the section, `level` that of sections."""
    for block in blocks:
        if isinstance(block, Contested):
            for side in block.sides:
                _write_blocks(side.value, depth, level, out)
        elif block.kind in ("section", "article"):
            words = clause_line(block)
            out.append(f"{'#' * (level + 2)} {words}".rstrip())
            _write_blocks(block.children, 0, level + 1, out)
        else:
            out.append(" " * (INDENT * depth) + clause_line(block))
            _write_blocks(block.children, depth + 1, level, out)


def clause_line(clause: Clause) -> str:
    """A clause on one line: what stands before its label, the label, heading or words."""
    lead = "".join((edge.glyph or "[") + edge.attribution for edge in clause.lead if isinstance(edge, Edge))
    words = render(clause.heading if clause.kind in ("section", "article") else clause.body)
    label = clause.label
    if label is None:
        return lead + words
    number = label.raw or _number(clause)
    glue = "" if not words or (label.system == "han" and not number.endswith((" ", ")"))) else " "
    return lead + number + glue + words


def _number(clause: Clause) -> str:
    assert clause.label is not None
    label = clause.label
    text = f"[{label.text}]" if label.contested else label.text
    if clause.kind == "option":
        title = " " + plain(clause.heading) if clause.heading else ""
        return f"{text}{title}:"
    return text
