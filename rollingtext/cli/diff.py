"""What changed between two versions: lineage first, then words, then brackets.

A version is a file, a name in the negotiation's record, or a git revision and path (`main~1:draft.md`). Marks are
`[-struck-]` and `{+added+}`. Clauses that only follow a renumbering are told once, in the first line.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Annotated, Any, Literal, TypeAlias

from msgspec.structs import replace

from rollingtext.cli.changes import Page, left_out, listed, side_by_side, unified
from rollingtext.cli.clauses import chosen_clause, clause_json
from rollingtext.cli.console import Terminal, write
from rollingtext.cli.drafts import RECORD, Loaded, Room, load_draft, note_missing_text, reader
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import files_near, read_source, write_file
from rollingtext.cli.headline import counts, headline
from rollingtext.cli.params import Argument, Color, ColorOption, Format, Option
from rollingtext.cli.wrap import Run, paragraph
from rollingtext.compare.diff import Change, Diff, diff, summary
from rollingtext.compare.events import Event
from rollingtext.document.model import Draft
from rollingtext.document.nearest import hint
from rollingtext.document.tree import Located

_WIDE = 120


View: TypeAlias = Literal["unified", "side-by-side", "summary"]
"""How differences are laid out on a page."""

Kind: TypeAlias = Literal["edited", "split", "merged", "inserted", "deleted", "moved", "renumbered", "brackets"]
"""What can have happened to a clause."""

Ignored: TypeAlias = Literal["numbers", "brackets"]
"""Differences that can be left out."""


def command(
    old: Annotated[str, Argument("OLD", "The older version: a file, a name in the record, or REV:PATH.")],
    new: Annotated[str, Argument("NEW", "The newer version.")],
    folder: Annotated[str, Option("--in", "The negotiation whose versions are named.")] = "",
    form: Annotated[Format, Option("--format", "How the answer is written.")] = "text",
    view: Annotated[View | None, Option("--view", "How differences are laid out.")] = None,
    stat: Annotated[bool, Option("--stat", "Count the differences only.")] = False,
    full: Annotated[bool, Option("--full", "Show every word of a changed clause on a terminal too.")] = False,
    only: Annotated[list[Kind] | None, Option("--only", "Only clauses to which this happened.")] = None,
    ignore: Annotated[list[Ignored] | None, Option("--ignore", "Leave such differences out.")] = None,
    clause: Annotated[
        str, Option("--clause", "Only this clause, by its old or new locator, and what is under it.")
    ] = "",
    exit_code: Annotated[bool, Option("--exit-code", "Exit with 1 when the versions differ.")] = False,
    color: ColorOption = "auto",
    output: Annotated[str, Option("-o --output", "Write to this file.")] = "",
) -> int:
    """Shows what changed, clause by clause."""
    if old == new == "-":
        raise UsageProblem("Both versions cannot come from standard input. Name a file for one of them.")
    before, after = _loaded(old, folder, new), _loaded(new, folder, old)
    found = _without(diff(before.draft, after.draft), ignore or ())
    if clause:
        found = _about(found, _named(before.draft, after.draft, clause))
    if only:
        found = _chosen(found, (change for change in found.changes if _happened(change, only)))
    code = 1 if exit_code and found.differs else 0
    if form == "json":
        text = "\n".join(_json(found, before, after)) + "\n"
        if output:
            write_file(output, text)
        else:
            write(text)
        return code
    when: Color = "never" if output else color
    terminal = Terminal(when)
    if output:
        terminal.width = None
    _show(found, terminal, view, stat, full, bool(only), _title(before, old) + " -> " + _title(after, new))
    if output:
        write_file(output, "\n".join(terminal.lines) + "\n")
    else:
        terminal.show()
    return code


def _show(found: Diff, terminal: Terminal, view: View | None, stat: bool, full: bool, asked: bool, title: str) -> None:
    for run in (Run(title, "bold"), Run(headline(found.summary), "label")):
        for line in paragraph(terminal, [run], 2):
            terminal.line(line)
    if stat:
        for line in counts(found.changes, found.summary):
            terminal.line(line)
        return
    if view is None:
        wide = terminal.width is not None and terminal.width >= _WIDE
        view = "side-by-side" if wide else "unified"
    told = [change for change in found.changes if change.is_change and (asked or _worth_telling(change))]
    page = Page(terminal, full)
    if view == "summary":
        listed(told, terminal)
    elif view == "side-by-side":
        side_by_side(told, found.changes, page)
    else:
        unified(told, found.changes, page)
    if note := left_out(terminal):
        terminal.line()
        terminal.line(terminal.styled(note, "dim"))


def _worth_telling(change: Change) -> bool:
    """Whether a clause is shown: one that only has another number is part of the one fact told in the first line."""
    return change.link.kind != "same" or change.link.moved or bool(change.brackets)


def _without(found: Diff, ignore: Sequence[Ignored]) -> Diff:
    """The differences with those left out that nobody wants to see."""
    if not ignore:
        return found
    changes = []
    for change in found.changes:
        link, brackets, only = change.link, change.brackets, change.only
        if "brackets" in ignore:
            brackets = ()
        if only and only in ignore:
            link, only = link._replace(kind="same"), ""
        if "numbers" in ignore:
            link = link._replace(renumbered=False)
        changes.append(Change(link, change.words, brackets, only))
    return replace(found, changes=tuple(changes), summary=summary(changes))


def _named(old: Draft, new: Draft, name: str) -> set[int]:
    """The identities of the clauses that a name means in either version.

    Raises `UsageProblem` when neither version has it.
    """
    from rollingtext.document.locators import find

    found = [place.clause for draft in (old, new) if (place := find(draft, name).located) is not None]
    if not found:
        try:
            chosen_clause(new, name)
        except UsageProblem as problem:
            raise UsageProblem(f"Neither version has it. {problem}") from None
    return {id(clause) for clause in found}


def _about(found: Diff, wanted: set[int]) -> Diff:
    """The differences in some clauses and below them."""
    return _chosen(
        found,
        (
            change
            for change in found.changes
            if any(_is_under(item, wanted) for item in (*change.link.old, *change.link.new))
        ),
    )


def _chosen(found: Diff, changes: Iterable[Change]) -> Diff:
    chosen = tuple(changes)
    return replace(found, changes=chosen, summary=summary(chosen))


def _is_under(item: Located | None, wanted: set[int]) -> bool:
    while item is not None and id(item.clause) not in wanted:
        item = item.parent
    return item is not None


def _happened(change: Change, only: Sequence[Kind]) -> bool:
    link = change.link
    told = {link.kind, "moved" if link.moved else "", "renumbered" if link.renumbered else ""}
    told.add("brackets" if change.brackets else "")
    return any(kind in told for kind in only)


def _loaded(name: str, folder: str, other: str) -> Loaded:
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
    from rollingtext.document.source import Source

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
    try:
        text = shown.stdout.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise UsageProblem(f"{name} is not UTF-8 text: byte {problem.start + 1}. Save it as UTF-8.") from None
    source = Source(text.replace("\r\n", "\n").replace("\r", "\n"), name)
    room = Room("-")
    draft, findings = reader(path).read(source, room)
    note_missing_text(draft, name)
    return Loaded(draft, source, findings, room)


def _title(loaded: Loaded, name: str) -> str:
    return loaded.draft.meta.version or ("standard input" if name == "-" else os.path.basename(name))


def _json(found: Diff, before: Loaded, after: Loaded) -> list[str]:
    """The answer as JSON, a line for each link."""
    lines = [
        '{"schema": "rollingtext/diff/1",',
        f'"old": {_dumped(_version_json(before))},',
        f'"new": {_dumped(_version_json(after))},',
        '"links": [',
    ]
    last = len(found.changes) - 1
    for number, change in enumerate(found.changes):
        row = _dumped(_link_json(change, before.draft, after.draft))
        lines.append(row + ("," if number < last else ""))
    counts = {
        name: getattr(found.summary, name)
        for name in ("same", "edited", "split", "merged", "inserted", "deleted", "moved", "renumbered")
    }
    told = {
        **counts,
        "renumbered_from": found.summary.renumbered_from or None,
        "only_numbers": found.summary.only_numbers,
        "only_brackets": found.summary.only_brackets,
        "brackets": dict(found.summary.brackets),
    }
    lines += ["],", f'"summary": {_dumped(told)}}}']
    return lines


def _dumped(value: Any) -> str:
    import json

    return json.dumps(value, ensure_ascii=False)


def _version_json(loaded: Loaded) -> dict[str, str]:
    meta = loaded.draft.meta
    return {"version": meta.version, "title": meta.title, "path": loaded.source.path}


def _link_json(change: Change, old: Draft, new: Draft) -> dict[str, Any]:
    link = change.link
    return {
        "kind": link.kind,
        "moved": link.moved,
        "renumbered": link.renumbered,
        "old": [clause_json(item, old) for item in link.old],
        "new": [clause_json(item, new) for item in link.new],
        "score": round(link.score, 3),
        "source": link.source,
        "words": [list(run) for run in change.words],
        "brackets": [_event_json(event) for event in change.brackets],
    }


def _event_json(event: Event) -> dict[str, Any]:
    others = [{"text": side.text, "backers": list(side.backers)} for side in event.others]
    return {"event": event.event, "text": event.text, "backers": list(event.backers), "others": others}
