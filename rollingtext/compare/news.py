"""What happened to the brackets of a clause, in a line for each kind of event: `lifted: “shall” (EU), not “should”`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rollingtext.brackets.places import PlaceSide
from rollingtext.compare.events import Event, EventKind
from rollingtext.compare.phrases import shortened

_TITLES: dict[EventKind, str] = {
    "narrowed": "narrowed to", "widened": "widened to", "side-added": "side added", "side-dropped": "side dropped",
    "backers-changed": "backers now",
}  # fmt: skip
_BESIDE: dict[EventKind, str] = {
    "opened": " / ", "struck": " / ", "lifted": ", not ", "reopened": ", beside ", "side-added": ", beside ",
    "side-dropped": ", leaving ", "narrowed": ", beside ", "widened": ", beside ", "backers-changed": " / ",
}  # fmt: skip
_WHOLE: tuple[EventKind, ...] = ("opened", "struck", "lifted", "reopened")
"""What happens to a whole place: here it matters who was on the other side."""
_HEAD, _TAIL = 6, 4
"""So many words at either end of a side tell which one is meant; the clause itself stands above."""


def news(events: Sequence[Event], full: bool = False) -> Iterator[str]:
    """The events kind by kind in the order in which they begin. A place that went with the one around it is not named."""
    kinds: dict[EventKind, list[Event]] = {}
    for event in events:
        if not event.nested:
            kinds.setdefault(event.event, []).append(event)
    for kind, happened in kinds.items():
        told = _whole if kind in _WHOLE else _in_part
        yield f"{_TITLES.get(kind, kind)}: {'; '.join(told(kind, happened, full))}"


def _whole(kind: EventKind, events: Sequence[Event], full: bool) -> Iterator[str]:
    """Each place with all of its sides and whoever backs them."""
    for event in events:
        others = " / ".join(_side(side, full) for side in event.others)
        yield _own(event, full) + (_BESIDE[kind] + others if others else "")


def _in_part(kind: EventKind, events: Sequence[Event], full: bool) -> Iterator[str]:
    """The sides of each place put together, so that those beside them are named once."""
    beside: dict[tuple[str, ...], list[str]] = {}
    for event in events:
        beside.setdefault(tuple(side.text for side in event.others), []).append(_own(event, full))
    for texts, own in beside.items():
        others = " / ".join(_side(PlaceSide(text), full) for text in texts)
        yield "; ".join(own) + (_BESIDE[kind] + others if others else "")


def _own(event: Event, full: bool) -> str:
    return _side(PlaceSide(event.text, event.backers), full)


def _side(side: PlaceSide, full: bool) -> str:
    words = " ".join(side.text.split())
    if not full:
        words = shortened(words.strip(" ,") or words, _HEAD, _TAIL)
    text = f"“{words}”" if words else "no text"
    return f"{text} ({', '.join(side.backers)})" if side.backers else text
