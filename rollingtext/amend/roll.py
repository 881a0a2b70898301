"""Proposals rolled into the text: attributed, bracketed sides beside the base words, for a room that has not decided.

    the base, and the text as any one proposal alone would leave it, are readings of the rolled text

The order in which amendments are given changes nothing. Proposals that ask for the same are one side that all of them
back. What cannot be rolled without losing a reading is left out whole, and said so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rollingtext.amend.doing.carry import bracketed, unlinked
from rollingtext.amend.doing.fold import Fold, Stake, Version, folded, unpaired
from rollingtext.amend.doing.in_turn import numbered_in_turn
from rollingtext.amend.doing.shape import out_of_shape
from rollingtext.amend.doing.touching import pairs
from rollingtext.amend.doing.work import Result, Work, name_unchecked, natural, put_aside, wait_for_others
from rollingtext.amend.meaning.base import Base
from rollingtext.amend.meaning.edits import AddEdit, BracketEdit, ClauseEdit, Edit, Refusal, WordEdit
from rollingtext.amend.operations import AddSide, Agree, Amendment, Back, Oppose, Reopen, Reserve, Withdraw
from rollingtext.amend.words.fresh import standing_nowhere
from rollingtext.amend.words.splice import Change
from rollingtext.brackets.places import Place, places
from rollingtext.brackets.settle import settled
from rollingtext.document.model import Blocks, Clause, Draft, Edge, own_words
from rollingtext.document.tree import Located, walk
from rollingtext.document.values import Frozen, replace
from rollingtext.notation.attribution import Attribution, Parties, parse
from rollingtext.notation.link import edges_of, linked
from rollingtext.notation.parties import default_registry
from rollingtext.notation.render import render

_NOT_FOLDED = "Beside the words that stand there it would read as something else. Adopt it, or put it in other words."
_NAMES_ONLY = (AddSide, Back, Oppose, Reserve, Withdraw, Agree, Reopen)
_NO_WORDS = "It works on brackets and names that stand in the text, beside which nothing can be put. Adopt it instead."
_NOT_OPTIONS = "It changes the list of options itself, which has no brackets to put it in. Adopt it instead."
_NOT_AROUND = "A bracket that opens or closes in this clause has its other end elsewhere, so none can be put around it."


class Rolled(Frozen):
    """The rolled text, what became of each operation, and which side of each new place stands for what."""

    draft: Draft
    results: tuple[Result, ...]
    stakes: tuple[tuple[Place, Stake], ...]

    def reading(self, proposal: int | None = None) -> Draft:
        """The text with every new place settled as one proposal (by its number, from 0) wants it, or as the base was."""
        chosen = {place.id: stake.side(proposal) for place, stake in self.stakes}
        return settled(self.draft, lambda place: chosen.get(place.id))


def roll(draft: Draft, amendments: Sequence[Amendment], parties: Parties | None = None) -> Rolled:
    """The draft with every amendment rolled in that can be, and a result for each operation, in the order given."""
    known = parties if parties is not None else default_registry()
    base = Base(draft, known)
    work = [Work(index, amendment, base) for index, amendment in enumerate(amendments)]
    _refuse_what_stands_alone(work, base, known)
    wait_for_others(work)
    _number_in_turn(work, base)
    rolling = _Rolling(work, base)
    rolling.settle_who_stands()
    blocks, stakes = rolling.carried()
    made = replace(draft, blocks=blocks)
    name_unchecked(work, base)
    return Rolled(made, tuple(result for item in work for result in item.results()), _placed(made, stakes))


def _refuse_what_stands_alone(work: Sequence[Work], base: Base, parties: Parties) -> None:
    """Puts aside what no company could help: a proposal that contradicts itself, or whose name would be read as words."""
    put_aside(work, [pair for item in work if item.standing for pair in pairs(list(item.planned()))])
    for item in work:
        if not item.standing:
            continue
        names = item.names
        if names and parse(Attribution(names).written()[3:], parties) != Attribution(names):
            told = f"A bracket with {', '.join(names)} in it would be read as words, not as names."
            item.refuse_all("collision", f"{told} Add what is missing under `parties` in negotiation.yaml.")
        elif any(isinstance(operation, _NAMES_ONLY) for operation in item.amendment.operations):
            item.refuse_all("collision", _NO_WORDS)
        elif reason := out_of_shape(item.edits, base) or _no_brackets(item.edits):
            item.refuse_all("collision", reason)


def _number_in_turn(work: Sequence[Work], base: Base) -> None:
    """Gives new clauses of several proposals at one spot, and that nobody has numbered, different numbers."""
    ordered = sorted(work, key=lambda item: (natural(item.amendment.id), item.index))
    adding = [
        (item, at, operation, outcome[0])
        for item in ordered
        if item.standing
        for at, (operation, outcome) in enumerate(zip(item.amendment.operations, item.outcomes, strict=True))
        if not isinstance(outcome, Refusal) and len(outcome) == 1 and isinstance(outcome[0], AddEdit)
    ]
    numbered = numbered_in_turn([(operation, edit) for _, _, operation, edit in adding], base)
    for (item, at, _, before), edit in zip(adding, numbered, strict=True):
        if edit is not before and edit.new.label is not None and before.new.label is not None:
            item.outcomes[at] = (edit,)
            item.remarks[at] = f"Numbered `{edit.new.label.text}`: `{before.new.label.text}` comes in there too."


def _no_brackets(edits: Sequence[Edit]) -> str:
    """Why clauses that come and go cannot stand in brackets of their own."""
    for edit in edits:
        if isinstance(edit, AddEdit) and edit.row[0] == "sides":
            return _NOT_OPTIONS
        if isinstance(edit, ClauseEdit) and edit.target.clause.kind == "option":
            return _NOT_OPTIONS
        if isinstance(edit, ClauseEdit) and (_open(edit.target.clause) or (edit.new and _open(edit.new))):
            return _NOT_AROUND
        if isinstance(edit, AddEdit) and _open(edit.new):
            return _NOT_AROUND
    return ""


def _open(clause: Clause) -> bool:
    """Whether a bracket opens or closes in a clause, or under it, that has its other end outside."""
    depth = 0
    for inner in walk((clause,)):
        for edge in edges_of(inner):
            depth += 1 if edge.opening else -1
            if depth < 0:
                return True
    return depth > 0


class _Rolling:
    """The proposals that stand, sorted by what they change: words by their clause, clauses that go, those that take their place, and new ones."""

    def __init__(self, work: Sequence[Work], base: Base) -> None:
        self.work, self.base = work, base
        self.ordered = sorted(work, key=lambda item: (natural(item.amendment.id), item.index))
        self.words: dict[int, tuple[Located, dict[int, list[Change]]]] = {}
        self.going: dict[int, tuple[Located, list[int]]] = {}
        self.instead: dict[tuple[object, ...], tuple[AddEdit, list[int]]] = {}
        self.coming: dict[tuple[object, ...], tuple[AddEdit, list[int]]] = {}
        self.folds: dict[tuple[int, tuple[int, ...]], Fold | None] = {}
        for item in self.ordered:
            once: dict[tuple[object, ...], Edit] = {}
            for edit in item.edits if item.standing else ():
                once.setdefault((type(edit), *edit.content), edit)
            for edit in once.values():
                self.sort_in(item, edit)

    def sort_in(self, item: Work, edit: Edit) -> None:
        match edit:
            case WordEdit(target=target, change=change):
                self.changed(target, item.index, change)
            case AddEdit():
                _comes(edit, item.index, self.coming)
            case ClauseEdit(target=target, new=new):
                own = self.in_words(target.clause, new)
                if own is not None:
                    self.changed(target, item.index, own)
                    return
                self.going.setdefault(id(target.clause), (target, []))[1].append(item.index)
                if new is not None:
                    spot = self.base.spot(target.clause)
                    _comes(AddEdit(target, target.parent, spot.row, spot.index + 1, new), item.index, self.instead)

    def changed(self, target: Located, index: int, change: Change) -> None:
        self.words.setdefault(id(target.clause), (target, {}))[1].setdefault(index, []).append(change)

    def in_words(self, old: Clause, new: Clause | None) -> Change | None:
        """A new text of a clause as a change of its own words, where nothing stands under it before or after."""
        if new is None or old.children or new.children or own_words(old) == own_words(new):
            return None
        if replace(new, body=old.body) != old or old.kind in ("section", "article") or not own_words(old):
            return None
        change = Change(0, len(self.base.wording(old).text), render(new.body))
        return change if unpaired(self.base.spliced(old, [change])) == unpaired(new.body) else None

    def standing(self, indices: Iterable[int]) -> list[int]:
        return [index for index in indices if self.work[index].standing]

    def names(self, indices: Iterable[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for index in indices for name in self.work[index].names))

    def settle_who_stands(self) -> None:
        """Leaves out every proposal that cannot be folded into the words of a clause, until all that are left can."""
        changed = True
        while changed:
            changed = False
            for key, (target, of) in self.words.items():
                present = self.standing(of)
                if present and self.fold(key, target, of, present) is None:
                    alone = [index for index in present if self.fold(key, target, of, [index]) is None]
                    for index in alone or present:
                        self.work[index].refuse_all("collision", f"{_NOT_FOLDED} The clause is {target.locator}.")
                    changed = True
            wait_for_others(self.work)

    def fold(self, key: int, target: Located, of: dict[int, list[Change]], present: Sequence[int]) -> Fold | None:
        known = (key, tuple(present))
        if known not in self.folds:
            versions = [Version(index, self.work[index].names, tuple(of[index])) for index in present]
            self.folds[known] = folded(target.clause, versions, self.base)
        return self.folds[known]

    def carried(self) -> tuple[Blocks, dict[int, Stake]]:
        """The blocks with everything folded in, and what is at stake at each new place, by its node."""
        edits: list[Edit | BracketEdit] = []
        stakes: dict[int, Stake] = {}
        edges: dict[int, Stake] = {}
        for key, (target, of) in self.words.items():
            present = self.standing(of)
            fold = self.fold(key, target, of, present) if present else None
            if fold is not None:
                edits += [WordEdit(target, change, (0, 0)) for change in fold.changes]
                stakes.update((id(node), stake) for node, stake in fold.stakes)
        for target, indices in self.going.values():
            present = self.standing(indices)
            if present:
                opening, closing = _ends(Attribution((), self.names(present)))
                edits.append(BracketEdit(target, opening, closing))
                edges[id(opening)] = Stake(0, dict.fromkeys(present, 1))
        for edit, indices in (*self.instead.values(), *self.coming.values()):
            present = self.standing(indices)
            if present:
                opening, closing = _ends(Attribution(self.names(present)))
                edits.append(replace(edit, new=bracketed(_copied(edit.new), opening, closing)))
                edges[id(opening)] = Stake(1, dict.fromkeys(present, 0))
        blocks = unlinked(edits, self.base)
        before = [edge for clause in walk(blocks) for edge in edges_of(clause)]
        after = linked(blocks)
        now = [edge for clause in walk(after) for edge in edges_of(clause)]
        stakes.update((id(new), edges[id(old)]) for old, new in zip(before, now, strict=True) if id(old) in edges)
        return after, stakes


def _comes(edit: AddEdit, index: int, among: dict[tuple[object, ...], tuple[AddEdit, list[int]]]) -> None:
    """Notes that a proposal brings in a clause; one that is brought in twice is one clause of both."""
    indices = among.setdefault(edit.content, (edit, []))[1]
    if index not in indices:
        indices.append(index)


def _copied(clause: Clause) -> Clause:
    """The clause as another one of the same words: the one that it was taken from stays in the text beside it."""
    copy = standing_nowhere((clause,))[0]
    assert isinstance(copy, Clause)
    return copy


def _ends(names: Attribution) -> tuple[Edge, Edge]:
    """The two ends of a bracket around a clause; the names stand before the closing one."""
    closing = Edge(False, None, names.backers, names.against, attribution=names.written())
    return Edge(True), closing


def _placed(draft: Draft, stakes: dict[int, Stake]) -> tuple[tuple[Place, Stake], ...]:
    return (
        tuple((place, stakes[id(place.node)]) for place in places(draft) if id(place.node) in stakes) if stakes else ()
    )
