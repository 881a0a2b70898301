"""Amendments written as a file, in the form in which they are tabled: reading the file gives the same amendments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

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
from rollingtext.amend.operations import Amendment as Tabled
from rollingtext.document.patterns import pattern

Entry: TypeAlias = Mapping[str, Any]

_ESCAPED = pattern('[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufeff\\ufffe\\uffff"\\\\]')
_SIGNS = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


def write(amendments: Sequence[Tabled], base: str) -> str:
    """The file of `amendments` that are all for the version `base`."""
    lines = ["schema: rollingtext/amendments/1", f"base: {_scalar(base)}"]
    if hashes := {each.base_hash for each in amendments if each.base_hash}:
        lines.append(f"base_hash: {_scalar(min(hashes))}")
    lines.append("amendments:" if amendments else "amendments: []")
    for amendment in amendments:
        lines += _mapping(_amendment(amendment), "  - ", "    ")
    return "\n".join(lines) + "\n"


def _amendment(amendment: Tabled) -> dict[str, Any]:
    told = {
        "id": amendment.id,
        "by": amendment.by,
        "cosponsors": amendment.cosponsors,
        "on_behalf_of": amendment.on_behalf_of,
        "date": amendment.date,
        "source": amendment.source,
        "rationale": amendment.rationale,
        "note": amendment.note,
        "depends_on": amendment.depends_on,
        "operations": [operation_entry(each) for each in amendment.operations],
    }
    return {key: value for key, value in told.items() if value}


def operation_entry(operation: Operation) -> Entry:
    """An operation as the mapping that stands for it in a file, `op` first."""
    told = {"op": operation.verb, **_keys(operation)}
    return {key: value for key, value in told.items() if value not in (None, "", ())}


def _keys(operation: Operation) -> Entry:
    match operation:
        case ReplaceWords(clause=clause, words=words, text=text, occurrence=nth):
            told = _sentence(operation.sentence)
            return {"clause": clause, "words": words, "with": text, "occurrence": nth, "sentence": told}
        case DeleteWords() | BracketWords():
            words, sentence = operation.words, _sentence(operation.sentence)
            return {
                "clause": operation.clause,
                "words": words,
                "occurrence": operation.occurrence,
                "sentence": sentence,
            }
        case InsertWords():
            return {"clause": operation.clause, **_spot_of_words(operation), "text": operation.text}
        case AddClause(clause=clause, where=where, text=text, label=label, heading=heading):
            return {**_spot(clause, where), "label": label, "heading": heading, "text": text}
        case MoveClause(clause=clause, where=where, beside=beside, label=label):
            return {"clause": clause, **_spot(beside, where), "label": label}
        case ReplaceClause(clause=clause, text=text):
            return {"clause": clause, "text": text}
        case RenumberClause(clause=clause, label=label):
            return {"clause": clause, "label": label}
        case SplitClause(clause=clause, words=words, occurrence=nth, label=label):
            return {"clause": clause, "before": words, "occurrence": nth, "label": label}
        case MergeClauses(clause=clause, others=others):
            return {"clause": clause, "with": others}
        case SetHeading(clause=clause, text=text):
            return {"clause": clause, "heading": text}
        case ReplaceTerm(term=term, text=text, besides=besides, clause=clause):
            return {"term": term, "with": text, "except": besides, "clause": clause}
        case Agree(clause=clause, mark=mark, pending=pending):
            return {"clause": clause, "mark": mark, "pending": pending}
        case DeleteClause() | Reopen():
            return {"clause": operation.clause}
        case Narrow() | Widen():
            return {**_place(operation.at), "to": operation.words}
        case AddSide():
            return {**_place(operation.at), "text": operation.text}
        case DropSide() | Settle() | Back():
            return {**_place(operation.at), "side": operation.side}
        case Lift() | Strike() | Oppose() | Reserve() | Withdraw():
            return _place(operation.at)


def _place(at: PlaceName) -> Entry:
    if at.place:
        return {"place": at.place}
    return {"clause": at.clause, "words": at.words, "occurrence": at.occurrence}


def _spot(clause: str, where: str) -> Entry:
    if where in ("before", "after"):
        return {where: clause}
    return {"into": clause, "position": where}


def _spot_of_words(operation: InsertWords) -> Entry:
    if operation.sentence is not None:
        return {f"{operation.where}_sentence": _sentence(operation.sentence)}
    if operation.where in ("start", "end"):
        return {"at": operation.where}
    return {operation.where: operation.anchor, "occurrence": operation.occurrence}


def _sentence(number: int | None) -> str | None:
    return None if number is None else {1: "first", LAST: "last"}.get(number, str(number))


def _mapping(entry: Entry, first: str, indent: str) -> Iterator[str]:
    lead = first
    for key, value in entry.items():
        if isinstance(value, list):
            yield f"{lead}{key}:"
            for each in value:
                yield from _mapping(each, f"{indent}  - ", f"{indent}    ")
        else:
            yield f"{lead}{key}: {_list(value) if isinstance(value, tuple) else _scalar(str(value), key)}"
        lead = indent


def _list(values: Iterable[str]) -> str:
    return f"[{', '.join(map(_scalar, values))}]"


def _scalar(text: str, key: str = "") -> str:
    """A text in double quotes, so that it can be nothing but text; the name of an operation needs none."""
    return text if key == "op" else f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    sign = match[0]
    return _SIGNS.get(sign) or (f"\\x{ord(sign):02x}" if ord(sign) < 0x100 else f"\\u{ord(sign):04x}")
