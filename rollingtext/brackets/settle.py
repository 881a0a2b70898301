"""Contested places resolved: a draft in which some or all of them have become one of their sides.

Resolving takes away only what the decision takes away: the other sides, the brackets, the attribution, and the white
space that the removal left over. No blank stays before `, . ; : )` and behind `(`. Everything else is as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rollingtext.brackets.places import Place, leaves_nothing, places
from rollingtext.document.model import (
    Block,
    Blocks,
    Clause,
    Contested,
    Draft,
    Edge,
    Editorial,
    Inline,
    Inlines,
    Layout,
    Placeholder,
    Remark,
    Side,
    Text,
)
from rollingtext.document.tree import walk
from rollingtext.document.values import Record, replace
from rollingtext.notation.link import edges_of, linked
from rollingtext.notation.plain import plain

Policy = Callable[[Place], int | None]
"""Which side of a place is taken: its index in `place.sides`, or `None` to leave the place as it is."""

_CLOSING_MARKS = ",.;:)!?。，；：）、»”"
_OPENING_MARKS = ("(", "[", "{", "«", "“", "¿", "¡", "（", "「")


def settled(draft: Draft, decide: Policy) -> Draft:
    """The draft with every place resolved as `decide` says. A place inside a side that is not taken is never asked for.

    Places that stay keep their brackets and backers; a bracket that spans clauses stays paired.
    """
    choices: dict[int, int] = {}
    dropped: dict[int, bool] = {}
    skipped: set[int] = set()
    for place in places(draft):
        if place.within is not None:
            outer, index = place.within
            taken = choices.get(id(outer.node))
            if id(outer.node) in skipped or (taken is not None and taken != index):
                skipped.add(id(place.node))
                continue
        choice = decide(place)
        if choice is None:
            continue
        choices[id(place.node)] = choice
        if isinstance(place.node, Edge) and place.node.pair is not None:
            dropped[place.node.pair] = not place.sides[choice].text
    if not choices:
        return draft
    return replace(draft, blocks=linked(_Settling(choices, dropped).blocks(draft.blocks)))


class _Settling(Record):
    """One walk over the blocks in reading order.

    `open_` holds the spans that are being taken out at this point, `lost` those that began among words now gone,
    `ends` the ends of spans that stay and would have closed there.
    """

    choices: dict[int, int]
    dropped: dict[int, bool]
    open_: set[int] = set()
    lost: set[int] = set()
    ends: list[Edge] = []

    def blocks(self, blocks: Blocks) -> Blocks:
        out: list[Block] = []
        for block in blocks:
            if isinstance(block, Clause):
                out.extend(self.clause(block))
            elif id(block) in self.choices:
                out.extend(self.taken(block, self.choices[id(block)]))
            else:
                sides = [Side(self.blocks(side.value), side.backers) for side in block.sides]
                kept = tuple(side for side in sides if side.value)
                if len(kept) == 1 < len(sides):
                    out.extend(kept[0].value)
                elif kept:
                    out.append(Contested(kept, block.reservations, None, block.span))
        return tuple(out)

    def taken(self, block: Contested[Blocks], choice: int) -> Blocks:
        """The clauses of the option taken. A span that crosses the others begins and ends outside them."""
        out: Blocks = ()
        before, self.ends = self.ends, []
        for index, side in enumerate(block.sides):
            if index == choice:
                out = _opened_option(self.blocks(side.value))
                continue
            for clause in walk(side.value):
                for edge in edges_of(clause):
                    self.cut(edge)
        ends, self.ends = self.ends, before
        return _with_ends(out, ends) if ends else out

    def cut(self, edge: Edge) -> None:
        """A bracket end that goes with the words around it."""
        if edge.pair is None:
            return
        if edge.opening:
            self.lost.add(edge.pair)
        elif edge.pair in self.open_:
            self.open_.discard(edge.pair)
        elif edge.pair in self.lost:
            self.lost.discard(edge.pair)
        elif edge.pair not in self.dropped:
            self.ends.append(edge)

    def clause(self, clause: Clause) -> Blocks:
        """What becomes of a clause: itself with its words settled, or its children alone when a span took it out."""
        lead = self.words(clause.lead)
        label_gone = bool(self.open_)
        heading = self.words(clause.heading)
        body = self.words(clause.body)
        children = self.blocks(clause.children) if clause.children else ()
        if label_gone:
            words = (*lead, *heading, *body)
            rest = (Clause("paragraph", None, (), words, span=clause.span),) if _has_words(words) else ()
            return (*rest, *children)
        emptied = (clause.body or clause.children) and not (lead or heading or body or children)
        if emptied and clause.kind not in ("section", "article"):
            return ()
        if not clause.body and clause.children and id(clause.children[0]) in self.choices:
            body, children = _with_words_of_first(body, children)
        return (replace(clause, lead=lead, heading=heading, body=body, children=children),)

    def words(self, items: Inlines) -> Inlines:
        """The words with their places settled and the white space mended."""
        done, changed = self.inlines(items)
        return tidy(done) if changed else items

    def inlines(self, items: Inlines) -> tuple[Inlines, bool]:
        """The words with their places settled, and whether anything in them changed."""
        out: list[Inline] = []
        changed = False
        for item in items:
            if isinstance(item, Edge) and item.pair in self.lost and not item.opening:
                changed = True
                self.lost.discard(item.pair)
                _mark_gap(out)
                continue
            if isinstance(item, Edge) and item.pair in self.dropped:
                changed = True
                if self.dropped[item.pair]:
                    (self.open_.add if item.opening else self.open_.discard)(item.pair)
                    _mark_gap(out)
                continue
            if self.open_:
                changed = True
                continue
            match item:
                case Contested() if id(item) in self.choices:
                    changed = True
                    _mark_gap(out)
                    out.extend(self.inlines(item.sides[self.choices[id(item)]].value)[0])
                    _mark_gap(out)
                case Contested():
                    inner = [self.inlines(side.value) for side in item.sides]
                    if any(done for _, done in inner):
                        sides = tuple(
                            Side(tidy(value) if done else value, side.backers)
                            for (value, done), side in zip(inner, item.sides, strict=True)
                        )
                        item = replace(item, sides=sides)
                        changed = True
                    out.append(item)
                case Placeholder() | Editorial() | Remark():
                    content, done = self.inlines(item.content)
                    out.append(replace(item, content=tidy(content)) if done else item)
                    changed = changed or done
                case _:
                    out.append(item)
        return tuple(out), changed


def _with_ends(blocks: Blocks, ends: Sequence[Edge]) -> Blocks:
    """The blocks with ends of spans behind their last words."""
    last = blocks[-1] if blocks else None
    if isinstance(last, Clause) and last.children:
        return (*blocks[:-1], replace(last, children=_with_ends(last.children, ends)))
    if isinstance(last, Clause):
        return (*blocks[:-1], replace(last, body=(*last.body, *ends)))
    return (*blocks, Clause("paragraph", None, (), tuple(ends)))


def _with_words_of_first(body: Inlines, children: Blocks) -> tuple[Inlines, Blocks]:
    """A clause that was nothing but a list of options takes over the words of the one chosen."""
    first = children[0] if children else None
    if isinstance(first, Clause) and first.label is None and not first.lead and not body:
        return first.body, (*first.children, *children[1:])
    return body, children


_GAP = Text("", "\0")
"""Stands where something was taken out, until `tidy` has looked at the white space on both sides of it."""


def _mark_gap(out: list[Inline]) -> None:
    if not out or out[-1] is not _GAP:
        out.append(_GAP)


def tidy(items: Inlines) -> Inlines:
    """The items with the white space mended where something was taken out."""
    out: list[Inline] = []
    at_gap = False
    for item in items:
        if item is _GAP:
            at_gap = True
            continue
        if at_gap:
            item = _joined_at_gap(out, item)
            at_gap = False
        if isinstance(item, Text) and not item.value:
            at_gap = at_gap or not out
            continue
        out.append(item)
    if at_gap and out and isinstance(out[-1], Text):
        out[-1] = replace(out[-1], value=out[-1].value.rstrip())
    return merged(tuple(item for item in out if not (isinstance(item, Text) and not item.value)))


def _joined_at_gap(out: list[Inline], item: Inline) -> Inline:
    """Mends the blanks between the end of `out` and `item`; returns `item`, shortened where a blank was one too many."""
    last = out[-1] if out else None
    if not isinstance(item, Text):
        return item
    if last is None:
        return replace(item, value=item.value.lstrip())
    needs_none = isinstance(last, Text) and (last.value[-1:].isspace() or last.value.endswith(_OPENING_MARKS))
    if needs_none and item.value[:1].isspace():
        item = replace(item, value=item.value.lstrip())
    if isinstance(last, Text) and item.value[:1] and item.value[0] in _CLOSING_MARKS:
        out[-1] = replace(last, value=last.value.rstrip())
    elif item.value[:1].isspace() and item.value.lstrip()[:1] and item.value.lstrip()[0] in _CLOSING_MARKS:
        item = replace(item, value=item.value.lstrip())
    return item


def merged(items: Inlines) -> Inlines:
    """Runs of words in one style put together."""
    out: list[Inline] = []
    for item in items:
        last = out[-1] if out else None
        if isinstance(item, Text) and isinstance(last, Text) and item.style == last.style:
            out[-1] = Text(last.value + item.value, item.style, last.span)
        else:
            out.append(item)
    return tuple(out)


def _has_words(items: Inlines) -> bool:
    """Whether more than blanks and a lone mark, such as the full stop behind a bracket, is left."""
    return any(not isinstance(item, Text) or any(char.isalnum() for char in item.value) for item in items)


def _opened_option(blocks: Blocks) -> Blocks:
    """A chosen option without its label: its words as an unnumbered paragraph, then what stood under it."""
    out: list[Block] = []
    for block in blocks:
        if not isinstance(block, Clause) or block.kind != "option":
            out.append(block)
            continue
        if leaves_nothing((replace(block, children=()),)):
            out.extend(Clause("paragraph", None, (), (edge,)) for edge in edges_of(block))
        else:
            out.append(Clause("paragraph", None, (), (*block.lead, *block.body), (), (), block.span))
        out.extend(block.children)
    return tuple(out)


def without_names(draft: Draft) -> Draft:
    """The bracketed copy: every bracket as it was, every backer and reservation gone."""

    def clean(items: Inlines) -> Inlines:
        return tuple(_without_names(item, clean) for item in items)

    def of(blocks: Blocks) -> Blocks:
        return tuple(
            replace(
                block,
                lead=clean(block.lead),
                heading=clean(block.heading),
                body=clean(block.body),
                children=of(block.children),
            )
            if isinstance(block, Clause)
            else Contested(tuple(Side(of(_untitled(side))) for side in block.sides), (), block.layout, block.span)
            for block in blocks
        )

    return replace(draft, blocks=of(draft.blocks))


def _untitled(side: Side[Blocks]) -> Blocks:
    """The option of a side without its title, where that names its backers: `Option 1 (Brazil):`."""
    return tuple(
        replace(option, heading=(), label=option.label and replace(option.label, raw=""))
        if side.backers and isinstance(option, Clause) and all(name in plain(option.heading) for name in side.backers)
        else option
        for option in side.value
    )


def _nameless(place: Contested[Inlines]) -> Layout | None:
    """How a place is written without its names. "No text" among several sides was told by a name: now it is written."""
    layout = place.layout
    if layout is None or 1 < len(layout.heads) < len(place.sides):
        return None
    return replace(layout, heads=("",) * len(layout.heads), tails=("",) * len(layout.heads), behind=())


def _without_names(item: Inline, clean: Callable[[Inlines], Inlines]) -> Inline:
    match item:
        case Contested():
            sides = tuple(Side(clean(side.value)) for side in item.sides)
            return Contested(sides, (), _nameless(item), item.span)
        case Edge():
            return replace(item, backers=(), against=(), reservations=(), attribution="", behind="")
        case Placeholder() | Editorial() | Remark():
            return replace(item, content=clean(item.content))
        case _:
            return item
