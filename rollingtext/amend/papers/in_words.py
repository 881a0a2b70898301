"""An operation in the words of a working paper, for people who read a list of proposals: `Replace “shall” with “should”.`

The clause is not named, for the sentence stands under it.
"""

from __future__ import annotations

from typing import assert_never

from rollingtext.amend.operations import (
    LAST,
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
    PlaceName,
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
from rollingtext.document.numerals import ORDINALS


def in_words(operation: Operation) -> str:
    """What an operation asks for, as a sentence; a new text of several paragraphs follows on lines of its own."""
    match operation:
        case ReplaceWords():
            return f"Replace {_words(operation)} with {_quoted(operation.text)}."
        case DeleteWords():
            return f"Delete {_words(operation)}."
        case InsertWords(where="start" | "end"):
            place = "beginning" if operation.where == "start" else "end"
            return f"Insert {_quoted(operation.text)} at the {place}."
        case InsertWords():
            return f"Insert {_quoted(operation.text)} {operation.where} {_anchor(operation)}."
        case BracketWords():
            return f"Put {_words(operation)} in brackets."
        case AddClause():
            return _added(operation)
        case DeleteClause():
            return "Delete the clause."
        case ReplaceClause():
            return f"Amend to read: {_quoted(operation.text)}"
        case MoveClause():
            label = f" as {_quoted(operation.label)}" if operation.label else ""
            return f"Move {_spot(operation.where)} {operation.beside}{label}."
        case RenumberClause():
            return f"Renumber as {_quoted(operation.label)}."
        case SplitClause():
            number = f"the {_nth(operation.occurrence)} " if operation.occurrence else ""
            label = f"; the second part becomes {_quoted(operation.label)}" if operation.label else ""
            return f"Split before {number}{_quoted(operation.words)}{label}."
        case MergeClauses():
            return f"Merge with {_listed(operation.others)}."
        case SetHeading():
            return f"Amend the heading to read {_quoted(operation.text)}."
        case ReplaceTerm():
            but = f", except in {_listed(operation.besides)}" if operation.besides else ""
            return f"Replace {_quoted(operation.term)} with {_quoted(operation.text)} throughout{but}."
        case Lift():
            return f"Lift {_place(operation.at)} and keep the words."
        case Strike():
            return f"Delete {_place(operation.at)} with the words in it."
        case Narrow():
            return f"Keep only {_quoted(operation.words)} of {_place(operation.at)} in brackets."
        case Widen():
            return f"Widen {_place(operation.at)} to {_quoted(operation.words)}."
        case AddSide():
            return f"Add {_quoted(operation.text)} as a side of {_place(operation.at)}."
        case DropSide():
            return f"Drop {_side(operation.side)} of {_place(operation.at)}."
        case Settle():
            return f"Keep {_side(operation.side)} of {_place(operation.at)} as agreed text."
        case Back():
            return f"Support for {_side(operation.side)} of {_place(operation.at)}."
        case Oppose():
            return f"Opposition to {_place(operation.at)}."
        case Reserve():
            return f"Position reserved on {_place(operation.at)}."
        case Withdraw():
            return f"Position on {_place(operation.at)} withdrawn."
        case Agree(mark="ad-referendum"):
            return "Agreed ad referendum."
        case Agree(mark="pending"):
            return f"Agreed, pending {operation.pending}."
        case Agree():
            return "Agreed."
        case Reopen():
            return "Reopen the clause."
        case _:
            assert_never(operation)


def _added(operation: AddClause) -> str:
    label = f" {operation.label}" if operation.label else ""
    heading = f" with the heading {_quoted(operation.heading)}" if operation.heading else ""
    where = {
        "before": "before it",
        "after": "after it",
        "first": "as the first under it",
        "last": "as the last under it",
    }
    return f"Add a clause{label} {where[operation.where]}{heading}: {_quoted(operation.text)}"


def _words(operation: ReplaceWords | DeleteWords | BracketWords) -> str:
    if operation.sentence is not None:
        return f"the {'last' if operation.sentence == LAST else _nth(operation.sentence)} sentence"
    return _occurring(operation.words, operation.occurrence)


def _anchor(operation: InsertWords) -> str:
    if operation.sentence is not None:
        return f"the {'last' if operation.sentence == LAST else _nth(operation.sentence)} sentence"
    return _occurring(operation.anchor, operation.occurrence)


def _occurring(words: str, occurrence: int | None) -> str:
    return f"the {_nth(occurrence)} occurrence of {_quoted(words)}" if occurrence else _quoted(words)


def _place(at: PlaceName) -> str:
    if at.place:
        return f"the bracket {at.place}"
    return f"the bracket round {_occurring(at.words, at.occurrence)}"


def _side(name: str) -> str:
    return f"side {name}" if name.isdecimal() else "“no text”" if name.lower() == "nothing" else _quoted(name)


def _spot(where: str) -> str:
    return {"before": "before", "after": "behind", "first": "to the beginning of", "last": "to the end of"}[where]


def _nth(number: int) -> str:
    return ORDINALS.get(number, f"{number}th")


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]


def _quoted(text: str) -> str:
    """A text in quotation marks; one of several paragraphs on lines of its own, as it was tabled."""
    bare = text.strip()
    return f"“{bare}”" if "\n" not in bare else f"\n\n{bare}"
