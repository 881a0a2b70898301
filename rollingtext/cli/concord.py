"""Lay language versions of one text side by side: numbers, brackets, nesting, sides and status have to agree.

Nothing is understood of the words; what can be counted is compared clause by clause, in the six languages of the United
Nations. Name two files or more.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Annotated, Any

from rollingtext.cli.clauses import clause_json
from rollingtext.cli.console import Terminal, write
from rollingtext.cli.drafts import Loaded, load_draft
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import write_file
from rollingtext.cli.params import Argument, ColorOption, FormatOption, OutputOption
from rollingtext.cli.tables import add_table
from rollingtext.cli.wrap import Run, paragraph
from rollingtext.negotiation.concord import Concord, concord
from rollingtext.reports.concord import discords


def command(
    texts: Annotated[list[str], Argument("TEXT...", "The language versions, two or more files.")],
    format_: FormatOption = "text",
    color: ColorOption = "auto",
    output: OutputOption = "",
) -> int:
    """Compares versions; 1 when they disagree."""
    if len(texts) < 2:
        raise UsageProblem("Name two language versions or more.")
    if texts.count("-") > 1:
        raise UsageProblem("Standard input can be one file only.")
    loaded = [load_draft(text) for text in texts]
    found = concord([each.draft for each in loaded])
    names = _names(texts, loaded)
    if format_ == "json":
        import json

        shown = json.dumps(_document(texts, loaded, found), ensure_ascii=False, indent=1) + "\n"
        write_file(output, shown) if output else write(shown)
        return int(not found.agrees)
    terminal = Terminal("never" if output else color)
    if output:
        terminal.width = None
    for name, clauses, brackets in zip(names, found.clauses, found.brackets, strict=True):
        terminal.lines += paragraph(terminal, [Run(f"{name}: {clauses} clauses, {brackets} brackets.")], 2)
    at = len({each.clauses for each in found.discords})
    told = f"{found.shared} clauses in all of them. " + (
        f"They disagree at {at}." if at else "They agree in all of it."
    )
    terminal.lines += paragraph(terminal, [Run(told, "bold")], 2)
    add_table(terminal, discords(found, names), ("label",))
    if output:
        write_file(output, "\n".join(terminal.lines) + "\n")
    else:
        terminal.show()
    return int(not found.agrees)


def _names(texts: Sequence[str], loaded: Sequence[Loaded]) -> list[str]:
    """The versions by their languages, or by their files where one names none or two name the same."""
    languages = [each.draft.meta.language for each in loaded]
    if all(languages) and len({*languages}) == len(languages):
        return languages
    return ["standard input" if text == "-" else os.path.basename(text) for text in texts]


def _document(texts: Sequence[str], loaded: Sequence[Loaded], found: Concord) -> dict[str, Any]:
    drafts = [each.draft for each in loaded]
    return {
        "schema": "rollingtext/concord/1",
        "texts": [
            {"path": text, "language": draft.meta.language or None, "clauses": clauses, "brackets": brackets}
            for text, draft, clauses, brackets in zip(texts, drafts, found.clauses, found.brackets, strict=True)
        ],
        "shared": found.shared,
        "discords": [
            {
                "what": each.what,
                "clauses": [
                    clause_json(item, draft) if item is not None else None
                    for item, draft in zip(each.clauses, drafts, strict=True)
                ],
                "values": list(each.values),
            }
            for each in found.discords
        ],
    }
