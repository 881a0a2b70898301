"""What an operation comes to in one text: the exact place that changes and what it becomes, or why nothing does."""

from __future__ import annotations

from typing import Literal, TypeAlias

from rollingtext.amend.meaning.base import Nearest, Row
from rollingtext.amend.words.splice import Change
from rollingtext.document.model import Clause, Edge
from rollingtext.document.tree import Located
from rollingtext.document.values import Frozen

Status: TypeAlias = Literal["applied", "already", "stale", "orphaned", "ambiguous", "collision"]


class WordEdit(Frozen):
    """Words of a clause that change: where in its plain text, and which tokens (blanks not counted) that touches."""

    target: Located
    change: Change
    tokens: tuple[int, int]

    @property
    def content(self) -> tuple[object, ...]:
        """What two edits have in common that do the same."""
        return (id(self.target.clause), self.tokens, self.change.text.strip())


class ClauseEdit(Frozen):
    """A whole clause that goes (`new` is `None`) or gives way to another text."""

    target: Located
    new: Clause | None

    @property
    def content(self) -> tuple[object, ...]:
        """What two edits have in common that do the same."""
        return (id(self.target.clause), self.new)


class AddEdit(Frozen):
    """A clause that comes in at a spot of a row of siblings; `target` is the clause named, `owner` the one above."""

    target: Located
    owner: Located | None
    row: Row
    index: int
    new: Clause

    @property
    def content(self) -> tuple[object, ...]:
        """What two edits have in common that do the same."""
        return (self.row, self.index, self.new)


Edit: TypeAlias = WordEdit | ClauseEdit | AddEdit


class BracketEdit(Frozen):
    """A clause that comes into brackets, with its number and everything under it: the two ends."""

    target: Located
    opening: Edge
    closing: Edge


class Refusal(Frozen):
    """Why an operation changes nothing: `already` when the text reads so, else what does not fit."""

    status: Status
    reason: str
    clause: Located | None = None
    nearest: tuple[Nearest, ...] = ()
