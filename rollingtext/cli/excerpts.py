"""Findings for a person: the place, the sentence, the line of the text with carets under it, the next step.

A line that is longer than the screen is cut around the carets. What nobody can see is shown by its name, so that the
carets stand under what was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rollingtext.cli.console import Style, Terminal
from rollingtext.cli.wrap import Run, cells, paragraph
from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.source import Source
from rollingtext.document.visible import visible

_PIPED = 96
"""Columns of an excerpt where no screen sets a limit."""
_LEAST = 16
_INDENT = "   "
_STYLES: dict[Severity, Style] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


def finding_lines(finding: Diagnostic, source: Source | None, terminal: Terminal) -> Iterator[str]:
    """The lines for one finding, no wider than the screen."""
    yield from paragraph(
        terminal,
        [
            Run(where(finding), "bold"),
            Run(f": {finding.code} "),
            Run(f"{finding.severity}:", _STYLES[finding.severity]),
            Run(f" {finding.message}"),
        ],
        len(_INDENT),
    )
    if source is not None and finding.start is not None:
        yield from _excerpt(finding, source, terminal)
    for related in finding.related:
        place = f"{related.path}:{related.start.line}:{related.start.column}"
        yield from paragraph(terminal, [Run(f"{_INDENT}note: {place}: {related.message}")], 2 * len(_INDENT))
    if finding.help:
        help, *example = finding.help.split("\n")
        yield from paragraph(terminal, [Run(_INDENT), Run("help:", "dim"), Run(f" {help}")], 2 * len(_INDENT))
        yield from (f"{_INDENT * 3}{visible(line)}" for line in example)


def where(finding: Diagnostic) -> str:
    """`draft.md:24:287`, or the path alone, or the clause where the finding stands in no file."""
    if finding.start is None:
        return finding.path or finding.clause or "the draft"
    return f"{finding.path}:{finding.start.line}:{finding.start.column}"


def _excerpt(finding: Diagnostic, source: Source, terminal: Terminal) -> Iterator[str]:
    start, end = finding.start, finding.end or finding.start
    assert start is not None and end is not None
    line = source.line(start.line)
    first = start.column - 1
    last = max(end.column - 1 if end.line == start.line else len(line), first + 1)
    gutter = f"{_INDENT}{start.line} |"
    room = _PIPED if terminal.width is None else max(_LEAST, terminal.width - len(gutter) - 1)
    before, marked, behind = _cut(line[:first], line[first:last], line[last:], room)
    column, carets = cells(before), cells(marked)
    if not carets and column and marked:  # an accent alone: point at the letter that carries it
        column -= 1
    blank = f"{_INDENT}{' ' * len(str(start.line))} |"
    yield f"{terminal.styled(gutter, 'dim')} {before}{marked}{behind}".rstrip()
    yield (
        f"{terminal.styled(blank, 'dim')} {' ' * column}"
        f"{terminal.styled('^' * max(1, carets), _STYLES[finding.severity])}"
    )


def _cut(before: str, marked: str, behind: str, room: int) -> tuple[str, str, str]:
    """The three parts of a line, everything in them made visible, cut to `room` columns with the marked one in the middle."""
    near = 4 * room  # nothing farther away can be shown, whatever the marks upon the letters
    left, right = [_shown(char) for char in before[-near:]], [_shown(char) for char in behind[:near]]
    middle = [_shown(char) for char in marked[:near]]
    whole = len(before) <= near and len(marked) <= near and len(behind) <= near
    if whole and sum(map(cells, (*left, *middle, *right))) <= room:
        return "".join(left), "".join(middle), "".join(right)
    room -= 2  # an ellipsis at each end
    kept = _as_many(middle, room)
    cut = len(kept) < len(middle) or len(marked) > near
    room -= sum(map(cells, kept))
    behind_kept = [] if cut else _as_many(right, max(room // 2, room - sum(map(cells, left))))
    before_kept = _as_many(left[::-1], room - sum(map(cells, behind_kept)))[::-1]
    while before_kept and not cells(before_kept[0]):  # an accent whose letter was cut off
        del before_kept[0]
    head = "…" if len(before_kept) < len(before) else ""
    tail = "…" if cut or len(behind_kept) < len(behind) else ""
    return head + "".join(before_kept), "".join(kept), "".join(behind_kept) + tail


def _shown(char: str) -> str:
    return "⟨tab⟩" if char == "\t" else visible(char)


def _as_many(shown: Iterable[str], room: int) -> list[str]:
    """The first characters, as many as have room."""
    out: list[str] = []
    for char in shown:
        room -= cells(char)
        if room < 0:
            break
        out.append(char)
    return out
