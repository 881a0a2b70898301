"""What becomes of a bracket: lifted, struck, made to hold less or more, settled, given a side or rid of one.

A bracket is found by the id of its place or by the words in it, exactly, and what is written in its stead is read again
before it counts: names that would be words, or a side that would vanish, refuse the operation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from rollingtext.amend.meaning.base import Base
from rollingtext.amend.meaning.edits import Edit, Refusal, WordEdit
from rollingtext.amend.operations import AddSide, BracketWords, DropSide, Lift, Narrow, PlaceName, Settle, Strike, Widen
from rollingtext.amend.words.signs import Bracket, brackets, widened
from rollingtext.amend.words.splice import Change, excerpt
from rollingtext.brackets.decisions import described, sides_called
from rollingtext.brackets.places import Place, places
from rollingtext.document.model import Contested, Editorial, Inlines, Placeholder, Remark, Side, is_nothing, own_words
from rollingtext.document.tree import Located
from rollingtext.document.values import Frozen
from rollingtext.notation.attribution import Attribution
from rollingtext.notation.plain import canonical_layout, plain

OnBracket: TypeAlias = Lift | Strike | Narrow | Widen | AddSide | DropSide | Settle


class Named(Frozen):
    """The bracket that an operation names: its clause with its words, where it stands there, and its place."""

    target: Located
    items: Inlines
    bracket: Bracket
    place: Place

    @property
    def node(self) -> Contested[Inlines]:
        assert isinstance(self.bracket.item, Contested)
        return self.bracket.item

    def words(self, side: int) -> str:
        """The notation of a side; a side that is not written has none."""
        return excerpt(self.items, (), *self.bracket.sides[side]) if side < len(self.bracket.sides) else ""

    def edit(self, change: Change, base: Base) -> WordEdit:
        return WordEdit(self.target, change, base.wording(self.target.clause).token_range(change.start, change.end))

    def instead(self, text: str, base: Base) -> WordEdit:
        """The edit that puts `text` in the place of the whole bracket."""
        return self.edit(Change(self.bracket.start, self.bracket.end, text), base)


def bracket_edit(operation: OnBracket, target: Located, base: Base, names: tuple[str, ...]) -> Edit | Refusal:
    """The edit that an operation on a bracket comes to; `names` are those who propose it."""
    named = named_bracket(operation.at, target, base)
    if isinstance(named, Refusal):
        return named
    match operation:
        case Lift():
            return _lifted(named, base)
        case Strike():
            return named.instead("", base)
        case Settle(side=side):
            index = side_named(side, named)
            return index if isinstance(index, Refusal) else named.instead(named.words(index), base)
        case Narrow(words=words):
            return _narrowed(words, named, base)
        case Widen(words=words):
            return _widened(words, named, base)
        case AddSide(text=text):
            return _with_side(text, names, named, base)
        case DropSide(side=side):
            return _without_side(side, named, base)


def bracketed_words(operation: BracketWords, start: int, end: int, target: Located, base: Base) -> Edit | Refusal:
    """Agreed words put in brackets; they may hold brackets, but not a part of one."""
    items = own_words(target.clause)
    standing = tuple(brackets(items))
    if widened(start, end, standing) != (start, end):
        reason = f"These words of {target.locator} begin or end inside a bracket. Quote all of it, or none."
        return Refusal("stale", reason, target)
    if any((start, end) in each.sides and isinstance(each.item, Contested) for each in standing):
        return Refusal("already", f"These words of {target.locator} are in brackets already.", target)
    change = Change(start, end, f"[{excerpt(items, (), start, end)}]")
    return WordEdit(target, change, base.wording(target.clause).token_range(start, end))


def named_bracket(at: PlaceName, target: Located, base: Base) -> Named | Refusal:
    """The one bracket of a clause that is meant, or why that cannot be said."""
    items = own_words(target.clause)
    here = [each for each in brackets(items) if isinstance(each.item, Contested)]
    known = [place for place in _places(base) if place.clause.clause is target.clause]
    if at.place:
        number = at.place.rpartition("#")[2].strip()
        place = next((each for each in known if each.id.rpartition("#")[2] == number), None)
        if place is None:
            told = f" There are: {', '.join(each.id for each in known)}." if known else " Nothing is contested there."
            return Refusal("stale", f"{target.locator} has no contested place `{at.place}`.{told}", target)
        bracket = next((each for each in here if each.item is place.node), None)
        if bracket is None:
            reason = f"The place {place.id} is more than words of one clause; settle it with `clean --settle-place`,"
            return Refusal("stale", f"{reason} or add and delete clauses.", target)
        return Named(target, items, bracket, place)
    fitting = _quoted(at, here, target, base)
    if isinstance(fitting, Refusal):
        return fitting
    place = next((each for each in known if each.node is fitting.item), None)
    if place is None:
        return Refusal("stale", f"“{at.words}” in {target.locator} contests nothing.", target)
    return Named(target, items, fitting, place)


def _quoted(at: PlaceName, here: list[Bracket], target: Located, base: Base) -> Bracket | Refusal:
    found = base.wording(target.clause).occurrences(at.words)
    text = base.wording(target.clause).text
    fitting = sorted(
        (each for each in here if any(_is_of(each, start, end, text) for start, end in found)),
        key=lambda each: each.start,
    )
    if not fitting:
        return Refusal("stale", f"No bracket of {target.locator} holds “{at.words.strip()}” and nothing else.", target)
    if at.occurrence is None and len(fitting) > 1:
        reason = f"{len(fitting)} brackets of {target.locator} hold “{at.words.strip()}”."
        return Refusal("ambiguous", f"{reason} Say which one with `occurrence`, or name the place.", target)
    number = at.occurrence or 1
    if number > len(fitting):
        reason = f"{target.locator} has only {len(fitting)} brackets that hold “{at.words.strip()}”."
        return Refusal("stale", reason, target)
    return fitting[number - 1]


def _is_of(bracket: Bracket, start: int, end: int, text: str) -> bool:
    """Whether a quotation is a bracket with its signs, or all the words of one of its sides."""
    if (start, end) == (bracket.start, bracket.end):
        return True
    return any(
        first <= start and end <= last and not text[first:start].strip() and not text[end:last].strip()
        for first, last in bracket.sides
    )


def _places(base: Base) -> tuple[Place, ...]:
    return places(base.draft, base.clauses.clauses)


def side_named(name: str, named: Named) -> int | Refusal:
    """The side of a place that is called so, by its number in the place."""
    found = sides_called(named.place, name)
    if len(found) == 1:
        return found[0]
    what = f"“{name}” can mean more than one side of" if found else f"There is no side “{name}” of"
    reason = f"{what} {named.place.id}. Its sides: {described(named.place)}."
    return Refusal("ambiguous" if found else "stale", reason, named.target)


def _lifted(named: Named, base: Base) -> Edit | Refusal:
    left = [index for index, side in enumerate(named.node.sides) if not is_nothing(side.value)]
    if len(left) != 1:
        reason = f"{named.place.id} has several sides: {described(named.place)}. Say with `settle` which one is left."
        return Refusal("stale", reason, named.target)
    return named.instead(named.words(left[0]), base)


def _narrowed(words: str, named: Named, base: Base) -> Edit | Refusal:
    bracket = named.bracket
    if len(bracket.sides) != 1:
        return Refusal("stale", f"{named.place.id} is a choice, which cannot be narrowed.", named.target)
    first, last = bracket.sides[0]
    inside = [
        place for place in base.wording(named.target.clause).occurrences(words) if first <= place[0] < place[1] <= last
    ]
    if len(inside) != 1:
        times = f"{len(inside)} times" if inside else "not"
        return Refusal("stale", f"“{words.strip()}” stands {times} in the bracket {named.place.id}.", named.target)
    start, end = inside[0]
    if widened(start, end, tuple(brackets(named.items))) != (start, end):
        return Refusal("stale", f"“{words.strip()}” begins or ends inside another bracket.", named.target)
    kept = _signed(named, excerpt(named.items, (), start, end))
    return named.instead(excerpt(named.items, [Change(start, end, kept)], first, last), base)


def _widened(words: str, named: Named, base: Base) -> Edit | Refusal:
    bracket, wording = named.bracket, base.wording(named.target.clause)
    if len(bracket.sides) != 1:
        return Refusal("stale", f"{named.place.id} is a choice, which cannot be widened.", named.target)
    around = [each for each in wording.occurrences(words) if each[0] <= bracket.start and bracket.end <= each[1]]
    if len(around) != 1 or around[0] == (bracket.start, bracket.end):
        reason = (
            f"“{words.strip()}” does not stand once in {named.target.locator} with the bracket {named.place.id} in it."
        )
        return Refusal("stale", reason, named.target)
    start, end = around[0]
    if widened(start, end, tuple(brackets(named.items))) != (start, end):
        return Refusal("stale", f"“{words.strip()}” begins or ends inside another bracket.", named.target)
    inner = Change(bracket.start, bracket.end, named.words(0))
    return named.edit(Change(start, end, _signed(named, excerpt(named.items, [inner], start, end))), base)


def _signed(named: Named, words: str) -> str:
    """Words between the signs of a bracket with one written side, its names where they stood."""
    layout = named.node.layout or canonical_layout(named.node)
    behind = layout.behind[0] if layout.behind else ""
    return f"[{layout.heads[0]}{words}{layout.tails[0]}]{behind}"


def _with_side(text: str, names: tuple[str, ...], named: Named, base: Base) -> Edit | Refusal:
    node, bracket = named.node, named.bracket
    if " ".join(text.split()) in (" ".join(side.text.split()) for side in named.place.sides):
        return Refusal("already", f"{named.place.id} has the side “{text.strip()}” already.", named.target)
    new = f"[{text.strip()}{Attribution(names).written()}]"
    whole = excerpt(named.items, (), bracket.start, bracket.end)
    layout = node.layout or canonical_layout(node)
    unwritten = any(is_nothing(side.value) and not side.backers for side in node.sides[len(layout.heads) :])
    if layout.form == "slash":
        new = f"{whole[:-1].rstrip()} / {new[1:]}"
        return read_back(named.instead(new, base), named, len(node.sides) + 1, base)
    if unwritten:
        return read_back(named.instead(f"[{whole}{new}]", base), named, 2, base)
    return read_back(named.instead(whole + new, base), named, len(node.sides) + 1, base)


def _without_side(name: str, named: Named, base: Base) -> Edit | Refusal:
    index = side_named(name, named)
    if isinstance(index, Refusal):
        return index
    sides = named.node.sides
    left = tuple(side for at, side in enumerate(sides) if at != index)
    if len(left) == 1 and (is_nothing(left[0].value) or is_nothing(sides[index].value)):
        return named.instead(named.words(sides.index(left[0])), base)
    if len(left) == 1:  # that nobody wants the other side does not say that everybody agrees to this one
        left = (*left, Side(()))
    return rewritten(named, left, named.node.reservations, base)


def rewritten(
    named: Named, sides: tuple[Side[Inlines], ...], reservations: tuple[str, ...], base: Base
) -> Edit | Refusal:
    """The bracket written again with these sides and names; refused where it would be read otherwise."""
    node = named.node
    layout = node.layout or canonical_layout(node)
    written = {id(side.value): index for index, side in enumerate(node.sides[: len(layout.heads)])}
    shown = [side for side in sides if id(side.value) in written]
    against = tuple(name for side in sides if id(side.value) not in written for name in side.backers)
    pieces = []
    for at, side in enumerate(shown):
        last = at == len(shown) - 1
        tail = Attribution(side.backers, against if last else (), reservations if last else ()).written()
        pieces.append(named.words(written[id(side.value)]) + tail)
    joint, (opening, closing) = (" / ", ("[", "]")) if layout.form == "slash" else ("][", ("[", "]"))
    edit = named.instead(opening + joint.join(pieces) + closing, base)
    return read_back(edit, named, len(sides), base, Contested(sides, reservations))


def read_back(
    edit: WordEdit, named: Named, sides: int, base: Base, meant: Contested[Inlines] | None = None
) -> Edit | Refusal:
    """The edit, if what it writes is read as it is meant: as so many sides, or as the value `meant`."""
    now = list(contested_in(base.spliced(named.target.clause, [edit.change])))
    if meant is not None and any(_same(node, meant) for node in now):
        return edit
    if meant is None and sum(len(node.sides) == sides for node in now) > sum(
        len(node.sides) == sides for node in contested_in(named.items)
    ):
        return edit
    reason = f"Beside what {named.place.id} holds, its names or sides would be read as something else."
    return Refusal("stale", f"{reason} Write the place anew with `replace-words`.", named.target)


def _same(one: Contested[Inlines], other: Contested[Inlines]) -> bool:
    def said(node: Contested[Inlines]) -> set[tuple[str, frozenset[str]]]:
        return {(plain(side.value).strip(), frozenset(side.backers)) for side in node.sides}

    return said(one) == said(other) and set(one.reservations) == set(other.reservations)


def contested_in(items: Inlines) -> Iterator[Contested[Inlines]]:
    """Every contested place among words, outer ones first."""
    for item in items:
        match item:
            case Contested():
                yield item
                for side in item.sides:
                    yield from contested_in(side.value)
            case Placeholder() | Editorial() | Remark():
                yield from contested_in(item.content)
            case _:
                pass
