"""Deletions that leave a bracket nothing to hold, widened to the bracket.

Whoever deletes the words of `[x]` has answered its question: nothing stays, not `[ ]`. Whoever deletes a side of a
choice takes that side off the table, and with it those who backed it. The others stay contested: that nobody deleted
`[b]` of `[a][b]` does not say that it is agreed. Who wants no text there, or reserved a position, stays named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rollingtext.amend.words.signs import Bracket, brackets
from rollingtext.amend.words.splice import Change
from rollingtext.document.model import Contested, Inlines, Layout, is_nothing
from rollingtext.notation.attribution import Attribution
from rollingtext.notation.plain import canonical_layout, plain


def emptied(items: Inlines, changes: Sequence[Change]) -> list[Change]:
    """The changes to `plain(items)`, each deletion with the brackets, attributions and slashes that go with the words."""
    deletions = [change for change in changes if change.end > change.start and not change.text.strip()]
    others = [change for change in changes if change.end == change.start or change.text.strip()]
    if not deletions:
        return list(changes)
    text = plain(items)
    gone = bytearray(len(text))
    for change in deletions:
        gone[change.start : change.end] = b"\1" * (change.end - change.start)
    told: list[Change] = []
    for bracket in brackets(items, 0):
        torn = [gone[first] != gone[last] for first, last in bracket.signs]
        dead = [_is_dead(text, gone, side, others) for side in bracket.sides]
        if not any(dead) or any(torn):
            continue
        ranges, moved = _with(bracket, dead)
        if any(start < change.end and change.start < end for start, end in ranges for change in (*others, *told)):
            continue
        for start, end in ranges:
            gone[start:end] = b"\1" * (end - start)
        told += moved
    for change in told:
        gone[change.start : change.end] = bytes(change.end - change.start)
    return [*others, *told, *_runs_of(gone)]


def _is_dead(text: str, gone: bytearray, side: tuple[int, int], others: Sequence[Change]) -> bool:
    """Whether nothing but blanks is left of words that there were, and nothing new comes in."""
    start, end = side
    there = [at for at in range(start, end) if not text[at].isspace()]
    touched = any(change.start <= end and start <= change.end for change in others)
    return bool(there) and not touched and all(gone[at] for at in there)


def _with(bracket: Bracket, dead: Sequence[bool]) -> tuple[list[tuple[int, int]], list[Change]]:
    """What goes with the dead sides of a bracket, and what has to be said of the others then."""
    item = bracket.item
    whole = [(bracket.start, bracket.end)]
    if not isinstance(item, Contested):
        return whole, []
    layout = item.layout or canonical_layout(item)
    alive = [index for index, gone in enumerate(dead) if not gone]
    if all(is_nothing(item.sides[index].value) for index in alive):
        return whole, []
    outer = _written_extents(bracket, layout)
    last = alive[-1]
    ranges = [(outer[0][0], outer[alive[0]][0]), (outer[last][1], outer[-1][1])]
    for before, behind in pairwise(alive):
        ranges.append((outer[before][1], outer[behind - 1][1]))
    left = "".join(text for index in alive for text in _beside(layout, index))
    against = tuple(party for side in item.sides[len(dead) :] for party in side.backers if party not in left)
    reservations = tuple(party for party in item.reservations if party not in left)
    moved = []
    if against or reservations:
        start, end = bracket.sides[last]
        backers = () if is_nothing(item.sides[last].value) else item.sides[last].backers
        tail = Attribution(backers, against, reservations).written()
        ranges.append((outer[last][0] + (layout.form == "brackets"), start))
        ranges.append((end + len(layout.tails[last]) + 1, outer[last][1]) if layout.behind else (end, end))
        moved = [Change(end, end + len(layout.tails[last]), tail, "after")]
    return [(start, end) for start, end in ranges if start < end], moved


def _written_extents(bracket: Bracket, layout: Layout) -> list[tuple[int, int]]:
    """Where each side stands with its brackets (inside the one pair, where one holds all) and all names beside it."""
    own = layout.form == "brackets"
    out = []
    for index, (start, end) in enumerate(bracket.sides):
        behind = len(layout.behind[index]) if layout.behind else 0
        out.append((start - len(layout.heads[index]) - own, end + len(layout.tails[index]) + own + behind))
    return out


def _beside(layout: Layout, index: int) -> tuple[str, ...]:
    return layout.heads[index], layout.tails[index], *layout.behind[index : index + 1]


def _runs_of(gone: bytearray) -> Iterator[Change]:
    """The deletions, those that touch put together."""
    start = gone.find(1)
    while start >= 0:
        end = gone.find(0, start)
        end = len(gone) if end < 0 else end
        yield Change(start, end)
        start = gone.find(1, end)
