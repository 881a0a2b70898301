"""What an amendment asks for as Akoma Ntoso: a sentence with what is quoted in it, and the effect on the text.

A `mod` says it to people, a `textualMod` to programs. What changes nobody's words (who supports what, a mark of
agreement) is a sentence without an effect.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias, assert_never

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
from rollingtext.document.values import Record
from rollingtext.writers._akn_xml import characters, element, tag

Change: TypeAlias = Literal["repeal", "substitution", "insertion", "renumbering", "split", "join"]

_POSITIONS = {"before": "before", "after": "after", "start": "start", "end": "end", "first": "start", "last": "end"}
_INSIDE = {"first": "as the first clause in", "last": "as the last clause in"}
_MARKS = {"ad-referendum": "as agreed ad referendum", "agreed": "as agreed", "pending": "as agreed pending"}


class Sentence(Record):
    """One operation while it is written: `own` is the name of its `mod`, `address` tells where a clause stands."""

    own: str
    address: Callable[[str], str]
    quoted: int = 0
    effects: list[str] = []

    def ref(self, clause: str) -> str:
        """A clause as the amendment names it, with its address."""
        return element(tag("ref", ("href", self.address(clause))), characters(clause))

    def refs(self, clauses: tuple[str, ...]) -> str:
        """Several clauses in a row."""
        return ", ".join([self.ref(clause) for clause in clauses])

    def words(self, text: str) -> tuple[str, str]:
        """Quoted words, and their name."""
        self.quoted += 1
        name = f"{self.own}__qtext_{self.quoted}"
        opening = tag("quotedText", ("eId", name), ("startQuote", "“"), ("endQuote", "”"))
        return element(opening, characters(text)), name

    def quoted_words(self, text: str) -> str:
        """Quoted words."""
        return self.words(text)[0]

    def structure(self, lines: list[str]) -> tuple[str, str]:
        """Quoted clauses, a line each, and their name."""
        self.quoted += 1
        name = f"{self.own}__qstr_{self.quoted}"
        opening = tag("quotedStructure", ("eId", name), ("startQuote", "“"), ("endQuote", "”"))
        return element(opening, "".join([element("p", characters(line)) for line in lines])), name

    def effect(
        self, change: Change, clause: str, where: str = "", old: str = "", new: str = "", besides: tuple[str, ...] = ()
    ) -> None:
        """Adds what the sentence does to the text."""
        position = _POSITIONS.get(where, "")
        inside = [element(tag("source", ("href", f"#{self.own}")), "")]
        inside.append(element(tag("destination", ("href", self.address(clause)), ("pos", position)), ""))
        inside += [
            element(tag("destination", ("href", self.address(each)), ("exclusion", "true")), "") for each in besides
        ]
        inside += [element(tag("old", ("href", f"#{old}")), "")] if old else []
        inside += [element(tag("new", ("href", f"#{new}")), "")] if new else []
        name = f"{self.own}__textualMod_{len(self.effects) + 1}"
        self.effects.append(element(tag("textualMod", ("type", change), ("eId", name)), "".join(inside)))


def written(operation: Operation, sentence: Sentence) -> str:
    """The sentence, whose effects are then known."""
    said = _said(operation, sentence)
    return element(tag("mod", ("eId", sentence.own)), said) if sentence.effects else said


def _said(operation: Operation, to: Sentence) -> str:
    match operation:
        case ReplaceWords() | DeleteWords() | InsertWords() | BracketWords():
            return _on_words(operation, to)
        case AddClause():
            new, name = to.structure(_lines(operation.label, operation.heading, operation.text))
            to.effect("insertion", operation.clause, operation.where, new=name)
            where = _INSIDE.get(operation.where, operation.where)
            return f"Insert {where} {to.ref(operation.clause)} the following: {new}."
        case DeleteClause():
            to.effect("repeal", operation.clause)
            return f"Delete {to.ref(operation.clause)}."
        case ReplaceClause():
            new, name = to.structure(_lines("", "", operation.text))
            to.effect("substitution", operation.clause, new=name)
            return f"Replace the text of {to.ref(operation.clause)} with the following: {new}."
        case MoveClause():
            to.effect("repeal", operation.clause)
            to.effect("insertion", operation.beside, operation.where)
            where = _INSIDE.get(operation.where, operation.where)
            numbered = f", numbered {to.words(operation.label)[0]}" if operation.label else ""
            return f"Move {to.ref(operation.clause)} to stand {where} {to.ref(operation.beside)}{numbered}."
        case RenumberClause():
            new, name = to.words(operation.label)
            to.effect("renumbering", operation.clause, new=name)
            return f"Renumber {to.ref(operation.clause)} as {new}."
        case SplitClause():
            quoted, _ = to.words(operation.words)
            to.effect("split", operation.clause)
            numbered = f", numbered {to.words(operation.label)[0]}" if operation.label else ""
            return f"Split {to.ref(operation.clause)} before {quoted}{_counted(operation.occurrence)}{numbered}."
        case MergeClauses():
            for clause in (operation.clause, *operation.others):
                to.effect("join", clause)
            return f"Join {to.refs(operation.others)} to {to.ref(operation.clause)}."
        case SetHeading():
            new, name = to.words(operation.text)
            to.effect("substitution", operation.clause, new=name)
            return f"Let the heading of {to.ref(operation.clause)} read {new}."
        case ReplaceTerm():
            (old, was), (new, name) = to.words(operation.term), to.words(operation.text)
            to.effect("substitution", operation.clause, old=was, new=name, besides=operation.besides)
            scope = f"in {to.ref(operation.clause)}" if operation.clause else "in the whole text"
            besides = f" except in {to.refs(operation.besides)}" if operation.besides else ""
            return f"Replace {old} with {new} wherever it stands {scope}{besides}."
        case Agree():
            pending = f" {characters(operation.pending)}" if operation.pending else ""
            return f"Mark {to.ref(operation.clause)} {_MARKS[operation.mark]}{pending}."
        case Reopen():
            return f"Reopen {to.ref(operation.clause)}."
        case Back():
            return f"Record support for {_side(operation.side, _in_quotes)} of {_place(operation.at, to, _in_quotes)}."
        case Oppose():
            return f"Record opposition to {_place(operation.at, to, _in_quotes)}."
        case Reserve():
            return f"Record a reservation on {_place(operation.at, to, _in_quotes)}."
        case Withdraw():
            return f"Take the proposers' names off {_place(operation.at, to, _in_quotes)}."
        case _:
            return _on_bracket(operation, to)


def _on_words(operation: ReplaceWords | DeleteWords | InsertWords | BracketWords, to: Sentence) -> str:
    where = to.ref(operation.clause)
    quoted = operation.anchor if isinstance(operation, InsertWords) else operation.words
    old, was = to.words(quoted) if quoted else ("", "")
    if operation.sentence is not None:
        old = "the last sentence" if operation.sentence == LAST else f"sentence {operation.sentence}"
    old += _counted(operation.occurrence)
    match operation:
        case ReplaceWords():
            new, name = to.words(operation.text)
            to.effect("substitution", operation.clause, old=was, new=name)
            return f"In {where}, replace {old} with {new}."
        case DeleteWords():
            to.effect("repeal", operation.clause, old=was)
            return f"In {where}, delete {old}."
        case InsertWords():
            new, name = to.words(operation.text)
            to.effect("insertion", operation.clause, operation.where, old=was, new=name)
            spot = f"{operation.where} {old}" if old else f"at the {operation.where}"
            return f"In {where}, insert {new} {spot}."
        case BracketWords():
            to.effect("substitution", operation.clause, old=was)
            return f"In {where}, put {old} into brackets."
        case _:
            assert_never(operation)


def _on_bracket(operation: Lift | Strike | Narrow | Widen | AddSide | DropSide | Settle, to: Sentence) -> str:
    place = _place(operation.at, to, to.quoted_words)
    clause = operation.at.clause or operation.at.place.partition("#")[0]
    match operation:
        case Lift():
            said, new = f"Take the brackets off {place} and keep its words.", ""
        case Strike():
            said, new = f"Delete {place} with its words.", ""
        case Narrow() | Widen():
            quoted, new = to.words(operation.words)
            said = f"Let {place} hold {quoted}."
        case AddSide():
            quoted, new = to.words(operation.text)
            said = f"Add {quoted} to {place} as a further side."
        case DropSide():
            said, new = f"Take {_side(operation.side, to.quoted_words)} out of {place}.", ""
        case Settle():
            said, new = f"Settle {place} on {_side(operation.side, to.quoted_words)}.", ""
        case _:
            assert_never(operation)
    to.effect("repeal" if isinstance(operation, Strike | DropSide) else "substitution", clause, new=new)
    return said


def _in_quotes(text: str) -> str:
    """Quoted words of a sentence that changes nothing: only a `mod` may hold a `quotedText`."""
    return f"“{characters(text)}”"


def _place(name: PlaceName, to: Sentence, quote: Callable[[str], str]) -> str:
    clause = name.clause or name.place.partition("#")[0]
    if name.words:
        return f"the bracket {quote(name.words)}{_counted(name.occurrence)} in {to.ref(clause)}"
    return f"bracket {characters(name.place.partition('#')[2])} in {to.ref(clause)}"


def _side(side: str, quote: Callable[[str], str]) -> str:
    if side == "nothing":
        return "the side without text"
    return f"side {side}" if side.isdecimal() else f"the side {quote(side)}"


def _counted(occurrence: int | None) -> str:
    return f" (occurrence {occurrence})" if occurrence is not None else ""


def _lines(label: str, heading: str, text: str) -> list[str]:
    first, *rest = text.split("\n")
    head = " ".join([part for part in (label, heading) if part])
    if heading:
        return [head, *[line.strip() for line in (first, *rest) if line.strip()]]
    return [f"{head} {first}".strip(), *[line.strip() for line in rest if line.strip()]]
