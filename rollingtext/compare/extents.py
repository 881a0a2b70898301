"""Where contested places stand in the compared text of their clause: the offsets of each place and of its sides."""

from __future__ import annotations

from collections.abc import Iterable

from rollingtext.compare.texts import compared
from rollingtext.document.model import Clause, Contested, Edge, Editorial, Inlines, Placeholder, Remark, Text
from rollingtext.document.values import Value
from rollingtext.notation.plain import canonical_layout, plain

BEFORE = -1
"""Where a bracket stands that opens before the number of its clause."""


class Extent(Value):
    """Offsets in the clause's own words: where the bracket opens, and each written side, without its attribution."""

    start: int
    sides: tuple[tuple[int, int], ...]


def extents(clause: Clause) -> dict[int, Extent]:
    """The extent of each contested place of a clause, by the identity of its node.

    A bracket that goes on in later clauses reaches to the end of this one; one before the number begins at its start.
    """
    found: dict[int, Extent] = {}
    edges: list[tuple[Edge, int, int]] = [(item, BEFORE, 0) for item in clause.lead if isinstance(item, Edge)]
    size = _walk(compared(clause), 0, found, edges)
    closing = {edge.pair: start for edge, start, _ in edges if not edge.opening}
    for edge, start, end in edges:
        if edge.opening:
            found[id(edge)] = Extent(start, ((end, closing.get(edge.pair, size) if edge.pair else size),))
    return found


def _walk(items: Inlines, at: int, found: dict[int, Extent], edges: list[tuple[Edge, int, int]]) -> int:
    """Measures `items` from offset `at` on, and returns the offset behind them."""
    for item in items:
        match item:
            case Text():
                at += len(item.value)
            case Contested():
                at = _place(item, at, found, edges)
            case Edge():
                size = len(plain((item,)))
                edges.append((item, at, at + size))
                at += size
            case Placeholder() | Editorial() | Remark():
                at = _walk(item.content, at + 1, found, edges) + 1
                at += len(item.target) if isinstance(item, Editorial) else 0
            case _:
                at += len(plain((item,)))
    return at


def _place(place: Contested[Inlines], at: int, found: dict[int, Extent], edges: list[tuple[Edge, int, int]]) -> int:
    layout = place.layout or canonical_layout(place)
    own = layout.form == "brackets"
    last = len(layout.heads) - 1
    start, sides = at, []
    for index, (side, head, tail) in enumerate(zip(place.sides, layout.heads, layout.tails, strict=False)):
        at += len(layout.gaps[index - 1]) if index else 0
        at += len(head) + (1 if own or index == 0 else 0)
        begin = at
        at = _walk(side.value, at, found, edges)
        sides.append((begin, at))
        at += len(tail) + (1 if own or index == last else 0)
        at += len(layout.behind[index]) if layout.behind else 0
    found[id(place)] = Extent(start, tuple(sides))
    return at


def kept(runs: Iterable[tuple[str, str]]) -> list[tuple[int, int, int]]:
    """What two texts have in common as (start in the old text, end, start in the new text), from the word runs."""
    out: list[tuple[int, int, int]] = []
    old = new = 0
    for op, text in runs:
        size = len(text)
        if op == "keep":
            out.append((old, old + size, new))
        old += size if op != "insert" else 0
        new += size if op != "delete" else 0
    return out
