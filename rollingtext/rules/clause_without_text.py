"""A clause has a number and nothing else.

Its words were lost, or went to another clause and the number stayed. If they are still to come, a placeholder says so
and is counted as one.

Breaks it:

    ## I. Scope

    1. First paragraph.

    2.

    3. Third paragraph.

Does not:

    ## I. Scope

    1. First paragraph.

    2. [to be completed]

    3. Third paragraph.

To mend it, write the words, write `[to be completed]`, or delete the number.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft, Edge, is_nothing
from rollingtext.document.tree import is_preamble
from rollingtext.rules._context import Context
from rollingtext.rules._view import shown

CODE = "P002"
SEVERITY = Severity.WARNING


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Clauses without words and without clauses under them."""
    view = context.view(draft)
    after = dict(zip(map(id, view.clauses), view.clauses[1:], strict=False))
    for item in view.clauses:
        clause = item.clause
        words = tuple(part for part in clause.body if not isinstance(part, Edge))
        if clause.children or not is_nothing(words) or (clause.label is None and clause.kind != "section"):
            continue
        following = after.get(id(item))
        if clause.kind in ("section", "article"):
            if is_preamble(clause) or (following is not None and following.clause.kind in ("section", "article")):
                continue  # a title over other titles
            message = f"{shown(item.locator)} has a heading, but no clause under it."
        else:
            message = f"{shown(item.locator)} has a number, but no text."
        help = "Write the words or [to be completed], or delete the number."
        if clause.kind == "option":
            help = "Write its words, or “No text” if that is the option."
        yield view.finding(__name__, CODE, SEVERITY, message, clause.span, item, help=help)
