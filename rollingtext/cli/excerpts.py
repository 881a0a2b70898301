"""Findings for a person: the place, the sentence, the line of the text with carets under it, the next step."""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.cli.console import Style, Terminal, visible
from rollingtext.cli.wrap import cells
from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.source import Source

_WIDTH = 96
_BEFORE = 48
_STYLES: dict[Severity, Style] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


def finding_lines(finding: Diagnostic, source: Source | None, terminal: Terminal) -> Iterator[str]:
    """The lines for one finding; the excerpt is as wide whatever the terminal."""
    severity = terminal.styled(f"{finding.severity}:", _STYLES[finding.severity])
    yield f"{terminal.styled(where(finding), 'bold')}: {visible(finding.code)} {severity} {visible(finding.message)}"
    if source is not None and finding.start is not None:
        yield from _excerpt(finding, source, terminal)
    for related in finding.related:
        place = f"{related.path}:{related.start.line}:{related.start.column}"
        yield visible(f"   note: {place}: {related.message}")
    if finding.help:
        yield f"   {terminal.styled('help:', 'dim')} {visible(finding.help)}"


def where(finding: Diagnostic) -> str:
    """`draft.md:24:287`, or the path alone, or the clause where the finding stands in no file."""
    if finding.start is None:
        return finding.path or finding.clause or "the draft"
    return f"{finding.path}:{finding.start.line}:{finding.start.column}"


def _excerpt(finding: Diagnostic, source: Source, terminal: Terminal) -> Iterator[str]:
    start, end = finding.start, finding.end or finding.start
    assert start is not None and end is not None
    line = source.line(start.line).replace("\t", " ")
    first = start.column - 1
    last = max(end.column - 1 if end.line == start.line else len(line), first + 1)
    left = 0 if len(line) <= _WIDTH else min(max(0, first - _BEFORE), len(line) - _WIDTH)
    right = min(len(line), left + _WIDTH)
    head, tail = "…" if left else "", "…" if right < len(line) else ""
    before = visible(head + line[left:first])
    marked = visible(line[first : min(last, right)])
    behind = visible(line[min(last, right) : right] + tail)
    gutter = str(start.line)
    yield f"   {terminal.styled(gutter + ' |', 'dim')} {before}{marked}{behind}".rstrip()
    carets = "^" * max(1, cells(marked))
    blank = " " * len(gutter)
    yield f"   {terminal.styled(blank + ' |', 'dim')} {' ' * cells(before)}{terminal.styled(carets, _STYLES[finding.severity])}"
