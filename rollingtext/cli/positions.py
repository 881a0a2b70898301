"""Tell where everybody stands: on each contested place of a version, and on each term by the record.

Groups speak for their members of the day of the version; what a party said itself goes first. `--by closing` finds the
smallest sets of parties whose concessions would leave nothing open, `--redact` gives numbers in the place of names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, TypeAlias

from rollingtext.brackets.places import places
from rollingtext.cli.clauses import chosen_clause, clause_json
from rollingtext.cli.console import Terminal, message, write
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import write_file
from rollingtext.cli.negotiations import assembled
from rollingtext.cli.params import Argument, ColorOption, Option, OutputOption, TableFormatOption
from rollingtext.cli.tables import add_table
from rollingtext.cli.wrap import Run, paragraph
from rollingtext.document.model import Draft
from rollingtext.document.nearest import either
from rollingtext.document.tree import Located
from rollingtext.negotiation.closing import Closing, NoSolver, closings
from rollingtext.negotiation.positions import Positions, Stance, holdouts, nearest, positions
from rollingtext.negotiation.redacted import nameless_places
from rollingtext.notation.parties import Registry
from rollingtext.reports._table import Table
from rollingtext.reports.positions import as_grid, by_party, by_place, by_term, closing, counted, named

By: TypeAlias = Literal["place", "term", "party", "grid", "closing"]


def command(
    negotiation: Annotated[str, Argument("NEGOTIATION", "A folder with a negotiation.yaml, or one of its versions.")],
    version: Annotated[str, Argument("VERSION", "The version, by its name; the newest whole text if none.")] = "",
    by: Annotated[By, Option("--by", "What is listed; closing: what would leave nothing open.")] = "place",
    clause: Annotated[str, Option("--clause", "Only places of this clause and those under it.")] = "",
    party: Annotated[str, Option("--party", "Only this party, with those nearest to it.")] = "",
    redact: Annotated[bool, Option("--redact", "Numbers in the place of names.")] = False,
    format_: TableFormatOption = "text",
    color: ColorOption = "auto",
    output: OutputOption = "",
) -> int:
    """Tells positions; 2 when a version, clause or party is not known."""
    if redact and (party or by in ("party", "grid")):
        raise UsageProblem("--redact leaves no names to list parties by. Use --by place, term or closing with it.")
    room = assembled(negotiation)
    name = room.version(version)
    draft, registry = room.drafts[name], room.record.registry
    within = chosen_clause(draft, clause) if clause else None
    issue = room.record.version(name)
    found = positions(
        [
            place
            for place in (nameless_places(draft) if redact else places(draft))
            if within is None or _is_in(place.clause, within)
        ],
        room.record.positions,
        registry,
        issue.date if issue else "",
    )
    only = _code(party, registry) if party else ""
    ways = _ways(found, within) if by == "closing" else None
    if format_ == "json":
        import json

        shown = json.dumps(_document(name, draft, found, registry, ways, redact), ensure_ascii=False, indent=1) + "\n"
        write_file(output, shown) if output else write(shown)
        return 0
    if only and only not in found.parties:
        message(f"note: {party} stands nowhere on record or in the brackets asked for.")
    table = _table("party" if only else by, found, registry, ways, redact, only)
    if format_ == "csv":
        from rollingtext.cli.csv_table import csv_of

        shown = csv_of(table)
        write_file(output, shown) if output else write(shown)
        return 0
    terminal = Terminal("never" if output else color)
    if output:
        terminal.width = None
    heard = sum(bool(item.stances) for item in found.places)
    counts = (
        f"{len(found.places)} contested places, at {heard} of them somebody is named; {len(found.parties)} parties."
    )
    terminal.lines += paragraph(terminal, [Run(name, "bold")], 2)
    terminal.lines += paragraph(terminal, [Run(counts)], 2)
    add_table(terminal, table, ("label", "place"))
    if output:
        write_file(output, "\n".join(terminal.lines) + "\n")
    else:
        terminal.show()
    return 0


def _table(
    by: By, found: Positions, registry: Registry, ways: Mapping[str, Sequence[Closing]] | None, redact: bool, only: str
) -> Table:
    crowd = counted if redact else named(registry)
    match by:
        case "place":
            return by_place(found, registry, crowd)
        case "term":
            return by_term(found, registry, crowd)
        case "party":
            return by_party(found, registry, only)
        case "grid":
            return as_grid(found, registry)
        case "closing":
            return closing(ways or {}, {item.place.id: item.place for item in found.places}, crowd)


def _ways(found: Positions, within: Located | None) -> dict[str, tuple[Closing, ...]]:
    """How each part can be closed: the clause that was asked for, or else every section with a contested place."""
    parts: dict[str, list[Any]] = {}
    for item in found.places:
        part = within.locator if within else _outermost(item.place.clause).locator
        parts.setdefault(part, []).append(item)
    if within is None and len(parts) > 1:
        parts["the whole text"] = list(found.places)
    try:
        return {part: closings(items) for part, items in parts.items()}
    except NoSolver as problem:
        raise UsageProblem(str(problem)) from None


def _outermost(item: Located) -> Located:
    while item.parent is not None:
        item = item.parent
    return item


def _is_in(item: Located | None, clause: Located) -> bool:
    while item is not None and item.locator != clause.locator:
        item = item.parent
    return item is not None


def _code(party: str, registry: Registry) -> str:
    known = registry.resolve(party)
    if known is None:
        near = registry.suggest(party)
        raise UsageProblem(f"No party is called `{party}`.{f' Did you mean {either(near)}?' if near else ''}")
    return known.code


def _document(
    name: str,
    draft: Draft,
    found: Positions,
    registry: Registry,
    ways: Mapping[str, Sequence[Closing]] | None,
    redact: bool,
) -> dict[str, Any]:
    def held(stances: Sequence[Stance]) -> dict[str, Any]:
        told = [{"party": stance.party, "via": stance.via or None} for stance in stances]
        return {"count": len({stance.party for stance in stances}), "parties": None if redact else told}

    def crowd(parties: Sequence[str]) -> dict[str, Any]:
        return {"count": len(parties), "parties": None if redact else list(parties)}

    def way(each: Closing) -> dict[str, Any]:
        return {
            "gives_way": crowd(each.parties),
            "concessions": len(each.concessions),
            "sides": [{"place": place, "side": side} for place, side in each.sides],
            "at": None if redact else [{"party": one.party, "place": one.place} for one in each.concessions],
        }

    terms: dict[str, dict[tuple[str, str, str], list[Stance]]] = {}
    for term, entries in found.terms.items():
        for entry in entries:
            said = entry.position
            sides = terms.setdefault(term, {})
            sides.setdefault((said.side, said.text, said.source), []).append(Stance(entry.party, 0, entry.via))
    return {
        "schema": "rollingtext/positions/1",
        "version": name,
        "places": [
            {
                "id": item.place.id,
                "clause": clause_json(item.place.clause, draft),
                "sides": [{"text": side.text, **held(item.on(at))} for at, side in enumerate(item.place.sides)],
                "reservations": held(item.on(None)),
                "holdouts": crowd(holdouts(item, registry)),
            }
            for item in found.places
        ],
        "terms": [
            {
                "term": term,
                "sides": [
                    {"side": side, "text": text, "source": None if redact else source, **held(stances)}
                    for (side, text, source), stances in sides.items()
                ],
            }
            for term, sides in terms.items()
        ],
        "nearest": None
        if redact
        else [
            {"party": each.party, "other": each.other, "alike": each.alike, "shared": each.shared}
            for party in found.parties
            for each in nearest(found, party)
        ],
        "closing": None
        if ways is None
        else [{"part": part, "ways": [way(each) for each in listed]} for part, listed in ways.items()],
        "summary": {
            "places": len(found.places),
            "named": sum(bool(item.stances) for item in found.places),
            "parties": len(found.parties),
        },
    }
