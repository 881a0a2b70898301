"""Operations on quoted words, carried to a newer text: where the quotation stands now, or what was made of it.

The quotation must stand in the newer clause to the letter, with nothing changed inside it. Where the newer text has
made the change, or a part of it, the amendment is overtaken that far; where it has made another one, a person decides.
"""

from __future__ import annotations

from typing import TypeAlias

from rollingtext.amend.meaning.base import Base
from rollingtext.amend.onward.courses import Course, Courses
from rollingtext.amend.onward.fates import Conflict, Fate, FateKind
from rollingtext.amend.onward.kept import Kept, progress
from rollingtext.amend.operations import BracketWords, DeleteWords, InsertWords, ReplaceWords, SplitClause
from rollingtext.amend.words.splice import bare
from rollingtext.amend.words.wording import in_turn
from rollingtext.document.tokens import words
from rollingtext.document.tree import Located
from rollingtext.document.values import replace

Quoting: TypeAlias = ReplaceWords | DeleteWords | InsertWords | BracketWords | SplitClause


def words_onward(operation: Quoting, item: Located, course: Course, courses: Courses) -> Fate:
    """The fate of an operation that quotes words of the clause `item`, which took a sure course."""
    span = _span(operation, item, courses.old)
    if isinstance(span, Fate):
        return span
    if (unchanged := _unchanged(course, courses)) is not None:
        carried = _rewritten(operation, item, unchanged, span[0], span[1] - span[0], courses)
        if carried is not None:
            return Fate(fate_of(course, item, unchanged), carried, item, unchanged)
    kept = _kept(course, courses)
    start, end = (at + _offset(course, item, courses.old) for at in span)
    overtaken = _overtaken(operation, start, end, kept)
    if overtaken == 1.0:
        return Fate("absorbed", None, item, course.new[0], f"{_names(course.new)} already reads so.", 1.0)
    at = kept.stands(start, end) if start < end else _border(operation, kept, start)
    if at is not None:
        part, first = _part(course, courses.new, at, end - start)
        if part is not None:
            carried = _rewritten(operation, item, part, at - first, end - start, courses)
            if carried is not None:
                return Fate(fate_of(course, item, part), carried, item, part)
    theirs = kept.between(start, end)
    now = kept.new.range(*theirs)
    if overtaken is not None and kept.bordered(start, end) and now:
        part, first = _part(course, courses.new, theirs[0], theirs[1] - theirs[0])
        if part is not None:
            again = _remaining(operation, part.locator, now)
            carried = _rewritten(again, item, part, theirs[0] - first, theirs[1] - theirs[0], courses)
            if carried is not None:
                reason = f"{overtaken:.0%} of what it asks stands there already."
                return Fate("partly-absorbed", carried, item, part, reason, overtaken)
    return _conflict(operation, item, course, kept, start, end)


def _unchanged(course: Course, courses: Courses) -> Located | None:
    """The clause of the newer text, where it is one that reads to the letter as the one of the older did."""
    if len(course.old) != 1 or len(course.new) != 1:
        return None
    was, now = course.old[0].clause, course.new[0].clause
    return course.new[0] if courses.new.shares(now, courses.old.wording(was)) else None


def _remaining(operation: Quoting, clause: str, words_: str) -> Quoting:
    """What is left to ask of words of which the newer text has changed a part."""
    wanted = _wanted(operation)
    if wanted.strip():
        return ReplaceWords(clause, words_, wanted, None, operation.start)
    return DeleteWords(clause, words_, None, operation.start)


def fate_of(course: Course, was: Located, now: Located) -> FateKind:
    """How an operation that can be carried gets from one clause to the other."""
    if course.way in ("split", "merged"):
        return "split" if course.way == "split" else "merged"
    return "moved" if course.moved or was.locator != now.locator else "clean"


def _span(operation: Quoting, item: Located, old: Base) -> tuple[int, int] | Fate:
    """The quoted words as a range of the words of their clause in the older text."""
    wording = old.wording(item.clause)
    if isinstance(operation, InsertWords) and operation.where in ("start", "end"):
        size = len(words(wording.text))
        return (0, 0) if operation.where == "start" else (size, size)
    quotation = operation.anchor if isinstance(operation, InsertWords) else operation.words
    places = wording.occurrences(quotation)
    number = operation.occurrence
    apart = in_turn(places) if number is not None else places
    if not apart or (number is None and len(apart) > 1) or (number is not None and number > len(apart)):
        reason = f"“{quotation.strip()}” does not stand in {item.locator} of the text it was written for, or not once."
        return Fate("orphaned", None, item, None, reason, text=text_of(operation))
    return wording.token_range(*apart[(number or 1) - 1])


def _kept(course: Course, courses: Courses) -> Kept:
    """The words of a course: those of several clauses of one side follow each other."""
    key = tuple(id(item.clause) for item in (*course.old, *course.new))
    found = courses.kept.get(key)
    if found is None:
        old, new = (
            " ".join(base.wording(item.clause).text for item in side)
            for base, side in ((courses.old, course.old), (courses.new, course.new))
        )
        found = courses.kept[key] = Kept(old, new)
    return found


def _offset(course: Course, item: Located, base: Base) -> int:
    """How many words of a course stand in clauses before `item`."""
    out = 0
    for each in course.old:
        if each.clause is item.clause:
            break
        out += len(words(base.wording(each.clause).text))
    return out


def _part(course: Course, new: Base, at: int, size: int) -> tuple[Located | None, int]:
    """The clause of the newer text that holds words `[at, at + size)` of it, and where its own words begin."""
    first = 0
    for number, item in enumerate(course.new):
        behind = first + len(words(new.wording(item.clause).text))
        if at < behind or (number == len(course.new) - 1 and at <= behind):
            return (item if at + size <= behind else None), first
        first = behind
    return None, 0


def _border(operation: Quoting, kept: Kept, at: int) -> int | None:
    """Where the start or the end of a clause is in the newer text: still its start or end, and next to the same word."""
    if at == 0:
        return 0 if not kept.partner or kept.partner[0] == 0 else None
    if at == len(kept.partner) and kept.partner[-1] == len(kept.new.words) - 1:
        return len(kept.new.words)
    return None


def _rewritten(operation: Quoting, was: Located, part: Located, at: int, size: int, courses: Courses) -> Quoting | None:
    """The operation for words `[at, at + size)` of a newer clause; nothing when they cannot be named there."""
    clause = courses.named(operation.clause, was, part)
    if isinstance(operation, InsertWords) and operation.where in ("start", "end"):
        return replace(operation, clause=clause)
    wording = courses.new.wording(part.clause)
    quotation = operation.anchor if isinstance(operation, InsertWords) else operation.words
    places = wording.occurrences(quotation)
    meant = (at, at + size)
    if len(places) == 1:
        if wording.token_range(*places[0]) != meant:
            return None
        number = operation.occurrence and 1
    else:
        number = next((n for n, p in enumerate(in_turn(places), 1) if wording.token_range(*p) == meant), None)
        if number is None:
            return None
    return replace(operation, clause=clause, occurrence=number)


def _wanted(operation: Quoting) -> str:
    return operation.text if isinstance(operation, ReplaceWords | InsertWords) else ""


def _overtaken(operation: Quoting, start: int, end: int, kept: Kept) -> float | None:
    """How far the newer text has gone towards what is asked; `None` when it has not, or went elsewhere."""
    wanted = words(bare(_wanted(operation)))
    old = kept.old.words
    if isinstance(operation, InsertWords):
        at = start if operation.where in ("before", "start") else end
        base: list[str] = []
        start = end = at
    elif isinstance(operation, ReplaceWords | DeleteWords):
        base = old[start:end]
    else:
        return None
    ours = [*old[:start], *wanted, *old[end:]]
    if ours == kept.new.words and ours != old:
        return 1.0
    if isinstance(operation, DeleteWords) and _gone_with_bracket(kept, start, end):
        return 1.0
    first, last = kept.between(start, end)
    now = kept.new.words[first:last]
    if now == base or not kept.bordered(start, end):
        return None
    return progress(base, now, wanted)


def _gone_with_bracket(kept: Kept, start: int, end: int) -> bool:
    """Whether words that were to go are gone, with nothing else in their place."""
    first, last = kept.between(start, end)
    return first == last


def _conflict(operation: Quoting, item: Located, course: Course, kept: Kept, start: int, end: int) -> Fate:
    left, right = _whole(kept, start, end)
    first, last = kept.between(left, right)
    base, theirs = kept.old.range(left, right), kept.new.range(first, last)
    wanted = _wanted(operation)
    before, behind = kept.old.range(left, start), kept.old.range(end, right)
    quoted = kept.old.range(start, end)
    if isinstance(operation, InsertWords):
        middle = f"{wanted} {quoted}" if operation.where in ("before", "start") else f"{quoted} {wanted}"
    elif isinstance(operation, BracketWords):
        middle = f"[{quoted}]"
    else:
        middle = quoted if isinstance(operation, SplitClause) else wanted
    ours = " ".join(part for part in (before, middle.strip(), behind) if part)
    reason = f"The words it quotes have changed in {_names(course.new)}."
    if theirs == base:
        reason = f"The words it quotes cannot be told from others in {_names(course.new)}."
    return Fate(
        "conflict", None, item, course.new[0], reason, text=text_of(operation), conflict=Conflict(base, theirs, ours)
    )


def _whole(kept: Kept, start: int, end: int) -> tuple[int, int]:
    """The range widened to the nearest kept words, so that both texts can be read side by side."""
    while start > 0 and kept.partner[start - 1] < 0:
        start -= 1
    while end < len(kept.partner) and kept.partner[end] < 0:
        end += 1
    return start, end


def text_of(operation: object) -> str:
    """The words that an operation would bring in or take out, for whoever has to table it anew."""
    return getattr(operation, "text", "") or getattr(operation, "words", "")


def _names(items: tuple[Located, ...]) -> str:
    return " and ".join(item.locator for item in items)
