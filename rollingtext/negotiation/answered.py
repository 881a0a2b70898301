"""The answer of a newer text to one operation of a proposal: whether it did what was asked, where, and how far.

Where a clause went is told by its lineage; in it, the place of the words is told by the words round them. Words asked for
that stand somewhere else were absorbed. A clause that the newer version does not hold has not been answered yet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from rollingtext.amend.meaning.base import Base
from rollingtext.amend.meaning.edits import AddEdit, ClauseEdit, Edit, Refusal, WordEdit
from rollingtext.amend.meaning.resolve import resolved
from rollingtext.amend.onward.courses import Courses
from rollingtext.amend.onward.operation import onward
from rollingtext.amend.operations import (
    Agree,
    Amendment,
    Back,
    BracketWords,
    MergeClauses,
    MoveClause,
    Operation,
    Oppose,
    RenumberClause,
    Reopen,
    Reserve,
    SplitClause,
    Withdraw,
)
from rollingtext.compare.align import align
from rollingtext.compare.lcs import partners
from rollingtext.compare.links import Link
from rollingtext.compare.selection import section_of
from rollingtext.document.model import Clause
from rollingtext.document.tree import Located, walk
from rollingtext.document.values import Frozen
from rollingtext.negotiation.standing import Standing, StandingText, all_said, occurrences, said, said_of
from rollingtext.negotiation.wanted import Asked, held, rows_in_common, runs
from rollingtext.notation.attribution import Parties

Kind: TypeAlias = Literal["adopted", "in-part", "bracketed", "absorbed", "parked", "dropped"]

_OF_NO_WORDS = (Back, Oppose, Reserve, Withdraw, Agree, Reopen, MoveClause, RenumberClause, SplitClause, MergeClauses)
"""Operations that change names, marks, numbers and places, and no words."""

_ALMOST = 0.99
"""The most that is said to have been taken of what does not stand to the letter."""
_SURE = 3
"""So many of them must stand there where the clause itself is not known again."""
_ELSEWHERE = 4
"""Fewer words than these, found in another clause, stand there by chance."""
_RUN = 2
"""Fewer words than these in a row are no part of a proposal."""
_PART = 0.2
"""A smaller part of what was asked for was not taken from it."""
_LIKE, _MUCH = 0.6, 0.8
"""So much of the words of a clause must be those of a proposal for it to come of it: at the spot, and anywhere."""


_ALIVE = 0.5
"""A clause of which less than this is left is no longer there."""
_STOPS = frozenset(".;,:。；")


class Answer(Frozen):
    """What a newer text made of one operation.

    `share` tells how much of it was done. `clauses` hold its words, or stand where words were to go. `words` are those
    that it brings in, as they are compared, `size` how many it is about.
    """

    kind: Kind
    share: float
    clauses: tuple[Located, ...] = ()
    words: tuple[str, ...] = ()
    size: int = 1
    reason: str = ""


class _Place(NamedTuple):
    """Words `[start, end)` of a clause, and how many of the words round them are those that stood there before."""

    standing: Standing
    start: int
    end: int
    known: int


class Answers:
    """The answers of one version to proposals for an older one. What many proposals need is computed once.

    `holds` are the sections of a version that is no whole text. `through` leads from clauses of the older version to
    those they became, by locators, over the versions in between; clauses it does not name are aligned directly. `links`
    are those between both texts, where they are known already.
    """

    def __init__(
        self,
        old: StandingText,
        new: StandingText,
        parties: Parties,
        holds: Sequence[str] = (),
        through: Mapping[str, tuple[str, ...]] | None = None,
        links: Sequence[Link] = (),
    ) -> None:
        self.base = Base(old.draft, parties)
        self.parties = parties
        self.version = new.draft.meta.version
        self.old, self.new = old, new
        self.holds = frozenset(holds)
        self._links = tuple(links) or align(old.draft, new.draft)
        self._became = {id(item.clause): link for link in self._links for item in link.old}
        self._came = {id(item.clause): link for link in self._links for item in link.new}
        self._order = {id(standing.clause.clause): at for at, standing in enumerate(self.new.standings)}
        self._through = through or {}
        self._courses: Courses | None = None

    def to(self, proposal: Amendment) -> tuple[Answer, ...]:
        """The answers to the operations of a proposal, in order."""
        return tuple(self._answer(operation, proposal) for operation in proposal.operations)

    def _answer(self, operation: Operation, proposal: Amendment) -> Answer:
        if isinstance(operation, _OF_NO_WORDS):
            return self._onward(operation, proposal)
        edits = resolved(operation, self.base, (*proposal.by, *proposal.cosponsors))
        if isinstance(edits, Refusal):
            return Answer("dropped", 0.0, reason=f"It does not fit its own base: {edits.reason}")
        alone = len(proposal.operations) == 1
        found = [self._to_edit(edit, operation, alone) for edit in edits]
        if not found:
            return Answer("dropped", 0.0, reason="It changes nothing.")
        if len(found) == 1:
            return found[0]
        size = sum(answer.size for answer in found)
        share = sum(answer.share * answer.size for answer in found) / size
        kinds = {answer.kind for answer in found}
        kind: Kind = found[0].kind if len(kinds) == 1 else "in-part" if share else "dropped"
        clauses = tuple({item.locator: item for answer in found for item in answer.clauses}.values())
        return Answer(kind, share, clauses, found[0].words, size)

    def _to_edit(self, edit: Edit, operation: Operation, alone: bool) -> Answer:
        if self.holds and section_of(edit.target) not in self.holds:
            return Answer("parked", 0.0, reason=f"{self.version} does not hold its section.")
        match edit:
            case WordEdit():
                return self._to_words(edit, isinstance(operation, BracketWords))
            case ClauseEdit(new=None):
                return self._to_deletion(edit.target, alone)
            case ClauseEdit(new=new) if new is not None:
                return self._to_replacement(edit.target, new)
            case AddEdit():
                return self._to_addition(edit)
            case _:
                return Answer("dropped", 0.0)

    # Where a clause went

    def _heirs(self, item: Located) -> tuple[Located, ...]:
        """What became of a clause in the newer version."""
        link = self._became.get(id(item.clause))
        direct = link.new if link else ()
        names = self._through.get(item.locator)
        if not names or any(each.locator in names for each in direct):
            return direct
        return tuple(self.new.by_clause[name].clause for name in names if name in self.new.by_clause)

    # Words

    def _to_words(self, edit: WordEdit, brackets: bool) -> Answer:
        here = self.old.by_clause[edit.target.locator]
        wording = self.base.wording(edit.target.clause)
        first, last = wording.token_range(edit.change.start, edit.change.end)
        start, end = here.at[first], here.at[max(first, last)]
        given = said(edit.change.text, self.parties)
        whole = last - first > end - start
        around = here.depth(start, start) if whole or start == end else here.depth(start, end)
        asked = Asked(here, start, end, given, around)
        heirs = [self.new.by_clause[item.locator] for item in self._heirs(edit.target)]
        if brackets:
            return self._to_bracket(asked, heirs)
        if not asked.fresh:
            return self._to_omission(asked, heirs)
        return self._to_wording(asked, heirs)

    def _to_wording(self, asked: Asked, heirs: Sequence[Standing]) -> Answer:
        """The answer to words that come in, maybe in the place of others."""
        place = self._in_place(asked, heirs)
        size = len(asked.words)
        if place is not None:
            depth = min(place.standing.depths[place.start + at] for at in asked.fresh)
            kind: Kind = "bracketed" if depth > asked.depth else "adopted"
            return Answer(kind, 1.0, (place.standing.clause,), asked.words, size)
        if (part := _part(asked, heirs) or _scattered(asked, heirs)) is not None:
            return part
        return self._elsewhere(asked.words, size) or self._parked(asked.words, size, heirs)

    def _in_place(self, asked: Asked, heirs: Sequence[Standing]) -> _Place | None:
        """Where the words stand that were asked for, when it is the place where they were to stand."""
        found: list[_Place] = []
        for standing in heirs:
            slot = asked.wide_slot(standing)
            for start in occurrences(asked.words, standing.words):
                known = asked.known(standing, start)
                inside = slot.start <= start and start + len(asked.words) <= slot.end
                if (known >= 2 or inside) and slot.is_changed(start, asked):
                    found.append(_Place(standing, start, start + len(asked.words), known + inside))
        if not found:
            for standing, start in self.new.places(asked.words):
                if (known := asked.known(standing, start)) >= _SURE:
                    found.append(_Place(standing, start, start + len(asked.words), known))
        return max(found, key=lambda place: place.known, default=None)

    def _to_omission(self, asked: Asked, heirs: Sequence[Standing]) -> Answer:
        """The answer where words go, or lose their brackets, and none come in."""
        gone = asked.struck
        size = len(gone) or len(asked.words) or 1
        where = tuple(standing.clause for standing in heirs)
        if not heirs:
            return Answer("dropped", 0.0, size=size, reason=f"{asked.here.clause.locator} is no longer there.")
        best = max(heirs, key=lambda standing: asked.slot(standing).likeness)
        slot = asked.slot(best)
        if not gone:  # only brackets go
            kept = [slot.partner[at] for at in range(asked.start, asked.end) if slot.partner[at] >= 0]
            deep = min((best.depths[at] for at in kept), default=asked.depth)
            if not kept:
                return Answer("dropped", 0.0, where, size=size, reason="The words in the bracket are gone.")
            done = deep <= asked.depth
            return Answer("adopted" if done else "bracketed", 1.0 if done else 0.0, (best.clause,), asked.words, size)
        if (reads := next((standing for standing in heirs if asked.is_done(standing)), None)) is not None:
            return Answer("adopted", 1.0, (reads.clause,), size=size)
        row = [asked.here.words[at] for at in gone]
        stands = best.words[slot.start : slot.end]
        left = [slot.start + at for at in partners(row, stands) if at >= 0]
        if not left:
            return Answer("adopted", 1.0, (best.clause,), size=size)
        share = 1 - len(left) / len(row)
        if share < _PART:
            depth = min(best.depths[at] for at in left)
            if depth > asked.depth:
                return Answer("bracketed", 1.0, (best.clause,), size=size)
            return Answer("dropped", 0.0, size=size)
        return Answer("in-part", share, (best.clause,), size=size)

    def _to_bracket(self, asked: Asked, heirs: Sequence[Standing]) -> Answer:
        """The answer where agreed words were to come into brackets."""
        for standing in heirs:
            partner = asked.slot(standing).partner
            kept = [partner[at] for at in range(asked.start, asked.end) if partner[at] >= 0]
            before = asked.here.depth(asked.start, asked.end)
            if kept and min(standing.depths[at] for at in kept) > before:
                return Answer("adopted", 1.0, (standing.clause,), size=len(kept))
        return Answer("dropped", 0.0, size=asked.end - asked.start)

    # Clauses

    def _to_deletion(self, item: Located, alone: bool) -> Answer:
        """The answer where a clause was to go. With other operations beside, it may have gone somewhere else."""
        own = self.old.by_clause[item.locator].words
        heirs = self._heirs(item)
        size = len(own) or 1
        kept = [(each, found) for each in heirs if (found := self._kept(own, each.locator))]
        if sum(len(found) for _, found in kept) < _ALIVE * len(own) or not heirs:
            return Answer("adopted", 1.0, size=size)
        if not alone and self._has_left(item, heirs):
            return Answer("adopted", 1.0, size=size)
        clause, places = max(kept, key=lambda pair: len(pair[1]))
        depth = self.old.by_clause[item.locator].depth(0, len(own))
        deep = self.new.by_clause[clause.locator].depths
        if min(deep[at] for at in places) > depth:
            return Answer("bracketed", 1.0, (clause,), size=size)
        return Answer("dropped", 0.0, size=size)

    def _kept(self, own: Sequence[str], locator: str) -> list[int]:
        return [at for at in partners(own, self.new.by_clause[locator].words) if at >= 0]

    def _has_left(self, item: Located, heirs: Sequence[Located]) -> bool:
        """Whether a clause went to another section, or into another clause."""
        link = self._became.get(id(item.clause))
        return bool(link and len(link.old) > 1) or section_of(item) != section_of(heirs[0])

    def _to_replacement(self, item: Located, new: Clause) -> Answer:
        given = all_said(new)
        size = len(given) or 1
        heirs = self._heirs(item)
        for each in (*heirs, *(standing.clause for standing in self._came_in)):
            if all_said(each.clause) == given:
                depth = self.new.by_clause[each.locator].depth(0, len(given))
                deeper = depth > self.old.by_clause[item.locator].depth(0, size)
                return Answer("bracketed" if deeper else "adopted", 1.0, (each,), given, size)
        before = all_said(item.clause)
        kept = {at for at in partners(before, given) if at >= 0}
        fresh = [word for at, word in enumerate(given) if at not in kept]
        best = (0.0, heirs[0]) if heirs else None
        for each in heirs:
            best = max(best or (0.0, each), (held(fresh, all_said(each.clause)), each), key=lambda pair: pair[0])
        if best is not None and best[0] >= _PART:
            share = min(best[0], held(given, all_said(best[1].clause)), _ALMOST)
            return Answer("in-part", share, (best[1],), given, size)
        return self._elsewhere(given, size) or self._parked(given, size, ())

    def _to_addition(self, edit: AddEdit) -> Answer:
        given, head = all_said(edit.new), said_of(edit.new)
        size = len(given) or 1
        near = self._near(edit)
        found = [(standing, start) for standing, start in self.new.places(head) if standing.words == head]
        beside = [(standing, start) for standing, start in self.new.places(head) if id(standing.clause.clause) in near]
        for standing, start in (*found, *beside):
            if self._is_new(head) or standing in [place[0] for place in beside]:
                bracketed = standing.depth(start, start + len(head)) > 0
                whole = all_said(standing.clause.clause)
                share = held(given, whole) if len(given) > len(head) else 1.0
                kind: Kind = "bracketed" if bracketed else "adopted" if share == 1 else "in-part"
                return Answer(kind, share, (standing.clause,), given, size)
        return self._in_part(edit, given, head, near) or self._elsewhere(given, size) or self._parked(given, size, ())

    def _in_part(
        self, edit: AddEdit, given: tuple[str, ...], head: tuple[str, ...], near: frozenset[int]
    ) -> Answer | None:
        """The answer where a clause came in that has a part of the words asked for, more of them than any other."""
        best: tuple[float, Standing] | None = None
        for standing in self._candidates(edit, head, near):
            share = held(given, all_said(standing.clause.clause))
            if share >= _PART and (best is None or share > best[0]):
                best = share, standing
        if best is None:
            return None
        share, standing = best
        size = len(given)
        behind = self._order[id(standing.clause.clause)] + 1
        following = self.new.standings[behind] if behind < len(self.new.standings) else None
        if share < 1 and following in self._came_in and following is not None:
            if held(given, (*standing.words, *following.words)) == 1:  # parted in two as it came in
                return Answer("adopted", 1.0, (standing.clause, following.clause), given, size)
        return Answer("in-part", min(share, _ALMOST), (standing.clause,), given, size)

    def _candidates(self, edit: AddEdit, head: Sequence[str], near: frozenset[int]) -> Iterator[Standing]:
        """The clauses that may be the one asked for: new ones, those at the spot, and those that moved to its section."""
        for standing in self._came_in:
            least = _LIKE if id(standing.clause.clause) in near else _MUCH
            if held(standing.words, head) >= least:
                yield standing
        for standing, weight in self._likest(head):
            mine = not self._came[id(standing.clause.clause)].old or id(standing.clause.clause) in near
            own = weight / max(len(standing.words) - 2, 1)
            if weight / max(len(head) - 2, 1) >= _PART and (mine or own >= _ALIVE):
                yield standing
        sections = {section_of(each) for each in self._heirs(edit.target)}
        for standing in self.new.standings:
            before = self._came[id(standing.clause.clause)].old
            if before and section_of(standing.clause) in sections and section_of(before[0]) not in sections:
                if held(head, standing.words) >= _LIKE:
                    yield standing

    @cached_property
    def _came_in(self) -> tuple[Standing, ...]:
        """The clauses of the newer text that came of none of the older one."""
        return tuple(standing for standing in self.new.standings if not self._came[id(standing.clause.clause)].old)

    def _near(self, edit: AddEdit) -> frozenset[int]:
        """The clauses about the spot where a new one was to stand."""
        heirs = self._heirs(edit.target)
        out: set[int] = set()
        for each in heirs:
            at = self._order[id(each.clause)]
            behind = at + sum(1 for _ in walk((each.clause,))) + 1
            out.update(id(each.clause.clause) for each in self.new.standings[max(0, at - 1) : behind])
        return frozenset(out)

    # Elsewhere

    def _is_new(self, row: tuple[str, ...]) -> bool:
        """Whether a row of words stands more often in the newer text than in the older."""
        return len(self.new.places(row)) > len(self.old.places(row))

    def _elsewhere(self, row: tuple[str, ...], size: int) -> Answer | None:
        """The answer where words came into another clause than the one they were asked for."""
        if len(row) < _ELSEWHERE:
            return None
        bare = row[:-1] if row[-1] in _STOPS and len(row) > _ELSEWHERE else row
        formula = len(bare) < 2 * _ELSEWHERE and all(
            run in self.old.runs for run in zip(bare, bare[1:], bare[2:], strict=False)
        )
        where = [] if formula else self._came_into(bare)
        if where:
            return Answer("absorbed", 1.0, (where[0].clause,), row, size, _told(where))
        for standing, weight in self._likest(row):
            if weight >= _LIKE * (len(row) - 2) and len(row) > 2 * _ELSEWHERE:
                share = held(row, standing.words)
                return Answer("absorbed", share, (standing.clause,), row, size, _told([standing]))
        return None

    def _came_into(self, row: tuple[str, ...]) -> list[Standing]:
        """The clauses that hold a row of words which those that they came of did not have."""
        held_before = {id(standing) for standing, _ in self.old.places(row)}
        is_new = self._is_new(row)
        out = []
        for standing, _ in self.new.places(row):
            came = [self.old.by_clause[item.locator] for item in self._came[id(standing.clause.clause)].old]
            if not any(id(each) in held_before for each in came) and (came or is_new):
                out.append(standing)
        return out

    def _likest(self, row: Sequence[str]) -> Iterator[tuple[Standing, int]]:
        """The clauses that hold most runs of some words that the older text did not have, with their number."""
        weight: Counter[int] = Counter()
        there: dict[int, Standing] = {}
        for at in range(len(row) - 2):
            run = tuple(row[at : at + 3])
            if run in self.old.runs:
                continue
            for standing in {id(each): each for each, _ in self.new.runs.get(run, ())}.values():
                weight[id(standing)] += 1
                there[id(standing)] = standing
        for name, count in weight.most_common(8):
            yield there[name], count

    def _parked(self, row: tuple[str, ...], size: int, heirs: Sequence[Standing]) -> Answer:
        """The answer where the text has none of the words: they may stand in a note beside it."""
        if len(row) >= _RUN and any(occurrences(row, note) for note in self.new.notes):
            return Answer("parked", 0.0, words=row, size=size, reason="Its words stand in a note, outside of the text.")
        return Answer("dropped", 0.0, words=row, size=size)

    # What is not of words

    def _onward(self, operation: Operation, proposal: Amendment) -> Answer:
        if self._courses is None:
            self._courses = Courses(self.base, Base(self.new.draft, self.parties), self._links)
        fate = onward(operation, self._courses, (*proposal.by, *proposal.cosponsors))
        where = (fate.clause,) if fate.clause else ()
        if fate.kind == "absorbed":
            return Answer("adopted", 1.0, where)
        return Answer("dropped", 0.0, reason=fate.reason)


def _told(where: Sequence[Standing]) -> str:
    return f"Its words stand in {where[0].clause.locator}." if where else ""


def _part(asked: Asked, heirs: Sequence[Standing]) -> Answer | None:
    """The answer where a part of the words came in at the place."""
    best: Answer | None = None
    for standing in heirs:
        slot = asked.wide_slot(standing)
        outside = {at for k, at in enumerate(slot.partner) if at >= 0 and not asked.start <= k < asked.end}
        inside = [at for at in range(slot.start, slot.end) if at not in outside]
        found = partners(asked.words, [standing.words[at] for at in inside])
        fresh = set(asked.fresh)
        taken = [at for run in runs(found) if len(run) >= _RUN or len(fresh) < 2 * _RUN for at in run]
        came = [at for at in taken if at in fresh]
        share = len(came) / len(fresh)
        if share >= _PART and (best is None or share > best.share):
            whole = min(share, held(asked.words, standing.words[slot.start : slot.end]), _ALMOST)
            depth = min(standing.depths[inside[found[at]]] for at in came)
            kind: Kind = "bracketed" if depth > asked.depth else "in-part"
            best = Answer(kind, share if share < 1 else whole, (standing.clause,), asked.words, len(asked.words))
    return best


def _scattered(asked: Asked, heirs: Sequence[Standing]) -> Answer | None:
    """The answer where longer rows of the words came in somewhere in the clause, with others between them."""
    for standing in heirs:
        came = [
            (at, other)
            for row in rows_in_common(asked.words, standing.words, _ELSEWHERE)
            if not occurrences([asked.words[at] for at, _ in row], asked.here.words)
            for at, other in row
        ]
        share = len(came) / len(asked.words)
        if share >= _ALIVE:
            depth = min(standing.depths[other] for _, other in came)
            kind: Kind = "bracketed" if depth > asked.depth else "in-part"
            return Answer(kind, min(share, _ALMOST), (standing.clause,), asked.words, len(asked.words))
    return None
