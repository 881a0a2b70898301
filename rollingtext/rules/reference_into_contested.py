"""A reference names a clause that is contested as a whole.

If the room drops the clause, the reference points nowhere; if its number changes, so must the reference. This only
tells which references must be looked at when the bracket is lifted.

Breaks it:

    ## I. Scope

    1. This text applies to all weapons.

    2. [Reports are due every year.]

    3. The report mentioned in paragraph 2 is public.

Does not:

    ## I. Scope

    1. This text applies to all weapons.

    2. Reports are due every [second] year.

    3. The report mentioned in paragraph 2 is public.

Nothing needs to be done before the bracket is lifted.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft
from rollingtext.document.tree import Located
from rollingtext.rules._context import Context

CODE = "R002"
SEVERITY = Severity.INFO


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """References to a clause that stands in brackets or in an option, from outside of it."""
    view = context.view(draft)
    for reference in view.references:
        target, words = reference.target, reference.words
        if target is None or id(target.clause) not in view.contested_clauses or _is_within(words.where, target):
            continue
        text = words.text[reference.start : reference.end]
        yield view.finding(
            __name__, CODE, SEVERITY, f"“{text}” is contested as a whole: {target.locator} may go out.",
            words.span(reference.start, reference.end), words.where,
            help="When the bracket is lifted or struck, look at this reference again.",
            related=view.related("The contested clause begins here.", target.clause.span),
        )  # fmt: skip


def _is_within(where: Located | None, target: Located) -> bool:
    """Whether a clause is the target or stands under it."""
    while where is not None:
        if where is target:
            return True
        where = where.parent
    return False
