"""The record of a negotiation checked: by itself, then what is agreed against the texts that stand beside it."""

from __future__ import annotations

import glob
import os
from typing import TYPE_CHECKING

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.source import Source

if TYPE_CHECKING:
    from rollingtext.amend.operations import Amendment
    from rollingtext.document.model import Draft
    from rollingtext.negotiation.record import Negotiation


def findings_in(source: Source) -> tuple[Diagnostic, ...]:
    """What is wrong with a record; agreements are looked at only where the record itself is sound."""
    from rollingtext.document.yaml import load
    from rollingtext.negotiation import record as records

    record, findings = records.read(source)
    document, _ = load(source)
    if record is None or document is None or source.path == "-":
        return findings
    if any(finding.severity is Severity.ERROR for finding in findings):
        return findings
    from rollingtext.negotiation import lock_findings

    folder = os.path.dirname(os.path.realpath(source.path))
    return (*findings, *lock_findings.findings(document, record, _drafts(record, folder), _proposals(record, folder)))


def _drafts(record: Negotiation, folder: str) -> dict[str, Draft]:
    """The texts whose files are there."""
    from rollingtext.cli.drafts import whatever_is_in

    paths = {version.name: os.path.join(folder, *version.file.split("/")) for version in record.versions}
    return {name: whatever_is_in(path).draft for name, path in paths.items() if os.path.isfile(path)}


def _proposals(record: Negotiation, folder: str) -> list[Amendment]:
    """The proposals that can be read; the others are told where they are checked themselves."""
    from rollingtext.amend.papers import tabling
    from rollingtext.cli.files import read_source
    from rollingtext.cli.proposals import is_prose
    from rollingtext.document.limits import MAX_YAML_BYTES

    out: list[Amendment] = []
    for form in record.proposal_files:
        for path in sorted(glob.glob(os.path.join(glob.escape(folder), *form.split("/")), recursive=True)):
            if os.path.isfile(path) and not is_prose(path):
                out += tabling.read(read_source(path, MAX_YAML_BYTES))[0]
    return out
