"""A section has a number that the text does not have.

The profile of the negotiation lists the sections of the text. A further one may be new, and then belongs into the
profile; or its number was mistaken.

Breaks it:

    ---
    profile: gge-laws
    ---

    ## I. Working characterization

    1. First paragraph.

    ## II. Application of international humanitarian law

    1. First paragraph.

    ## III. Prohibitions

    1. First paragraph.

    ## IV. Other measures

    1. First paragraph.

    ## V. Accountability

    1. First paragraph.

    ## VI. Further matters

    1. First paragraph.

Does not:

    ## I. Scope

    1. First paragraph.

    ## VI. Further matters

    1. First paragraph.

To mend it, correct the number, or add the section to the profile in negotiation.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft
from rollingtext.rules._context import Context
from rollingtext.rules._sections import compared, name_of

CODE = "P004"
SEVERITY = Severity.WARNING


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Numbered sections of a whole text that its profile does not list."""
    found = compared(draft, context)
    if found is None:
        return
    sections, wanted = found
    view = context.view(draft)
    for section in sections:
        if name_of(section) not in wanted:
            yield view.finding(
                __name__, CODE, SEVERITY,
                f"Section {name_of(section)} is none of the sections of this text, which are {', '.join(wanted)}.",
                section.span, view.located(section),
                help="Correct its number, or add it to the sections of the profile in negotiation.yaml.",
            )  # fmt: skip
