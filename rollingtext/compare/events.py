"""What happened to the brackets: which places were opened, settled or changed between two versions.

A place is followed by the words in it that both versions have. Its text is *lifted* when it stays without brackets and
*struck* when it goes; brackets round words that stood agreed are *reopened*, round new words *opened*.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Literal, TypeAlias

from rollingtext.brackets.places import Place, PlaceSide
from rollingtext.compare.follow import Common, Traced, followed
from rollingtext.compare.links import Link
from rollingtext.compare.texts import key
from rollingtext.document.values import Value

EventKind: TypeAlias = Literal[
    "opened", "reopened", "lifted", "struck", "narrowed", "widened", "side-added", "side-dropped", "backers-changed"
]

INVERSE: dict[EventKind, EventKind] = {
    "opened": "struck", "struck": "opened", "reopened": "lifted", "lifted": "reopened", "narrowed": "widened",
    "widened": "narrowed", "side-added": "side-dropped", "side-dropped": "side-added",
    "backers-changed": "backers-changed",
}  # fmt: skip


class Event(Value):
    """One thing that happened to a contested place: the side concerned with its backers, and the sides beside it.

    `text` is empty where the side concerned leaves no text; of a side that was lifted it is the words that came of
    it. `others` are the other sides of the place, with whoever backs them; the mere absence of the words in `[x]` is
    no side to name. `nested` says that a place around this one went the same way, so that naming that one is enough.

    Seen from the newer version *lifted* is *reopened*, *struck* is *opened*, and so on (`INVERSE`); what changed
    tells the text and the backers of the version come to.
    """

    event: EventKind
    text: str
    backers: tuple[str, ...] = ()
    others: tuple[PlaceSide, ...] = ()
    nested: bool = False


def events(
    before: Sequence[Traced], after: Sequence[Traced], common: Common, links: Sequence[Link]
) -> list[list[Event]]:
    """The events of each link: those of the old places in reading order, then those of the new ones."""
    out: list[list[Event]] = [[] for _ in links]
    partner = followed(before, after, common)
    fates: dict[int, EventKind] = {}
    for item in before:
        match = partner.get(item)
        if match is None:
            out[item.link].append(_ended(item, common, fates))
        else:
            out[match.link].extend(_changed(item, match, common))
    kept_places = {id(item) for item in partner.values()}
    for item in after:
        if id(item) not in kept_places:
            out[item.link].append(_begun(item, common, fates))
    for number, link in enumerate(links):
        if len(link.old) == len(link.new) == 1:
            out[number].extend(_number_events(link))
    return out


def _ended(item: Traced, common: Common, fates: dict[int, EventKind]) -> Event:
    """A place that the new version does not have: did its text stay without it?"""
    stay = [index for index in _written(item) if common.kept_of_old(item, index) >= 0.5]
    if not stay:
        return _alone(item, "struck", stay, fates, "")
    return _alone(item, "lifted", stay, fates, common.came_of(item, stay[0]) if len(stay) == 1 else "")


def _begun(item: Traced, common: Common, fates: dict[int, EventKind]) -> Event:
    """A place that the old version did not have: did its text stand there without it?"""
    stood = [index for index in _written(item) if common.kept_of_new(item, index) >= 0.5]
    return _alone(item, "reopened" if stood else "opened", stood, fates, "")


def _written(item: Traced) -> list[int]:
    return [index for index, side in enumerate(item.place.sides) if side.text]


def _alone(item: Traced, event: EventKind, chosen: list[int], fates: dict[int, EventKind], words: str) -> Event:
    """The event of a place that one version only has, told of the sides `chosen`, or else of its first one."""
    place = item.place
    concerned = chosen or _written(item)[:1]
    sides = [place.sides[index] for index in concerned]
    backers = tuple(dict.fromkeys(party for side in sides for party in side.backers))
    fates[id(place)] = event
    around = place.within
    nested = around is not None and fates.get(id(around[0])) == event in ("opened", "struck")
    text = words or " / ".join(side.text for side in sides)
    return Event(event, text, backers, _others(place, concerned), nested)


def _others(place: Place, concerned: Collection[int]) -> tuple[PlaceSide, ...]:
    """The sides of a place worth naming beside the ones concerned."""
    return tuple(
        side
        for index, side in enumerate(place.sides)
        if index not in concerned and (side.text or side.backers or place.kind != "optional")
    )


def _changed(old: Traced, new: Traced, common: Common) -> Iterator[Event]:
    """What happened to a place that both versions have."""
    left, right = list(old.place.sides), list(new.place.sides)
    pairs = _paired(old, new, common)
    reserved = set(old.place.reservations) != set(new.place.reservations)
    for i, side in enumerate(left):
        if i not in pairs:
            yield Event("side-dropped", side.text, side.backers, _others(new.place, ()))
    for i, j in sorted(pairs.items()):
        before, after = left[i], right[j]
        others = _others(new.place, (j,))
        if not _same_text(before, after):
            if common.leaves(old, i, new):
                yield Event("narrowed", after.text, after.backers, others)
            if common.enters(new, j, old):
                yield Event("widened", after.text, after.backers, others)
        if set(before.backers) != set(after.backers) or reserved:
            reserved = False
            yield Event("backers-changed", after.text, after.backers, others)
    added = [j for j in range(len(right)) if j not in pairs.values()]
    for j in added:
        yield Event("side-added", right[j].text, right[j].backers, _others(new.place, added))


def _paired(old: Traced, new: Traced, common: Common) -> dict[int, int]:
    """Which side became which: the same text first, then the one that keeps most of its words."""
    left: list[PlaceSide] = list(old.place.sides)
    right: list[PlaceSide] = list(new.place.sides)
    pairs: dict[int, int] = {}
    for i, side in enumerate(left):
        same = (j for j, other in enumerate(right) if j not in pairs.values() and _same_text(side, other))
        if (found := next(same, None)) is not None:
            pairs[i] = found
    ranked = sorted(
        (-weight, i + j, i, j)
        for i in range(len(left))
        for j in range(len(right))
        if i not in pairs and j not in pairs.values() and (weight := common.overlap(old.side(i), new.side(j)))
    )
    for _, _, i, j in ranked:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _same_text(side: PlaceSide, other: PlaceSide) -> bool:
    return side.text == other.text or key(side.text) == key(other.text)


def _number_events(link: Link) -> Iterator[Event]:
    """A number that came into brackets or out of them: `[50 bis]`."""
    old, new = link.old[0].clause.label, link.new[0].clause.label
    if old and new and old.contested != new.contested:
        yield Event("lifted" if old.contested else "reopened", (old if old.contested else new).text)
