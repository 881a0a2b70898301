"""A party's name stands right behind a bracket and is read as words.

`[shall] (Brazil)` says that Brazil backs *shall*. With more than names and verbs in the parentheses, or with a sentence
going on behind a dash, nobody can tell a position from treaty language, and the words stay words. Then a copy without
names still has this one.

Breaks it:

    3. States [shall] (Brazil could be flexible) report every year.

Does not:

    3. States [shall] (Brazil) report every year. {Brazil could be flexible}

To mend it, leave nothing but names and verbs in the parentheses, or take the name away. Treaty language may stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft
from rollingtext.notation.parties import Registry
from rollingtext.rules._behind import Behind, behind_brackets
from rollingtext.rules._context import Context
from rollingtext.rules._view import shown

CODE = "A004"
SEVERITY = Severity.WARNING

_WORD = re.compile(r"[^\W_](?:[\w'’&\-]|\.(?=\w))*")
_MOST_WORDS = 5


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Names of known parties in parentheses, in braces or behind a dash that follow a bracket and are no attribution."""
    view = context.view(draft)
    for found in behind_brackets(view):
        for start, end in _names(found, context.registry):
            name = shown(found.words[start:end])
            yield view.finding(
                __name__, CODE, SEVERITY,
                f"“{name}” stands behind a bracket and is read as words: a copy without names keeps it.",
                found.span(start, end), found.where,
                help=f"If {name} backs the words, write [words] ({name}) or [words – {name}], with nothing else there.",
            )  # fmt: skip


def _names(found: Behind, registry: Registry) -> Iterator[tuple[int, int]]:
    """Where known parties are named, the longest name at each place."""
    words = [match.span() for match in _WORD.finditer(found.words)]
    index = 0
    while index < len(words) and not (found.open and index):
        start = words[index][0]
        ends = [end for _, end in words[index : index + _MOST_WORDS]]
        known = 0
        if not found.words[start].islower():
            known = next((n for n in range(len(ends), 0, -1) if registry.resolve(found.words[start : ends[n - 1]])), 0)
        if known:
            yield start, ends[known - 1]
        index += known or 1
