"""A reference names a clause that is not there.

"Paragraph 4" of a section with three paragraphs was right once, before a paragraph moved or went out. English
references are read: paragraphs, sub-paragraphs, articles, sections and Boxes of this text. A reference to another
instrument ("Article 4 of the Convention") is none of them, and one that could be meant otherwise is left alone.

Breaks it:

    ## I. Scope

    1. This text applies to all weapons.

    2. The terms used in paragraph 5 may be reviewed.

Does not:

    ## I. Scope

    1. This text applies to all weapons.

    2. The terms used in paragraph 1 and in Article 36 of the Protocol may be reviewed.

To mend it, correct the number, or take the reference out.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft
from rollingtext.notation.references import missing
from rollingtext.rules._context import Context

CODE = "R001"
SEVERITY = Severity.WARNING


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """References to clauses of this text that it does not have."""
    view = context.view(draft)
    for reference in view.references:
        if reference.target is None:
            words = reference.words
            text = words.text[reference.start : reference.end]
            yield view.finding(
                __name__, CODE, SEVERITY, f"“{text}” names a clause that is not in this text: {missing(reference)}.",
                words.span(reference.start, reference.end), words.where,
                help="Correct the number, or take the reference out.",
            )  # fmt: skip
