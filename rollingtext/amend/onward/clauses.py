"""Operations on whole clauses, carried to a newer text: a clause that is still the same follows, a changed one asks.

Whoever wants a clause gone or replaced has read it as it stood: where its words have changed since, the proposal is
shown beside the new text and not carried. A new clause follows its neighbour, whatever befell the neighbour's words.
"""

from __future__ import annotations

from collections.abc import Sequence

from rollingtext.amend.meaning.base import Nearest
from rollingtext.amend.onward.courses import Course, Courses
from rollingtext.amend.onward.fates import Conflict, Fate
from rollingtext.amend.onward.kept import progress
from rollingtext.amend.onward.words import fate_of, text_of
from rollingtext.amend.operations import (
    AddClause,
    Agree,
    DeleteClause,
    MergeClauses,
    MoveClause,
    RenumberClause,
    Reopen,
    ReplaceClause,
    ReplaceTerm,
    SetHeading,
)
from rollingtext.amend.words import fresh
from rollingtext.amend.words.splice import bare
from rollingtext.amend.words.wording import read_label
from rollingtext.compare.texts import key, own_text, without_numbers
from rollingtext.document.labels import Label
from rollingtext.document.model import Clause, Status
from rollingtext.document.tokens import words
from rollingtext.document.tree import Located, clauses_of, walk
from rollingtext.document.values import replace


def deletion_onward(operation: DeleteClause, item: Located, course: Course, courses: Courses) -> Fate:
    """A clause goes if it still says what it said; numbers that only follow others do not count."""
    if len(course.new) == len(course.old) == 1:
        now = course.new[0]
        if _said(item.clause, blank=True) == _said(now.clause, blank=True):
            carried = replace(operation, clause=courses.named(operation.clause, item, now))
            return Fate(fate_of(course, item, now), carried, item, now)
    return _changed(operation, item, course, "")


def replacement_onward(operation: ReplaceClause, item: Located, course: Course, courses: Courses) -> Fate:
    """Another text takes the place of a clause if it still reads as it did."""
    if len(course.new) == len(course.old) == 1:
        now = course.new[0]
        wanted = words(bare(operation.text))
        theirs, base = words(_text(now.clause)), words(_text(item.clause))
        if wanted in (theirs, words(_labelled(now.clause) + _text(now.clause))):
            return Fate("absorbed", None, item, now, f"{now.locator} already reads so.", 1.0)
        carried = replace(operation, clause=courses.named(operation.clause, item, now))
        if _said(item.clause) == _said(now.clause):
            return Fate(fate_of(course, item, now), carried, item, now)
        if not now.clause.children and (share := progress(base, theirs, wanted)) is not None:
            reason = f"{share:.0%} of what it asks stands there already."
            return Fate("partly-absorbed", carried, item, now, reason, share)
    if len(course.new) == 1 and words(bare(operation.text)) == words(_text(course.new[0].clause)):
        return Fate("absorbed", None, item, course.new[0], f"{course.new[0].locator} already reads so.", 1.0)
    return _changed(operation, item, course, operation.text)


def heading_onward(operation: SetHeading, item: Located, course: Course, courses: Courses) -> Fate:
    """A heading is replaced if it still reads as it did."""
    if len(course.new) == len(course.old) == 1:
        now = course.new[0]
        theirs = own_text(now.clause)
        if words(theirs) == words(bare(operation.text)):
            return Fate("absorbed", None, item, now, f"{now.locator} has this heading already.", 1.0)
        if key(theirs) == key(own_text(item.clause)):
            carried = replace(operation, clause=courses.named(operation.clause, item, now))
            return Fate(fate_of(course, item, now), carried, item, now)
    return _changed(operation, item, course, operation.text)


def addition_onward(operation: AddClause, item: Located, course: Course, courses: Courses) -> Fate:
    """A new clause follows the one beside or inside which it was to stand."""
    stands = _stands_already(operation, courses)
    if stands is not None:
        reason = f"{stands.locator} says this already."
        return Fate("absorbed", None, item, stands, reason, 1.0)
    at = _spot(operation.where, item, course)
    if at is None:
        return _changed(operation, item, course, operation.text)
    label, problem = _label(operation, item, at, courses)
    if problem:
        conflict = Conflict(operation.label, at.clause.label.text if at.clause.label else "", operation.label)
        return Fate("conflict", None, item, at, problem, text=operation.text, conflict=conflict)
    carried = replace(operation, clause=courses.named(operation.clause, item, at), label=label)
    return Fate(fate_of(course, item, at), carried, item, at)


def move_onward(operation: MoveClause, item: Located, course: Course, courses: Courses) -> Fate:
    """A clause and the one it is to stand beside are both followed."""
    found = courses.old.clauses.find(operation.beside).located
    if found is None:
        return lost(operation, item, f"{operation.beside} does not stand in the text it was written for.", courses)
    beside = courses.of(found)
    at = None if beside.doubt or not beside.new else _spot(operation.where, found, beside)
    if len(course.new) != 1 or len(course.old) != 1 or at is None:
        return _changed(operation, item, course, "")
    now = course.new[0]
    if _is_there(operation.where, now, at):
        return Fate("absorbed", None, item, now, f"{now.locator} stands there already.", 1.0)
    if operation.label and _number(now.clause) != _number(item.clause):
        reason = f"It would get the number `{operation.label}`, but the numbers around it have changed."
        return Fate("conflict", None, item, now, reason, conflict=_conflict(item, course, operation.label))
    clause, target = courses.named(operation.clause, item, now), courses.named(operation.beside, found, at)
    carried = replace(operation, clause=clause, beside=target)
    followed = "moved" if found.locator != at.locator else fate_of(course, item, now)
    return Fate(followed if course.way not in ("split", "merged") else fate_of(course, item, now), carried, item, now)


def renumbering_onward(operation: RenumberClause, item: Located, course: Course, courses: Courses) -> Fate:
    """A number is given if the clause still has the one it had."""
    if len(course.new) == len(course.old) == 1:
        now = course.new[0]
        wanted = read_label(operation.label, now.clause.label)
        if wanted is not None and now.clause.label is not None and fresh.same_number(wanted, now.clause.label):
            return Fate("absorbed", None, item, now, f"{now.locator} has this number already.", 1.0)
        if _number(now.clause) == _number(item.clause):
            carried = replace(operation, clause=courses.named(operation.clause, item, now))
            return Fate(fate_of(course, item, now), carried, item, now)
    return _changed(operation, item, course, operation.label)


def merger_onward(operation: MergeClauses, item: Located, course: Course, courses: Courses) -> Fate:
    """Clauses are joined if each of them is still one clause; where they have been joined, nothing is left to do."""
    others = [courses.old.clauses.find(name).located for name in operation.others]
    if any(other is None for other in others):
        return lost(operation, item, "One of the clauses does not stand in the text it was written for.", courses)
    ways = [courses.of(other) for other in others if other is not None]
    if len(course.new) == 1 and all(way.new == course.new and not way.doubt for way in ways):
        return Fate("absorbed", None, item, course.new[0], f"{course.new[0].locator} holds them all already.", 1.0)
    single = all(len(way.new) == len(way.old) == 1 and not way.doubt for way in (course, *ways))
    if not single or len({id(way.new[0].parent) for way in (course, *ways)}) > 1:
        return _changed(operation, item, course, "")
    now = course.new[0]
    names = tuple(courses.named(name, way.old[0], way.new[0]) for name, way in zip(operation.others, ways, strict=True))
    carried = replace(operation, clause=courses.named(operation.clause, item, now), others=names)
    return Fate(fate_of(course, item, now), carried, item, now)


def agreement_onward(operation: Agree | Reopen, item: Located, course: Course, courses: Courses) -> Fate:
    """What is agreed are words: a mark is put to, or taken off, a clause that still has them."""
    if len(course.new) == len(course.old) == 1:
        now = course.new[0]
        marks = {mark.kind for mark in now.clause.body if isinstance(mark, Status)}
        wanted = (
            {"pending": "agreed-pending"}.get(operation.mark, operation.mark) if isinstance(operation, Agree) else ""
        )
        if wanted in marks if wanted else not marks & {"ad-referendum", "agreed", "agreed-pending"}:
            return Fate("absorbed", None, item, now, f"{now.locator} is marked so already.", 1.0)
        if _said(item.clause) == _said(now.clause):
            carried = replace(operation, clause=courses.named(operation.clause, item, now))
            return Fate(fate_of(course, item, now), carried, item, now)
    return _changed(operation, item, course, "")


def term_onward(operation: ReplaceTerm, courses: Courses) -> Fate:
    """A term is replaced wherever the newer text has it, but in the clauses that were left out."""
    scope = courses.old.clauses.find(operation.clause).located if operation.clause else None
    besides = [courses.old.clauses.find(name).located for name in operation.besides]
    asked = [item for item in (scope, *besides) if item is not None]
    if len(asked) < len(besides) + bool(operation.clause):
        return Fate("orphaned", None, scope, None, "A clause it names does not stand there.", text=operation.text)
    ways = {id(item): courses.of(item) for item in asked}
    if any(way.doubt or len(way.new) != 1 or len(way.old) != 1 for way in ways.values()):
        reason = "A clause it names has gone, or is no longer one clause."
        return Fate("conflict", None, scope, None, reason, text=operation.text)
    now = ways[id(scope)].new[0] if scope is not None else None
    inside = list(walk((now.clause,))) if now else [item.clause for item in courses.new.clauses.clauses]
    if not any(courses.new.wording(clause).occurrences(operation.term) for clause in inside):
        return Fate("absorbed", None, scope, now, f"“{operation.term}” stands nowhere there any more.", 1.0)
    carried = replace(
        operation,
        clause=courses.named(operation.clause, scope, now) if now and scope else "",
        besides=tuple(
            courses.named(name, item, ways[id(item)].new[0])
            for name, item in zip(operation.besides, besides, strict=True)
            if item is not None
        ),
    )
    where = any(item.locator != ways[id(item)].new[0].locator for item in asked)
    return Fate("moved" if where else "clean", carried, scope, now)


def lost(operation: object, item: Located | None, reason: str, courses: Courses) -> Fate:
    """An orphan: its words are kept, and the nearest clause that is still there is named."""
    return Fate("orphaned", None, item, None, reason, text=text_of(operation), nearest=surviving(item, courses))


def surviving(item: Located | None, courses: Courses) -> tuple[Nearest, ...]:
    """The clause of the newer text that came of the nearest sibling of `item` that is still there, or of its parent."""
    while item is not None:
        owner = item.parent
        row = courses.siblings(item)
        at = next(n for n, other in enumerate(row) if other.clause is item.clause)
        for distance in range(1, len(row)):
            for n in (at - distance, at + distance):
                if 0 <= n < len(row) and (course := courses.of(row[n])).new and not course.doubt:
                    return (Nearest(course.new[0]),)
        if owner is not None and (course := courses.of(owner)).new:
            return (Nearest(course.new[0]),)
        item = owner
    return ()


def _changed(operation: object, item: Located, course: Course, ours: str) -> Fate:
    """The fate of an operation on a clause that is not what it was."""
    now = course.new[0]
    if course.way == "split":
        reason = f"{item.locator} was split into {' and '.join(each.locator for each in course.new)}."
    elif course.way == "merged":
        reason = f"{' and '.join(each.locator for each in course.old)} were merged into {now.locator}."
    else:
        reason = f"{now.locator} no longer reads as {item.locator} did."
    return Fate("conflict", None, item, now, reason, text=text_of(operation), conflict=_conflict(item, course, ours))


def _conflict(item: Located, course: Course, ours: str) -> Conflict:
    theirs = "\n".join(_text(each.clause, "\n") for each in course.new)
    return Conflict(_text(item.clause, "\n"), theirs, ours)


def _said(clause: Clause, *, blank: bool = False) -> list[tuple[str, str]]:
    """What a clause and everything under it say, without its own number; with `blank`, without numbers in its words."""
    texts = [key(own_text(each)) for each in walk((clause,))]
    labels = ["", *(_number(each) for each in list(walk((clause,)))[1:])]
    return list(zip(labels, map(without_numbers, texts) if blank else texts, strict=True))


def _text(clause: Clause, joint: str = " ") -> str:
    """The words of a clause and of everything under it, with the numbers there."""
    parts = [own_text(clause)]
    for each in clauses_of(clause.children):
        parts += [_labelled(inner) + own_text(inner) for inner in walk((each,))]
    return joint.join(part for part in parts if part)


def _labelled(clause: Clause) -> str:
    return f"{clause.label.text} " if clause.label else ""


def _number(clause: Clause) -> str:
    return clause.label.name if clause.label else ""


def _spot(where: str, item: Located, course: Course) -> Located | None:
    """The clause of the newer text that stands for `item` as a neighbour; none where the spot was closed."""
    if where in ("first", "last"):
        return course.new[0] if len(course.new) == 1 and len(course.old) == 1 else None
    if len(course.old) > 1 and item is not course.old[-1 if where == "after" else 0]:
        return None
    return course.new[-1 if where == "after" else 0]


def _stands_already(operation: AddClause, courses: Courses) -> Located | None:
    """A clause that the newer text brought in and that says what the new one was to say."""
    wanted = words(" ".join((operation.heading, bare(operation.text))))
    if not wanted:
        return None
    for item in courses.inserted_ending(wanted[-1]):
        told = words(_text(item.clause))
        if told == wanted or words(_labelled(item.clause)) + told == wanted:
            return item
    return None


def _label(operation: AddClause, item: Located, at: Located, courses: Courses) -> tuple[str, str]:
    """The number of a new clause beside its neighbour's new one, and what stands in the way of giving it."""
    asked = operation.label or _text_number(operation)
    if not asked or _number(item.clause) == _number(at.clause):
        return operation.label, ""
    told = read_label(asked, item.clause.label)
    if operation.where == "after" and told is not None and operation.label:
        for appended in (False, True):
            before, behind = (_next(each.clause, appended) for each in (item, at))
            if before is not None and behind is not None and fresh.same_number(before, told):
                return behind.raw if behind.raw else behind.text, ""
    if operation.where in ("first", "last"):
        return operation.label, ""
    return "", f"It was to be numbered `{asked}`, but {item.locator} is {at.locator} now. Give it another number."


def _text_number(operation: AddClause) -> str:
    label = fresh.label_at_head(operation.text)
    return label.text if label else ""


def _next(clause: Clause, appended: bool) -> Label | None:
    try:
        return fresh.default_label(clause.label, appended=appended)
    except KeyError:
        return None


def _is_there(where: str, now: Located, at: Located) -> bool:
    """Whether a clause stands where it was to be moved."""
    owner = at if where in ("first", "last") else at.parent
    if now.parent is not owner or owner is None:
        return False
    row: Sequence[Clause] = tuple(clauses_of(owner.clause.children))
    place = next(n for n, clause in enumerate(row) if clause is now.clause)
    match where:
        case "first":
            return place == 0
        case "last":
            return place == len(row) - 1
        case "after":
            return place > 0 and row[place - 1] is at.clause
        case _:
            return place + 1 < len(row) and row[place + 1] is at.clause
