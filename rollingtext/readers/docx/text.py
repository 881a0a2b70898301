"""One version of a Word file as lines of notation, from which the draft is read as from any other text.

Each paragraph is one line of the source, behind the number that Word counts for it; so findings name a line, and show it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rollingtext.document.model import Meta
from rollingtext.document.patterns import pattern
from rollingtext.document.source import Passage
from rollingtext.document.values import Record
from rollingtext.notation.attribution import Parties
from rollingtext.notation.nesting import INDENT
from rollingtext.notation.paragraphs import Paragraph, label_in
from rollingtext.readers._assembly import Collected
from rollingtext.readers._heading import SENTENCE_END, heading_level
from rollingtext.readers.docx.comments import position
from rollingtext.readers.docx.file import WordFile
from rollingtext.readers.docx.legend import Entry, bracket_of, without_meaning
from rollingtext.readers.docx.line import Span, line_of
from rollingtext.readers.docx.model import PLAIN, Bit, Comment, Look, Standing
from rollingtext.readers.docx.versions import Accepts, standing

_OURS = ("Title", "Definition", "Clause", "Heading", "End")
_NAME = pattern(r"[^\[\]\s^]{1,60}")
_DEFINED = pattern(r"\[(\^?)([^\[\]^]{1,80})\]:(?: |$)")
_BLANKS = pattern(r"[\t\n\x0b\x0c ]+")
_SHORT_TITLE = 120


class Read(Record):
    """What one version comes to: its text, what was found in it, and what there is to tell."""

    text: list[str]
    found: Collected
    meta: Meta
    canonical: bool
    positions: list[Comment]
    remarks: list[tuple[Comment, str, int]]
    looks: Counter[str]
    hidden: int
    contents: int
    size: int = 0

    def put(self, line: str) -> int:
        """Adds a line to the text, and gives the offset at which it stands."""
        start = self.size
        self.text.append(line)
        self.size += len(line) + 2
        return start


class _Line(NamedTuple):
    """A paragraph as a line, with the style it has by the name of ours, its level as a heading and in its list."""

    text: str
    style: str
    outline: int | None
    level: int
    bullet: bool
    strong: bool
    place: str
    shown: str


def version_of(word: WordFile, accepts: Accepts, legend: tuple[Entry, ...], parties: Parties) -> Read:
    """Reads the version in which the tracked changes hold that `accepts` does."""
    word.numbering.begin()
    rows = list(standing(word.body.paragraphs, accepts))
    canonical = word.about.get("notation") == "1" and all(
        word.styles.ours(row.properties.style).startswith(_OURS) for row in rows
    )
    out = Read([], Collected(), Meta(), canonical, [], [], Counter(), 0, 0)
    notes = _Notes(word, accepts, canonical)
    writer = _Writer(word, notes, legend, parties, out)
    lines = [writer.line(row) for row in rows]
    _collect([line for line in lines if line.text], out)
    for name, text in notes.written.items():
        start = out.put(f"[^{name}]: {text}") + len(name) + 5
        out.found.notes.append((name, Passage(text, ((0, start),))))
    return out


def _collect(lines: Sequence[_Line], out: Read) -> None:
    """Sorts the lines: the title, headings, clauses, what is defined, a table of contents."""
    outlined = any(line.outline is not None for line in lines)
    title: list[str] = []
    rest = False
    after_heading = False
    for line in lines:
        passage = Passage(line.text, ((0, out.put(line.text)),))
        if line.style == "Title" and not rest and (out.canonical or _is_title(line.text)):
            title.append(_bare(line.text))
            continue
        rest = True
        if line.style == "Definition" and out.canonical and (match := _DEFINED.match(line.text)):
            kind = out.found.notes if match[1] else out.found.links
            kind.append((match[2], passage.cut(match.end(), len(line.text))))
            continue
        if line.shown.startswith(("toc ", "table of figures", "table of contents")):
            out.found.put_aside("contents", line.text, passage.pieces[0][1])
            out.contents += 1
            continue
        level = 0
        if line.outline is not None:
            level = line.outline + 1
        elif not outlined and not out.canonical and line.place != "cell":
            level = heading_level(line.text) or 0
        named = after_heading and not level and not out.canonical and line.strong and _is_title(line.text)
        indent = line.level * INDENT if out.canonical or line.bullet or line.style.startswith("Clause") else 0
        out.found.paragraphs.append(Paragraph(passage, indent, level, title=named))
        after_heading = bool(level) and not out.canonical and label_in(line.text, heading=True) is not None
    out.meta = Meta(title=" ".join(title))


def _is_title(text: str) -> bool:
    return len(text) <= _SHORT_TITLE and "[" not in text and not SENTENCE_END.search(text) and label_in(text) is None


def _bare(text: str) -> str:
    """A line without its backslashes and emphasis, for a title, which has none."""
    from rollingtext.notation.emphasis import markers

    places = {at + i for at, (length, _) in markers(text).items() for i in range(length)}
    out: list[str] = []
    escape = False
    for at, char in enumerate(text):
        if at in places:
            continue
        if char == "\\" and not escape and at + 1 < len(text) and not text[at + 1].isalnum() and text[at + 1] > " ":
            escape = True
            continue
        escape = False
        out.append(char)
    return "".join(out)


class _Notes:
    """The notes of a version, in the order in which they are referred to."""

    def __init__(self, word: WordFile, accepts: Accepts, canonical: bool) -> None:
        self.word, self.accepts, self.canonical = word, accepts, canonical
        self.written: dict[str, str] = {}
        self.counts: Counter[str] = Counter()

    def name(self, bit: Bit) -> str:
        """The name of the note that a mark refers to; its text is kept the first time."""
        kind = bit.text.partition(":")[0]
        if not bit.mark.strip():
            self.counts[kind] += 1
        own = bit.mark.strip() if _NAME.fullmatch(bit.mark.strip()) else ""
        name = own or (str(self.counts[kind]) if kind == "footnote" else f"e{self.counts[kind]}")
        text = self.text(bit, own)
        known, stem, number = self.written, name, 1
        while name in known and (known[name] != text or not own):
            number += 1
            name = f"{stem}-{number}"
        known.setdefault(name, text)
        return name

    def text(self, bit: Bit, own: str) -> str:
        rows = list(standing(self.word.notes.get(bit.text, ()), self.accepts))
        spans: list[Span] = []
        for row in rows:
            spans += [Span(" ")] if spans else []
            bits = [each for each in row.bits if each.kind == "words" and not each.look.hidden]
            spans += [Span(_text(each, self.canonical), _style(each.look), each.look.literal) for each in bits]
        line = line_of(_merged(spans)).strip()
        return line[len(own) :].strip() if own and line.startswith(own) else line


class _Writer:
    """Writes the paragraphs of one version as lines."""

    def __init__(self, word: WordFile, notes: _Notes, legend: tuple[Entry, ...], parties: Parties, out: Read) -> None:
        self.word, self.notes, self.legend, self.parties, self.out = word, notes, legend, parties, out

    def line(self, row: Standing) -> _Line:
        """A paragraph as a line, its number in front."""
        properties = row.properties
        number = self.word.numbering.number(properties)
        place = self.word.numbering.placed(properties)
        styled = self.word.styles.properties(properties.style)
        outline = properties.outline if properties.outline is not None else styled.outline
        outline = outline if outline is not None and 0 <= outline < 9 else None
        style = self.word.styles.ours(properties.style)
        words = [bit for bit in row.bits if bit.kind == "words" and bit.text.strip()]
        strong = bool(words) and all(bit.look.bold for bit in words)
        flat = (strong or outline is not None) and not self.out.canonical
        spans = list(self._spans(row.bits, flat))
        text = line_of(_merged(spans)).strip(" \t" if self.out.canonical else None)
        label = label_in(text, heading=outline is not None) if "\t" in text else None
        if label is not None and text[label[1] :].startswith("\t"):
            text = f"{text[: label[1]]} {text[label[1] + 1 :]}"
        if number:
            text = f"{number}{'' if number.endswith(('、', '）')) else ' '}{text}".rstrip()
        level = place[1] if place else int(style[6:]) - 1 if style.startswith("Clause") else 0
        return _Line(
            text, style, outline, level, number == "•" or (bool(number) and not number[0].isalnum() and len(number) == 1),
            strong, row.place, self.word.styles.shown(properties.style),
        )  # fmt: skip

    def _spans(self, bits: Sequence[Bit], flat: bool) -> Iterator[Span]:
        """The characters with brackets where a legend or a comment puts them."""
        placed = self._positions(bits)
        open_: Entry | None = None
        for at, bit in enumerate(bits):
            entry = bracket_of(bit.look, self.legend) if bit.kind == "words" else open_
            if open_ is not None and entry != open_:
                yield Span(f"{open_.tail}]", mark=True)
            if entry is not None and entry != open_:
                yield Span("[", mark=True)
            open_ = entry
            if at in placed:
                yield Span(placed[at], mark=True)
            if bit.kind == "note":
                if open_ is None or not bit.look.hidden:
                    yield Span(f"[^{self.notes.name(bit)}]", "" if flat else _style(bit.look), mark=True)
            elif bit.kind == "words":
                look = without_meaning(bit.look, self.legend)
                self._count(bit.look, bit.text)
                if look.hidden:
                    continue
                style = "" if flat else _style(look)
                yield Span(_text(bit, self.out.canonical), style, look.literal)
        if open_ is not None:
            yield Span(f"{open_.tail}]", mark=True)

    def _count(self, look: Look, text: str) -> None:
        if look == PLAIN or not text.strip():
            return
        self.out.hidden += look.hidden
        for name in ("strike", "underline", "highlight"):
            if getattr(look, name) and not any(entry.fits(look) for entry in self.legend):
                self.out.looks[name] += 1

    def _positions(self, bits: Sequence[Bit]) -> dict[int, str]:
        """Where a comment that is a position opens and closes a bracket: at which bit, and what is written there."""
        starts = {bit.mark: at for at, bit in enumerate(bits) if bit.kind == "comment-start"}
        placed: dict[int, str] = {}
        for end, bit in enumerate(bits):
            if bit.kind != "comment-end" or bit.mark not in self.word.comments:
                continue
            comment = self.word.comments[bit.mark]
            start = starts.get(bit.mark)
            words = "".join([each.text for each in bits[start or 0 : end] if each.kind == "words"])
            who = position(comment, words, self.parties) if start is not None else None
            if who is None or start is None:
                self.out.remarks.append((comment, words if start is not None else "", self.out.size))
                continue
            self.out.positions.append(comment)
            placed[start] = placed.get(start, "") + "["
            placed[end] = f"{who.written()}]" + placed.get(end, "")
        return placed


def _text(bit: Bit, canonical: bool) -> str:
    return bit.text.replace("\n", " ") if canonical else _BLANKS.sub(" ", bit.text)


def _style(look: Look) -> str:
    return " ".join([*(["**"] if look.bold else []), *(["*"] if look.italic else [])])


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Neighbours that differ in nothing put together: Word cuts a sentence into runs where nobody sees it."""
    out: list[Span] = []
    for span in spans:
        if out and out[-1][1:] == span[1:]:
            out[-1] = out[-1]._replace(text=out[-1].text + span.text)
        else:
            out.append(span)
    return out
