"""Lay drafts out in canonical form; a file is only written when reading it back gives the same draft."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Annotated

from rollingtext.cli.console import Terminal, message, write
from rollingtext.cli.drafts import RECORD, draft_as_written, nearest_record, reader
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import write_file
from rollingtext.cli.formats import first_difference, writer
from rollingtext.cli.params import Argument, ColorOption, Option
from rollingtext.cli.textdiff import add_diff
from rollingtext.document.source import Source

_FORMS = ("markdown", "json")
_NO_DRAFTS = ("readme", "changelog", "contributing", "license", "code_of_conduct", "security")


def command(
    paths: Annotated[list[str], Argument("PATH...", "Drafts, folders of drafts, or - for a filter.")],
    check: Annotated[bool, Option("--check", "Write nothing; 1 when a file is not laid out.")] = False,
    diff: Annotated[bool, Option("--diff", "Write nothing; show what would change.")] = False,
    color: ColorOption = "auto",
    output: Annotated[str, Option("-o --output", "Write one draft to this file instead.")] = "",
) -> int:
    """Lays out drafts; 1 when one cannot be written without changing it, or with --check is not laid out."""
    files = [file for path in paths for file in drafts_in(path)]
    if output and len(files) != 1:
        raise UsageProblem("With -o there can be one draft only.")
    terminal = Terminal(color)
    refused = False
    pending: list[str] = []
    for path in files:
        source, new, problem = laid_out(path)
        if problem:
            refused = True
            message(
                f"{path}: L001 This draft is left as it is: {problem} Run `show --as tree` on it and mend that place."
            )
            continue
        if source != new:
            pending.append(path)
        if diff:
            add_diff(terminal, path, source, new, "laid out")
        elif check:
            if source != new:
                terminal.line(path)
        elif output:
            write_file(output, new)
        elif path == "-":
            write(new)
        elif source != new:
            write_file(path, new)
            message(f"{path}: laid out.")
    terminal.show()
    return 1 if refused or (check and pending) else 0


def drafts_in(path: str) -> list[str]:
    """The drafts that a name stands for: itself, or those in a folder (the versions, where it has a record).

    Raises `UsageProblem` for a folder without any.
    """
    if path == "-" or not os.path.isdir(path):
        return [path]
    record = nearest_record(os.path.join(path, RECORD)) if os.path.isfile(os.path.join(path, RECORD)) else None
    if record is not None:
        names = [os.path.join(path, *version.file.split("/")) for version in record.versions]
        found = [name for name in names if os.path.isfile(name) and name.endswith((".md", ".markdown"))]
    else:
        found = sorted(_markdown_below(path))
    if not found:
        raise UsageProblem(f"{path} holds no drafts (files that end in .md, README and the like aside).")
    return found


def _markdown_below(folder: str) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            stem, suffix = os.path.splitext(name.lower())
            if suffix in (".md", ".markdown") and stem not in _NO_DRAFTS and not name.startswith("."):
                yield os.path.join(here, name)


def laid_out(path: str) -> tuple[str, str, str]:
    """The text of a draft before and after, and why it has to stay as it is (the rest of a sentence), or nothing."""
    form, module = ("markdown", writer("", "markdown")[1]) if path == "-" else writer(path)
    if form not in _FORMS:
        raise UsageProblem(f"{path} cannot be laid out: {form} has no canonical form. Convert it to .md first.")
    loaded = draft_as_written(path, form)
    draft, source = loaded.draft, loaded.source
    new, _ = module.write(draft)
    again, _ = reader(path, form).read(Source(new, path), loaded.room)
    if again != draft:
        return source.text, source.text, first_difference(draft, again)
    return source.text, new, ""
