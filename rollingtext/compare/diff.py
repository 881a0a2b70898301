"""Two versions compared, as data: which clause became which, what changed in its words, what happened to its brackets.

Laws: a version does not differ from itself; the words of every link give both texts back to the letter; comparing in
the other direction gives the same differences inverted.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from rollingtext.compare.align import aligned, leveled
from rollingtext.compare.events import Event, EventKind, events
from rollingtext.compare.follow import Common, traced
from rollingtext.compare.links import Link, Statement
from rollingtext.compare.notes import NoteChange, note_changes
from rollingtext.compare.texts import key, own_text, said_text, without_numbers
from rollingtext.compare.words import Run, word_diff
from rollingtext.document.model import Clause, Draft, Meta
from rollingtext.document.patterns import pattern
from rollingtext.document.tree import Located
from rollingtext.document.values import Value, replace

_NUMBER_OR_NOTATION = pattern(r"[\d/(){}\[\]]")

Only: TypeAlias = Literal["", "layout", "numbers", "brackets", "backers"]


class Change(Value):
    """What happened on one edge of lineage: its words as runs, and the events of its brackets.

    `only` says that nothing but blanks, quotes and dashes (*layout*), *numbers*, *brackets*, or the names of
    *backers* changed in the words.
    """

    link: Link
    words: tuple[Run, ...]
    brackets: tuple[Event, ...] = ()
    only: Only = ""

    @property
    def is_change(self) -> bool:
        """Whether there is anything to tell: other words, another place or number, or other brackets."""
        link = self.link
        return link.kind != "same" or link.moved or link.renumbered or bool(self.brackets)


class Summary(Value):
    """The differences counted, as the room speaks of them.

    `renumbered_from` is the old locator of the first clause that stayed in its place and has another number: all that
    follows from an insertion or a deletion is one fact.
    """

    same: int = 0
    edited: int = 0
    split: int = 0
    merged: int = 0
    inserted: int = 0
    deleted: int = 0
    moved: int = 0
    renumbered: int = 0
    renumbered_from: str = ""
    only_numbers: int = 0
    only_brackets: int = 0
    only_backers: int = 0
    brackets: tuple[tuple[EventKind, int], ...] = ()


class Diff(Value):
    """The differences between two versions, in the order of the newer one."""

    old: Meta
    new: Meta
    changes: tuple[Change, ...]
    summary: Summary
    notes: tuple[NoteChange, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the versions differ in anything but the layout of their files."""
        return bool(self.notes) or any(change.is_change for change in self.changes)


def diff(old: Draft, new: Draft, links: Iterable[Statement] = ()) -> Diff:
    """Compares two versions. `links` is what a person states about lineage; see `align`."""
    one, other = leveled(old), leveled(new)
    lineage = aligned(one, other, links)
    here, there = one.own_texts(), other.own_texts()
    before = [" ".join([here[id(item.clause)] for item in link.old]) for link in lineage]
    after = [" ".join([there[id(item.clause)] for item in link.new]) for link in lineage]
    words = [word_diff(left, right) for left, right in zip(before, after, strict=True)]
    quiet = [link.kind == "same" and _reads_the_same(link) for link in lineage]
    brackets = events(
        traced(old, [link.old for link in lineage], quiet, here),
        traced(new, [link.new for link in lineage], quiet, there),
        Common(words, before, after),
        lineage,
    )
    changes = tuple(
        Change(link, runs, tuple(happened), _only(link, left, right, runs))
        for link, runs, happened, left, right in zip(lineage, words, brackets, before, after, strict=True)
    )
    return Diff(old.meta, new.meta, changes, summary(changes), note_changes(old, new))


def _reads_the_same(link: Link) -> bool:
    """Whether two clauses of the same characters are the same words and places: `\\[x\\]` reads otherwise than `[x]`."""
    old, new = link.old[0].clause, link.new[0].clause
    return old is new or (old.heading, old.body) == (new.heading, new.body)


def joined_text(clauses: Iterable[Located]) -> str:
    """The own words of the clauses on one side of a link, joined by a blank."""
    return " ".join([own_text(item.clause) for item in clauses])


def _only(link: Link, old: str, new: str, words: Iterable[Run]) -> Only:
    if link.kind != "edited" or ("[" not in old + new and _are_words(words)):
        return ""
    left, right = key(old), key(new)
    if left == right:
        return "layout"
    if without_numbers(left) == without_numbers(right):
        return "numbers"
    here, there = link.old[0].clause, link.new[0].clause
    if key(said_text(here)) != key(said_text(there)):
        return ""
    return "backers" if key(nameless_text(here)) == key(nameless_text(there)) else "brackets"


def nameless_text(clause: Clause) -> str:
    """The clause's own words with its brackets, but nobody's name in them."""
    from rollingtext.brackets.settle import without_names

    bare = without_names(Draft(blocks=(replace(clause, children=()),))).blocks[0]
    return own_text(bare) if isinstance(bare, Clause) else ""


def _are_words(runs: Iterable[Run]) -> bool:
    """Whether whole words changed for sure: letters, no number, and nothing that may be notation."""
    changed = "".join([text for op, text in runs if op != "keep"])
    return changed.isascii() and not _NUMBER_OR_NOTATION.search(changed) and any(map(str.isalpha, changed))


def summary(changes: Iterable[Change]) -> Summary:
    """The changes counted."""
    kinds: dict[str, int] = {}
    happened: dict[EventKind, int] = {}
    moved = renumbered = 0
    first = ""
    only: dict[str, int] = {}
    for change in changes:
        link = change.link
        kinds[link.kind] = kinds.get(link.kind, 0) + 1
        moved += link.moved
        renumbered += link.renumbered
        only[change.only] = only.get(change.only, 0) + 1
        if link.renumbered and not link.moved and not first:
            first = link.old[0].locator
        for event in change.brackets:
            happened[event.event] = happened.get(event.event, 0) + 1
    return Summary(
        same=kinds.get("same", 0), edited=kinds.get("edited", 0), split=kinds.get("split", 0),
        merged=kinds.get("merged", 0), inserted=kinds.get("inserted", 0), deleted=kinds.get("deleted", 0),
        moved=moved, renumbered=renumbered, renumbered_from=first, only_numbers=only.get("numbers", 0),
        only_brackets=only.get("brackets", 0), only_backers=only.get("backers", 0), brackets=tuple(happened.items()),
    )  # fmt: skip
