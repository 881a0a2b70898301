"""The YAML head of a Markdown file: what a draft says of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rollingtext.document.model import Meta
from rollingtext.document.patterns import pattern
from rollingtext.document.source import Source

if TYPE_CHECKING:
    from rollingtext.document.diagnostics import Diagnostic

_KNOWN = ("title", "version", "date", "language", "source", "profile")
_KEY = pattern(r"([A-Za-z_][\w\-]*):(?:[ \t]+(.*))?$")
_PLAIN = pattern(r"[^\s\"'\[\]{}&*!|>%@`#,?:\-][^\n]*|-(?=\S)[^\n]*")
_HALF = pattern("[\ud800-\udfff]")
_START = pattern(r"---[ \t]*\n")
_END = pattern(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.M)
NOTATION = "1"


class FrontMatter(NamedTuple):
    """The head of a file: its meaning, whether the layout below is canonical, and the offset of the body."""

    meta: Meta
    canonical: bool
    body: int
    findings: tuple[Diagnostic, ...] = ()


def front_matter(source: Source) -> FrontMatter:
    """Reads the head between two lines `---` at the start of `source`; without one the body begins at 0.

    Keys without a meaning here are kept as written. Simple `key: value` lines are read directly, all else by the one
    YAML loader.
    """
    text = source.text
    mark = 1 if text.startswith("\ufeff") else 0
    start = _START.match(text, mark)
    end = _END.search(text, start.end()) if start else None
    if start is None or end is None:
        return FrontMatter(Meta(), False, mark)
    entries = _entries(text[start.end() : end.start()])
    values: dict[str, str] = {}
    other: list[tuple[str, str]] = []
    findings: tuple[Diagnostic, ...] = ()
    for key, raw in entries:
        if key not in _KNOWN and key != "notation":
            other.append((key, raw))
            continue
        value = _scalar(raw)
        if value is None:
            from rollingtext.document.yaml import load

            document, findings = load(Source(f"{key}: {raw}\n", source.path))
            loaded = document.data.get(key) if document and isinstance(document.data, dict) else None
            value = loaded if isinstance(loaded, str) else raw
        values[key] = value
    canonical = values.pop("notation", "") == NOTATION
    return FrontMatter(Meta(**values, other=tuple(other)), canonical, end.end(), findings)


def _entries(head: str) -> list[tuple[str, str]]:
    """The top-level keys with their values as written, continuation lines included."""
    entries: list[tuple[str, list[str]]] = []
    for line in head.split("\n"):
        match = _KEY.match(line)
        if match:
            entries.append((match[1], [(match[2] or "").rstrip()]))
        elif entries and line.strip():
            entries[-1][1].append(line)
        elif line.strip():
            entries.append(("", [line]))
    return [(key, "\n".join(lines)) for key, lines in entries]


def _scalar(raw: str) -> str | None:
    """The value of a simple scalar, or `None` when YAML has to say what it is."""
    if not raw:
        return ""
    if len(raw) > 1 and raw[0] == raw[-1] == '"' and "\n" not in raw:
        import json

        try:
            value = json.loads(raw)
        except ValueError:
            return None
        return value if isinstance(value, str) and not _HALF.search(value) else None
    if len(raw) > 1 and raw[0] == raw[-1] == "'" and "\n" not in raw and "'" not in raw[1:-1].replace("''", ""):
        return raw[1:-1].replace("''", "'")
    return raw if _PLAIN.fullmatch(raw) and " #" not in raw and ": " not in raw and not raw.endswith(":") else None
