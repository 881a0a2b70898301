"""Edits carried into the clause tree, and the proof that nothing else has changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rollingtext.amend.meaning.base import TOP, Base, Row
from rollingtext.amend.meaning.edits import AddEdit, BracketEdit, ClauseEdit, Edit, WordEdit
from rollingtext.amend.words.emptied import emptied
from rollingtext.amend.words.splice import Change, carried
from rollingtext.document.model import (
    HEADED,
    Block,
    Blocks,
    Clause,
    ClauseKind,
    Contested,
    Draft,
    Edge,
    Inlines,
    Side,
    own_words,
)
from rollingtext.document.tree import walk
from rollingtext.document.values import Frozen, Record, replace
from rollingtext.notation.link import edges_of, linked
from rollingtext.notation.outline import is_chapeau
from rollingtext.notation.plain import plain


class _Plan(Record):
    """Edits sorted by what they touch; clauses go by their identity in the base."""

    words: dict[int, list[Change]] = {}
    whole: dict[int, Clause | None] = {}
    added: dict[Row, dict[int, list[Clause]]] = {}
    around: dict[int, BracketEdit] = {}


class Carried(Frozen):
    """A draft with edits made, and for each of its clauses, in reading order, the one it comes from.

    That is the clause of the base that it was, or the one that an edit brings in.
    """

    draft: Draft
    origins: tuple[Clause, ...]


def carried_in(edits: Sequence[Edit], base: Base) -> Draft:
    """The draft with `edits` made. They do not collide; edits that do the same are given once."""
    return replace(base.draft, blocks=linked(unlinked(edits, base)))


def traced(edits: Sequence[Edit], base: Base) -> Carried:
    """The draft with `edits` made, like `carried_in`, and where each of its clauses comes from."""
    made, blocks = _made(edits, base)
    origins = tuple(made.source.get(id(clause), clause) for clause in walk(blocks))
    return Carried(replace(base.draft, blocks=linked(blocks)), origins)


def unlinked(edits: Sequence[Edit | BracketEdit], base: Base) -> Blocks:
    """The blocks of the draft with `edits` made, brackets that span clauses not yet joined with their other ends."""
    return _made(edits, base)[1]


def _made(edits: Sequence[Edit | BracketEdit], base: Base) -> tuple[_Making, Blocks]:
    """The walk that makes the edits, and the blocks that it makes.

    Raises `AssertionError` when anything but what the edits say has changed: that is a bug, and no text is better
    than a wrong one.
    """
    plan = _Plan()
    for edit in edits:
        match edit:
            case WordEdit():
                plan.words.setdefault(id(edit.target.clause), []).append(edit.change)
            case ClauseEdit():
                plan.whole[id(edit.target.clause)] = edit.new
            case AddEdit():
                plan.added.setdefault(edit.row, {}).setdefault(edit.index, []).append(edit.new)
            case BracketEdit():
                plan.around[id(edit.target.clause)] = edit
    made = _Making(plan, base)
    blocks = made.row(base.draft.blocks, TOP)
    _prove(base.draft.blocks, blocks, plan, made)
    return made, blocks


def bracketed(
    clause: Clause, opening: Edge, closing: Edge, made: Callable[[Clause, Clause], None] = lambda old, new: None
) -> Clause:
    """A clause between the two ends of a bracket; `made` is told of every clause inside it that is another one now."""
    path: list[Clause] = [clause]
    while path[-1].children:
        last = path[-1].children[-1]
        while isinstance(last, Contested):
            last = last.sides[-1].value[-1]
        path.append(last)
    inner = path.pop()
    done = replace(inner, **{_own(inner): (*own_words(inner), closing)})
    made(inner, done)
    while path:
        outer = path.pop()
        inner, done = outer, replace(outer, children=_ending_in(outer.children, done))
        made(inner, done)
    return replace(done, lead=(opening, *done.lead))


def _own(clause: Clause) -> str:
    return "heading" if clause.kind in HEADED else "body"


def _ending_in(blocks: Blocks, clause: Clause) -> Blocks:
    """The blocks with `clause` in the place of their last one, at the end of the last option if need be."""
    last = blocks[-1]
    if isinstance(last, Clause):
        return (*blocks[:-1], clause)
    side = last.sides[-1]
    option = Side(_ending_in(side.value, clause), side.backers)
    return (*blocks[:-1], replace(last, sides=(*last.sides[:-1], option)))


def unmatched(draft: Draft) -> int:
    """How many bracket ends of a draft have no partner anywhere."""
    return sum(edge.pair is None for clause in walk(draft.blocks) for edge in edges_of(clause))


class _Making:
    """One walk over the base; `source` tells for each clause made from one of the base which one that was."""

    def __init__(self, plan: _Plan, base: Base) -> None:
        self.plan, self.base = plan, base
        self.source: dict[int, Clause] = {}
        self.fresh: set[int] = set()
        self.kept: list[Clause] = []

    def row(self, blocks: Blocks, row: Row) -> Blocks:
        """A row of siblings with what comes in and without what goes."""
        added = self.plan.added.get(row, {})
        out: list[Block] = []
        changed = bool(added)
        for at, block in enumerate(blocks):
            out += self.newcomers(added.get(at, ()))
            made = self.clause(block) if isinstance(block, Clause) else self.options(block)
            changed = changed or made is not block
            if made is not None:
                out.append(made)
        out += self.newcomers(added.get(len(blocks), ()))
        return tuple(out) if changed else blocks

    def newcomers(self, clauses: Sequence[Clause]) -> Sequence[Clause]:
        self.fresh.update(id(inner) for clause in clauses for inner in walk((clause,)))
        return clauses

    def options(self, block: Contested[Blocks]) -> Contested[Blocks] | None:
        """The sides of an option block; one that has lost its option is gone, and a block without sides too."""
        added = self.plan.added.get(("sides", id(block), 0), {})
        sides: list[Side[Blocks]] = []
        changed = bool(added)
        for number, side in enumerate(block.sides):
            sides += [Side((clause,)) for clause in self.newcomers(added.get(number, ()))]
            value = self.row(side.value, ("side", id(block), number))
            changed = changed or value is not side.value
            if value or not side.value:
                sides.append(side if value is side.value else Side(value, side.backers))
        sides += [Side((clause,)) for clause in self.newcomers(added.get(len(block.sides), ()))]
        if not changed:
            return block
        layout = block.layout
        if layout is not None:
            layout = replace(layout, heads=("",) * len(sides), tails=("",) * len(sides))
        return replace(block, sides=tuple(sides), layout=layout) if sides else None

    def clause(self, clause: Clause) -> Clause | None:
        """What becomes of a clause, or `None` when it goes."""
        key = id(clause)
        made = clause
        if key in self.plan.whole:
            new = self.plan.whole[key]
            if new is not None:
                self.fresh.update(id(inner) for inner in walk((new,)))
            return new
        children = self.row(clause.children, ("children", key, 0))
        if children is not clause.children:
            children = self.with_chapeau(replace(clause, children=children))
            made = replace(clause, children=children)
        if key in self.plan.words:
            words = self.base.spliced(clause, self.plan.words[key])
            made = replace(made, heading=words) if clause.kind in HEADED else replace(made, body=words)
        if key in self.plan.around:
            made = self.bracketed(made, self.plan.around[key])
        if made is not clause:
            self.source[id(made)] = clause
            self.kept.append(made)
        return made

    def bracketed(self, clause: Clause, edit: BracketEdit) -> Clause:
        """A clause between the two ends of a bracket, the closing one behind the last words under it."""

        def close(old: Clause, new: Clause) -> None:
            if id(old) in self.fresh:
                self.fresh.add(id(new))
            elif old is not clause:
                self.source[id(new)] = self.source.get(id(old), old)
            self.kept.append(new)

        return bracketed(clause, edit.opening, edit.closing, close)

    def with_chapeau(self, parent: Clause) -> Blocks:
        """The children of a section after a change: an unnumbered paragraph before numbered ones is its chapeau."""
        children = parent.children
        first = children[0] if children else None
        if parent.kind not in HEADED or not isinstance(first, Clause) or first.kind not in ("paragraph", "chapeau"):
            return children
        second = next(walk(children[1:]), None)
        kind: ClauseKind = "chapeau" if second is not None and is_chapeau(first, second, parent) else "paragraph"
        if kind == first.kind:
            return children
        settled = replace(first, kind=kind)
        if id(first) in self.fresh:
            self.fresh.add(id(settled))
        self.source[id(settled)] = self.source.get(id(first), first)
        self.kept.append(settled)
        return (settled, *children[1:])


def _prove(before: Blocks, after: Blocks, plan: _Plan, made: _Making) -> None:
    """Goes through both texts side by side: every clause stands where it stood and says what it should."""
    gone: set[int] = set()
    for clause in walk(before):
        if id(clause) in plan.whole:
            gone.update(id(inner) for inner in walk((clause,)))
    ends = {id(end) for edit in plan.around.values() for end in (edit.opening, edit.closing)}

    def said(items: Inlines) -> Inlines:
        return tuple(item for item in items if id(item) not in ends) if ends else items

    old = (clause for clause in walk(before) if id(clause) not in gone)
    new = (clause for clause in walk(after) if id(clause) not in made.fresh)
    for was, now in zip(old, new, strict=True):
        if now is was:
            continue
        if made.source.get(id(now)) is not was:
            raise AssertionError(f"A clause has moved: {was.label}")
        changes = plan.words.get(id(was), ())
        same = (now.label, said(now.lead), now.span) == (was.label, was.lead, was.span)
        if was.kind in HEADED or not changes:
            same = same and said(now.body) == was.body
        if was.kind not in HEADED or not changes:
            same = same and said(now.heading) == was.heading
        if not same:
            raise AssertionError(f"More has changed than was asked for in {was.label}")
        if changes:
            expected = carried(plain(own_words(was)), emptied(own_words(was), changes))
            words = plain(said(own_words(now)))
            if "".join(words.split()) != expected:
                raise AssertionError(f"Words have changed unasked in {was.label}")
