"""Decisions: which side is left standing at each contested place, as somebody wrote them down.

A decision names its place as the list of contested places does (`III.4#1`) and its side by its words, by its number or
as `nothing`. One that does not fit the text any more is a finding; it never settles another place instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, cast

from rollingtext.brackets.places import Place, places
from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.locators import find
from rollingtext.document.model import Draft
from rollingtext.document.schema import check
from rollingtext.document.source import Position, Source
from rollingtext.document.values import Value
from rollingtext.document.yaml import load

NOTHING = "nothing"


class Decision(Value):
    """One decision as written: `place` and `choose`; `path` and `start` say where it stands, if in a file."""

    unsaid: ClassVar = frozenset({"path", "place_at", "choose_at"})

    place: str
    choose: str
    path: str = ""
    place_at: Position | None = None
    choose_at: Position | None = None


def read(source: Source) -> tuple[tuple[Decision, ...], str, tuple[Diagnostic, ...]]:
    """The decisions in a YAML file and the version they are about, or the findings that say what is wrong with it."""
    document, findings = load(source)
    if document is None:
        return (), "", findings
    findings = check(document, "decisions")
    if findings:
        return (), "", findings
    data = cast("Mapping[str, Any]", document.data)

    def at(index: int, key: str) -> Position:
        return source.position(document.span(("decisions", index, key)).start)

    decisions = tuple(
        Decision(entry["place"], entry["choose"], source.path, at(index, "place"), at(index, "choose"))
        for index, entry in enumerate(data["decisions"])
    )
    return decisions, data["base"], ()


def choices(draft: Draft, decisions: Iterable[Decision]) -> tuple[dict[str, int], tuple[Diagnostic, ...]]:
    """The side chosen at each place (by its id), and a finding for every decision that does not fit the text."""
    known = {place.id: place for place in places(draft)}
    chosen: dict[str, int] = {}
    findings: list[Diagnostic] = []
    for decision in decisions:
        place = known.get(_place_id(draft, decision.place))
        if place is None:
            findings.append(_no_place(draft, decision, known.values()))
            continue
        fitting = sides_called(place, decision.choose)
        if len(fitting) != 1:
            findings.append(_no_side(decision, place, fitting))
            continue
        if chosen.setdefault(place.id, fitting[0]) != fitting[0]:
            message = f"The place {place.id} is decided twice, and not in the same way."
            findings.append(_finding("C012", "decided-twice", message, "Keep one of the two.", decision, place, True))
    return chosen, tuple(findings)


def sides_called(place: Place, name: str) -> list[int]:
    """The sides that a choice can mean: by the words, by the number from 1, or `nothing` for no text."""
    wanted = " ".join(name.split())
    found = [index for index, side in enumerate(place.sides) if " ".join(side.text.split()) == wanted]
    if wanted.isdecimal() and 0 < int(wanted) <= len(place.sides):
        found.append(int(wanted) - 1)
    if wanted.lower() == NOTHING:
        found += [index for index, side in enumerate(place.sides) if not side.text]
    return sorted(set(found))


def described(place: Place) -> str:
    """The sides of a place in one line, numbered: `1 “lethal”, 2 nothing`."""
    sides = (f"“{_short(side.text)}”" if side.text else NOTHING for side in place.sides)
    return ", ".join(f"{number} {side}" for number, side in enumerate(sides, start=1))


def _place_id(draft: Draft, name: str) -> str:
    """The id of a place whose clause may be named in any way: `Box III, paragraph 4#1`."""
    clause, _, number = name.rpartition("#")
    found = find(draft, clause) if clause else None
    return f"{found.located.locator}#{number.strip()}" if found and found.located else name


def _no_place(draft: Draft, decision: Decision, known: Iterable[Place]) -> Diagnostic:
    clause, _, _ = decision.place.rpartition("#")
    found = find(draft, clause or decision.place)
    here = [place.id for place in known if found.located is not None and place.clause.locator == found.located.locator]
    if here:
        help = f"Contested places there: {', '.join(here[:8])}."
    elif found.located is not None:
        help = f"Nothing is contested in {found.located.locator}; delete the decision if it was settled before."
    else:
        near = ", ".join(item.locator for item in found.candidates)
        help = found.reason + (f" Nearest: {near}." if near else "")
    message = f"There is no contested place `{decision.place}` in this text."
    return _finding("C010", "decided-place-missing", message, help, decision)


def _no_side(decision: Decision, place: Place, fitting: Sequence[int]) -> Diagnostic:
    shown = _short(decision.choose)
    if fitting:
        message = f"`{shown}` can mean more than one side of {place.id}."
    else:
        message = f"The place {place.id} has no side `{shown}`."
    help = f"Its sides: {described(place)}."
    return _finding("C011", "decided-side-missing", message, help, decision, place, True)


def _finding(
    code: str,
    slug: str,
    message: str,
    help: str,
    decision: Decision,
    place: Place | None = None,
    about_side: bool = False,
) -> Diagnostic:
    start = decision.choose_at if about_side else decision.place_at
    clause = place.clause.locator if place else ""
    return Diagnostic(code, slug, Severity.ERROR, message, help, decision.path, start, start, clause)


def _short(text: str) -> str:
    bare = " ".join(text.split())
    return bare if len(bare) <= 60 else bare[:57] + "…"


def left_undecided(draft: Draft) -> Iterator[Place]:
    """The places of a draft that nothing encloses: what still has to be decided first."""
    return (place for place in places(draft) if place.within is None)
