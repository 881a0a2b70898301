"""Files of proposals as a user names them: YAML, or the prose of a paper by its suffix."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from rollingtext.cli.console import message
from rollingtext.cli.files import read_source
from rollingtext.cli.notices import tell
from rollingtext.document.limits import MAX_YAML_BYTES

if TYPE_CHECKING:
    from rollingtext.amend.operations import Amendment
    from rollingtext.notation.parties import Registry

PROSE = (".txt", ".md", ".markdown")
"""The suffixes of papers; every other file of proposals is YAML."""


class Proposals(NamedTuple):
    """The amendments of all files, and whether everything in them was understood."""

    amendments: list[Amendment]
    whole: bool


def is_prose(path: str) -> bool:
    """Whether a file of proposals is a paper in prose."""
    return os.path.splitext(path)[1].lower() in PROSE


def proposals(paths: Sequence[str], registry: Registry, base: str) -> Proposals | None:
    """The amendments of all files, or `None` when a YAML file cannot be used; what is wrong has been told then.

    A paper is for the version `base` where it names none; what is not understood in it is told and left out.
    """
    from rollingtext.amend import tabling

    out: list[Amendment] = []
    wrong, whole = False, True
    for path in paths:
        source = read_source(path, MAX_YAML_BYTES)
        if is_prose(path):
            from rollingtext.amend.instructions import reader

            found, findings = reader.read(source, registry, base)
            whole = whole and all(finding.severity == "info" for finding in findings)
        else:
            found, findings = tabling.read(source)
            wrong = wrong or bool(findings)
        tell(findings, source)
        if not found and not findings:
            message(f"note: {path} holds no amendments.")
        out += found
    twice = () if wrong else tabling.twice_named(out)
    tell(twice)
    return None if wrong or twice else Proposals(out, whole)
