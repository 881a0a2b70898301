"""Where everybody stands, as tables: by place, by term, by party, as a grid, and what would close a part of the text.

With `names` off, parties are counted and never named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from rollingtext.brackets.places import Place
from rollingtext.negotiation.closing import Closing
from rollingtext.negotiation.positions import OnPlace, Positions, Stance, holdouts, nearest
from rollingtext.notation.parties import Registry
from rollingtext.reports._names import called
from rollingtext.reports._signs import RESERVES, letter
from rollingtext.reports._table import Group, Table

NO_TEXT = "(no text)"
_NOBODY = "–"
_MOST_NEAR = 3

Crowd: TypeAlias = "Callable[[Iterable[str]], str]"
"""How several parties are shown."""


def named(registry: Registry) -> Crowd:
    """Parties by their names."""
    return lambda parties: ", ".join(called(party, registry) for party in parties) or _NOBODY


def counted(parties: Iterable[str]) -> str:
    """Parties by their number alone."""
    number = len({*parties})
    return _NOBODY if not number else "1 party" if number == 1 else f"{number} parties"


def by_place(found: Positions, registry: Registry, crowd: Crowd, title: str = "") -> Table:
    """Every place with those on each side; who alone keeps it open, and whether anybody stands against."""
    groups: dict[str, list[tuple[str, ...]]] = {}
    for item in found.places:
        rows = groups.setdefault(item.place.clause.locator, [])
        about = _about(item, registry, crowd)
        for at, side in enumerate(item.place.sides):
            told = "" if at else about
            rows.append((item.place.id if not at else "", _side(side.text), _held(item.on(at), crowd, registry), told))
        if reserving := item.on(None):
            rows.append(("", "(reserve their position)", _held(reserving, crowd, registry), ""))
    columns = ("place", "side", "parties", "about")
    return Table(title, columns, tuple(Group(name, tuple(rows)) for name, rows in groups.items()))


def _about(item: OnPlace, registry: Registry, crowd: Crowd) -> str:
    alone = holdouts(item, registry)
    if len(alone) == 1:
        return f"{crowd(alone)} alone keeps it open"
    if len(alone) == 2:
        return f"{crowd(alone)} against each other alone"
    if item.is_one_sided:
        return "nobody named against it"
    return "" if item.stances else "nobody named"


def _held(stances: Sequence[Stance], crowd: Crowd, registry: Registry) -> str:
    """Who stands on a side: those who said so, then each group that spoke for others."""
    own = [stance.party for stance in stances if not stance.via]
    groups: dict[str, list[str]] = {}
    for stance in stances:
        if stance.via:
            groups.setdefault(stance.via, []).append(stance.party)
    if crowd is counted:
        return crowd(stance.party for stance in stances)
    told = [crowd(own)] if own else []
    told += [f"{called(group, registry)} for {crowd(members)}" for group, members in groups.items()]
    return "; ".join(told) or _NOBODY


def by_term(found: Positions, registry: Registry, crowd: Crowd, title: str = "") -> Table:
    """Every term with the sides on record, who takes each, and the sources below."""
    groups = []
    sources: dict[str, None] = {}
    for term, entries in found.terms.items():
        sides: dict[tuple[str, str], list[Stance]] = {}
        for entry in entries:
            said = entry.position
            sides.setdefault((said.side, said.text), []).append(Stance(entry.party, 0, entry.via))
            sources[said.source] = None
        rows = [
            (f"{side}: {text}" if text else side, _held(held, crowd, registry)) for (side, text), held in sides.items()
        ]
        groups.append(Group(term, tuple(rows)))
    notes = tuple(f"On record: {source}." for source in sources) if crowd is not counted else ()
    return Table(title, ("side", "parties"), tuple(groups), notes)


def by_party(found: Positions, registry: Registry, only: str = "", title: str = "") -> Table:
    """Every party with its side on each place and term, and those who stand nearest to it."""
    groups = []
    for party in sorted(found.parties, key=lambda each: called(each, registry)):
        if only and party != only:
            continue
        rows = [
            (item.place.id, _where(item.place, stance), f"by {called(stance.via, registry)}" if stance.via else "")
            for item in found.places
            for stance in item.stances
            if stance.party == party
        ]
        rows += [
            (term, entry.position.side, f"by {called(entry.via, registry)}" if entry.via else "on record")
            for term, entries in found.terms.items()
            for entry in entries
            if entry.party == party
        ]
        near = [
            f"{called(each.other, registry)} ({each.alike} of {each.shared})"
            for each in nearest(found, party)[:_MOST_NEAR]
            if each.alike
        ]
        rows += [("nearest", ", ".join(near), "")] if near else []
        groups.append(Group(called(party, registry), tuple(rows)))
    return Table(title, ("on", "side", "said"), tuple(groups))


def _where(place: Place, stance: Stance) -> str:
    return "(reserves its position)" if stance.side is None else _side(place.sides[stance.side].text)


def as_grid(found: Positions, registry: Registry, title: str = "") -> Table:
    """Parties against places: the letter of the side, `r` for a reservation, in parentheses where a group spoke."""
    heard = [item for item in found.places if item.stances]
    rows = []
    for party in sorted(found.parties, key=lambda each: called(each, registry)):
        cells = [_cell(item, party) for item in heard]
        if any(cell != _NOBODY for cell in cells):
            rows.append((called(party, registry), *cells))
    notes = [f"{item.place.id}: {_key(item.place)}." for item in heard]
    notes.append("r: reserves its position; (a): by its group; –: nothing said.")
    columns = ("party", *(item.place.id for item in heard))
    return Table(title, columns, (Group("parties and places", tuple(rows)),) if rows else (), tuple(notes))


def _cell(item: OnPlace, party: str) -> str:
    told = [
        (sign if not stance.via else f"({sign})")
        for stance in item.stances
        if stance.party == party
        for sign in (RESERVES if stance.side is None else letter(stance.side),)
    ]
    return "/".join(told) or _NOBODY


def _key(place: Place) -> str:
    return ", ".join(f"{letter(at)} {_quoted(side.text)}" for at, side in enumerate(place.sides))


def closing(ways: Mapping[str, Sequence[Closing]], places: Mapping[str, Place], crowd: Crowd, title: str = "") -> Table:
    """For each part of the text the ways to close it: who gives way, on which side each place is settled."""
    groups = []
    for part, found in ways.items():
        rows = []
        for number, way in enumerate(found, 1):
            settled: dict[str, list[str]] = {}
            for concession in way.concessions:
                settled.setdefault(concession.place, []).append(concession.party)
            takes = dict(way.sides)
            first = str(number)
            for place, giving in settled.items():
                outcome = _side(places[place].sides[takes[place]].text) if place in takes else "either side"
                rows.append((first, crowd(giving), place, outcome))
                first = ""
            if not settled:
                rows.append((first, "nobody", _NOBODY, "no two named parties stand against each other"))
        groups.append(Group(f"{part} – {_sizes(found)}", tuple(rows)))
    return Table(title, ("way", "gives way", "at", "settled as"), tuple(groups))


def _sizes(found: Sequence[Closing]) -> str:
    if not found:
        return "nobody is named there"
    if not found[0].parties:
        return "nobody has to give way"
    parties, places = len(found[0].parties), len(found[0].concessions)
    ways = "1 way" if len(found) == 1 else f"{len(found)} ways"
    times = "once" if places == 1 else f"{places} times"
    return f"{parties} {'party gives' if parties == 1 else 'parties give'} way, {times} at least: {ways}"


def _side(text: str) -> str:
    return " ".join(text.split()) or NO_TEXT


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words}”" if words else NO_TEXT
