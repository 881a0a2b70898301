"""Clauses stand under clauses deeper than is read.

A text may have 32 levels of clauses; real ones have six. What stands deeper is kept at the last level. Most likely the
indentation of the file does not mean levels.

To mend it, take out the indentation, or delete `notation: 1` from the head of the file so that labels decide.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.limits import MAX_CLAUSE_DEPTH
from rollingtext.document.model import Draft
from rollingtext.rules._context import Context

CODE = "N007"
SEVERITY = Severity.WARNING


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """The first clause at the last level that is read."""
    view = context.view(draft)
    for item in view.clauses:
        if item.depth >= MAX_CLAUSE_DEPTH - 1:
            yield view.finding(
                __name__, CODE, SEVERITY,
                f"This clause stands at level {item.depth + 1}; deeper ones than {MAX_CLAUSE_DEPTH} are kept at the last level.",
                None, item, help="Take out the indentation, or delete `notation: 1` from the head of the file.",
            )  # fmt: skip
            return
