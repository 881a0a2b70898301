"""Characters that nobody sees, with the place where each of them stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from rollingtext.document.diagnostics import Fix
from rollingtext.document.source import Span
from rollingtext.document.tree import Located
from rollingtext.rules._view import View


class Found(NamedTuple):
    """A match in the file, or in the words of a clause where the file does not say where they stand."""

    match: re.Match[str]
    span: Span | None
    where: Located | None


def found(view: View, pattern: re.Pattern[str]) -> Iterator[Found]:
    """Every match of `pattern` in the whole source, comments and page headers included."""
    source = view.draft.source
    if view.has_places and source is not None:
        for match in pattern.finditer(source.text):
            yield Found(match, Span(*match.span()), view.clause_at(match.start()))
        return
    for words in view.words:
        for match in pattern.finditer(words.text):
            yield Found(match, words.span(*match.span()), words.where)


def deleted(found: Found) -> tuple[Fix, ...]:
    """The fix that takes a character out; none where the file does not say where it stands."""
    return (Fix(found.span, ""),) if found.span else ()


def name(char: str) -> str:
    """A character by its number and name: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()
