"""A line that names a place and asks for nothing: `Section III`, `Paragraph 6:`, `## Box III. Prohibitions`."""

from __future__ import annotations

import re

from rollingtext.amend.instructions.parser import Stuck, readings
from rollingtext.amend.instructions.passages import Paper
from rollingtext.amend.instructions.places import Place
from rollingtext.amend.instructions.said import Scene, Senseless, Unclear, place_said
from rollingtext.amend.instructions.words import words
from rollingtext.document.patterns import pattern
from rollingtext.document.source import Span

_LONGEST = 200
_TITLE = pattern(r"(?:[:.]|\s[–—-])\s")
_UNIT = pattern(
    r"\b(?:(?:sub-?)?para(?:graph)?|section|box|article|annex|chapter|part|clause|chapeau)s?\b|\b[IVX]+\b", re.I
)


def place_of(paper: Paper, span: Span, scene: Scene, titled: bool = False) -> Place | None:
    """The place that a line names, of a `titled` one what stands before its title; `None` when it does other things."""
    text = paper.shadow[span.start : span.end]
    if len(text) > _LONGEST:
        return None
    found = _place(paper, span, scene)
    title = _TITLE.search(text) if found is None and titled else None
    return _place(paper, Span(span.start, span.start + title.start()), scene) if title else found


def mentions_a_place(text: str) -> bool:
    """Whether a line speaks of a place at all, so that what follows may be meant for there."""
    return _UNIT.search(text) is not None


def _place(paper: Paper, span: Span, scene: Scene) -> Place | None:
    said = words(paper.source.text, paper.quoted, span)
    if not said or len(said) > 40:
        return None
    found = readings(said, "place_line")
    if isinstance(found, Stuck):
        return None
    places = set()
    for reading in found:
        try:
            places.add(place_said(reading, said, paper.source, scene))
        except (Senseless, Unclear):
            continue
    one = places.pop() if len(places) == 1 else None
    return one if one is not None and one.stages and one.sentence is None else None
