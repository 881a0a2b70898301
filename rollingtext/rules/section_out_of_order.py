"""The sections stand in another order than the text has.

Everybody looks for Box IV behind Box III. A section out of its order was pasted in the wrong place, or carries the
wrong number.

Breaks it:

    ---
    profile: gge-laws
    ---

    ## I. Working characterization

    1. First paragraph.

    ## III. Prohibitions

    1. First paragraph.

    ## II. Application of international humanitarian law

    1. First paragraph.

    ## IV. Other measures

    1. First paragraph.

    ## V. Accountability

    1. First paragraph.

Does not:

    ---
    profile: gge-laws
    ---

    ## II. Application of international humanitarian law

    1. First paragraph.

To mend it, move the section to its place, or correct its number.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft
from rollingtext.rules._context import Context
from rollingtext.rules._sections import compared, name_of

CODE = "P005"
SEVERITY = Severity.WARNING


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Sections that stand behind one that the profile puts after them."""
    found = compared(draft, context)
    if found is None:
        return
    sections, wanted = found
    view = context.view(draft)
    known = [section for section in sections if name_of(section) in wanted]
    for before, section in pairwise(known):
        if wanted.index(name_of(section)) < wanted.index(name_of(before)):
            yield view.finding(
                __name__, CODE, SEVERITY, f"Section {name_of(section)} stands behind section {name_of(before)}.",
                section.span, view.located(section), help="Move the section to its place, or correct its number.",
            )  # fmt: skip
