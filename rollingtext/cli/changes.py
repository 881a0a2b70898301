"""Changes clause by clause on a screen: unified or side by side, under the headings where they stand.

Marks survive without colour, and lines are wrapped to the terminal and nowhere else. Clauses that were inserted or
deleted together are told together, and references that only follow new numbers come in one list at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from itertools import zip_longest
from typing import NamedTuple

from rollingtext.cli.console import Terminal
from rollingtext.cli.redline import marked
from rollingtext.cli.wrap import Run as Piece
from rollingtext.cli.wrap import cells, padded, paragraph
from rollingtext.compare.diff import Change
from rollingtext.compare.news import news
from rollingtext.compare.notes import NoteChange
from rollingtext.compare.phrases import LEFT_OUT, abridged, readable
from rollingtext.compare.texts import own_text
from rollingtext.compare.told import clauses_named, places, what
from rollingtext.compare.words import Run
from rollingtext.document.model import HEADED, Clause
from rollingtext.document.tree import Located
from rollingtext.document.visible import visible
from rollingtext.notation.plain import plain

_INDENT = Piece("    ")
_COLUMN = 84
"""The widest line that is read with ease."""


class Page(NamedTuple):
    """How changes are laid out. `full` shows every word; otherwise a terminal leaves out what did not change for long."""

    terminal: Terminal
    full: bool = False

    def runs(self, change: Change) -> tuple[Run, ...]:
        """The words of a change as they are shown."""
        words = readable(change.words) if change.link.old and change.link.new else change.words
        return words if self.full or self.terminal.width is None else abridged(words)


def unified(changes: Sequence[Change], everything: Sequence[Change], page: Page) -> None:
    """Clause by clause, old and new words in one text."""
    narrow = copy(page.terminal)
    narrow.width = min(narrow.width, _COLUMN + len(_INDENT.text)) if narrow.width is not None else None
    inner = Page(narrow, page.full)

    def add(group: Sequence[Change]) -> None:
        first = group[0]
        narrow.line(_head(group, narrow))
        for change in group:
            label = list(_label(change, group))
            runs = inner.runs(change)
            rewritten = [run.op for run in runs] == ["delete", "insert"]
            for shown in [runs[:1], runs[1:]] if rewritten else [runs] if label or runs else []:
                for line in paragraph(narrow, [_INDENT, *label, *marked(shown)], len(_INDENT.text) + _hang(label)):
                    narrow.line(line)
        if len(group) == 1:
            _news(first, inner)

    _told(changes, everything, narrow, add)


def side_by_side(changes: Sequence[Change], everything: Sequence[Change], page: Page) -> None:
    """Clause by clause, the old words on the left and the new ones on the right."""
    terminal = page.terminal
    column = copy(terminal)
    column.width = min(_COLUMN, ((terminal.width or 2 * _COLUMN) - 3) // 2)
    width = column.width

    def row(left: str, size: int, right: str) -> None:
        terminal.line(f"{left}{' ' * (width - size)} | {right}".rstrip())

    def add(group: Sequence[Change]) -> None:
        first = group[0]
        old, new = clauses_named(first.link.old), clauses_named(first.link.new)
        told = terminal.styled(_what(group), "info")
        if len(group) > 1:
            span = f" to {places(group[-1])}"
            old, new = old + span if old else "", new + span if new else ""
        if cells(old) > width:
            terminal.line(terminal.styled(old, "label"))
            old = ""
        left, right = (terminal.styled(name, "label") for name in (old, new))
        if new:
            row(left, cells(old), f"{right}  {told}")
        else:
            row(f"{left}  {told}", cells(old) + 2 + cells(_what(group)), "")
        for change in group:
            label = list(_label(change, group))
            runs = page.runs(change)
            before = [*label, *marked(run for run in runs if run.op != "insert")] if change.link.old else []
            after = [*label, *marked(run for run in runs if run.op != "delete")] if change.link.new else []
            lines = (_lines(shown, column, _hang(label)) for shown in (before, after))
            for (one, size), (other, _) in zip_longest(*lines, fillvalue=("", 0)):
                row(one, size, other)
        if len(group) == 1:
            _news(first, page)

    _told(changes, everything, terminal, add)


def notes(changes: Sequence[NoteChange], page: Page) -> None:
    """The footnotes that changed, each with its words."""
    terminal = page.terminal
    if changes:
        terminal.lines += ["", terminal.styled("== Notes", "bold"), ""]
    for change in changes:
        label = Piece(f"[^{change.name}] ", "label")
        for line in paragraph(terminal, [label, *marked(readable(change.words))], 4):
            terminal.line(line)


def listed(changes: Sequence[Change], page: Page) -> None:
    """A line for each clause that changed."""
    terminal = page.terminal
    wide = min(32, max((cells(places(change)) for change in changes), default=0))
    beside = copy(terminal)
    beside.width = terminal.width - wide - 2 if terminal.width is not None else None
    for change in changes:
        where = places(change)
        told = "; ".join((what(change), *news(change.brackets, page.full)))
        head = terminal.styled(padded(where, wide), "label") + "  "
        if cells(where) > wide and terminal.width is not None:
            terminal.line(head.rstrip())
            head = " " * (wide + 2)
        for line in paragraph(beside, [Piece(told)]):
            terminal.line(head + line)
            head = " " * (wide + 2)


def _told(
    changes: Sequence[Change], everything: Sequence[Change], terminal: Terminal, add: Callable[[Sequence[Change]], None]
) -> None:
    """Adds the changes in groups, with the heading they stand under where it is another one."""
    from rollingtext.cli import cascade

    following = cascade.following(changes, everything)
    apart = set(map(id, following))
    headings = _Headings(everything)
    for group in _groups([change for change in changes if id(change) not in apart]):
        terminal.line()
        if heading := headings.new_above(group[0]):
            terminal.line(terminal.styled(f"== {heading}", "bold"))
            terminal.line()
        add(group)
    if following:
        terminal.line()
        terminal.line(terminal.styled(f"== References to the new numbers, in {len(following)} clauses", "bold"))
        terminal.line()
        for line in paragraph(terminal, [Piece(cascade.told(following))]):
            terminal.line(line)


def _groups(changes: Sequence[Change]) -> Iterator[list[Change]]:
    """The changes with clauses put together that were inserted, or deleted, side by side or one under the other."""
    group: list[Change] = []
    for change in changes:
        if group and not _belongs(group, change):
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _belongs(group: Sequence[Change], change: Change) -> bool:
    first, kind = group[0], change.link.kind
    if kind not in ("inserted", "deleted") or first.link.kind != kind or _stays(change) or any(map(_stays, group)):
        return False
    top, item = _clauses(first)[0], _clauses(change)[0]
    if item.parent is top.parent and top.clause.kind not in HEADED:
        return True
    above = item.parent
    while above is not None and above is not top and above.parent is not top.parent:
        above = above.parent
    return above is not None and any(above is _clauses(each)[0] for each in group)


def _stays(change: Change) -> bool:
    """Whether words of an inserted or deleted clause stood or stand elsewhere, which has to be said of it by itself."""
    return any(event.event in ("lifted", "reopened") for event in change.brackets)


def _clauses(change: Change) -> Sequence[Located]:
    return change.link.new or change.link.old


def _label(change: Change, group: Sequence[Change]) -> Iterator[Piece]:
    """What stands before the words: the number of a clause told together with others, as far in as it stands under the
    first, and the bracket that opens before a number, `[3. `, of one that is told whole."""
    item, top = _clauses(change)[0], _clauses(group[0])[0]
    label = item.clause.label
    lead = "" if change.link.old and change.link.new else plain(item.clause.lead)
    if len(group) > 1:
        yield Piece("  " * max(0, item.depth - top.depth))
    if len(group) > 1 or lead:
        yield Piece(f"{lead}{label.text if label is not None else item.parts[-1]} ", "label")


def _head(group: Sequence[Change], terminal: Terminal) -> str:
    where = places(group[0]) + (f" to {places(group[-1])}" if len(group) > 1 else "")
    return f"{terminal.styled(where, 'label')}  {terminal.styled(_what(group), 'info')}".rstrip()


def _what(group: Sequence[Change]) -> str:
    return what(group[0]) + (f", {len(group)} clauses" if len(group) > 1 else "")


def _news(change: Change, page: Page) -> None:
    """What happened to the brackets of a clause; of a new or a struck one its words have said it."""
    alone = not (change.link.old and change.link.new)
    told = [event for event in change.brackets if not (alone and event.event in ("opened", "struck"))]
    for line in news(told, page.full):
        for row in paragraph(page.terminal, [_INDENT, Piece(line, "place")], len(_INDENT.text) + 2):
            page.terminal.line(row)


def _hang(label: Sequence[Piece]) -> int:
    """How far in the second line of a clause begins that is told together with others: as far as its number."""
    return len(label[0].text) if len(label) > 1 else 0


def _lines(pieces: Sequence[Piece], column: Terminal, hang: int) -> list[tuple[str, int]]:
    """The lines of a column, each with the width at which it is seen."""
    if not pieces:
        return []
    bare = copy(column)
    bare.color = False
    return list(zip(paragraph(column, pieces, hang), map(cells, paragraph(bare, pieces, hang)), strict=True))


class _Headings:
    """Which heading a change stands under: the one of the new version, for deleted clauses too where it is still there."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self.became: dict[int, Located] = {}
        for change in changes:
            for item in change.link.old:
                if item.clause.kind in HEADED and change.link.new:
                    self.became[id(item.clause)] = change.link.new[0]
        self.shown: Clause | None = None

    def new_above(self, change: Change) -> str:
        """The heading to be shown before a change, empty where it was shown or the change is its own heading."""
        item: Located | None = _clauses(change)[0]
        if item is not None and item.clause.kind not in HEADED:
            item = item.parent
        while item is not None and item.clause.kind not in HEADED:
            item = item.parent
        if item is None:
            return ""
        item = self.became.get(id(item.clause), item) if not change.link.new else item
        if item.clause is self.shown:
            return ""
        self.shown = item.clause
        if item is _clauses(change)[0]:
            return ""
        label = f"{item.clause.label.text} " if item.clause.label else ""
        return visible(label + " ".join(own_text(item.clause).split())) or visible(item.locator)


def left_out(terminal: Terminal) -> str:
    """What `⋯` means, where a page has it."""
    if terminal.width is not None and any(LEFT_OUT in line for line in terminal.lines):
        return f"{LEFT_OUT} stands for words that did not change; --full shows them."
    return ""
