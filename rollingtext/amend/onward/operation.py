"""One operation carried to a newer text: its clause is followed, what it quotes looked for, the outcome checked."""

from __future__ import annotations

from rollingtext.amend.meaning.base import Nearest
from rollingtext.amend.meaning.edits import Refusal, WordEdit
from rollingtext.amend.meaning.resolve import resolved
from rollingtext.amend.onward.brackets import bracket_onward
from rollingtext.amend.onward.clauses import (
    addition_onward,
    agreement_onward,
    deletion_onward,
    heading_onward,
    lost,
    merger_onward,
    move_onward,
    renumbering_onward,
    replacement_onward,
    surviving,
    term_onward,
)
from rollingtext.amend.onward.courses import Course, Courses
from rollingtext.amend.onward.fates import Conflict, Fate
from rollingtext.amend.onward.words import fate_of, text_of, words_onward
from rollingtext.amend.operations import (
    AddClause,
    AddSide,
    Agree,
    Back,
    BracketWords,
    DeleteClause,
    DeleteWords,
    DropSide,
    InsertWords,
    Lift,
    MergeClauses,
    MoveClause,
    Narrow,
    Operation,
    Oppose,
    RenumberClause,
    Reopen,
    ReplaceClause,
    ReplaceTerm,
    ReplaceWords,
    Reserve,
    SetHeading,
    Settle,
    SplitClause,
    Strike,
    Widen,
    Withdraw,
)
from rollingtext.compare.texts import own_text
from rollingtext.document.tree import Located
from rollingtext.document.values import replace
from rollingtext.notation.plain import plain


def onward(operation: Operation, courses: Courses, names: tuple[str, ...] = ()) -> Fate:
    """The fate of an operation; one that is carried has been found to work in the newer text, on that clause alone.

    `names` are those who propose it, as the text names them.
    """
    if isinstance(operation, ReplaceTerm):
        return _checked(term_onward(operation, courses), courses, names)
    found = courses.old.clauses.find(operation.clause)
    if found.located is None:
        nearest = tuple(Nearest(item) for item in found.candidates)
        reason = f"It does not fit the text it was written for: {found.reason}"
        return Fate("orphaned", None, None, None, reason, text=text_of(operation), nearest=nearest)
    item = found.located
    course = courses.of(item)
    if (not course.new or course.doubt) and (stands := _made_already(operation, item, course, courses)) is not None:
        return Fate("absorbed", None, item, stands, f"{stands.locator} already reads so.", 1.0)
    if not course.new:
        return _gone(operation, item, courses)
    if course.doubt:
        near = (*(Nearest(each) for each in course.new), *surviving(item, courses))
        return Fate("orphaned", None, item, None, course.doubt, text=text_of(operation), nearest=near[:3])
    return _checked(_followed(operation, item, course, courses), courses, names)


def _made_already(operation: Operation, item: Located, course: Course, courses: Courses) -> Located | None:
    """A clause of the newer text that reads to the letter as the operation would have left its own."""
    edits = resolved(operation, courses.old) if isinstance(operation, _ON_WORDS) else ()
    changes = [edit.change for edit in edits if isinstance(edit, WordEdit)] if not isinstance(edits, Refusal) else []
    if not changes:
        return None
    made = plain(courses.old.spliced(item.clause, changes)).split()
    same_name: Located | None = courses.new.clauses.exact.get(item.locator)
    candidates: list[Located] = [*course.new, *([same_name] if same_name is not None else [])]
    for each in candidates:
        if made and each.clause.kind == item.clause.kind and courses.new.wording(each.clause).text.split() == made:
            return each
    return None


def _gone(operation: Operation, item: Located, courses: Courses) -> Fate:
    """The fate of an operation on a clause that the newer text does not have."""
    if isinstance(operation, DeleteClause | Reopen):
        return Fate("absorbed", None, item, None, f"{item.locator} is no longer there.", 1.0)
    return lost(operation, item, f"{item.locator} is no longer there.", courses)


def _followed(operation: Operation, item: Located, course: Course, courses: Courses) -> Fate:
    match operation:
        case ReplaceWords() | DeleteWords() | InsertWords() | BracketWords() if operation.sentence is not None:
            return _sentence_onward(operation, item, course, courses)
        case ReplaceWords() | DeleteWords() | InsertWords() | BracketWords():
            return words_onward(operation, item, course, courses)
        case SplitClause():
            return words_onward(operation, item, course, courses)
        case AddClause():
            return addition_onward(operation, item, course, courses)
        case DeleteClause():
            return deletion_onward(operation, item, course, courses)
        case ReplaceClause():
            return replacement_onward(operation, item, course, courses)
        case MoveClause():
            return move_onward(operation, item, course, courses)
        case RenumberClause():
            return renumbering_onward(operation, item, course, courses)
        case MergeClauses():
            return merger_onward(operation, item, course, courses)
        case SetHeading():
            return heading_onward(operation, item, course, courses)
        case Agree() | Reopen():
            return agreement_onward(operation, item, course, courses)
        case ReplaceTerm():
            return term_onward(operation, courses)
        case (
            Lift() | Strike() | Narrow() | Widen() | AddSide() | DropSide() | Settle()
            | Back() | Oppose() | Reserve() | Withdraw()
        ):  # fmt: skip
            return bracket_onward(operation, item, course, courses)


def _sentence_onward(
    operation: ReplaceWords | DeleteWords | InsertWords | BracketWords, item: Located, course: Course, courses: Courses
) -> Fate:
    """A sentence that is only counted is the same sentence as long as its clause reads as it did."""
    now = course.new[0]
    if len(course.new) == len(course.old) == 1 and own_text(now.clause) == own_text(item.clause):
        carried = replace(operation, clause=courses.named(operation.clause, item, now))
        return Fate(fate_of(course, item, now), carried, item, now)
    reason = f"It counts the sentences of {item.locator}, which has changed. Quote the words instead."
    conflict = Conflict(
        own_text(item.clause), " ".join(own_text(each.clause) for each in course.new), text_of(operation)
    )
    return Fate("conflict", None, item, now, reason, text=text_of(operation), conflict=conflict)


_ON_WORDS = (ReplaceWords, DeleteWords, InsertWords)
_ON_ONE_CLAUSE = (ReplaceWords, DeleteWords, InsertWords, BracketWords, AddClause, DeleteClause, ReplaceClause)


def _checked(fate: Fate, courses: Courses, names: tuple[str, ...]) -> Fate:
    """The fate once the operation was tried on the newer text: it must work there, on the clause that was found."""
    carried = fate.carried
    if carried is None:
        return fate
    edits = resolved(carried, courses.new, names)
    if isinstance(edits, Refusal):
        if edits.status == "already":
            return Fate("absorbed", None, fate.was, edits.clause or fate.clause, edits.reason, 1.0)
        text = text_of(carried)
        base, theirs = (own_text(each.clause) if each else "" for each in (fate.was, fate.clause))
        ours = Conflict(base, theirs, text)
        return Fate(
            "conflict", None, fate.was, fate.clause, edits.reason, text=text, nearest=edits.nearest, conflict=ours
        )
    if isinstance(carried, _ON_ONE_CLAUSE):
        assert fate.clause is not None
        assert all(edit.target.clause is fate.clause.clause for edit in edits), f"{carried.clause} is another clause"
    return replace(fate, edits=edits)
