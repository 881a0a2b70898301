"""Findings known again in a later version: by what they are about, not by the line they stand in.

A finding goes by its code, its file and the words it marks with a little of what stands round them, so that it keeps its
fingerprint when its clause moves or gets another number. Findings that agree in all that are told apart by their order.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from rollingtext.cli.checked import Checked
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import read_source
from rollingtext.document.diagnostics import Diagnostic
from rollingtext.document.limits import MAX_DRAFT_BYTES
from rollingtext.document.source import Source
from rollingtext.document.values import replace

KEY = "rollingtext/v1"
"""Under this name a fingerprint stands in SARIF."""
_AROUND = 30


def fingerprints(results: Sequence[Checked]) -> list[list[str]]:
    """The fingerprint of every finding, file by file."""
    seen: Counter[str] = Counter()
    out: list[list[str]] = []
    for result in results:
        row = []
        for finding in result.findings:
            name = _name(finding, result.source)
            seen[name] += 1
            row.append(f"{name}:{seen[name]}")
        out.append(row)
    return out


def _name(finding: Diagnostic, source: Source) -> str:
    path = finding.path.replace("\\", "/").rpartition("/")[2]
    said = "\0".join((finding.code, path, _marked(finding, source)))
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _marked(finding: Diagnostic, source: Source) -> str:
    """The words that a finding marks, with what stands round them in the same line, but not its number."""
    if finding.start is None or finding.path != source.path:
        return finding.clause
    line = source.line(finding.start.line)
    first = finding.start.column - 1
    last = finding.end.column - 1 if finding.end and finding.end.line == finding.start.line else len(line)
    before, behind = " ".join(line[:first].split()[1:]), " ".join(line[last:].split())
    return f"{before[-_AROUND:]}|{' '.join(line[first:last].split())}|{behind[:_AROUND]}"


def new_ones(results: Sequence[Checked], path: str) -> tuple[list[Checked], int]:
    """What was not yet found when the report in `path` was written, and how many findings were known.

    `path` is a report of `validate` as JSON or SARIF. Raises `UsageProblem` for any other file.
    """
    known = Counter(_reported(path))
    out: list[Checked] = []
    count = 0
    for result, row in zip(results, fingerprints(results), strict=True):
        kept = []
        for finding, name in zip(result.findings, row, strict=True):
            if known[name]:
                known[name] -= 1
                count += 1
            else:
                kept.append(finding)
        out.append(replace(result, findings=tuple(kept)))
    return out, count


def _reported(path: str) -> Iterator[str]:
    try:
        document: Any = json.loads(read_source(path, 4 * MAX_DRAFT_BYTES).text)
        if "runs" in document:
            for run in document["runs"]:
                for result in run["results"]:
                    yield str(result["partialFingerprints"][KEY])
        else:
            for finding in document["findings"]:
                yield str(finding["fingerprint"])
    except (ValueError, KeyError, TypeError, RecursionError):
        told = "It is no report of rollingtext validate. Make one with --format json -o known.json"
        raise UsageProblem(f"{path} cannot be used as a baseline. {told}") from None
