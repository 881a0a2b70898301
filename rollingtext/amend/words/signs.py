"""Where the brackets of a clause stand in its plain text: their signs, and the words between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rollingtext.document.model import Contested, Editorial, Inline, Inlines, Placeholder, Remark
from rollingtext.document.values import Value
from rollingtext.notation.plain import canonical_layout, plain


class Bracket(Value):
    """Where a bracket stands in the plain text of its clause: all of it, the words of each side, their bracket signs."""

    item: Inline
    start: int
    end: int
    sides: tuple[tuple[int, int], ...]
    signs: tuple[tuple[int, int], ...]


def brackets(items: Inlines, at: int = 0) -> Iterator[Bracket]:
    """Every bracket that closes in the clause, inner ones first."""
    for item in items:
        size = len(plain((item,)))
        match item:
            case Contested():
                layout = item.layout or canonical_layout(item)
                sides, signs, here = [], [(at, at + size - 1)], at
                for index, head in enumerate(layout.heads):
                    value = item.sides[index].value
                    first = index == 0 or layout.form == "brackets"
                    here += (len(layout.gaps[index - 1]) if index else 0) + len(head) + first
                    yield from brackets(value, here)
                    sides.append((here, here + len(plain(value))))
                    here = sides[-1][1] + len(layout.tails[index])
                    if layout.form == "brackets":
                        signs[index:] = [(sides[-1][0] - len(head) - 1, here)]
                        here += 1 + (len(layout.behind[index]) if layout.behind else 0)
                yield Bracket(item, at, at + size, tuple(sides), tuple(signs))
            case Placeholder() | Editorial() | Remark():
                yield from brackets(item.content, at + 1)
                end = at + 1 + len(plain(item.content))
                yield Bracket(item, at, at + size, ((at + 1, end),), ((at, end),))
            case _:
                pass
        at += size


def widened(start: int, end: int, standing: Sequence[Bracket]) -> tuple[int, int]:
    """The range, widened to every bracket whose border it would cut through."""
    for each in standing:
        inside = any(first <= start and end <= last for first, last in each.sides)
        apart = end <= each.start or each.end <= start
        around = start <= each.start and each.end <= end
        if not (inside or apart or around):
            start, end = min(start, each.start), max(end, each.end)
    return start, end
