"""Amendments adopted: the text as it then reads, and for each operation what became of it.

An amendment is adopted whole or not at all. All operations speak of the text as it stood before, so the order in which
amendments are given changes nothing. Of amendments that collide none is adopted: to choose between them is not for a
program. Those that ask for the same are adopted together.
"""

from __future__ import annotations

from collections.abc import Sequence

from rollingtext.amend.doing.carry import Carried, traced, unmatched
from rollingtext.amend.doing.renumbering import Renumbering, rerendered
from rollingtext.amend.doing.shape import out_of_shape, touches_brackets
from rollingtext.amend.doing.touching import Pair, pairs
from rollingtext.amend.doing.work import Result, Work, listed, name_unchecked, natural, put_aside, wait_for_others
from rollingtext.amend.meaning.base import Base
from rollingtext.amend.meaning.edits import Edit
from rollingtext.amend.operations import DISPLACING, Amendment
from rollingtext.document.model import Draft
from rollingtext.document.values import Frozen
from rollingtext.notation.attribution import Parties
from rollingtext.notation.parties import default_registry


class Adopted(Frozen):
    """What is adopted: a result for each operation in the order given; in `numbers` the text, with the table of old
    and new numbers and the references that follow them, where amendments move, renumber, split or merge clauses."""

    numbers: Renumbering
    results: tuple[Result, ...]


def apply(
    draft: Draft, amendments: Sequence[Amendment], parties: Parties | None = None
) -> tuple[Draft, tuple[Result, ...]]:
    """The draft with every amendment adopted that can be, and a result for each operation, in the order given."""
    done = adopted(draft, amendments, parties)
    return done.numbers.draft, done.results


def adopted(draft: Draft, amendments: Sequence[Amendment], parties: Parties | None = None) -> Adopted:
    """Like `apply`, and which clauses have other numbers now."""
    base = Base(draft, parties if parties is not None else default_registry())
    work = [Work(index, amendment, base) for index, amendment in enumerate(amendments)]
    wait_for_others(work)
    found = list(pairs([planned for item in work if item.standing for planned in item.planned()]))
    put_aside(work, found)
    for item in work:
        if item.standing and (reason := out_of_shape(item.edits, base)):
            item.refuse_all("collision", reason)
    wait_for_others(work)
    carried, reason = _carried(work, base)
    for item in work if reason else ():
        if item.standing and item.moves_brackets:
            item.refuse_all("collision", reason)
    if reason:
        wait_for_others(work)
        carried, _ = _carried(work, base)
    _name_identical(work, found)
    name_unchecked(work, base)
    done = [pair for item in work if item.standing for pair in item.done]
    displaced = any(isinstance(operation, DISPLACING) for operation, _ in done)
    made = rerendered(base, carried, done) if displaced else Renumbering(carried.draft)
    results = tuple(result for item in work for result in item.results())
    return Adopted(made, results)


def _carried(work: Sequence[Work], base: Base) -> tuple[Carried, str]:
    """The draft with everything adopted that still stands, and why that leaves brackets torn apart, if it does."""
    edits: dict[tuple[object, ...], Edit] = {}
    for item in sorted((item for item in work if item.standing), key=lambda item: natural(item.amendment.id)):
        for edit in item.edits:
            edits.setdefault((type(edit), *edit.content), edit)
    if not edits:
        return Carried(base.draft, ()), ""
    carried = traced(list(edits.values()), base)
    touched = any(touches_brackets(edit) for edit in edits.values())
    if touched and unmatched(carried.draft) > unmatched(base.draft):
        return carried, "Together with others that move brackets it would leave one without its other end."
    return carried, ""


def _name_identical(work: Sequence[Work], found: Sequence[Pair]) -> None:
    twins: dict[tuple[int, int], set[str]] = {}
    for pair in found:
        if pair.kind == "identical" and pair.first.amendment != pair.second.amendment:
            for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
                if work[one.amendment].standing == work[other.amendment].standing:
                    twins.setdefault((one.amendment, one.operation), set()).add(work[other.amendment].amendment.id)
    for (index, operation), names in twins.items():
        item = work[index]
        if item.standing:
            item.remarks[operation] = f"Identical to {listed(names)}; made once."
        elif operation in item.against:
            status, reason = item.against[operation]
            item.against[operation] = (status, f"{reason} It is identical to {listed(names)}.")
