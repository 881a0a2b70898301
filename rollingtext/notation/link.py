"""Brackets that open in one clause and close in another: their ends find each other.

The rule is the plain one: a closing bracket belongs to the last opening one that is still open, over the whole text.
It leaves the fewest brackets unmatched; a pair that spans improbable distances is a finding, not another reading.
Pairs that lie deeper in each other than any draft needs stay unmatched.
"""

from __future__ import annotations

from collections.abc import Sequence

from rollingtext.document.limits import MAX_BRACKET_DEPTH
from rollingtext.document.model import Blocks, Clause, Edge, Inlines, Text
from rollingtext.document.tree import rebuilt, walk
from rollingtext.document.values import replace


def linked(blocks: Blocks) -> Blocks:
    """The same blocks with every bracket end numbered by its pair, or marked as having none."""
    edges = [edge for clause in walk(blocks) for edge in edges_of(clause)]
    if not edges:
        return blocks
    partner = _partners(edges)
    pair_of: dict[int, int] = {}
    for pair, opening in enumerate(sorted(partner), start=1):
        pair_of[id(edges[opening])] = pair
        pair_of[id(edges[partner[opening]])] = pair

    def relinked(items: Inlines) -> Inlines:
        return tuple(replace(item, pair=pair_of.get(id(item))) if isinstance(item, Edge) else item for item in items)

    def change(clause: Clause) -> Blocks:
        if next(iter(edges_of(clause)), None) is None:
            return (clause,)
        return (
            replace(clause, lead=relinked(clause.lead), heading=relinked(clause.heading), body=relinked(clause.body)),
        )

    return rebuilt(blocks, change)


def _partners(edges: Sequence[Edge]) -> dict[int, int]:
    """The index of each opening end that has a partner, to that of the closing one."""
    partner: dict[int, int] = {}
    waiting: list[int] = []
    for index, edge in enumerate(edges):
        if edge.opening:
            waiting.append(index)
        elif waiting:
            partner[waiting.pop()] = index
    inside: list[int] = []
    for opening in sorted(partner):
        while inside and inside[-1] < opening:
            inside.pop()
        if len(inside) < MAX_BRACKET_DEPTH:
            inside.append(partner[opening])
        else:
            del partner[opening]
    return partner


def edges_of(clause: Clause) -> tuple[Edge, ...]:
    """The bracket ends of a clause in reading order."""
    words = (*clause.lead, *clause.heading, *clause.body)
    if len(words) == 1 and isinstance(words[0], Text):
        return ()
    return tuple([item for item in words if isinstance(item, Edge)])
