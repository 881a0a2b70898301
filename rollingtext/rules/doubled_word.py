"""A word stands twice.

*The the* passes every spelling check and many readings. Words that may stand twice (*that that*, *had had*) are not
reported, nor is a word that is doubled only in one reading of a bracket; `reading-damage` tells those.

Breaks it:

    3. Each Party shall report to to the Chair.

Does not:

    3. Each Party shall report to the Chair.

To mend it, delete one of the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft
from rollingtext.rules._context import Context

CODE = "D001"
SEVERITY = Severity.WARNING

_TWICE = re.compile(r"(?<![\w'’\-])([^\W\d_]{2,40})\s+\1(?![\w'’\-])", re.I)
_FINE = frozenset("that had nous vous se ha sólo très".split())


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """The second of two equal words in a row."""
    view = context.view(draft)
    for words in view.words:
        for match in _TWICE.finditer(words.text):
            word = match[1]
            if word.lower() in _FINE or words.run_at(match.start()) is None or _is_title(match):
                continue
            yield view.finding(
                __name__, CODE, SEVERITY, f"The word “{word}” stands twice.",
                words.span(*match.span()), words.where, help="Delete one of the two.",
            )  # fmt: skip


def _is_title(match: re.Match[str]) -> bool:
    """Whether the first word may be the end of a title that runs into the text: *Objectives Objectives are ...*"""
    second = match[0].rstrip()[-len(match[1]) :]
    return second[0].isupper() and (match.start() == 0 or not match[1][0].isupper())
