"""Which amendments touch each other, and how: told before anybody adopts one.

The order in which amendments are given changes nothing. The law: of amendments that do not collide each may be adopted
first, and the text is the same in the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from rollingtext.amend.doing.shape import out_of_shape
from rollingtext.amend.doing.touching import Pair, Planned, pairs
from rollingtext.amend.doing.work import Work, natural
from rollingtext.amend.meaning.base import Base, above
from rollingtext.amend.meaning.cited import cited
from rollingtext.amend.meaning.edits import AddEdit, ClauseEdit, Edit, Refusal, WordEdit
from rollingtext.amend.operations import (
    DISPLACING,
    AddClause,
    Amendment,
    DeleteClause,
    InsertWords,
    MergeClauses,
    MoveClause,
    Operation,
    RenumberClause,
)
from rollingtext.amend.words.splice import bare
from rollingtext.amend.words.wording import Wording
from rollingtext.compare.texts import own_text
from rollingtext.document.model import Draft
from rollingtext.document.tree import Located, joined_name, walk
from rollingtext.document.values import Frozen, Value
from rollingtext.notation.attribution import Parties
from rollingtext.notation.parties import default_registry

CollisionKind: TypeAlias = Literal[
    "identical", "same-point", "overlap", "containment", "structure", "order", "reference", "dependency"
]

SETTLED: tuple[CollisionKind, ...] = ("identical", "dependency")
"""What needs no decision: the same proposal twice has more sponsors, and what comes first is known."""


class Collision(Frozen):
    """Amendments that touch each other in `clause` of the base; `texts` are what they would put there or take away.

    Of a dependency, the amendment that waits stands first.
    """

    kind: CollisionKind
    amendments: tuple[str, ...]
    clause: Located | None
    texts: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether somebody has to decide."""
        return self.kind not in SETTLED


class Unfit(Value):
    """An operation that does not fit the text, so that nothing can be said of what it touches."""

    amendment: str
    number: int
    reason: str


def collide(
    draft: Draft, amendments: Sequence[Amendment], parties: Parties | None = None
) -> tuple[tuple[Collision, ...], tuple[Unfit, ...]]:
    """Every collision among the amendments, in the order of the text, and the operations that do not fit it."""
    base = Base(draft, parties if parties is not None else default_registry())
    ordered = sorted(amendments, key=lambda amendment: natural(amendment.id))
    work = [Work(index, amendment, base) for index, amendment in enumerate(ordered)]
    plan = [planned for item in work for planned in item.planned()]
    found = [
        *_among_edits(pairs(plan), ordered, base),
        *_out_of_shape(work, base),
        *_order(work, plan, base),
        *_references(work, base),
        *_dependencies(work, plan, base),
    ]
    rank = {id(item.clause): at for at, item in enumerate(base.clauses.clauses)}

    def key(collision: Collision) -> tuple[object, ...]:
        place = rank[id(collision.clause.clause)] if collision.clause else -1
        return place, collision.kind, [natural(name) for name in collision.amendments], collision.texts

    waiting = {collision.amendments[0] for collision in found if collision.kind == "dependency"}
    unfit = tuple(
        Unfit(item.amendment.id, at, outcome.reason)
        for item in work
        for at, outcome in enumerate(item.outcomes, 1)
        if isinstance(outcome, Refusal) and outcome.status != "already" and item.amendment.id not in waiting
    )
    return tuple(sorted(found, key=key)), unfit


def _among_edits(found: Iterable[Pair], amendments: Sequence[Amendment], base: Base) -> Iterator[Collision]:
    """Collisions of edits; those that do the same are one edit of several amendments."""
    groups: dict[tuple[object, ...], tuple[Pair, dict[int, None], dict[tuple[object, ...], Edit]]] = {}
    for pair in found:
        first, second = pair.first.edit, pair.second.edit
        contents = {(type(edit), *edit.content): edit for edit in (first, second)}
        if pair.kind == "identical" and pair.first.amendment == pair.second.amendment:
            continue
        if _displaces(pair.first, amendments) != _displaces(pair.second, amendments):
            continue  # one moves what the other changes: told as `order`
        key = (pair.kind, frozenset(contents))
        numbers = groups.setdefault(key, (pair, {}, contents))[1]
        numbers.update(dict.fromkeys((pair.first.amendment, pair.second.amendment)))
    for pair, given, contents in groups.values():
        names = tuple(amendments[number].id for number in sorted(given))
        texts = tuple(dict.fromkeys(sorted(_text(edit, base) for edit in contents.values())))
        yield Collision(pair.kind, names, pair.first.edit.target, texts)


def _displaces(planned: Planned, amendments: Sequence[Amendment]) -> bool:
    return isinstance(amendments[planned.amendment].operations[planned.operation], DISPLACING)


def _text(edit: Edit, base: Base) -> str:
    """What an edit brings in, or that it takes something out."""
    match edit:
        case WordEdit(target=target, change=change):
            gone = base.wording(target.clause).text[change.start : change.end].strip()
            return change.text.strip() or f"delete: {gone}"
        case ClauseEdit(new=None):
            return "delete"
        case AddEdit(new=new) | ClauseEdit(new=new) if new is not None:
            return " ".join(own_text(inner) for inner in walk((new,)))
        case _:
            return ""


def _out_of_shape(work: Sequence[Work], base: Base) -> Iterator[Collision]:
    """Amendments that collide with the text: a bracket would lose its other end, a clause its words."""
    for item in work:
        if item.standing and (reason := out_of_shape(item.edits, base)):
            yield Collision("structure", (item.amendment.id,), item.edits[0].target, (reason,))


def _order(work: Sequence[Work], plan: Sequence[Planned], base: Base) -> Iterator[Collision]:
    """Clauses that one amendment moves, renumbers, splits or joins while another one changes words in them."""
    inside: dict[int, dict[int, Located]] = {}
    for planned in plan:
        for owner in above(planned.edit.target):
            inside.setdefault(id(owner.clause), {}).setdefault(planned.amendment, planned.edit.target)
    for item in work:
        moved = {id(found.clause): found for found in _displaced(item.amendment, base)}
        for key, clause in moved.items():
            for other in inside.get(key, ()):
                if other != item.index:
                    names = sorted((item.amendment.id, work[other].amendment.id), key=natural)
                    yield Collision("order", tuple(names), clause)


def _displaced(amendment: Amendment, base: Base) -> Iterator[Located]:
    """The clauses that an amendment gives another place, number or border, but leaves their words."""
    for operation in amendment.operations:
        if isinstance(operation, DISPLACING):
            names = (operation.clause, *(operation.others if isinstance(operation, MergeClauses) else ()))
            for name in names:
                if (found := base.clauses.find(name).located) is not None:
                    yield found


def _references(work: Sequence[Work], base: Base) -> Iterator[Collision]:
    """Amendments whose words name a clause that another one takes away or gives another number."""
    changing: dict[int, dict[int, None]] = {}
    for item in work:
        for found in _renumbered(item.amendment, base):
            changing.setdefault(id(found.clause), {})[item.index] = None
    if not changing:
        return
    for item in work:
        told: set[tuple[int, int]] = set()
        for operation in item.amendment.operations:
            text = getattr(operation, "text", "")
            target = base.clauses.find(operation.clause).located if text and operation.clause else None
            for clause in cited(text, target, base) if target is not None else ():
                for other in changing.get(id(clause.clause), ()):
                    if other != item.index and (other, id(clause.clause)) not in told:
                        told.add((other, id(clause.clause)))
                        names = sorted((item.amendment.id, work[other].amendment.id), key=natural)
                        yield Collision("reference", tuple(names), clause, (text,))


def _renumbered(amendment: Amendment, base: Base) -> Iterator[Located]:
    """The clauses that are no longer found under their number once an amendment is adopted."""
    for operation in amendment.operations:
        names: tuple[str, ...] = ()
        if isinstance(operation, DeleteClause | RenumberClause | MoveClause):
            names = (operation.clause,)
        elif isinstance(operation, MergeClauses):
            names = operation.others
        for name in names:
            if (found := base.clauses.find(name).located) is not None:
                yield found


def _dependencies(work: Sequence[Work], plan: Sequence[Planned], base: Base) -> Iterator[Collision]:
    """Amendments that wait for others: because they say so, or because they change what only another one brings in."""
    by_name = {item.amendment.id: item for item in work}
    brought = _brought(plan)
    for item in work:
        needed = {name: "" for name in item.amendment.depends_on if name in by_name}
        for operation, outcome in zip(item.amendment.operations, item.outcomes, strict=True):
            if isinstance(outcome, Refusal) and outcome.status in ("orphaned", "stale"):
                for other in _bringing(operation, plan, brought, base):
                    if other != item.index:
                        needed.setdefault(work[other].amendment.id, "")
        for name in sorted(needed, key=natural):
            edits = by_name[name].edits
            yield Collision("dependency", (item.amendment.id, name), edits[0].target if edits else None)


def _brought(plan: Sequence[Planned]) -> Mapping[str, list[int]]:
    """The amendments that bring in clauses, by the locator that each of these would have."""
    out: dict[str, list[int]] = {}
    for planned in plan:
        edit = planned.edit
        if isinstance(edit, AddEdit) and edit.new.label is not None:
            label = edit.new.label.name
            parts = (*(edit.owner.parts if edit.owner else ()), label)
            for name in {joined_name(parts), label if edit.new.kind == "article" else joined_name(parts)}:
                out.setdefault(name, []).append(planned.amendment)
    return out


def _bringing(
    operation: Operation, plan: Sequence[Planned], brought: Mapping[str, list[int]], base: Base
) -> Iterator[int]:
    """The amendments without which the clause, or the words, that an operation names do not stand there."""
    yield from brought.get("".join(operation.clause.split()), ())
    target = base.clauses.find(operation.clause).located if operation.clause else None
    quotation = operation.anchor if isinstance(operation, InsertWords) else getattr(operation, "words", "")
    if target is None or not quotation or isinstance(operation, AddClause):
        return
    for planned in plan:
        edit = planned.edit
        if isinstance(edit, WordEdit) and edit.target.clause is target.clause:
            if Wording(bare(edit.change.text)).occurrences(quotation):
                yield planned.amendment
