"""Where words of the base stand once amendments are adopted: which clause holds them, and at which of its characters.

Blanks do not count, since they are mended where words come and go. What is told is checked character by character.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from rollingtext.amend.doing.carry import Carried
from rollingtext.amend.meaning.base import Base
from rollingtext.amend.meaning.edits import AddEdit, ClauseEdit, Edit, WordEdit
from rollingtext.amend.operations import MergeClauses, MoveClause, Operation, RenumberClause, ReplaceClause, SplitClause
from rollingtext.amend.words.emptied import emptied
from rollingtext.amend.words.splice import Change, bare
from rollingtext.document.model import Clause, own_words
from rollingtext.document.tree import Located
from rollingtext.document.values import Frozen
from rollingtext.notation.plain import plain

Done: TypeAlias = "tuple[Operation, tuple[Edit, ...]]"
"""An operation that was carried out, with what it came to."""

_At: TypeAlias = "tuple[int, int]"
"""A character: the identity of a clause, and the offset in its words."""


class Stands(Frozen):
    """Words of the base as they stand in the text as adopted: `start` and `end` count its characters."""

    where: Located
    start: int
    end: int


class Passage:
    """The way from the clauses of the base to those of the text as adopted."""

    def __init__(self, base: Base, carried: Carried, done: Iterable[Done]) -> None:
        self._base = base
        self.after = Base(carried.draft, base.reading.parties)
        self.items = self.after.clauses.clauses
        self._changes: dict[int, list[Change]] = {}
        self._made: dict[int, tuple[Clause, ...]] = {}
        for operation, edits in done:
            self._take(operation, edits)
        self._into: dict[int, list[int]] = {}
        self._from: list[tuple[Clause, ...]] = []
        known = {id(item.clause) for item in base.clauses.clauses}
        for at, origin in enumerate(carried.origins):
            sources = (origin,) if id(origin) in known else self._made.get(id(origin), ())
            self._from.append(sources)
            for source in sources:
                self._into.setdefault(id(source), []).append(at)
        self._ways: dict[int, dict[_At, int]] = {}

    def _take(self, operation: Operation, edits: Sequence[Edit]) -> None:
        """Notes which clauses an operation makes of which."""
        first, last = edits[0], edits[-1]
        match operation:
            case MoveClause() if isinstance(last, AddEdit):
                self._made[id(last.new)] = (first.target.clause,)
            case SplitClause() if isinstance(last, AddEdit) and isinstance(first, ClauseEdit) and first.new:
                self._made[id(first.new)] = self._made[id(last.new)] = (first.target.clause,)
            case MergeClauses() if isinstance(first, ClauseEdit) and first.new:
                self._made[id(first.new)] = tuple(edit.target.clause for edit in edits)
            case RenumberClause() | ReplaceClause() if isinstance(first, ClauseEdit) and first.new:
                self._made[id(first.new)] = (first.target.clause,)
        for edit in edits:
            if isinstance(edit, WordEdit):
                changes = self._changes.setdefault(id(edit.target.clause), [])
                if edit.change not in changes:
                    changes.append(edit.change)

    def into(self, clause: Clause) -> tuple[Located, ...]:
        """What a clause of the base has become: none, one, or the two that it was split into."""
        return tuple(self.items[at] for at in self._into.get(id(clause), ()))

    def stands(self, clause: Clause, start: int, end: int) -> Stands | None:
        """Where `start` to `end` of a clause's words stand, all of them and in a row; `None` where they do not."""
        text = self._base.wording(clause).text
        inside = [at for at in range(start, end) if not text[at].isspace()]
        for number in self._into.get(id(clause), ()):
            way = self._way(number)
            places = [way[id(clause), at] for at in inside if (id(clause), at) in way]
            if places and len(places) == len(inside):
                item = self.items[number]
                between = plain(own_words(item.clause))[places[0] : places[-1] + 1]
                if len("".join(between.split())) == len(inside):
                    return Stands(item, places[0], places[-1] + 1)
        return None

    def is_old(self, item: Located, at: int) -> bool:
        """Whether a character of a clause of the text as adopted comes from the base."""
        number = next(number for number, other in enumerate(self.items) if other is item)
        return at in self._way(number).values()

    def _way(self, number: int) -> dict[_At, int]:
        """Where each character of the base stands now in one clause; empty where that cannot be told for sure."""
        found = self._ways.get(number)
        if found is None:
            found = self._ways[number] = self._traced(number)
        return found

    def _traced(self, number: int) -> dict[_At, int]:
        said: list[tuple[str, _At | None]] = []
        for source in self._from[number]:
            said += self._told(source)
        now = plain(own_words(self.items[number].clause))
        stands = [at for at, char in enumerate(now) if not char.isspace()]
        if len(stands) < len(said) and len(self._from[number]) == 1:
            pair = self._into[id(self._from[number][0])]
            said = said[: len(stands)] if number == pair[0] else said[-len(stands) :]
        if "".join(char for char, _ in said) != "".join(now[at] for at in stands):
            return {}
        return {came: at for (_, came), at in zip(said, stands, strict=True) if came is not None}

    def _told(self, source: Clause) -> list[tuple[str, _At | None]]:
        """The characters of a clause of the base after the changes made in it, each with where it comes from."""
        text = self._base.wording(source).text
        changes = self._changes.get(id(source), [])
        changes = emptied(own_words(source), changes) if changes else []
        said: list[tuple[str, _At | None]] = []
        at = 0
        for change in (*sorted(changes, key=lambda change: (change.start, change.end)), Change(len(text), len(text))):
            said += [(text[index], (id(source), index)) for index in range(at, change.start)]
            said += [(char, None) for char in bare(change.text)]
            at = max(at, change.end)
        return [(char, came) for char, came in said if not char.isspace()]
