"""The words of a draft as strings in which every character knows its place, and whether it is contested."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias, assert_never

from rollingtext.document.model import (
    Contested,
    Draft,
    Edge,
    Editorial,
    Inline,
    Inlines,
    NoteMark,
    Placeholder,
    Remark,
    Status,
    Text,
)
from rollingtext.document.source import Source, Span
from rollingtext.document.tree import Located
from rollingtext.document.values import Record, Value
from rollingtext.notation.plain import canonical_layout, edge_attribution

Part: TypeAlias = Literal["lead", "heading", "body", "note"]


class Run(Value):
    """One node of words inside a clause, and where it begins in the clause's plain text.

    `contested` says that it stands in a bracket or in an option, `text_proper` that it is no placeholder, editor's
    bracket or drafters' note.
    """

    start: int
    node: Text
    contested: bool
    text_proper: bool


class Words(Record):
    """The words of one clause (its heading or its body) or note as one string, brackets as written.

    `where` is `None` for a note. Offsets count the characters of `text`.
    """

    where: Located | None
    part: Part
    items: Inlines
    source: Source | None
    text: str = ""
    runs: tuple[Run, ...] = ()
    _starts: list[int] = []
    _offsets: dict[int, Sequence[int]] = {}

    def run_at(self, offset: int) -> Run | None:
        """The run that holds the character at `offset`; `None` for a bracket or an attribution."""
        if not self._starts:
            self._starts = [run.start for run in self.runs]
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return None
        run = self.runs[index]
        return run if offset < run.start + len(run.node.value) else None

    def span(self, start: int, end: int) -> Span | None:
        """The place in the source of `text[start:end]`, whose first and last character are words."""
        first, last = self.run_at(start), self.run_at(end - 1)
        if first is None or last is None:
            return None
        begin, final = self._offset(first, start - first.start), self._offset(last, end - 1 - last.start)
        return Span(begin, final + 1) if begin is not None and final is not None else None

    def _offset(self, run: Run, at: int) -> int | None:
        span = run.node.span
        if span is None or self.source is None:
            return None
        if span.end - span.start == len(run.node.value):
            return span.start + at
        offsets = self._offsets.get(run.start)
        if offsets is None:
            offsets = self._offsets[run.start] = _aligned(run.node.value, self.source.text, span)
        return offsets[at]


def _aligned(value: str, source: str, span: Span) -> list[int]:
    """The source offset of each character of `value`, which lacks backslashes, markers and the blanks of line ends."""
    out: list[int] = []
    at = span.start
    for char in value:
        while at < span.end - 1 and source[at] != char and not (char.isspace() and source[at].isspace()):
            at += 1
        out.append(at)
        at = min(at + 1, span.end - 1)
    return out


def walks(draft: Draft, clauses: Sequence[Located]) -> Iterator[Walk]:
    """One walk over every lead, heading and body of a draft, in reading order; those of footnotes come last."""
    open_: set[int] = set()
    in_option: dict[int, bool] = {}
    for item in clauses:
        clause = item.clause
        above = in_option[id(item.parent.clause)] if item.parent else False
        in_option[id(clause)] = option = above or clause.kind == "option"
        parts: tuple[tuple[Part, Inlines], ...] = (
            ("lead", clause.lead), ("heading", clause.heading), ("body", clause.body)
        )  # fmt: skip
        for part, items in parts:
            if items:
                yield Walk(Words(item, part, items, draft.source), open_, option)
    for note in draft.notes:
        if note.kind == "footnote":
            yield Walk(Words(None, "note", note.body, draft.source), set(), False)


class Walk:
    """One walk over the inlines of a part of a clause: its text, and where everything stands in it.

    `open_` follows the brackets that span clauses from one part to the next. The text is what `notation.plain` gives.
    """

    def __init__(self, words: Words, open_: set[int], contested: bool) -> None:
        self.words = words
        self.inlines: list[Inline] = []
        self.rows: list[Inlines] = [words.items]
        self.extents: dict[int, list[tuple[int, int]]] = {}
        self._runs: list[Run] = []
        self._out: list[str] = []
        self._size = 0
        for item in words.items:
            if isinstance(item, Edge) and item.pair is not None:
                (open_.add if item.opening else open_.discard)(item.pair)
            self._take(item, contested or bool(open_), True)
        words.text, words.runs = "".join(self._out), tuple(self._runs)

    def _put(self, text: str) -> None:
        self._out.append(text)
        self._size += len(text)

    def _take(self, item: Inline, contested: bool, proper: bool) -> None:
        self.inlines.append(item)
        match item:
            case Text():
                self._runs.append(Run(self._size, item, contested, proper))
                self._put(item.value)
            case Contested():
                self._place(item, proper)
            case Edge():
                glyph = item.glyph or ("[" if item.opening else "]")
                implied = not item.opening and not item.behind
                told = item.attribution or (edge_attribution(item) if implied else "")
                self._put(glyph + told if item.opening else told + glyph + item.behind)
            case Placeholder():
                self._bracketed(item.glyphs, item.content, contested)
            case Editorial():
                self._bracketed(item.glyphs, item.content, contested)
                self._put(item.target)
            case Remark():
                self._bracketed("{}", item.content, contested)
            case Status():
                self._put(item.text)
            case NoteMark():
                self._put(f"[^{item.note}]")
            case _:
                assert_never(item)

    def _bracketed(self, glyphs: str, content: Inlines, contested: bool) -> None:
        self._put(glyphs[0])
        for inner in content:
            self._take(inner, contested, False)
        self._put(glyphs[1])

    def _place(self, place: Contested[Inlines], proper: bool) -> None:
        layout = place.layout or canonical_layout(place)
        last = len(layout.heads) - 1
        extents = self.extents[id(place)] = []
        for index, (side, head, tail) in enumerate(zip(place.sides, layout.heads, layout.tails, strict=False)):
            own = layout.form == "brackets"
            glyphs = layout.glyphs[index if own else 0]
            if index:
                self._put(layout.gaps[index - 1])
            self._put((glyphs[0] if own or index == 0 else "") + head)
            start = self._size
            self.rows.append(side.value)
            for inner in side.value:
                self._take(inner, True, proper)
            extents.append((start, self._size))
            self._put(tail + (glyphs[1] if own or index == last else ""))
            self._put(layout.behind[index] if layout.behind else "")
