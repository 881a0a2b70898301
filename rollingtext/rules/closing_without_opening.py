r"""A bracket closes where none is open.

Nobody in the room can tell where the contested words begin: everything before the bracket may or may not be agreed.
Published texts have such brackets after every night of negotiation. The text is kept as it is; what is open and what
is not is counted over the whole text, so a bracket may close in a later clause than the one it opened in.

Breaks it:

    3. Each Party shall report] every year.

Does not:

    3. Each Party [shall report] every year.

To mend it, open a bracket before the first contested word, delete this one, or write `\]` for a bracket that means
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft, Edge
from rollingtext.rules._brackets import over_the_limit
from rollingtext.rules._context import Context

CODE = "B001"
SEVERITY = Severity.ERROR


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Closing brackets without a partner anywhere in the text."""
    view = context.view(draft)
    too_deep = over_the_limit(view)
    for where, item in view.inlines:
        if isinstance(item, Edge) and not item.opening and item.pair is None and id(where) not in too_deep:
            yield view.finding(
                __name__, CODE, SEVERITY, "This bracket closes, but none is open here.", item.span, where,
                help="Open a bracket before the first contested word, delete this one, or write \\] for a literal bracket.",
            )  # fmt: skip
