"""The slips of the pen that make a file unreadable as YAML, told as a person would tell them.

A parser says where it got lost and in its own terms. Most often one of a few slips is behind it: a tab, a line that
stands a blank too far in, a colon that was left out, text that begins like a list. Each is recognized by the line
itself, so it does not matter which parser stumbled.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rollingtext.document.patterns import pattern
from rollingtext.document.source import Span

_KEYED = pattern(r"(?P<indent> *)(?P<dashes>(?:- +)*)(?P<key>[^\s:#\[\]{}\"'&*!|>%@`-][^\s:]*)(?P<rest>.*)", re.S)
_MOST_LINES = 400
"""Lines above a fault that are looked at."""


class Slip(NamedTuple):
    """One slip: the characters that it is about, what is wrong with them, and the right form."""

    span: Span
    message: str
    help: str


def slip(text: str, problem: int, context: int | None) -> Slip | None:
    """The slip behind a parser's complaint at `problem` about something that began at `context`; `None` if unknown."""
    problem = min(problem, len(text))
    line = _Line.around(text, problem)
    if "\t" in line.text[: len(line.text) - len(line.text.lstrip(" \t"))]:
        at = line.start + line.text.index("\t")
        return Slip(Span(at, at + 1), "A tab indents this line; in YAML only blanks do.", "Write blanks in its place.")
    if context is not None and context < problem:
        opened = text[context : context + 1]
        if opened in ("'", '"') and not text[problem:].strip():
            help = f"Close it with {opened} at the end of the text."
            return Slip(Span(context, context + 1), "This quotation mark opens here and never closes.", help)
        if opened in ("[", "{") and _Line.around(text, context).start != line.start:
            kind, closing = ("list", "]") if opened == "[" else ("mapping", "}")
            message = f"This bracket opens a {kind} that does not end."
            help = f"Close it with {closing}, or put the text in quotes if the bracket belongs to it."
            return Slip(Span(context, context + 1), message, help)
        if (without := _without_colon(_Line.around(text, context))) is not None:
            return without
    return _in_value(line, problem) or _out_of_line(text, line)


class _Line(NamedTuple):
    """One line, without its end, and the offset at which it begins."""

    start: int
    text: str

    @classmethod
    def around(cls, text: str, offset: int) -> _Line:
        start = text.rfind("\n", 0, offset) + 1
        end = text.find("\n", start)
        return cls(start, text[start : end if end >= 0 else len(text)])


def _without_colon(line: _Line) -> Slip | None:
    """A key and its value with nothing between them: `by [Norway]`."""
    found = _KEYED.fullmatch(line.text)
    if found is None or ":" in found["rest"] or not line.text.strip():
        return None
    start = line.start + found.start("key")
    key, value = found["key"], found["rest"].strip()
    span = Span(start, start + len(key))
    return Slip(span, f"There is no colon behind `{key}`.", f"Write `{key}: {value}`." if value else f"Write `{key}:`.")


def _in_value(line: _Line, problem: int) -> Slip | None:
    """Text that needs quotes: it begins like something else than text, or a colon before a blank ends it."""
    found = _KEYED.fullmatch(line.text)
    if found is None or not found["rest"].startswith(": "):
        return None
    value = found["rest"][1:].strip()
    start = line.start + found.start("rest") + 1 + found["rest"][1:].index(value) if value else line.start
    if not value or problem < start:
        return None
    key = found["key"]
    if value[0] in "[{\"'":
        message = f"The value of `{key}` begins with {value[0]}, and more text follows behind its end."
    elif value[0] in "@`%":
        message = f"The value of `{key}` begins with {value[0]}, which no plain text in YAML does."
    elif re.search(r":(?= |$)", value):
        message = f"The value of `{key}` holds a colon before a blank, which would make it a key."
    else:
        return None
    return Slip(Span(start, start + len(value)), message, f"Put it in quotes: `{key}: {quoted(value)}`.")


def quoted(value: str) -> str:
    """A text in YAML's quotes, whatever it holds; one that is in quotes only in part is quoted anew as a whole."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _out_of_line(text: str, line: _Line) -> Slip | None:
    """A line that begins where none above it does."""
    found = _KEYED.fullmatch(line.text) or re.fullmatch(
        r"(?P<indent> *)(?P<dashes>-)(?P<key> |$)(?P<rest>.*)", line.text
    )
    if found is None:
        return None
    column = len(found["indent"])
    starts = _starts_above(text, line.start)
    if not starts or column in starts:
        return None
    fitting = sorted(starts, key=lambda start: (abs(start - column), -start))[:2]
    places = " or ".join(f"column {start + 1}, under `{starts[start]}`" for start in sorted(fitting, reverse=True))
    at = line.start + column
    message = f"This line begins in column {column + 1}, where no line above it begins that it could belong to."
    return Slip(Span(at, line.start + len(line.text.rstrip())), message, f"Let it begin in {places}.")


def _starts_above(text: str, before: int) -> dict[int, str]:
    """The columns (from 0) in which a line may begin, with the key or dash that begins there in the nearest line above."""
    out: dict[int, str] = {}
    innermost = 1 << 30
    at = before
    for _ in range(_MOST_LINES):
        if at <= 0:
            break
        line = _Line.around(text, at - 1)
        at = line.start
        found = _KEYED.fullmatch(line.text)
        if found is None or not line.text.strip() or len(found["indent"]) >= innermost:
            continue
        innermost = len(found["indent"])
        if found["dashes"]:
            out.setdefault(innermost + len(found["dashes"]), found["key"])
            out.setdefault(innermost, f"- {found['key']}")
        else:
            out.setdefault(innermost, found["key"])
    return out
