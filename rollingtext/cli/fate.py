"""Tell what became of each proposal: adopted, in part, bracketed, absorbed, parked, dropped or withdrawn.

Each proposal is looked for in the newest whole text that came of its base (or --to), and where its words live now in the
newest version. Name a negotiation, and proposals by their ids where not all are wanted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Any, Literal, TypeAlias

from rollingtext.amend.operations import Amendment
from rollingtext.cli.clauses import clause_json
from rollingtext.cli.console import Terminal, message, write
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import write_file
from rollingtext.cli.negotiations import Assembled, assembled, lines_of, tabled
from rollingtext.cli.params import Argument, ColorOption, FormatOption, Option, OutputOption
from rollingtext.cli.tables import add_table
from rollingtext.cli.wrap import Run, paragraph
from rollingtext.document.nearest import either, hint
from rollingtext.document.tree import located
from rollingtext.negotiation.fate import KINDS, ProposalFate, by_delegation, supporters
from rollingtext.negotiation.tabled_since import answered
from rollingtext.notation.parties import Registry
from rollingtext.reports.fate import by_party, by_proposal

By: TypeAlias = Literal["proposal", "party"]


def command(
    negotiation: Annotated[str, Argument("NEGOTIATION", "A folder with a negotiation.yaml, or that file.")],
    names: Annotated[list[str] | None, Argument("PROPOSAL...", "Only these proposals, by their ids.")] = None,
    by: Annotated[By, Option("--by", "List proposals, or count them by party.")] = "proposal",
    party: Annotated[str, Option("--party", "Only proposals of this party, tabled or cosponsored.")] = "",
    from_: Annotated[str, Option("--from", "Only proposals for this version.", "VERSION")] = "",
    to: Annotated[str, Option("--to", "The version that is asked; the newest whole text if none.", "VERSION")] = "",
    format_: FormatOption = "text",
    color: ColorOption = "auto",
    output: OutputOption = "",
) -> int:
    """Tells the fate of proposals; 2 when one, a party or a version is not known."""
    room = assembled(negotiation)
    given = tabled(room)
    if given is None:
        return 2
    wanted = _wanted(given, names or (), party, from_, room)
    newer = room.version(to)
    found, left = answered(room.record, lines_of(room), wanted, newer, room.newest)
    for base, count in sorted(left.items()):
        message(f"note: proposals for {base} are left out, {count} of them: {newer} did not come of it.")
    if format_ == "json":
        import json

        shown = json.dumps(_document(room, newer, found), ensure_ascii=False, indent=1) + "\n"
        write_file(output, shown) if output else write(shown)
        return 0
    terminal = Terminal("never" if output else color)
    if output:
        terminal.width = None
    registry = room.record.registry
    terminal.lines += paragraph(terminal, [Run(f"{len(found)} proposals, as {newer} answers them", "bold")], 2)
    terminal.lines += paragraph(terminal, [Run(_counts(found))], 2)
    table = by_proposal(found, registry) if by == "proposal" else by_party(found, registry)
    add_table(terminal, table, ("label", "place", None, "place", "dim"))
    if output:
        write_file(output, "\n".join(terminal.lines) + "\n")
    else:
        terminal.show()
    return 0


def _wanted(
    given: Sequence[Amendment], names: Sequence[str], party: str, from_: str, room: Assembled
) -> list[Amendment]:
    """The proposals that were asked for. Raises `UsageProblem` for one that nobody tabled, or a party nobody knows."""
    known = {proposal.id: proposal for proposal in given}
    for name in names:
        if name not in known:
            raise UsageProblem(f"No proposal is called `{name}` in this negotiation.{hint(name, known, 'Proposals')}")
    base = room.version(from_) if from_ else ""
    code = _code(party, room.record.registry) if party else ""
    return [
        proposal
        for proposal in given
        if (not names or proposal.id in names)
        and (not base or proposal.base == base)
        and (not code or code in supporters(proposal, room.record.registry))
    ]


def _code(party: str, registry: Registry) -> str:
    known = registry.resolve(party)
    if known is None:
        near = registry.suggest(party)
        raise UsageProblem(f"No party is called `{party}`.{f' Did you mean {either(near)}?' if near else ''}")
    return known.code


def _counts(found: Sequence[ProposalFate]) -> str:
    count = Counter(fate.kind for fate in found)
    return ", ".join(f"{count[kind]} {kind.replace('-', ' ')}" for kind in KINDS if count[kind]) + "."


def _document(room: Assembled, newer: str, found: Sequence[ProposalFate]) -> dict[str, Any]:
    registry, draft = room.record.registry, room.drafts[newer]
    newest = room.drafts[room.newest]
    there = {item.locator: item for item in located(newest)}
    count = Counter(fate.kind for fate in found)
    return {
        "schema": "rollingtext/fate/1",
        "to": newer,
        "newest": room.newest,
        "proposals": [
            {
                "proposal": fate.proposal.id,
                "parties": list(supporters(fate.proposal, registry)),
                "from": fate.proposal.base,
                "fate": fate.kind,
                "share": round(fate.share, 4),
                "clauses": [clause_json(item, draft) for item in fate.clauses],
                "now": [clause_json(there[name], newest) for name in fate.now if name in there],
                "reason": fate.reason,
                "operations": [
                    {
                        "operation": operation.verb,
                        "named": operation.clause,
                        "fate": answer.kind,
                        "share": round(answer.share, 4),
                        "clauses": [clause_json(item, draft) for item in answer.clauses],
                        "reason": answer.reason,
                    }
                    for operation, answer in zip(fate.proposal.operations, fate.answers, strict=True)
                ],
            }
            for fate in found
        ],
        "parties": [
            {
                "party": each.party,
                "proposals": each.total,
                "share": round(each.share, 4),
                **{kind: each.counts.get(kind, 0) for kind in KINDS},
            }
            for each in by_delegation(found, registry)
        ],
        "summary": {"proposals": len(found), **{kind: count[kind] for kind in KINDS}},
    }
