"""The tracked changes of a Word file as proposals: an amendment for each clause that an author changed."""

from __future__ import annotations

import os
from itertools import chain, count

from rollingtext.amend.draw_up import draw_up
from rollingtext.amend.operations import Amendment
from rollingtext.amend.papers.written import written
from rollingtext.cli.console import message, write
from rollingtext.cli.drafts import Room
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import read_data, write_file
from rollingtext.cli.notices import tell
from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.tree import Located
from rollingtext.document.values import replace
from rollingtext.notation.parties import Registry
from rollingtext.readers import docx


def proposed(path: str, registry: Registry, base: str) -> tuple[tuple[Amendment, ...], tuple[Diagnostic, ...]]:
    """What each author of a Word file proposes, for the version `base` where the file names none.

    Every clause that somebody changed is an amendment of its own; what cannot be put as one is a finding.
    """
    draft, readings, findings = docx.readings_by_author(read_data(path), path, registry)
    if any(finding.code == "W010" for finding in findings):
        raise UsageProblem(f"{path}: {findings[0].code} {findings[0].message} {findings[0].help}")
    version = draft.meta.version or base
    out: list[Amendment] = []
    told = list(findings)
    names: set[str] = set()
    for author, date, reading in readings:
        name = _name(author, names)
        drawn = draw_up(draft, reading, name, (author or "unknown",), registry)
        out += (replace(each, base=version, date=date, source=os.path.basename(path)) for each in drawn.amendments)
        told += (_unsaid(author, where, why, path) for where, why in drawn.left)
    return tuple(out), tuple(told)


def _name(author: str, taken: set[str]) -> str:
    """What the amendments of an author are called: the name in letters and digits, and no other author's."""
    stem = "-".join("".join(char if char.isalnum() else " " for char in author).split()) or "changes"
    name = next(name for name in chain((stem,), (f"{stem}-{number}" for number in count(2))) if name not in taken)
    taken.add(name)
    return name


def _unsaid(author: str, where: Located, why: str, path: str) -> Diagnostic:
    text = f"What {author or 'somebody'} changed at {where.locator} is no amendment. {why}"
    help = "Compare the two texts there instead: `convert` with --revisions original, and with --revisions final."
    return Diagnostic("W018", "changes-not-an-amendment", Severity.WARNING, text, help, path, clause=where.locator)


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
    number = len(found)
    people = ", ".join(dict.fromkeys(name for each in found for name in each.by))
    message(f"{number} amendment{'' if number == 1 else 's'}, by {people}.")
    return 1 if any(finding.code == "W018" for finding in findings) else 0
