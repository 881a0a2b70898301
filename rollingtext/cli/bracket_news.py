"""What happened to the brackets of a clause, in a line for each kind of event: `lifted: “shall” (EU), not “should”`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rollingtext.brackets.places import PlaceSide
from rollingtext.cli.redline import shortened
from rollingtext.compare.events import Event, EventKind

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
    kinds: dict[EventKind, dict[tuple[PlaceSide, ...], list[str]]] = {}
    for event in events:
        if not event.nested:
            own = _side(PlaceSide(event.text, event.backers), full)
            beside = event.others if event.event in _WHOLE else tuple(PlaceSide(side.text) for side in event.others)
            kinds.setdefault(event.event, {}).setdefault(beside, []).append(own)
    for kind, told in kinds.items():
        yield f"{_TITLES.get(kind, kind)}: {'; '.join(_told(kind, own, beside, full) for beside, own in told.items())}"


def _told(kind: EventKind, own: Sequence[str], beside: Sequence[PlaceSide], full: bool) -> str:
    others = " / ".join(_side(side, full) for side in beside)
    if kind in _WHOLE and others:
        return "; ".join(each + _BESIDE[kind] + others for each in own)
    return "; ".join(own) + (_BESIDE[kind] + others if others else "")


def _side(side: PlaceSide, full: bool) -> str:
    words = " ".join(side.text.split())
    if not full:
        words = shortened(words.strip(" ,") or words, _HEAD, _TAIL)
    text = f"“{words}”" if words else "no text"
    return f"{text} ({', '.join(side.backers)})" if side.backers else text
