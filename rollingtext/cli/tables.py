"""Reports as text: columns that fit the screen, cells wrapped within them; piped, one line for each row."""

from __future__ import annotations

from collections.abc import Sequence

from rollingtext.cli.console import Style, Terminal, visible
from rollingtext.cli.wrap import Run, cells, padded, paragraph
from rollingtext.reports._table import Table

_GAP = 2
_LEAST = 8
_LONG_WORD = 24
"""Columns are not made narrower than their longest word, as long as that has no more letters than this."""
_PIPED = 32
"""The widest that a column is made where no screen sets a limit; a longer cell pushes its row to the right."""


def add_table(terminal: Terminal, table: Table, styles: Sequence[Style | None] = ()) -> None:
    """Adds a table: its title, its groups under their headings, its notes. `styles` are those of the columns."""
    styles = [*styles, *([None] * len(table.columns))]
    if table.title:
        _add(terminal, [Run(table.title, "bold")])
    widths = _widths(table, terminal.width)
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
    for number, note in enumerate(table.notes):
        if not number:
            terminal.line()
        _add(terminal, [Run(note)])


def _add(terminal: Terminal, runs: Sequence[Run]) -> None:
    for line in paragraph(terminal, runs, 2):
        terminal.line(line)


def _widths(table: Table, screen: int | None) -> list[int]:
    """The width of each column: what its cells need, made narrower from the widest down until the screen holds all."""
    rows = [table.columns, *(row for group in table.groups for row in group.rows)]
    widths = [max(cells(visible(row[at])) for row in rows) for at in range(len(table.columns))]
    if screen is None:
        return [min(width, _PIPED) for width in widths]
    room = max(screen - 2 - _GAP * (len(widths) - 1), _LEAST * len(widths))
    least = [max(len(word) for row in rows for word in row[at].split(" ")) for at in range(len(widths))]
    while sum(widths) > room:
        free = [at for at, width in enumerate(widths) if width > min(least[at], _LONG_WORD)] or range(len(widths))
        widths[max(free, key=lambda at: widths[at])] -= 1
    return widths


def _row(terminal: Terminal, row: Sequence[str], widths: Sequence[int], styles: Sequence[Style | None]) -> list[str]:
    """The lines of a row; each cell wraps within its column."""
    cut = [_lines(visible(cell), width, terminal.width is not None) for cell, width in zip(row, widths, strict=True)]
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


def _lines(text: str, width: int, wrap: bool) -> list[str]:
    if not wrap or cells(text) <= width:
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
