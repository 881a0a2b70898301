r"""A bracket opens and never closes.

Everything behind it may be contested or not; a clean copy cannot be made, and the count of brackets is wrong. The
program looks for the closing bracket in all later clauses before it says so.

Breaks it:

    3. Each Party [shall report every year.

Does not:

    3. Each Party [shall report] every year.

To mend it, close the bracket behind the last contested word, delete it, or write `\[` for a bracket that means
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft, Edge
from rollingtext.rules._brackets import over_the_limit
from rollingtext.rules._context import Context

CODE = "B002"
SEVERITY = Severity.ERROR


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Opening brackets without a partner anywhere in the text."""
    view = context.view(draft)
    too_deep = over_the_limit(view)
    following = dict(zip(map(id, view.clauses), view.clauses[1:], strict=False))
    for where, item in view.inlines:
        if isinstance(item, Edge) and item.opening and item.pair is None and id(where) not in too_deep:
            after = following.get(id(where)) if where else None
            before = f"before {after.locator}" if after else "behind the last contested word"
            yield view.finding(
                __name__, CODE, SEVERITY, "This bracket opens here and never closes.", item.span, where,
                help=f"Close it {before}, or write \\[ for a literal bracket.",
            )  # fmt: skip
