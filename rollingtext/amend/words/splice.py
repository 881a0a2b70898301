"""Words taken out of a clause and put into it, without touching the emphasis, notes and brackets of what stays.

The clause is laid out as runs of plain text in one style; the edits cut these; what results is written as notation and
read again, so that a bracket that an edit adds or takes away means what it would mean in a file. Only the blanks that
an edit leaves over go, and one comes only where an insertion needs it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile
from typing import Literal, NamedTuple

from rollingtext.document.model import Contested, Editorial, Inline, Inlines, Placeholder, Remark, Text
from rollingtext.document.source import Passage
from rollingtext.document.values import Record, Value, replace
from rollingtext.notation.attribution import Parties
from rollingtext.notation.emphasis import markers, transition
from rollingtext.notation.inline import inlines
from rollingtext.notation.plain import canonical_layout, pieces, plain

CLOSING_MARKS = ",.;:)!?]。，；：）、»”"
OPENING_MARKS = "([{«“¿¡（「"

_SYNTAX = re.compile(r"[\[\]{}［］【】*_]|\\(?=[\[\]{}*_\\^]|\Z)")
_LINE_END = re.compile(r"[ \t]*\n\s*")
_LOOSE_MARKER = re.compile(r"(\\.)|[*_]")


class Change(Value):
    """`text[start:end]` of a clause's plain text gives way to `text`, which is notation; `start == end` inserts.

    `side` says on which side of its anchor an insertion stands, so that a blank can keep it apart from that.
    """

    start: int
    end: int
    text: str = ""
    side: Literal["", "before", "after"] = ""


class _Run(NamedTuple):
    """Characters in one style. `literal` ones mean themselves, others are notation; `at` is their place in the source."""

    text: str
    style: str
    literal: bool
    at: int | None


def spliced(items: Inlines, changes: Sequence[Change], parties: Parties, links: Collection[str]) -> Inlines:
    """The words `items` with `changes` carried in; the changes refer to `plain(items)` and do not overlap."""
    text = plain(items)
    ordered = sorted(changes, key=lambda change: (change.start, change.end))
    runs = _joined(_segments(text, _runs(items), ordered))
    notation, places = _written(runs)
    if not notation:
        return ()
    known = all(at is not None for _, at in places)
    read = inlines(Passage(notation, tuple((here, at or 0) for here, at in places) or ((0, 0),)), parties, links)
    return read if known else unplaced(read)


def excerpt(items: Inlines, changes: Sequence[Change], start: int, end: int) -> str:
    """The notation for `plain(items)[start:end]` with `changes`, which lie in it, carried in."""
    text = plain(items)
    around = [Change(0, start), *changes, Change(end, len(text))]
    ordered = sorted(
        (change for change in around if change.end or change.text), key=lambda each: (each.start, each.end)
    )
    return _written(_joined(_segments(text, _runs(items), ordered)))[0].strip()


def carried(text: str, changes: Sequence[Change]) -> str:
    """What a clause reads after `changes` when blanks, emphasis and escapes do not count: to check `spliced` by."""
    out, at = [], 0
    for change in sorted(changes, key=lambda change: (change.start, change.end)):
        out += [text[at : change.start], bare(change.text)]
        at = change.end
    return "".join("".join([*out, text[at:]]).split())


def bare(notation: str) -> str:
    """The characters of a notation without emphasis markers and escapes."""
    if "*" not in notation and "_" not in notation and "\\" not in notation:
        return notation
    return "".join(run.text for run in _new_runs(notation, "", None, unescaped=True))


def unplaced(items: Inlines) -> Inlines:
    """The same words without places in a source: they come from somewhere else."""
    out: list[Inline] = []
    for item in items:
        match item:
            case Contested():
                sides = tuple(replace(side, value=unplaced(side.value)) for side in item.sides)
                out.append(replace(item, sides=sides, span=None))
            case Placeholder() | Editorial() | Remark():
                out.append(replace(item, content=unplaced(item.content), span=None))
            case _:
                out.append(replace(item, span=None))
    return tuple(out)


def _runs(items: Inlines) -> list[_Run]:
    """The plain text of a clause as runs, with their places in the source where these are known."""
    words = _words(items)
    out: list[_Run] = []
    at: int | None = None
    for piece in pieces(items):
        if piece.words:
            leaf = next(words)
            at = leaf.span.start if leaf.span else None
        out.append(_Run(piece.text, piece.style, piece.words, at))
        at = None if at is None else at + len(piece.text)
    first = next((run.at for run in out if run.at is not None), None)
    return [run if run.at is not None or first is None else run._replace(at=first) for run in out]


def _words(items: Inlines) -> Iterator[Text]:
    """The runs of words in the order in which `pieces` gives them."""
    for item in items:
        match item:
            case Text():
                yield item
            case Contested():
                layout = item.layout or canonical_layout(item)
                for side in item.sides[: len(layout.heads)]:
                    yield from _words(side.value)
            case Placeholder() | Editorial() | Remark():
                yield from _words(item.content)
            case _:
                pass


class _Segment(Record):
    """A stretch of the clause: words that stay, words that are put in, or a place where words were taken out."""

    runs: list[_Run]
    side: Literal["", "before", "after"] = ""
    new: bool = False
    removed: str = ""


def _segments(text: str, runs: list[_Run], changes: Sequence[Change]) -> Iterator[_Segment]:
    at = 0
    for change in changes:
        yield _Segment(_cut(runs, at, change.start))
        gone = _cut(runs, change.start, change.end)
        around = gone or _beside(runs, change.start)
        styles = {run.style for run in around if run.text.strip()}
        style = styles.pop() if len(styles) == 1 else ""
        where = around[0].at if around else None
        words = _LINE_END.sub(" ", change.text.strip())
        before = text[: change.start].rstrip() if words[:1] in CLOSING_MARKS else text[: change.start]
        touching = before[-1:], text[change.end : change.end + 1]
        if any(out.isalnum() and not own.isalnum() for out, own in zip(touching, (words[:1], words[-1:]), strict=True)):
            style = ""  # a marker between a letter and a bracket would be no marker
        new = _new_runs(words, style, where)
        yield _Segment(new, change.side, bool(new), text[change.start : change.end])
        at = change.end
    yield _Segment(_cut(runs, at, len(text)))


def _beside(runs: list[_Run], at: int) -> list[_Run]:
    """The words on both sides of a point, for their style."""
    before = [run for run in _cut(runs, 0, at) if run.text.strip()]
    after = [run for run in _cut(runs, at, sum(len(run.text) for run in runs)) if run.text.strip()]
    return [*before[-1:], *after[:1]]


def _cut(runs: list[_Run], start: int, end: int) -> list[_Run]:
    out, at = [], 0
    for run in runs:
        first, last = max(start - at, 0), min(end - at, len(run.text))
        if first < last:
            out.append(run._replace(text=run.text[first:last], at=None if run.at is None else run.at + first))
        at += len(run.text)
    return out


def _new_runs(text: str, style: str, at: int | None, unescaped: bool = False) -> list[_Run]:
    """New words as runs, their own emphasis taken for style; a lone `*` is a character."""
    out: list[_Run] = []
    done, own = 0, ""
    if (len(text) - len(text.rstrip("\\"))) % 2:
        text += "\\"
    for where, (length, following) in [*sorted(markers(text).items()), (len(text), (0, ""))]:
        part = text[done:where]
        if part:
            part = _LOOSE_MARKER.sub(lambda match: match[1] or "\\" + match[0], part)
            part = re.sub(r"\\([\[\]{}*_\\^])", r"\1", part) if unescaped else part
            out.append(_Run(part, own or style, False, at))
        done, own = where + length, following
    return out


def _joined(segments: Iterator[_Segment]) -> list[_Run]:
    """The runs of all segments in order, the blanks mended where they meet."""
    out: list[_Run] = []
    gap: str | None = None  # what was taken out right before, nothing being put in
    pending = ""
    for segment in segments:
        runs = segment.runs
        if segment.new:
            runs = _entering(out, runs, segment)
            gap, pending = None, segment.side
        elif segment.removed:
            gap = segment.removed if gap is None else gap + segment.removed
            continue
        elif gap is not None:
            runs = _closing_gap(out, runs, gap)
        elif pending and runs:
            _apart(out, runs, anchor=pending == "before")
        if runs:
            out += runs
            if not segment.new:
                gap, pending = None, ""
    if gap is not None:
        _strip_end(out)
    return out


def _entering(out: list[_Run], runs: list[_Run], segment: _Segment) -> list[_Run]:
    """New words coming in: an insertion is kept apart from the words before it, a comma is not."""
    if _first(runs) in CLOSING_MARKS:
        _strip_end(out)
    elif segment.side:
        _apart(out, runs, anchor=segment.side == "after")
    return runs


def _apart(out: list[_Run], runs: list[_Run], *, anchor: bool) -> None:
    """Adds a blank at the end of `out` where the words in `runs` need one; an `anchor` needs one unless marks touch."""
    last, first = _last(out), _first(runs)
    if not last or not first or last.isspace() or first.isspace() or (_is_han(last) and _is_han(first)):
        return
    leads = "".join(run.text for run in runs).lstrip("[［【 ")[:1]
    wordlike = (last.isalnum() or last in CLOSING_MARKS) and (
        first.isalnum() or first in OPENING_MARKS.replace("[", "")
    )
    apart = last not in OPENING_MARKS and first not in CLOSING_MARKS and (leads or " ") not in CLOSING_MARKS
    if apart if anchor else wordlike:
        out.append(_Run(" ", out[-1].style if out[-1].style == runs[0].style else "", True, runs[0].at))


def _closing_gap(out: list[_Run], runs: list[_Run], removed: str) -> list[_Run]:
    """The words behind a place where something was taken out, without the blank that is one too many."""
    first, last = _first(runs), _last(out)
    if not first:
        return runs
    after = "".join(run.text for run in runs).lstrip()[:1]
    if not last or (
        first.isspace() and (last.isspace() or last in OPENING_MARKS or (after and after in CLOSING_MARKS))
    ):
        runs = _strip_start(runs)
        first = _first(runs)
    if last.isspace() and first and first in CLOSING_MARKS:
        _strip_end(out)
    elif last.isalnum() and first.isalnum() and not any(map(str.isalnum, removed)) and not _is_han(first):
        out.append(_Run(" ", "", True, runs[0].at))
    return runs


def _first(runs: Sequence[_Run]) -> str:
    return next((run.text[0] for run in runs if run.text), "")


def _last(runs: Sequence[_Run]) -> str:
    return next((run.text[-1] for run in reversed(runs) if run.text), "")


def _strip_end(runs: list[_Run]) -> None:
    while runs and not (kept := runs[-1].text.rstrip()):
        runs.pop()
    if runs:
        runs[-1] = runs[-1]._replace(text=kept)


def _strip_start(runs: list[_Run]) -> list[_Run]:
    for index, run in enumerate(runs):
        if kept := run.text.lstrip():
            skipped = len(run.text) - len(kept)
            return [run._replace(text=kept, at=None if run.at is None else run.at + skipped), *runs[index + 1 :]]
    return []


def _is_han(char: str) -> bool:
    return "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef" or char >= "\U00020000"


def _written(runs: list[_Run]) -> tuple[str, list[tuple[int, int | None]]]:
    """The runs as notation, markers hugging words, with the source places of its parts (offset, place)."""
    out: list[str] = []
    places: list[tuple[int, int | None]] = []
    size = 0
    style = blanks = ""

    def put(text: str, at: int | None = None, placed: bool = False) -> None:
        nonlocal size
        if placed:
            places.append((size, at))
        out.append(text)
        size += len(text)

    for run in runs:
        kept = run.text.strip()
        if not kept:
            put(transition(style, run.style)[0])
            style = _shared(style, run.style)
            blanks += run.text
            continue
        start = run.text.index(kept)
        closing, opening = transition(style, run.style)
        put(closing)
        put(blanks + run.text[:start])
        put(opening)
        put(_SYNTAX.sub(r"\\\g<0>", kept) if run.literal else kept, None if run.at is None else run.at + start, True)
        style, blanks = run.style, run.text[start + len(kept) :]
    put(transition(style, "")[0])
    put(blanks)
    if places and places[0][0]:
        places.insert(0, (0, places[0][1]))
    return "".join(out), places


def _shared(style: str, other: str) -> str:
    """The markers open in both styles, from the outside in."""
    both = takewhile(lambda pair: pair[0] == pair[1], zip(style.split(), other.split(), strict=False))
    return " ".join(marker for marker, _ in both)
