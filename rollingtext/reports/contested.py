"""The contested places as tables: by clause, by section, by term with the positions on record, by party."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rollingtext.brackets.places import PlaceSide
from rollingtext.document.model import own_words
from rollingtext.document.tree import Located
from rollingtext.negotiation.profiles import Term
from rollingtext.negotiation.record import Negotiation, RecordedPosition
from rollingtext.notation.parties import Registry
from rollingtext.notation.plain import plain
from rollingtext.reports._names import called
from rollingtext.reports._places import ContestedPlace, code, lineage, named_at
from rollingtext.reports._table import Group, Table

NO_TEXT = "(no text)"
_NOBODY = "–"
_COLUMNS = ("place", "side", "backed by", "about")


_MOST_OTHERS = 8
"""So many of the other sides of a place are told beside one."""


def by_clause(found: Sequence[ContestedPlace], title: str = "") -> Table:
    """Every place under its clause, one row for each side."""
    return _grouped(found, title, lambda item: item.place.clause)


def by_section(found: Sequence[ContestedPlace], title: str = "") -> Table:
    """Every place under the outermost clause that it stands in."""
    return _grouped(found, title, lambda item: lineage(item.place.clause)[-1])


def by_party(found: Sequence[ContestedPlace], registry: Registry, title: str = "") -> Table:
    """Every party that is named anywhere, with the sides it backs and those who back the other ones."""
    held: dict[str, list[tuple[str, ...]]] = {}
    for item in found:
        place = item.place
        shown = [_with_backers(side) for side in place.sides[: _MOST_OTHERS + 1]]
        for at, side in enumerate(place.sides):
            for party in dict.fromkeys(code(name, registry) for name in side.backers):
                others = [other for index, other in enumerate(shown) if index != at][:_MOST_OTHERS]
                more = len(place.sides) - 1 - len(others)
                others += [f"and {_counted(more, 'other')}"] if more else []
                held.setdefault(party, []).append((place.id, _side(side.text), "; ".join(others)))
        for party in dict.fromkeys(code(name, registry) for name in place.reservations):
            sides = " / ".join(_side(side.text) for side in place.sides)
            held.setdefault(party, []).append((place.id, "(reserves its position)", sides))
    groups = tuple(
        Group(f"{called(party, registry)} – {_counted(len(rows), 'place')}", tuple(rows))
        for party, rows in sorted(held.items(), key=lambda entry: called(entry[0], registry))
    )
    unnamed = sum(not named_at(item.place) for item in found)
    notes = (f"{_counted(unnamed, 'place')} named by nobody.",) if unnamed else ()
    return Table(title, ("place", "backs", "other sides"), groups, notes)


def by_term(
    found: Sequence[ContestedPlace],
    terms: Sequence[Term],
    registry: Registry,
    record: Negotiation | None = None,
    title: str = "",
) -> Table:
    """Every term with the places that turn on it, who stands on which side, and the positions on record.

    Places of the same sides and backers share a row. Places that hold no term stand under those of their clause,
    marked `beside it`; places that have nothing to do with any term come last.
    """
    groups: list[Group] = []
    quiet: list[str] = []
    sources: list[str] = []
    for term in terms:
        holding = [item for item in found if term.term in item.terms]
        beside = [item for item in found if term.term in item.beside]
        positions = [entry for entry in record.positions if entry.term == term.term] if record else []
        if not holding and not beside and not positions:
            quiet.append(term.term)
            continue
        rows = [*_rows_of_equals(holding, ""), *_rows_of_equals(beside, "beside it")]
        rows += [_position_row(entry, registry) for entry in positions]
        sources += [entry.source for entry in positions]
        turning = [item.place.clause.locator for item in found if term.term in (*item.terms, *item.beside)]
        where = ", ".join(dict.fromkeys(turning))
        heading = f"{term.term} – contested in {where}" if where else f"{term.term} – in no bracket of this text"
        groups.append(Group(heading, tuple(rows)))
    rest = [item for item in found if not item.terms and not item.beside]
    if rest:
        groups.append(Group("no term of the lexicon", tuple(_rows_of_equals(rest, ""))))
    notes = [f"In no bracket, and no position on record: {', '.join(quiet)}."] if quiet else []
    notes += [f"On record: {source}." for source in dict.fromkeys(sources)]
    return Table(title, _COLUMNS, tuple(groups), tuple(notes))


def _grouped(found: Sequence[ContestedPlace], title: str, where: Callable[[ContestedPlace], Located]) -> Table:
    groups: dict[int, tuple[Located, list[ContestedPlace]]] = {}
    for item in found:
        here = where(item)
        groups.setdefault(id(here.clause), (here, []))[1].append(item)
    return Table(
        title,
        _COLUMNS,
        tuple(
            Group(_heading(here, len(items)), tuple(row for item in items for row in _rows(item, item.place.id, "")))
            for here, items in groups.values()
        ),
    )


def _heading(here: Located, count: int) -> str:
    clause = here.clause
    words = plain(own_words(clause)).split()
    start = " ".join(words[:8]) + (" …" if len(words) > 8 else "")
    return (
        f"{here.locator} – {_counted(count, 'place')} – {start}"
        if start
        else f"{here.locator} – {_counted(count, 'place')}"
    )


def _rows_of_equals(found: Iterable[ContestedPlace], remark: str) -> Iterable[tuple[str, ...]]:
    """Rows for places, those with the same sides, backers and history together."""
    alike: dict[tuple[object, ...], list[ContestedPlace]] = {}
    for item in found:
        place = item.place
        alike.setdefault((place.sides, place.reservations, item.since, place.scope), []).append(item)
    for items in alike.values():
        yield from _rows(items[0], ", ".join(item.place.id for item in items), remark)


def _rows(item: ContestedPlace, name: str, remark: str) -> list[tuple[str, ...]]:
    """A row for each side, the place and what there is to say about it in the first one."""
    place = item.place
    about = [remark] if remark else []
    wide = {"words": [], "clause": ["a whole clause"], "span": ["several clauses"]}[place.scope]
    about += ["options"] if place.kind == "option-block" else wide
    about += [f"in {place.within[0].id}"] if place.within else []
    about += [f"since {item.since}"] if item.since else []
    rows: list[tuple[str, ...]] = [
        (
            name if at == 0 else "",
            _side(side.text),
            ", ".join(side.backers) or _NOBODY,
            "; ".join(about) if at == 0 else "",
        )
        for at, side in enumerate(place.sides)
    ]
    if place.reservations:
        rows.append(("", "(reserve their position)", ", ".join(place.reservations), ""))
    return rows


def _position_row(entry: RecordedPosition, registry: Registry) -> tuple[str, ...]:
    parties = ", ".join(called(party, registry) for party in entry.parties)
    side = f"{entry.side}: {entry.text}" if entry.text else entry.side
    return ("on record", side, parties, f"on {entry.clause}" if entry.clause else "")


def _with_backers(side: PlaceSide) -> str:
    """A side as notation has it: its text, a dash, its backers."""
    return f"{_side(side.text)} – {', '.join(side.backers)}" if side.backers else _side(side.text)


def _side(text: str) -> str:
    return " ".join(text.split()) or NO_TEXT


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
