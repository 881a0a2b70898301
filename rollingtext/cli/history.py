"""When a term entered, was bracketed, lifted, struck or came back; or how a clause came to read as it does.

Name a term of the lexicon (all its forms are followed), any other wording of the texts, or a clause (III.5), which is
followed through moves, splits, merges and renumbering from and to all versions.
"""

from __future__ import annotations

from typing import Annotated, Any

from rollingtext.cli.clauses import ClauseName, clause_json
from rollingtext.cli.console import Terminal, write
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.negotiations import Assembled, accounted, assembled
from rollingtext.cli.params import Argument, ColorOption, FormatOption, Option
from rollingtext.cli.redline import marked
from rollingtext.cli.tables import add_table
from rollingtext.cli.wrap import Run, paragraph
from rollingtext.compare.lineage import Stage
from rollingtext.compare.phrases import abridged, readable
from rollingtext.document.locators import find
from rollingtext.document.nearest import hint
from rollingtext.negotiation.blame import proposers
from rollingtext.negotiation.clause_history import ClauseHistory, Step, clause_history
from rollingtext.negotiation.history import History, around, history
from rollingtext.negotiation.profiles import Term
from rollingtext.negotiation.provenance import Provenance
from rollingtext.negotiation.wordings import pattern_of
from rollingtext.reports import history as tables
from rollingtext.reports._sources import behind


def command(
    negotiation: Annotated[str, Argument("NEGOTIATION", "A folder with a negotiation.yaml, or one of its versions.")],
    subject: Annotated[str, Argument("TERM|LOCATOR", "A term or any other wording, or a clause such as III.5.")],
    version: Annotated[
        str, Option("--version", "The version in which the clause is named; else the newest that has it.", "VERSION")
    ] = "",
    format_: FormatOption = "text",
    color: ColorOption = "auto",
) -> int:
    """Tells a history; 2 when there is neither such a term nor such a clause."""
    whole = assembled(negotiation)
    term = _term(whole, subject)
    stage = None if term else _clause(whole, subject, version)
    if term is None and stage is None:
        term = _wording(whole, subject)
    found = accounted(whole)
    if found is None:
        return 2
    terminal = Terminal(color)
    if stage is not None:
        line = clause_history(found, stage)
        document = _clause_document(found, line, whole)
        _tell(terminal, found, line)
    else:
        assert term is not None
        told = history(found, term)
        document = _term_document(found, told, whole)
        terminal.lines += paragraph(terminal, [Run(term.term, "bold"), Run(_also(term))], 2)
        add_table(terminal, tables.standings(told), ("label", None, None, "place"))
        add_table(terminal, tables.events(found, told), ("label", "place", None, "dim"))
    if format_ == "json":
        import json

        write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")
    else:
        terminal.show()
    return 0


# What is asked about


def _term(whole: Assembled, subject: str) -> Term | None:
    """The term of the record that has this form."""
    wanted = " ".join(subject.split()).casefold()
    return next((term for term in whole.record.terms if wanted in (form.casefold() for form in term.forms)), None)


def _clause(whole: Assembled, subject: str, version: str) -> Stage | None:
    """The clause of this name in the version that was named, or in the newest one that has it."""
    names = [whole.version(version)] if version else [whole.newest, *reversed(whole.loaded)]
    for name in dict.fromkeys(names):
        located = find(whole.drafts[name], subject).located
        if located is not None:
            return Stage(name, located.locator)
    if version:
        raise UsageProblem(f"{version} has no clause {subject}. `show --as outline` lists its clauses.")
    return None


def _wording(whole: Assembled, subject: str) -> Term:
    """A wording that is on no list but stands in some version. Raises `UsageProblem` for one that stands in none."""
    words = " ".join(subject.split())
    pattern = pattern_of((words,)) if words else None
    if pattern is None or not any(pattern.search(loaded.source.text) for loaded in whole.loaded.values()):
        known = hint(subject, (form for term in whole.record.terms for form in term.forms), "Terms")
        raise UsageProblem(f"No version has a clause called `{subject}`, and it stands in none of the texts.{known}")
    return Term(words)


def _also(term: Term) -> str:
    others = ", ".join(term.variants)
    against = ", ".join(term.replaces)
    return (f", also: {others}" if others else "") + (f"; against it: {against}" if against else "")


# A clause as text


def _tell(terminal: Terminal, found: Provenance, line: ClauseHistory) -> None:
    stage = line.stage
    terminal.lines += paragraph(terminal, [Run(f"{stage.locator} of {stage.version}", "bold")])
    where: dict[str, list[str]] = {}
    for each in line.line:
        where.setdefault(each.version, []).append(each.locator)
    for name in found.versions:
        terminal.lines += paragraph(terminal, [Run(f"  {name}: {', '.join(where.get(name, ())) or '–'}")], 4)
    for step in line.steps:
        terminal.line()
        places = " -> ".join(
            dict.fromkeys(", ".join(each.locator for each in side) for side in (step.old, step.new) if side)
        )
        asked = behind(found, step.proposals)
        head = [Run(step.version, "label"), Run("  "), Run(places, "place"), Run(f"  {', '.join(step.happened)}")]
        terminal.lines += paragraph(terminal, [*head, Run(f"; {asked}" if asked else "", "dim")], 2)
        changed = any(op != "keep" for op, _ in step.words)
        if changed:
            pieces = marked(abridged(readable(step.words)))
            terminal.lines += paragraph(terminal, [Run("    "), *pieces], 4)
        for bracket in step.brackets:
            sides = [f"for: {', '.join(bracket.backers)}"] if bracket.backers else []
            sides += [f"against: {', '.join(bracket.against)}"] if bracket.against else []
            told = f" ({'; '.join(sides)})" if sides else ""
            text = bracket.text.replace("\n", " ")
            terminal.lines += paragraph(terminal, [Run(f"    {bracket.happened}: “{text}”{told}", "dim")], 6)


# Data


def _term_document(found: Provenance, told: History, whole: Assembled) -> dict[str, Any]:
    def event(each: Any) -> dict[str, Any]:
        before, after = around(found, each.occurrence)
        side = each.occurrence.held
        return {
            "version": each.version,
            "happened": each.happened,
            "clause": _name(found, whole, each.occurrence.stage),
            "was": _name(found, whole, each.was) if each.was else None,
            "words": each.occurrence.text,
            "before": before,
            "after": after,
            "bracketed": each.occurrence.is_bracketed,
            "backers": list(side.backers) if side else [],
            "against": list(side.against) if side else [],
            "stood": each.stood or None,
            "proposals": list(each.origin.proposals),
            "parties": list(proposers(found, each.origin.proposals)),
        }

    return {
        "schema": "rollingtext/history/1",
        "term": told.term.term,
        "forms": list(told.term.forms),
        "clause": None,
        "versions": [
            {"version": each.version, "agreed": each.agreed, "bracketed": each.bracketed, "clauses": list(each.clauses)}
            for each in told.standings
        ],
        "events": [event(each) for each in told.events],
        "steps": [],
    }


def _clause_document(found: Provenance, line: ClauseHistory, whole: Assembled) -> dict[str, Any]:
    def step(each: Step) -> dict[str, Any]:
        return {
            "version": each.version,
            "happened": list(each.happened),
            "old": [_name(found, whole, stage) for stage in each.old],
            "new": [_name(found, whole, stage) for stage in each.new],
            "words": [list(run) for run in each.words],
            "brackets": [
                {
                    "happened": bracket.happened,
                    "text": bracket.text,
                    "backers": list(bracket.backers),
                    "against": list(bracket.against),
                }
                for bracket in each.brackets
            ],
            "proposals": list(each.proposals),
            "parties": list(proposers(found, each.proposals)),
        }

    return {
        "schema": "rollingtext/history/1",
        "term": None,
        "forms": [],
        "clause": _name(found, whole, line.stage),
        "versions": [
            {"version": name, "clauses": [stage.locator for stage in line.line if stage.version == name]}
            for name in found.versions
        ],
        "events": [],
        "steps": [step(each) for each in line.steps],
    }


def _name(found: Provenance, whole: Assembled, stage: Stage) -> ClauseName:
    return clause_json(found.lineage.clauses[stage.version][stage.locator], whole.drafts[stage.version])
