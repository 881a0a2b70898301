"""What a proposal asks for: one type for each verb, exactly as it was tabled.

An operation names its clause and quotes its words; whether they stand there is found out when it is applied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from rollingtext.document.source import Position
from rollingtext.document.values import Value

LAST = -1
"""The number of the last sentence of a clause."""


class _Tabled(Value):
    """What is tabled is the same wherever it stands in a file."""

    unsaid: ClassVar = frozenset({"path", "start"})


class ReplaceWords(_Tabled):
    """Puts `text` in the place of `words`, quoted as they stand in the clause; `occurrence` counts from 1.

    Here and below `sentence` names a whole sentence in the place of words: counted from 1, or `LAST`.
    """

    verb: ClassVar[str] = "replace-words"
    clause: str
    words: str
    text: str
    occurrence: int | None = None
    start: Position | None = None
    sentence: int | None = None


class DeleteWords(_Tabled):
    """Takes `words` out of a clause."""

    verb: ClassVar[str] = "delete-words"
    clause: str
    words: str
    occurrence: int | None = None
    start: Position | None = None
    sentence: int | None = None


class InsertWords(_Tabled):
    """Puts `text` before or after the quoted `anchor`, or at the start or end of the clause (then `anchor` is empty)."""

    verb: ClassVar[str] = "insert-words"
    clause: str
    text: str
    where: Literal["before", "after", "start", "end"]
    anchor: str = ""
    occurrence: int | None = None
    start: Position | None = None
    sentence: int | None = None


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


class MoveClause(_Tabled):
    """Takes a clause, with everything under it, to another spot: before or after `beside`, or first or last inside it.

    It keeps its number unless it is given another one as `label`.
    """

    verb: ClassVar[str] = "move-clause"
    clause: str
    where: Literal["before", "after", "first", "last"]
    beside: str
    label: str = ""
    start: Position | None = None


class RenumberClause(_Tabled):
    """Gives a clause another number. References that clearly mean it follow."""

    verb: ClassVar[str] = "renumber-clause"
    clause: str
    label: str
    start: Position | None = None


class SplitClause(_Tabled):
    """Parts a clause in two before the quoted `words`: these begin the second clause, numbered `label` or *bis*."""

    verb: ClassVar[str] = "split-clause"
    clause: str
    words: str
    occurrence: int | None = None
    label: str = ""
    start: Position | None = None


class MergeClauses(_Tabled):
    """Joins the clauses of one row that are named in `others` to `clause`, which keeps its number."""

    verb: ClassVar[str] = "merge-clauses"
    clause: str
    others: tuple[str, ...]
    start: Position | None = None


class SetHeading(_Tabled):
    """Gives a section or article the heading `text`, in the place of the one it has."""

    verb: ClassVar[str] = "set-heading"
    clause: str
    text: str
    start: Position | None = None


class ReplaceTerm(_Tabled):
    """Puts `text` in the place of `term` wherever it stands in `clause` (or in the whole text), but not in `besides`."""

    verb: ClassVar[str] = "replace-term"
    term: str
    text: str
    besides: tuple[str, ...] = ()
    clause: str = ""
    start: Position | None = None


class PlaceName(_Tabled):
    """A bracket of the text as an amendment names it: by the id of its contested place (`III.4#1`), or by quoted
    `words` of its clause: all that stands between its signs, or the bracket with its signs."""

    clause: str
    place: str = ""
    words: str = ""
    occurrence: int | None = None


class BracketWords(_Tabled):
    """Puts agreed `words` into brackets."""

    verb: ClassVar[str] = "bracket-words"
    clause: str
    words: str
    occurrence: int | None = None
    start: Position | None = None
    sentence: int | None = None


class _OnPlace(_Tabled):
    """What is done to a bracket is done in the clause where it stands."""

    if TYPE_CHECKING:
        at: PlaceName

    @property
    def clause(self) -> str:
        return self.at.clause


class Lift(_OnPlace):
    """Takes the brackets away and leaves their words standing."""

    verb: ClassVar[str] = "lift"
    at: PlaceName
    start: Position | None = None


class Strike(_OnPlace):
    """Takes a bracket away with its words."""

    verb: ClassVar[str] = "strike"
    at: PlaceName
    start: Position | None = None


class Narrow(_OnPlace):
    """Leaves only `words` of what a bracket holds in brackets; the rest becomes agreed text."""

    verb: ClassVar[str] = "narrow"
    at: PlaceName
    words: str
    start: Position | None = None


class Widen(_OnPlace):
    """Takes more words into a bracket: `words` quotes all that it is to hold, as it stands, with the bracket in it."""

    verb: ClassVar[str] = "widen"
    at: PlaceName
    words: str
    start: Position | None = None


class AddSide(_OnPlace):
    """Gives a contested place one more side, `text`, backed by those who propose it."""

    verb: ClassVar[str] = "add-side"
    at: PlaceName
    text: str
    start: Position | None = None


class DropSide(_OnPlace):
    """Takes a side of a contested place away: `side` is its text, its number from 1, or `nothing`."""

    verb: ClassVar[str] = "drop-side"
    at: PlaceName
    side: str
    start: Position | None = None


class Settle(_OnPlace):
    """Leaves one side of a contested place standing, as agreed text."""

    verb: ClassVar[str] = "settle"
    at: PlaceName
    side: str
    start: Position | None = None


class Back(_OnPlace):
    """Puts the names of the proposers to a side of a contested place."""

    verb: ClassVar[str] = "back"
    at: PlaceName
    side: str
    start: Position | None = None


class Oppose(_OnPlace):
    """Puts the proposers' names to the deletion of bracketed words: to oppose words is to back their absence."""

    verb: ClassVar[str] = "oppose"
    at: PlaceName
    start: Position | None = None


class Reserve(_OnPlace):
    """Records that the proposers reserve their position on a contested place."""

    verb: ClassVar[str] = "reserve"
    at: PlaceName
    start: Position | None = None


class Withdraw(_OnPlace):
    """Takes the proposers' names off a contested place, wherever in it they stand."""

    verb: ClassVar[str] = "withdraw"
    at: PlaceName
    start: Position | None = None


class Agree(_Tabled):
    """Marks a clause as agreed: *ad referendum*, or outright, or `pending` what is still to come."""

    verb: ClassVar[str] = "agree"
    clause: str
    mark: Literal["ad-referendum", "agreed", "pending"]
    pending: str = ""
    start: Position | None = None


class Reopen(_Tabled):
    """Takes the mark of agreement off a clause."""

    verb: ClassVar[str] = "reopen"
    clause: str
    start: Position | None = None


OnWords: TypeAlias = ReplaceWords | DeleteWords | InsertWords | BracketWords
OnClauses: TypeAlias = (
    AddClause
    | DeleteClause
    | ReplaceClause
    | MoveClause
    | RenumberClause
    | SplitClause
    | MergeClauses
    | SetHeading
    | ReplaceTerm
)
DISPLACING = (MoveClause, RenumberClause, SplitClause, MergeClauses)
"""What gives clauses another place, number or border, and leaves their words."""
OnBracket: TypeAlias = Lift | Strike | Narrow | Widen | AddSide | DropSide | Settle
OnPosition: TypeAlias = Back | Oppose | Reserve | Withdraw
Operation: TypeAlias = OnWords | OnClauses | OnBracket | OnPosition | Agree | Reopen


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
