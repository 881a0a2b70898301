"""What if: amendments adopted before a copy is made, and decisions about the text as it stood followed into it.

An amendment that cannot be adopted as it was tabled, or waits for another one, is a finding, and then there is no text.
A decision settles the place that it was made for, or none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from rollingtext.amend.apply import Adopted, adopted
from rollingtext.amend.doing.work import listed
from rollingtext.amend.operations import Amendment
from rollingtext.brackets.places import Place, places
from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft
from rollingtext.notation.attribution import Parties


def accept(
    draft: Draft, amendments: Sequence[Amendment], names: Sequence[str], parties: Parties | None = None
) -> tuple[Adopted, tuple[Diagnostic, ...]]:
    """The text with the amendments called `names` adopted, and a finding for each that cannot be."""
    chosen = [amendment for amendment in amendments if amendment.id in names]
    made = adopted(draft, chosen, parties)
    return made, (*_waiting(chosen, amendments), *_refused(made))


def _waiting(chosen: Sequence[Amendment], tabled: Sequence[Amendment]) -> Iterator[Diagnostic]:
    """Amendments that depend on others which are tabled and not accepted."""
    left = {amendment.id for amendment in tabled} - {amendment.id for amendment in chosen}
    for amendment in chosen:
        if missing := [name for name in amendment.depends_on if name in left]:
            told = f"{amendment.id} cannot be accepted: it depends on {listed(missing)}."
            yield _finding(told, f"Accept {listed(missing)} too, or leave {amendment.id} out.", amendment)


def _refused(made: Adopted) -> Iterator[Diagnostic]:
    for result in made.results:
        if not result.holds:
            number = f", operation {result.number}" if result.number > 1 else ""
            told = f"{result.amendment} cannot be accepted{number}: {result.reason}"
            help = f"Leave {result.amendment} out, or see what `rollingtext apply` says of it."
            clause = result.clause.locator if result.clause else ""
            yield Diagnostic("C016", "amendment-not-accepted", Severity.ERROR, told, help, clause=clause)


def _finding(told: str, help: str, amendment: Amendment) -> Diagnostic:
    start = amendment.start
    return Diagnostic("C016", "amendment-not-accepted", Severity.ERROR, told, help, amendment.path, start, start)


_Look: TypeAlias = "tuple[object, ...]"


def followed(chosen: Mapping[str, int], before: Draft, made: Adopted) -> tuple[dict[str, int], tuple[Diagnostic, ...]]:
    """The same choices by the ids that their places have now, and a finding for each place that was changed.

    A place is the same where its clause has equally many places with these sides as before, and it is the same one of
    them; where clauses have other numbers, it must be the only one of its kind in the text.
    """
    renumbered = bool(made.numbers.table)
    old, new = _alike(places(before), renumbered), _alike(places(made.numbers.draft), renumbered)
    by_id = {place.id: place for place in places(before)}
    out: dict[str, int] = {}
    findings: list[Diagnostic] = []
    for name, index in chosen.items():
        look = _look(by_id[name], renumbered)
        then, now = old[look], new.get(look, [])
        if len(then) == len(now) and (len(then) == 1 or not renumbered):
            out[now[then.index(name)]] = index
            continue
        told = f"The amendments that are accepted change {name}, so the decision on it has no place."
        help = "Accept or decide it, not both; or make the copy without the decision."
        where = by_id[name].clause.locator
        findings.append(Diagnostic("C017", "decided-place-changed", Severity.ERROR, told, help, clause=where))
    return out, tuple(findings)


def _alike(found: Sequence[Place], anywhere: bool) -> dict[_Look, list[str]]:
    """The ids of places by what they look like, in the order of the text."""
    out: dict[_Look, list[str]] = {}
    for place in found:
        out.setdefault(_look(place, anywhere), []).append(place.id)
    return out


def _look(place: Place, anywhere: bool) -> _Look:
    sides = tuple((" ".join(side.text.split()), side.backers) for side in place.sides)
    return (sides, place.reservations, "" if anywhere else place.clause.locator)
