"""A number is smaller than the one before it.

Numbers out of order send a reader to the wrong place, and hide a paragraph that was pasted where it does not belong.
*Bis* and *ter* go behind their number: 3, 3 *bis*, 3 *ter*, 4.

Breaks it:

    ## I. Scope

    1. First paragraph.

    3. Third paragraph.

    2. Second paragraph.

Does not:

    ## I. Scope

    1. First paragraph.

    2. Second paragraph.

    3. Third paragraph.

To mend it, move the clause to its place, or correct its number.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.labels import Key
from rollingtext.document.model import Draft
from rollingtext.rules._context import Context
from rollingtext.rules._lists import as_after, label_span, stretches

CODE = "N006"
SEVERITY = Severity.WARNING


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Labels that come before their forerunner in the order of labels; equal ones are left to duplicate-label."""
    view = context.view(draft)
    for members in stretches(draft):
        seen: set[tuple[object, Key]] = set()
        previous = members[0]
        before = previous.label
        for clause in members:
            assert clause.label and before
            label = as_after(clause.label, before)
            own = (label.pattern, label.key)
            if (
                clause is not previous
                and label.pattern == before.pattern
                and label.key < before.key
                and own not in seen
            ):
                yield view.finding(
                    __name__, CODE, SEVERITY, f"{label.text.rstrip('.')} stands behind {before.text.rstrip('.')}.",
                    label_span(clause, draft.source), view.located(clause),
                    help="Move the clause to its place, or correct its number.",
                    related=view.related("The clause before it begins here.", label_span(previous, draft.source)),
                )  # fmt: skip
            seen.add(own)
            previous, before = clause, label
