"""The tables of `make bench-compare`, a hundred columns wide or as Markdown."""

from __future__ import annotations

import math

from benchmarks.measure import Measured

_Table = list[list[str]]

_HEAD = [
    "tool",
    "F1",
    "found",
    "called",
    "right",
    "split",
    "merge",
    "x",
    "seconds",
    "/floor",
    "/wdiff",
    "growth",
    "memory",
]


def by_size(rows: dict[int, list[Measured]]) -> _Table:
    """A block of rows for every size; growth is counted from the size before."""
    table = [_HEAD]
    before: dict[str, float] = {}
    last = 0
    for size, block in rows.items():
        table.append([f"{size:,} clauses", *[""] * (len(_HEAD) - 1)])
        for row in block:
            table.append(_row(row, _growth(before.get(row.tool), row.seconds, last, size)))
        before = {row.tool: row.seconds for row in block if row.seconds}
        last = size
    return table


def process_table(cores: list[tuple[int, float, float]]) -> _Table:
    """The floor and this program in process, with how both grow."""
    table = [["clauses", "floor ms", "rollingtext ms", "ratio", "growth of floor", "growth of rollingtext"]]
    last: tuple[int, float, float] = (0, 0.0, 0.0)
    for size, floor, ours in cores:
        grown = [_number(_growth(last[at], now, last[0], size), 2) for at, now in ((1, floor), (2, ours))]
        table.append([f"{size:,}", f"{floor * 1000:.1f}", f"{ours * 1000:.1f}", f"{ours / floor:.1f}", *grown])
        last = (size, floor, ours)
    return table


def real_table(rows: list[Measured]) -> _Table:
    """Speed, and the words shown as changed, where the truth is unknown."""
    table = [["tool", "words", "seconds", "/floor", "/wdiff", "memory"]]
    for row in rows:
        words = f"{row.words:,}" if row.words is not None else "-"
        table.append(
            [row.tool, words, _seconds(row), _number(row.to_floor, 1), _number(row.to_wdiff, 2), _number(row.memory, 0)]
        )
    return table


def plain(table: _Table) -> str:
    """Columns side by side, the first to the left, the others to the right."""
    widths = [max(len(row[at]) for row in table) for at in range(len(table[0]))]
    lines = []
    for row in table:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        lines.append(" ".join(cells).rstrip())
    return "\n".join(lines)


def markdown(table: _Table) -> str:
    """The same as a Markdown table."""
    head, *rows = table
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, rule, *rows))


def _row(row: Measured, growth: float | None) -> list[str]:
    said = row.score
    shares = (
        [said.f1, said.moves_found, said.moves_called, said.moves_right, said.splits, said.merges]
        if said
        else [None] * 6
    )
    return [
        row.tool,
        *(_share(share) for share in shares),
        _number(said.x if said else None, 2),
        _seconds(row),
        _number(row.to_floor, 1),
        _number(row.to_wdiff, 2),
        _number(growth, 2),
        _number(row.memory, 0),
    ]


def _growth(before: float | None, now: float | None, smaller: int, size: int) -> float | None:
    """The exponent: time grows as size to this power. 1 is in proportion, 2 is by the square."""
    if not before or not now or not smaller:
        return None
    return math.log(now / before) / math.log(size / smaller)


def _seconds(row: Measured) -> str:
    if row.absent:
        return "absent"
    if row.stopped or row.seconds is None:
        return "stopped"
    return f"{row.seconds:.2f}" + ("*" if row.once else "") + ("~" if row.unfaithful else "")


def _share(value: float | None) -> str:
    """Three digits, cut and not rounded: only what is whole is shown as 1."""
    return "-" if value is None else f"{math.floor(value * 1000 + 1e-9) / 1000:.3f}".removeprefix("0")


def _number(value: float | None, digits: int) -> str:
    return "-" if value is None else f"{value:.{digits}f}"
