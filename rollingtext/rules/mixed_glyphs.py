"""A bracket opens in one shape and closes in another.

`［lethal]` mixes a full-width bracket with a plain one. The two are taken for a pair, but a search for `[lethal]` does
not find the place, and other programs see two unmatched brackets.

Breaks it:

    3. A ［lethal] autonomous weapon system is covered.

Does not:

    3. A [lethal] autonomous weapon system is covered.

To mend it, write both brackets in the same shape, best as `[` and `]`. `rollingtext validate --fix` does so.
"""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Fix, Severity
from rollingtext.document.model import Contested, Draft, Edge, Editorial, Inline, Placeholder
from rollingtext.document.source import Span
from rollingtext.rules._context import Context

CODE = "B010"
SEVERITY = Severity.WARNING

_SHAPES = frozenset(("[]", "［］", "【】"))


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Pairs of brackets of two shapes."""
    view = context.view(draft)
    open_: dict[int, Edge] = {}
    for where, item in view.inlines:
        pair, span = "", getattr(item, "span", None)
        if isinstance(item, Edge) and item.pair is not None:
            if item.opening:
                open_[item.pair] = item
                continue
            opening = open_.get(item.pair)
            pair = (opening.glyph or "[") + (item.glyph or "]") if opening else ""
            if opening and opening.span and item.span:
                span = Span(opening.span.start, item.span.end)
        else:
            pair = next((glyphs for glyphs in _glyphs(item) if glyphs not in _SHAPES), "")
        if pair and pair not in _SHAPES:
            source = view.draft.source
            fixes = _plain(pair, span, source.text) if span and source else ()
            yield view.finding(
                __name__, CODE, SEVERITY, f"This bracket opens as {pair[0]} and closes as {pair[1]}.", span, where,
                help="Write both in the same shape, best as [ and ].", fixes=fixes,
            )  # fmt: skip


def _plain(pair: str, span: Span, text: str) -> tuple[Fix, ...]:
    """Both brackets as plain ones, where they are the ends of `span`."""
    if text[span.start : span.start + 1] + text[span.end - 1 : span.end] != pair:
        return ()
    ends = ((span.start, "["), (span.end - 1, "]"))
    return tuple(Fix(Span(at, at + 1), glyph) for at, glyph in ends if text[at] != glyph)


def _glyphs(item: Inline) -> tuple[str, ...]:
    match item:
        case Contested():
            return item.layout.glyphs if item.layout else ()
        case Placeholder() | Editorial():
            return (item.glyphs,)
        case _:
            return ()
