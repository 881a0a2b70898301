"""Which amendments touch each other in a text, and how.

Nothing is adopted. What needs no decision is told too: the same proposal made twice has more sponsors, and one that
waits for another comes after it.
"""

from __future__ import annotations

from typing import Annotated, Any

from rollingtext.amend.collide import Collision, CollisionKind, Unfit, collide
from rollingtext.cli.amended import Tabled, tabled
from rollingtext.cli.clauses import clause_json
from rollingtext.cli.console import message, write
from rollingtext.cli.files import write_file
from rollingtext.cli.params import AmendmentsArgument, Argument, Format, FromOption, Option, OutputOption

_SAYS: dict[CollisionKind, str] = {
    "identical": "ask for the same; adopted once, with all of them as sponsors",
    "same-point": "come in at the same point",
    "overlap": "change the same",
    "containment": "work in what another one takes away or replaces",
    "structure": "do not fit together in one text",
    "order": "displace a clause and change words in it; adopt one, then rebase the other",
    "reference": "name a clause whose number the other one changes",
    "dependency": "waits for",
}


def command(
    path: Annotated[str, Argument("DRAFT", "The text as it stands: a file, or - for input.")],
    amendments: AmendmentsArgument,
    output: OutputOption = "",
    form: Annotated[Format, Option("--format", "How the collisions are told.")] = "text",
    from_: FromOption = "",
) -> int:
    """Tells every collision; 1 when somebody has to decide one."""
    table = tabled(path, amendments, from_)
    if table is None:
        return 2
    found, unfit = collide(table.loaded.draft, table.amendments, table.loaded.registry)
    for warning in table.warnings:
        message(f"warning: {warning}")
    for each in unfit:
        message(f"note: {each.amendment}, operation {each.number}, does not fit this text. {each.reason}")
    if form == "json":
        import json

        text = json.dumps(_document(table, found, unfit), ensure_ascii=False, indent=2) + "\n"
    else:
        text = _told(found)
    if output:
        write_file(output, text)
    else:
        write(text)
    return 1 if unfit or any(collision.is_open for collision in found) else 0


def _told(found: tuple[Collision, ...]) -> str:
    if not found:
        return "No amendments touch each other.\n"
    lines = []
    for collision in found:
        where = f"{collision.clause.locator}: " if collision.clause else ""
        names = collision.amendments
        if collision.kind == "dependency":
            lines.append(f"{where}dependency: {names[0]} {_SAYS['dependency']} {names[1]}.")
            continue
        if len(names) == 1:
            lines.append(f"{where}{collision.kind}: {names[0]}. {' '.join(collision.texts)}")
            continue
        listed = f"{', '.join(names[:-1])} and {names[-1]}"
        lines.append(f"{where}{collision.kind}: {listed} {_SAYS[collision.kind]}.")
        lines += [f"   {' / '.join(text.split(chr(10)))}" for text in collision.texts]
    open_ = sum(collision.is_open for collision in found)
    lines.append(
        f"{len(found)} collisions, {open_} to decide." if len(found) > 1 else f"1 collision, {open_} to decide."
    )
    return "\n".join(lines) + "\n"


def _document(table: Tabled, found: tuple[Collision, ...], unfit: tuple[Unfit, ...]) -> dict[str, Any]:
    draft = table.loaded.draft
    return {
        "schema": "rollingtext/collide/1",
        "version": draft.meta.version,
        "collisions": [
            {
                "kind": collision.kind,
                "amendments": list(collision.amendments),
                "clause": clause_json(collision.clause, draft) if collision.clause else None,
                "texts": list(collision.texts),
            }
            for collision in found
        ],
        "unfit": [{"amendment": each.amendment, "number": each.number, "reason": each.reason} for each in unfit],
        "warnings": list(table.warnings),
    }
