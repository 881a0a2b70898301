"""List agreed clauses with the hashes of their words, what was done to them since, and packages.

A clause is agreed where the record says so under `agreements`, or where a version marks it. `rollingtext validate` makes
findings of what is told here.
"""

from __future__ import annotations

from typing import Annotated, Any

from rollingtext.cli.console import Terminal, write
from rollingtext.cli.files import write_file
from rollingtext.cli.negotiations import assembled, lines_of, tabled
from rollingtext.cli.params import Argument, ColorOption, FormatOption, OutputOption
from rollingtext.cli.tables import add_table
from rollingtext.cli.wrap import Run, paragraph
from rollingtext.negotiation.locks import Lock, PackageFound, locks, packages
from rollingtext.reports.locks import agreed, hanging_together


def command(
    negotiation: Annotated[str, Argument("NEGOTIATION", "A folder with a negotiation.yaml, or that file.")],
    format_: FormatOption = "text",
    color: ColorOption = "auto",
    output: OutputOption = "",
) -> int:
    """Lists what is agreed; 1 when an agreed clause was touched or a package is broken."""
    room = assembled(negotiation)
    given = tabled(room)
    if given is None:
        return 2
    lines = lines_of(room)
    found = locks(room.record, lines, given)
    bound = packages(room.record, lines, room.newest, found)
    if format_ == "json":
        import json

        shown = json.dumps(_document(found, bound), ensure_ascii=False, indent=1) + "\n"
        write_file(output, shown) if output else write(shown)
    else:
        terminal = Terminal("never" if output else color)
        if output:
            terminal.width = None
        count = f"{len(found)} agreed clauses, {sum(lock.holds for lock in found)} of them locked and untouched."
        terminal.lines += paragraph(terminal, [Run(count, "bold")], 2)
        add_table(terminal, agreed(found), ("label", None, "dim", "place"))
        if bound:
            add_table(terminal, hanging_together(bound, room.record.registry), ("label",))
        if output:
            write_file(output, "\n".join(terminal.lines) + "\n")
        else:
            terminal.show()
    return int(any(lock.touched for lock in found) or any(each.state == "broken" for each in bound))


def _document(found: tuple[Lock, ...], bound: tuple[PackageFound, ...]) -> dict[str, Any]:
    return {
        "schema": "rollingtext/locks/1",
        "locks": [
            {
                "clause": lock.stage.locator,
                "version": lock.stage.version,
                "hash": lock.hash,
                "mark": lock.mark,
                "recorded": lock.agreement is not None,
                "holds": lock.holds,
                "reopened": lock.reopened or None,
                "now": [{"locator": stage.locator, "version": stage.version} for stage in lock.now],
                "touched": [
                    {"kind": each.kind, "version": each.version, "locator": each.locator or None}
                    for each in lock.touched
                ],
            }
            for lock in found
        ],
        "packages": [
            {
                "parties": list(each.package.parties),
                "agrees": each.package.agrees,
                "if": list(each.package.needs),
                "state": each.state,
                "open": list(each.open_),
                "version": each.version,
            }
            for each in bound
        ],
    }
