"""Which paragraphs of one page became which of another one, which of them stayed, and which moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rollingtext.compare.diff import Change
from rollingtext.compare.moves import Pair, heaviest_run
from rollingtext.compare.words import Run
from rollingtext.writers.docx.sheet import Printed


class Group(NamedTuple):
    """Paragraphs of the old page, from `old` up to `old_end`, that became those of the new one from `new` up to `new_end`."""

    old: int
    old_end: int
    new: int
    new_end: int
    words: tuple[Run, ...]


def sorted_out(
    old: Sequence[Printed], new: Sequence[Printed], changes: Sequence[Change]
) -> tuple[list[Group], list[Group]]:
    """The groups that stayed in their order, and those that left it: the lighter ones of what changed places."""
    weights = {Pair(each.old, each.new, _weight(each, old)): each for each in _groups(old, new, changes)}
    kept = heaviest_run(sorted(weights))
    stay = [weights[pair] for pair in sorted(kept)]
    return stay, [group for pair, group in sorted(weights.items()) if pair not in kept]


def _weight(group: Group, old: Sequence[Printed]) -> int:
    return sum(len(old[at].text) for at in range(group.old, group.old_end))


def _groups(old: Sequence[Printed], new: Sequence[Printed], changes: Sequence[Change]) -> list[Group]:
    """What became of which paragraphs, where both sides stand in one piece."""
    here = {id(each.clause): at for at, each in enumerate(old) if each.clause is not None}
    there = {id(each.clause): at for at, each in enumerate(new) if each.clause is not None}
    out: list[Group] = []
    for change in changes:
        before = [here[id(item.clause)] for item in change.link.old if id(item.clause) in here]
        after = [there[id(item.clause)] for item in change.link.new if id(item.clause) in there]
        if before and after and _in_one_piece(before) and _in_one_piece(after):
            out.append(Group(before[0], before[-1] + 1, after[0], after[-1] + 1, change.words))
    aside = {_name(each): at for at, each in enumerate(old) if each.clause is None}
    for at, each in enumerate(new):
        if each.clause is None and (other := aside.pop(_name(each), None)) is not None:
            out.append(Group(other, other + 1, at, at + 1, ()))
    return out


def _in_one_piece(numbers: Sequence[int]) -> bool:
    return list(numbers) == list(range(numbers[0], numbers[0] + len(numbers)))


def _name(paragraph: Printed) -> str:
    """What a paragraph that is no clause is known by: the title, or the name of what is defined."""
    return paragraph.style if paragraph.style == "Title" else paragraph.pieces[0].text


class Moved(NamedTuple):
    """One end of a move: its name, whether it begins or ends with this paragraph, and what became of the words."""

    name: str
    first: bool
    last: bool
    group: Group


def moves(groups: Sequence[Group]) -> tuple[dict[int, Moved], dict[int, Moved]]:
    """The paragraphs that left their place, by their place in the old page and in the new one.

    Neighbours that stay neighbours move together.
    """
    rows: list[list[Group]] = []
    for group in groups:
        last = rows[-1][-1] if rows else None
        if last is not None and (last.old_end, last.new_end) == (group.old, group.new):
            rows[-1].append(group)
        else:
            rows.append([group])
    out: dict[int, Moved] = {}
    into: dict[int, Moved] = {}
    for number, row in enumerate(rows, start=1):
        name = f"move{number}"
        for group in row:
            for at in range(group.old, group.old_end):
                out[at] = Moved(name, at == row[0].old, at == row[-1].old_end - 1, group)
            for at in range(group.new, group.new_end):
                into[at] = Moved(name, at == row[0].new, at == row[-1].new_end - 1, group)
    return out, into
