"""Reports as CSV, for a spreadsheet: one row for each side, every cell filled, and nothing that one would calculate."""

from __future__ import annotations

from rollingtext.document.visible import visible
from rollingtext.reports._table import Table

_CALCULATED = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet takes for a formula."""


def csv_of(table: Table) -> str:
    """The rows of a table behind the heading they stand under; what goes on with the row above says so itself."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("under", *map(_cell, table.columns)))
    for group in table.groups:
        first = ""
        for row in group.rows:
            first = row[0] or first
            writer.writerow(map(_cell, (group.heading, first, *row[1:])))
    return out.getvalue()


def _cell(text: str) -> str:
    """A cell as it is shown; one that would be taken for a formula begins with an apostrophe, which makes it text."""
    shown = visible(text)
    return f"'{shown}" if shown.lstrip(" \u00a0").startswith(_CALCULATED) else shown
