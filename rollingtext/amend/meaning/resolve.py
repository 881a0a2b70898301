"""What an operation means in one text: the exact place that it changes, or why it cannot change anything there.

Words are changed only where they stand to the letter, in the clause that was named, and only when they stand there
once or the occurrence is given. What comes near is told, never taken.
"""

from __future__ import annotations

from rollingtext.amend.meaning import on_clauses
from rollingtext.amend.meaning.base import Base, Nearest
from rollingtext.amend.meaning.edits import ClauseEdit, Edit, Refusal, WordEdit
from rollingtext.amend.meaning.marks import agreed, reopened
from rollingtext.amend.meaning.newcomers import addition, replacement
from rollingtext.amend.meaning.on_brackets import bracket_edit, bracketed_words
from rollingtext.amend.meaning.positions import position
from rollingtext.amend.operations import (
    LAST,
    AddClause,
    Agree,
    Back,
    BracketWords,
    DeleteClause,
    DeleteWords,
    InsertWords,
    MergeClauses,
    MoveClause,
    OnWords,
    Operation,
    Oppose,
    RenumberClause,
    Reopen,
    ReplaceClause,
    ReplaceTerm,
    ReplaceWords,
    Reserve,
    SetHeading,
    SplitClause,
    Withdraw,
)
from rollingtext.amend.words.splice import Change, bare
from rollingtext.amend.words.wording import Wording, in_turn, sentences
from rollingtext.document.tokens import words
from rollingtext.document.tree import Located


def resolved(operation: Operation, base: Base, names: tuple[str, ...] = ()) -> tuple[Edit, ...] | Refusal:
    """The edits that an operation asks for, every word of it checked against the text as it stood before.

    `names` are those who propose it, as the text is to name them.
    """
    if isinstance(operation, ReplaceTerm):
        return on_clauses.term_replaced(operation, base)
    target = on_clauses.found(operation.clause, base)
    if isinstance(target, Refusal):
        return target
    edits = _edits(operation, target, base, names)
    return edits if isinstance(edits, Refusal | tuple) else (edits,)


def _edits(
    operation: Operation, target: Located, base: Base, names: tuple[str, ...]
) -> Edit | tuple[Edit, ...] | Refusal:
    match operation:
        case ReplaceWords() | DeleteWords() | InsertWords() | BracketWords():
            return _word_edit(operation, target, base)
        case ReplaceClause():
            return replacement(operation, target, base)
        case AddClause():
            return addition(operation, target, base)
        case DeleteClause():
            return ClauseEdit(target, None)
        case MoveClause():
            return on_clauses.moved(operation, target, base)
        case RenumberClause():
            return on_clauses.renumbered(operation, target, base)
        case SplitClause():
            place = _place(operation, operation.words, target, base)
            return place if isinstance(place, Refusal) else on_clauses.parted(operation, place[0], target, base)
        case MergeClauses():
            return on_clauses.joined(operation, target, base)
        case SetHeading():
            return on_clauses.headed(operation, target, base)
        case Back() | Oppose() | Reserve() | Withdraw():
            return position(operation, target, base, names)
        case Agree():
            return agreed(operation, target, base)
        case Reopen():
            return reopened(operation, target, base)
        case ReplaceTerm():
            return on_clauses.term_replaced(operation, base)
        case _:
            return bracket_edit(operation, target, base, names)


def _word_edit(operation: OnWords, target: Located, base: Base) -> Edit | Refusal:
    wording = base.wording(target.clause)
    if isinstance(operation, InsertWords) and operation.where in ("start", "end"):
        return _at_border(operation, target, base)
    quotation = operation.anchor if isinstance(operation, InsertWords) else operation.words
    place = _place(operation, quotation, target, base)
    if isinstance(place, Refusal):
        if place.status == "stale" and isinstance(operation, ReplaceWords) and _reads_so(operation, target, base):
            return Refusal("already", f"{target.locator} already reads “{bare(operation.text)}”.", target)
        return place
    start, end = place
    match operation:
        case BracketWords():
            return bracketed_words(operation, start, end, target, base)
        case DeleteWords():
            change = Change(start, end)
        case ReplaceWords():
            if _stands_within(operation, start, end, wording.text):
                return Refusal("already", f"{target.locator} already reads “{bare(operation.text)}”.", target)
            change = Change(start, end, operation.text)
        case InsertWords():
            at = start if operation.where == "before" else end
            if _stands_beside(operation, at, wording.text):
                reason = f"{target.locator} already has “{bare(operation.text)}” there."
                return Refusal("already", reason, target)
            change = Change(at, at, operation.text, "before" if operation.where == "before" else "after")
    return WordEdit(target, change, wording.token_range(change.start, change.end))


def _at_border(operation: InsertWords, target: Located, base: Base) -> Edit | Refusal:
    wording = base.wording(target.clause)
    text, new = wording.text, bare(operation.text).strip()
    squeezed = " ".join(text.split())
    at_start = operation.where == "start"
    if squeezed.startswith(new + " ") if at_start else squeezed.endswith(" " + new):
        return Refusal("already", f"{target.locator} already has “{new}” at its {operation.where}.", target)
    at = len(text) - len(text.lstrip()) if at_start else len(text.rstrip())
    change = Change(at, at, operation.text, "before" if at_start else "after")
    return WordEdit(target, change, wording.token_range(at, at))


def _place(operation: OnWords | SplitClause, quotation: str, target: Located, base: Base) -> tuple[int, int] | Refusal:
    """Where the quotation stands, or why that cannot be said."""
    wording = base.wording(target.clause)
    if not isinstance(operation, SplitClause) and operation.sentence is not None:
        return _sentence(operation.sentence, target, base)
    places = wording.occurrences(quotation)
    shown, name = f"“{quotation.strip()}”", target.locator
    if not places:
        return _not_there(quotation, shown, target, base)
    number = operation.occurrence
    if number is None:
        if len(places) == 1:
            return places[0]
        around = tuple(Nearest(target, _around(wording.text, *place)) for place in places[:5])
        reason = f"{shown} stands {len(places)} times in {name}. Say which one with `occurrence`."
        return Refusal("ambiguous", reason, target, around)
    apart = in_turn(places)
    if number > len(apart):
        times = "once" if len(apart) == 1 else f"{len(apart)} times"
        return Refusal("stale", f"{shown} stands only {times} in {name}, so there is no occurrence {number}.", target)
    return apart[number - 1]


def _sentence(number: int, target: Located, base: Base) -> tuple[int, int] | Refusal:
    """Where a sentence of a clause stands, counted from 1, or the last one."""
    found = sentences(base.wording(target.clause).text)
    if found and (number == LAST or number <= len(found)):
        return found[-1 if number == LAST else number - 1]
    has = f"only {len(found)} sentence{'s' if len(found) != 1 else ''}" if found else "no sentence"
    return Refusal("stale", f"{target.locator} has {has}, so there is no sentence {number}.", target)


def _not_there(quotation: str, shown: str, target: Located, base: Base) -> Refusal:
    wording, name = base.wording(target.clause), target.locator
    inside = wording.parts_of_words(quotation)
    if inside:
        reason = f"{shown} stands in {name} only inside a longer word. Quote whole words."
        return Refusal("stale", reason, target, (Nearest(target, _around(wording.text, *inside[0])),))
    elsewhere = base.elsewhere(quotation, target.clause)
    nearest = wording.nearest(quotation)
    near: tuple[Nearest, ...] = ((Nearest(target, nearest),) if nearest else ()) + elsewhere
    reason = f"{shown} does not stand in {name}."
    if nearest and nearest.casefold() == quotation.strip().casefold():
        reason = f"{shown} stands in {name} with other capitals."
    elif elsewhere:
        reason += f" It stands in {', '.join(item.located.locator for item in elsewhere)}."
    return Refusal("stale", reason, target, near)


def _around(text: str, start: int, end: int) -> str:
    """The place in its surroundings, for a person who has to tell it from another."""
    first, last = max(0, start - 30), min(len(text), end + 30)
    return ("…" if first else "") + text[first:last].strip() + ("…" if last < len(text) else "")


def _reads_so(operation: ReplaceWords, target: Located, base: Base) -> bool:
    """Whether a clause without the old words has the new ones: they stand there, and nothing of the old ones is left."""
    new = bare(operation.text)
    old, now = set(words(operation.words)), words(new)
    wording = base.wording(target.clause)
    removed = old - set(now)
    shortened = bool(Wording(operation.words).occurrences(new))  # what is left over proves nothing
    if not removed or shortened or not wording.occurrences(new):
        return False
    return removed.isdisjoint(words(wording.text))


def _stands_within(operation: ReplaceWords, start: int, end: int, text: str) -> bool:
    """Whether the words found are a part of the new words, which stand there in full: `identify, select and engage`."""
    new = " ".join(bare(operation.text).split())
    old = " ".join(text[start:end].split())
    if new == old:
        return True
    before = " ".join(text[max(0, start - 2 * len(new) - 20) : start].split())
    after = " ".join(text[end : end + 2 * len(new) + 20].split())
    at = new.find(old)
    while at >= 0:
        prefix, suffix = new[:at].strip(), new[at + len(old) :].strip()
        if _ends_with(before, prefix) and _begins_with(after, suffix) and (prefix or suffix):
            return True
        at = new.find(old, at + 1)
    return False


def _stands_beside(operation: InsertWords, at: int, text: str) -> bool:
    """Whether the words to be inserted stand right there."""
    new = " ".join(bare(operation.text).split())
    if operation.where == "before":
        return _ends_with(" ".join(text[:at].split()), new)
    return _begins_with(" ".join(text[at:].split()), new)


def _ends_with(text: str, words: str) -> bool:
    border = text[: len(text) - len(words)][-1:]
    return text.endswith(words) and not (border.isalnum() and words[:1].isalnum())


def _begins_with(text: str, words: str) -> bool:
    border = text[len(words) : len(words) + 1]
    return text.startswith(words) and not (border.isalnum() and words[-1:].isalnum())
