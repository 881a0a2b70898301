"""Reports as text: columns that fit the screen, cells wrapped within them; piped, one line for each row.

A piped line stands on its own: every cell follows ` | `, and the first one is said again where it goes on, so that
`grep` finds all sides of a place and a side of three hundred words breaks nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rollingtext.cli.console import Style, Terminal
from rollingtext.cli.wrap import Run, cells, padded, paragraph
from rollingtext.document.visible import visible
from rollingtext.reports._table import Table

_GAP = 2
_LEAST = 8
_LONG_WORD = 24
"""Columns are not made narrower than their longest word, as long as that has no more letters than this, or than fit."""
_BETWEEN = " | "
_MARGIN = 24
"""Piped, the second cells stand below each other as long as the first ones need no more columns than this."""


def add_table(terminal: Terminal, table: Table, styles: Sequence[Style | None] = ()) -> None:
    """Adds a table: its title, its groups under their headings, its notes. `styles` are those of the columns."""
    styles = [*styles, *([None] * len(table.columns))]
    if table.title:
        _add(terminal, [Run(table.title, "bold")])
    if terminal.width is None:
        _add_lines(terminal, table, styles)
    else:
        _add_columns(terminal, table, styles, _widths(table, terminal.width))
    for number, note in enumerate(table.notes):
        if not number:
            terminal.line()
        _add(terminal, [Run(note)])


def _add_lines(terminal: Terminal, table: Table, styles: Sequence[Style | None]) -> None:
    """The groups, one line for each row."""
    margin = max((cells(visible(row[0])) for row in _rows(table)), default=0)
    margin = margin if margin <= _MARGIN else 0
    for at, group in enumerate(table.groups):
        if terminal.lines:
            terminal.line()
        if at == 0:
            terminal.line("  " + _line(terminal, table.columns, margin, ["dim"] * len(table.columns)))
        _add(terminal, [Run(group.heading, "bold")])
        first = ""
        for row in group.rows:
            first = row[0] or first
            terminal.line("  " + _line(terminal, (first, *row[1:]), margin, styles))


def _line(terminal: Terminal, row: Sequence[str], margin: int, styles: Sequence[Style | None]) -> str:
    """The cells of a row up to the last one that says anything."""
    last = max((at for at, cell in enumerate(row) if cell), default=0)
    shown = [visible(cell) for cell in row[: last + 1]]
    shown[0] = padded(shown[0], margin)
    styled = [terminal.styled(cell, style) if style else cell for cell, style in zip(shown, styles, strict=False)]
    return _BETWEEN.join(styled).rstrip()


def _add_columns(terminal: Terminal, table: Table, styles: Sequence[Style | None], widths: Sequence[int]) -> None:
    """The groups in columns of these widths."""
    for at, group in enumerate(table.groups):
        if terminal.lines:
            terminal.line()
        if at == 0:
            header = (" " * _GAP).join(padded(name, width) for name, width in zip(table.columns, widths, strict=True))
            terminal.line(terminal.styled("  " + header.rstrip(), "dim"))
        _add(terminal, [Run(group.heading, "bold")])
        for row in group.rows:
            for line in _row(terminal, row, widths, styles):
                terminal.line(line)


def _rows(table: Table) -> list[tuple[str, ...]]:
    return [table.columns, *(row for group in table.groups for row in group.rows)]


def _add(terminal: Terminal, runs: Sequence[Run]) -> None:
    for line in paragraph(terminal, runs, 2):
        terminal.line(line)


def _widths(table: Table, screen: int) -> list[int]:
    """The width of each column: what its cells need, or on a narrow screen what makes the fewest lines in all."""
    rows = _rows(table)
    room = max(screen - 2 - _GAP * (len(table.columns) - 1), _LEAST * len(table.columns))
    columns = [Counter(cells(visible(row[at])) for row in rows) for at in range(len(table.columns))]
    words = [max(cells(name), _longest_word(rows, at)) for at, name in enumerate(table.columns)]
    longest = next(size for size in range(_LONG_WORD, 0, -1) if sum(min(word, size) for word in words) <= room)
    widths = [min(max(column), room) for column in columns]
    costs = [_more_lines(column, width) for column, width in zip(columns, widths, strict=True)]
    while sum(widths) > room:
        free = (at for at, width in enumerate(widths) if width > min(words[at], longest))
        at = min(free, key=lambda at: (costs[at], -widths[at]))
        widths[at] -= 1
        costs[at] = _more_lines(columns[at], widths[at])
    return widths


def _longest_word(rows: Sequence[Sequence[str]], at: int) -> int:
    return max(cells(word) for row in rows for word in visible(row[at]).split(" "))


def _more_lines(column: Counter[int], width: int) -> int:
    """How many lines more a column takes when it is made one narrower than `width`."""
    return sum(count * (-(-size // (width - 1)) + size // -width) for size, count in column.items())


def _row(terminal: Terminal, row: Sequence[str], widths: Sequence[int], styles: Sequence[Style | None]) -> list[str]:
    """The lines of a row; each cell wraps within its column."""
    cut = [_lines(visible(cell), width) for cell, width in zip(row, widths, strict=True)]
    lines = []
    for number in range(max(len(cell) for cell in cut)):
        line = "  "
        for at, cell in enumerate(cut):
            text = cell[number] if number < len(cell) else ""
            last = not any(len(other) > number and other[number] for other in cut[at + 1 :])
            shown = text if last else padded(text, widths[at]) + " " * _GAP
            style = styles[at]
            line += terminal.styled(shown, style) if style and text else shown
            if last:
                break
        lines.append(line.rstrip())
    return lines


def _lines(text: str, width: int) -> list[str]:
    if cells(text) <= width:
        return [text]
    lines = [""]
    for word in text.split(" "):
        while cells(word) > width:
            head = _head(word, width)
            lines.append(head)
            word = word[len(head) :]
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if cells(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return [line for line in lines if line] or [""]


def _head(word: str, width: int) -> str:
    """As much of a word as fits, one character at least."""
    end = min(len(word), width)
    while end > 1 and cells(word[:end]) > width:
        end -= 1
    return word[:end]
