"""What would close a part of the text: the smallest sets of parties whose concessions leave no bracket open there.

At every place one side is taken, an inner place only where its outer side was; whoever stands on another side, or
reserves, concedes there. Fewest parties come first, then fewest concessions. Places at which nobody is named cost
nothing: silence is not consent, but there is nobody to ask. The sets are exact, all of them, and found by a solver
(docs/decisions/solver.md), which is loaded only here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rollingtext.brackets.places import Place
from rollingtext.document.values import Frozen
from rollingtext.negotiation.positions import OnPlace


class NoSolver(Exception):
    """The solver is not installed; the message says how to get it."""


class Concession(NamedTuple):
    """A party that gives way at a place."""

    party: str
    place: str


class Closing(Frozen):
    """One way to leave nothing open: which side is taken at each place (by its id), and who gives way where.

    Places at which nobody stands on a side are left out: which one is taken there costs nobody more than another.
    """

    sides: tuple[tuple[str, int], ...]
    concessions: tuple[Concession, ...]

    @property
    def parties(self) -> tuple[str, ...]:
        """Who gives way, each once."""
        return tuple(sorted({concession.party for concession in self.concessions}))


def closings(found: Sequence[OnPlace], most: int = 10) -> tuple[Closing, ...]:
    """The ways in which fewest parties give way, those with fewest concessions first; no more than `most`.

    Two ways differ in who gives way. Raises `NoSolver`.
    """
    heard = _that_matter(found)
    if not heard:
        return ()
    try:
        from pysat.examples.rc2 import RC2
        from pysat.formula import WCNF
    except ImportError:
        raise NoSolver("This needs an exact solver: install `rollingtext[solver]`, or python-sat.") from None
    terms = _Terms(heard)
    formula = WCNF()
    for clause in terms.hard():
        formula.append(clause)
    weight = len(terms.concession) + 1
    for name in terms.concession.values():
        formula.append([-name], weight=1)
    for name in terms.conceding.values():
        formula.append([-name], weight=weight)
    out: list[Closing] = []
    with RC2(formula) as solver:
        while len(out) < most:
            model = solver.compute()
            if model is None or (out and solver.cost // weight > len(out[0].parties)):
                break
            way = terms.read(set(model))
            out.append(way)
            if not way.parties:
                break
            solver.add_clause([-terms.conceding[party] for party in way.parties])
    return tuple(sorted(out, key=lambda way: (len(way.concessions), way.parties)))


def _that_matter(found: Sequence[OnPlace]) -> list[OnPlace]:
    """The places at which somebody is named, and those that they stand in."""
    by_place = {id(item.place): item for item in found}
    wanted: dict[int, OnPlace] = {}
    for item in found:
        at: Place | None = item.place if item.stances else None
        while at is not None and id(at) not in wanted:
            if id(at) in by_place:
                wanted[id(at)] = by_place[id(at)]
            at = at.within[0] if at.within else None
    return [item for item in found if id(item.place) in wanted]


class _Terms:
    """The question in logic: a variable for each side taken, each concession, each party that concedes anything."""

    def __init__(self, found: Sequence[OnPlace]) -> None:
        self.found = found
        self.count = 0
        self.taken = {(id(item.place), side): self._next() for item in found for side in range(len(item.place.sides))}
        self.concession = {
            Concession(party, item.place.id): self._next() for item in found for party in sorted(item.parties)
        }
        self.conceding = {party: self._next() for party in sorted({each.party for each in self.concession})}

    def _next(self) -> int:
        self.count += 1
        return self.count

    def hard(self) -> list[list[int]]:
        """What must hold."""
        out = [[-name, self.conceding[each.party]] for each, name in self.concession.items()]
        for item in self.found:
            place = item.place
            sides = [self.taken[id(place), side] for side in range(len(place.sides))]
            outer = self.taken.get((id(place.within[0]), place.within[1])) if place.within else None
            out.append([*([-outer] if outer else []), *sides])
            out += [[-one, -other] for at, one in enumerate(sides) for other in sides[at + 1 :]]
            out += [[-side, outer] for side in sides if outer]
            for party in item.parties:
                own = {stance.side for stance in item.stances if stance.party == party}
                gives = self.concession[Concession(party, place.id)]
                out += [[-name, gives] for side, name in enumerate(sides) if side not in own or None in own]
        return out

    def read(self, true: set[int]) -> Closing:
        """The way that a solution describes."""
        sides = [
            (item.place.id, side)
            for item in self.found
            for side in range(len(item.place.sides))
            if self.taken[id(item.place), side] in true and any(stance.side is not None for stance in item.stances)
        ]
        given = [each for each, name in self.concession.items() if name in true]
        order = {item.place.id: at for at, item in enumerate(self.found)}
        return Closing(tuple(sides), tuple(sorted(given, key=lambda each: (order[each.place], each.party))))
