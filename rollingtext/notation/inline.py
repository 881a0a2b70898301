"""The words of one clause read into a tree: brackets matched, told apart, and split into their sides.

Reading is local: a bracket that does not close in the passage becomes an `Edge`, and `notation.link` finds its partner
in another clause. Nothing is ever dropped: what cannot be understood stays text.
"""

from __future__ import annotations

from collections.abc import Collection

from rollingtext.document.limits import MAX_BRACKET_DEPTH
from rollingtext.document.model import (
    Contested,
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
from rollingtext.document.patterns import pattern
from rollingtext.document.source import Passage, Span
from rollingtext.document.values import Record
from rollingtext.notation import emphasis, kinds
from rollingtext.notation.attribution import Parties
from rollingtext.notation.choices import cut, joined, place
from rollingtext.notation.plain import beginning
from rollingtext.notation.reread import recalled, remembered

_SPECIAL = pattern(rf"\\[!-/:-@\[-`{{-~]|{emphasis.NOTE}|[\[\]{{}}［］【】]")
_OPENING = {"[": "]", "［": "］", "【": "】"}
_CLOSING = frozenset(_OPENING.values())
_TARGET = pattern(emphasis.TARGET)
_REFERENCE = pattern(r"\[([^\[\]\s]{0,80})\]")
_FINAL_STATUS = pattern(r"\(([Aa]greed[^()\[\]{}*_\\]{0,120})\)[.\s]*$")
_STOPS = (
    ". \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_LONGEST_MARK = 300
_CLOSES = pattern(r"[ .;*_\\]*\Z")


class _Frame(Record):
    """A bracket or brace that is open: where, in which style, and what has been read inside it."""

    glyph: str
    start: int
    style: str
    items: list[Inline] = []


def inlines(passage: Passage, parties: Parties, links: Collection[str] = ()) -> Inlines:
    """Reads the words of a clause. `links` are the names of the link definitions of the document."""
    text = passage.text
    if not text:
        return ()
    if _is_plain(text):
        return (Text(text, "", passage.span(0, len(text))),)
    if len(passage.pieces) > 1:
        return _Reader(passage, parties, links).read()
    start = passage.pieces[0][1]
    found = recalled(text, start, parties, links)
    if found is None:
        found = _Reader(passage, parties, links).read()
        remembered(text, start, parties, links, found)
    return found


def _is_plain(text: str) -> bool:
    """Whether a passage is nothing but words. A mark of agreement in parentheses may stand at its end."""
    if "[" in text or "]" in text or "*" in text or "_" in text or "{" in text or "}" in text or "\\" in text:
        return False
    if not text.isascii() and ("［" in text or "］" in text or "【" in text or "】" in text):
        return False
    return not text.rstrip(_STOPS).endswith(")")


class _Reader:
    """One pass over a passage with an explicit stack of open brackets."""

    def __init__(self, passage: Passage, parties: Parties, links: Collection[str]) -> None:
        self.passage, self.parties, self.links = passage, parties, links
        self.text = passage.text
        self.markers = sorted(emphasis.markers(self.text).items(), reverse=True)
        self.style = ""
        self.frames = [_Frame("", 0, "")]
        self.brackets = self.braces = 0
        self.too_deep: list[str] = []

    def read(self) -> Inlines:
        text, at = self.text, 0
        while True:
            match = _SPECIAL.search(text, at)
            self._words(at, match.start() if match else len(text))
            if match is None:
                break
            sign, at = match[0], match.end()
            if sign[0] == "\\":
                self._literal(sign[1], match.start(), at)
            elif len(sign) > 1:
                self._add(NoteMark(sign[2:-1], self.style, self.passage.span(match.start(), at)))
            elif sign in _OPENING:
                self._open(sign, match.start())
            elif sign in _CLOSING:
                at = self._close(sign, match.start())
            elif sign == "{":
                self._open_brace(match.start())
            else:
                self._close_brace(match.start())
        self._give_up(1)
        return self._finished(self.frames[0].items)

    def _add(self, item: Inline) -> None:
        self.frames[-1].items.append(item)

    def _words(self, start: int, end: int) -> None:
        """Text up to the next bracket, cut where emphasis begins or ends."""
        while self.markers and self.markers[-1][0] < end:
            at, (length, style) = self.markers.pop()
            if start < at:
                self._literal(self.text[start:at], start, at)
            self.style = style
            start = max(start, at + length)
        if start < end:
            self._literal(self.text[start:end], start, end)

    def _literal(self, value: str, start: int, end: int) -> None:
        """Adds words; `_merged` puts them to those before them."""
        self._add(Text(value, self.style, self.passage.span(start, end)))

    def _open(self, glyph: str, at: int) -> None:
        if self.too_deep or self.brackets == MAX_BRACKET_DEPTH:
            self.too_deep.append(glyph)
            self._add(Edge(True, glyph=glyph, style=self.style, span=self.passage.span(at, at + 1)))
        else:
            self.brackets += 1
            self.frames.append(_Frame(glyph, at, self.style))

    def _open_brace(self, at: int) -> None:
        """A brace too many, or inside a bracket too many, is a character."""
        if self.too_deep or self.braces == MAX_BRACKET_DEPTH:
            self._literal("{", at, at + 1)
        else:
            self.braces += 1
            self.frames.append(_Frame("{", at, self.style))

    def _close(self, glyph: str, at: int) -> int:
        """Handles a closing bracket; returns the offset behind all that belongs to it (a link has a target)."""
        span_end = at + 1
        if self.too_deep:
            self.too_deep.pop()
            self._add(Edge(False, glyph=glyph, style=self.style, span=self.passage.span(at, span_end)))
            return span_end
        if self.frames[-1].glyph == "{":
            self._give_up(next(i for i in range(len(self.frames) - 1, -1, -1) if self.frames[i].glyph != "{") + 1)
        if len(self.frames) == 1:
            self._add(Edge(False, glyph=glyph, style=self.style, span=self.passage.span(at, span_end)))
            return span_end
        frame = self.frames.pop()
        self.brackets -= 1
        glyphs = frame.glyph + glyph
        styles = (frame.style, self.style)
        items = _merged(frame.items)
        span = self.passage.span(frame.start, span_end)
        content = beginning(items, _LONGEST_MARK)
        before = self.text[frame.start - 1] if frame.start else ""
        after = self.text[span_end] if span_end < len(self.text) else ""
        target = self._target(span_end)
        if target:
            self._add(Editorial(items, target, glyphs, styles, self.passage.span(frame.start, span_end + len(target))))
            return span_end + len(target)
        nested = any(isinstance(item, Contested) for item in items)
        if not nested and kinds.is_editorial(content, before):
            self._add(Editorial(items, "", glyphs, styles, span))
        elif not nested and kinds.is_placeholder(content, before.isalpha() or after.isalpha()):
            self._add(Placeholder(items, glyphs, styles, span))
        elif nested and content.lstrip().lower().startswith("placeholder"):
            self._add(Placeholder(items, glyphs, styles, span))
        elif len(items) == 1 and (kind := self._status(content, frame.start, span_end)):
            self._add(Status(self.text[frame.start : span_end], kind, frame.style, span))
        else:
            self._add(place(items, glyphs, styles, span, self.parties))
        return span_end

    def _status(self, content: str, start: int, end: int) -> kinds.StatusKind | None:
        """The mark of agreement that a bracket is. A bare word is one at the end of its clause, behind a full stop."""
        kind = kinds.status(content, whole=True)
        if kind is None or kinds.status(content, whole=False):
            return kind
        while start and self.text[start - 1].isspace():
            start -= 1
        alone = not start or self.text[start - 1] in ".;:!?\u3002"
        return kind if alone and _CLOSES.match(self.text, end) else None

    def _target(self, at: int) -> str:
        following = self.text[at : at + 1]
        if following == "(" and (match := _TARGET.match(self.text, at)):
            return match[0]
        if following == "[" and (match := _REFERENCE.match(self.text, at)) and match[1].lower() in self.links:
            return match[0]
        return ""

    def _close_brace(self, at: int) -> None:
        if self.too_deep or self.frames[-1].glyph != "{":
            self._literal("}", at, at + 1)
            return
        frame = self.frames.pop()
        self.braces -= 1
        span = self.passage.span(frame.start, at + 1)
        self._add(Remark(_merged(frame.items), (frame.style, self.style), span))

    def _give_up(self, first: int) -> None:
        """The openings from `first` on found no partner here: a brace is a character, a bracket an edge."""
        items = self.frames[first - 1].items
        for frame in self.frames[first:]:
            span = self.passage.span(frame.start, frame.start + 1)
            if frame.glyph == "{":
                self.braces -= 1
                items.append(Text("{", frame.style, span))
            else:
                items.append(Edge(True, glyph=frame.glyph, style=frame.style, span=span))
            items.extend(frame.items)
        del self.frames[first:]

    def _finished(self, items: list[Inline]) -> Inlines:
        """The whole passage: runs of words put together, neighbours joined, a final `(agreed ad ref)` marked."""
        done = joined(_merged(items), self.parties, whole=True)
        last = done[-1] if done else None
        if isinstance(last, Text) and (match := _FINAL_STATUS.search(last.value)):
            kind = kinds.status(match[1], whole=True)
            if kind:
                mark, end = match.start(), match.end(1) + 1
                status = Status(last.value[mark:end], kind, last.style, cut(last, mark, end).span)
                done = (*done[:-1], cut(last, 0, mark), status, cut(last, end, len(last.value)))
        return tuple(item for item in done if not (isinstance(item, Text) and not item.value))


def _merged(items: list[Inline]) -> Inlines:
    """Runs of words in one style put together."""
    out: list[Inline] = []
    run: list[Text] = []
    for item in items:
        if run and not (isinstance(item, Text) and item.style == run[0].style):
            out.append(_one_text(run))
            run = []
        if isinstance(item, Text):
            run.append(item)
        else:
            out.append(item)
    if run:
        out.append(_one_text(run))
    return tuple(out)


def _one_text(run: list[Text]) -> Text:
    if len(run) == 1:
        return run[0]
    first, last = run[0].span, run[-1].span
    span = Span(first.start, last.end) if first and last else None
    return Text("".join([text.value for text in run]), run[0].style, span)
