"""One operation of a file of amendments, read into its type: each verb with the keys that it has there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias, cast

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
from rollingtext.document.source import Position

Side: TypeAlias = Literal["before", "after", "start", "end"]
Spot: TypeAlias = Literal["before", "after", "first", "last"]
Entry: TypeAlias = Mapping[str, Any]


def operation(entry: Entry, start: Position) -> Operation:
    """The operation that `entry`, which fits the schema, asks for; `start` is where it stands."""
    match entry["op"]:
        case "replace-words":
            return ReplaceWords(
                entry["clause"], entry.get("words", ""), entry["with"], _occurrence(entry), start, _sentence(entry)
            )
        case "delete-words":
            return DeleteWords(entry["clause"], entry.get("words", ""), _occurrence(entry), start, _sentence(entry))
        case "bracket-words":
            return BracketWords(entry["clause"], entry.get("words", ""), _occurrence(entry), start, _sentence(entry))
        case "insert-words":
            return _insertion(entry, start)
        case "replace-term":
            besides = tuple(entry.get("except", ()))
            return ReplaceTerm(entry["term"], entry["with"], besides, entry.get("clause", ""), start)
        case "agree":
            return Agree(entry["clause"], entry["mark"], entry.get("pending", ""), start)
        case "reopen":
            return Reopen(entry["clause"], start)
        case verb:
            return _on_clause(verb, entry, start) or _on_bracket(verb, entry, start)


def _on_clause(verb: str, entry: Entry, start: Position) -> Operation | None:
    match verb:
        case "add-clause":
            beside, where = _spot(entry)
            return AddClause(beside, where, entry["text"], entry.get("label", ""), entry.get("heading", ""), start)
        case "delete-clause":
            return DeleteClause(entry["clause"], start)
        case "replace-clause":
            return ReplaceClause(entry["clause"], entry["text"], start)
        case "move-clause":
            beside, where = _spot(entry)
            return MoveClause(entry["clause"], where, beside, entry.get("label", ""), start)
        case "renumber-clause":
            return RenumberClause(entry["clause"], entry["label"], start)
        case "split-clause":
            return SplitClause(entry["clause"], entry["before"], _occurrence(entry), entry.get("label", ""), start)
        case "merge-clauses":
            return MergeClauses(entry["clause"], tuple(entry["with"]), start)
        case "set-heading":
            return SetHeading(entry["clause"], entry["heading"], start)
        case _:
            return None


def _on_bracket(verb: str, entry: Entry, start: Position) -> Operation:
    place = _place(entry)
    match verb:
        case "lift":
            return Lift(place, start)
        case "strike":
            return Strike(place, start)
        case "narrow":
            return Narrow(place, entry["to"], start)
        case "widen":
            return Widen(place, entry["to"], start)
        case "add-side":
            return AddSide(place, entry["text"], start)
        case "drop-side":
            return DropSide(place, entry["side"], start)
        case "settle":
            return Settle(place, entry["side"], start)
        case "back":
            return Back(place, entry["side"], start)
        case "oppose":
            return Oppose(place, start)
        case "reserve":
            return Reserve(place, start)
        case "withdraw":
            return Withdraw(place, start)
        case _:
            raise AssertionError(f"The schema knows `{verb}`, and this table does not.")


def _insertion(entry: Entry, start: Position) -> InsertWords:
    sides: tuple[Side, ...] = ("after", "before")
    for beside in sides:
        if f"{beside}_sentence" in entry:
            sentence = _sentence(entry, f"{beside}_sentence")
            return InsertWords(entry["clause"], entry["text"], beside, "", None, start, sentence)
    side: Side = entry.get("at") or ("after" if "after" in entry else "before")
    return InsertWords(entry["clause"], entry["text"], side, entry.get(side, ""), _occurrence(entry), start)


def _spot(entry: Entry) -> tuple[str, Spot]:
    """The clause beside or inside which another one is to stand, and where."""
    beside = next((key for key in ("before", "after") if key in entry), "into")
    return entry[beside], entry.get("position", "last") if beside == "into" else cast("Spot", beside)


def _place(entry: Entry) -> PlaceName:
    if "place" in entry:
        clause, _, _ = entry["place"].rpartition("#")
        return PlaceName(clause or entry["place"], entry["place"])
    return PlaceName(entry["clause"], "", entry["words"], _occurrence(entry))


def _occurrence(entry: Entry) -> int | None:
    return int(entry["occurrence"]) if "occurrence" in entry else None


def _sentence(entry: Entry, key: str = "sentence") -> int | None:
    told = entry.get(key)
    return None if told is None else {"first": 1, "last": LAST}.get(told) or int(told)
