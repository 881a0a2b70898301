"""Clauses that an amendment brings in: where they come to stand, under which number, and what they replace."""

from __future__ import annotations

from typing import Literal

from rollingtext.amend.meaning.base import Base, Row, Siblings, siblings
from rollingtext.amend.meaning.edits import AddEdit, ClauseEdit, Edit, Refusal
from rollingtext.amend.operations import AddClause, ReplaceClause
from rollingtext.amend.words import fresh
from rollingtext.amend.words.wording import read_label
from rollingtext.document.labels import OPTION_WORDS, Label
from rollingtext.document.model import HEADED, Clause
from rollingtext.document.tree import Located
from rollingtext.document.values import Frozen, replace


def replacement(operation: ReplaceClause, target: Located, base: Base) -> Edit | Refusal:
    """The clause with another text under its own number and heading."""
    old = target.clause
    if old.kind in HEADED:
        new = replace(old, children=fresh.children_from(operation.text, base.reading), body=())
    else:
        made = fresh.new_clause(operation.text, old.label, old.kind == "item", base.reading)
        if made is None:
            reason = f"The new text of {target.locator} begins with another number, or is more than one clause."
            return Refusal(
                "stale", f"{reason} Give the text of this clause; what stands under it goes indented.", target
            )
        if old.label is None and made.label is not None:
            reason = f"{target.locator} has no number, but its new text begins with `{made.label.text}`."
            return Refusal("stale", reason, target)
        new = replace(old, body=made.body, children=made.children, lead=(*old.lead, *made.lead))
    if new == old:
        return Refusal("already", f"{target.locator} already reads so.", target)
    return ClauseEdit(target, new)


class Where(Frozen):
    """The spot of a new clause: row and index, the siblings, the clause above, the sibling before, a label beside.

    `appended` says that it comes last in a list, where the next number is free.
    """

    row: Row
    index: int
    siblings: Siblings
    owner: Located | None
    before: Clause | None
    beside: Label | None
    appended: bool = False


def addition(operation: AddClause, target: Located, base: Base) -> Edit | Refusal:
    """The new clause and the spot where it comes in; its number renumbers nothing and is nobody else's."""
    where = spot_of(operation.where, target, base)
    label = read_label(operation.label, where.beside) if operation.label else fresh.label_at_head(operation.text)
    if operation.label and label is None:
        return Refusal("stale", f"`{operation.label}` cannot be read as the number of a clause.", target)
    if label is None:
        derived = _derived(where)
        if isinstance(derived, str):
            return Refusal("stale", derived, target)
        label = derived
    if where.row[0] == "sides" and (label is None or label.word not in OPTION_WORDS):
        reason = f"{target.locator} is one side of a contested place, so what comes beside it must be an option too."
        return Refusal("stale", f"{reason} Give it a label such as `Option 3:`.", target)
    new = _made(operation, label, where.owner, target, base)
    if new is None:
        reason = "The text to be added begins with another number than its label, or is more than one clause."
        if operation.heading:
            reason = "A heading belongs to a section or an article, and this is neither, or its number is not clear."
        return Refusal("stale", f"{reason} Clauses under the new one go on lines of their own, indented.", target)
    return _taken(new, where, target) or AddEdit(target, where.owner, where.row, where.index, new)


def _taken(new: Clause, where: Where, target: Located) -> Refusal | None:
    """Why the new clause cannot come in beside its siblings: one has its number, or is the same text."""
    if new.label is None or new.label.system == "bullet":
        same = any(other == new for other in where.siblings.clauses)
        return Refusal("already", "A clause with this text stands there already.", target) if same else None
    for other in where.siblings.numbered(new.label):
        if other.label is not None and fresh.same_number(new.label, other.label):
            if replace(other, lead=()) == replace(new, lead=()):
                return Refusal("already", f"`{other.label.text}` stands there already with this text.", target)
            reason = f"The number `{new.label.text}` is already taken by another text."
            return Refusal("stale", f"{reason} Give the new clause another number.", target)
    return None


def spot_of(place: Literal["before", "after", "first", "last"], target: Located, base: Base) -> Where:
    """The spot before or after a clause, or first or last inside it."""
    clause = target.clause
    if place == "last":
        row: Row = ("children", id(clause), 0)
        inside = base.siblings(clause.children)
        last = inside.clauses[-1] if inside.clauses else None
        return Where(row, len(clause.children), inside, target, last, last.label if last else None, True)
    if place == "first":
        inside = base.siblings(clause.children)
        at = 1 if inside.clauses and inside.clauses[0].kind == "chapeau" else 0
        beside = inside.clauses[at].label if at < len(inside.clauses) else None
        return Where(("children", id(clause), 0), at, inside, target, None, beside)
    spot = base.spot(clause)
    step = 1 if place == "after" else 0
    if spot.options is not None and clause.kind == "option":
        block, _, _, side = spot.options
        at = side + step
        before = next(iter(siblings(block.sides[at - 1].value).clauses), None) if at else None
        row = ("sides", id(block), 0)
        return Where(row, at, siblings((block,)), target.parent, before, clause.label, at == len(block.sides))
    earlier = spot.blocks[spot.index - 1] if spot.index and not step else None
    before = clause if step else earlier if isinstance(earlier, Clause) else None
    return Where(spot.row, spot.index + step, base.siblings(spot.blocks), target.parent, before, clause.label)


def _derived(where: Where) -> Label | str | None:
    """The number that a new clause gets when none was given, or the sentence that says why it can get none."""
    source = where.before.label if where.before is not None else None
    try:
        if source is not None:
            return fresh.default_label(source, appended=where.appended)
    except KeyError:
        return f"There is no number left between `{source.text if source else ''}` and the next one. Give it a label."
    if where.before is not None or where.beside is None or where.beside.system == "bullet":
        return where.beside if where.beside is not None and where.beside.system == "bullet" else None
    return f"No number comes before `{where.beside.text}`, so the new clause needs a label of its own."


def _made(
    operation: AddClause, label: Label | None, owner: Located | None, target: Located, base: Base
) -> Clause | None:
    beside = operation.where in ("before", "after") and target.clause.kind in HEADED
    if beside or fresh.is_heading_label(label):
        return fresh.new_section(operation.text, label, operation.heading, base.reading)
    if operation.heading:
        return None
    item = owner is not None and owner.clause.kind not in (*HEADED, "option")
    return fresh.new_clause(operation.text, label, item, base.reading)
