"""Amendments checked where they were tabled: by themselves, and against their base when it stands beside them."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from rollingtext.cli.drafts import Loaded, Room, whatever_is_in
from rollingtext.document.diagnostics import Diagnostic
from rollingtext.document.source import Source

if TYPE_CHECKING:
    from rollingtext.negotiation.record import Negotiation

_SUFFIXES = (".md", ".markdown", ".txt")


def findings_in(source: Source) -> tuple[Diagnostic, ...]:
    """What is wrong with a file of amendments; its base is looked for only when the file itself is sound."""
    from rollingtext.amend.doing import fitting
    from rollingtext.amend.papers import tabling
    from rollingtext.document.yaml import load

    amendments, findings = tabling.read(source)
    document, _ = load(source)
    if findings or document is None or source.path == "-":
        return findings
    room = Room(source.path)
    out = list(fitting.unknown_proposers(document, amendments, room.registry))
    name = document.data["base"] if isinstance(document.data, dict) else ""
    assert isinstance(name, str)
    path = _file_of(name, source.path, room.record)
    if path:
        base = _loaded(os.path.realpath(path))
        out += fitting.changed_base(document, name, base.source.text)
        out += fitting.misfits(document, amendments, base.draft, room.registry)
    elif room.record is not None and room.record.version(name) is None:
        out.append(fitting.unknown_base(document, name, (version.name for version in room.record.versions)))
    return tuple(out)


def _file_of(version: str, path: str, record: Negotiation | None) -> str:
    """The file of a version: as the record says, or one of its name beside the amendments or in the folder above."""
    folder = os.path.dirname(os.path.realpath(path))
    folders = (folder, os.path.dirname(folder))
    names = [version + suffix for suffix in _SUFFIXES] if os.path.basename(version) == version else []
    if record is not None and (entry := record.version(version)) is not None:
        names = [os.path.join(*entry.file.split("/"))]
    return next((file for name in names for at in folders if os.path.isfile(file := os.path.join(at, name))), "")


@cache
def _loaded(path: str) -> Loaded:
    """The draft in a file; many files of amendments go back to one."""
    return whatever_is_in(path)
