"""Clauses that come in at one spot and that nobody has numbered: the first becomes *bis*, the second *ter*.

Clauses that say the same are one clause with one number. A number that was given stays as it was given.
"""

from __future__ import annotations

from collections.abc import Iterable

from rollingtext.amend.meaning.base import Base, Row
from rollingtext.amend.meaning.edits import AddEdit
from rollingtext.amend.operations import AddClause, Operation
from rollingtext.amend.words.fresh import label_at_head, same_number
from rollingtext.document.labels import Label
from rollingtext.document.model import Clause
from rollingtext.document.next_label import inserted_after, successor
from rollingtext.document.values import replace


def numbered_in_turn(coming: Iterable[tuple[Operation, AddEdit]], base: Base) -> list[AddEdit]:
    """The edits in the order given, those without a number of their own numbered in turn."""
    taken: dict[Row, list[tuple[Label, Clause]]] = {}
    out: list[AddEdit] = []
    for operation, edit in coming:
        label = edit.new.label
        if label is None or label.system == "bullet":
            out.append(edit)
            continue
        others = taken.setdefault(edit.row, [])
        numbered = edit
        if _is_derived(operation):
            label = _free(label, edit, others, base)
            if label is not None and label != edit.new.label:
                numbered = replace(edit, new=replace(edit.new, label=label))
        if label is not None:
            others.append((label, edit.new))
        out.append(numbered)
    return out


def _is_derived(operation: Operation) -> bool:
    """Whether nobody said which number the new clause has."""
    return isinstance(operation, AddClause) and not operation.label and label_at_head(operation.text) is None


def _free(label: Label, edit: AddEdit, others: list[tuple[Label, Clause]], base: Base) -> Label | None:
    """The first number from `label` on that no other clause has that comes in there, or stands there."""
    for number, clause in others:
        if clause == edit.new:
            return number
    further = inserted_after if label.insertion else successor
    blocks = edit.target.clause.children if edit.owner is edit.target else base.spot(edit.target.clause).blocks
    standing = base.siblings(blocks).clauses
    while any(same_number(label, number) for number, _ in others):
        try:
            label = further(label)
        except KeyError:
            return None
        if any(other.label is not None and same_number(label, other.label) for other in standing):
            return None
    return label
