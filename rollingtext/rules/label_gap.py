"""A number is left out.

Gaps are usual while a text is negotiated: a paragraph went out, and the others kept their numbers so that everybody
could go on naming them. In a final text a gap is a paragraph that a reader will look for. This only tells.

Breaks it:

    ## I. Scope

    1. First paragraph.

    2. Second paragraph.

    4. Fourth paragraph.

Does not:

    ## I. Scope

    1. First paragraph.

    2. Second paragraph.

    3. Third paragraph.

To close the gap at the end of the negotiation, number the clauses anew, and the references to them.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.labels import Label
from rollingtext.document.model import Clause, Draft
from rollingtext.document.next_label import successor
from rollingtext.rules._context import Context
from rollingtext.rules._lists import as_after, label_span, stretches

CODE = "N002"
SEVERITY = Severity.INFO


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Labels behind which the next number of their list is missing."""
    view = context.view(draft)
    for members in stretches(draft):
        before: Label | None = None
        for clause in members:
            assert clause.label
            label = as_after(clause.label, before)
            if before is not None and _jumps(before, label):
                missing = successor(before)
                yield view.finding(
                    __name__, CODE, SEVERITY, f"{_bare(label)} follows {_bare(before)}: {_bare(missing)} is left out.",
                    label_span(clause, draft.source), view.located(clause),
                    help="Nothing needs to be done while the text is negotiated; number anew at the end.",
                )  # fmt: skip
            elif before is None and clause.kind == "item" and _starts_late(clause):
                yield view.finding(
                    __name__, CODE, SEVERITY, f"This list begins with {_bare(label)}.",
                    label_span(clause, draft.source), view.located(clause),
                    help="Look whether the clauses before it stand elsewhere or went out.",
                )  # fmt: skip
            before = label


def _jumps(before: Label, label: Label) -> bool:
    return (
        label.pattern == before.pattern
        and bool(label.number)
        and label.number[:-1] == before.number[:-1]
        and label.number[-1] > before.number[-1] + 1
    )


def _starts_late(clause: Clause) -> bool:
    label = clause.label
    return (
        label is not None
        and label.frame == "(#)"
        and bool(label.number)
        and label.number[-1] > 1
        and not label.insertion
    )


def _bare(label: Label) -> str:
    return label.text.rstrip(".")
