"""What an operation means in one text: the exact place that it changes, or why it cannot change anything there.

Words are changed only where they stand to the letter, in the clause that was named, and only when they stand there
once or the occurrence is given. What comes near is told, never taken.
"""

from __future__ import annotations

from rollingtext.amend.base import Base, Nearest
from rollingtext.amend.edits import ClauseEdit, Edit, Refusal, WordEdit
from rollingtext.amend.newcomers import addition, replacement
from rollingtext.amend.operations import (
    AddClause,
    DeleteClause,
    DeleteWords,
    InsertWords,
    Operation,
    ReplaceClause,
    ReplaceWords,
)
from rollingtext.amend.splice import Change, bare
from rollingtext.amend.wording import Wording, in_turn
from rollingtext.document.tokens import words
from rollingtext.document.tree import Located

_CARRIED_OUT = (ReplaceWords, DeleteWords, InsertWords, AddClause, DeleteClause, ReplaceClause)


def resolved(operation: Operation, base: Base) -> tuple[Edit, ...] | Refusal:
    """The edits that an operation asks for, every word of it checked against the text as it stood before."""
    if not isinstance(operation, _CARRIED_OUT) or getattr(operation, "sentence", None) is not None:
        reason = f"`{operation.verb}` cannot be carried out yet in this form; write it with the operations on words and clauses."
        return Refusal("stale", reason)
    found = base.clauses.find(operation.clause)
    if found.located is None:
        nearest = tuple(Nearest(item) for item in found.candidates)
        hint = " Name the one that is meant in full." if found.status == "ambiguous" else ""
        return Refusal("ambiguous" if found.status == "ambiguous" else "orphaned", found.reason + hint, None, nearest)
    edit = _edit(operation, found.located, base)
    return edit if isinstance(edit, Refusal) else (edit,)


def _edit(operation: Operation, target: Located, base: Base) -> Edit | Refusal:
    match operation:
        case ReplaceWords() | DeleteWords() | InsertWords():
            return _word_edit(operation, target, base)
        case ReplaceClause():
            return replacement(operation, target, base)
        case AddClause():
            return addition(operation, target, base)
        case _:
            return ClauseEdit(target, None)


def _word_edit(operation: ReplaceWords | DeleteWords | InsertWords, target: Located, base: Base) -> Edit | Refusal:
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


def _place(
    operation: ReplaceWords | DeleteWords | InsertWords, quotation: str, target: Located, base: Base
) -> tuple[int, int] | Refusal:
    """Where the quotation stands, or why that cannot be said."""
    wording = base.wording(target.clause)
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
