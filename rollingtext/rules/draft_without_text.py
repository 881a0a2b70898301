"""The file holds no text of a draft.

It is empty, or ends with its front matter, or has nothing but comments and page headers. Every command answers such a
file with nothing at all, which looks as if nothing were contested and nothing wrong. Most often the wrong file was
named, or an editor had not saved yet.

Breaks it:

    ---
    title: Rolling text
    ---

Does not:

    ---
    title: Rolling text
    ---

    1. Each Party shall report every year.

To mend it, paste the text, or name the file that was meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft
from rollingtext.document.source import Span
from rollingtext.rules._context import Context

CODE = "P006"
SEVERITY = Severity.WARNING


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """A draft without a single clause or heading."""
    if draft.blocks:
        return
    text = draft.source.text if draft.source else ""
    yield context.view(draft).finding(
        __name__, CODE, SEVERITY, f"This file {what_it_holds(draft)}.", Span(0, min(1, len(text))),
        help="Check that this is the file you meant, and that it was saved.",
    )  # fmt: skip


def what_it_holds(draft: Draft) -> str:
    """What there is in the file of a draft without text, as the rest of a sentence."""
    text = draft.source.text if draft.source else ""
    if not text.strip():
        return "is empty"
    if draft.furniture or draft.notes:
        return "holds no text of a draft, only comments, notes or page headers"
    return "ends with its front matter; no text of a draft stands below it"
