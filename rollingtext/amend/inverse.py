"""The amendment that takes another one back: written for the text as it reads when that one is adopted.

    adopting an amendment, and then the one that takes it back, gives the text as it stood

That is tried before the answer is given: where no operations would bring the very same text again, there is no answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Literal, TypeAlias

from rollingtext.amend.apply import apply
from rollingtext.amend.doing.work import Work
from rollingtext.amend.meaning.base import Base
from rollingtext.amend.meaning.edits import AddEdit, ClauseEdit, Edit, WordEdit
from rollingtext.amend.operations import (
    AddClause,
    Amendment,
    DeleteClause,
    InsertWords,
    MergeClauses,
    MoveClause,
    Operation,
    RenumberClause,
    ReplaceClause,
    ReplaceWords,
    SplitClause,
)
from rollingtext.amend.words.splice import Change, excerpt
from rollingtext.amend.words.wording import Wording, in_turn
from rollingtext.document.model import Clause, Draft, Inlines, own_words
from rollingtext.document.tokens import tokens
from rollingtext.document.tree import Located, located
from rollingtext.document.values import replace
from rollingtext.notation.attribution import Parties
from rollingtext.notation.parties import default_registry
from rollingtext.notation.plain import plain
from rollingtext.notation.render import render

Where: TypeAlias = Literal["before", "after", "first", "last"]


def taken_back(draft: Draft, amendment: Amendment, parties: Parties | None = None) -> Amendment | None:
    """What takes `amendment`, adopted into `draft`, back; `None` where it was not adopted or no operations can do it."""
    known = parties if parties is not None else default_registry()
    after, results = apply(draft, [amendment], known)
    if not any(result.status == "applied" for result in results) or not all(result.holds for result in results):
        return None
    for narrow in (True, False):
        operations = tuple(_operations(amendment, Base(draft, known), Base(after, known), narrow))
        back = replace(amendment, id=f"{amendment.id}-back", operations=operations, base_hash="", depends_on=())
        if operations and apply(after, [back], known)[0] == draft:
            return back
    return None


def _operations(amendment: Amendment, base: Base, after: Base, narrow: bool) -> Iterator[Operation]:
    words: dict[int, tuple[Located, list[Change]]] = {}
    for operation, outcome in Work(0, amendment, base).done:
        whole = _of_whole(operation, outcome, base, after)
        if whole is not None:
            yield whole
            continue
        for edit in outcome:
            if isinstance(edit, WordEdit):
                changes = words.setdefault(id(edit.target.clause), (edit.target, []))[1]
                if edit.change not in changes:
                    changes.append(edit.change)
            else:
                yield from _clause_back(edit, base, after)
    for target, changes in words.values():
        old, new = own_words(target.clause), base.spliced(target.clause, changes)
        yield from _words_back(_now(target, after), old, new, narrow)


def _of_whole(operation: Operation, edits: Sequence[Edit], base: Base, after: Base) -> Operation | None:
    """The one operation that takes back one which makes several edits."""
    last, first = edits[-1], edits[0]
    match operation:
        case MoveClause() if isinstance(last, AddEdit):
            where, beside = _spot(first.target, base)
            label = first.target.clause.label
            return MoveClause(_called(last.new, after), where, beside, label.text if label else "")
        case RenumberClause() if isinstance(first, ClauseEdit) and first.new is not None:
            label = first.target.clause.label
            return RenumberClause(_called(first.new, after), label.text if label else "")
        case SplitClause() if isinstance(last, AddEdit):
            return MergeClauses(first.target.locator, (_called(last.new, after),))
        case MergeClauses() if len(edits) == 2:
            label, text = last.target.clause.label, plain(last.target.clause.body).strip()
            return SplitClause(first.target.locator, text, None, label.text if label else "")
        case _:
            return None


def _clause_back(edit: ClauseEdit | AddEdit, base: Base, after: Base) -> Iterator[Operation]:
    match edit:
        case AddEdit(new=new):
            yield DeleteClause(_called(new, after))
        case ClauseEdit(target=target, new=None):
            where, beside = _spot(target, base)
            label = target.clause.label
            yield AddClause(beside, where, _text(target.clause), label.text if label else "")
        case ClauseEdit(target=target):
            yield ReplaceClause(_now(target, after), _text(target.clause))


def _spot(target: Located, base: Base) -> tuple[Where, str]:
    """Where a clause stands, told by what stands beside it or over it."""
    spot = base.spot(target.clause)
    before = spot.blocks[spot.index - 1] if spot.index else None
    behind = spot.blocks[spot.index + 1] if spot.index + 1 < len(spot.blocks) else None
    beside: tuple[tuple[Where, object], ...] = (("after", before), ("before", behind))
    for where, other in beside:
        for item in base.clauses.clauses:
            if item.clause is other:
                return where, item.locator
    return "first", target.parent.locator if target.parent is not None else ""


def _words_back(clause: str, old: Inlines, new: Inlines, narrow: bool) -> Iterator[Operation]:
    """The words that stand there now, given up for those that stood there: no more of them than differ, if `narrow`."""
    if not plain(new).strip():
        yield InsertWords(clause, render(old), "start")
        return
    was, now = list(tokens(plain(old))), list(tokens(plain(new)))
    first = last = 0
    if narrow:
        first = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(was, now, strict=False)))
        most = min(len(was), len(now)) - first
        last = sum(
            1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(was[::-1][:most], now[::-1][:most], strict=False))
        )
        while first and (not "".join(now[first : len(now) - last]).strip() or now[first].isspace()):
            first -= 1
        while last and (not "".join(now[first : len(now) - last]).strip() or now[len(now) - last - 1].isspace()):
            last -= 1
    start, end = len("".join(now[:first])), len("".join(now[: len(now) - last]))
    words = plain(new)[start:end]
    places = in_turn(Wording(plain(new)).occurrences(words))
    at = start + len(words) - len(words.lstrip())
    number = next((n for n, place in enumerate(places, 1) if place[0] == at), None)
    text = excerpt(old, (), len("".join(was[:first])), len("".join(was[: len(was) - last])))
    yield ReplaceWords(clause, words.strip(), text, number if len(places) > 1 else None)


def _text(clause: Clause) -> str:
    """A clause as an amendment gives it: its words, and under them what stands under it."""
    lines = [render(clause.body)]

    def under(clause: Clause, indent: str) -> None:
        for child in clause.children:
            if isinstance(child, Clause):
                label = f"{child.label.raw or child.label.text} " if child.label else ""
                lines.append(f"{indent}{render(child.lead)}{label}{render(child.body)}")
                under(child, indent + "   ")

    under(clause, "   ")
    return "\n\n".join(lines)


def _now(target: Located, after: Base) -> str:
    found = after.clauses.find(target.locator)
    return found.located.locator if found.located is not None else target.locator


def _called(clause: Clause, after: Base) -> str:
    """The locator of a clause in the text as it reads after."""
    return next((item.locator for item in located(after.draft) if item.clause == clause), "")
