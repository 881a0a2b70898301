"""List every contested place: its sides, who backs each, where it stands, and since which version."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

from rollingtext.brackets.census import count
from rollingtext.brackets.places import BracketCount, inlines_of
from rollingtext.cli.clauses import chosen_clause, clause_json
from rollingtext.cli.console import Terminal, message, write
from rollingtext.cli.drafts import AS_FINAL, RECORD, Loaded, Word, load_draft, nearest_record
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import keep_apart, write_file
from rollingtext.cli.params import (
    Argument,
    ColorOption,
    LegendOption,
    Option,
    OutputOption,
    RevisionsOption,
    TableFormatOption,
)
from rollingtext.cli.tables import add_table
from rollingtext.cli.wrap import Run, paragraph
from rollingtext.compare.phrases import shortened
from rollingtext.document.model import Draft, Editorial, Placeholder
from rollingtext.document.nearest import either, hint, nearest
from rollingtext.document.tree import located
from rollingtext.document.values import Value, replace
from rollingtext.negotiation.profiles import Term, lexicon
from rollingtext.notation.plain import plain
from rollingtext.reports._names import called
from rollingtext.reports._places import (
    ContestedPlace,
    ancestors,
    backed_by,
    code,
    contested,
    named_at,
    turning_on,
    within,
)
from rollingtext.reports.contested import by_clause, by_party, by_section, by_term

if TYPE_CHECKING:
    from rollingtext.negotiation.record import Negotiation
    from rollingtext.reports._table import Table


_HEAD, _TAIL = 24, 12
"""So many words at either end of a side are shown."""

By: TypeAlias = Literal["clause", "term", "party", "section"]
"""What the places are listed under."""


def command(
    draft: Annotated[
        str,
        Argument("DRAFT|NEGOTIATION", "A draft, a negotiation.yaml (or its folder), or - for standard input."),
    ],
    by: Annotated[
        By | None,
        Option("--by", "List places under these; a negotiation is listed by term, a draft by clause."),
    ] = None,
    term: Annotated[str, Option("--term", "Only places that turn on this term.")] = "",
    party: Annotated[str, Option("--party", "Only places where this party is named.")] = "",
    clause: Annotated[str, Option("--clause", "Only places of this clause and those under it.")] = "",
    format_: TableFormatOption = "text",
    full: Annotated[bool, Option("--full", "Give long sides whole.")] = False,
    color: ColorOption = "auto",
    output: OutputOption = "",
    revisions: RevisionsOption = "final",
    legend: LegendOption = "",
) -> int:
    """Lists contested places; 2 when a term, party or clause is not known."""
    keep_apart(output, draft)
    text = _Text.of(draft, Word(revisions, legend))
    found = contested(text.draft, text.terms_and(term), text.record, text.versions())
    found = text.filtered(found, term, party, clause)
    if format_ == "json":
        shown = json.dumps(_json(text.draft, found), ensure_ascii=False, indent=1) + "\n"
        write_file(output, shown) if output else write(shown)
        return 0
    by = by or ("term" if text.is_negotiation else "clause")
    if format_ == "csv":
        from rollingtext.cli.csv_table import csv_of

        shown = csv_of(text.table(by, found, term))
        write_file(output, shown) if output else write(shown)
        return 0
    terminal = Terminal("never" if output else color)
    if output:
        terminal.width = None
    title = text.draft.meta.title or (text.draft.meta.version or draft)
    narrowed = f" {len(found)} of them here." if term or party or clause else ""
    terminal.lines += paragraph(terminal, [Run(title, "bold")], 2)
    terminal.lines += paragraph(terminal, [Run(_counts(count(text.draft)) + narrowed)], 2)
    listed = found if full else tuple(map(_shortened, found))
    add_table(terminal, text.table(by, listed, term), ("label", "place", None, "dim"))
    if listed != found:
        terminal.lines += ["", "⋯ stands for words left out; --full gives them."]
    if output:
        write_file(output, "\n".join(terminal.lines) + "\n")
    else:
        terminal.show()
    return 0


def _shortened(item: ContestedPlace) -> ContestedPlace:
    """A place with the middle of its long sides left out: an option can be pages long."""
    sides = tuple(side._replace(text=shortened(side.text, _HEAD, _TAIL)) for side in item.place.sides)
    return item if sides == item.place.sides else replace(item, place=replace(item.place, sides=sides))


class _Text(Value):
    """The draft that is asked about, and the negotiation that it belongs to."""

    loaded: Loaded
    folder: str
    is_negotiation: bool

    @classmethod
    def of(cls, name: str, word: Word = AS_FINAL) -> _Text:
        """What the user named: of a negotiation its latest whole version. Raises `UsageProblem`."""
        record_file = os.path.join(name, RECORD) if os.path.isdir(name) else name
        if os.path.basename(record_file) != RECORD:
            loaded = load_draft(name, "", word)
            return cls(loaded, _record_folder(name), False)
        if not os.path.isfile(record_file):
            raise UsageProblem(f"{name} has no {RECORD}. Name a draft, or a folder with the record of a negotiation.")
        record = nearest_record(record_file)
        if record is None:
            raise UsageProblem(f"{record_file} cannot be used. `rollingtext validate {record_file}` says why.")
        whole = [version for version in record.latest if not version.revises]
        whole = whole or [version for version in record.versions if not version.revises]
        if not whole:
            raise UsageProblem(f"{record_file} names no whole version. Name a draft instead.")
        folder = os.path.dirname(record_file)
        path = os.path.join(folder, *whole[-1].file.split("/"))
        loaded = load_draft(path)
        return cls(loaded, folder, True)

    @property
    def draft(self) -> Draft:
        return self.loaded.draft

    @property
    def record(self) -> Negotiation | None:
        return self.loaded.record

    @property
    def terms(self) -> tuple[Term, ...]:
        return self.record.terms if self.record else lexicon(self.draft.meta.profile)

    def terms_and(self, wording: str) -> tuple[Term, ...]:
        """The listed terms, and the wording that was asked for when it is none of them."""
        return self.terms if not wording.strip() or _listed(wording, self.terms) else (*self.terms, Term(wording))

    def versions(self) -> dict[str, Draft]:
        """The versions that the draft goes back to, as far as their files are there."""
        record = self.record
        out: dict[str, Draft] = {}
        for name in ancestors(record, self.draft.meta.version) if record else ():
            version = record.version(name) if record else None
            path = os.path.join(self.folder, *version.file.split("/")) if version else ""
            if os.path.isfile(path):
                out[name] = load_draft(path).draft
        return out

    def filtered(
        self, found: tuple[ContestedPlace, ...], term: str, party: str, clause: str
    ) -> tuple[ContestedPlace, ...]:
        """The places that the user asked for; where none are left, a note says who or what is named instead.

        Raises `UsageProblem` for names that are not known.
        """
        left = found
        if clause:
            chosen = chosen_clause(self.draft, clause)
            left = within(left, chosen)
            if not left:
                message(f"note: Nothing is contested in {chosen.locator}.")
        if term:
            listed = _listed(term, self.terms)
            name, before = listed or term, left
            left = turning_on(left, name)
            if not listed and not turning_on(found, name):
                raise _unknown_term(term, self.terms)
            if before and not left:
                there = dict.fromkeys(held for item in before for held in (*item.terms, *item.beside))
                message(f"note: No contested place{' there' if clause else ''} turns on `{name}`.{_others(there)}")
        if party:
            registry, before = self.loaded.registry, left
            known = registry.resolve(party)
            named = {called(code(name, registry), registry): None for item in found for name in named_at(item.place)}
            if known is None:
                near = registry.suggest(party)
                said = f" Did you mean {either(near)}?" if near else hint(party, named, "Named in this text")
                raise UsageProblem(f"No party is called `{party}`.{said}")
            left = backed_by(left, known.code, registry)
            if before and not left:
                asked = " asked for" if clause or term else ""
                shown = called(known.code, registry)
                message(f"note: {shown} is named at none of the contested places{asked}.{_others(named)}")
        return left

    def table(self, by: By, found: tuple[ContestedPlace, ...], term: str) -> Table:
        """The places listed as asked."""
        registry = self.loaded.registry
        match by:
            case "clause":
                return by_clause(found)
            case "section":
                return by_section(found)
            case "party":
                return by_party(found, registry)
            case "term":
                name = _listed(term, self.terms) or term
                terms = [entry for entry in self.terms_and(term) if not name or entry.term == name]
                return by_term(found, terms, registry, self.record)


def _record_folder(path: str) -> str:
    """The folder of the record that stands beside a draft, or just above it."""
    folder = os.path.dirname(os.path.realpath(path))
    return folder if os.path.isfile(os.path.join(folder, RECORD)) else os.path.dirname(folder)


def _forms(terms: tuple[Term, ...]) -> dict[str, str]:
    """The listed terms by every form of theirs."""
    forms = {form.casefold(): term.term for term in terms for form in (*term.forms, *term.replaces)}
    return forms | {term.term.casefold(): term.term for term in terms}


def _listed(name: str, terms: tuple[Term, ...]) -> str:
    """The listed term that a name means, or nothing."""
    return _forms(terms).get(name.casefold(), "")


def _unknown_term(name: str, terms: tuple[Term, ...]) -> UsageProblem:
    forms = _forms(terms)
    meant = list(dict.fromkeys(forms[form] for form in nearest(name, forms)))
    said = f" Did you mean {either(meant)}?" if meant else hint(name, (term.term for term in terms), "Terms")
    return UsageProblem(f"`{name}` is no listed term, and nothing contested here says so.{said if terms else ''}")


def _others(names: Iterable[str]) -> str:
    """Who or what is named in the text, for a person who looked for something else."""
    listed = sorted(names)
    return f" Named in this text: {', '.join(listed)}." if listed else ""


def _counts(total: BracketCount) -> str:
    def counted(number: int, word: str) -> str:
        return f"{number} {word}" if number == 1 else f"{number} {word}s"

    unmatched = total.unmatched_opening + total.unmatched_closing
    lost = (
        f"{total.unmatched_opening} opening and {total.unmatched_closing} closing unmatched"
        if unmatched
        else "none unmatched"
    )
    return (
        f"{counted(total.brackets, 'bracket pair')}, nested {total.max_depth} deep at most, {lost}: "
        f"{counted(total.places, 'contested place')}, {counted(total.placeholders, 'placeholder')}, "
        f"{total.editorial} editorial."
    )


def _json(draft: Draft, found: tuple[ContestedPlace, ...]) -> dict[str, Any]:
    total = count(draft)
    where = {id(item.clause): clause_json(item, draft) for item in located(draft)}
    waiting: list[dict[str, Any]] = []
    editorial: list[dict[str, Any]] = []
    for clause, item in inlines_of(draft):
        if isinstance(item, Placeholder | Editorial):
            shown = {
                "clause": where[id(clause)] if clause is not None else None,
                "column": _column(draft, item),
                "text": plain((item,)),
            }
            (waiting if isinstance(item, Placeholder) else editorial).append(shown)
    return {
        "schema": "rollingtext/contested/1",
        "places": [_place(item, draft) for item in found],
        "placeholders": waiting,
        "editorial": editorial,
        "summary": {
            "brackets": total.brackets,
            "unmatched_opening": total.unmatched_opening,
            "unmatched_closing": total.unmatched_closing,
            "places": total.places,
            "max_depth": total.max_depth,
            "placeholders": total.placeholders,
            "editorial": total.editorial,
        },
    }


def _place(item: ContestedPlace, draft: Draft) -> dict[str, Any]:
    place = item.place
    return {
        "id": place.id,
        "clause": clause_json(place.clause, draft),
        "kind": place.kind,
        "scope": place.scope,
        "depth": place.depth,
        "column": _column(draft, place),
        "sides": [{"text": side.text, "backers": list(side.backers)} for side in place.sides],
        "reservations": list(place.reservations),
        "terms": list(item.terms),
        "since": item.since,
    }


def _column(draft: Draft, item: Any) -> int | None:
    return draft.source.position(item.span.start).column if draft.source and item.span else None
