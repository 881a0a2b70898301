"""A drafters' note is still in the text.

Notes in braces, such as {move to section III}, tell the secretariat what to do next. They are no language of the
draft, and must be acted on and taken out before the text is final. This only tells.

Breaks it:

    3. Each Party shall report every year. {move to section III}

Does not:

    3. Each Party shall report every year.

To mend it, do what the note says, and delete it.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft, Remark
from rollingtext.notation.plain import plain
from rollingtext.rules._context import Context
from rollingtext.rules._view import shown

CODE = "S003"
SEVERITY = Severity.INFO


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Notes in braces, other than the title of an option and the end of a block of options."""
    view = context.view(draft)
    for where, item in view.inlines:
        if not isinstance(item, Remark) or (where and any(item is part for part in where.clause.heading)):
            continue
        text = " ".join(plain(item.content).split())
        if text.lower().startswith("end of option"):
            continue
        yield view.finding(
            __name__, CODE, SEVERITY, f"A drafters' note is still to be dealt with: “{shown(text)}”.",
            item.span, where, help="Do what it says, then delete it.",
        )  # fmt: skip
