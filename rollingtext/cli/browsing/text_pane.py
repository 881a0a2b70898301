"""The clause as it stands, or as the settle preview would have it, with the place looked at standing out."""

from __future__ import annotations

from rollingtext.cli import page
from rollingtext.cli.browsing.preview import preview
from rollingtext.cli.browsing.reading import Reading, place_here
from rollingtext.cli.browsing.shelf import Shelf
from rollingtext.cli.console import Terminal
from rollingtext.cli.wrap import Run, paragraph
from rollingtext.document.model import Contested
from rollingtext.reports._places import ContestedPlace

_WIDEST = 84
"""The widest line that is read with ease."""


def title(shelf: Shelf, reading: Reading) -> str:
    """What is shown: the clause of which version, or what is tried out in it."""
    if not reading.taken:
        return f"{reading.clause} of {reading.version}"
    places = next(iter(reading.taken)) if len(reading.taken) == 1 else f"{len(reading.taken)} places"
    return f"{reading.clause} as settled at {places}, nothing is written"


def lines(shelf: Shelf, reading: Reading, terminal: Terminal) -> list[str]:
    """The clause with everything under it, and the footnotes it refers to."""
    if terminal.width is not None:
        terminal.width = min(terminal.width, _WIDEST)
    draft, clause = preview(shelf, reading)
    if clause is None:
        return paragraph(terminal, [Run("With the sides taken, nothing is left of this clause.", "dim")])
    page.one(terminal, draft, clause, _standing_out(place_here(shelf, reading)))
    return terminal.lines or paragraph(terminal, [Run("This clause has no words.", "dim")])


def _standing_out(item: ContestedPlace | None) -> object:
    """The inline to be marked: that of the place, or of the outermost one it is nested in."""
    if item is None:
        return None
    place = item.place
    while place.within is not None and isinstance(place.within[0].node, Contested):
        place = place.within[0]
    return place.node
