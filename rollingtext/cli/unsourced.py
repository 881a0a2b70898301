"""Language that nobody tabled: words of a version with no proposal, earlier version or agreed language behind them.

With --claimed, what is left of the version when nothing but these amendments is to explain it: the words that came in
and those that went without any of them asking.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Annotated, Any

from rollingtext.cli.clauses import clause_json
from rollingtext.cli.console import Terminal, write
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.negotiations import Assembled, accounted, assembled
from rollingtext.cli.params import Argument, ColorOption, FormatOption, Option
from rollingtext.cli.proposals import proposals
from rollingtext.cli.tables import add_table
from rollingtext.cli.wrap import Run, paragraph
from rollingtext.negotiation.unsourced import Residue, Unsourced, new_words, residue, unsourced
from rollingtext.reports.unsourced import by_clause, left_over


def command(
    negotiation: Annotated[str, Argument("NEGOTIATION", "A folder with a negotiation.yaml, or one of its versions.")],
    version: Annotated[str, Argument("[VERSION]", "The version; without it the newest whole text.")] = "",
    more: Annotated[list[str] | None, Argument("[FILE]...", "More files behind --claimed.")] = None,
    claimed: Annotated[
        list[str] | None, Option("--claimed", "Amendments that are claimed to explain the version.", "FILE...")
    ] = None,
    agreed: Annotated[
        list[str] | None, Option("--agreed", "A text agreed elsewhere that words can come from.", "FILE")
    ] = None,
    format_: FormatOption = "text",
    exit_zero: Annotated[bool, Option("--exit-zero", "Leave with 0 whatever is found.")] = False,
    color: ColorOption = "auto",
) -> int:
    """Tells the words that nothing on record explains; 1 when there are any."""
    whole = assembled(negotiation)
    files = [*(claimed or ()), *(more or ())]
    if claimed and version not in whole.loaded and os.path.isfile(version):
        version, files = "", [*claimed, version, *(more or ())]
    if more and not claimed:
        raise UsageProblem(f"{more[0]} is one name too many. Files of amendments follow --claimed.")
    name = whole.version(version)
    only = proposals(files, whole.record.registry, "") if claimed else None
    if claimed and only is None:
        return 2
    found = accounted(whole, agreed or (), only)
    if found is None:
        return 2
    left = residue(found, name) if claimed else Residue(unsourced(found, name), ())
    came_in = new_words(found, name)
    if format_ == "json":
        import json

        document = _document(whole, name, left, came_in, is_claim=bool(claimed))
        write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")
    else:
        terminal = Terminal(color)
        followed = whole.record.version(name)
        sources = " and ".join(followed.follows) if followed and followed.follows else ""
        terminal.lines += paragraph(terminal, [Run(name, "bold"), Run(f", which follows {sources}" if sources else "")])
        terminal.lines += paragraph(terminal, [Run(_headline(left, came_in, sources, bool(claimed)))])
        if left.added or left.struck:
            add_table(terminal, left_over(left) if claimed else by_clause(left.added), (None, "insert", "dim"))
        terminal.show()
    return 1 if (left.added or left.struck) and not exit_zero else 0


def _headline(left: Residue, came_in: int, sources: str, is_claim: bool) -> str:
    if not sources:
        return "It follows no other version, so there is nothing to be explained."
    added = sum(each.words for each in left.added)
    if not is_claim:
        return f"{_words(came_in)} came in; behind {added} of them stands nothing on record."
    struck = sum(each.words for each in left.struck)
    return f"Not explained by what was claimed: {_words(added)} that came in, {_words(struck)} that went."


def _words(count: int) -> str:
    return f"{count:,} word" if count == 1 else f"{count:,} words"


def _document(whole: Assembled, version: str, left: Residue, came_in: int, *, is_claim: bool) -> dict[str, Any]:
    def told(found: Sequence[Unsourced]) -> list[dict[str, Any]]:
        return [
            {
                "clause": clause_json(each.clause, whole.drafts[each.version]),
                "text": each.text,
                "before": each.before,
                "after": each.after,
                "words": each.words,
            }
            for each in found
        ]

    return {
        "schema": "rollingtext/unsourced/1",
        "version": version,
        "claimed": is_claim,
        "added": told(left.added),
        "struck": told(left.struck),
        "summary": {
            "new": came_in,
            "added": sum(each.words for each in left.added),
            "struck": sum(each.words for each in left.struck),
        },
    }
