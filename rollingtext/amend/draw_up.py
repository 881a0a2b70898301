"""Amendments drawn up from a copy of the text in which somebody has changed it: what they would have to table.

    the amendments adopted into the old text make the copy, clause for clause

What cannot be put as an amendment (a bracket opened before a number) is named and left out; a clause that only got
another number asks for nothing. Each clause that was changed is an amendment of its own, so that a room can take one
and leave another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Literal

from rollingtext.amend.apply import apply
from rollingtext.amend.doing.fold import unpaired
from rollingtext.amend.meaning.base import Base
from rollingtext.amend.meaning.edits import Refusal, WordEdit
from rollingtext.amend.meaning.resolve import resolved
from rollingtext.amend.operations import (
    AddClause,
    Amendment,
    DeleteClause,
    DeleteWords,
    InsertWords,
    MoveClause,
    Operation,
    ReplaceClause,
    ReplaceWords,
    SetHeading,
)
from rollingtext.amend.words.fresh import standing_nowhere
from rollingtext.amend.words.splice import excerpt
from rollingtext.amend.words.wording import in_turn
from rollingtext.compare.align import align
from rollingtext.compare.links import Link, Statement
from rollingtext.compare.words import word_diff
from rollingtext.document.model import HEADED, Clause, Draft, Inlines, own_words
from rollingtext.document.tokens import BRACKETS, spaced
from rollingtext.document.tree import Located, clauses_of, located, walk
from rollingtext.document.values import Frozen, replace
from rollingtext.notation.attribution import Parties
from rollingtext.notation.nesting import INDENT
from rollingtext.notation.parties import default_registry
from rollingtext.notation.plain import plain
from rollingtext.notation.render import render

_ANCHOR = 3
"""An insertion is placed behind so many words, fewer where it stands nearer to the beginning."""

_ONE_END = "without its other end"
_NO_WAY = "No operation says it: a bracket before a number, a clause that gave words to several, or the like."
_ELSEWHERE = "Adopted together, the amendments put it in another order. Check where it is to stand."
_CROWDED = "Another change comes in at the same point, and nothing says which of them comes first."

Where = Literal["before", "after", "first", "last"]


class Drawn(Frozen):
    """The amendments, and what none of them makes: clauses (old ones, or new ones that came in), each with the reason."""

    amendments: tuple[Amendment, ...]
    left: tuple[tuple[Located, str], ...]


def draw_up(
    old: Draft,
    new: Draft,
    name: str,
    by: Sequence[str],
    parties: Parties | None = None,
    links: Sequence[Statement] = (),
) -> Drawn:
    """The amendments that make `new` of `old`, called `name`-1, `name`-2 ... in the order of the text."""
    known = parties if parties is not None else default_registry()
    sketch = _Sketch(Base(old, known), Base(new, known), align(old, new, links))
    sound: list[_Asked] = []
    half: list[_Asked] = []
    left: list[tuple[Located, str]] = []
    changes = list(sketch.changes())
    plain_cases = _carried_out(old, [next(iter(ways), ()) for _, ways in changes], known)
    for at, (where, ways) in enumerate(changes):
        if at in plain_cases:
            sound.append(_Asked(where, ways[0], ""))
            continue
        tried = [_Asked(where, operations, _refused(old, [operations], known)) for operations in ways]
        taken = next((one for one in tried if not one.refused), None)
        if taken is not None:
            sound.append(taken)
        elif any(_ONE_END in one.refused for one in tried):
            half.append(next(one for one in tried if _ONE_END in one.refused))
        else:
            left.append((where, tried[0].refused if tried else _NO_WAY))
    both = tuple(operation for one in half for operation in one.operations)
    if both and not _refused(old, [both], known):
        sound.append(_Asked(half[0].where, both, ""))
    else:
        left += [(one.where, one.refused) for one in half]
    sound, refused = _together(old, sound, known)
    if not left and not refused and (elsewhere := _first_elsewhere(old, new, sound, known)):
        left.append((elsewhere, _ELSEWHERE))
    out = [Amendment(f"{name}-{at}", tuple(by), one.operations, old.meta.version) for at, one in enumerate(sound, 1)]
    return Drawn(tuple(out), (*left, *((one.where, one.refused) for one in refused)))


def _first_elsewhere(old: Draft, new: Draft, sound: Sequence[_Asked], parties: Parties) -> Located | None:
    """The first clause of the copy that does not come to stand where it stands there, if any: the proof."""
    made, _ = apply(old, [Amendment(str(at), ("-",), one.operations) for at, one in enumerate(sound)], parties)
    for one, other in zip_longest(located(made), located(new)):
        if one is None or other is None or one.depth != other.depth or _says(one.clause) != _says(other.clause):
            return other or one
    return None


def _says(clause: Clause) -> tuple[Inlines, Inlines, Inlines]:
    return unpaired(clause.lead), unpaired(clause.heading), unpaired(clause.body)


class _Asked(Frozen):
    """What one change of the copy comes to as operations, and why these cannot be carried out, if so."""

    where: Located
    operations: tuple[Operation, ...]
    refused: str


def _carried_out(old: Draft, asked: Sequence[tuple[Operation, ...]], parties: Parties) -> set[int]:
    """Which of the requests, by number, are carried out when all of them are adopted together."""
    amendments = [Amendment(str(at), ("-",), operations) for at, operations in enumerate(asked) if operations]
    results = apply(old, amendments, parties)[1]
    against = {result.amendment for result in results if result.status != "applied"}
    return {int(amendment.id) for amendment in amendments if amendment.id not in against}


def _refused(old: Draft, asked: Sequence[tuple[Operation, ...]], parties: Parties) -> str:
    """Why operations cannot be carried out together, empty when they can."""
    results = apply(old, [Amendment(str(at), ("-",), each) for at, each in enumerate(asked)], parties)[1]
    left_out = "Left out because"
    told = [result.reason for result in results if result.status != "applied"]
    return next((reason for reason in told if not reason.startswith(left_out)), told[0] if told else "")


def _together(old: Draft, sound: Sequence[_Asked], parties: Parties) -> tuple[list[_Asked], list[_Asked]]:
    """What can be adopted together, and what each of the others collides with."""
    made = _carried_out(old, [one.operations for one in sound], parties)
    against = set(range(len(sound))) - made
    kept = [one for at, one in enumerate(sound) if at not in against]
    return kept, [replace(one, refused=_CROWDED) for at, one in enumerate(sound) if at in against]


class _Sketch:
    """The links between the two texts, and what each of them asks for."""

    def __init__(self, old: Base, new: Base, links: Sequence[Link]) -> None:
        self.old, self.new, self.links = old, new, links
        self.was: dict[int, Located] = {}
        self.moved = {id(link.new[0].clause) for link in links if link.moved and link.new}
        for link in links:
            if link.old and link.new:
                self.was[id(link.new[0].clause)] = link.old[0]

    def changes(self) -> Iterator[tuple[Located, Sequence[tuple[Operation, ...]]]]:
        """Each clause that was changed with the ways to ask for it, the best first; none where there are none."""
        done: set[int] = set()
        for link in self.links:
            for item in link.new[1:] or ([] if link.old else link.new):
                if item.parent is None or id(item.parent.clause) not in done:
                    yield item, self.coming(item)
                done.add(id(item.clause))
            for item in link.old[1:] or ([] if link.new else link.old):
                if item.parent is None or id(item.parent.clause) not in done:
                    yield item, [(DeleteClause(item.locator),)]
                done.add(id(item.clause))
            if not link.old or not link.new:
                continue
            was, now = link.old[0], link.new[0]
            if link.moved:
                yield now, self.moving(was, now)
            elif self.says_otherwise(was.clause, now.clause):
                yield was, self.saying(was, now)

    def says_otherwise(self, was: Clause, now: Clause) -> bool:
        return _says(was) != _says(now)

    def saying(self, was: Located, now: Located) -> Sequence[tuple[Operation, ...]]:
        """Other words in the same place; nothing where more than the words has changed."""
        old, new = was.clause, now.clause
        if unpaired(old.lead) != unpaired(new.lead):
            return []
        if old.kind in HEADED:
            return [(SetHeading(was.locator, render(new.heading)),)] if new.heading else []
        if old.heading != new.heading:
            return []
        whole = ReplaceWords(was.locator, plain(old.body), render(new.body))
        ways = [
            ways for ways in (self.in_words(was, new), (whole,)) if plain(new.body).strip() and self.makes(ways, new)
        ]
        return ways or ([] if old.children or new.children else [(ReplaceClause(was.locator, _written(new)),)])

    def makes(self, operations: Sequence[Operation], new: Clause) -> bool:
        """Whether operations on the words of one clause make those of another."""
        changes = []
        target: Located | None = None
        for operation in operations:
            edits = resolved(operation, self.old)
            if isinstance(edits, Refusal) or not all(isinstance(edit, WordEdit) for edit in edits):
                return False
            changes += [edit.change for edit in edits if isinstance(edit, WordEdit)]
            target = edits[0].target
        return target is not None and unpaired(self.old.spliced(target.clause, changes)) == unpaired(new.body)

    def in_words(self, was: Located, new: Clause) -> tuple[Operation, ...]:
        """Each stretch of changed words as an operation of its own."""
        wording = self.old.wording(was.clause)
        out: list[Operation] = []
        for start, end, first, last in _stretches(wording.text, plain(new.body)):
            quoted = wording.text[start:end].strip()
            text = excerpt(new.body, [], first, last)
            at = start + len(wording.text[start:end]) - len(wording.text[start:end].lstrip())
            anchor = "" if quoted else _anchor(wording.text[:start])
            place = (at, at + len(quoted)) if quoted else (len(wording.text[:start].rstrip()) - len(anchor), -1)
            apart = in_turn(wording.occurrences(quoted or anchor)) if quoted or anchor else []
            number = next((count for count, each in enumerate(apart, start=1) if each[0] == place[0]), None)
            occurrence = number if len(apart) > 1 else None
            if not quoted and not anchor:
                out.append(InsertWords(was.locator, text, "start"))
            elif not quoted:
                out.append(InsertWords(was.locator, text, "after", anchor, occurrence))
            elif text:
                out.append(ReplaceWords(was.locator, quoted, text, occurrence))
            else:
                out.append(DeleteWords(was.locator, quoted, occurrence))
        return tuple(out)

    def coming(self, item: Located) -> Sequence[tuple[Operation, ...]]:
        """A clause that is new, with everything under it; under its own number, or under one that renumbers nothing."""
        where, beside = self.spot(item)
        if beside is None or any(id(inner) in self.was for inner in walk((item.clause,))):
            return []
        return [(added,) for added in _added(item.clause, where, beside)]

    def moving(self, was: Located, now: Located) -> Sequence[tuple[Operation, ...]]:
        """A clause that went elsewhere; one that was changed on the way is struck there and comes in here."""
        where, beside = self.spot(now)
        inside = {id(each) for each in walk((was.clause,))}
        came = [self.was[id(each)] for each in walk((now.clause,)) if id(each) in self.was]
        if beside is None or any(id(each.clause) not in inside for each in came):
            return []
        old, new = (
            standing_nowhere((replace(clause, label=None, kind="item"),)) for clause in (was.clause, now.clause)
        )
        label = now.clause.label
        if old == new:
            numbers = ["", label.text] if label is not None and label != was.clause.label else [""]
            return [(MoveClause(was.locator, where, beside.locator, number),) for number in reversed(numbers)]
        if now.clause.kind in HEADED:
            return []
        return [(DeleteClause(was.locator), added) for added in _added(now.clause, where, beside)]

    def spot(self, item: Located) -> tuple[Where, Located | None]:
        """Where a clause of the new text comes in, told by an old clause that stands beside or above it."""
        parent = item.parent
        row = list(clauses_of(parent.clause.children if parent else self.new.draft.blocks))
        at = next(index for index, clause in enumerate(row) if clause is item.clause)
        before = row[at - 1] if at else None
        if before is not None and (known := self.stayed(before)):
            return "after", known
        if at + 1 < len(row) and (known := self.stayed(row[at + 1])):
            return "before", known
        above = self.was.get(id(parent.clause)) if parent and not 0 < at < len(row) - 1 else None
        return ("last" if at else "first"), above

    def stayed(self, clause: Clause) -> Located | None:
        """The old clause that a new one was, where it did not move itself."""
        return None if id(clause) in self.moved else self.was.get(id(clause))


def _stretches(old: str, new: str) -> Iterator[tuple[int, int, int, int]]:
    """The stretches of words that changed: where they stand in the old text and where in the new one."""
    at_old = at_new = 0
    open_: list[int] | None = None
    for op, text in word_diff(old, new):
        size = len(text)
        if op == "keep":
            if open_ is not None and not text.isspace():
                yield open_[0], at_old, open_[1], at_new
                open_ = None
            at_old, at_new = at_old + size, at_new + size
            continue
        open_ = open_ or [at_old, at_new]
        at_old, at_new = (at_old + size, at_new) if op == "delete" else (at_old, at_new + size)
    if open_ is not None:
        yield open_[0], at_old, open_[1], at_new


def _anchor(before: str) -> str:
    """The last words of what stands before an insertion, without a bracket among them where that can be."""
    last = spaced(before.rstrip())[:-1][-_ANCHOR:]
    after_bracket = next((at for at in range(len(last), 0, -1) if last[at - 1].strip() in BRACKETS), 0)
    return "".join(last[after_bracket:] or last).strip()


def _added(clause: Clause, where: Where, beside: Located) -> Iterator[AddClause]:
    """A clause that comes in, under its own number first."""
    label = clause.label.text if clause.label is not None and clause.label.system != "bullet" else ""
    for number in dict.fromkeys((label, "")):
        text = _below(clause) if clause.kind in HEADED else _written(clause)
        if text.strip():
            yield AddClause(
                beside.locator, where, text, number, render(clause.heading) if clause.kind in HEADED else ""
            )


def _written(clause: Clause) -> str:
    """A clause as an amendment writes it: its words, and the clauses under it on lines of their own."""
    return "\n".join([render((*clause.lead, *own_words(clause))), *_lines(clause, 1)])


def _below(clause: Clause) -> str:
    return "\n\n".join(_lines(clause, 0)) or ""


def _lines(clause: Clause, depth: int) -> Iterator[str]:
    for child in clauses_of(clause.children):
        label = f"{child.label.raw or child.label.text} " if child.label else ""
        yield "\n" + " " * (INDENT * depth) + label + render((*child.lead, *own_words(child)))
        yield from _lines(child, depth + 1)
