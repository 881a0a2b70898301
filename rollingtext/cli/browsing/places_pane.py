"""The contested places of the clause: every side with its number and its backers, and which one the preview takes."""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.cli.browsing.reading import Reading, places_here
from rollingtext.cli.browsing.shelf import Shelf
from rollingtext.cli.console import Terminal
from rollingtext.cli.wrap import Run, paragraph
from rollingtext.reports._places import ContestedPlace
from rollingtext.reports.contested import NO_TEXT

TAKEN, OTHER = "*", " "
"""Before the number of a side that the preview takes, and of one that it does not."""
_SCOPES = {"words": "", "clause": "a whole clause", "span": "several clauses"}


def title(shelf: Shelf, reading: Reading) -> str:
    """How many places there are."""
    count = len(places_here(shelf, reading))
    return "1 contested place" if count == 1 else f"{count or 'No'} contested places"


def lines(shelf: Shelf, reading: Reading, terminal: Terminal) -> list[str]:
    """Every place of the clause and those under it; the one looked at stands out."""
    for item in places_here(shelf, reading):
        for runs, hang in _place(item, reading):
            terminal.lines += paragraph(terminal, runs, hang)
    return terminal.lines


def _place(item: ContestedPlace, reading: Reading) -> Iterator[tuple[list[Run], int]]:
    place = item.place
    looked_at = place.id == reading.place
    about = ["options" if place.kind == "option-block" else _SCOPES[place.scope]]
    about += [f"in {place.within[0].id}"] if place.within else []
    about += [f"on {', '.join(item.terms)}"] if item.terms else []
    about += [f"since {item.since}"] if item.since else []
    told = "; ".join(filter(None, about))
    head = Run(f"> {place.id}", "here") if looked_at else Run(f"  {place.id}", "label")
    yield [head, *([Run(f" {told}", "dim")] if told else [])], 4
    taken = reading.taken.get(place.id)
    for index, side in enumerate(place.sides):
        is_taken = index == taken
        number = f"  {TAKEN if is_taken else OTHER}{index + 1} "
        words = " ".join(side.text.split())
        runs = [Run(number, "label"), Run(words or NO_TEXT, "insert" if is_taken else None if words else "dim")]
        if side.backers:
            runs.append(Run(f" – {', '.join(side.backers)}", "place"))
        yield runs, len(number)
    if place.reservations:
        yield [Run(f"     reserve: {', '.join(place.reservations)}", "place")], 7
