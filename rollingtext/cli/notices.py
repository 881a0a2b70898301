"""Findings told to the person at standard error, and as JSON: the place as editors write it, the sentence, the next step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rollingtext.cli.console import error_terminal, message
from rollingtext.document.diagnostics import Diagnostic
from rollingtext.document.source import Source


def tell(findings: Iterable[Diagnostic], source: Source | None = None) -> None:
    """The findings as `validate` shows them, with the line of `source` where they stand in it."""
    findings = tuple(findings)
    if not findings:
        return
    from rollingtext.cli.excerpts import finding_lines

    terminal = error_terminal()
    for finding in findings:
        for line in finding_lines(finding, source, terminal):
            message(line)


def finding_json(finding: Diagnostic) -> dict[str, Any]:
    """A finding as `validate --format json` names it."""
    start, end = finding.start, finding.end
    return {
        "code": finding.code, "slug": finding.slug, "severity": str(finding.severity), "message": finding.message,
        "help": finding.help, "path": finding.path, "line": start.line if start else None,
        "column": start.column if start else None, "end_line": end.line if end else None,
        "end_column": end.column if end else None, "clause": finding.clause or None,
    }  # fmt: skip
