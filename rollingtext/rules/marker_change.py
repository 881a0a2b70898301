"""The markers change inside one list.

(a), (b), 3. is two lists in one, or a label that was mistyped. Nobody can say what the next clause will be called, and
a reference to "sub-paragraph (c)" finds nothing.

Breaks it:

    ---
    notation: 1
    ---

    1. The report shall cover:

       (a) emissions;

       (b) removals;

       3) support.

Does not:

    1. The report shall cover:

       (a) emissions;

       (b) removals;

       (c) support.

To mend it, use one kind of marker, or put an introduction before the second list.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Blocks, Clause, Draft
from rollingtext.rules._context import Context
from rollingtext.rules._lists import families, label_span

CODE = "N004"
SEVERITY = Severity.WARNING


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Clauses whose marker is of another kind than that of the clause right before them."""
    view = context.view(draft)
    for blocks in families(draft.blocks):
        for before, clause in _neighbours(blocks):
            assert before.label and clause.label
            if (
                before.label.pattern != clause.label.pattern
                and not clause.label.contested
                and not before.label.contested
            ):
                yield view.finding(
                    __name__, CODE, SEVERITY,
                    f"The list changes its markers here, from {before.label.text.rstrip('.')} to {clause.label.text.rstrip('.')}.",
                    label_span(clause, draft.source), view.located(clause),
                    help="Use one kind of marker, or put an introduction before the second list.",
                )  # fmt: skip


def _neighbours(blocks: Blocks) -> Iterator[tuple[Clause, Clause]]:
    """Numbered clauses with nothing between them."""
    for before, clause in pairwise(blocks):
        if isinstance(before, Clause) and isinstance(clause, Clause):
            if all(
                item.label and item.label.number and item.kind in ("paragraph", "item") for item in (before, clause)
            ):
                yield before, clause
