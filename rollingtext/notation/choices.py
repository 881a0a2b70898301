"""Sides told apart: `[shall/should]`, `[a][b]`, `[a] / [b]` and `[x - US; G77 delete]` as contested places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rollingtext.document.model import (
    Contested,
    Edge,
    Inline,
    Inlines,
    Layout,
    Placeholder,
    Remark,
    Side,
    Text,
    is_nothing,
)
from rollingtext.document.patterns import pattern
from rollingtext.document.source import Span
from rollingtext.document.values import Record
from rollingtext.notation.attribution import Attribution, Parties, leading, trailing
from rollingtext.notation.behind import BEGINS, backed, backed_edge, behind_dash, in_parentheses, listed
from rollingtext.notation.kinds import MODALS, SLASH_WORDS
from rollingtext.notation.one_set import of_one_set
from rollingtext.notation.plain import plain

_SPACED_SLASH = pattern(r"(?<!\s)\s+/\s*|/\s+")
_GLUED = pattern(r"[^\W\d_][\w'’\-]*(?:/[^\W\d_][\w'’\-]*)+")
_NO_ATTRIBUTION = Attribution()
_LONGEST_NAMES = 400
_MOST_BEHIND = 4
_NO_TEXT: Side[Inlines] = Side(())
_ALONE = frozenset(":/-–—(")
"""Signs that sides or names are told by; words without any are one side of nobody's."""


def place(items: Inlines, glyphs: str, styles: tuple[str, str], span: Span, parties: Parties) -> Contested[Inlines]:
    """The contested place that one pair of brackets makes: sides split at slashes, attributions taken off."""
    if len(items) == 1 and isinstance(only := items[0], Text) and _ALONE.isdisjoint(only.value):
        return Contested((Side(items), _NO_TEXT), (), _one_pair(glyphs, styles), span)
    items, whole_head, whole = _without_head(joined(items, parties), parties)
    values, gaps = _split(items)
    sides: list[Side[Inlines]] = []
    heads, tails = [], []
    against: list[str] = []
    reservations: list[str] = []
    for index, value in enumerate(values):
        head, first = whole_head, whole
        if index or not head:
            value, head, first = _without_head(value, parties)
        value, tail, final = _without_tail(value, parties)
        sides.append(Side(value, first.backers + final.backers))
        heads.append(head)
        tails.append(tail)
        against += first.against + final.against
        reservations += first.reservations + final.reservations
    if len(sides) == 1 or against:
        sides.append(Side((), tuple(against)))
    layout = Layout("slash" if gaps else "brackets", tuple(heads), tuple(tails), tuple(gaps), (glyphs,), (styles,))
    return Contested(tuple(sides), tuple(reservations), layout, span)


@lru_cache(64)
def _one_pair(glyphs: str, styles: tuple[str, str]) -> Layout:
    """One side in one pair of brackets, with nobody named."""
    return Layout("brackets", ("",), ("",), (), (glyphs,), (styles,))


def joined(items: Inlines, parties: Parties, whole: bool = False) -> Inlines:
    """Neighbouring brackets that are sides of one choice, put together, with the backers named beside them.

    `whole` says that the items are all words of a clause, and not what stands in a bracket.
    """
    out: list[Inline | _Run] = []
    for index, item in enumerate(items):
        if isinstance(item, Contested | Placeholder):
            if _goes_on(out, item):
                continue
        elif isinstance(item, Remark) and out and _named_in_braces(out, item, parties):
            continue
        elif (
            isinstance(item, Text)
            and out
            and item.value[:2].lstrip(" \u00a0")[:1] in BEGINS
            and (style := _closing_style(out[-1])) is not None
        ):
            following = items[index + 1] if index + 1 < len(items) else None
            if item.style == style:
                item = _without_names(out, item, parties, whole, following)
            if not item.value:
                continue
        elif isinstance(item, Edge) and not item.opening and out and isinstance(last := out[-1], Text):
            value, item = _attributed(last, item, parties)
            out[-1:] = value
        elif isinstance(item, Text) and out and isinstance(last := out[-1], Edge) and last.opening:
            out[-1], item = _headed_edge(last, item, parties)
            if not item.value:
                continue
        out.append(item)
    return tuple(item.choice() if isinstance(item, _Run) else item for item in out)


def _closing_style(item: Inline | _Run) -> str | None:
    """The emphasis of a closing bracket behind which names may stand; `None` where `item` does not end in one."""
    if isinstance(item, _Run):
        item = item.places[-1]
    if isinstance(item, Contested) and item.layout and item.layout.form == "brackets":
        return item.layout.styles[-1][1]
    return item.style if isinstance(item, Edge) and not item.opening else None


def _without_names(
    out: list[Inline | _Run], item: Text, parties: Parties, whole: bool, following: Inline | None
) -> Text:
    """The words behind a bracket without the names they begin with; whoever is named backs what is in the bracket."""
    for _ in range(_MOST_BEHIND):
        text = item.value
        found = in_parentheses(text, _words_before(out[-1]), parties) if "(" in text[:2] else None
        if found is None and whole and (following is None or isinstance(following, Contested)):
            found = behind_dash(text, parties, before_bracket=following is not None)
        if found is None:
            return item
        out[-1] = _backed(out[-1], found[1], text[: found[0]])
        item = cut(item, found[0], len(text))
    return item


def _named_in_braces(out: list[Inline | _Run], item: Remark, parties: Parties) -> bool:
    """Puts `{US, UK}` behind a bracket to it as its backers, where it is that; says whether it was."""
    gap, index = "", len(out) - 1
    if isinstance(last := out[-1], Text) and last.value in (" ", "\u00a0"):
        gap, index = last.value, index - 1
    style = _closing_style(out[index]) if index >= 0 else None
    words = plain(item.content)
    if style is None or item.styles != (style, style) or len(words) > _LONGEST_NAMES:
        return False
    found = listed(words, parties) if len(item.content) == 1 and item.content[0] == Text(words, style) else None
    if found is None:
        return False
    out[index:] = [_backed(out[index], found, f"{gap}{{{words}}}")]
    return True


def _words_before(item: Inline | _Run) -> str:
    """The words in the bracket that stands last."""
    place = item.places[-1] if isinstance(item, _Run) else item
    return (
        plain(place.sides[len(place.layout.heads) - 1].value) if isinstance(place, Contested) and place.layout else ""
    )


def _backed(item: Inline | _Run, found: Attribution, written: str) -> Inline | _Run:
    """The same bracket with the backers that are `written` behind it."""
    match item:
        case _Run():
            item.places[-1] = backed(item.places[-1], found, written)
            return item
        case Contested():
            return backed(item, found, written)
        case Edge():
            return backed_edge(item, found, written)
        case _:
            return item


def _attributed(before: Text, edge: Edge, parties: Parties) -> tuple[Inlines, Edge]:
    """A closing end with the attribution that stands before it, and the words that are left of `before`."""
    value, tail, found = _without_tail((before,), parties)
    if not tail:
        return (before,), edge
    ended = Edge(False, None, found.backers, found.against, found.reservations, tail, edge.glyph, edge.style, edge.span)
    return value, ended


def _headed_edge(edge: Edge, behind: Text, parties: Parties) -> tuple[Edge, Text]:
    """An opening end with the attribution that stands behind it (`[EU: a`), and the words that are left."""
    _, head, found = _without_head((behind,), parties) if behind.style == edge.style else ((), "", _NO_ATTRIBUTION)
    if not head:
        return edge, behind
    started = Edge(
        True, None, found.backers, found.against, found.reservations, head, edge.glyph, edge.style, edge.span
    )
    return started, cut(behind, len(head), len(behind.value))


class _Run(Record):
    """Brackets side by side that are one choice so far: the places, and what stands between them.

    `headed` says that a party leads every one of them.
    """

    places: list[Contested[Inlines]]
    gaps: list[str]
    headed: bool

    def choice(self) -> Contested[Inlines]:
        """The one place that all of them make: their written sides, then "no text" where somebody backs it."""
        layouts = [place.layout for place in self.places if place.layout]
        written: list[Side[Inlines]] = []
        against: list[str] = []
        for place, one in zip(self.places, layouts, strict=True):
            written += place.sides[: len(one.heads)]
            against += (party for side in place.sides[len(one.heads) :] for party in side.backers)
        layout = Layout(
            "brackets",
            tuple(head for one in layouts for head in one.heads),
            tuple(tail for one in layouts for tail in one.tails),
            tuple(self.gaps),
            tuple(glyphs for one in layouts for glyphs in one.glyphs),
            tuple(styles for one in layouts for styles in one.styles),
            behind if any(behind := tuple(text for one in layouts for text in one.behind or ("",))) else (),
        )
        nothing: tuple[Side[Inlines], ...] = (Side((), tuple(against)),) if against else ()
        first, last = self.places[0].span, self.places[-1].span
        span = Span(first.start, last.end) if first and last else None
        reservations = tuple(party for place in self.places for party in place.reservations)
        return Contested((*written, *nothing), reservations, layout, span)


def _goes_on(out: list[Inline | _Run], item: Contested[Inlines] | Placeholder) -> bool:
    """Puts `item` to the place at the end of `out` when they are one choice; says whether it did."""
    gap = ""
    index = len(out) - 1
    if out and isinstance(last := out[-1], Text):
        gap, index = last.value, index - 1
        if len(gap) > 5 or gap.strip(" \u00a0\n") not in ("", "/"):
            return False
    if index < 0:
        return False
    before = out[index]
    run = before if isinstance(before, _Run) else _started(_as_place(before, gap))
    right = _as_place(item, gap)
    if run is None or right is None or (isinstance(before, Placeholder) and isinstance(item, Placeholder)):
        return False
    headed = run.headed and _headed(right)
    if gap and "/" not in gap and not headed and not of_one_set(run.places[-1], right):
        return False
    run.places.append(right)
    run.gaps.append(gap)
    run.headed = headed
    out[index:] = [run]
    return True


def _started(place: Contested[Inlines] | None) -> _Run | None:
    return None if place is None else _Run([place], [], _headed(place))


def _as_place(item: Inline, gap: str) -> Contested[Inlines] | None:
    """A bracket as a side of a choice: an empty one touching its neighbour is the side "no text"."""
    if isinstance(item, Contested) and item.layout and item.layout.form == "brackets":
        return item
    if isinstance(item, Placeholder) and not gap and is_nothing(item.content):
        layout = Layout("brackets", ("",), ("",), (), (item.glyphs,), (item.styles,))
        return Contested((Side(item.content),), (), layout, item.span)
    return None


def _headed(place: Contested[Inlines]) -> bool:
    """Whether a party leads the words: `[EU: x]`. Two such brackets are one choice although a blank stands between."""
    return place.layout is not None and all(place.layout.heads)


def _split(items: Inlines) -> tuple[list[Inlines], list[str]]:
    """The sides inside one pair of brackets and the slashes between them; one side when nothing is to be split."""
    values: list[Inlines] = []
    gaps: list[str] = []
    current: list[Inline] = []
    for item in items:
        if isinstance(item, Text):
            done = 0
            for slash in _slashes(item.value, alone=len(items) == 1):
                current.append(cut(item, done, slash.start()))
                values.append(_without_blanks(current))
                gaps.append(slash[0])
                current, done = [], slash.end()
            item = cut(item, done, len(item.value)) if done else item
        current.append(item)
    values.append(_without_blanks(current))
    if gaps and any(is_nothing(value) for value in values):
        return [items], []
    return values, gaps


def _slashes(value: str, alone: bool) -> list[re.Match[str]]:
    if "/" not in value:
        return []
    if alone and _GLUED.fullmatch(value) and value.lower() not in SLASH_WORDS:
        return list(re.finditer("/", value))
    parts = value.split("/")
    if alone and len(parts) > 1 and all(part.strip().lower() in MODALS for part in parts):
        return list(re.finditer(r"(?<!\s)\s*/\s*", value))
    return list(_SPACED_SLASH.finditer(value))


def cut(text: Text, start: int, end: int) -> Text:
    """The words `text.value[start:end]`, their place kept."""
    span = Span(text.span.start + start, text.span.start + end) if text.span else None
    return Text(text.value[start:end], text.style, span)


def _without_blanks(items: Sequence[Inline]) -> Inlines:
    return tuple(item for item in items if not (isinstance(item, Text) and not item.value))


def _without_head(items: Inlines, parties: Parties) -> tuple[Inlines, str, Attribution]:
    first = items[0] if items else None
    if isinstance(first, Text) and ":" in first.value:
        found = leading(first.value, parties)
        if found:
            end, attribution = found
            rest = cut(first, end, len(first.value))
            return _without_blanks((rest, *items[1:])), first.value[:end], attribution
    return items, "", _NO_ATTRIBUTION


def _without_tail(items: Inlines, parties: Parties) -> tuple[Inlines, str, Attribution]:
    last = items[-1] if items else None
    if isinstance(last, Text):
        found = trailing(last.value, parties)
        if found:
            start, attribution = found
            rest = cut(last, 0, start)
            return _without_blanks((*items[:-1], rest)), last.value[start:], attribution
    return items, "", _NO_ATTRIBUTION
