"""The words of one clause read into a tree: brackets matched, told apart, and split into their sides.

Reading is local: a bracket that does not close in the passage becomes an `Edge`, and `notation.link` finds its partner
in another clause. Nothing is ever dropped: what cannot be understood stays text.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

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
from rollingtext.document.source import Passage, Span
from rollingtext.notation import emphasis, kinds
from rollingtext.notation.attribution import Parties
from rollingtext.notation.choices import cut, joined, place
from rollingtext.notation.plain import plain

_SPECIAL = re.compile(r"\\[\[\]{}*_\\^]|\[\^[^\[\]\s^]{1,60}\]|[\[\]{}［］【】]")
_INTERESTING = re.compile(r"[\[\]{}［］【】\\*_(]")
_OPENING = {"[": "]", "［": "］", "【": "】"}
_CLOSING = frozenset(_OPENING.values())
_TARGET = re.compile(r"\((?:https?://|mailto:|/|#|\.{1,2}/)[^\s()]{0,2000}\)|\((?:https?|mailto):[^)\n]{0,2000}\)")
_REFERENCE = re.compile(r"\[([^\[\]\s]{0,80})\]")
_FINAL_STATUS = re.compile(r"\(([Aa]greed[^()]{0,120})\)[.\s]*$")


@dataclass(slots=True)
class _Frame:
    """A bracket or brace that is open: where, in which style, and what has been read inside it."""

    glyph: str
    start: int
    style: str
    items: list[Inline] = field(default_factory=list)


def inlines(passage: Passage, parties: Parties, links: Collection[str] = ()) -> Inlines:
    """Reads the words of a clause. `links` are the names of the link definitions of the document."""
    text = passage.text
    if not text:
        return ()
    if not _INTERESTING.search(text):
        return (Text(text, "", passage.span(0, len(text))),)
    return _Reader(passage, parties, links).read()


class _Reader:
    """One pass over a passage with an explicit stack of open brackets."""

    def __init__(self, passage: Passage, parties: Parties, links: Collection[str]) -> None:
        self.passage, self.parties, self.links = passage, parties, links
        self.text = passage.text
        self.markers = sorted(emphasis.markers(self.text).items(), reverse=True)
        self.style = ""
        self.frames = [_Frame("", 0, "")]

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
                self.frames.append(_Frame("{", match.start(), self.style))
            else:
                self._close_brace(match.start())
        while len(self.frames) > 1:
            self._give_up(self.frames.pop())
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
            start = at + length
        if start < end:
            self._literal(self.text[start:end], start, end)

    def _literal(self, value: str, start: int, end: int) -> None:
        """Adds words, to the run before them where the style is the same."""
        span = self.passage.span(start, end)
        items = self.frames[-1].items
        last = items[-1] if items else None
        if isinstance(last, Text) and last.style == self.style and last.span and last.span.end <= span.start:
            items[-1] = Text(last.value + value, self.style, Span(last.span.start, span.end))
        else:
            items.append(Text(value, self.style, span))

    def _open(self, glyph: str, at: int) -> None:
        if len(self.frames) > MAX_BRACKET_DEPTH:
            self._add(Edge(True, glyph=glyph, style=self.style, span=self.passage.span(at, at + 1)))
        else:
            self.frames.append(_Frame(glyph, at, self.style))

    def _close(self, glyph: str, at: int) -> int:
        """Handles a closing bracket; returns the offset behind all that belongs to it (a link has a target)."""
        while self.frames[-1].glyph == "{":
            self._give_up(self.frames.pop())
        span_end = at + 1
        if len(self.frames) == 1:
            self._add(Edge(False, glyph=glyph, style=self.style, span=self.passage.span(at, span_end)))
            return span_end
        frame = self.frames.pop()
        glyphs = frame.glyph + glyph
        styles = (frame.style, self.style)
        items = _merged(frame.items)
        span = self.passage.span(frame.start, span_end)
        content = plain(items)
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
        elif len(items) == 1 and (kind := kinds.status(content, self._alone(frame.start, span_end))):
            self._add(Status(self.text[frame.start : span_end], kind, frame.style, span))
        else:
            self._add(place(items, glyphs, styles, span, self.parties))
        return span_end

    def _alone(self, start: int, end: int) -> bool:
        """Whether a bracket stands at the end of its clause, behind a full stop or on its own."""
        before = self.text[:start].rstrip()
        return not self.text[end:].strip(" .;*_") and (not before or before[-1] in ".;:!?\u3002")

    def _target(self, at: int) -> str:
        following = self.text[at : at + 1]
        if following == "(" and (match := _TARGET.match(self.text, at)):
            return match[0]
        if following == "[" and (match := _REFERENCE.match(self.text, at)) and match[1].lower() in self.links:
            return match[0]
        return ""

    def _close_brace(self, at: int) -> None:
        if self.frames[-1].glyph != "{":
            self._literal("}", at, at + 1)
            return
        frame = self.frames.pop()
        span = self.passage.span(frame.start, at + 1)
        self._add(Remark(_merged(frame.items), (frame.style, self.style), span))

    def _give_up(self, frame: _Frame) -> None:
        """An opening that found no partner here: a brace is a character, a bracket an edge."""
        span = self.passage.span(frame.start, frame.start + 1)
        items = self.frames[-1].items
        if frame.glyph == "{":
            items.append(Text("{", frame.style, span))
        else:
            items.append(Edge(True, glyph=frame.glyph, style=frame.style, span=span))
        items.extend(frame.items)

    def _finished(self, items: list[Inline]) -> Inlines:
        """The whole passage: runs of words put together, neighbours joined, a final `(agreed ad ref)` marked."""
        done = joined(_merged(items), self.parties)
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
    for item in items:
        last = out[-1] if out else None
        if isinstance(item, Text) and isinstance(last, Text) and item.style == last.style:
            span = Span(last.span.start, item.span.end) if last.span and item.span else None
            out[-1] = Text(last.value + item.value, item.style, span)
        else:
            out.append(item)
    return tuple(out)
