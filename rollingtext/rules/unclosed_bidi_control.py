r"""A character that turns the direction of writing is never turned back.

From there to the end of the paragraph the words may appear in another order than they are stored: what delegates see
is not what they agree to. Each embedding, override or isolate needs the character that ends it, in the same paragraph.

Breaks it:

    3. Each Party \u202eshall report every year.

Does not:

    3. Each Party \u202bshall\u202c report every year.

To mend it, delete the character; Arabic and Hebrew words need none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft
from rollingtext.rules._characters import Found, found, name
from rollingtext.rules._context import Context

CODE = "U002"
SEVERITY = Severity.ERROR

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]|\n[ \t]*\n")
_EMBEDDINGS = "\u202a\u202b\u202d\u202e"
_ISOLATES = "\u2066\u2067\u2068"
_END_OF = {"\u202c": _EMBEDDINGS, "\u2069": _ISOLATES}


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Turning characters without their end in the same paragraph, and ends of nothing."""
    view = context.view(draft)
    open_: list[Found] = []
    unclosed: list[Found] = []
    where = None
    for item in found(view, _TURNING):
        char = item.match[0]
        if char.isspace() or item.where is not where:
            unclosed += open_
            open_, where = [], item.where
        if char in _END_OF:
            partner = next((at for at in reversed(range(len(open_))) if open_[at].match[0] in _END_OF[char]), None)
            if partner is None:
                unclosed.append(item)
            else:
                unclosed += open_[partner + 1 :]
                del open_[partner:]
        elif not char.isspace():
            open_.append(item)
    for match, span, clause in [*unclosed, *open_]:
        message = f"{name(match[0])} turns the direction of writing here, and nothing turns it back."
        if match[0] in _END_OF:
            message = f"{name(match[0])} ends a change of direction here that never began."
        yield view.finding(
            __name__, CODE, SEVERITY, message, span, clause,
            help="Delete it: Arabic and Hebrew words need no such character.",
        )  # fmt: skip
