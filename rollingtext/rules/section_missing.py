"""A section that the text is built of is not there.

The profile of the negotiation lists the sections of the whole text; the rolling text of the GGE on LAWS has five. A
version without one of them is a revision of some sections, which the record should say, or it lost one.

Breaks it:

    ---
    profile: gge-laws
    ---

    ## I. Working characterization

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

    ## I. Working characterization

    1. First paragraph.

To mend it, put the section back, or name what the version revises under `revises` in negotiation.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft
from rollingtext.rules._context import Context
from rollingtext.rules._sections import compared, name_of

CODE = "P001"
SEVERITY = Severity.WARNING


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Sections of the profile that a whole text lacks, told where they would follow."""
    found = compared(draft, context)
    if found is None:
        return
    sections, wanted = found
    view = context.view(draft)
    present = {name_of(section): section for section in sections}
    headings = {section.label: section.heading for section in context.profile.sections}
    for index, label in enumerate(wanted):
        if label in present:
            continue
        after = next((present[other] for other in wanted[index + 1 :] if other in present), sections[-1])
        yield view.finding(
            __name__, CODE, SEVERITY, f"Section {label}, “{headings[label]}”, is missing.",
            after.span, view.located(after),
            help="Put it back, or name the sections that this version revises under `revises` in negotiation.yaml.",
        )  # fmt: skip
