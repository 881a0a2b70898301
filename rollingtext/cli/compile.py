"""Compile proposals: every clause of the text, followed by every proposal on it, with who made it.

The compilation is Markdown, for the room to read; nothing is adopted. A proposal that does not fit the text is told
where it belongs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from rollingtext.amend.compile import Compiled, Proposal, compiled
from rollingtext.amend.papers.in_words import in_words
from rollingtext.cli.amended import tabled
from rollingtext.cli.clauses import clause_json
from rollingtext.cli.console import message, write
from rollingtext.cli.files import write_file
from rollingtext.cli.params import AmendmentsArgument, Argument, Format, FromOption, Option
from rollingtext.document.model import HEADED, Clause, Draft
from rollingtext.notation.render import render

_DEEPEST = 6
"""The levels of headings that Markdown has."""


def command(
    path: Annotated[str, Argument("DRAFT", "The text as it stands: a file, or - for input.")],
    amendments: AmendmentsArgument,
    output: Annotated[str, Option("-o --output", "Write the compilation to this file.")] = "",
    form: Annotated[Format, Option("--format", "Markdown for people, JSON for a program.")] = "text",
    from_: FromOption = "",
) -> int:
    """Compiles proposals; 1 when one does not fit the text."""
    table = tabled(path, amendments, from_)
    if table is None:
        return 2
    draft = table.loaded.draft
    clauses, homeless = compiled(draft, table.amendments, table.loaded.registry)
    given = [proposal for each in clauses for proposal in each.proposals]
    unfit = sum(bool(proposal.reason) for proposal in (*given, *homeless))
    if form == "json":
        import json

        text = json.dumps(_document(draft, clauses, homeless, table.warnings), ensure_ascii=False, indent=2) + "\n"
    else:
        text = "\n\n".join(_compilation(draft, clauses, homeless)) + "\n"
    if output:
        write_file(output, text)
    else:
        write(text)
    if form == "text":
        for warning in table.warnings:
            message(f"warning: {warning}")
        told = f", {unfit} of them do not fit this text" if unfit > 1 else ", 1 of them does not fit this text"
        on = sum(bool(each.clause and each.proposals) for each in clauses)
        message(f"{len(given) + len(homeless)} proposals on {on} clauses{told if unfit else ''}.")
    return 1 if unfit else 0


def _compilation(draft: Draft, clauses: Sequence[Compiled], homeless: Sequence[Proposal]) -> Iterator[str]:
    """The paragraphs of the compilation."""
    version = f" on {draft.meta.version}" if draft.meta.version else ""
    yield f"# Compilation of proposals{version}"
    for each in clauses:
        if each.clause is not None:
            yield _as_it_stands(each.clause.clause, each.clause.depth)
        for proposal in each.proposals:
            yield _told(proposal)
    if homeless:
        yield "## On clauses that this text does not have"
        for proposal in homeless:
            yield f"{_told(proposal)}"


def _as_it_stands(clause: Clause, depth: int) -> str:
    label = f"{clause.label.raw or clause.label.text} " if clause.label else ""
    if clause.kind in HEADED:
        signs = "#" * min(depth + 2, _DEEPEST)
        return f"{signs} {render(clause.lead)}{label}{render(clause.heading)}".rstrip()
    return f"{render(clause.lead)}{label}{render(clause.body)}".rstrip()


def _told(proposal: Proposal) -> str:
    """One proposal, as an indented paragraph: its name, who makes it, what it asks for, and whether it fits."""
    amendment = proposal.amendment
    number = f", {proposal.number}" if len(amendment.operations) > 1 else ""
    support = f", with {', '.join(proposal.cosponsors)}" if proposal.cosponsors else ""
    behalf = f", on behalf of {amendment.on_behalf_of}" if amendment.on_behalf_of else ""
    who = f"**{amendment.id}{number}** ({', '.join(proposal.by)}{support}{behalf})"
    reason = f"\n\nDoes not fit this text: {proposal.reason}" if proposal.reason else ""
    lines = f"{who}: {in_words(proposal.operation)}{reason}".split("\n")
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _document(
    draft: Draft, clauses: Sequence[Compiled], homeless: Sequence[Proposal], warnings: Sequence[str]
) -> dict[str, Any]:
    return {
        "schema": "rollingtext/compile/1",
        "version": draft.meta.version,
        "clauses": [
            {
                "clause": clause_json(each.clause, draft) if each.clause else None,
                "text": _as_it_stands(each.clause.clause, 0).lstrip("# ") if each.clause else "",
                "proposals": [_proposal(proposal) for proposal in each.proposals],
            }
            for each in clauses
        ],
        "elsewhere": [_proposal(proposal) for proposal in homeless],
        "warnings": list(warnings),
        "summary": {
            "proposals": sum(len(each.proposals) for each in clauses) + len(homeless),
            "clauses": sum(bool(each.clause and each.proposals) for each in clauses),
            "unfit": sum(bool(each.reason) for found in clauses for each in found.proposals) + len(homeless),
        },
    }


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "amendment": proposal.amendment.id,
        "operation": proposal.operation.verb,
        "number": proposal.number,
        "by": list(proposal.by),
        "cosponsors": list(proposal.cosponsors),
        "on_behalf_of": proposal.amendment.on_behalf_of,
        "asks": in_words(proposal.operation),
        "reason": proposal.reason,
    }
