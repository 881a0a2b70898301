"""Where everybody stands: on each contested place of a version by its text, on each term by the record.

A group speaks for its members of the day of the version; what a party said itself goes before what its group said. A
group whose members nobody knows stands for itself. What stands in the text and what was said about it are never mixed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rollingtext.brackets.places import Place
from rollingtext.document.values import Frozen
from rollingtext.negotiation.record import RecordedPosition
from rollingtext.notation.parties import Kind, Registry


class Stance(NamedTuple):
    """A party (by its code) on a side of a place, counted from 0, or `None` where it reserves its position.

    `via` is the group that spoke for it, empty where it spoke itself.
    """

    party: str
    side: int | None
    via: str = ""


class OnPlace(Frozen):
    """A contested place and who stands where on it, in the order in which the text names them."""

    place: Place
    stances: tuple[Stance, ...]

    def on(self, side: int | None) -> tuple[Stance, ...]:
        """Who stands on a side, or reserves."""
        return tuple(stance for stance in self.stances if stance.side == side)

    @property
    def parties(self) -> tuple[str, ...]:
        """Everybody who stands somewhere, each once."""
        return tuple(dict.fromkeys(stance.party for stance in self.stances))

    @property
    def is_one_sided(self) -> bool:
        """Whether somebody is named, and nobody against it."""
        return len({stance.side for stance in self.stances}) == 1 and self.stances[0].side is not None


class OnTerm(NamedTuple):
    """A party on a term: the side it takes, the position on record that says so, and the group that spoke for it."""

    party: str
    position: RecordedPosition
    via: str = ""


class Positions(Frozen):
    """Who stands where on the places of one version and on the terms of the negotiation."""

    places: tuple[OnPlace, ...]
    terms: Mapping[str, tuple[OnTerm, ...]]

    @property
    def parties(self) -> tuple[str, ...]:
        """Everybody with a stance anywhere, by code."""
        on_places = (party for item in self.places for party in item.parties)
        return tuple(sorted({*on_places, *(held.party for found in self.terms.values() for held in found)}))


def positions(
    places: Sequence[Place], recorded: Sequence[RecordedPosition], registry: Registry, date: str = ""
) -> Positions:
    """Where everybody stands on the day `date` (ISO); without one, now."""
    found = tuple(OnPlace(place, tuple(_stances(place, registry, date))) for place in places)
    terms: dict[str, list[RecordedPosition]] = {}
    for position in recorded:
        terms.setdefault(position.term, []).append(position)
    return Positions(found, {term: tuple(_on_term(entries, registry, date)) for term, entries in terms.items()})


def _stances(place: Place, registry: Registry, date: str) -> Iterator[Stance]:
    named = [(name, at) for at, side in enumerate(place.sides) for name in side.backers]
    sides = [*named, *((name, None) for name in place.reservations)]
    told = [Stance(*found) for name, side in sides for found in _voices(name, side, registry, date)]
    own = {stance.party for stance in told if not stance.via}
    yield from dict.fromkeys(stance for stance in told if not stance.via or stance.party not in own)


def _voices(name: str, side: int | None, registry: Registry, date: str) -> Iterator[tuple[str, int | None, str]]:
    for party, via in speaking_for(name, registry, date):
        yield party, side, via


def speaking_for(name: str, registry: Registry, date: str) -> tuple[tuple[str, str], ...]:
    """Those for whom a name speaks, by their codes, each with the group that speaks, empty for the party itself."""
    party = registry.resolve(name)
    if party is None:
        return ((name, ""),)
    members = registry.members(party.code, date) if party.kind is Kind.GROUP else ()
    return tuple((member.code, party.code) for member in members) or ((party.code, ""),)


def _on_term(entries: Iterable[RecordedPosition], registry: Registry, date: str) -> Iterator[OnTerm]:
    told = [
        OnTerm(party, entry, via)
        for entry in entries
        for name in entry.parties
        for party, via in speaking_for(name, registry, entry.date or date)
    ]
    own = {held.party for held in told if not held.via}
    yield from (held for held in told if not held.via or held.party not in own)


def holdouts(item: OnPlace, registry: Registry) -> tuple[str, ...]:
    """Those who alone keep a place open: without the one of them, everybody named would stand on one side.

    Where two stand against each other alone, it is both. A group without known members is never alone.
    """
    out = []
    for party in item.parties:
        known = registry.resolve(party)
        others = {stance.side for stance in item.stances if stance.party != party}
        own = {stance.side for stance in item.stances if stance.party == party}
        if len(others) == 1 and None not in others and own - others and (known is None or known.kind is not Kind.GROUP):
            out.append(party)
    return tuple(out)


class Nearness(NamedTuple):
    """Two parties: on how many of the places and terms on which both stand somewhere they stand alike."""

    party: str
    other: str
    alike: int
    shared: int

    @property
    def share(self) -> float:
        return self.alike / self.shared


def nearest(found: Positions, party: str) -> tuple[Nearness, ...]:
    """All other parties that stand somewhere on a question where this one does, the nearest first.

    Of two that agree on as large a share, the one with whom more is shared is the nearer.
    """
    questions = [*_questions(found)]
    out = []
    for other in found.parties:
        both = [held for held in questions if party in held and other in held] if other != party else []
        if both:
            out.append(Nearness(party, other, sum(bool(held[party] & held[other]) for held in both), len(both)))
    return tuple(sorted(out, key=lambda each: (-each.share, -each.shared, each.other)))


def _questions(found: Positions) -> Iterator[Mapping[str, set[object]]]:
    """Every place and term, with the sides that each party takes on it."""
    for item in found.places:
        held: dict[str, set[object]] = {}
        for stance in item.stances:
            held.setdefault(stance.party, set()).add(stance.side)
        yield held
    for entries in found.terms.values():
        said: dict[str, set[object]] = {}
        for entry in entries:
            said.setdefault(entry.party, set()).add(entry.position.side)
        yield said
