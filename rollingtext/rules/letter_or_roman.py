"""A label can be a letter or a Roman number, and the clauses around it support both.

(i) behind (h) is a letter, (i) under an introduction is a Roman number. Where (i) stands beside (h) and (ii) follows
it, both readings hold: the clause may belong beside (h) or under it. It was read as a letter. This only tells.

Breaks it:

    ---
    notation: 1
    ---

    1. The report shall cover:

       (g) the first matter;

       (h) the second matter, which is:

       (i) its first part;

       (ii) its second part.

Does not:

    ---
    notation: 1
    ---

    1. The report shall cover:

       (g) the first matter;

       (h) the second matter, which is:

          (i) its first part;

          (ii) its second part.

To settle it, indent what stands under (h) by three blanks more, and put `notation: 1` in the head of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.labels import other_reading
from rollingtext.document.model import Draft
from rollingtext.document.tree import Located
from rollingtext.rules._context import Context
from rollingtext.rules._lists import label_span

CODE = "N005"
SEVERITY = Severity.INFO


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Labels that are read one way although the next label follows only the other reading."""
    view = context.view(draft)
    numbered = [item for item in view.clauses if _is_numbered(item)]
    for item, following in pairwise(numbered):
        label, after = item.clause.label, following.clause.label
        assert label and after
        other = other_reading(label)
        readings = [reading for reading in (after, other_reading(after)) if reading]
        if other is None or not any(reading.follows(other) for reading in readings):
            continue
        if any(reading.follows(label) for reading in readings):
            continue
        reading, instead = ("letter", "Roman number") if label.system.endswith("letter") else ("Roman number", "letter")
        yield view.finding(
            __name__, CODE, SEVERITY,
            f"{label.text} is read as a {reading}, but {after.text} behind it would follow the {instead}.",
            label_span(item.clause, draft.source), item,
            help="Indent what stands under another clause by three blanks, with `notation: 1` in the head of the file.",
        )  # fmt: skip


def _is_numbered(item: Located) -> bool:
    return item.clause.label is not None and bool(item.clause.label.number) and item.clause.kind != "section"
