"""Two clauses beside each other have the same number.

"Paragraph 4" then names two texts, and an amendment to it can be applied to neither. Versions of one disputed clause
that all stand in brackets, and the same number in two options, are usual and not reported.

Breaks it:

    ## I. Scope

    1. First paragraph.

    2. Second paragraph.

    2. Third paragraph.

Does not:

    ## I. Scope

    1. First paragraph.

    2. Second paragraph.

    2 bis. Third paragraph.

To mend it, number one of them anew: the next number, or *bis* where the later ones shall keep theirs.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Clause, Draft
from rollingtext.document.next_label import inserted_after
from rollingtext.rules._context import Context
from rollingtext.rules._lists import label_span, lists

CODE = "N001"
SEVERITY = Severity.WARNING

_LAST_ADVERB = 30


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Labels that stand twice in one list."""
    view = context.view(draft)
    for members in lists(draft):
        first: dict[object, Clause] = {}
        for clause in members:
            assert clause.label
            earlier = first.setdefault((clause.label.pattern, clause.label.key), clause)
            whole = view.contested_clauses
            if earlier is clause or (_in_brackets(earlier, whole) and _in_brackets(clause, whole)):
                continue
            suggestion = ""
            if clause.kind != "section" and clause.label.insertion < _LAST_ADVERB:
                suggestion = f", such as {inserted_after(clause.label).text.rstrip('.')}"
            yield view.finding(
                __name__, CODE, SEVERITY, f"Two clauses here have the number {clause.label.text.rstrip('.')}.",
                label_span(clause, draft.source), view.located(clause),
                help=f"Number one of them anew{suggestion}, or bracket both as versions of one clause.",
                related=view.related("The first one stands here.", label_span(earlier, draft.source)),
            )  # fmt: skip


def _in_brackets(clause: Clause, whole: frozenset[int]) -> bool:
    return bool(clause.lead) or id(clause) in whole or bool(clause.label and clause.label.contested)
