"""The words of a text as they stand: agreed, in brackets, or outside of the text in a drafters' note.

Words are compared without case; brackets, names beside them and other notation are left out, and how deep in brackets
each word stands is kept beside it. So words that were bracketed, or lifted out of brackets, are the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from rollingtext.document.model import HEADED, Clause, Draft, Edge, Inlines, Remark, own_words
from rollingtext.document.source import Passage
from rollingtext.document.tokens import spaced, words
from rollingtext.document.tree import Located, located, walk
from rollingtext.document.values import Frozen
from rollingtext.notation.attribution import Parties
from rollingtext.notation.inline import inlines
from rollingtext.notation.link import edges_of
from rollingtext.notation.plain import pieces, plain

_OPENING, _CLOSING = frozenset("[［【"), frozenset("]］】")
_RUN = 3
"""Words that are looked up together in a whole text."""


class Standing(Frozen):
    """The words of one clause. `depths` tells in how many brackets each stands; `at` leads from the tokens of its plain
    text, notation included, to the words: token `k` is word `at[k]`, or the next one where it is notation."""

    clause: Located
    words: tuple[str, ...]
    depths: tuple[int, ...]
    at: tuple[int, ...]

    def depth(self, start: int, end: int) -> int:
        """In how many brackets the words `[start, end)` stand, all of them; of none, the words around."""
        held = self.depths[start:end]
        if held:
            return min(held)
        around = (*self.depths[max(0, start - 1) : start], *self.depths[end : end + 1])
        return min(around, default=0)


class StandingText:
    """The words of a whole draft, clause by clause, and where a row of words stands in it."""

    def __init__(self, draft: Draft, clauses: Sequence[Located] = ()) -> None:
        self.draft = draft
        self.clauses = tuple(clauses) or located(draft)
        self.standings = tuple(_standings(self.clauses))
        self.by_clause = {standing.clause.locator: standing for standing in self.standings}
        self._rows: dict[tuple[str, ...], tuple[tuple[Standing, int], ...]] = {}

    @cached_property
    def notes(self) -> tuple[tuple[str, ...], ...]:
        """The words that stand outside of the text: in drafters' notes and in footnotes."""
        remarks = [_remarks(standing.clause) for standing in self.standings]
        bodies = [plain(note.body) for note in self.draft.notes if note.kind == "footnote"]
        return tuple(folded(text) for text in (*(text for found in remarks for text in found), *bodies))

    @cached_property
    def runs(self) -> dict[tuple[str, ...], list[tuple[Standing, int]]]:
        """Where every run of a few words stands."""
        out: dict[tuple[str, ...], list[tuple[Standing, int]]] = {}
        for standing in self.standings:
            own = standing.words
            for start in range(len(own) - _RUN + 1):
                out.setdefault(own[start : start + _RUN], []).append((standing, start))
        return out

    def places(self, row: tuple[str, ...]) -> tuple[tuple[Standing, int], ...]:
        """Where a row of at least three words stands, in reading order."""
        found = self._rows.get(row)
        if found is None:
            starts = self.runs.get(row[:_RUN], ()) if len(row) >= _RUN else ()
            size = len(row)
            held = (place for place in starts if place[0].words[place[1] : place[1] + size] == row)
            found = self._rows[row] = tuple(held)
        return found


def folded(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared, without its brackets."""
    return tuple(word.casefold() for word in words(text) if word not in _OPENING and word not in _CLOSING)


def said(notation: str, parties: Parties) -> tuple[str, ...]:
    """The words in a piece of notation, without brackets and the names beside them."""
    return _said(inlines(Passage(notation.strip(), ((0, 0),)), parties))


def said_of(clause: Clause) -> tuple[str, ...]:
    """The own words of a clause, of a section or article those of its heading."""
    return _said(clause.heading if clause.kind in ("section", "article") else clause.body)


def all_said(clause: Clause) -> tuple[str, ...]:
    """The words of a clause and of everything under it."""
    return tuple(word for each in walk((clause,)) for word in said_of(each))


def _said(items: Inlines) -> tuple[str, ...]:
    return folded("".join([piece.text if piece.words else " " for piece in pieces(items)]))


def occurrences(row: Sequence[str], within: Sequence[str], start: int = 0, end: int | None = None) -> list[int]:
    """Where a row of words stands in others, between two of their numbers."""
    size, last = len(row), len(within) if end is None else end
    if not size:
        return []
    first, whole = row[0], tuple(row)
    return [
        at for at in range(start, last - size + 1) if within[at] == first and tuple(within[at : at + size]) == whole
    ]


def _standings(clauses: Iterable[Located]) -> Iterator[Standing]:
    spanning: set[int] = set()
    for item in clauses:
        clause = item.clause
        for part in (clause.lead, clause.body if clause.kind in HEADED else ()):
            _cross(part, spanning)
        yield _standing(item, own_words(clause), spanning)


def _cross(items: Inlines, spanning: set[int]) -> None:
    for edge in items:
        if isinstance(edge, Edge) and edge.pair is not None:
            (spanning.add if edge.opening else spanning.discard)(edge.pair)


def _standing(item: Located, items: Inlines, spanning: set[int]) -> Standing:
    text: list[str] = []
    bounds: list[tuple[int, bool, int]] = []
    depth, size = len(spanning), 0
    outside = 0
    for piece in pieces(items):
        if not piece.words:
            for sign in piece.text:
                depth += (sign in _OPENING) - (sign in _CLOSING)
                outside += (sign == "{") - (sign == "}")
        text.append(piece.text)
        size += len(piece.text)
        bounds.append((size, piece.words and not outside, max(depth, 0)))
    if edges_of(item.clause):
        _cross(items, spanning)
    found = spaced("".join(text))[:-1]
    said: list[str] = []
    depths: list[int] = []
    at: list[int] = []
    where = number = 0
    for spread in found:
        token = spread.lstrip()
        where += len(spread) - len(token)
        while bounds[number][0] <= where:
            number += 1
        at.append(len(said))
        _, is_said, deep = bounds[number]
        if is_said:
            said.append(token.casefold())
            depths.append(deep)
        where += len(token)
    return Standing(item, tuple(said), tuple(depths), (*at, len(said)))


def _remarks(item: Located) -> list[str]:
    return [plain(remark.content) for remark in item.clause.body if isinstance(remark, Remark)]
