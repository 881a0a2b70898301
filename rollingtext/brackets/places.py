"""Every contested place of a draft: its sides, who backs them, where it stands, and what it depends on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Literal, NamedTuple

from rollingtext.document.model import (
    Blocks,
    Clause,
    Contested,
    Draft,
    Edge,
    Editorial,
    Inline,
    Inlines,
    Placeholder,
    Remark,
    Text,
)
from rollingtext.document.source import Span
from rollingtext.document.tree import Located, located, walk
from rollingtext.document.values import Frozen, Record
from rollingtext.notation.link import edges_of
from rollingtext.notation.nesting import is_no_text
from rollingtext.notation.plain import plain

Kind = Literal["optional", "choice", "option-block"]
Scope = Literal["words", "clause", "span"]


class PlaceSide(NamedTuple):
    """One outcome of a place: the text it would leave (empty for no text), and its backers as the text names them."""

    text: str
    backers: tuple[str, ...] = ()


class Place(Frozen):
    """A contested place of a draft.

    `id` is the locator of its clause and its number there: `III.4#1`. `scope` tells whether it contests words, one
    whole clause, or a span over several. `depth` counts the places it is nested in; `within` is the innermost of
    them with the index of the side: this place exists only where that side is chosen. `node` is the inline or block
    it comes from, or the opening end of a span. `span` is its place in the source.
    """

    id: str
    clause: Located
    kind: Kind
    scope: Scope
    sides: tuple[PlaceSide, ...]
    reservations: tuple[str, ...]
    depth: int
    within: tuple[Place, int] | None
    node: Contested[Inlines] | Contested[Blocks] | Edge
    span: Span | None


def places(
    draft: Draft, clauses: Iterable[Located] = (), passed_over: Collection[int] = frozenset()
) -> tuple[Place, ...]:
    """The contested places in reading order, outer ones before what is nested in them.

    `clauses` are all clauses of the draft in any order, for those who have located them already. Of the clauses whose
    identities are in `passed_over`, only the places that reach beyond one clause are told.
    """
    return tuple(_Finder(draft, tuple(clauses) or located(draft), passed_over).found())


class _Open(Record):
    """A span that has begun: its place, and the clause texts collected so far."""

    place: Place
    pair: int


class _Finder:
    """One walk over a draft with a stack of the places that are open."""

    def __init__(self, draft: Draft, clauses: tuple[Located, ...], passed_over: Collection[int]) -> None:
        self.draft, self.passed_over = draft, passed_over
        self.where = {id(item.clause): item for item in clauses}
        self.texts = _span_texts(draft.blocks)
        self.out: list[Place] = []
        self.counts: dict[str, int] = {}
        self.outer: list[tuple[Place, int, int]] = []
        self.body: Inlines = ()
        self.own: dict[int, bool] = {}
        self.with_words = 0

    def found(self) -> list[Place]:
        self._blocks(self.draft.blocks)
        return self.out

    def _blocks(self, blocks: Blocks) -> None:
        for block in blocks:
            if isinstance(block, Clause):
                self._clause(block)
                continue
            first = next(walk(block.sides[0].value), None) if block.sides else None
            if first is None:
                continue
            for edge in first.lead:
                self._inline(edge, first)
            sides = tuple(PlaceSide(_blocks_text(side.value), side.backers) for side in block.sides)
            ending = _ending_amid(block) if any(pair for _, _, pair in self.outer) else frozenset()
            around = self.outer = [entry for entry in self.outer if entry[2] not in ending]
            place = self._place(first, "option-block", "span", sides, block.reservations, block, block.span)
            for index, side in enumerate(block.sides):
                self.outer = [*around, (place, index, 0)]
                for clause in side.value:
                    if isinstance(clause, Clause):
                        self._clause(clause, lead=clause is not first)
                around = [entry for entry in around if entry in self.outer]
            self.outer = around

    def _clause(self, clause: Clause, lead: bool = True) -> None:
        words = (*(clause.lead if lead else ()), *clause.heading, *clause.body)
        if len(words) > 1 or (words and not isinstance(words[0], Text)):
            if id(clause) in self.passed_over:
                words = tuple([item for item in words if isinstance(item, Edge)])
            self.body, self.own = clause.body, {}
            for item in words:
                self._inline(item, clause)
        if clause.children:
            self._blocks(clause.children)

    def _inline(self, item: Inline, clause: Clause) -> None:
        match item:
            case Contested():
                shown = tuple(PlaceSide(plain(side.value).strip(), side.backers) for side in item.sides)
                kind: Kind = "optional" if len(shown) == 2 and not shown[1].text else "choice"
                scope: Scope = "clause" if self._alone(item) else "words"
                place = self._place(clause, kind, scope, shown, item.reservations, item, item.span)
                for index, side in enumerate(item.sides):
                    self.outer.append((place, index, 0))
                    for inner in side.value:
                        self._inline(inner, clause)
                    self.outer.pop()
            case Edge(pair=int(pair), opening=True):
                text, extent, closing = self.texts[pair]
                against = (*item.against, *closing.against)
                sides = (PlaceSide(text, (*item.backers, *closing.backers)), PlaceSide("", against))
                span = Span(item.span.start, closing.span.end) if item.span and closing.span else item.span
                reserved = (*item.reservations, *closing.reservations)
                place = self._place(clause, "optional", extent, sides, reserved, item, span)
                self.outer.append((place, 0, pair))
            case Edge(pair=int(pair)):
                self.outer = [entry for entry in self.outer if entry[2] != pair]
            case Placeholder() | Editorial() | Remark():
                for inner in item.content:
                    self._inline(inner, clause)
            case _:
                pass

    def _alone(self, place: Contested[Inlines]) -> bool:
        """Whether nothing but punctuation stands beside a place in its clause, so that it contests all of it."""
        if not self.own:
            self.own = {id(item): _has_words(item) for item in self.body}
            self.with_words = sum(self.own.values())
        return place.span is not None and id(place) in self.own and self.with_words == self.own[id(place)]

    def _place(
        self,
        clause: Clause,
        kind: Kind,
        scope: Scope,
        sides: tuple[PlaceSide, ...],
        reservations: tuple[str, ...],
        node: Contested[Inlines] | Contested[Blocks] | Edge,
        span: Span | None,
    ) -> Place:
        where = self.where[id(clause)]
        self.counts[where.locator] = number = self.counts.get(where.locator, 0) + 1
        within = self.outer[-1][:2] if self.outer else None
        place = Place(
            f"{where.locator}#{number}", where, kind, scope, sides, reservations, len(self.outer), within, node, span
        )
        self.out.append(place)
        return place


def _ending_amid(block: Contested[Blocks]) -> frozenset[int]:
    """The spans that end among the options of a block, not behind them: such a span and the block cross each other."""
    ends: list[int] = []
    behind = 0
    for clause in (clause for side in block.sides for clause in walk(side.value)):
        for item in (*clause.lead, *clause.heading, *clause.body):
            if isinstance(item, Edge):
                if item.pair is not None and not item.opening:
                    ends.append(item.pair)
            elif _has_words(item):
                behind = len(ends)
        if clause.label and not clause.body:
            behind = len(ends)
    return frozenset(ends[:behind])


def _has_words(item: Inline) -> bool:
    """Whether an inline is more than punctuation."""
    return any(map(str.isalnum, plain((item,))))


def _span_texts(blocks: Blocks) -> dict[int, tuple[str, Scope, Edge]]:
    """For each bracket that spans clauses: the text in it, whether it is one whole clause, and its closing end."""
    open_: dict[int, list[str]] = {}
    clauses: dict[int, int] = {}
    out: dict[int, tuple[str, Scope, Edge]] = {}
    for clause in walk(blocks):
        if not open_ and not edges_of(clause):
            continue
        for part, parts in (("lead", clause.lead), ("label", ()), ("heading", clause.heading), ("body", clause.body)):
            if part == "label":
                label = clause.label.text + " " if clause.label else ""
                for pair, texts in open_.items():
                    texts.append(("\n" if texts else "") + label)
                    clauses[pair] += 1
            for item in parts:
                if isinstance(item, Edge) and item.pair is not None:
                    if item.opening:
                        open_[item.pair], clauses[item.pair] = [], 0 if part == "lead" else 1
                    else:
                        text = "".join(open_.pop(item.pair, [])).strip()
                        out[item.pair] = (text, "clause" if clauses.pop(item.pair, 0) == 1 else "span", item)
                elif open_:
                    words = plain((item,))
                    for texts in open_.values():
                        texts.append(words)
    return out


def _blocks_text(blocks: Blocks) -> str:
    """The words that an option would leave: its own, without its label, and those of the clauses under it."""
    lines: list[str] = []
    edges = [edge for clause in walk(blocks) for edge in edges_of(clause)]
    within = {edge.pair for edge in edges if edge.opening} & {edge.pair for edge in edges if not edge.opening}
    for clause in walk(blocks):
        label = clause.label.text + " " if clause.label and clause.kind != "option" else ""
        own = tuple(item for item in clause.body if not isinstance(item, Edge) or not item.pair or item.pair in within)
        words = plain(own if edges else clause.body).strip()
        if words and not (clause.kind in ("option", "paragraph") and is_no_text(words)):
            lines.append(label + words)
    return "\n".join(lines)


def leaves_nothing(side: Blocks) -> bool:
    """Whether a side of an option block leaves no text: `Option 3: No text`."""
    return not _blocks_text(side)


class BracketCount(NamedTuple):
    """How the square brackets of a draft's body are used.

    `brackets` counts matched pairs whatever they mean; with `unmatched_opening` it makes the number of opening
    brackets in the body. `max_depth` is the deepest nesting of contested places, 1 for one that is in no other.
    """

    brackets: int
    unmatched_opening: int
    unmatched_closing: int
    places: int
    max_depth: int
    placeholders: int
    editorial: int


def inlines_of(draft: Draft) -> Iterator[tuple[Clause | None, Inline]]:
    """Every inline of the draft with its clause, outer ones first; those of notes come last, with `None`."""
    for clause in walk(draft.blocks):
        for part in (clause.lead, clause.heading, clause.body):
            for item in _deep(part):
                yield clause, item
    for note in draft.notes:
        for item in _deep(note.body):
            yield None, item


def _deep(items: Inlines) -> Iterator[Inline]:
    for item in items:
        yield item
        match item:
            case Contested():
                for side in item.sides:
                    yield from _deep(side.value)
            case Placeholder() | Editorial() | Remark():
                yield from _deep(item.content)
            case _:
                pass
