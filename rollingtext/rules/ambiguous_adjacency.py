"""Two brackets stand side by side, and nothing says whether they are one choice.

`[lethal] [autonomous]` can mean two words, each to be kept or dropped, or two versions of which one will stay. It is
read as two decisions unless both words belong to one modal set (`[shall] [should]`), both are amounts of one sort
(`[24] [48] hours`, `[2030] [2035]`, `[30%] [50%]`), or a party or an option's number leads both (`[EU: x] [US: y]`).
This only tells; where two decisions are meant, nothing needs to be done.

Breaks it:

    3. The rights of [nationals] [residents] are respected.

Does not:

    3. The rights of [nationals]/[residents] are respected.

To make it one choice, join the brackets with a slash or let them touch: `[nationals]/[residents]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Contested, Draft, Inlines, Text
from rollingtext.document.source import Span
from rollingtext.rules._brackets import is_optional
from rollingtext.rules._context import Context
from rollingtext.rules._view import View, shown

CODE = "B008"
SEVERITY = Severity.INFO

_GOING_ON = ("and ", "including ", "as well as ", ",", ";")
"""How words begin that go with the bracket before them: nobody chooses between the two."""


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Bracketed words in a row with a blank, or with "or", between them."""
    view = context.view(draft)
    for where, items in view.rows:
        for row in _rows(view, items):
            quoted = [f"“{shown(view.side(place, 0), 30)}”" for place in row]
            first, last = row[0].span, row[-1].span
            named = f"{', '.join(quoted[:-1])} and {quoted[-1]}"
            yield view.finding(
                __name__, CODE, SEVERITY,
                f"{named} are read as {len(row)} decisions; they may have been meant as one choice.",
                Span(first.start, last.end) if first and last else first, where,
                help="For one choice, write them with a slash between the brackets, or let them touch.",
            )  # fmt: skip


def _rows(view: View, items: Inlines) -> Iterator[list[Contested[Inlines]]]:
    """Places that stand in a row, with nothing but a blank or "or" between them, one of them optional words."""
    row: list[Contested[Inlines]] = []
    gap = ""
    for item in (*items, Text("end")):
        if isinstance(item, Text) and row and not gap and item.value.strip() in ("", "or"):
            gap = item.value
        elif isinstance(item, Contested) and any(char.isalnum() for char in view.beginning(item, 0, 80)):
            if not gap or view.beginning(item, 0, 20).startswith(_GOING_ON):
                yield from _told(row)
                row = []
            row.append(item)
            gap = ""
        else:
            yield from _told(row)
            row, gap = [], ""


def _told(row: list[Contested[Inlines]]) -> Iterator[list[Contested[Inlines]]]:
    if len(row) > 1 and any(is_optional(place) for place in row):
        yield row
