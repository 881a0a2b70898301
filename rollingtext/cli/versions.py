"""A version as the user names it: a file, a name in the negotiation's record, or a git revision and path."""

from __future__ import annotations

import os
from typing import NamedTuple

from rollingtext.cli.drafts import RECORD, Loaded, Room, in_bytes, load_draft, note_missing_text
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import files_near, read_source
from rollingtext.document.nearest import hint


def load_version(name: str, folder: str, other: str) -> Loaded:
    """The version that the user named. Raises `UsageProblem` when there is none."""
    if name == "-" or os.path.exists(name):
        return load_draft(name)
    path, known = _version_file(name, folder, other)
    if path:
        return load_draft(path)
    revision, colon, inside = name.partition(":")
    if colon and revision and inside:
        return _from_git(name, inside)
    if known:
        raise UsageProblem(f"{name} is neither a file nor a version of the negotiation.{hint(name, known, 'Versions')}")
    near = files_near(name)
    raise UsageProblem(f"{name} cannot be read: there is no such file. Name a file, or a folder with --in.{near}")


def _version_file(name: str, folder: str, other: str) -> tuple[str, list[str]]:
    """The file of a version by its name in the record, and the names that the record knows."""
    from rollingtext.negotiation.record import read

    beside = [folder] if folder else [".", os.path.dirname(other) or "."]
    known: list[str] = []
    for place in beside:
        path = os.path.join(place, RECORD)
        if not os.path.isfile(path):
            if folder:
                raise UsageProblem(f"{folder} has no {RECORD}, so versions cannot be named there.")
            continue
        record, _ = read(read_source(path))
        if record is None:
            raise UsageProblem(f"{path} cannot be used. Run rollingtext validate {path} to see why.")
        version = record.version(name)
        if version is not None:
            return os.path.join(place, version.file), known
        known += [version.name for version in record.versions]
    return "", known


def _from_git(name: str, path: str) -> Loaded:
    """A draft as it stood in a revision."""
    import subprocess

    from rollingtext.document.limits import MAX_DRAFT_BYTES

    if name.startswith("-"):
        raise UsageProblem(f"{name} is no git revision.")
    try:
        shown = subprocess.run(["git", "show", name, "--"], capture_output=True, check=False)
    except OSError:
        raise UsageProblem(f"{name} needs git, which is not installed here. Name a file instead.") from None
    if shown.returncode != 0:
        reason = shown.stderr.decode(errors="replace").strip().partition("\n")[0].removeprefix("fatal: ")
        raise UsageProblem(f"{name} cannot be read from git: {reason}.")
    if len(shown.stdout) > MAX_DRAFT_BYTES:
        raise UsageProblem(f"{name} is larger than {MAX_DRAFT_BYTES // 1024 // 1024} MiB, more than any draft.")
    loaded = in_bytes(shown.stdout, path, name, Room("-"))
    note_missing_text(loaded.draft, name)
    return loaded


def title_of(loaded: Loaded, name: str) -> str:
    return loaded.draft.meta.version or ("standard input" if name == "-" else os.path.basename(name))


def heading(before: Loaded, old: str, after: Loaded, new: str) -> str:
    """The two versions in one line; two that call themselves the same are told by their files."""
    names = title_of(before, old), title_of(after, new)
    if names[0] == names[1] and old != new:
        names = f"{names[0]} ({old})", f"{names[1]} ({new})"
    return " -> ".join(names)


class Scope(NamedTuple):
    """What two versions can be compared in: everything, or the `sections` that one of them revises alone, and why."""

    sections: tuple[str, ...] = ()
    reason: str = ""


def scope_of(before: Loaded, after: Loaded) -> Scope:
    """What to compare, by what the record says that each version holds.

    Raises `UsageProblem` for versions that have no section in common.
    """
    from rollingtext.compare.selection import sections

    here, there = sections(before.draft), sections(after.draft)
    if set(here) == set(there):  # the record is read only when it can matter: that takes longer than reading drafts
        return Scope()
    parts = {loaded.draft.meta.version: named for loaded in (before, after) if (named := _revises(loaded))}
    if not parts:
        return Scope()
    common = tuple(label for label in dict.fromkeys((*here, *there)) if all(label in named for named in parts.values()))
    if not common:
        told = " and ".join(f"{name} holds section {', '.join(named)} alone" for name, named in parts.items())
        raise UsageProblem(f"There is nothing to compare: {told}. Name a version of the whole text for one of them.")
    noun = "section" if len(common) == 1 else "sections"
    hold = "holds no other" if len(parts) == 1 else "hold no other in common"
    return Scope(common, f"{noun} {', '.join(common)} alone: {' and '.join(parts)} {hold}")


def _revises(loaded: Loaded) -> tuple[str, ...]:
    """The sections that a version revises by the record, none for a whole text or where there is no record."""
    record = loaded.record
    version = record.version(loaded.draft.meta.version) if record and loaded.draft.meta.version else None
    return version.revises if version else ()
