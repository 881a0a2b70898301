"""A term is contested in one clause and stands without brackets in another.

Once *lethal* is bracketed in one paragraph, the same word elsewhere is open too, or the room decided it there and
forgot it here. A clean copy would settle one place and leave the other. This only tells; it finds the terms that the
record of the negotiation or its profile lists.

Breaks it:

    ---
    profile: gge-laws
    ---

    ## I. Characterization

    1. A [lethal] autonomous weapon system is covered.

    2. A lethal autonomous weapon system is a weapon.

Does not:

    ---
    profile: gge-laws
    ---

    ## I. Characterization

    1. A [lethal] autonomous weapon system is covered.

    2. A [lethal] autonomous weapon system is a weapon.

To mend it, bracket the term in every clause, or settle it in all of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft
from rollingtext.rules._context import Context
from rollingtext.rules._terms import Use, uses

CODE = "V002"
SEVERITY = Severity.INFO


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """The first use in each clause of a form that stands in brackets of its own in another clause."""
    view = context.view(draft)
    every = list(uses(view, context.terms))
    contested: dict[str, Use] = {}
    for use in every:
        if use.alone:
            contested.setdefault(use.form, use)
    told: set[tuple[str, int]] = set()
    for use in every:
        where = use.words.where
        first = contested.get(use.form)
        if use.contested or use.words.part != "body" or first is None or first.words.where is where or where is None:
            continue
        if (use.form, id(where)) in told:
            continue
        told.add((use.form, id(where)))
        elsewhere = first.words.where.locator if first.words.where else ""
        yield view.finding(
            __name__, CODE, SEVERITY,
            f"“{use.words.text[use.start : use.end]}” stands here without brackets, but is contested in {elsewhere}.",
            use.words.span(use.start, use.end), where,
            help="Bracket the term here too, or settle it in both clauses.",
            related=view.related("It is contested here.", first.words.span(first.start, first.end)),
        )  # fmt: skip
