"""Amendments that cannot all be adopted: they touch the same words, the same point, or what another one takes away.

Ranges of tokens are half-open: edits that only touch each other do not collide. Edits that do the same are one edit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from rollingtext.amend.meaning.base import Row, above
from rollingtext.amend.meaning.edits import AddEdit, ClauseEdit, Edit, WordEdit
from rollingtext.amend.words.fresh import same_number
from rollingtext.document.tree import Located
from rollingtext.document.values import Frozen

Kind: TypeAlias = Literal["identical", "overlap", "same-point", "containment", "structure"]


class Planned(Frozen):
    """An edit with the operation it comes from: the number of its amendment among those given, and its own, from 0."""

    amendment: int
    operation: int
    edit: Edit


class Pair(Frozen):
    """Two edits that touch each other, and how."""

    kind: Kind
    first: Planned
    second: Planned


def pairs(plan: Sequence[Planned]) -> Iterator[Pair]:
    """Every two edits of the plan that are identical or collide.

    Inside one amendment two insertions at one point come in the order in which they are listed and do not collide.
    """
    words: dict[int, list[tuple[Planned, WordEdit]]] = {}
    adds: dict[Row, list[tuple[Planned, AddEdit]]] = {}
    whole: dict[int, list[tuple[Planned, ClauseEdit]]] = {}
    for item in plan:
        match item.edit:
            case WordEdit() as edit:
                words.setdefault(id(edit.target.clause), []).append((item, edit))
            case AddEdit() as edit:
                adds.setdefault(edit.row, []).append((item, edit))
            case ClauseEdit() as edit:
                whole.setdefault(id(edit.target.clause), []).append((item, edit))
    for row in words.values():
        yield from _among_words(row)
    for beside in adds.values():
        yield from _among_added(beside)
    for same in whole.values():
        for at, (one, first) in enumerate(same):
            for other, second in same[at + 1 :]:
                yield Pair("identical" if first.content == second.content else "overlap", one, other)
    if whole:
        for item in plan:
            for taken in _taken_away(item.edit, whole):
                if taken is not item:
                    yield Pair("containment", taken, item)


def _among_words(row: list[tuple[Planned, WordEdit]]) -> Iterator[Pair]:
    row.sort(key=lambda pair: (pair[1].tokens, pair[0].amendment, pair[0].operation))
    for at, (one, first) in enumerate(row):
        for other, second in row[at + 1 :]:
            start, end = first.tokens
            if second.tokens[0] > end or (second.tokens[0] == end and start != end):
                break
            kind = _kind(first, second)
            if kind and not (kind == "same-point" and one.amendment == other.amendment):
                yield Pair(kind, one, other)


def _kind(first: WordEdit, second: WordEdit) -> Kind | None:
    """How two edits of one clause touch; the first begins no later than the second."""
    if first.content == second.content:
        return "identical"
    one_is_point, other_is_point = (edit.tokens[0] == edit.tokens[1] for edit in (first, second))
    if one_is_point and other_is_point:
        return "same-point" if first.tokens == second.tokens else None
    if one_is_point or (other_is_point and second.tokens[0] in first.tokens):
        return None
    return "overlap"


def _among_added(row: list[tuple[Planned, AddEdit]]) -> Iterator[Pair]:
    by_index: dict[int, list[tuple[Planned, AddEdit]]] = {}
    by_number: dict[object, list[tuple[Planned, AddEdit]]] = {}
    for pair in row:
        by_index.setdefault(pair[1].index, []).append(pair)
        label = pair[1].new.label
        if label is not None and label.system != "bullet":
            by_number.setdefault((label.pattern, label.key), []).append(pair)
    for group in by_index.values():
        for at, (one, first) in enumerate(group):
            for other, second in group[at + 1 :]:
                if first.content == second.content:
                    yield Pair("identical", one, other)
                elif one.amendment != other.amendment:
                    yield Pair("same-point", one, other)
    for group in by_number.values():
        for at, (one, first) in enumerate(group):
            for other, second in group[at + 1 :]:
                labels = first.new.label, second.new.label
                same = labels[0] is not None and labels[1] is not None and same_number(labels[0], labels[1])
                apart = first.index != second.index or one.amendment == other.amendment
                if same and apart and first.content != second.content:
                    yield Pair("structure", one, other)


def _taken_away(edit: Edit, whole: dict[int, list[tuple[Planned, ClauseEdit]]]) -> Iterator[Planned]:
    """The edits that take away, or replace, a clause in which `edit` works."""
    start: Located | None
    match edit:
        case WordEdit(target=target):
            start = target
        case AddEdit(owner=owner):
            start = owner
        case ClauseEdit(target=target):
            start = target.parent
    for item in above(start):
        for planned, _ in whole.get(id(item.clause), ()):
            yield planned
