"""Who stands where, as grids of parties and questions: a letter for each side, so that no colour is needed to read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rollingtext.negotiation.positions import OnPlace, OnTerm, Positions, holdouts
from rollingtext.notation.parties import Registry
from rollingtext.reports._names import called
from rollingtext.reports._signs import RESERVES, letter
from rollingtext.reports.page.contents import Cell, Grid, Question

_COLUMNS = 12
"""So many questions stand side by side: what a sheet of paper takes."""
_NOTHING = Cell("–")
_NO_TEXT = "(no text)"


def grids(found: Positions, registry: Registry) -> tuple[Grid, ...]:
    """Places at which somebody is named, then terms, in grids of a few columns; each lists those who stand in it."""
    heard = [item for item in found.places if item.stances]
    on_places = [(_place(item, registry), _cells_of_place(item, registry)) for item in heard]
    on_terms = [_term(term, entries, registry) for term, entries in found.terms.items()]
    return (
        *_in_pieces("Places of the text", on_places, registry),
        *_in_pieces("Terms, as said on record", on_terms, registry),
    )


def _in_pieces(
    heading: str, questions: Sequence[tuple[Question, Mapping[str, Cell]]], registry: Registry
) -> Iterator[Grid]:
    for start in range(0, len(questions), _COLUMNS):
        piece = questions[start : start + _COLUMNS]
        parties = sorted({party for _, cells in piece for party in cells}, key=lambda each: called(each, registry))
        rows = tuple(
            (called(party, registry), tuple(cells.get(party, _NOTHING) for _, cells in piece)) for party in parties
        )
        span = f", {start + 1} to {start + len(piece)} of {len(questions)}" if len(questions) > _COLUMNS else ""
        yield Grid(heading + span, tuple(question for question, _ in piece), rows)


def _place(item: OnPlace, registry: Registry) -> Question:
    sides = tuple((letter(at), _one_line(side.text) or _NO_TEXT) for at, side in enumerate(item.place.sides))
    alone = [called(party, registry) for party in holdouts(item, registry)]
    about = ""
    if len(alone) == 1:
        about = f"{alone[0]} alone keeps it open"
    elif alone:
        about = f"{' and '.join(alone)} against each other alone"
    elif item.is_one_sided:
        about = "nobody named against it"
    return Question(item.place.id, item.place.clause.locator, sides, about)


def _cells_of_place(item: OnPlace, registry: Registry) -> dict[str, Cell]:
    sides = item.place.sides
    return _cells(
        (
            (
                stance.party,
                stance.side,
                "reserves its position" if stance.side is None else _one_line(sides[stance.side].text) or _NO_TEXT,
                stance.via,
            )
            for stance in item.stances
        ),
        registry,
    )


def _term(term: str, entries: Sequence[OnTerm], registry: Registry) -> tuple[Question, dict[str, Cell]]:
    said = list(dict.fromkeys((entry.position.side, entry.position.text) for entry in entries))
    words = [f"{side}: {text}" if text else side for side, text in said]
    at = [said.index((entry.position.side, entry.position.text)) for entry in entries]
    cells = _cells(((entry.party, n, words[n], entry.via) for entry, n in zip(entries, at, strict=True)), registry)
    sides = tuple((letter(at), _one_line(text)) for at, text in enumerate(words))
    return Question(term, "", sides), cells


def _cells(stances: Iterable[tuple[str, int | None, str, str]], registry: Registry) -> dict[str, Cell]:
    """One cell for each party; of one that stands on several sides all signs are shown, without the colour of one."""
    held: dict[str, list[Cell]] = {}
    for party, side, words, via in stances:
        sign = RESERVES if side is None else letter(side)
        told = f"{words} (by {called(via, registry)})" if via else words
        cell = Cell(f"({sign})" if via else sign, told, -1 if side is None else side)
        if cell not in held.setdefault(party, []):
            held[party].append(cell)
    return {
        party: cells[0]
        if len(cells) == 1
        else Cell("/".join(cell.sign for cell in cells), "; ".join(cell.told for cell in cells))
        for party, cells in held.items()
    }


def _one_line(text: str) -> str:
    return " ".join(text.split())
