"""Part of the differences: some clauses, some sections, or all but the kinds of change that nobody wants to see."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Literal, TypeAlias

from rollingtext.compare.diff import Change, Diff, nameless_text, summary
from rollingtext.compare.texts import key, own_text, said_text, without_numbers
from rollingtext.document.model import Clause, Draft
from rollingtext.document.tree import Located, clauses_of
from rollingtext.document.values import replace

Ignored: TypeAlias = Literal["layout", "numbers", "brackets", "backers"]


def chosen(found: Diff, test: Callable[[Change], bool]) -> Diff:
    """The differences that pass a test, and only these counted."""
    changes = tuple(change for change in found.changes if test(change))
    return replace(found, changes=changes, summary=summary(changes))


def about(found: Diff, clauses: Collection[Clause]) -> Diff:
    """The differences in some clauses of either version and below them."""
    wanted = {id(clause) for clause in clauses}

    def touches(change: Change) -> bool:
        return any(_is_under(item, wanted) for item in (*change.link.old, *change.link.new))

    return chosen(found, touches)


def _is_under(item: Located | None, wanted: Collection[int]) -> bool:
    while item is not None and id(item.clause) not in wanted:
        item = item.parent
    return item is not None


def within(found: Diff, sections: Collection[str]) -> Diff:
    """The differences in some sections, where one version holds no others.

    What only the whole text has elsewhere was not deleted, and is left out; a clause that came from there is told.
    """

    def is_told(change: Change) -> bool:
        link = change.link
        return bool(link.old and link.new) or any(section_of(item) in sections for item in (*link.old, *link.new))

    return chosen(found, is_told)


def section_of(item: Located) -> str:
    """The number of the outermost section that a clause stands in, empty outside of all numbered ones."""
    while item.parent is not None:
        item = item.parent
    return item.clause.label.name if item.clause.kind == "section" and item.clause.label else ""


def sections(draft: Draft) -> tuple[str, ...]:
    """The numbers of the outermost sections of a draft."""
    return tuple(c.label.name for c in clauses_of(draft.blocks) if c.kind == "section" and c.label)


def ignoring(found: Diff, kinds: Collection[Ignored]) -> Diff:
    """The differences with clauses counted as the same that differ in nothing but some kinds of change.

    The words of each link stay as they are, so that both texts can be read from them still.
    """
    if not kinds:
        return found
    changes = []
    for change in found.changes:
        link, events, only = change.link, change.brackets, change.only
        if "brackets" in kinds:
            events = ()
        elif "backers" in kinds:
            events = tuple(event for event in events if event.event != "backers-changed")
        if link.kind == "edited" and _read(link.old[0].clause, kinds) == _read(link.new[0].clause, kinds):
            link, only = link._replace(kind="same"), ""
        if "numbers" in kinds:
            link = link._replace(renumbered=False)
        changes.append(Change(link, change.words, events, only))
    return replace(found, changes=tuple(changes), summary=summary(changes))


def _read(clause: Clause, kinds: Collection[Ignored]) -> str:
    """The text of a clause as somebody reads it who does not look at some kinds of change."""
    if "brackets" in kinds:
        text = said_text(clause)
    else:
        text = nameless_text(clause) if "backers" in kinds else own_text(clause)
    return without_numbers(key(text)) if "numbers" in kinds else key(text)
