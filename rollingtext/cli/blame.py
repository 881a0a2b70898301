"""Whose words these are: every word of a version with the version and the proposal that brought it in.

Words keep their origin through moves, splits, merges and rewording. Name a negotiation (its newest whole text is told,
or --version) or the file of one of its versions.
"""

from __future__ import annotations

from typing import Annotated, Any

from rollingtext.cli.clauses import chosen_clause, clause_json
from rollingtext.cli.console import Terminal, write
from rollingtext.cli.negotiations import accounted, assembled
from rollingtext.cli.params import Argument, ColorOption, FormatOption, Option
from rollingtext.cli.tables import add_table
from rollingtext.cli.wrap import Run, paragraph
from rollingtext.document.model import Draft
from rollingtext.negotiation.blame import Blamed, Share, blame, by_party, by_version, proposers
from rollingtext.negotiation.provenance import Provenance
from rollingtext.reports.blame import by_clause, summed


def command(
    draft: Annotated[str, Argument("DRAFT|NEGOTIATION", "A folder with a negotiation.yaml, or one of its versions.")],
    version: Annotated[str, Option("--version", "The version, by its name in the negotiation.", "VERSION")] = "",
    clause: Annotated[str, Option("--clause", "Only this clause and those under it.")] = "",
    summary: Annotated[bool, Option("--summary", "Count the words by party and by version.")] = False,
    agreed: Annotated[
        list[str] | None, Option("--agreed", "A text agreed elsewhere that words can come from.", "FILE")
    ] = None,
    format_: FormatOption = "text",
    color: ColorOption = "auto",
) -> int:
    """Tells the origin of every word."""
    negotiation = assembled(draft)
    name = negotiation.version(version)
    text = negotiation.loaded[name].draft
    within = chosen_clause(text, clause) if clause else None
    found = accounted(negotiation, agreed or ())
    if found is None:
        return 2
    if within is not None:
        within = found.lineage.clauses[name][within.locator]
    blamed = blame(found, name, within)
    if format_ == "json":
        import json

        write(json.dumps(_document(found, text, name, blamed), ensure_ascii=False, indent=1) + "\n")
        return 0
    terminal = Terminal(color)
    terminal.lines += paragraph(terminal, [Run(name, "bold")])
    add_table(terminal, summed(found, blamed) if summary else by_clause(found, blamed), ("label", "place", None))
    terminal.show()
    return 0


def _document(found: Provenance, draft: Draft, version: str, blamed: tuple[Blamed, ...]) -> dict[str, Any]:
    def share(each: Share, key: str) -> dict[str, Any]:
        return {key: each.name or None, "words": each.words, "returned": each.returned}

    return {
        "schema": "rollingtext/blame/1",
        "version": version,
        "clauses": [
            {
                "clause": clause_json(each.clause, draft),
                "passages": [
                    {
                        "text": passage.text,
                        "words": passage.words,
                        "version": passage.origin.version,
                        "proposals": list(passage.origin.proposals),
                        "parties": list(proposers(found, passage.origin.proposals)),
                        "stood": passage.origin.stood or None,
                        "source": passage.origin.source or None,
                    }
                    for passage in each.passages
                ],
            }
            for each in blamed
        ],
        "summary": {
            "words": sum(each.words for each in by_version(found, blamed)),
            "parties": [share(each, "party") for each in by_party(found, blamed)],
            "versions": [share(each, "version") for each in by_version(found, blamed)],
        },
    }
