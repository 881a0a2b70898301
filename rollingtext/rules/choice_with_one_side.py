"""An option stands alone: there is nothing to choose from.

Either its alternative was lost when the text was edited, or the label has no meaning any more. A reader who looks for
Option 2 does not find it.

Breaks it:

    7. Human control:

       Option 1: States shall ensure human control.

Does not:

    7. Human control:

       Option 1: States shall ensure human control.

       Option 2: No text

To mend it, add the other options (`Option 2: No text` is one), or put the words in brackets and delete the label.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Clause, Contested, Draft
from rollingtext.rules._context import Context
from rollingtext.rules._lists import families, label_span

CODE = "B005"
SEVERITY = Severity.WARNING


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Option blocks with a single option, unless its neighbour by number stands elsewhere in the text."""
    view = context.view(draft)
    options = [item.clause for item in view.clauses if item.clause.kind == "option"]
    going_on = _before(options, 1) | _before(options[::-1], -1)
    for blocks in families(draft.blocks):
        for block in blocks:
            if not isinstance(block, Contested) or len(block.sides) != 1 or not block.sides[0].value:
                continue
            option = block.sides[0].value[0]
            if not isinstance(option, Clause) or option.label is None or id(option) in going_on:
                continue
            yield view.finding(
                __name__, CODE, SEVERITY, f"{option.label.text} stands here alone: no other option goes with it.",
                label_span(option, draft.source), view.located(option),
                help="Add the other options, `Option 2: No text` among them, or put the words in brackets instead.",
            )  # fmt: skip


def _before(options: list[Clause], step: int) -> set[int]:
    """The options whose number is by `step` larger than that of the last one of their kind before them, by id.

    The layout of a text may hide that they are one block.
    """
    found: set[int] = set()
    last: dict[object, int] = {}
    for option in options:
        if option.label is None:
            continue
        number = option.label.number[-1]
        if last.get(option.label.pattern) == number - step:
            found.add(id(option))
        last[option.label.pattern] = number
    return found
