"""Edits that would make the text read as something else: a bracket torn from its other end, a clause left without words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rollingtext.amend.doing.carry import carried_in, unmatched
from rollingtext.amend.meaning.base import Base
from rollingtext.amend.meaning.edits import AddEdit, ClauseEdit, Edit, WordEdit
from rollingtext.amend.meaning.on_clauses import twice_numbered
from rollingtext.amend.words.emptied import emptied
from rollingtext.amend.words.splice import Change, carried
from rollingtext.document.model import Clause, Edge, Inlines, Text, own_words
from rollingtext.document.printed_label import clause_label
from rollingtext.document.tree import Located, walk
from rollingtext.notation.link import edges_of
from rollingtext.notation.plain import plain

_NOTATION = re.compile(r"[\[\]{}［］【】*_\\^]")
_BRACKETS = re.compile(r"[\[\]［］【】]")


def out_of_shape(edits: Sequence[Edit], base: Base) -> str:
    """Why these edits, alone, would leave a text that reads as something else; empty when they would not."""
    words: dict[int, tuple[Located, list[Change]]] = {}
    for edit in edits:
        if isinstance(edit, WordEdit):
            words.setdefault(id(edit.target.clause), (edit.target, []))[1].append(edit.change)
    for target, changes in words.values():
        if _leaves_nothing(target, changes, base):
            return f"It would leave nothing of {target.locator}. Delete the clause instead."
        if target.clause.label is not None and _are_words(target.clause, changes):
            continue
        left = "".join(plain(base.spliced(target.clause, changes)).split())
        if left != carried(base.wording(target.clause).text, emptied(own_words(target.clause), changes)):
            return f"It would cut through a note mark or a bracket's names in {target.locator}. Quote them whole."
        if target.clause.label is None and (reason := _unlabelled(target, changes, base)):
            return reason
    if reason := twice_numbered(edits, base):
        return reason
    if not any(touches_brackets(edit) for edit in edits) or not _moves_ends(edits, words.values(), base):
        return ""
    more = unmatched(carried_in(edits, base)) - unmatched(base.draft)
    return "It would leave a bracket without its other end. Change both ends, or neither." if more > 0 else ""


def _leaves_nothing(target: Located, changes: Sequence[Change], base: Base) -> bool:
    """Whether a clause would keep its number and not one word."""
    clause = target.clause
    size = len(base.wording(clause).text.strip())
    if not size or clause.children or clause.kind in ("section", "article"):
        return False
    if any(change.text.strip() for change in changes) or 2 * sum(c.end - c.start for c in changes) < size:
        return False
    return not plain(base.spliced(clause, changes)).strip()


def _are_words(clause: Clause, changes: Sequence[Change]) -> bool:
    """Whether a clause is nothing but words, and so are the changes: then no notation can be cut through or come about."""
    if not all(isinstance(item, Text) and not item.style for item in own_words(clause)):
        return False
    return not _NOTATION.search("".join([plain(own_words(clause)), *(change.text for change in changes)]))


def _unlabelled(target: Located, changes: Sequence[Change], base: Base) -> str:
    """Why an unnumbered clause would not stay one: nothing is left of it, or it would begin with a number."""
    clause = target.clause
    if clause.kind in ("section", "article"):
        return ""
    left = plain(base.spliced(clause, changes))
    if not left.strip():
        return f"It would leave nothing of {target.locator}. Delete the clause instead."
    begins = clause_label(left.lstrip("*_[ "))
    if begins is not None and clause_label(base.wording(clause).text.lstrip("*_[ ")) is None:
        return f"{target.locator} has no number, but would begin with `{begins[0].text}`."
    return ""


def touches_brackets(edit: Edit) -> bool:
    """Whether an edit adds or takes away brackets in words, or clauses in which a bracket opens that closes elsewhere."""
    match edit:
        case WordEdit(target=target, change=change):
            gone = plain(own_words(target.clause))[change.start : change.end]
            return bool(_BRACKETS.search(gone) or _BRACKETS.search(change.text))
        case ClauseEdit(target=target, new=new):
            return bool(_ends(target.clause)) or (new is not None and bool(_ends(new)))
        case AddEdit(new=new):
            return bool(_ends(new))


def _moves_ends(edits: Sequence[Edit], words: Iterable[tuple[Located, list[Change]]], base: Base) -> bool:
    """Whether a bracket end that has no partner in its own clause comes, goes or turns round."""
    for edit in edits:
        match edit:
            case ClauseEdit(target=target, new=new):
                if _ends(target.clause) != (_ends(new) if new is not None else []):
                    return True
            case AddEdit(new=new):
                if _ends(new):
                    return True
            case _:
                pass
    return any(
        _edges(base.spliced(target.clause, changes)) != _edges(own_words(target.clause)) for target, changes in words
    )


def _edges(items: Inlines) -> list[bool]:
    return [item.opening for item in items if isinstance(item, Edge)]


def _ends(clause: Clause) -> list[bool]:
    return [edge.opening for inner in walk((clause,)) for edge in edges_of(inner)]
