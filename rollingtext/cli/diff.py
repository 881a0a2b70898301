"""What changed between two versions: lineage first, then words, then brackets.

A version is a file, a name in the negotiation's record, or a git revision and path (`main~1:draft.md`). Marks are
`{-struck-}` and `{+added+}`. Clauses that only follow a renumbering are told once, in the first line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Literal, TypeAlias

from rollingtext.cli.changes import Page, left_out, listed, notes, side_by_side, unified
from rollingtext.cli.clauses import chosen_clause
from rollingtext.cli.console import Terminal, write
from rollingtext.cli.drafts import Loaded
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import keep_apart, read_source, write_file
from rollingtext.cli.params import Argument, ColorOption, Option
from rollingtext.cli.versions import Scope, heading, load_version, scope_of
from rollingtext.cli.wrap import Run, paragraph
from rollingtext.compare.diff import Change, Diff, diff
from rollingtext.compare.headline import counts, headline
from rollingtext.compare.links import Statement
from rollingtext.compare.selection import Ignored, about, chosen, ignoring, within
from rollingtext.compare.told import worth_telling
from rollingtext.document.model import Clause, Draft
from rollingtext.document.values import replace

_WIDE = 120


DiffFormat: TypeAlias = Literal["text", "json", "critic", "critic-changes"]

View: TypeAlias = Literal["unified", "side-by-side", "summary"]
"""How differences are laid out on a page."""

Kind: TypeAlias = Literal["edited", "split", "merged", "inserted", "deleted", "moved", "renumbered", "brackets"]
"""What can have happened to a clause."""


def command(
    old: Annotated[str, Argument("OLD", "The older version: a file, a name in the record, or REV:PATH.")],
    new: Annotated[str, Argument("NEW", "The newer version.")],
    folder: Annotated[str, Option("--in", "The negotiation whose versions are named.")] = "",
    form: Annotated[
        DiffFormat,
        Option("--format", "Text, JSON for a program, or CriticMarkup: the new text, or what changed of it."),
    ] = "text",
    view: Annotated[View | None, Option("--view", "How differences are laid out.")] = None,
    stat: Annotated[bool, Option("--stat", "Count the differences only.")] = False,
    full: Annotated[bool, Option("--full", "Show every word of a changed clause on a terminal too.")] = False,
    only: Annotated[list[Kind] | None, Option("--only", "Only clauses to which this happened.")] = None,
    ignore: Annotated[list[Ignored] | None, Option("--ignore", "Leave such differences out.")] = None,
    links: Annotated[
        str, Option("--links", "What people know about which clause became which: a YAML file of links.", "FILE")
    ] = "",
    clause: Annotated[
        str, Option("--clause", "Only this clause, by its old or new locator, and what is under it.")
    ] = "",
    exit_code: Annotated[bool, Option("--exit-code", "Exit with 1 when the versions differ.")] = False,
    color: ColorOption = "auto",
    output: Annotated[
        str, Option("-o --output", "Write to this file; one named .docx holds both versions as tracked changes.")
    ] = "",
    author: Annotated[str, Option("--author", "Of a Word file: who made the changes.")] = "",
    date: Annotated[str, Option("--date", "Of a Word file: when, such as 2026-06-05; else the date of NEW.")] = "",
) -> int:
    """Shows what changed, clause by clause."""
    if old == new == "-":
        raise UsageProblem("Both versions cannot come from standard input. Name a file for one of them.")
    keep_apart(output, old, new)
    before, after = load_version(old, folder, new), load_version(new, folder, old)
    scope = scope_of(before, after)
    stated, all_heard = statements_in(links, before.draft, after.draft) if links else ((), True)
    if output.lower().endswith(".docx"):
        from rollingtext.cli.word import asked_for_whole_texts, write_redline

        asked_for_whole_texts(form, only, ignore, clause)
        differs = write_redline(before, after, scope.sections, stated, output, author, date)
        return 1 if (exit_code and differs) or not all_heard else 0
    if author or date:
        raise UsageProblem("--author and --date are for a Word file: name one with -o, such as -o redline.docx.")
    found = ignoring(diff(before.draft, after.draft, stated), ignore or ())
    if scope.sections:
        found = within(found, scope.sections)
    if clause:
        found = about(found, _named(before.draft, after.draft, clause))
    if only:
        found = chosen(found, lambda change: _happened(change, only))
    if clause or only or scope.sections:
        found = replace(found, notes=())
    code = 1 if (exit_code and found.differs) or not all_heard else 0
    terminal = Terminal("never" if output else color)
    if output:
        terminal.width = None
    if form == "text":
        titles = [heading(before, old, after, new)]
        titles += [scope.reason] if scope.reason else []
        _show(found, terminal, view, stat, full, bool(only), titles)
        lines = terminal.lines
    else:
        lines = list(_data(found, form, before, after, scope, bool(only)))
    if output:
        write_file(output, "\n".join(lines) + "\n")
    elif form == "text":
        terminal.show()
    else:
        write("\n".join(lines) + "\n")
    return code


def _data(found: Diff, form: DiffFormat, before: Loaded, after: Loaded, scope: Scope, asked: bool) -> Iterable[str]:
    """The answer for programs and editors."""
    if form == "json":
        from rollingtext.cli.diff_json import lines

        return lines(found, before, after, scope.sections)
    from rollingtext.cli import critic

    paragraphs = critic.whole(found.changes) if form == "critic" else critic.changed(_told(found, asked))
    return ["\n\n".join(paragraphs)]


def _told(found: Diff, asked: bool) -> list[Change]:
    """The changes that are shown, all that were `asked` for."""
    return [change for change in found.changes if change.is_change and (asked or worth_telling(change))]


def _show(
    found: Diff, terminal: Terminal, view: View | None, stat: bool, full: bool, asked: bool, titles: Sequence[str]
) -> None:
    for run in (*(Run(title, "bold") for title in titles), Run(headline(found.summary, len(found.notes)), "label")):
        for line in paragraph(terminal, [run], 2):
            terminal.line(line)
    if stat:
        for line in counts(found.changes, found.summary):
            terminal.line(line)
        return
    if view is None:
        wide = terminal.width is not None and terminal.width >= _WIDE
        view = "side-by-side" if wide else "unified"
    told = _told(found, asked)
    page = Page(terminal, full)
    if view == "summary":
        listed(told, page)
    elif view == "side-by-side":
        side_by_side(told, found.changes, page)
    else:
        unified(told, found.changes, page)
    notes(found.notes, page)
    if note := left_out(terminal):
        terminal.line()
        terminal.line(terminal.styled(note, "dim"))


def _named(old: Draft, new: Draft, name: str) -> list[Clause]:
    """The clauses that a name means in either version. Raises `UsageProblem` when neither version has it."""
    from rollingtext.document.locators import find

    found = [place.clause for draft in (old, new) if (place := find(draft, name).located) is not None]
    if not found:
        try:
            chosen_clause(new, name)
        except UsageProblem as problem:
            raise UsageProblem(f"Neither version has it. {problem}") from None
    return found


def statements_in(path: str, old: Draft, new: Draft) -> tuple[tuple[Statement, ...], bool]:
    """What a file states about lineage, and whether all of it could be heard. Raises `UsageProblem` for no such file."""
    from rollingtext.cli.notices import tell
    from rollingtext.compare import statements

    read, findings = statements.read(read_source(path))
    tell(findings)
    if read is None:
        raise UsageProblem(f"{path} holds no links that can be used. Mend what is said above.")
    stated, unheard = statements.heard(read, old, new)
    tell(unheard)
    return stated, not unheard


def _happened(change: Change, only: Sequence[Kind]) -> bool:
    link = change.link
    told = {link.kind, "moved" if link.moved else "", "renumbered" if link.renumbered else ""}
    told.add("brackets" if change.brackets else "")
    return any(kind in told for kind in only)
