"""The head of a paper: the version it speaks of, its date and its symbol, in lines of their own before all else."""

from __future__ import annotations

import re

from rollingtext.document.patterns import pattern

_LINE = pattern(r"[ \t]*(?:(Base|Version|Date|Source|Symbol)[ \t]*:[ \t]*(\S[^\n]*?)[ \t]*)?(?:\n|$)", re.I)
_KEYS = {"base": "base", "version": "base", "date": "date", "source": "source", "symbol": "source"}
_DAY = pattern(r"\d{4}-\d{2}-\d{2}$")


def read(text: str) -> tuple[dict[str, str], int]:
    """What the head says under `base`, `date` and `source`, and where the paper itself begins."""
    told: dict[str, str] = {}
    at = 0
    while at < len(text) and (match := _LINE.match(text, at)) is not None:
        key = _KEYS[match[1].lower()] if match[1] else ""
        if key == "date" and not _DAY.match(match[2]):
            break
        if key:
            told.setdefault(key, match[2])
        at = match.end()
    return told, at
