"""Numbers that run on: 4 bis becomes 5 and what follows moves up, with the references in the words.

Nothing in a negotiation is renumbered unless somebody asks, for a delegate knows a clause by its number. A row of
clauses keeps the number that it begins with. It keeps all its numbers where they are in no order, where one stands in
brackets of its own, is an alternative or is decimal, for then a person has to say what it is to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rollingtext.amend.doing.carry import Carried
from rollingtext.amend.doing.renumbering import Renumbering, rerendered
from rollingtext.amend.meaning.base import Base, siblings
from rollingtext.document.labels import OPTION_WORDS, Key, Label
from rollingtext.document.model import Block, Blocks, Clause, Draft
from rollingtext.document.next_label import counted
from rollingtext.document.tree import numbered_throughout, walk
from rollingtext.document.values import replace
from rollingtext.notation.attribution import Parties
from rollingtext.notation.parties import default_registry


def renumber(draft: Draft, parties: Parties | None = None) -> Renumbering:
    """The draft with numbers that run on, the table of old and new ones, and the references that follow."""
    labels = {id(clause): label for row in _rows(draft) for clause, label in _running(row)}
    if not labels:
        return Renumbering(draft)

    origins = tuple(walk(draft.blocks))
    base = Base(draft, parties if parties is not None else default_registry())
    return rerendered(base, Carried(replace(draft, blocks=_relabelled(draft.blocks, labels)), origins), ())


def _rows(draft: Draft) -> Iterator[Sequence[Clause]]:
    """The clauses that are numbered in one row: those beside each other, or the paragraphs of all sections."""
    throughout = numbered_throughout(draft)
    everywhere: list[Clause] = []
    for blocks in (draft.blocks, *(clause.children for clause in walk(draft.blocks))):
        by_pattern: dict[object, list[Clause]] = {}
        for clause in siblings(blocks).clauses:
            if clause.label is not None and clause.label.system != "bullet" and clause.label.word not in OPTION_WORDS:
                by_pattern.setdefault(clause.label.pattern, []).append(clause)
        for row in by_pattern.values():
            paragraphs = all(clause.kind == "paragraph" for clause in row)
            if throughout and paragraphs and row[0].label and row[0].label.system == "arabic":
                everywhere += row
            else:
                yield row
    yield everywhere


def _running(row: Sequence[Clause]) -> Iterator[tuple[Clause, Label]]:
    """The clauses of a row that get another number; none where it is not plain which one."""
    labels = [clause.label for clause in row if clause.label is not None]
    if any(label.contested or label.alternative or len(label.number) != 1 for label in labels):
        return
    keys = [label.key for label in labels]
    if keys != sorted(keys):
        return
    count, last = 0, _NONE
    for clause, label in zip(row, labels, strict=True):
        count = label.number[0] if last is _NONE else count + (label.key != last)
        last = label.key
        if label.key != ((count,), 0, 0):
            yield clause, counted(label, count)


_NONE: Key = ((), 0, 0)


def _relabelled(blocks: Blocks, labels: Mapping[int, Label]) -> Blocks:
    """The same blocks under their new numbers."""
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Clause):
            label = labels.get(id(block), block.label)
            out.append(replace(block, label=label, children=_relabelled(block.children, labels)))
        else:
            sides = tuple(replace(side, value=_relabelled(side.value, labels)) for side in block.sides)
            out.append(replace(block, sides=sides))
    return tuple(out)
