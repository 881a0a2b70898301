"""Words right behind a closing bracket that have the form of names: `[x] (...)`, `[x]{...}`, `[x] – ...`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rollingtext.document.model import Contested, Edge, Inline, Inlines, Placeholder, Remark, Text
from rollingtext.document.source import Span
from rollingtext.document.tree import Located
from rollingtext.document.values import Value
from rollingtext.rules._view import View

_PARENTHESES = re.compile(r"[ \u00a0]?\(([^()]{1,200})\)?")
_DASH = re.compile(r"(?:[ \u00a0][-–—][ \u00a0]?|[-–—][ \u00a0]|[–—])(?=[^\W\d_a-z])([^.;:,/()]{1,80})")


class Behind(Value):
    """Words behind a bracket, and where they stand in their run of words.

    `open` says that sentence and names are not parted: only the first of the words can be a name.
    """

    where: Located | None
    node: Text
    start: int
    words: str
    open: bool

    def span(self, start: int, end: int) -> Span | None:
        """The place in the source of a part of the words."""
        span = self.node.span
        if span is None or span.end - span.start != len(self.node.value):
            return span
        return Span(span.start + self.start + start, span.start + self.start + end)


def behind_brackets(view: View) -> Iterator[Behind]:
    """Everything of that form that was not read as an attribution, in the order of the text."""
    for where, items in view.rows:
        if where is not None and where.clause.label and where.clause.label.contested and items is where.clause.body:
            items = (Edge(False), *items)
        for index in range(1, len(items)):
            if _closes(items[index - 1]):
                yield from _told(where, items[index : index + 2])


def _closes(item: Inline) -> bool:
    return isinstance(item, Contested | Placeholder) or (isinstance(item, Edge) and not item.opening)


def _told(where: Located | None, items: Inlines) -> Iterator[Behind]:
    first = items[0]
    if isinstance(first, Text) and first.value in (" ", "\u00a0") and len(items) > 1:
        first, glue = items[1], " "
    else:
        glue = ""
    if isinstance(first, Remark):
        for node in first.content[:1]:
            if isinstance(node, Text):
                yield Behind(where, node, 0, node.value[:200], False)
    elif isinstance(first, Text):
        match = _PARENTHESES.match(glue + first.value) or _DASH.match(glue + first.value)
        if match:
            yield Behind(where, first, match.start(1) - len(glue), match[1], match.re is _DASH)
