"""Two brackets stand side by side, and nothing says whether they are one choice.

`[lethal] [autonomous]` can mean two words, each to be kept or dropped, or two versions of which one will stay. It is
read as two decisions unless both words belong to one modal set (`[shall] [should]`) or both name their parties. This
only tells; where two decisions are meant, nothing needs to be done.

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
from rollingtext.document.tree import Located
from rollingtext.rules._brackets import is_optional, side_text
from rollingtext.rules._context import Context
from rollingtext.rules._view import View, shown

CODE = "B008"
SEVERITY = Severity.INFO

_GOING_ON = ("and ", "including ", "as well as ", ",", ";")
"""How words begin that go with the bracket before them: nobody chooses between the two."""


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Pairs of bracketed words with a blank, or with "or", between them."""
    view = context.view(draft)
    for words in view.words:
        yield from _in(view, words.where, words.items)
    for where, item in view.inlines:
        if isinstance(item, Contested):
            for side in item.sides:
                yield from _in(view, where, side.value)


def _in(view: View, where: Located | None, items: Inlines) -> Iterator[Diagnostic]:
    for row in _rows(items):
        quoted = [f"“{shown(side_text(place.sides[0].value), 30)}”" for place in row]
        first, last = row[0].span, row[-1].span
        named = f"{', '.join(quoted[:-1])} and {quoted[-1]}"
        yield view.finding(
            __name__, CODE, SEVERITY,
            f"{named} are read as {len(row)} decisions; they may have been meant as one choice.",
            Span(first.start, last.end) if first and last else first, where,
            help="For one choice, write them with a slash between the brackets, or let them touch.",
        )  # fmt: skip


def _rows(items: Inlines) -> Iterator[list[Contested[Inlines]]]:
    """Places that stand in a row, with nothing but a blank or "or" between them, one of them optional words."""
    row: list[Contested[Inlines]] = []
    gap = ""
    for item in (*items, Text("end")):
        if isinstance(item, Text) and row and not gap and item.value.strip() in ("", "or"):
            gap = item.value
        elif isinstance(item, Contested) and any(char.isalnum() for char in side_text(item.sides[0].value)):
            if not gap or side_text(item.sides[0].value).startswith(_GOING_ON):
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
