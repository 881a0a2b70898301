"""Files of proposals as a user names them: YAML, or the prose of a paper by its suffix."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rollingtext.cli.console import message
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import read_source
from rollingtext.cli.notices import tell
from rollingtext.document.limits import MAX_YAML_BYTES
from rollingtext.document.source import Source

if TYPE_CHECKING:
    from rollingtext.amend.operations import Amendment
    from rollingtext.notation.parties import Registry

PROSE = (".txt", ".md", ".markdown")
"""The suffixes of papers; every other file of proposals is YAML."""


def is_prose(path: str) -> bool:
    """Whether a file of proposals is a paper in prose."""
    return os.path.splitext(path)[1].lower() in PROSE


def proposals(paths: Sequence[str], registry: Registry, base: str) -> list[Amendment] | None:
    """The amendments of all files, or `None` when one cannot be used at all; what is wrong has been told then.

    A paper is for the version `base` where it names none, and it is taken whole or not at all.
    """
    from rollingtext.amend.papers import tabling

    out: list[Amendment] = []
    wrong = False
    for path in paths:
        if path.lower().endswith(".docx"):
            from rollingtext.cli.word_proposals import proposed

            tracked, findings = proposed(path, registry, base)
            tell(findings)
            out += tracked
            continue
        source = read_source(path, MAX_YAML_BYTES)
        if is_prose(path):
            from rollingtext.amend.instructions import reader

            _no_draft(source)
            found, findings = reader.read(source, registry, base)
            understood = reader.is_whole(findings)
            if found and not understood:
                message(
                    f"note: nothing of {path} is taken, for not all of it is understood. `rollingtext convert {path} "
                    "OUT.yaml` writes what is, to be looked over."
                )
                found = ()
            wrong = wrong or not understood
        else:
            found, findings = tabling.read(source)
            wrong = wrong or bool(findings)
        tell(findings, source)
        if not found and not findings:
            message(f"note: {path} holds no amendments.")
        out += found
    twice = () if wrong else tabling.twice_named(out)
    tell(twice)
    return None if wrong or twice else out


def _no_draft(source: Source) -> None:
    """Raises `UsageProblem` for a draft that was named where a paper is due: it would be all findings."""
    if source.text.startswith("---\n"):
        reason = "begins like a draft, where proposals are due: name a file of amendments, or a paper in prose."
        raise UsageProblem(f"{source.path} {reason}")
