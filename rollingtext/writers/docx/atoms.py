"""What changed between two runs of characters, character by character, with the emphasis and the notes of each.

Law: the atoms that are kept or struck hold the old characters in order, those that are kept or added the new ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from rollingtext.compare.words import Run, word_diff
from rollingtext.writers.docx.runs import Atom, Op, Sign
from rollingtext.writers.docx.sheet import Piece

Signed = Callable[[int], Sign | None]
"""Who added the new character at an offset; `None` where the one does that did what is beside it."""


def between(old: Sequence[Piece], new: Sequence[Piece], sign: Sign) -> list[Atom]:
    """The atoms that lead from one line to another."""
    return atoms(word_diff(_text(old), _text(new)), old, new, lambda _: sign, sign)


def atoms(runs: Iterable[Run], old: Sequence[Piece], new: Sequence[Piece], signed: Signed, default: Sign) -> list[Atom]:
    """The runs with the pieces they are made of. A note's mark and the end of a paragraph change as a whole or not."""
    left, right = _Row(old), _Row(new)
    out: list[tuple[Op, Piece, Sign | None, str | None]] = []

    def struck(length: int) -> None:
        out.extend(("delete", piece, None, None) for piece in left.taken(length))

    def added(length: int) -> None:
        while length > 0:
            at = right.at
            size = right.left() if right.here().kind != "words" else 1 if length == 1 else _alike(signed, at, length)
            size = min(size, length)
            sign = signed(at)
            out.extend(("insert", piece, sign, None) for piece in right.taken(size))
            length -= size

    for op, text in runs:
        if op == "delete":
            struck(len(text))
            continue
        if op == "insert":
            added(len(text))
            continue
        length = len(text)
        while length > 0:
            one, other = left.here(), right.here()
            if one.kind in ("note", "mark") or other.kind in ("note", "mark"):
                size = len(one.text)
                if one.kind == other.kind and one.text == other.text and left.left() == right.left() == size <= length:
                    left.taken(size)
                    out.extend(("keep", piece, None, None) for piece in right.taken(size))
                else:
                    size = 1
                    struck(1)
                    added(1)
            else:
                size = min(left.left(), right.left(), length)
                (before,), (after,) = left.taken(size), right.taken(size)
                if before.kind != after.kind:
                    out += [("delete", before, None, None), ("insert", after, None, None)]
                else:
                    out.append(("keep", after, None, before.style if before.style != after.style else None))
            length -= size
    return _gathered(_with_signs(out, default))


def _alike(signed: Signed, at: int, length: int) -> int:
    """How many of the characters from `at` on are signed by the same."""
    first = signed(at)
    size = 1
    while size < length and signed(at + size) == first:
        size += 1
    return size


def _with_signs(found: Sequence[tuple[Op, Piece, Sign | None, str | None]], default: Sign) -> Iterator[Atom]:
    """The atoms; what nobody signed goes with the change beside it, first with the one behind."""
    signs: list[Sign | None] = [None] * len(found)
    for order in (range(len(found) - 1, -1, -1), range(len(found))):
        near: Sign | None = None
        for at in order:
            op, _, sign, was = found[at]
            near = None if op == "keep" and was is None else sign or signs[at] or near
            signs[at] = signs[at] or near
    for (op, piece, _, was), sign in zip(found, signs, strict=True):
        yield Atom(op, piece, sign or default, was)


def _gathered(found: Iterable[Atom]) -> list[Atom]:
    """Atoms put together where they differ in nothing but their characters; what is struck stands before what is added."""
    out: list[Atom] = []
    for atom in _struck_first(found):
        last = out[-1] if out else None
        if (
            last is not None and atom.piece.kind in ("words", "literal")
            and (last.op, last.sign, last.was, last.piece.style, last.piece.kind)
            == (atom.op, atom.sign, atom.was, atom.piece.style, atom.piece.kind)
        ):  # fmt: skip
            out[-1] = last._replace(piece=last.piece._replace(text=last.piece.text + atom.piece.text))
        else:
            out.append(atom)
    return out


def _struck_first(found: Iterable[Atom]) -> Iterator[Atom]:
    added: list[Atom] = []
    for atom in found:
        if atom.op == "insert":
            added.append(atom)
            continue
        if atom.op == "keep":
            yield from added
            added = []
        yield atom
    yield from added


class _Row:
    """Pieces, and how far they have been read."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces, self.index, self.inside, self.at = pieces, 0, 0, 0

    def here(self) -> Piece:
        """The piece that is read."""
        return self.pieces[self.index]

    def left(self) -> int:
        """How many characters of it are left."""
        return len(self.here().text) - self.inside

    def taken(self, length: int) -> list[Piece]:
        """The next characters. A note or the end of a paragraph comes whole with its first one, and not again."""
        out: list[Piece] = []
        self.at += length
        while length > 0:
            piece = self.pieces[self.index]
            size = min(length, len(piece.text) - self.inside)
            if piece.kind not in ("note", "mark"):
                out.append(piece._replace(text=piece.text[self.inside : self.inside + size]))
            elif self.inside == 0:
                out.append(piece)
            self.inside += size
            length -= size
            while self.index < len(self.pieces) and self.inside == len(self.pieces[self.index].text):
                self.index, self.inside = self.index + 1, 0
        return out


def _text(pieces: Sequence[Piece]) -> str:
    return "".join([piece.text for piece in pieces])
