"""Where the reader is: the version, the clause, the contested place looked at, the sides taken to try them out.

Every key leads from one such reading to the next by a function here; nothing is ever written.
"""

from __future__ import annotations

from collections.abc import Sequence

from rollingtext.cli.browsing.shelf import Issue, Shelf
from rollingtext.document.values import Frozen, replace
from rollingtext.reports._places import ContestedPlace


class Reading(Frozen):
    """What is on the screen. `clause` is a locator of `version`; `against` is empty where there is no other version.

    `place` is the id of the contested place looked at, or empty. `taken` tells for places, by their ids, which side
    the settle preview takes.
    """

    version: str
    against: str
    clause: str
    place: str = ""
    taken: dict[str, int] = {}


def opened(shelf: Shelf) -> Reading:
    """The version that the user named, at its first clause."""
    name = shelf.opened
    return Reading(name, shelf.before(name), shelf.issues[name].clauses[0].locator)


def issue_of(shelf: Shelf, reading: Reading) -> Issue:
    """The version that is read."""
    return shelf.issues[reading.version]


def at_clause(reading: Reading, locator: str) -> Reading:
    """Another clause; a place looked at before is left."""
    return reading if locator == reading.clause else replace(reading, clause=locator, place="")


def places_here(shelf: Shelf, reading: Reading) -> list[ContestedPlace]:
    """The contested places of the clause and those under it."""
    issue = issue_of(shelf, reading)
    here = {issue.clauses[at].locator for at in issue.under(reading.clause)}
    return [item for item in issue.places if item.place.clause.locator in here]


def place_here(shelf: Shelf, reading: Reading) -> ContestedPlace | None:
    """The place looked at."""
    return next((item for item in issue_of(shelf, reading).places if item.place.id == reading.place), None)


def to_place(shelf: Shelf, reading: Reading, step: int) -> Reading | None:
    """The next contested place of the version (the one before, where `step` is -1); `None` where there is no more."""
    issue = issue_of(shelf, reading)
    ids = [item.place.id for item in issue.places]
    if reading.place in ids:
        at = ids.index(reading.place) + step
    else:
        here = issue.index[reading.clause]
        stands = [issue.index[item.place.clause.locator] for item in issue.places]
        at = _first(stands, here) if step > 0 else _first(stands, here) - 1
    if not 0 <= at < len(ids):
        return None
    place = issue.places[at].place
    return replace(reading, clause=place.clause.locator, place=place.id)


def to_change(shelf: Shelf, reading: Reading, step: int) -> Reading | None:
    """The next clause that changed (the one before, where `step` is -1); `None` where there is no more."""
    if not reading.against:
        return None
    index = issue_of(shelf, reading).index
    here = index[reading.clause]
    homes = shelf.comparison(reading.against, reading.version).homes
    stands = sorted({index[home] for home in homes if home in index})
    at = _first(stands, here + 1) if step > 0 else _first(stands, here) - 1
    if not 0 <= at < len(stands):
        return None
    return at_clause(reading, issue_of(shelf, reading).clauses[stands[at]].locator)


def _first(positions: Sequence[int], least: int) -> int:
    """The first of some positions in order that is `least` or more; their number where there is none."""
    return next((at for at, position in enumerate(positions) if position >= least), len(positions))


def in_version(shelf: Shelf, reading: Reading, name: str) -> Reading:
    """Another version, at what became of the clause (or what it came from), set against the one before it.

    The preview begins anew.
    """
    if name == reading.version:
        return reading
    issue = shelf.issues[name]
    if not issue.clauses:
        return reading
    names = shelf.names
    forward = names.index(reading.version) < names.index(name)
    old, new = (reading.version, name) if forward else (name, reading.version)
    became = shelf.comparison(old, new).became
    if not forward:
        became = {there: here for here, there in reversed(became.items())}
    item = issue_of(shelf, reading).clause(reading.clause)
    while item.locator not in became and item.parent is not None:
        item = item.parent
    clause = became.get(item.locator, "")
    return Reading(name, shelf.before(name), clause if clause in issue.index else issue.clauses[0].locator)


def against_version(reading: Reading, name: str) -> Reading:
    """Another version to compare with."""
    return reading if name == reading.version else replace(reading, against=name)


def taking(shelf: Shelf, reading: Reading, side: int | None) -> Reading | None:
    """The preview with a side taken at the place looked at, or the place back in brackets; `None` for no such side.

    Where no place is looked at, and the clause has one, that is the one meant.
    """
    here = place_here(shelf, reading) or next(iter(places_here(shelf, reading)), None)
    if here is None or (side is not None and side >= len(here.place.sides)):
        return None
    place = here.place
    taken = {name: index for name, index in reading.taken.items() if name != place.id}
    if side is not None:
        taken[place.id] = side
    return replace(reading, clause=place.clause.locator, place=place.id, taken=taken)


def taking_next(shelf: Shelf, reading: Reading) -> Reading | None:
    """The preview with the next side of the place taken; behind the last one comes the place in its brackets."""
    here = place_here(shelf, reading) or next(iter(places_here(shelf, reading)), None)
    if here is None:
        return None
    now = reading.taken.get(here.place.id)
    following = 0 if now is None else now + 1
    return taking(shelf, reading, following if following < len(here.place.sides) else None)
