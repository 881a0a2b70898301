"""Amendments adopted: the text as it then reads, and for each operation what became of it.

An amendment is adopted whole or not at all. All operations speak of the text as it stood before, so the order in which
amendments are given changes nothing. Of amendments that collide none is adopted: to choose between them is not for a
program. Those that ask for the same are adopted together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rollingtext.amend.base import Base, Nearest
from rollingtext.amend.carry import carried_in, unmatched
from rollingtext.amend.collisions import Pair, Planned, pairs
from rollingtext.amend.edits import ClauseEdit, Edit, Refusal, Status, WordEdit
from rollingtext.amend.operations import Amendment, Operation
from rollingtext.amend.resolve import resolved
from rollingtext.amend.shape import out_of_shape, touches_brackets
from rollingtext.document.model import Draft
from rollingtext.document.tree import Located
from rollingtext.document.values import Frozen
from rollingtext.notation.attribution import Parties
from rollingtext.notation.parties import default_registry

_NAMED = 5


class Result(Frozen):
    """What became of one operation: `number` counts from 1 in its amendment, `clause` is where it works."""

    amendment: str
    number: int
    operation: Operation
    status: Status
    clause: Located | None = None
    reason: str = ""
    nearest: tuple[Nearest, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the text now reads as the operation asks."""
        return self.status in ("applied", "already")


def apply(
    draft: Draft, amendments: Sequence[Amendment], parties: Parties | None = None
) -> tuple[Draft, tuple[Result, ...]]:
    """The draft with every amendment adopted that can be, and a result for each operation, in the order given."""
    base = Base(draft, parties if parties is not None else default_registry())
    work = [_Work(index, amendment, base) for index, amendment in enumerate(amendments)]
    _wait_for_others(work)
    found = list(pairs([planned for item in work if item.standing for planned in item.planned()]))
    _collide(work, found)
    for item in work:
        if item.standing and (reason := out_of_shape(item.edits, base)):
            item.refuse_all("collision", reason)
    _wait_for_others(work)
    draft, reason = _carried(work, base)
    for item in work if reason else ():
        if item.standing and item.moves_brackets:
            item.refuse_all("collision", reason)
    if reason:
        _wait_for_others(work)
        draft, _ = _carried(work, base)
    _name_identical(work, found)
    _name_unchecked(work, base)
    return draft, tuple(result for item in work for result in item.results())


class _Work:
    """One amendment on its way: its operations resolved, and what stands against them."""

    def __init__(self, index: int, amendment: Amendment, base: Base) -> None:
        self.index, self.amendment = index, amendment
        self.outcomes = [resolved(operation, base) for operation in amendment.operations]
        self.against: dict[int, tuple[Status, str]] = {}
        self.remarks: dict[int, str] = {}
        failed = [at for at, outcome in enumerate(self.outcomes) if _fails(outcome)]
        self.standing = not failed
        if failed:
            first = self.outcomes[failed[0]]
            assert isinstance(first, Refusal)
            self.left_out(first.status, f"operation {failed[0] + 1}")

    @property
    def edits(self) -> list[Edit]:
        """The edits it makes; operations whose text is there already make none."""
        return [outcome for outcome in self.outcomes if not isinstance(outcome, Refusal)]

    @property
    def moves_brackets(self) -> bool:
        """Whether it may touch a bracket that spans clauses."""
        return any(touches_brackets(edit) for edit in self.edits)

    def planned(self) -> Iterable[Planned]:
        for at, outcome in enumerate(self.outcomes):
            if not isinstance(outcome, Refusal):
                yield Planned(self.index, at, outcome)

    def left_out(self, status: Status, because: str) -> None:
        """Marks the operations that could have been carried out but for another one of the same amendment."""
        self.standing = False
        reason = (
            f"Left out because {because} of this amendment cannot be carried out: it is adopted whole or not at all."
        )
        for at, outcome in enumerate(self.outcomes):
            if not isinstance(outcome, Refusal):
                self.against.setdefault(at, (status, reason))

    def refuse_all(self, status: Status, reason: str) -> None:
        self.standing = False
        for at, outcome in enumerate(self.outcomes):
            if not isinstance(outcome, Refusal):
                self.against.setdefault(at, (status, reason))

    def results(self) -> Iterable[Result]:
        for at, (operation, outcome) in enumerate(zip(self.amendment.operations, self.outcomes, strict=True)):
            name, number = self.amendment.id, at + 1
            if isinstance(outcome, Refusal):
                yield Result(name, number, operation, outcome.status, outcome.clause, outcome.reason, outcome.nearest)
            else:
                status, reason = self.against.get(at, ("applied", self.remarks.get(at, "")))
                yield Result(name, number, operation, status, outcome.target, reason)


def _fails(outcome: Edit | Refusal) -> bool:
    return isinstance(outcome, Refusal) and outcome.status != "already"


def _wait_for_others(work: Sequence[_Work]) -> None:
    """Leaves out what depends on an amendment that is not adopted; one that was not given may have been adopted before."""
    by_name: dict[str, list[_Work]] = {}
    for item in work:
        by_name.setdefault(item.amendment.id, []).append(item)
    waiting = True
    while waiting:
        waiting = False
        for item in work:
            missing = [
                name
                for name in item.amendment.depends_on
                if name in by_name and not all(other.standing for other in by_name[name])
            ]
            if item.standing and missing:
                item.refuse_all("collision", f"It depends on {_listed(missing)}, not adopted here.")
                waiting = True


def _collide(work: Sequence[_Work], found: Sequence[Pair]) -> None:
    """Puts every colliding operation aside, each with the names of those it collides with."""
    rivals: dict[tuple[int, int], dict[str, set[str]]] = {}
    for pair in found:
        same = pair.first.amendment == pair.second.amendment
        if pair.kind == "identical":
            continue
        for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
            name = f"operation {other.operation + 1} of this amendment" if same else work[other.amendment].amendment.id
            phrase = _phrase(pair, one)
            rivals.setdefault((one.amendment, one.operation), {}).setdefault(phrase, set()).add(name)
    collided: dict[int, int] = {}
    for (index, operation), phrases in sorted(rivals.items()):
        reasons = (f"{phrase} {_listed(names)}" for phrase, names in sorted(phrases.items()))
        work[index].against[operation] = ("collision", f"It {'; it '.join(reasons)}.")
        collided.setdefault(index, operation)
    for index, operation in collided.items():
        work[index].left_out("collision", f"operation {operation + 1}")


def _phrase(pair: Pair, one: Planned) -> str:
    match pair.kind:
        case "overlap":
            return "changes the same words as" if isinstance(one.edit, WordEdit) else "changes the same clause as"
        case "same-point":
            return "comes in at the same point as"
        case "containment" if one is pair.first:
            return "takes away the clause that is changed by"
        case "containment":
            return "works inside a clause that is taken away or replaced by"
        case _:
            return "uses the same number as"


def _carried(work: Sequence[_Work], base: Base) -> tuple[Draft, str]:
    """The draft with everything adopted that still stands, and why that leaves brackets torn apart, if it does."""
    edits: dict[tuple[object, ...], Edit] = {}
    for item in sorted((item for item in work if item.standing), key=lambda item: natural(item.amendment.id)):
        for edit in item.edits:
            edits.setdefault((type(edit), *edit.content), edit)
    if not edits:
        return base.draft, ""
    draft = carried_in(list(edits.values()), base)
    touched = any(touches_brackets(edit) for edit in edits.values())
    if touched and unmatched(draft) > unmatched(base.draft):
        return draft, "Together with others that move brackets it would leave one without its other end."
    return draft, ""


def _name_identical(work: Sequence[_Work], found: Sequence[Pair]) -> None:
    twins: dict[tuple[int, int], set[str]] = {}
    for pair in found:
        if pair.kind == "identical" and pair.first.amendment != pair.second.amendment:
            for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
                if work[one.amendment].standing == work[other.amendment].standing:
                    twins.setdefault((one.amendment, one.operation), set()).add(work[other.amendment].amendment.id)
    for (index, operation), names in twins.items():
        item = work[index]
        if item.standing:
            item.remarks[operation] = f"Identical to {_listed(names)}; made once."
        elif operation in item.against:
            status, reason = item.against[operation]
            item.against[operation] = (status, f"{reason} It is identical to {_listed(names)}.")


def _name_unchecked(work: Sequence[_Work], base: Base) -> None:
    """Says where a clause was taken by its number alone, in another version than the one the amendment speaks of."""
    version = base.draft.meta.version
    for item in work:
        written_for = item.amendment.base
        if not item.standing or not version or written_for in ("", version):
            continue
        for at, outcome in enumerate(item.outcomes):
            if isinstance(outcome, ClauseEdit):
                before = f"{item.remarks[at]} " if at in item.remarks else ""
                told = (
                    f"It was written for {written_for} and quotes no words: check that this is still the clause meant."
                )
                item.remarks[at] = before + told


def _listed(names: Iterable[str]) -> str:
    ordered = sorted(set(names), key=natural)
    if len(ordered) > _NAMED:
        return ", ".join(ordered[:_NAMED]) + f" and {len(ordered) - _NAMED} others"
    return ", ".join(ordered[:-1]) + (" and " if len(ordered) > 1 else "") + ordered[-1]


def natural(name: str) -> list[tuple[int, int, str]]:
    """An order of names in which A2 comes before A10."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.split(r"(\d+)", name)]
