"""A mark or a blank is out of place.

A blank before a comma, two commas, a blank inside *non -legal*: what is left when words were moved. Each one makes two
versions differ where nothing has changed.

Breaks it:

    3. Each Party shall , where possible,, use non -legal means.

Does not:

    3. Each Party shall, where possible, use non-legal means.

To mend it, delete the blank or the mark. `rollingtext validate --fix` deletes a blank before a comma, a full stop or a
closing parenthesis, and one behind an opening parenthesis; the rest may hide a lost word, and is for a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Fix, Severity
from rollingtext.document.model import Draft
from rollingtext.notation.worded import Words
from rollingtext.rules._context import Context

CODE = "D002"
SEVERITY = Severity.WARNING

_STRAY = re.compile(
    r"(?P<blank>(?<=[\w\])”\"’])[ \t\u00a0]+(?:,(?!\d)|[.)](?![.\w])))"
    r"|(?P<marks>,\s*,|;\s*[;,]|,\s?[.;](?![.\w])|(?<!\.)\.\.(?!\.))"
    r"|(?P<opening>\([ \t]+(?=\w))"
    r"|(?P<hyphen>(?<=[^\W\d_])[ \t]-(?=[^\W\d_]))"
)
_MESSAGES = {
    "blank": "A blank stands before “{}”.",
    "marks": "The marks “{}” stand together.",
    "opening": "A blank stands behind “(”.",
    "hyphen": "A blank stands before a hyphen.",
}


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Blanks and marks that no language of the United Nations writes so."""
    view = context.view(draft)
    for words in view.words:
        for match in _STRAY.finditer(words.text):
            first, last = words.run_at(match.start()), words.run_at(match.end() - 1)
            if first is None or last is None or not first.text_proper:
                continue
            kind = match.lastgroup or ""
            mark = match[0].strip() if kind == "blank" else " ".join(match[0].split())
            yield view.finding(
                __name__, CODE, SEVERITY, _MESSAGES[kind].format(mark), words.span(*match.span()), words.where,
                help="Delete the blank." if kind != "marks" else "Delete one of them.",
                fixes=_fixes(words, match, kind),
            )  # fmt: skip


def _fixes(words: Words, match: re.Match[str], kind: str) -> tuple[Fix, ...]:
    """The blanks taken out, where they stand in the file as they stand in the words.

    Not in `report ,as`: there the blank stands on the wrong side of the mark, and without it two words would touch.
    """
    if kind == "blank" and words.text[match.end() : match.end() + 1].isalnum():
        return ()
    start, end = (match.start(), match.end() - 1) if kind == "blank" else (match.start() + 1, match.end())
    span = words.span(start, end) if kind in ("blank", "opening") else None
    if span is None or words.source is None or words.source.text[slice(*span)] != words.text[start:end]:
        return ()
    return (Fix(span, ""),)
