"""More brackets are open at once than are read as brackets.

Inside one clause 64 brackets may be open at the same time; real texts reach ten. What opens beyond that stays in the
text as a character, so the count of contested places is wrong from there on. Most likely the file is not a draft, or
a closing bracket is missing in many places.

To mend it, close the brackets that are done, or write the clause as several.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.limits import MAX_BRACKET_DEPTH
from rollingtext.document.model import Draft
from rollingtext.rules._brackets import over_the_limit
from rollingtext.rules._context import Context

CODE = "B011"
SEVERITY = Severity.ERROR


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Clauses in which the limit was passed."""
    view = context.view(draft)
    places = {id(item): item for item in view.clauses}
    for where, edge in over_the_limit(view).items():
        yield view.finding(
            __name__, CODE, SEVERITY,
            f"More than {MAX_BRACKET_DEPTH} brackets are open at once here; from this one on they are read as text.",
            edge.span, places.get(where),
            help="Close the brackets that are done, or write the clause as several.",
        )  # fmt: skip
