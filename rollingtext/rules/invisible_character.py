r"""A character that nobody can see stands between the letters.

`lethal` with a zero-width blank inside is not found by a search for *lethal*, and is told as a change when two
versions are compared. It comes from web pages and word processors. Joiners inside words of Arabic and Indian scripts
are part of the writing and are not reported.

Breaks it:

    3. A le\u200bthal autonomous weapon system is covered.

Does not:

    3. A lethal autonomous weapon system is covered.

To mend it, delete the character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft
from rollingtext.rules._characters import found, name
from rollingtext.rules._context import Context

CODE = "U003"
SEVERITY = Severity.WARNING

_INVISIBLE = re.compile(
    "[\u00ad\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
    "|(?<![^\x00-\u036f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u036f])"
)


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Zero-width blanks, soft hyphens, marks of byte order inside the text, tags."""
    view = context.view(draft)
    for match, span, where in found(view, _INVISIBLE):
        yield view.finding(
            __name__, CODE, SEVERITY, f"{name(match[0])} stands here; nobody can see it.", span, where,
            help="Delete it, so that searches and comparisons find the word.",
        )  # fmt: skip
