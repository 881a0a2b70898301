"""Convert a draft from one format to another, telling what the new format cannot carry.

The prose of a working paper becomes a file of amendments where OUT is YAML: look it over before you adopt them. A file of
amendments becomes Akoma Ntoso where OUT is.
"""

from __future__ import annotations

import os
import sys
from itertools import zip_longest
from typing import Annotated, Literal

from rollingtext.cli.console import message, write
from rollingtext.cli.drafts import READERS, Word, draft_as_written, is_binary, reader
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import write_file
from rollingtext.cli.formats import first_difference, writer
from rollingtext.cli.params import Argument, LegendOption, Option
from rollingtext.document.model import Draft
from rollingtext.document.nearest import did_you_mean
from rollingtext.document.source import Source
from rollingtext.document.tree import located

_WHOLE = ("markdown", "json", "akn")
"""Formats that hold all of a draft, so that reading back what was written must give the same draft."""


def _other_clause(draft: Draft, again: Draft) -> str:
    """The first clause that has another name when the draft is read again, as a sentence; nothing when all stay."""
    for one, other in zip_longest(located(draft), located(again)):
        if one is None or other is None or one.locator != other.locator:
            was, now = (item.locator if item else "nothing" for item in (one, other))
            return f"Read as a draft again, {was} would be {now}."
    return ""


def command(
    source: Annotated[str, Argument("IN", "The draft, or the paper with proposals: a file, or - for input.")],
    target: Annotated[str, Argument("OUT", "The file to write, or - for standard output.")],
    from_: Annotated[str, Option("--from", "The format of IN, where its suffix does not say it.")] = "",
    to: Annotated[str, Option("--to", "The format of OUT, where its suffix does not say it.")] = "",
    base: Annotated[str, Option("--base", "Of amendments: the version they are for, if the paper names none.")] = "",
    revisions: Annotated[
        Literal["final", "original", "proposals"],
        Option("--revisions", "Of a Word file: its text with all changes, with none, or each author's as proposals."),
    ] = "final",
    legend: LegendOption = "",
) -> int:
    """Converts IN to OUT; 1 when something of the draft cannot be written as it is."""
    if to == "amendments" or (not to and os.path.splitext(target)[1].lower() in (".yaml", ".yml")):
        from rollingtext.cli.prose import convert

        if revisions == "proposals" or source.lower().endswith(".docx"):
            from rollingtext.cli.word_proposals import convert_revisions

            return convert_revisions(source, target, base)
        if from_:
            raise UsageProblem("--from is about drafts; a paper is always read as prose.")
        return convert(source, target, base)
    if revisions == "proposals":
        raise UsageProblem("--revisions proposals writes amendments: name a .yaml file, or --to amendments.")
    if os.path.splitext(source)[1].lower() in (".yaml", ".yml") and not from_ and writer(target, to)[0] == "akn":
        from rollingtext.cli import akn_amendments

        return akn_amendments.convert(source, target, base)
    if base:
        raise UsageProblem("--base is for amendments: convert the prose of a paper to a .yaml file.")
    if from_ and from_ not in READERS.values():
        known = ", ".join(sorted(set(READERS.values())))
        near = did_you_mean(from_, READERS.values())
        raise UsageProblem(f"There is no format `{from_}` to read.{near} Formats: {known}.")
    if target == "-" and not to:
        raise UsageProblem("Standard output has no suffix: name the format with --to.")
    name, module = writer(target, to)
    loaded = draft_as_written(source, from_, Word(revisions, legend))
    draft = loaded.draft
    text, findings = module.write(draft, loaded.record) if hasattr(module, "KNOWS_THE_RECORD") else module.write(draft)
    for finding in findings:
        where = f" ({finding.clause})" if finding.clause else ""
        message(f"{source}: {finding.code}{where} {finding.message}")
    # What Word cannot hold its writer tells; all else comes back as it was (tests/test_word_laws.py).
    again = draft if is_binary(module) else reader(target, name).read(Source(text, target), loaded.room)[0]
    changed = name in _WHOLE and again != draft
    if changed:
        message(f"{source}: read back from {name}, {first_difference(draft, again)} Check it before you go on.")
    elif other := _other_clause(draft, again):
        message(f"note: {source}: {other} This {name} is for people to read; keep the original for rollingtext.")
    if target == "-" and is_binary(module):
        sys.stdout.buffer.write(text)
    elif target == "-":
        write(text)
    else:
        write_file(target, text)
    return 1 if changed or any(finding.severity != "info" for finding in findings) else 0
