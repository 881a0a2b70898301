"""A bracket holds nothing, not even a blank.

`[]` may be what is left of words that somebody deleted, or a place that waits for words: the room cannot tell. An
empty bracket with a blank, `[ ]`, is a placeholder, and behind another bracket it is the side "no text".

Breaks it:

    3. Each Party shall report every [] years.

Does not:

    3. Each Party shall report every [X] years, [in writing][ ].

To mend it, delete the brackets, or write what is missing: `[X]`, `[to be completed]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft, Placeholder
from rollingtext.rules._context import Context

CODE = "B003"
SEVERITY = Severity.WARNING


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Brackets with nothing between them."""
    view = context.view(draft)
    for where, item in view.inlines:
        if isinstance(item, Placeholder) and not item.content:
            yield view.finding(
                __name__, CODE, SEVERITY, "This bracket is empty.", item.span, where,
                help="Delete it, or write what is missing, such as [X] or [to be completed].",
            )  # fmt: skip
