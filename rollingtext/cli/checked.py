"""What `validate` was given, file by file: which files hold something to check, and what is found in each."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator

from rollingtext.cli.drafts import READERS, reader, whatever_is_in
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import files_near, read_source
from rollingtext.document.diagnostics import Diagnostic, Severity, place
from rollingtext.document.model import Draft
from rollingtext.document.nearest import either, nearest
from rollingtext.document.source import Source, Span
from rollingtext.document.tree import walk
from rollingtext.document.values import Value, replace
from rollingtext.document.yaml import Data
from rollingtext.negotiation.record import Negotiation

YAML = (".yaml", ".yml")
_PROSE = ("readme", "changelog", "contributing", "license", "security", "code_of_conduct", "notice")
_FORMS = ("rollingtext/amendments/1", "rollingtext/decisions/1", "rollingtext/links/1", "rollingtext/negotiation/1")
_AKN = re.compile(r"<(?:\w+:)?akomaNtoso\b[^>]*>\s*<(?!(?:\w+:)?amendment)")
_AS_TYPED = ("markdown", "plaintext")
"""The formats whose files hold the very characters that are read; a fix can only be made in these."""
_TREE = re.compile(r'\s*\{\s*"schema"\s*:\s*"rollingtext/(?:tree|show)/')


class Checked(Value):
    """One file with everything found in it, in the order of the file; `draft` is `None` for a YAML file."""

    path: str
    source: Source
    findings: tuple[Diagnostic, ...]
    draft: Draft | None = None


class Skipped(Value):
    """A file of a folder that holds nothing to check, and why."""

    path: str
    reason: str


def files(paths: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The files that `paths` name, each once, and whether a folder brought it up. Hidden files are left out of folders.

    Raises `UsageProblem` for a path that does not exist.
    """
    seen: set[str] = set()
    for path in paths:
        if path != "-" and not os.path.exists(path):
            near = files_near(path) or " Check the name."
            raise UsageProblem(f"{path} does not exist.{near}")
        found = _in_folder(path) if path != "-" and os.path.isdir(path) else [path]
        for file in found:
            if file not in seen:
                seen.add(file)
                yield file, file != path


def _in_folder(folder: str) -> Iterator[str]:
    known = (*READERS, *YAML)
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.lower().endswith(known):
                yield os.path.join(root, name)


def checked(path: str, from_folder: bool, form: str = "") -> Checked | Skipped:
    """Everything found in one file. In a folder, a file that is clearly none of ours is skipped.

    A Markdown or text file of a folder is a draft when it has front matter or a numbered clause, unless it is a README
    or the like without front matter.
    """
    if path.lower().endswith(YAML) and not form:
        return _yaml(path, from_folder)
    if from_folder and path.lower().endswith(".docx"):
        if not _has_numbers(whatever_is_in(path).draft):
            return Skipped(path, "no numbered clause")
    elif from_folder:
        text = read_source(path).text
        if path.lower().endswith(".json"):
            if not _TREE.match(text):
                return Skipped(path, "not the tree of a draft")
        elif path.lower().endswith((".akn", ".xml")):
            if not _AKN.search(text):
                return Skipped(path, "no draft in Akoma Ntoso")
        elif not text.startswith("---\n") and os.path.basename(path).lower().startswith(_PROSE):
            return Skipped(path, "prose without front matter")
        elif not text.startswith("---\n") and not _has_numbers(whatever_is_in(path).draft):
            return Skipped(path, "no front matter and no numbered clause")
    return _draft(path, form)


def _has_numbers(draft: Draft) -> bool:
    return any(clause.label is not None and clause.label.system != "bullet" for clause in walk(draft.blocks))


def _draft(path: str, form: str) -> Checked:
    from rollingtext.rules._catalogue import check_all
    from rollingtext.rules._context import context_of

    loaded = whatever_is_in(path, form)
    unreadable = any(finding.severity is Severity.ERROR for finding in loaded.findings) and not loaded.draft.blocks
    draft = _named(loaded.draft, path, loaded.record)
    found = () if unreadable else check_all(draft, context_of(draft, loaded.record))
    told = _ordered((*loaded.findings, *found))
    if reader(path, form).__name__.rpartition(".")[2] not in _AS_TYPED:  # people mend a Word file in Word
        told = tuple(replace(finding, fixes=()) for finding in told)
    return Checked(path, loaded.source, told, draft)


def _named(draft: Draft, path: str, record: Negotiation | None) -> Draft:
    """The draft with the name that the record gives to the version in this file, where it gives none itself."""
    if draft.meta.version or record is None:
        return draft
    name = os.path.basename(path)
    version = next((item.name for item in record.versions if os.path.basename(item.file) == name), "")
    return replace(draft, meta=replace(draft.meta, version=version))


def _yaml(path: str, from_folder: bool) -> Checked | Skipped:
    """A YAML file, by what its key `schema` says it is."""
    from rollingtext.document.yaml import load

    source = read_source(path)
    document, findings = load(source)
    if document is None:
        ours = "rollingtext/" in source.text
        return Skipped(path, "not YAML of ours") if from_folder and not ours else Checked(path, source, findings)
    named = document.data.get("schema") if isinstance(document.data, dict) else None
    match named.split("/") if isinstance(named, str) else []:
        case ["rollingtext", "amendments", _]:
            from rollingtext.cli.tabled import findings_in

            findings = findings_in(source)
        case ["rollingtext", "decisions", _]:
            from rollingtext.brackets import decisions

            findings = decisions.read(source)[2]
        case ["rollingtext", "links", _]:
            from rollingtext.compare import statements

            findings = statements.read(source)[1]
        case ["rollingtext", "negotiation", _]:
            from rollingtext.cli.locked import findings_in as findings_in_record

            findings = findings_in_record(source)
        case _ if from_folder and named is None:
            return Skipped(path, "no key `schema`")
        case _:
            findings = (_unknown(source, document.data, document.span(("schema",)) if named is not None else None),)
    return Checked(path, source, _ordered(findings))


def _unknown(source: Source, data: Data, named: Span | None) -> Diagnostic:
    """The finding about a file that does not say what it is: by its key `schema`, or by what it lacks."""
    schema = data.get("schema", "") if isinstance(data, dict) else ""
    keys = data if isinstance(data, dict) else {}
    near = [form for form in _FORMS if form.split("/")[1] in keys] or nearest(str(schema) or "-", _FORMS, 1)
    message = "This file does not say what it is: it has no key `schema`."
    help = f"Begin it with {either([f'`schema: {form}`' for form in near or _FORMS])}."
    if not source.text.strip():
        message = "This file is empty."
    elif not isinstance(data, dict):
        message = f"This file is {'a list' if isinstance(data, list) else 'plain text'}, but keys with values are due."
    elif named is not None:
        message = "This file does not say what it is: its key `schema` names no form that is known here."
        help = f"Did you mean `{near[0]}`?" if near else f"Write {either([f'`{form}`' for form in _FORMS])}."
    at = named or Span(0, min(1, len(source.text)))
    return Diagnostic("Y011", "unknown-schema", Severity.ERROR, message, help, *place(source, at))


def _ordered(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(findings, key=lambda finding: (finding.start or (0, 0), finding.code)))
