"""A draft in canonical notation: reading it again gives an equal draft."""

from __future__ import annotations

import json
import re

from rollingtext.document.diagnostics import Diagnostic
from rollingtext.document.labels import OPTION_WORDS, Label
from rollingtext.document.model import Blocks, Clause, Contested, Draft, Edge, Furniture, Meta, own_words
from rollingtext.document.printed_label import word_label
from rollingtext.notation.nesting import INDENT
from rollingtext.notation.paragraphs import label_in
from rollingtext.notation.plain import plain
from rollingtext.notation.render import render

SUFFIXES = (".md", ".markdown")

_PLAIN = re.compile(r"[^\W_][^\n\"'\[\]{}&*!|>%@`#]*")

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
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
            before, words = _line(block)
            out.append(" " * (INDENT * depth) + _guarded(before, _unlabelled(block.label, words, heading=False)))
            _write_blocks(block.children, depth + 1, level, out)


def clause_line(clause: Clause) -> str:
    """A clause on one line: what stands before its label, the label, heading or words."""
    before, words = _line(clause)
    return before + _unlabelled(clause.label, words, clause.kind in ("section", "article"))


def _unlabelled(label: Label | None, words: str, heading: bool) -> str:
    """The words with a backslash where a reader would find a label in them that is none."""
    found = label_in(words, heading)
    if found is None or (heading and label is not None):
        return words
    start, end = found
    inner = label is not None and label.word not in OPTION_WORDS and _is_option(words, start)
    if label is not None and label.system != "bullet" and not inner:
        return words
    sign = _PUNCTUATION.search(words, start, end)
    return f"{words[: sign.start()]}\\{words[sign.start() :]}" if sign else words


def _is_option(text: str, at: int) -> bool:
    found = word_label(text, at)
    return found is not None and found[0].word in OPTION_WORDS


def _line(clause: Clause) -> tuple[str, str]:
    """What stands before the words of a clause, and the words."""
    lead = "".join((edge.glyph or "[") + edge.attribution for edge in clause.lead if isinstance(edge, Edge))
    words = render(own_words(clause))
    label = clause.label
    if label is None:
        return lead, words
    number = label.raw or _number(clause)
    glue = "" if not words or (label.system == "han" and number.endswith(("、", "）"))) else " "
    return lead + number + glue, words


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


def _number(clause: Clause) -> str:
    assert clause.label is not None
    label = clause.label
    text = f"[{label.text}]" if label.contested else label.text
    if clause.kind == "option":
        title = " " + plain(clause.heading) if clause.heading else ""
        return f"{text}{title}:"
    return text
