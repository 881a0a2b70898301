"""One text uses two wordings that stand against each other.

When the room has moved from *user* to *operator*, a *user* that stayed behind looks like a second actor. The terms and
what they replace stand in the record of the negotiation, or come with its profile. Wordings in brackets are not
counted: there the choice is open.

Breaks it:

    ---
    profile: gge-laws
    ---

    ## III. Prohibitions

    1. The operator can deactivate the system.

    2. It reports malfunctions to the user without delay.

Does not:

    ---
    profile: gge-laws
    ---

    ## III. Prohibitions

    1. The operator can deactivate the system.

    2. It reports malfunctions to the operator without delay.

To mend it, use one wording throughout, or bracket both where the room has not decided.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft
from rollingtext.rules._context import Context
from rollingtext.rules._terms import Use, uses

CODE = "V001"
SEVERITY = Severity.WARNING


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """The uses of the rarer of two wordings when both stand in the text without brackets."""
    view = context.view(draft)
    by_term: dict[str, tuple[list[Use], list[Use]]] = {}
    for use in uses(view, context.terms):
        if not use.contested and use.words.part == "body" and _counts(use):
            by_term.setdefault(use.term.term, ([], []))[use.rival].append(use)
    for own, rivals in by_term.values():
        if not own or not rivals:
            continue
        rare, usual = (own, rivals) if len(own) < len(rivals) else (rivals, own)
        times = "once" if len(usual) == 1 else f"{len(usual)} times"
        for use in rare:
            said = use.words.text[use.start : use.end]
            yield view.finding(
                __name__, CODE, SEVERITY, f"“{said}” stands here, but “{usual[0].form}” stands in this text {times}.",
                use.words.span(use.start, use.end), use.words.where,
                help="Use one wording throughout, or bracket both where the room has not decided.",
                related=view.related("The other wording stands here first.", usual[0].words.span(usual[0].start, usual[0].end)),
            )  # fmt: skip


def _counts(use: Use) -> bool:
    """Whether a form is really the other of a rival: where the rival is part of a longer form, only that one is."""
    contained = [rival for rival in use.term.replaces if any(rival in form for form in use.term.forms)]
    return use.rival or not contained or any(rival in use.form for rival in contained)
