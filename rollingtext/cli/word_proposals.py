"""The tracked changes of a Word file as proposals: one amendment for each author."""

from __future__ import annotations

from rollingtext.amend.operations import Amendment
from rollingtext.amend.tracked import tracked
from rollingtext.amend.written import written
from rollingtext.cli.console import message, write
from rollingtext.cli.drafts import Room
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import read_data, write_file
from rollingtext.cli.notices import tell
from rollingtext.document.diagnostics import Diagnostic
from rollingtext.notation.parties import Registry
from rollingtext.readers import docx


def proposed(path: str, registry: Registry, base: str) -> tuple[tuple[Amendment, ...], tuple[Diagnostic, ...]]:
    """What each author of a Word file proposes, for the version `base` where the file names none."""
    draft, readings, findings = docx.readings_by_author(read_data(path), path, registry)
    if any(finding.code == "W010" for finding in findings):
        raise UsageProblem(f"{path}: {findings[0].code} {findings[0].message} {findings[0].help}")
    found, unsaid = tracked(draft, readings, draft.meta.version or base, path, registry)
    return found, (*findings, *unsaid)


def convert_revisions(path: str, target: str, base: str) -> int:
    """Writes the tracked changes of a Word file as amendments; 1 where some are none, 2 when there is nothing."""
    registry = Room(path).registry
    found, findings = proposed(path, registry, base)
    tell(findings)
    if not found:
        message(f"{path}: no tracked change can be put as an amendment, so nothing is written.")
        return 2
    version = found[0].base
    if not version:
        raise UsageProblem(f"{path} does not say which version it changes. Name it with --base.")
    text = written(found, version)
    if target == "-":
        write(text)
    else:
        write_file(target, text)
    count = len(found)
    message(f"{count} amendment{'' if count == 1 else 's'}, by {', '.join(', '.join(each.by) for each in found)}.")
    return 1 if any(finding.code == "W018" for finding in findings) else 0
