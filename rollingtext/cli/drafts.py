"""What the user calls a draft, found and read: a file by its suffix, with the negotiation that stands beside it."""

from __future__ import annotations

import os
from functools import cache, cached_property
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from rollingtext.cli.console import message
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import decoded, read_data, read_source
from rollingtext.document.model import Draft
from rollingtext.document.source import Source
from rollingtext.document.tree import walk
from rollingtext.document.values import replace
from rollingtext.notation.parties import Party, Registry, default_registry

if TYPE_CHECKING:
    from rollingtext.document.diagnostics import Diagnostic
    from rollingtext.negotiation.record import Negotiation

READERS: dict[str, str] = {
    ".md": "markdown", ".markdown": "markdown", ".txt": "plaintext", ".json": "json", ".docx": "docx",
    ".akn": "akn", ".xml": "akn",
}  # fmt: skip
"""The reader for each suffix; standard input without a name is Markdown."""

RECORD = "negotiation.yaml"
_PACKED = b"PK\x03\x04"
"""How a Word file begins, which standard input has no name to tell."""


class Room:
    """The negotiation that a draft stands in: its record and its parties, looked up when somebody asks for them.

    Most names are known without a record, and reading one takes longer than reading two drafts.
    """

    def __init__(self, path: str) -> None:
        self._path = path

    @cached_property
    def record(self) -> Negotiation | None:
        """The record beside the draft or in the folder above, when there is one that can be used."""
        return nearest_record(self._path)

    @property
    def registry(self) -> Registry:
        """The parties of the record, or all that are known by default."""
        return self.record.registry if self.record else default_registry()

    def resolve(self, name: str) -> Party | None:
        """The party called `name` here. The record only ever adds names to the ones known by default."""
        known = default_registry().resolve(name)
        return known if known is not None else self.registry.resolve(name)


class Word(NamedTuple):
    """How a Word file is to be read: which text its tracked changes leave, and what its formatting means."""

    revisions: str = "final"
    legend: str = ""


AS_FINAL = Word()
"""Every change accepted, and formatting without a meaning."""


class Loaded(NamedTuple):
    """A draft with what was found while reading it, and the negotiation it stands in."""

    draft: Draft
    source: Source
    findings: tuple[Diagnostic, ...]
    room: Room

    @property
    def record(self) -> Negotiation | None:
        """The record of the negotiation, when one stands beside the draft."""
        return self.room.record

    @property
    def registry(self) -> Registry:
        """The parties of the negotiation."""
        return self.room.registry


def load_draft(path: str, form: str = "", word: Word = AS_FINAL) -> Loaded:
    """Reads the draft that the user named; one that does not name its version gets the name that the record gives it.

    `form` overrides the suffix (`markdown`, `plaintext`, `json`, `docx`, `akn`). Raises `UsageProblem` for a file that is no draft.
    """
    loaded = draft_as_written(path, form, word)
    if loaded.draft.meta.version or path == "-":
        return loaded
    version = _version_of(path, loaded.record)
    return loaded._replace(draft=replace(loaded.draft, meta=replace(loaded.draft.meta, version=version)))


def draft_as_written(path: str, form: str = "", word: Word = AS_FINAL) -> Loaded:
    """The draft in a file with nothing added to it. Raises `UsageProblem` for a file that is no draft."""
    loaded = whatever_is_in(path, form, word)
    for finding in loaded.findings:
        if finding.code.startswith("J") or finding.code in (
            "W010",
            "W017",
            "K001",
        ):  # only these can be no draft at all
            where = f"{path}:{finding.start.line}:{finding.start.column}" if finding.start else path
            raise UsageProblem(f"{where}: {finding.code} {finding.message} {finding.help}".rstrip())
        if finding.code.startswith(("W", "K")):
            line = f":{finding.start.line}" if finding.start else ""
            message(f"{path}{line}: {finding.code} {finding.message} {finding.help}".rstrip())
    note_missing_text(loaded.draft, path)
    return loaded


def note_missing_text(draft: Draft, path: str) -> None:
    """Tells the person where a draft says nothing, so that an empty answer is not taken for good news."""
    if any(clause.kind not in ("section", "article") for clause in walk(draft.blocks)):
        return
    name = "Standard input" if path == "-" else path
    if draft.blocks:
        message(f"note: {name} holds headings, but no clause under any of them.")
    else:
        from rollingtext.rules.draft_without_text import what_it_holds

        message(f"note: {name} {what_it_holds(draft)}.")


def whatever_is_in(path: str, form: str = "", word: Word = AS_FINAL) -> Loaded:
    """The draft in a file, an empty one with findings where there is none; for those who report findings."""
    room = Room(path)
    if (form or READERS.get(os.path.splitext(path)[1].lower())) == "docx":
        return _from_word(reader(path, form), read_data(path), path, room, word)
    data = read_data(path)
    if path == "-" and not form and data.startswith(_PACKED):
        return _from_word(reader(path, "docx"), data, path, room, word)
    source = decoded(data, path)
    draft, findings = reader(path, form).read(source, room)
    return Loaded(draft, draft.source or source, findings, room)


def _from_word(module: ModuleType, data: bytes, path: str, room: Room, word: Word) -> Loaded:
    """The draft in a Word file; its source is the text that was read from it."""
    from rollingtext.cli.legend import legend_for

    draft, findings = module.from_bytes(data, path, room, word.revisions, legend_for(word.legend, path))
    return Loaded(draft, draft.source or Source("", path), findings, room)


def in_bytes(data: bytes, path: str, name: str, room: Room) -> Loaded:
    """The draft in the bytes of a file that `path` names and `name` shows."""
    module = reader(path)
    if is_binary(module):
        return _from_word(module, data, name, room, Word())
    source = decoded(data, name)
    draft, findings = module.read(source, room)
    return Loaded(draft, draft.source or source, findings, room)


def is_binary(module: ModuleType) -> bool:
    """Whether a format is bytes rather than text."""
    return bool(getattr(module, "BINARY", False))


def reader(path: str, form: str = "") -> ModuleType:
    """The reader module for a path or a format's name."""
    name = form or READERS.get(os.path.splitext(path)[1].lower(), "markdown" if path == "-" else "")
    if name not in READERS.values():
        known = ", ".join(sorted(set(READERS.values())))
        raise UsageProblem(
            f"{path}: no reader for this kind of file. Drafts are .md, .txt, .docx, .akn, .xml or .json ({known})."
        )
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
    from rollingtext.negotiation.record import from_document

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
