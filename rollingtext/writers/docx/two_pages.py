"""Two versions as one page of tracked changes: Accept All leaves the new text, Reject All the old one.

    the paragraphs whose ends are kept or struck are those of the old page, those kept or added those of the new one

What left its place stands twice, as a move. A clause that was split or joined keeps its words, and the end of a
paragraph comes or goes between them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rollingtext.compare.diff import Change
from rollingtext.compare.words import Run
from rollingtext.document.model import Clause
from rollingtext.document.values import Record
from rollingtext.writers.docx.atoms import atoms
from rollingtext.writers.docx.groups import Group, Moved, moves, sorted_out
from rollingtext.writers.docx.joints import joined, runs_between
from rollingtext.writers.docx.laid import Laid, Range, kept_apart, xml
from rollingtext.writers.docx.runs import Atom, Op, Pen, Sign
from rollingtext.writers.docx.sheet import END, Printed

Author = Callable[[Clause, int], Sign]
"""Who wants the character of a clause's own words at an offset; below 0 stand its number and what is before it."""


def redlined(
    old: Sequence[Printed], new: Sequence[Printed], changes: Sequence[Change], author: Author, sign: Sign, writing: Pen
) -> Iterator[str]:
    """The paragraphs of the page as XML; what `author` does not know is signed by `sign`."""
    for paragraph in kept_apart(_laid(old, new, changes, author, sign)):
        yield xml(paragraph, writing)


def _laid(
    old: Sequence[Printed], new: Sequence[Printed], changes: Sequence[Change], author: Author, sign: Sign
) -> Iterator[Laid]:
    stay, moved = sorted_out(old, new, changes)
    page = _Page(list(old), list(new), author, sign, *moves(moved))
    at_old = at_new = 0
    for group in (*stay, Group(len(old), len(old), len(new), len(new), ())):
        yield from page.gone(at_old, group.old)
        yield from page.come(at_new, group.new)
        if group.old < len(old):
            yield from page.edited(group)
        at_old, at_new = group.old_end, group.new_end


class _Page(Record):
    """Both pages, and how changes are signed."""

    old: list[Printed]
    new: list[Printed]
    author: Author
    sign: Sign
    left: dict[int, Moved]
    arrived: dict[int, Moved]

    def signed(self, at: int) -> Sign:
        """Who wants the paragraph at a place of the new page."""
        clause = self.new[at].clause if at < len(self.new) else None
        return self.sign if clause is None else self.author(clause, -1)

    def gone(self, start: int, end: int) -> Iterator[Laid]:
        """Paragraphs that stood in the old page only, or stand elsewhere now."""
        for at in range(start, end):
            move = self.left.get(at)
            op: Op = "move-from" if move else "delete"
            sign = self.signed(move.group.new) if move else self.sign
            content = tuple(Atom(op, piece, sign) for piece in self.old[at].pieces if piece.text)
            yield Laid(content, op, sign, self.old[at].style, "", _range(move))

    def come(self, start: int, end: int) -> Iterator[Laid]:
        """Paragraphs that stand in the new page only, or stood elsewhere before; new words in those are insertions."""
        for at in range(start, end):
            move = self.arrived.get(at)
            content = self._moved_words(at, move.group) if move else self._new_words(at)
            op: Op = "insert"
            if move:  # the end goes with the words before it, which may be new
                op = content[-1].op if content else "move-to"
            yield Laid(tuple(content), op, self.signed(at), "", self.new[at].style, _range(move))

    def _new_words(self, at: int) -> list[Atom]:
        found = atoms([Run("insert", self.new[at].text)], (), self.new[at].pieces, self._authors(at, at + 1), self.sign)
        return found if self.new[at].pieces else []

    def _moved_words(self, at: int, group: Group) -> list[Atom]:
        """The words of a paragraph that moved here: those that moved, and those that were added to them."""
        one_to_one = group.old_end - group.old == 1 == group.new_end - group.new
        if not one_to_one:
            return [Atom("move-to", piece, self.signed(at)) for piece in self.new[at].pieces]
        return [
            atom._replace(op="move-to", was=None) if atom.op == "keep" else atom
            for atom in self._changed(group)
            if atom.op != "delete"
        ]

    def _authors(self, start: int, end: int) -> Callable[[int], Sign | None]:
        """Who wants the characters of these paragraphs of the new page, joined by the ends of paragraphs."""
        starts: list[tuple[int, Printed]] = []
        size = 0
        for each in self.new[start:end]:
            starts.append((size, each))
            size += len(each.text) + 1

        def signed(at: int) -> Sign | None:
            first, paragraph = next(entry for entry in reversed(starts) if entry[0] <= at)
            if paragraph.clause is None:
                return self.sign
            return self.author(paragraph.clause, at - first - paragraph.own)

        return signed

    def _changed(self, group: Group) -> list[Atom]:
        before, after = self.old[group.old : group.old_end], self.new[group.new : group.new_end]
        return atoms(
            runs_between(before, after, group.words), joined(before), joined(after),
            self._authors(group.new, group.new_end), self.sign,
        )  # fmt: skip

    def edited(self, group: Group) -> Iterator[Laid]:
        """Paragraphs that stayed in their place, with what changed in them."""
        was = iter(self.old[group.old : group.old_end])
        now = iter(self.new[group.new : group.new_end])
        content: list[Atom] = []
        for atom in (*self._changed(group), Atom("keep", END, self.signed(group.new_end - 1))):
            if atom.piece.kind != "mark":
                content.append(atom)
                continue
            old = next(was).style if atom.op != "insert" else ""
            new = next(now).style if atom.op != "delete" else ""
            yield Laid(tuple(content), atom.op, atom.sign, old, new)
            content = []


def _range(move: Moved | None) -> Range | None:
    return Range(move.name, move.first, move.last) if move else None
