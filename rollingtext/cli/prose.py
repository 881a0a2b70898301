"""The prose of a working paper written as a file of amendments, for a person to look over."""

from __future__ import annotations

from collections.abc import Sequence

from rollingtext.amend.instructions import reader
from rollingtext.amend.operations import Amendment
from rollingtext.amend.papers import tabling
from rollingtext.amend.papers.written import written
from rollingtext.cli.console import message, write
from rollingtext.cli.drafts import Room
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import read_source, write_file
from rollingtext.cli.notices import tell
from rollingtext.document.limits import MAX_YAML_BYTES
from rollingtext.document.source import Source


def convert(path: str, target: str, base: str) -> int:
    """Writes the amendments of a paper; 1 when something in it was not understood, 2 when there are none."""
    source = read_source(path, MAX_YAML_BYTES)
    amendments, findings = reader.read(source, Room(path).registry, base)
    tell(findings, source)
    if not amendments:
        message(f"{path}: no amendment was understood, so nothing is written.")
        return 2
    version = amendments[0].base
    if not version:
        raise UsageProblem(
            f"{path} does not say which version it amends. Name it with --base, or in a line `Base: ...`."
        )
    text = written(amendments, version)
    _check(text, target, amendments)
    if target == "-":
        write(text)
    else:
        write_file(target, text)
    count = len(amendments)
    message(f"{count} amendment{'' if count == 1 else 's'} understood.")
    return 0 if reader.is_whole(findings) else 1


def _check(text: str, target: str, amendments: Sequence[Amendment]) -> None:
    """Raises `UsageProblem` where the file would not say what was understood; nothing is written then."""
    again, findings = tabling.read(Source(text, target))
    if again != tuple(amendments):
        reason = findings[0].message if findings else "an amendment would differ."
        raise UsageProblem(f"{target} would not say what the paper does: {reason} Nothing is written.")
