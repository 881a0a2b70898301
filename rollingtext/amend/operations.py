"""What a proposal asks for: one type for each verb, exactly as it was tabled.

An operation names its clause and quotes its words; whether they stand there is found out when it is applied.
"""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from rollingtext.document.source import Position
from rollingtext.document.values import Value


class _Tabled(Value):
    """What is tabled is the same wherever it stands in a file."""

    unsaid: ClassVar = frozenset({"path", "start"})


class ReplaceWords(_Tabled):
    """Puts `text` in the place of `words`, quoted as they stand in the clause; `occurrence` counts from 1."""

    verb: ClassVar[str] = "replace-words"
    clause: str
    words: str
    text: str
    occurrence: int | None = None
    start: Position | None = None


class DeleteWords(_Tabled):
    """Takes `words` out of a clause."""

    verb: ClassVar[str] = "delete-words"
    clause: str
    words: str
    occurrence: int | None = None
    start: Position | None = None


class InsertWords(_Tabled):
    """Puts `text` before or after the quoted `anchor`, or at the start or end of the clause (then `anchor` is empty)."""

    verb: ClassVar[str] = "insert-words"
    clause: str
    text: str
    where: Literal["before", "after", "start", "end"]
    anchor: str = ""
    occurrence: int | None = None
    start: Position | None = None


class AddClause(_Tabled):
    """Adds a clause before or after another one, or as the first or last one inside it.

    Without a `label` it gets one that renumbers nothing; clauses under it stand in `text` on lines of their own.
    """

    verb: ClassVar[str] = "add-clause"
    clause: str
    where: Literal["before", "after", "first", "last"]
    text: str
    label: str = ""
    heading: str = ""
    start: Position | None = None


class DeleteClause(_Tabled):
    """Takes a clause out, with everything under it."""

    verb: ClassVar[str] = "delete-clause"
    clause: str
    start: Position | None = None


class ReplaceClause(_Tabled):
    """Puts a new text in the place of a clause and of everything under it; its number stays."""

    verb: ClassVar[str] = "replace-clause"
    clause: str
    text: str
    start: Position | None = None


Operation: TypeAlias = ReplaceWords | DeleteWords | InsertWords | AddClause | DeleteClause | ReplaceClause


class Amendment(_Tabled):
    """One proposal. It is adopted whole or not at all, and all its operations speak of the text as it stood before.

    `base` is the version it was written for, `base_hash` the hash of that text if it was given; `depends_on` names proposals that must be adopted first. `path` and
    `start` say where it was tabled.
    """

    id: str
    by: tuple[str, ...]
    operations: tuple[Operation, ...]
    base: str = ""
    base_hash: str = ""
    cosponsors: tuple[str, ...] = ()
    on_behalf_of: str = ""
    date: str = ""
    source: str = ""
    rationale: str = ""
    note: str = ""
    depends_on: tuple[str, ...] = ()
    path: str = ""
    start: Position | None = None
