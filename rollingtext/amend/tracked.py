"""What somebody changed in a text, told as an amendment: the operations that lead from one text to the other.

    adopting the amendment gives the words that were tracked, clause by clause

That is tried before the answer is given; numbers that only count on are not asked for. Where no operations lead there,
the author's changes are a finding and no amendment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from rollingtext.amend.apply import apply
from rollingtext.amend.operations import (
    AddClause,
    Amendment,
    DeleteClause,
    DeleteWords,
    MoveClause,
    Operation,
    ReplaceClause,
    ReplaceWords,
    SetHeading,
)
from rollingtext.amend.wording import Wording, in_turn
from rollingtext.compare.diff import Change, diff
from rollingtext.compare.texts import own_text
from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import HEADED, Clause, Draft
from rollingtext.document.tree import Located, clauses_of, located, walk
from rollingtext.notation.attribution import Parties
from rollingtext.notation.render import render

Way: TypeAlias = Literal["words", "one stretch", "clauses"]
Where: TypeAlias = Literal["before", "after", "first", "last"]

_WAYS: tuple[Way, ...] = ("words", "one stretch", "clauses")


def tracked(
    base: Draft, readings: Iterable[tuple[str, str, Draft]], version: str, source: str, parties: Parties
) -> tuple[tuple[Amendment, ...], tuple[Diagnostic, ...]]:
    """An amendment for each reading: the author, the date (or nothing), and the base with the author's changes alone."""
    out: list[Amendment] = []
    findings: list[Diagnostic] = []
    for author, date, reading in readings:
        found = _amendment(base, reading, author or "unknown", date, version, source, parties)
        if found is None:
            text = f"The changes by {author or 'somebody unnamed'} cannot be put as amendments of single clauses."
            help = "Compare the two texts instead: read the file with --revisions original, and with --revisions final."
            findings.append(Diagnostic("W018", "changes-not-an-amendment", Severity.WARNING, text, help, source))
        elif found.operations:
            out.append(found)
    return tuple(out), tuple(findings)


def _amendment(
    base: Draft, reading: Draft, author: str, date: str, version: str, source: str, parties: Parties
) -> Amendment | None:
    changes = diff(base, reading).changes
    wanted = _words_of(reading)
    if wanted == _words_of(base):
        return Amendment(author, (author,), ())
    for way in _WAYS:
        operations = tuple(_Telling(base, reading, changes, way).operations())
        name = "-".join("".join(char if char.isalnum() else " " for char in author).split()) or "changes"
        found = Amendment(name, (author,), operations, version, date=date, source=source)
        adopted, results = apply(base, [found], parties)
        if all(result.holds for result in results) and _words_of(adopted) == wanted:
            return found
    return None


def _words_of(draft: Draft) -> list[tuple[str, str]]:
    """The clauses of a text in order: their kind and words, their numbers left out."""
    return [((clause.kind in HEADED and "heading") or "", own_text(clause)) for clause in walk(draft.blocks)]


class _Telling:
    """One way to tell the changes."""

    def __init__(self, base: Draft, reading: Draft, changes: Sequence[Change], way: Way) -> None:
        self.changes, self.way = changes, way
        self.before = {id(each.clause): each for each in located(base)}
        self.after = {id(each.clause): each for each in located(reading)}
        self.labels = {clause.label.text for clause in walk(base.blocks) if clause.label}
        self.old_of = {
            id(change.link.new[0].clause): change.link.old[0]
            for change in changes
            if len(change.link.old) == len(change.link.new) == 1 and not change.link.moved
        }
        self.top = list(clauses_of(reading.blocks))

    def operations(self) -> Iterator[Operation]:
        """The operations, in the order of the new text."""
        done: set[int] = set()
        for change in self.changes:
            link = change.link
            if link.kind in ("same", "edited") and len(link.old) == len(link.new) == 1:
                if link.moved and self.way == "clauses":
                    yield DeleteClause(link.old[0].locator)
                    yield from self._added(link.new[0], done)
                    continue
                if link.moved:
                    where, beside = self._spot(link.new[0])
                    yield MoveClause(link.old[0].locator, where, beside)
                if link.kind == "edited":
                    yield from self._edited(link.old[0], link.new[0], change)
                continue
            for old in link.old:
                if not any(_is_under(old, other) for other in link.old):
                    yield from self._gone(old)
            for new in link.new:
                yield from self._added(new, done)

    def _gone(self, old: Located) -> Iterator[Operation]:
        over = old.parent
        gone = [each for change in self.changes if not change.link.new for each in change.link.old]
        while over is not None:
            if any(each.clause is over.clause for each in gone):
                return
            over = over.parent
        yield DeleteClause(old.locator)

    def _added(self, new: Located, done: set[int]) -> Iterator[Operation]:
        if id(new.clause) in done:
            return
        done.update(id(clause) for clause in walk((new.clause,)))
        where, beside = self._spot(new)
        clause = new.clause
        label = clause.label.text if clause.label and clause.label.text not in self.labels else ""
        heading = render(clause.heading) if clause.kind in HEADED else ""
        yield AddClause(beside, where, _text(clause), label, heading)

    def _spot(self, new: Located) -> tuple[Where, str]:
        """Where a clause of the new text stands, told by clauses that the base has too."""
        parent = self.after[id(new.clause)].parent
        row = list(clauses_of(parent.clause.children)) if parent is not None else self.top
        at = next(number for number, clause in enumerate(row) if clause is new.clause)
        for clause in reversed(row[:at]):
            if id(clause) in self.old_of:
                return "after", self.old_of[id(clause)].locator
        for clause in row[at + 1 :]:
            if id(clause) in self.old_of:
                return "before", self.old_of[id(clause)].locator
        over = self.old_of.get(id(parent.clause)) if parent is not None else None
        return "first", over.locator if over is not None else ""

    def _edited(self, old: Located, new: Located, change: Change) -> Iterator[Operation]:
        if old.clause.kind in HEADED:
            yield SetHeading(old.locator, render(new.clause.heading))
            return
        if self.way == "clauses":
            yield ReplaceClause(old.locator, _text(new.clause))
            return
        text = own_text(old.clause)
        stretches = list(_stretches(text, change))
        if self.way == "one stretch" and stretches:
            first, last = stretches[0], stretches[-1]
            between = "".join([run.text for run in change.words if run.op != "delete"])
            tail = len(text) - last.end
            stretches = [_Stretch(first.start, last.end, between[first.start : len(between) - tail])]
        for stretch in _apart(stretches, text):
            yield from _asked(old.locator, text, stretch)


class _Stretch(NamedTuple):
    """Characters of a clause that give way to others."""

    start: int
    end: int
    text: str


def _stretches(text: str, change: Change) -> Iterator[_Stretch]:
    at = 0
    start, added = -1, ""
    for op, words in change.words:
        if op == "keep":
            if start >= 0:
                yield _Stretch(start, at, added)
            start, added = -1, ""
        elif start < 0:
            start = at
        added += words if op == "insert" else ""
        at += len(words) if op != "insert" else 0
    if start >= 0:
        yield _Stretch(start, at, added)


def _apart(stretches: Sequence[_Stretch], text: str) -> list[_Stretch]:
    """The stretches made to begin and end where words do, and put together where they then touch."""
    edges = Wording(text).edges
    out: list[_Stretch] = []
    for start, end, added in stretches:
        low, high = start, end
        if not any(map(str.isalnum, text[low:high])):
            while low > 0 and (low not in edges or not any(map(str.isalnum, text[low:high]))):
                low -= 1
            while not text[low:high].strip() and high < len(text):
                high += 1
        while low > 0 and low not in edges:
            low -= 1
        while high < len(text) and high not in edges:
            high += 1
        wide = _Stretch(low, high, text[low:start] + added + text[end:high])
        if out and out[-1].end >= wide.start:
            last = out.pop()
            shared = last.end - start if last.end > start else 0
            kept = last.text[: len(last.text) - shared] if shared else last.text
            wide = _Stretch(last.start, high, kept + text[last.end : start] + added + text[end:high])
        out.append(wide)
    return out


def _asked(clause: str, text: str, stretch: _Stretch) -> Iterator[Operation]:
    words = text[stretch.start : stretch.end]
    lead = len(words) - len(words.lstrip())
    trail = len(words) - len(words.rstrip())
    bare = words.strip()
    added = stretch.text
    if added.strip():
        added = added[lead:] if added[:lead] == words[:lead] else added
        added = added[: len(added) - trail] if trail and added.endswith(words[len(words) - trail :]) else added
    places = in_turn(Wording(text).occurrences(bare))
    at = stretch.start + lead
    number = next((n for n, place in enumerate(places, 1) if place[0] == at), None)
    occurrence = number if len(places) > 1 else None
    if added.strip():
        yield ReplaceWords(clause, bare, added.strip(), occurrence)
    else:
        yield DeleteWords(clause, bare, occurrence)


def _is_under(one: Located, other: Located) -> bool:
    over = one.parent
    while over is not None and over.clause is not other.clause:
        over = over.parent
    return over is not None


def _text(clause: Clause) -> str:
    """A clause as an amendment gives it: its words, and under them what stands under it."""
    lines = [] if clause.kind in HEADED else [render(clause.body)]
    work = [(child, "   ") for child in reversed(list(clauses_of(clause.children)))]
    while work:
        child, indent = work.pop()
        label = f"{child.label.raw or child.label.text} " if child.label else ""
        lines.append(f"{indent}{render(child.lead)}{label}{render(child.body)}")
        work += [(each, f"{indent}   ") for each in reversed(list(clauses_of(child.children)))]
    return "\n\n".join(lines)
