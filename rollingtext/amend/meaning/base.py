"""The text as it stands before anything is adopted: its clauses by name, their words, and the spots between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from rollingtext.amend.words.emptied import emptied
from rollingtext.amend.words.fresh import Reading
from rollingtext.amend.words.splice import Change, spliced
from rollingtext.amend.words.wording import Wording
from rollingtext.document.labels import Key, Label
from rollingtext.document.locators import LocatorIndex, index
from rollingtext.document.model import Blocks, Clause, Contested, Draft, Inlines, own_words
from rollingtext.document.tokens import words as words_of
from rollingtext.document.tree import Located
from rollingtext.document.values import Frozen
from rollingtext.notation.attribution import Parties
from rollingtext.notation.plain import plain

Row: TypeAlias = "tuple[str, int, int]"
"""A row of siblings: what kind it is (`children`, `side`, `sides`), the identity of its owner, and which side."""

TOP: Row = ("children", 0, 0)


class Spot(Frozen):
    """Where a clause stands: its row, its index in it, and for an option the block whose side it is."""

    row: Row
    index: int
    blocks: Blocks
    options: tuple[Contested[Blocks], Row, int, int] | None = None


class Nearest(Frozen):
    """A place that may have been meant: its clause, and the words there."""

    located: Located
    words: str = ""


class Siblings(Frozen):
    """The clauses of a row, those that have a number by the order of it, and how many are sections or articles."""

    clauses: list[Clause]
    numbers: dict[Key, list[Clause]]
    units: int

    def numbered(self, label: Label) -> list[Clause]:
        """The clauses whose number may be `label`."""
        return self.numbers.get(label.key, [])


class Base:
    """One draft, made ready for many amendments: nothing is computed before it is needed, and nothing twice."""

    def __init__(self, draft: Draft, parties: Parties) -> None:
        self.draft = draft
        names = frozenset(note.name.lower() for note in draft.notes if note.kind == "link")
        self.reading = Reading(parties, names)
        self.clauses: LocatorIndex = index(draft)
        self._spots: dict[int, Spot] = {}
        self._wordings: dict[int, Wording] = {}
        self._by_token: dict[str, list[Located]] = {}
        self._siblings: dict[int, Siblings] = {}
        self._spliced: dict[tuple[object, ...], Inlines] = {}

    def spot(self, clause: Clause) -> Spot:
        """Where `clause` stands among its siblings."""
        if not self._spots:
            self._place(self.draft.blocks, TOP)
        return self._spots[id(clause)]

    def _place(self, blocks: Blocks, row: Row) -> None:
        for at, block in enumerate(blocks):
            if isinstance(block, Clause):
                self._spots[id(block)] = Spot(row, at, blocks)
                self._place(block.children, ("children", id(block), 0))
                continue
            for number, side in enumerate(block.sides):
                inner: Row = ("side", id(block), number)
                self._place(side.value, inner)
                for index_, clause in enumerate(side.value):
                    if isinstance(clause, Clause):
                        options = (block, row, at, number)
                        self._spots[id(clause)] = Spot(inner, index_, side.value, options)

    def siblings(self, blocks: Blocks) -> Siblings:
        """The clauses of a row of the draft; `blocks` is the row itself, not one made like it."""
        found = self._siblings.get(id(blocks))
        if found is None:
            found = self._siblings[id(blocks)] = siblings(blocks)
        return found

    def wording(self, clause: Clause) -> Wording:
        """The words of `clause` that an amendment can quote: its own, or the heading of a section or article."""
        found = self._wordings.get(id(clause))
        if found is None:
            found = self._wordings[id(clause)] = Wording(plain(own_words(clause)))
        return found

    def shares(self, clause: Clause, wording: Wording) -> bool:
        """Whether `clause` has the words of another text; then nothing of them is computed again."""
        if self._wordings.get(id(clause)) is not wording:
            if plain(own_words(clause)) != wording.text:
                return False
            self._wordings[id(clause)] = wording
        return True

    def spliced(self, clause: Clause, changes: Sequence[Change]) -> Inlines:
        """The own words of `clause` with `changes` carried in; what was asked for before is not computed again."""
        key = (id(clause), *sorted(changes, key=lambda change: (change.start, change.end)))
        found = self._spliced.get(key)
        if found is None:
            reading = self.reading
            whole = emptied(own_words(clause), changes)
            found = self._spliced[key] = spliced(own_words(clause), whole, reading.parties, reading.links)
        return found

    def elsewhere(self, quotation: str, but: Clause, most: int = 3) -> tuple[Nearest, ...]:
        """Where a quotation stands outside the clause that was named, in reading order."""
        if not self._by_token:
            for item in self.clauses.clauses:
                for token in set(words_of(self.wording(item.clause).text)):
                    self._by_token.setdefault(token, []).append(item)
        pools = [self._by_token.get(token, []) for token in words_of(quotation) if token.isalnum()]
        out = []
        for item in min(pools, key=len, default=[])[:_MOST_SEARCHED]:
            found = self.wording(item.clause).occurrences(quotation) if item.clause is not but else []
            if found:
                out.append(Nearest(item, self.wording(item.clause).text[slice(*found[0])]))
                if len(out) == most:
                    break
        return tuple(out)


_MOST_SEARCHED = 400
"""Clauses searched for a quotation that does not stand where it should: the rarest of its words leads to them."""


def siblings(blocks: Blocks) -> Siblings:
    """The clauses of a row, options in blocks among them, with an index of their numbers."""
    clauses: list[Clause] = []
    waiting = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        if isinstance(block, Clause):
            clauses.append(block)
        else:
            waiting += [inner for side in reversed(block.sides) for inner in reversed(side.value)]
    numbers: dict[Key, list[Clause]] = {}
    for clause in clauses:
        if clause.label is not None:
            numbers.setdefault(clause.label.key, []).append(clause)
    units = sum(clause.kind in ("section", "article") for clause in clauses)
    return Siblings(clauses, numbers, units)


def above(item: Located | None) -> Iterator[Located]:
    """The clauses that `item` stands in, itself first, innermost first."""
    while item is not None:
        yield item
        item = item.parent
