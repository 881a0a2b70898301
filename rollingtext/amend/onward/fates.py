"""What became of an operation when the text moved on: carried over, overtaken, or left behind, and why."""

from __future__ import annotations

from typing import Literal, TypeAlias

from rollingtext.amend.meaning.base import Nearest
from rollingtext.amend.meaning.edits import Edit
from rollingtext.amend.operations import Operation
from rollingtext.document.tree import Located
from rollingtext.document.values import Frozen, Value

FateKind: TypeAlias = Literal[
    "clean", "moved", "merged", "split", "absorbed", "partly-absorbed", "orphaned", "conflict"
]

LEFT_BEHIND: tuple[FateKind, ...] = ("orphaned", "conflict")
"""The fates that a person has to deal with: the amendment stays with the older version."""


class Conflict(Value):
    """Three texts of one place: as it was, as the newer version has it, as the amendment would have it."""

    base: str
    theirs: str
    ours: str


class Fate(Frozen):
    """What became of one operation.

    `carried` is the operation for the newer text, `None` where nothing is left to do or nothing can be done. `was` is
    its clause in the older text, `clause` the one it works on in the newer. `share` tells how much of what it asks the
    newer text has done. `text` keeps the words of an orphan; `nearest` are places to look at, none of which was taken.
    `edits` is what it changes in the newer text.
    """

    kind: FateKind
    carried: Operation | None = None
    was: Located | None = None
    clause: Located | None = None
    reason: str = ""
    share: float = 0.0
    text: str = ""
    nearest: tuple[Nearest, ...] = ()
    conflict: Conflict | None = None
    edits: tuple[Edit, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the operation goes on with the newer text, or has been overtaken by it."""
        return self.kind not in LEFT_BEHIND
