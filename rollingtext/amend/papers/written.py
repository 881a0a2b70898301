"""Amendments written as they are tabled: the YAML that `tabling` reads back to the same values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from rollingtext.amend.operations import (
    LAST,
    AddClause,
    AddSide,
    Agree,
    Amendment,
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
from rollingtext.document.patterns import pattern

Entry: TypeAlias = "dict[str, str | tuple[str, ...]]"

_PLAIN = pattern(r"[A-Za-z](?:[A-Za-z -]*[A-Za-z])?")
_NO_WORDS = frozenset("no yes on off true false null y n".split())
"""What other readers of YAML take for something else: `NO` is Norway here, and no truth value."""
_ESCAPED = pattern('[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufeff\\ufffe\\uffff"\\\\]')
_SIGNS = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


def written(amendments: Sequence[Amendment], base: str, base_hash: str = "") -> str:
    """A file of amendments to the version `base`; every value stands in quotes where a reader could stumble over it."""
    lines = ["schema: rollingtext/amendments/1", f"base: {_scalar(base)}"]
    lines += [f"base_hash: {_scalar(base_hash)}"] if base_hash else []
    lines += ["amendments:"] if amendments else ["amendments: []"]
    for amendment in amendments:
        lines += _item(_about(amendment), 2)
        lines.append("    operations:")
        for operation in amendment.operations:
            lines += _item(entry(operation), 6)
    return "\n".join(lines) + "\n"


def _about(amendment: Amendment) -> Entry:
    told: Entry = {
        "id": amendment.id, "by": amendment.by, "cosponsors": amendment.cosponsors,
        "on_behalf_of": amendment.on_behalf_of, "date": amendment.date, "source": amendment.source,
        "rationale": amendment.rationale, "note": amendment.note, "depends_on": amendment.depends_on,
    }  # fmt: skip
    return {key: value for key, value in told.items() if value or key == "by"}


def entry(operation: Operation) -> Entry:
    """An operation as the mapping that stands in a file."""
    out: Entry = {"op": operation.verb}
    match operation:
        case ReplaceWords():
            return out | _quoted(operation) | {"with": operation.text}
        case DeleteWords() | BracketWords():
            return out | _quoted(operation)
        case InsertWords():
            return out | _insertion(operation)
        case AddClause():
            labelled = {"label": operation.label, "heading": operation.heading}
            return out | _spot(operation.where, operation.clause) | _given(labelled) | {"text": operation.text}
        case MoveClause():
            spot = _spot(operation.where, operation.beside)
            return out | {"clause": operation.clause} | spot | _given({"label": operation.label})
        case SplitClause():
            first: Entry = {"clause": operation.clause, "before": operation.words}
            return out | first | _counted(operation.occurrence) | _given({"label": operation.label})
        case MergeClauses():
            return out | {"clause": operation.clause, "with": operation.others}
        case ReplaceTerm():
            term: Entry = {"term": operation.term, "with": operation.text}
            besides: Entry = {"except": operation.besides} if operation.besides else {}
            return out | term | besides | _given({"clause": operation.clause})
        case ReplaceClause():
            return out | {"clause": operation.clause, "text": operation.text}
        case RenumberClause():
            return out | {"clause": operation.clause, "label": operation.label}
        case SetHeading():
            return out | {"clause": operation.clause, "heading": operation.text}
        case Agree():
            return out | {"clause": operation.clause, "mark": operation.mark} | _given({"pending": operation.pending})
        case DeleteClause() | Reopen():
            return out | {"clause": operation.clause}
        case Narrow() | Widen():
            return out | _place(operation.at) | {"to": operation.words}
        case AddSide():
            return out | _place(operation.at) | {"text": operation.text}
        case DropSide() | Settle() | Back():
            return out | _place(operation.at) | {"side": operation.side}
        case Lift() | Strike() | Oppose() | Reserve() | Withdraw():
            return out | _place(operation.at)


def _quoted(operation: ReplaceWords | DeleteWords | BracketWords) -> Entry:
    if operation.sentence is not None:
        return {"clause": operation.clause, "sentence": _sentence(operation.sentence)}
    return {"clause": operation.clause, "words": operation.words, **_counted(operation.occurrence)}


def _insertion(operation: InsertWords) -> Entry:
    out: Entry = {"clause": operation.clause}
    if operation.sentence is not None:
        return out | {f"{operation.where}_sentence": _sentence(operation.sentence), "text": operation.text}
    if operation.where in ("start", "end"):
        return out | {"at": operation.where, "text": operation.text}
    return out | {operation.where: operation.anchor} | _counted(operation.occurrence) | {"text": operation.text}


def _spot(where: str, clause: str) -> Entry:
    return {where: clause} if where in ("before", "after") else {"into": clause, "position": where}


def _place(name: PlaceName) -> Entry:
    if name.place:
        return {"place": name.place}
    return {"clause": name.clause, "words": name.words, **_counted(name.occurrence)}


def _given(told: dict[str, str]) -> Entry:
    return {key: value for key, value in told.items() if value}


def _counted(occurrence: int | None) -> Entry:
    return {} if occurrence is None else {"occurrence": str(occurrence)}


def _sentence(number: int) -> str:
    return "last" if number == LAST else "first" if number == 1 else str(number)


def _item(entry: Entry, indent: int) -> Iterator[str]:
    """A mapping as an entry of a list."""
    lead = " " * indent + "- "
    for key, value in entry.items():
        if isinstance(value, str) and _is_block(value):
            yield f"{lead}{key}: |-"
            yield from (" " * (indent + 4) + line if line else "" for line in value.split("\n"))
        else:
            yield f"{lead}{key}: {_scalar(value) if isinstance(value, str) else _list(value)}"
        lead = " " * (indent + 2)


def _is_block(value: str) -> bool:
    """Whether a text of several lines comes back from a block as it is."""
    lines = value.split("\n")
    clean = all(line.isprintable() and line == line.rstrip() for line in lines)
    return len(lines) > 1 and clean and bool(lines[-1]) and bool(lines[0]) and not lines[0].startswith(" ")


def _list(values: Iterable[str]) -> str:
    return f"[{', '.join(_scalar(value) for value in values)}]"


def _scalar(value: str) -> str:
    """A text as one YAML scalar; in quotes unless it is nothing but words, and words to every reader of YAML."""
    if _PLAIN.fullmatch(value) and value.lower() not in _NO_WORDS:
        return value
    return f'"{_ESCAPED.sub(_escape, value)}"'


def _escape(match: re.Match[str]) -> str:
    sign = match[0]
    return _SIGNS.get(sign) or (f"\\x{ord(sign):02x}" if ord(sign) < 0x100 else f"\\u{ord(sign):04x}")
