"""Old numbers against new ones, and for each new clause where it comes from: old clauses, proposals, parties.

Between two versions of a negotiation, in the form in which secretariats annex such tables. Without --to the newest whole
text is taken, without --from the one that it follows.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from rollingtext.cli.clauses import clause_json
from rollingtext.cli.console import Terminal, write
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import write_file
from rollingtext.cli.negotiations import Assembled, assembled, lines_of, tabled
from rollingtext.cli.params import Argument, ColorOption, FormatOption, Option, OutputOption
from rollingtext.cli.tables import add_table
from rollingtext.cli.wrap import Run, paragraph
from rollingtext.document.model import Draft
from rollingtext.negotiation.concordance import Renumbered, Sourced, renumbered, sourced
from rollingtext.negotiation.tabled_since import answered, later
from rollingtext.reports.concordance import numbers, sources

By: TypeAlias = Literal["number", "source"]


def command(
    negotiation: Annotated[str, Argument("NEGOTIATION", "A folder with a negotiation.yaml, or that file.")],
    by: Annotated[By, Option("--by", "Old numbers against new ones, or new clauses against their sources.")] = "number",
    from_: Annotated[str, Option("--from", "The older version.", "VERSION")] = "",
    to: Annotated[str, Option("--to", "The newer version.", "VERSION")] = "",
    format_: FormatOption = "text",
    color: ColorOption = "auto",
    output: OutputOption = "",
) -> int:
    """Makes the tables; 2 when a version is not known, or the newer one did not come of the older."""
    room = assembled(negotiation)
    new = room.version(to)
    old = room.version(from_) if from_ else _before(room, new)
    if old == new or new not in later(room.record, old):
        raise UsageProblem(f"{new} did not come of {old}. Name two versions of which one follows the other.")
    lines = lines_of(room)
    table = renumbered(lines, old, new)
    given = tabled(room) if by == "source" or format_ == "json" else []
    if given is None:
        return 2
    since = [proposal for proposal in given if proposal.base in later(room.record, old)]
    fates = answered(room.record, lines, since, new, new)[0]
    origins = sourced(lines, old, new, fates, room.record.registry)
    if format_ == "json":
        import json

        document = _document(room.drafts[old], room.drafts[new], table, origins)
        shown = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
        write_file(output, shown) if output else write(shown)
        return 0
    terminal = Terminal("never" if output else color)
    if output:
        terminal.width = None
    terminal.lines += paragraph(terminal, [Run(f"{old} -> {new}", "bold")], 2)
    shown_table = numbers(table) if by == "number" else sources(origins, room.record.registry)
    add_table(terminal, shown_table, ("label", "place"))
    if output:
        write_file(output, "\n".join(terminal.lines) + "\n")
    else:
        terminal.show()
    return 0


def _before(room: Assembled, new: str) -> str:
    """The last whole text that a version follows, or the last one of any kind."""
    version = room.record.version(new)
    older = [each for name in (version.follows if version else ()) if (each := room.record.version(name))]
    there = [each for each in older if each.name in room.loaded]
    if not there:
        raise UsageProblem(f"{new} follows no version whose text is there. Name the older one with --from.")
    return ([each for each in there if not each.revises] or there)[-1].name


def _document(
    before: Draft, after: Draft, table: tuple[Renumbered, ...], origins: tuple[Sourced, ...]
) -> dict[str, Any]:
    return {
        "schema": "rollingtext/concordance/1",
        "old": before.meta.version,
        "new": after.meta.version,
        "numbers": [
            {
                "old": clause_json(each.old, before),
                "new": [clause_json(item, after) for item in each.new],
                "words": each.what,
            }
            for each in table
        ],
        "sources": [
            {
                "new": clause_json(each.new, after),
                "old": [clause_json(item, before) for item in each.old],
                "proposals": [{"proposal": fate.proposal.id, "fate": fate.kind} for fate in each.fates],
                "parties": list(each.parties),
            }
            for each in origins
        ],
    }
