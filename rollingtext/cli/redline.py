"""Differences as a person reads them: marks that survive without colour, wrapped to the terminal and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from itertools import zip_longest

from rollingtext.cli.console import Style, Terminal, visible
from rollingtext.cli.wrap import Run as Piece
from rollingtext.cli.wrap import cells, paragraph
from rollingtext.compare.diff import Change, Summary
from rollingtext.compare.words import Run

_WEAK = 0.6
_INDENT = Piece("    ")
_ONE_LINE = {ord("\n"): " "}
_MARKS: dict[str, tuple[str, str, Style | None]] = {
    "keep": ("", "", None),
    "delete": ("[-", "-]", "delete"),
    "insert": ("{+", "+}", "insert"),
}


def headline(summary: Summary) -> str:
    """The changes in one line: `2 moved, 1 merged, 3 brackets lifted, 1 struck, renumbered from III.4 on`."""
    counted = (
        ("moved", summary.moved), ("split", summary.split), ("merged", summary.merged), ("edited", summary.edited),
        ("inserted", summary.inserted), ("deleted", summary.deleted),
    )  # fmt: skip
    parts = [f"{count} {name}" for name, count in counted if count]
    word = "bracket"
    for event, count in summary.brackets:
        noun = f"{word if count == 1 else word + 's'} " if word else ""
        parts.append(f"{count} {noun}{event}")
        word = ""
    if summary.renumbered_from:
        parts.append(f"renumbered from {summary.renumbered_from} on")
    elif summary.renumbered:
        parts.append(f"{summary.renumbered} renumbered")
    return ", ".join(parts) or "no differences"


def stat(changes: Sequence[Change], summary: Summary) -> Iterator[str]:
    """The changes counted, a line each."""
    rows: list[tuple[str, int]] = [
        (name, getattr(summary, name))
        for name in ("same", "edited", "split", "merged", "inserted", "deleted", "moved", "renumbered")
    ]
    rows += [("only numbers", summary.only_numbers), ("only brackets", summary.only_brackets)]
    rows += [(f"brackets {event}", count) for event, count in summary.brackets]
    for op, name in (("delete", "words struck"), ("insert", "words added")):
        rows.append((name, sum(len(text.split()) for c in changes for kind, text in c.words if kind == op)))
    for name, count in rows:
        if count:
            yield f"{count:>7}  {name}"


def places(change: Change) -> str:
    """Where a clause stood and stands: `III.4 -> III.2`, one locator when it is the same."""
    old = ", ".join(item.locator for item in change.link.old)
    new = ", ".join(item.locator for item in change.link.new)
    return f"{old} -> {new}" if old and new and old != new else old or new


def what(change: Change) -> str:
    """What happened to a clause, in words."""
    link = change.link
    parts = ["moved"] if link.moved else []
    if link.kind == "edited" and change.only:
        parts.append(f"{change.only} only")
    elif link.kind != "same":
        parts.append(link.kind)
    if link.renumbered:
        parts.append("renumbered")
    if change.brackets and link.kind == "same":
        parts.append("brackets")
    if link.source != "computed":
        parts.append(link.source)
    elif link.kind not in ("inserted", "deleted") and link.score < _WEAK:
        parts.append(f"likeness {link.score:.2f}")
    return ", ".join(parts)


def unified(changes: Sequence[Change], terminal: Terminal) -> None:
    """Clause by clause, old and new words in one text."""
    for change in changes:
        terminal.line()
        _head(change, terminal)
        if change.words:
            for line in paragraph(terminal, [_INDENT, *marked(change.words)], len(_INDENT.text)):
                terminal.line(line)
        _events(change, terminal)


def side_by_side(changes: Sequence[Change], terminal: Terminal, width: int) -> None:
    """Clause by clause, the old words on the left and the new ones on the right."""
    column = copy(terminal)
    column.width = (width - 3) // 2
    for change in changes:
        terminal.line()
        _head(change, terminal)
        left = [run for run in change.words if run.op != "insert"]
        right = [run for run in change.words if run.op != "delete"]
        for (old, size), (new, _) in zip_longest(_column(left, column), _column(right, column), fillvalue=("", 0)):
            terminal.line(f"{old}{' ' * (column.width - size)} | {new}".rstrip())
        _events(change, terminal)


def _column(runs: Sequence[Run], column: Terminal) -> list[tuple[str, int]]:
    """The lines of a column, each with the width at which it is seen."""
    if not runs:
        return []
    bare = copy(column)
    bare.color = False
    words = marked(runs)
    return list(zip(paragraph(column, words), map(cells, paragraph(bare, words)), strict=True))


def listed(changes: Sequence[Change], terminal: Terminal) -> None:
    """A line for each clause that changed."""
    wide = max((cells(places(change)) for change in changes), default=0)
    wide = min(wide, 32)
    for change in changes:
        where = places(change)
        brackets = "; ".join(f"{event.event}: {' '.join(event.text.split()) or 'no text'}" for event in change.brackets)
        told = what(change) + (f" ({brackets})" if brackets else "")
        terminal.line(f"{terminal.styled(where, 'label')}{' ' * (wide - cells(where))}  {visible(told)}")


def _head(change: Change, terminal: Terminal) -> None:
    terminal.line(f"{terminal.styled(places(change), 'label')}  {terminal.styled(what(change), 'info')}".rstrip())


def _events(change: Change, terminal: Terminal) -> None:
    for event in change.brackets:
        backers = f" ({', '.join(event.backers)})" if event.backers else ""
        text = " ".join(event.text.split()) or "no text"
        run = Piece(f"{event.event}: {text}{backers}", "place")
        for line in paragraph(terminal, [_INDENT, run], len(_INDENT.text) + 2):
            terminal.line(line)


def marked(runs: Sequence[Run]) -> list[Piece]:
    """The runs with marks round what was struck and added."""
    out: list[Piece] = []
    for op, text in runs:
        before, after, style = _MARKS[op]
        out.append(Piece(f"{before}{text.translate(_ONE_LINE)}{after}", style))
    return out
