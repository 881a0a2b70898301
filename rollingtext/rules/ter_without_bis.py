"""A clause is numbered *ter*, but there is no *bis*; or *bis*, but its number is not there.

Inserted paragraphs are counted from the one they follow: 4, 4 *bis*, 4 *ter*. A *ter* alone tells that a paragraph
went out, or that the number was mistaken.

Breaks it:

    ## I. Scope

    4. Fourth paragraph.

    4 ter. Inserted paragraph.

Does not:

    ## I. Scope

    4. Fourth paragraph.

    4 bis. Inserted paragraph.

To mend it, use the next free adverb, or look for the clause that is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.labels import Label
from rollingtext.document.model import Draft
from rollingtext.document.next_label import inserted_after
from rollingtext.document.values import replace
from rollingtext.rules._context import Context
from rollingtext.rules._lists import label_span

CODE = "N003"
SEVERITY = Severity.WARNING


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Labels with an adverb whose forerunner stands nowhere in the text, whatever part it stands in."""
    view = context.view(draft)
    present = {_identity(item.clause.label) for item in view.clauses if item.clause.label}
    for item in view.clauses:
        label = item.clause.label
        if label is None or label.insertion < 2:
            continue
        forerunner = replace(label, insertion=label.insertion - 1 if label.insertion > 2 else 0, alternative=0)
        if _identity(forerunner) in present:
            continue
        base = replace(label, insertion=0, alternative=0)
        missing = inserted_after(replace(base, insertion=label.insertion - 2 or 0)).text if label.insertion > 2 else ""
        name = missing.rstrip(".") or base.name
        yield view.finding(
            __name__, CODE, SEVERITY, f"{label.text.rstrip('.')} stands here, but there is no {name}.",
            label_span(item.clause, draft.source), item, help="Use the next free number, or look for the clause that is missing.",
        )  # fmt: skip


def _identity(label: Label) -> tuple[object, ...]:
    return (label.word, label.system, label.number, label.insertion)
