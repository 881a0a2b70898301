"""Findings told to the person at standard error, and as JSON: the place as editors write it, the sentence, the next step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rollingtext.cli.console import message
from rollingtext.document.diagnostics import Diagnostic


def tell(findings: Iterable[Diagnostic]) -> None:
    """One line for each finding, its help and related places indented below."""
    for finding in findings:
        message(f"{_where(finding)}{finding.severity}: {finding.code} {finding.message}")
        if finding.help:
            message(f"   {finding.help}")
        for related in finding.related:
            message(f"   {related.path}:{related.start.line}:{related.start.column}: {related.message}")


def finding_json(finding: Diagnostic) -> dict[str, Any]:
    """A finding as `validate --format json` names it."""
    start, end = finding.start, finding.end
    return {
        "code": finding.code, "slug": finding.slug, "severity": str(finding.severity), "message": finding.message,
        "help": finding.help, "path": finding.path, "line": start.line if start else None,
        "column": start.column if start else None, "end_line": end.line if end else None,
        "end_column": end.column if end else None, "clause": finding.clause or None,
    }  # fmt: skip


def _where(finding: Diagnostic) -> str:
    if finding.start is None:
        return f"{finding.path}: " if finding.path else ""
    return f"{finding.path}:{finding.start.line}:{finding.start.column}: "
