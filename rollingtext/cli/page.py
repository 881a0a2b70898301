"""A draft laid out for a screen: headings plain, labels hanging, contested words marked by colour and brackets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rollingtext.cli.console import Style, Terminal
from rollingtext.cli.wrap import Run, paragraph
from rollingtext.document.model import (
    Blocks,
    Clause,
    Contested,
    Draft,
    Edge,
    Editorial,
    Inline,
    Inlines,
    Note,
    NoteMark,
    Placeholder,
    Remark,
    Status,
    own_words,
)
from rollingtext.document.tree import walk
from rollingtext.document.values import Record
from rollingtext.notation.plain import plain
from rollingtext.writers.plaintext import number

_INDENT = 3


def whole(terminal: Terminal, draft: Draft) -> None:
    """Adds the whole draft: title, clauses, footnotes."""
    meta = draft.meta
    page = _Page(terminal)
    if meta.title:
        page.add([Run(meta.title, "bold")])
    if meta.version and meta.version not in meta.title:
        page.add([Run(meta.version, "dim")])
    page.blocks(draft.blocks, 0)
    page.notes([note for note in draft.notes if note.kind == "footnote"])


def one(terminal: Terminal, draft: Draft, clause: Clause, here: object = None) -> None:
    """Adds one clause with everything under it and the footnotes that it refers to; `here` is the place to be shown."""
    page = _Page(terminal, here=here)
    page.open_pairs = _open_before(draft.blocks, clause)
    page.blocks((clause,), 0)
    page.notes(notes_of(draft, clause))


def notes_of(draft: Draft, clause: Clause) -> list[Note]:
    """The footnotes that a clause, or one under it, refers to."""
    marks = {
        item.note
        for part in walk((clause,))
        for item in _marks((*part.lead, *part.heading, *part.body))
    }  # fmt: skip
    return [note for note in draft.notes if note.kind == "footnote" and note.name in marks]


def _open_before(blocks: Blocks, clause: Clause) -> set[int]:
    """The brackets that are open where a clause begins."""
    open_: set[int] = set()
    for before in walk(blocks):
        if before is clause:
            break
        for item in (*before.lead, *before.heading, *before.body):
            if isinstance(item, Edge) and item.pair is not None:
                (open_.add if item.opening else open_.discard)(item.pair)
    return open_


class _Page(Record):
    """Paragraphs as they are added, a blank line between them; `open_pairs` are the brackets that span clauses, `here`
    the one inline that stands out."""

    terminal: Terminal
    open_pairs: set[int] = set()
    here: object = None

    def add(self, runs: Sequence[Run], hang: int = 0) -> None:
        """Adds a paragraph."""
        if self.terminal.lines:
            self.terminal.line()
        for line in paragraph(self.terminal, runs, hang):
            self.terminal.line(line)

    def blocks(self, blocks: Blocks, depth: int) -> None:
        """Adds every clause, those under it further in."""
        for block in blocks:
            if isinstance(block, Contested):
                for side in block.sides:
                    self.blocks(side.value, depth)
                continue
            if block.kind in ("section", "article"):
                self.add(list(self._heading(block)))
                self.blocks(block.children, 0)
                continue
            runs, hang = self._clause(block, depth)
            self.add(runs, hang)
            self.blocks(block.children, depth + 1)

    def notes(self, notes: Sequence[Note]) -> None:
        """Adds footnotes."""
        for note in notes:
            mark = f"[^{note.name}] "
            self.add([Run(mark, "dim"), *self._runs(note.body)], len(mark))

    def _heading(self, clause: Clause) -> Iterator[Run]:
        yield from self._runs(clause.lead)
        words = list(self._runs(clause.heading))
        if clause.label:
            yield Run(number(clause) + (" " if words else ""), "label")
        for run in words:
            yield Run(run.text, run.style or "bold")

    def _clause(self, clause: Clause, depth: int) -> tuple[list[Run], int]:
        """The runs of a clause, and where its second line begins."""
        runs = [Run(" " * (_INDENT * depth))] if depth else []
        before = len(runs)
        runs += self._runs(clause.lead)
        if clause.label:
            runs.append(Run(number(clause), "label"))
            runs.append(Run(" "))
        hang = sum(len(run.text) for run in runs) if len(runs) > before else _INDENT * depth
        if clause.kind == "option":
            hang = _INDENT * (depth + 1)
        runs += self._runs(clause.body)
        if runs and not runs[-1].text.strip():
            runs.pop()
        return runs, min(hang, _INDENT * depth + 12)

    def _runs(self, items: Inlines) -> Iterator[Run]:
        """The words with their styles: contested ones marked, what only waits or refers dimmed."""
        for item in items:
            style = self._style(item)
            yield Run(plain((item,)), "here" if item is self.here else style)

    def _style(self, item: Inline) -> Style | None:
        match item:
            case Contested():
                return "place"
            case Edge():
                if item.pair is not None:
                    (self.open_pairs.add if item.opening else self.open_pairs.discard)(item.pair)
                return "place"
            case Placeholder() | Editorial() | NoteMark() | Remark() | Status():
                return "dim"
            case _:
                return "place" if self.open_pairs else None


def _marks(items: Inlines) -> Iterator[NoteMark]:
    for item in items:
        match item:
            case NoteMark():
                yield item
            case Contested():
                for side in item.sides:
                    yield from _marks(side.value)
            case Placeholder() | Editorial() | Remark():
                yield from _marks(item.content)
            case _:
                pass


def first_words(clause: Clause, count: int = 10) -> str:
    """How a clause begins: its first words, with an ellipsis where there are more."""
    words = plain(own_words(clause)).split()
    return " ".join(words[:count]) + (" …" if len(words) > count else "")
