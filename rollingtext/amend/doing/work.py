"""Amendments on their way into a text: their operations resolved, what stands against them, and how that is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rollingtext.amend.doing.in_turn import numbered_in_turn
from rollingtext.amend.doing.shape import touches_brackets
from rollingtext.amend.doing.touching import Pair, Planned
from rollingtext.amend.meaning.base import Base, Nearest
from rollingtext.amend.meaning.edits import AddEdit, ClauseEdit, Edit, Refusal, Status, WordEdit
from rollingtext.amend.meaning.resolve import resolved
from rollingtext.amend.operations import Amendment, MoveClause, Operation, RenumberClause, ReplaceTerm
from rollingtext.document.tree import Located
from rollingtext.document.values import Frozen
from rollingtext.notation.attribution import Attribution, Parties, parse
from rollingtext.notation.parties import Kind, Party

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


class Work:
    """One amendment on its way: its operations resolved, and what stands against them."""

    def __init__(self, index: int, amendment: Amendment, base: Base) -> None:
        self.index, self.amendment = index, amendment
        self.names = shown_names((*amendment.by, *amendment.cosponsors), base.reading.parties)
        self.outcomes = [resolved(operation, base, self.names) for operation in amendment.operations]
        self.number(base)
        self.against: dict[int, tuple[Status, str]] = {}
        told = {at: _told(amendment.operations[at], outcome) for at, outcome in enumerate(self.outcomes)}
        self.remarks: dict[int, str] = {at: text for at, text in told.items() if text}
        failed = [at for at, outcome in enumerate(self.outcomes) if _fails(outcome)]
        self.standing = not failed
        if failed:
            first = self.outcomes[failed[0]]
            assert isinstance(first, Refusal)
            self.left_out(first.status, f"operation {failed[0] + 1}")

    def number(self, base: Base) -> None:
        """Gives clauses that come in at one spot, and that nobody has numbered, their numbers in turn."""
        adding = [
            (at, outcome[0])
            for at, outcome in enumerate(self.outcomes)
            if not isinstance(outcome, Refusal) and len(outcome) == 1 and isinstance(outcome[0], AddEdit)
        ]
        if len(adding) > 1:
            pairs = [(self.amendment.operations[at], edit) for at, edit in adding]
            for (at, _), edit in zip(adding, numbered_in_turn(pairs, base), strict=True):
                self.outcomes[at] = (edit,)

    @property
    def edits(self) -> list[Edit]:
        """The edits it makes; operations whose text is there already make none."""
        return [edit for outcome in self.outcomes if not isinstance(outcome, Refusal) for edit in outcome]

    @property
    def done(self) -> list[tuple[Operation, tuple[Edit, ...]]]:
        """Its operations with what each comes to; those whose text is there already left out."""
        pairs = zip(self.amendment.operations, self.outcomes, strict=True)
        return [(operation, outcome) for operation, outcome in pairs if not isinstance(outcome, Refusal)]

    @property
    def moves_brackets(self) -> bool:
        """Whether it may touch a bracket that spans clauses."""
        return any(touches_brackets(edit) for edit in self.edits)

    def planned(self) -> Iterable[Planned]:
        for at, outcome in enumerate(self.outcomes):
            if not isinstance(outcome, Refusal):
                for edit in outcome:
                    yield Planned(self.index, at, edit)

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
                yield Result(name, number, operation, status, outcome[0].target, reason)


def shown_names(names: Iterable[str], parties: Parties) -> tuple[str, ...]:
    """Parties as a text names them, each once: a State by its name and not by its code, others as they were tabled."""
    out = []
    for name in names:
        party = parties.resolve(name)
        shown = party.name if isinstance(party, Party) and party.kind is Kind.STATE else name
        out.append(shown if parse(shown, parties) == Attribution((shown,)) else name)
    return tuple(dict.fromkeys(out))


def _fails(outcome: tuple[Edit, ...] | Refusal) -> bool:
    return isinstance(outcome, Refusal) and outcome.status != "already"


def wait_for_others(work: Sequence[Work]) -> None:
    """Leaves out what depends on an amendment that is not adopted; one that was not given may have been adopted before."""
    by_name: dict[str, list[Work]] = {}
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
                item.refuse_all("collision", f"It depends on {listed(missing)}, not adopted here.")
                waiting = True


def put_aside(work: Sequence[Work], found: Sequence[Pair]) -> None:
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
        reasons = (f"{phrase} {listed(names)}" for phrase, names in sorted(phrases.items()))
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


def name_unchecked(work: Sequence[Work], base: Base) -> None:
    """Says where a clause was taken by its number alone, in another version than the one the amendment speaks of."""
    version = base.draft.meta.version
    for item in work:
        written_for = item.amendment.base
        if not item.standing or not version or written_for in ("", version):
            continue
        for at, outcome in enumerate(item.outcomes):
            if not isinstance(outcome, Refusal) and isinstance(outcome[0], ClauseEdit):
                before = f"{item.remarks[at]} " if at in item.remarks else ""
                told = (
                    f"It was written for {written_for} and quotes no words: check that this is still the clause meant."
                )
                item.remarks[at] = before + told


def _told(operation: Operation, outcome: tuple[Edit, ...] | Refusal) -> str:
    """What a person should know of an operation that is carried out: new numbers, and how many places it reaches."""
    if isinstance(outcome, Refusal):
        return ""
    if isinstance(operation, ReplaceTerm):
        where = listed(edit.target.locator for edit in outcome)
        return f"{len(outcome)} {'place' if len(outcome) == 1 else 'places'}: {where}."
    new = outcome[-1].new if isinstance(outcome[-1], ClauseEdit | AddEdit) else None
    old = outcome[0].target.clause.label
    if isinstance(operation, RenumberClause | MoveClause) and new is not None and old is not None and new.label != old:
        now = new.label.text if new.label else "unnumbered"
        return f"`{old.text}` is now `{now}`."
    return ""


def listed(names: Iterable[str]) -> str:
    ordered = sorted(set(names), key=natural)
    if len(ordered) > _NAMED:
        return ", ".join(ordered[:_NAMED]) + f" and {len(ordered) - _NAMED} others"
    return ", ".join(ordered[:-1]) + (" and " if len(ordered) > 1 else "") + ordered[-1]


def natural(name: str) -> list[tuple[int, int, str]]:
    """An order of names in which A2 comes before A10."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.split(r"(\d+)", name)]
