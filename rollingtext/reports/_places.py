"""What is still contested: every place with its sides, who backs each, the terms it turns on, and since when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rollingtext.brackets.places import Place, places
from rollingtext.document.model import Draft
from rollingtext.document.tree import Located
from rollingtext.document.values import Frozen
from rollingtext.negotiation.profiles import Term
from rollingtext.negotiation.record import Negotiation
from rollingtext.negotiation.wordings import pattern_of
from rollingtext.notation.parties import Registry
from rollingtext.notation.plain import plain


class ContestedPlace(Frozen):
    """A place with what the negotiation knows of it.

    `terms` are those of the lexicon that stand in one of its sides, or that it is a part of; `beside` those that only
    stand in the same clause, told where a place holds none. `since` is the first version in which a place with the
    same sides stood and from which on none went without it; `None` when nobody can tell.
    """

    place: Place
    terms: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    since: str | None = None


def contested(
    draft: Draft,
    terms: Sequence[Term] = (),
    record: Negotiation | None = None,
    versions: Mapping[str, Draft] | None = None,
) -> tuple[ContestedPlace, ...]:
    """The contested places of a draft in reading order. `versions` are drafts of the record by their names."""
    found = places(draft)
    history = _History(record, versions or {}, draft.meta.version, found) if record else None
    out = []
    for place in found:
        held = tuple(term.term for term in terms if _holds(place, term))
        words = plain(place.clause.clause.body)
        beside = () if held else tuple(term.term for term in terms if pattern_of(term.forms).search(words))
        out.append(ContestedPlace(place, held, beside, history.since(place) if history else None))
    return tuple(out)


def turning_on(found: Iterable[ContestedPlace], term: str) -> tuple[ContestedPlace, ...]:
    """The places that hold a term or stand beside it."""
    return tuple(item for item in found if term in item.terms or term in item.beside)


def within(found: Iterable[ContestedPlace], clause: Located) -> tuple[ContestedPlace, ...]:
    """The places of a clause and of those under it."""
    return tuple(item for item in found if clause.locator in (here.locator for here in lineage(item.place.clause)))


def backed_by(found: Iterable[ContestedPlace], party: str, registry: Registry) -> tuple[ContestedPlace, ...]:
    """The places where a party (by its code) backs a side or has reserved its position."""
    return tuple(item for item in found if party in (code(name, registry) for name in named_at(item.place)))


def named_at(place: Place) -> tuple[str, ...]:
    """Everybody named at a place, as written, each once."""
    names = [name for side in place.sides for name in side.backers]
    return tuple(dict.fromkeys((*names, *place.reservations)))


def code(name: str, registry: Registry) -> str:
    """The one code of a party; a name that nobody knows stands for itself."""
    party = registry.resolve(name)
    return party.code if party else name


def lineage(clause: Located) -> tuple[Located, ...]:
    """A clause and those it stands under, innermost first."""
    out = [clause]
    while (above := out[-1].parent) is not None:
        out.append(above)
    return tuple(out)


def _holds(place: Place, term: Term) -> bool:
    """Whether a term, or a wording against it, stands in a side, or has a part of itself contested there."""
    pattern = pattern_of((*term.forms, *term.replaces))
    if any(pattern.search(side.text) for side in place.sides):
        return True
    body = place.clause.clause.body
    index = next((at for at, item in enumerate(body) if item is place.node), None)
    if index is None:
        return False
    before, after = plain(body[:index]), plain(body[index + 1 :])
    for side in place.sides:
        start, end = len(before), len(before) + len(side.text)
        for match in pattern.finditer(before + side.text + after):
            if match.start() < end and match.end() > start and side.text:
                return True
    return False


class _History:
    """The contested places of every version that a draft goes back to, by the texts of their sides."""

    def __init__(self, record: Negotiation, versions: Mapping[str, Draft], name: str, own: Sequence[Place]) -> None:
        self.record, self.name = record, name
        self.order = {version.name: at for at, version in enumerate(record.versions)}
        self.known = {other: {_key(place) for place in places(draft)} for other, draft in versions.items()}
        self.known[name] = {_key(place) for place in own}

    def since(self, place: Place) -> str | None:
        """The earliest version that is reached from the draft's own without leaving versions that have the place.

        A version that revises some sections only says nothing of the others.
        """
        if self.name not in self.order:
            return None
        key, section = _key(place), lineage(place.clause)[-1].parts[0]
        reached, waiting = {self.name}, [self.name]
        while waiting:
            version = self.record.version(waiting.pop())
            for name in version.follows if version else ():
                older = self.record.version(name)
                speaks = older is not None and (not older.revises or section in older.revises)
                if speaks and name not in reached and key in self.known.get(name, ()):
                    reached.add(name)
                    waiting.append(name)
        return min(reached, key=lambda name: self.order[name])


def _key(place: Place) -> frozenset[str]:
    """The texts of the sides, without blanks and marks at their ends, in lower case."""
    return frozenset(" ".join(side.text.split()).strip(" ,;.").casefold() for side in place.sides)


def ancestors(record: Negotiation, name: str) -> tuple[str, ...]:
    """The versions that a version goes back to, oldest first."""
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        version = record.version(waiting.pop())
        for older in version.follows if version else ():
            if older not in reached:
                reached.add(older)
                waiting.append(older)
    return tuple(version.name for version in record.versions if version.name in reached)
