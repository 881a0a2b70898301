"""A draft in canonical notation: reading it again gives an equal draft."""

from __future__ import annotations

import json
import re

from rollingtext.document.diagnostics import Diagnostic
from rollingtext.document.model import Blocks, Contested, Draft, Furniture, Meta
from rollingtext.notation.nesting import INDENT
from rollingtext.notation.render import render
from rollingtext.notation.unlabelled import unlabelled
from rollingtext.writers._line import clause_line, line_parts

__all__ = ["SUFFIXES", "clause_line", "write"]

SUFFIXES = (".md", ".markdown")

_PLAIN = re.compile(r"[^\W_][^\n\"'\[\]{}&*!|>%@`#]*")

_BLOCK = re.compile(r"[#>]|<!--")
_RULE = re.compile(r"(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|\|?[ \t]*:?-{3}[-:| \t]*")
_DEFINITION = re.compile(r"\[\^[^\[\]\s^]{1,60}\]:|\[[^\[\]^\n]{1,80}\]:(?=[ \t]*\S+[ \t]*(?:[\"'(].*)?$)")
_HEADING_CLOSE = re.compile(r"(?<![^ \t])#+$")
_COMMENT_END = re.compile(r"--(\\*)>")


def write(draft: Draft) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of the draft in canonical layout. Everything in a draft has a form in this notation."""
    parts = [_front_matter(draft.meta)]
    _write_blocks(draft.blocks, 0, 0, parts)
    parts += [f"[^{note.name}]: {render(note.body)}".rstrip(" ") for note in draft.notes if note.kind == "footnote"]
    parts += [f"[{note.name}]: {render(note.body)}" for note in draft.notes if note.kind == "link"]
    parts += [_furniture(item) for item in draft.furniture]
    return "\n\n".join(parts) + "\n", ()


def _front_matter(meta: Meta) -> str:
    lines = ["---"]
    for key in ("title", "version", "date", "language", "source", "profile"):
        value = getattr(meta, key)
        if value:
            lines.append(f"{key}: {_scalar(value)}")
    lines[1:1] = [raw for key, raw in meta.other if not key]
    lines += [f"{key}: {raw}" for key, raw in meta.other if key]
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
            words = _HEADING_CLOSE.sub(r"\\\g<0>", clause_line(block))
            out.append(f"{'#' * (level + 2)} {words}".rstrip(" "))
            _write_blocks(block.children, 0, level + 1, out)
        else:
            before, words = line_parts(block)
            out.append(" " * (INDENT * depth) + _guarded(before, unlabelled(block.label, words, heading=False)))
            _write_blocks(block.children, depth + 1, level, out)


def _guarded(before: str, words: str) -> str:
    """A clause's line, with a backslash where Markdown would otherwise take it for something else than a paragraph."""
    line = before + words
    if (definition := _DEFINITION.match(line)) and definition.end() > len(before):
        return line[: definition.end() - 1] + "\\" + line[definition.end() - 1 :]
    if line.startswith("{:") and line.endswith("}"):
        return "{\\" + line[1:]
    if words and (_RULE.fullmatch(line) or (not before and _BLOCK.match(line))):
        return before + "\\" + words
    return line


def _furniture(item: Furniture) -> str:
    """A comment as it was; all else as a comment that says what it is."""
    if item.kind == "comment":
        return item.text
    return f"<!-- {item.kind}: {_COMMENT_END.sub(lambda end: f'--{chr(92)}{end[1]}>', item.text)} -->"
