"""What the user calls a draft, found and read: a file by its suffix, with the negotiation that stands beside it."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from types import ModuleType

from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import read_source
from rollingtext.document.diagnostics import Diagnostic
from rollingtext.document.model import Draft
from rollingtext.document.source import Source
from rollingtext.negotiation.record import Negotiation, from_document
from rollingtext.notation.parties import Registry, default_registry

READERS: dict[str, str] = {".md": "markdown", ".markdown": "markdown", ".txt": "plaintext", ".json": "json"}
"""The reader for each suffix; standard input without a name is Markdown."""

RECORD = "negotiation.yaml"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A draft with what was found while reading it, and the record of its negotiation when one stands beside it."""

    draft: Draft
    source: Source
    findings: tuple[Diagnostic, ...]
    record: Negotiation | None
    registry: Registry


def load_draft(path: str, form: str = "") -> Loaded:
    """Reads the draft that the user named. `form` overrides the suffix (`markdown`, `plaintext`, `json`).

    Raises `UsageProblem` for a file that cannot be read or a format that is not known.
    """
    record = nearest_record(path)
    registry = record.registry if record else default_registry()
    source = read_source(path)
    draft, findings = reader(path, form).read(source, registry)
    if not draft.meta.version and path != "-":
        draft = replace(draft, meta=replace(draft.meta, version=_version_of(path, record)))
    return Loaded(draft, source, findings, record, registry)


def reader(path: str, form: str = "") -> ModuleType:
    """The reader module for a path or a format's name."""
    name = form or READERS.get(os.path.splitext(path)[1].lower(), "markdown" if path == "-" else "")
    if name not in READERS.values():
        known = ", ".join(sorted(set(READERS.values())))
        raise UsageProblem(f"{path}: no reader for this kind of file. Name one with --from ({known}).")
    return import_module(f"rollingtext.readers.{name}")


def nearest_record(path: str) -> Negotiation | None:
    """The `negotiation.yaml` in the folder of a draft or just above it, when it can be read."""
    if path == "-":
        return None
    folder = os.path.dirname(os.path.realpath(path))
    for candidate in (os.path.join(folder, RECORD), os.path.join(os.path.dirname(folder), RECORD)):
        if os.path.isfile(candidate):
            return _usable_record(candidate)
    return None


@cache
def _usable_record(path: str) -> Negotiation | None:
    """The record in a file, or `None` when it does not fit its schema; what is wrong with it is for `validate` to say.

    The schema itself is not consulted here: that costs more than reading two drafts.
    """
    from rollingtext.document.yaml import load

    document, _ = load(read_source(path))
    if document is None or not isinstance(document.data, dict):
        return None
    try:
        return from_document(document)[0]
    except (AttributeError, KeyError, TypeError):
        return None


def _version_of(path: str, record: Negotiation | None) -> str:
    """The name that the record gives to the version in this file, or nothing."""
    if record is None:
        return ""
    name = os.path.basename(path)
    return next((version.name for version in record.versions if os.path.basename(version.file) == name), "")
