"""What several rules ask about brackets."""

from __future__ import annotations

from rollingtext.document.model import Contested, Edge, Inline, Inlines
from rollingtext.rules._view import View


def over_the_limit(view: View) -> dict[int, Edge]:
    """The clauses with more open brackets than are read as brackets, by the id of their place, each with the first one.

    Only there does an unpaired bracket stand inside a bracket that closes.
    """
    found: dict[int, Edge] = {}
    top: set[int] = set()
    for item in view.clauses:
        for part in (item.clause.lead, item.clause.heading, item.clause.body):
            top.update(id(inline) for inline in part if isinstance(inline, Edge))
    for note in view.draft.notes:
        top.update(id(inline) for inline in note.body if isinstance(inline, Edge))
    for where, inline in view.inlines:
        if isinstance(inline, Edge) and id(inline) not in top:
            found.setdefault(id(where), inline)
    return found


def is_optional(item: Inline) -> bool:
    """Whether a place is one pair of brackets round words to keep or to drop: `[x]`."""
    return (
        isinstance(item, Contested)
        and item.layout is not None
        and item.layout.form == "brackets"
        and len(item.layout.heads) == 1
    )


def is_attributed(place: Contested[Inlines]) -> bool:
    """Whether anybody is named behind a side of the place."""
    return bool(place.reservations) or any(side.backers for side in place.sides)
