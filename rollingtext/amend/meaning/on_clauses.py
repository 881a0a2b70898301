"""What becomes of whole clauses: moved, renumbered, parted, joined, given another heading, or one term for another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rollingtext.amend.meaning.base import Base, Nearest, Siblings, above
from rollingtext.amend.meaning.edits import AddEdit, ClauseEdit, Edit, Refusal, WordEdit
from rollingtext.amend.meaning.newcomers import spot_of
from rollingtext.amend.operations import MergeClauses, MoveClause, RenumberClause, ReplaceTerm, SetHeading, SplitClause
from rollingtext.amend.words import fresh
from rollingtext.amend.words.signs import brackets, widened
from rollingtext.amend.words.splice import Change, bare, excerpt
from rollingtext.amend.words.wording import in_turn, read_label
from rollingtext.brackets.settle import merged
from rollingtext.document.labels import Label
from rollingtext.document.model import HEADED, Clause, Text, own_words
from rollingtext.document.tree import Located
from rollingtext.document.values import replace


def moved(operation: MoveClause, target: Located, base: Base) -> tuple[Edit, ...] | Refusal:
    """The clause gone from where it stands and come in where it is to stand, word for word."""
    beside = found(operation.beside, base)
    if isinstance(beside, Refusal):
        return beside
    clause = target.clause
    if any(item.clause is clause for item in above(beside)):
        return Refusal("stale", f"{target.locator} cannot be moved beside or into itself.", target)
    where = spot_of(operation.where, beside, base)
    own = base.spot(clause)
    if where.row[0] == "sides" or clause.kind == "option":
        return Refusal("stale", "An option is one side of a contested place and stands among its others.", target)
    unit = clause.kind in HEADED
    if where.siblings.units != (len(where.siblings.clauses) if unit else 0) or (unit and not where.siblings.units):
        reason = "Sections and articles stand beside their like, paragraphs and items beside paragraphs and items."
        return Refusal("stale", f"{reason} Name another spot for {target.locator}.", target)
    label = read_label(operation.label, where.beside) if operation.label else clause.label
    if operation.label and label is None:
        return Refusal("stale", f"`{operation.label}` cannot be read as the number of a clause.", target)
    if where.row == own.row and where.index in (own.index, own.index + 1) and label == clause.label:
        return Refusal("already", f"{target.locator} stands there already.", target)
    if label is not None and _taken(label, where.siblings, clause):
        reason = f"The number `{label.text}` is already taken there by another text."
        return Refusal("stale", f"{reason} Give the clause another one with `label`.", target)
    new = replace(clause, label=label)
    if clause.kind in ("paragraph", "item"):
        inside = where.owner is not None and where.owner.clause.kind not in (*HEADED, "option")
        new = replace(new, kind="item" if inside else "paragraph")
    return ClauseEdit(target, None), AddEdit(beside, where.owner, where.row, where.index, new)


def renumbered(operation: RenumberClause, target: Located, base: Base) -> Edit | Refusal:
    """The clause under another number, which none beside it has."""
    clause = target.clause
    label = read_label(operation.label, clause.label)
    if label is None:
        return Refusal("stale", f"`{operation.label}` cannot be read as the number of a clause.", target)
    if label == clause.label:
        return Refusal("already", f"{target.locator} has that number already.", target)
    if clause.label is None or fresh.is_heading_label(label) != fresh.is_heading_label(clause.label):
        has = f"is numbered `{clause.label.text}`" if clause.label else "has no number"
        return Refusal("stale", f"{target.locator} {has}, and `{label.text}` is no number of that sort.", target)
    return ClauseEdit(target, replace(clause, label=label))


def parted(operation: SplitClause, start: int, target: Located, base: Base) -> tuple[Edit, ...] | Refusal:
    """The clause up to the quoted words, and a new one with them and all that follows, what stands under it too."""
    clause, items = target.clause, own_words(target.clause)
    text = base.wording(clause).text
    if clause.kind in (*HEADED, "option"):
        return Refusal("stale", f"{target.locator} is no paragraph, so it cannot be split.", target)
    if not text[:start].strip():
        return Refusal("stale", f"{target.locator} begins with these words, so nothing would come before them.", target)
    if widened(start, len(text), tuple(brackets(items))) != (start, len(text)):
        return Refusal(
            "stale", f"These words of {target.locator} stand inside a bracket, which cannot be split.", target
        )
    where = spot_of("after", target, base)
    label: Label | None = None
    if operation.label:
        label = read_label(operation.label, clause.label)
        if label is None:
            return Refusal("stale", f"`{operation.label}` cannot be read as the number of a clause.", target)
    elif clause.label is not None:
        last = where.siblings.clauses[-1] is clause
        try:
            label = fresh.default_label(clause.label, appended=last)
        except KeyError:
            return Refusal("stale", f"There is no number left behind `{clause.label.text}`. Give a `label`.", target)
    if label is not None and _taken(label, where.siblings, clause):
        return Refusal("stale", "The number of the second clause is already taken. Give another `label`.", target)
    second = fresh.new_clause(excerpt(items, (), start, len(text)), label, clause.kind == "item", base.reading)
    if second is None or second.children:
        return Refusal("stale", "The second clause would begin with a number of its own.", target)
    first = replace(clause, body=base.spliced(clause, [Change(start, len(text))]), children=())
    second = replace(second, kind=clause.kind, children=clause.children)
    return ClauseEdit(target, first), AddEdit(target, target.parent, where.row, where.index, second)


def joined(operation: MergeClauses, target: Located, base: Base) -> tuple[Edit, ...] | Refusal:
    """The clause with the words of the others behind its own; they are its neighbours, in the order named."""
    row = base.siblings(base.spot(target.clause).blocks).clauses
    parts = [target]
    for name in operation.others:
        other = found(name, base)
        if isinstance(other, Refusal):
            return other
        parts.append(other)
    at = next(index for index, clause in enumerate(row) if clause is target.clause)
    wanted = [clause is part.clause for clause, part in zip(row[at:], parts, strict=False)]
    if len(wanted) < len(parts) or not all(wanted):
        return Refusal("stale", f"Only clauses that follow on {target.locator}, in their order, can be joined.", target)
    if any(part.clause.kind in (*HEADED, "option") or part.clause.lead for part in parts):
        return Refusal("stale", "A section, an option or a clause in brackets cannot be joined to another.", target)
    if any(part.clause.children for part in parts[:-1]):
        reason = f"What stands under {target.locator} would come before the words that are joined to it."
        return Refusal("stale", reason, target)
    body = target.clause.body
    for part in parts[1:]:
        body = (*body, Text(" "), *part.clause.body)
    new = replace(target.clause, body=merged(body), children=parts[-1].clause.children)
    return ClauseEdit(target, new), *(ClauseEdit(part, None) for part in parts[1:])


def headed(operation: SetHeading, target: Located, base: Base) -> Edit | Refusal:
    """Another heading, whole, in the place of the one that stands there."""
    if target.clause.kind not in HEADED:
        return Refusal("stale", f"{target.locator} is no section or article, so it has no heading.", target)
    wording = base.wording(target.clause)
    if " ".join(wording.text.split()) == " ".join(bare(operation.text).split()):
        return Refusal("already", f"{target.locator} has that heading already.", target)
    end = len(wording.text)
    return WordEdit(target, Change(0, end, operation.text), wording.token_range(0, end))


def term_replaced(operation: ReplaceTerm, base: Base) -> tuple[Edit, ...] | Refusal:
    """An edit for every place where the term stands as whole words, outside the clauses that are excepted."""
    roots: list[list[Located]] = []
    for group in ((operation.clause,) if operation.clause else (), operation.besides):
        roots.append([])
        for name in group:
            item = found(name, base)
            if isinstance(item, Refusal):
                return item
            roots[-1].append(item)
    within, besides = ({id(item.clause) for item in group} for group in roots)
    out: list[Edit] = []
    for item in base.clauses.clauses:
        around = {id(outer.clause) for outer in above(item)}
        if (within and not around & within) or around & besides:
            continue
        wording = base.wording(item.clause)
        for start, end in in_turn(wording.occurrences(operation.term)):
            out.append(WordEdit(item, Change(start, end, operation.text), wording.token_range(start, end)))
    if out:
        return tuple(out)
    where = f" in {roots[0][0].locator}" if roots[0] else ""
    but = " outside the clauses that are excepted" if besides else ""
    return Refusal(
        "stale", f"“{operation.term}” does not stand anywhere{where}{but}.", roots[0][0] if roots[0] else None
    )


def found(name: str, base: Base) -> Located | Refusal:
    """The clause called so, or why none can be named."""
    result = base.clauses.find(name)
    if result.located is not None:
        return result.located
    nearest = tuple(Nearest(item) for item in result.candidates)
    hint = " Name the one that is meant in full." if result.status == "ambiguous" else ""
    return Refusal("ambiguous" if result.status == "ambiguous" else "orphaned", result.reason + hint, None, nearest)


def _taken(label: Label, row: Siblings, but: Clause) -> bool:
    """Whether another clause of a row than the one meant has a number."""
    return any(other is not but and _same_number(label, other.label) for other in row.numbered(label))


def _same_number(one: Label | None, other: Label | None) -> bool:
    return one is not None and other is not None and one.system != "bullet" and fresh.same_number(one, other)


def twice_numbered(edits: Sequence[Edit], base: Base) -> str:
    """Why clauses would share a number after they are renumbered; empty when none would."""
    changed = {id(edit.target.clause): edit for edit in edits if isinstance(edit, ClauseEdit)}
    numbered: list[tuple[int, Label]] = []
    for edit in changed.values():
        label = edit.new.label if edit.new is not None else None
        if label is None or label == edit.target.clause.label:
            continue
        blocks = base.spot(edit.target.clause).blocks
        stays = [other for other in base.siblings(blocks).numbered(label) if _keeps_number(other, changed)]
        again = any(row == id(blocks) and _same_number(label, other) for row, other in numbered)
        if again or any(_same_number(label, other.label) for other in stays):
            return f"The number `{label.text}` is already taken by another clause beside {edit.target.locator}."
        numbered.append((id(blocks), label))
    return ""


def _keeps_number(clause: Clause, changed: Mapping[int, ClauseEdit]) -> bool:
    edit = changed.get(id(clause))
    return edit is None or (edit.new is not None and edit.new.label == clause.label)
