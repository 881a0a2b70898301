"""Characters and paragraphs as the XML of a Word file, each with who changed it.

The XML is put together as text: nothing here is read back, and every character of a draft passes `escaped`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Literal, NamedTuple, TypeAlias
from unicodedata import bidirectional

from rollingtext.document.patterns import pattern
from rollingtext.document.tokens import FIRST_HAN
from rollingtext.document.values import Record
from rollingtext.writers.docx.sheet import Piece, Printed

Op: TypeAlias = Literal["keep", "insert", "delete", "move-from", "move-to"]

_TAGS: dict[Op, str] = {"insert": "ins", "delete": "del", "move-from": "moveFrom", "move-to": "moveTo"}
_ILLEGAL = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SIGNS = pattern('[&<>"\r]')
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"}
_LATIN = pattern(r"[A-Za-z\u00c0-\u052f]+(?:[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]*[A-Za-z\u00c0-\u052f])?")
_RIGHT_TO_LEFT = pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class Sign(NamedTuple):
    """Who made a change, and when (as `2026-01-15T00:00:00Z`, or empty)."""

    author: str
    date: str = ""


class Atom(NamedTuple):
    """A piece with what happened to it; `was` is the emphasis that a kept piece had before, if another one."""

    op: Op
    piece: Piece
    sign: Sign
    was: str | None = None


class Notes(Record):
    """The footnotes that a page refers to, in order.

    Their marks are counted by Word where the draft counts them so too (`automatic`), else printed as the draft has them.
    """

    old: dict[str, tuple[Piece, ...]]
    new: dict[str, tuple[Piece, ...]]
    automatic: bool
    written: list[str] = []


class Pen(Record):
    """What writing one file counts: the changes, the characters that no XML can hold, and the moves begun."""

    notes: Notes
    numbers: Iterator[int]
    replaced: list[str] = []
    open: dict[str, str] = {}

    def attributes(self, sign: Sign) -> str:
        """The attributes of a change: its number, author and date."""
        date = f' w:date="{escaped(sign.date)}"' if sign.date else ""
        return f' w:id="{next(self.numbers)}" w:author="{escaped(sign.author)}"{date}'


def pen(notes: Notes) -> Pen:
    """A pen for a new file."""
    return Pen(notes, count(1))


def is_legal(text: str) -> bool:
    """Whether XML can hold all characters of a text."""
    return not _ILLEGAL.search(text)


def escaped(text: str) -> str:
    """Text as it stands in XML; a character that no XML can hold becomes `�`."""
    if not text.isprintable():
        text = _ILLEGAL.sub("\ufffd", text)
    return _SIGNS.sub(lambda sign: _ENTITIES[sign[0]], text) if _SIGNS.search(text) else text


def is_right_to_left(text: str) -> bool:
    """Whether a paragraph runs from right to left: its first letter does."""
    if not _RIGHT_TO_LEFT.search(text):
        return False
    kinds = (bidirectional(char) for char in text)
    return next((kind in ("R", "AL") for kind in kinds if kind in ("L", "R", "AL")), False)


def plain_paragraph(paragraph: Printed, writing: Pen) -> str:
    """A paragraph to which nothing happened."""
    rtl = is_right_to_left(paragraph.text)
    runs = "".join([run(piece, rtl, writing) for piece in paragraph.pieces])
    return f"<w:p>{properties(paragraph.style, rtl)}{runs}</w:p>"


def properties(style: str, rtl: bool, mark: str = "", was: str = "") -> str:
    """The properties of a paragraph; `mark` is the change of its end, `was` that of its style, as XML."""
    bidi = "<w:bidi/>" if rtl else ""
    end = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f'<w:pPr><w:pStyle w:val="{style}"/>{bidi}{end}{was}</w:pPr>'


def changed_mark(op: Op, sign: Sign, writing: Pen) -> str:
    """The change of the end of a paragraph."""
    return "" if op == "keep" else f"<w:{_TAGS[op]}{writing.attributes(sign)}/>"


def changed_style(was: str, sign: Sign, writing: Pen) -> str:
    """The style that a paragraph had before."""
    return f'<w:pPrChange{writing.attributes(sign)}><w:pPr><w:pStyle w:val="{was}"/></w:pPr></w:pPrChange>'


def changed_runs(atoms: Iterable[Atom], rtl: bool, writing: Pen) -> str:
    """Runs of characters, those of one change by one author in one element."""
    out: list[str] = []
    open_: tuple[Op, Sign] | None = None
    for atom in atoms:
        now = None if atom.op == "keep" else (atom.op, atom.sign)
        if now != open_:
            out += [f"</w:{_TAGS[open_[0]]}>"] if open_ else []
            out += [f"<w:{_TAGS[now[0]]}{writing.attributes(now[1])}>"] if now else []
            open_ = now
        out.append(run(atom.piece, rtl, writing, atom))
    out += [f"</w:{_TAGS[open_[0]]}>"] if open_ else []
    return "".join(out)


def run(piece: Piece, rtl: bool, writing: Pen, atom: Atom | None = None) -> str:
    """One or more runs with the characters of a piece."""
    changed = ""
    if atom is not None and atom.was is not None:
        changed = f"<w:rPrChange{writing.attributes(atom.sign)}><w:rPr>{_emphasis(atom.was)}</w:rPr></w:rPrChange>"
    gone = atom is not None and atom.op == "delete"
    if piece.kind == "note":
        return _note_mark(piece, atom, changed, gone, writing)
    if not is_legal(piece.text):
        writing.replaced.append(piece.text)
    style = '<w:rStyle w:val="Literal"/>' if piece.kind == "literal" else ""
    out = []
    for text, right in _directions(piece.text, rtl):
        hint = "" if text < FIRST_HAN and not _has_han(text) else '<w:rFonts w:hint="eastAsia"/>'
        told = style + hint + _emphasis(piece.style) + ("<w:rtl/>" if right else "") + changed
        out.append(f"<w:r>{f'<w:rPr>{told}</w:rPr>' if told else ''}{_characters(text, gone)}</w:r>")
    return "".join(out)


def _characters(text: str, gone: bool) -> str:
    tag = "delText" if gone else "t"
    parts = [f'<w:{tag} xml:space="preserve">{escaped(part)}</w:{tag}>' if part else "" for part in text.split("\t")]
    return "<w:tab/>".join(parts)


def _has_han(text: str) -> bool:
    return not text.isascii() and max(text) >= FIRST_HAN


def _directions(text: str, rtl: bool) -> Iterator[tuple[str, bool]]:
    """A text in parts that run to one side; in a text from left to right only words of other scripts do not."""
    if not rtl and not _RIGHT_TO_LEFT.search(text):
        yield text, False
        return
    at = 0
    for match in _LATIN.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], True
        yield match[0], False
        at = match.end()
    if at < len(text):
        yield text[at:], True


def _emphasis(style: str) -> str:
    bold = "<w:b/><w:bCs/>" if "b" in style else ""
    return bold + ("<w:i/><w:iCs/>" if "i" in style else "")


def _note_mark(piece: Piece, atom: Atom | None, changed: str, gone: bool, writing: Pen) -> str:
    """The mark of a footnote, whose text is written too; one that nobody wrote is left as its characters."""
    name = piece.text[2:-1]
    notes = writing.notes
    old, new = notes.old.get(name), notes.new.get(name)
    kept = atom is None or atom.op == "keep"
    if (old if gone or (atom is not None and atom.op == "move-from") else new) is None:
        return f"<w:r>{f'<w:rPr>{changed}</w:rPr>' if changed else ''}{_characters(piece.text, gone)}</w:r>"
    if kept and old is not None and new is not None and old != new and atom is not None:
        from rollingtext.writers.docx.atoms import between

        body = changed_runs(between(old, new, atom.sign), is_right_to_left(_text(new)), writing)
        text = _text(new)
    else:
        chosen = (new if kept or (atom is not None and atom.op in ("insert", "move-to")) else old) or ()
        text = _text(chosen)
        body = "".join([run(each, is_right_to_left(text), writing) for each in chosen])
    number = len(notes.written) + 1
    look = '<w:rStyle w:val="FootnoteReference"/>'
    own = "<w:footnoteRef/>" if notes.automatic else f"<w:t>{escaped(name)}</w:t>"
    notes.written.append(
        f'<w:footnote w:id="{number}"><w:p>{properties("FootnoteText", is_right_to_left(text))}'
        f'<w:r><w:rPr>{look}</w:rPr>{own}</w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>{body}</w:p></w:footnote>'
    )
    custom = "" if notes.automatic else ' w:customMarkFollows="1"'
    follows = "" if notes.automatic else _characters(name, gone)
    told = look + _emphasis(piece.style) + changed
    return f'<w:r><w:rPr>{told}</w:rPr><w:footnoteReference{custom} w:id="{number}"/>{follows}</w:r>'


def _text(pieces: tuple[Piece, ...]) -> str:
    return "".join([piece.text for piece in pieces])
