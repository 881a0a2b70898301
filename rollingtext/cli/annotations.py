"""Findings for continuous integration: SARIF for code scanning, JUnit for test reports, GitHub's own annotations."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from rollingtext import __version__
from rollingtext.cli.checked import Checked
from rollingtext.cli.excerpts import where
from rollingtext.cli.fingerprints import KEY, fingerprints
from rollingtext.document.diagnostics import Diagnostic, Related, Severity
from rollingtext.document.source import Position
from rollingtext.document.visible import visible

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


def sarif(results: Sequence[Checked]) -> str:
    """SARIF 2.1.0: one run, the rules that found something, columns counted in code points."""
    from rollingtext.rules._catalogue import explanations

    findings = [finding for result in results for finding in result.findings]
    names = [name for row in fingerprints(results) for name in row]
    known = explanations()
    codes = sorted({finding.code for finding in findings})
    index = {code: number for number, code in enumerate(codes)}
    rules = []
    for code in codes:
        item = known.get(code)
        rule: dict[str, Any] = {"id": code}
        if item is not None:
            rule |= {
                "name": item.slug,
                "shortDescription": {"text": item.summary},
                "help": {"text": item.text},
                "defaultConfiguration": {"level": _LEVEL[item.severity]},
            }
        rules.append(rule)
    run = {
        "tool": {"driver": {"name": "rollingtext", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, index[finding.code], name) for finding, name in zip(findings, names, strict=True)],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _result(finding: Diagnostic, index: int, name: str) -> dict[str, Any]:
    text = f"{finding.message} {finding.help}".rstrip()
    out: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVEL[finding.severity],
        "message": {"text": text},
        "partialFingerprints": {KEY: name},
        "locations": [{"physicalLocation": _physical(finding.path, finding.start, finding.end)}],
    }
    if finding.clause:
        out["locations"][0]["logicalLocations"] = [{"fullyQualifiedName": finding.clause}]
    if finding.related:
        out["relatedLocations"] = [_related(number, item) for number, item in enumerate(finding.related, 1)]
    return out


def _related(number: int, item: Related) -> dict[str, Any]:
    return {
        "id": number,
        "message": {"text": item.message},
        "physicalLocation": _physical(item.path, item.start, None),
    }


def _physical(path: str, start: Position | None, end: Position | None) -> dict[str, Any]:
    out: dict[str, Any] = {
        "artifactLocation": {"uri": quote(path.replace("\\", "/"), errors="surrogateescape") or "draft"}
    }
    if start is not None:
        out["region"] = {"startLine": start.line, "startColumn": start.column}
        if end is not None:
            out["region"] |= {"endLine": end.line, "endColumn": end.column}
    return out


def junit(results: Sequence[Checked], failing: frozenset[Severity]) -> str:
    """JUnit: a suite for each file, a case for each finding; what does not fail the run is a case that passes."""
    suites = []
    total = failures = 0
    for result in results:
        cases = [_case(result.path, finding, finding.severity in failing) for finding in result.findings]
        count = sum(finding.severity in failing for finding in result.findings)
        if not cases:
            cases = [f"    <testcase classname={_attribute(result.path)} name={_attribute('nothing to report')}/>"]
        total, failures = total + len(cases), failures + count
        head = f'name={_attribute(result.path)} tests="{len(cases)}" failures="{count}" errors="0" skipped="0"'
        suites.append("\n".join([f"  <testsuite {head}>", *cases, "  </testsuite>"]))
    head = f'<testsuites name="rollingtext validate" tests="{total}" failures="{failures}" errors="0">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *suites, "</testsuites>"]) + "\n"


def _case(path: str, finding: Diagnostic, fails: bool) -> str:
    at = f"{finding.start.line}:{finding.start.column} " if finding.start else ""
    name = f"{finding.code} {at}{finding.slug}"
    text = _text(f"{where(finding)}: {finding.severity}: {finding.message} {finding.help}")
    line = f' line="{finding.start.line}"' if finding.start else ""
    inner = f"<system-out>{text}</system-out>"
    if fails:
        inner = f"<failure type={_attribute(finding.code)} message={_attribute(finding.message)}>{text}</failure>"
    head = f"classname={_attribute(path)} name={_attribute(name)} file={_attribute(path)}{line}"
    return f"    <testcase {head}>{inner}</testcase>"


def _text(text: str) -> str:
    return escape(_NO_XML.sub("\ufffd", visible(text)))


def _attribute(text: str) -> str:
    return quoteattr(_NO_XML.sub("\ufffd", visible(text)))


def github(results: Sequence[Checked]) -> str:
    """Workflow commands that GitHub shows beside the lines; nothing a draft says can become a command."""
    lines = []
    for result in results:
        for finding in result.findings:
            settings = [f"file={_property(finding.path)}"] if finding.path else []
            if finding.start is not None:
                settings += [f"line={finding.start.line}", f"col={finding.start.column}"]
            if finding.end is not None and finding.start is not None and finding.end.line == finding.start.line:
                settings += [f"endLine={finding.end.line}", f"endColumn={finding.end.column}"]
            settings.append(f"title={_property(f'{finding.code} {finding.slug}')}")
            message = _data(f"{finding.message} {finding.help}".rstrip())
            lines.append(f"::{_COMMAND[finding.severity]} {','.join(settings)}::{message}")
    return "".join(f"{line}\n" for line in lines)


def _data(text: str) -> str:
    shown = visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return shown.replace("::", ": :").replace("##[", "## [")


def _property(text: str) -> str:
    return _data(text.replace("::", ": :")).replace(":", "%3A").replace(",", "%2C")
