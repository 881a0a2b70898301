"""Open amendments carried to a newer text, and what became of each: nothing lands where its words do not stand.

An amendment goes on as a whole or not at all. What the newer text has done already is left out of it; what depends on
another amendment goes where that one goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rollingtext.amend.apply import apply
from rollingtext.amend.doing.shape import out_of_shape
from rollingtext.amend.doing.work import shown_names
from rollingtext.amend.meaning.base import Base
from rollingtext.amend.onward.courses import Courses
from rollingtext.amend.onward.fates import Conflict, Fate, FateKind
from rollingtext.amend.onward.operation import onward
from rollingtext.amend.onward.words import text_of
from rollingtext.amend.operations import Amendment, DeleteClause, MergeClauses, Operation, ReplaceClause
from rollingtext.compare.align import align
from rollingtext.compare.links import Statement
from rollingtext.compare.texts import own_text
from rollingtext.document.locators import index
from rollingtext.document.model import Draft
from rollingtext.document.tokens import words
from rollingtext.document.tree import Located, walk
from rollingtext.document.values import Frozen, replace
from rollingtext.notation.attribution import Parties
from rollingtext.notation.parties import default_registry

_WHOLE = (DeleteClause, ReplaceClause, MergeClauses)
"""Operations on clauses that may be overtaken by a merger that the same amendment asks for."""


class Rebased(Frozen):
    """What became of one operation of one amendment: `number` counts from 1, `stays` says why a sound one was left."""

    amendment: str
    number: int
    operation: Operation
    fate: Fate
    stays: str = ""

    @property
    def status(self) -> FateKind:
        return self.fate.kind

    @property
    def is_left(self) -> bool:
        """Whether it does not go on, by its own fate or by that of its amendment."""
        return not self.fate.holds or bool(self.stays)

    @property
    def reason(self) -> str:
        """Why it fared as it did, and why it was left although it could have gone on."""
        return " ".join(part for part in (self.fate.reason, self.stays) if part)

    @property
    def clause(self) -> Located | None:
        """The clause it works on in the newer text."""
        return self.fate.clause


def rebase(
    amendments: Sequence[Amendment],
    old: Draft,
    new: Draft,
    parties: Parties | None = None,
    links: Iterable[Statement] = (),
    through: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[tuple[Amendment, ...], tuple[Rebased, ...]]:
    """The amendments that are still open, written for `new`, and what became of every operation, in the order given.

    `links` is what people know about lineage; `through` is what the versions in between make of each clause of `old`,
    by locators. The law: what is carried changes in `new` the words it quotes, and nothing else.
    """
    known = parties if parties is not None else default_registry()
    courses = Courses(Base(old, known), Base(new, known), align(old, new, links), through)
    work = _Work(amendments, old, new, known, courses)
    for amendment in amendments:
        work.settle(amendment)
    carried = tuple(one for amendment in amendments if (one := work.carried(amendment)) is not None)
    return carried, tuple(result for amendment in amendments for result in work.results(amendment))


class _Work:
    """All amendments on their way, those first on which others depend."""

    def __init__(
        self, amendments: Sequence[Amendment], old: Draft, new: Draft, parties: Parties, courses: Courses
    ) -> None:
        self.old, self.new, self.parties, self.courses = old, new, parties, courses
        self.by_name = {amendment.id: amendment for amendment in amendments}
        self.fates: dict[str, tuple[Fate, ...]] = {}
        self.over: dict[tuple[str, ...], Courses] = {}
        self.is_same = old == new

    def settle(self, amendment: Amendment) -> None:
        """Finds the fates of an amendment and of all that it depends on."""
        waiting = [amendment]
        seen: set[str] = set()
        while waiting:
            each = waiting[-1]
            missing = [
                self.by_name[name]
                for name in each.depends_on
                if name in self.by_name and name not in self.fates and name not in seen
            ]
            seen.add(each.id)
            if missing:
                waiting.append(missing[0])
                continue
            waiting.pop()
            if each.id not in self.fates:
                fates = tuple(self._fate(operation, each) for operation in each.operations)
                self.fates[each.id] = self._together(each, fates)

    def _fate(self, operation: Operation, amendment: Amendment) -> Fate:
        names = shown_names((*amendment.by, *amendment.cosponsors), self.parties)
        fate = onward(operation, self.courses, names)
        if fate.was is not None and fate.kind != "orphaned":
            return fate
        above = self._above(amendment)
        if not above:
            return fate
        follows = onward(operation, self._courses_over(above), names)
        return follows if follows.holds else fate

    def _together(self, amendment: Amendment, fates: tuple[Fate, ...]) -> tuple[Fate, ...]:
        """The fates of the operations of one amendment, seen as the whole that it is."""
        if self._is_adopted(amendment, fates):
            done = "The newer text is the older one with this amendment adopted."
            return tuple(Fate("absorbed", None, fate.was, fate.clause, done, 1.0) for fate in fates)
        fates = self._joined(amendment, fates)
        edits = [edit for fate in fates for edit in fate.edits]
        if edits and (reason := out_of_shape(edits, self.courses.new)):
            return tuple(_out_of_shape(fate, reason) if fate.carried is not None else fate for fate in fates)
        return fates

    def _is_adopted(self, amendment: Amendment, fates: tuple[Fate, ...]) -> bool:
        """Whether adopting it is all that happened; looked at where little did, since it costs a whole text."""
        if self.courses.changed > 2 * len(fates) or all(fate.kind == "absorbed" for fate in fates):
            return False
        adopted = apply(self.old, [_alone(amendment)], self.parties)[0]
        return adopted.blocks == self.new.blocks and adopted.blocks != self.old.blocks

    def _joined(self, amendment: Amendment, fates: tuple[Fate, ...]) -> tuple[Fate, ...]:
        """The fates with those overtaken that were only in the way of each other: two clauses made into one, by both."""
        joined = [
            fate.kind == "conflict"
            and fate.was is not None
            and isinstance(operation, _WHOLE)
            and len(self.courses.of(fate.was).old) > 1
            for operation, fate in zip(amendment.operations, fates, strict=True)
        ]
        if not any(joined):
            return fates
        ours = index(apply(self.old, [_alone(amendment)], self.parties)[0]).exact
        out = list(fates)
        for at, fate in enumerate(fates):
            if joined[at] and fate.was is not None:
                course = self.courses.of(fate.was)
                left = [ours[each.locator] for each in course.old if each.locator in ours]
                if _words(left) == _words(course.new):
                    reason = f"{course.new[0].locator} already reads so."
                    out[at] = Fate("absorbed", None, fate.was, course.new[0], reason, 1.0)
        return tuple(out)

    def _above(self, amendment: Amendment) -> tuple[str, ...]:
        """The amendments that an amendment depends on, also over others, in the order in which they were settled."""
        if not amendment.depends_on:
            return ()
        found: dict[str, None] = {}
        open_ = [name for name in amendment.depends_on if name in self.fates]
        while open_:
            name = open_.pop()
            if name not in found and name != amendment.id:
                found[name] = None
                open_ += [other for other in self.by_name[name].depends_on if other in self.fates]
        return tuple(name for name in self.fates if name in found)

    def _courses_over(self, names: tuple[str, ...]) -> Courses:
        """The courses between both texts as they would read with some amendments adopted."""
        found = self.over.get(names)
        if found is None:
            before, _ = apply(self.old, [_alone(self.by_name[name]) for name in names], self.parties)
            carried = [_alone(one) for name in names if (one := self.carried(self.by_name[name])) is not None]
            after, _ = apply(self.new, carried, self.parties)
            courses = Courses(Base(before, self.parties), Base(after, self.parties), align(before, after))
            found = self.over[names] = courses
        return found

    def holds(self, amendment: Amendment) -> bool:
        """Whether an amendment goes on, or has nothing left to do, with everything that it depends on."""
        names = (amendment.id, *self._above(amendment))
        return all(fate.holds for name in names for fate in self.fates[name])

    def carried(self, amendment: Amendment) -> Amendment | None:
        """The amendment as it is tabled for the newer text, `None` when it is done with or stays behind."""
        operations = tuple(fate.carried for fate in self.fates[amendment.id] if fate.carried is not None)
        if not operations or not self.holds(amendment):
            return None
        needed = tuple(
            name for name in amendment.depends_on if name not in self.by_name or self._is_open(self.by_name[name])
        )
        version = self.new.meta.version or amendment.base
        hash_ = amendment.base_hash if amendment.base == version and self.is_same else ""
        return replace(amendment, operations=operations, base=version, base_hash=hash_, depends_on=needed)

    def _is_open(self, amendment: Amendment) -> bool:
        return any(fate.carried is not None for fate in self.fates[amendment.id])

    def results(self, amendment: Amendment) -> Iterable[Rebased]:
        fates = self.fates[amendment.id]
        failed = next((at for at, fate in enumerate(fates, 1) if not fate.holds), 0)
        behind = [name for name in self._above(amendment) if not all(fate.holds for fate in self.fates[name])]
        for number, (operation, fate) in enumerate(zip(amendment.operations, fates, strict=True), 1):
            stays = ""
            if fate.holds and failed:
                stays = f"It stays behind with operation {failed} of this amendment."
            elif fate.holds and behind:
                stays = f"It stays behind with {' and '.join(behind)}, which it depends on."
            yield Rebased(amendment.id, number, operation, fate, stays)


def _out_of_shape(fate: Fate, reason: str) -> Fate:
    """The fate of an operation that would leave the newer text out of shape."""
    base, theirs = (own_text(each.clause) if each else "" for each in (fate.was, fate.clause))
    text = text_of(fate.carried)
    return Fate("conflict", None, fate.was, fate.clause, reason, text=text, conflict=Conflict(base, theirs, text))


def _words(items: Iterable[Located]) -> list[str]:
    return [word for item in items for clause in walk((item.clause,)) for word in words(own_text(clause))]


def _alone(amendment: Amendment) -> Amendment:
    """The amendment without what it waits for, to see the text that it would leave."""
    return replace(amendment, depends_on=())
