r"""A character that nobody can see stands between the letters.

`lethal` with a zero-width blank inside is not found by a search for *lethal*, and is told as a change when two
versions are compared. It comes from web pages and word processors. Joiners inside words of Arabic and Indian scripts
are part of the writing and are not reported.

Breaks it:

    3. A le\u200bthal autonomous weapon system is covered.

Does not:

    3. A lethal autonomous weapon system is covered.

To mend it, delete the character. `rollingtext validate --fix` deletes soft hyphens, zero-width blanks and joiners and
misplaced marks of byte order, though not in Thai, Lao, Khmer and Burmese, where they part words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft
from rollingtext.document.patterns import pattern
from rollingtext.rules._characters import deleted, found, name
from rollingtext.rules._context import Context

CODE = "U003"
SEVERITY = Severity.WARNING

_INVISIBLE = re.compile(
    "[\u00ad\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
    "|(?<![^\x00-\u036f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u036f])"
)
_DELETABLE = "\u00ad\u200b\u2060\ufeff"
_JOINERS = "\u200c\u200d"
_PARTS_WORDS = pattern("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_SHAPED_BY_JOINERS = pattern("[^\u0000-\u036f\u200c\u200d]")


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Zero-width blanks, soft hyphens, marks of byte order inside the text, tags."""
    view = context.view(draft)
    for each in found(view, _INVISIBLE):
        match, span, where = each
        yield view.finding(
            __name__, CODE, SEVERITY, f"{name(match[0])} stands here; nobody can see it.", span, where,
            help="Delete it, so that searches and comparisons find the word.", fixes=deleted(each) if _means_nothing(match) else (),
        )  # fmt: skip


def _means_nothing(match: re.Match[str]) -> bool:
    """Whether the character can go without a word being parted, joined or written otherwise."""
    around = match.string[max(0, match.start() - 1) : match.end() + 1]
    if match[0] in _JOINERS:
        return not _SHAPED_BY_JOINERS.search(around)
    return match[0] in _DELETABLE and not _PARTS_WORDS.search(around)
