"""How deep each paragraph stands: by indentation where a file says that it means it, else by labels and their order.

The tree follows from the depths alone. A label that continues an open list belongs to that list; a first label opens
a list under the clause before it; indentation breaks ties. Numbers never move a paragraph past a heading.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rollingtext.document.labels import OPTION_WORDS, TIED, Label, other_reading
from rollingtext.document.limits import MAX_CLAUSE_DEPTH
from rollingtext.document.values import Record
from rollingtext.notation.paragraphs import Labelled

INDENT = 3
"""Blanks for each level in canonical layout: what CommonMark needs to keep a paragraph inside `1. ...`."""


_NEAR = 2


class Placed(NamedTuple):
    """A paragraph with its depth under the section it stands in (0 right under it), its label read for good."""

    labelled: Labelled
    depth: int


class _Level(Record):
    """An open list: the label of its last clause, how far that is indented, whether it is an option.

    `has_more` says that the option, or one before it in its block, has paragraphs beside its own words; `first` that
    the clause is the first of its section.
    """

    label: Label | None
    indent: int
    option: bool
    text: str
    has_more: bool = False
    first: bool = False


def by_indentation(paragraphs: Sequence[Labelled]) -> list[Placed]:
    """Depths of a file in canonical layout."""
    depths = [
        0 if item.paragraph.level else min(item.paragraph.indent // INDENT, MAX_CLAUSE_DEPTH - 1) for item in paragraphs
    ]
    return _read_for_good(paragraphs, depths)


def by_labels(paragraphs: Sequence[Labelled]) -> list[Placed]:
    """Depths of a text that nobody formatted for this program."""
    depths: list[int] = []
    open_: list[_Level] = []
    following = _next_labels(paragraphs)
    options = _next_labels(paragraphs, only_options=True)
    for paragraph, upcoming, next_option in zip(paragraphs, following, options, strict=True):
        if paragraph.paragraph.level:
            open_ = []
            depths.append(0)
            continue
        _leave_deeper(open_, paragraph.paragraph.indent)
        _leave_option(open_, paragraph, next_option)
        if paragraph.label is None:
            depth, label = _depth_of_unlabelled(paragraph, open_, upcoming), None
        else:
            depth, label = _depth_of_labelled(paragraph, _led(paragraph.label, upcoming), open_)
        depth = min(depth, MAX_CLAUSE_DEPTH - 1)
        first = not open_
        has_more = depth < len(open_) and open_[depth].has_more
        del open_[depth:]
        for level in open_:
            level.has_more = True
        option = _is_option(label)
        open_.append(_Level(label, paragraph.paragraph.indent, option, paragraph.rest.text, option and has_more, first))
        depths.append(depth)
    return _read_for_good(paragraphs, depths)


def _read_for_good(paragraphs: Sequence[Labelled], depths: Sequence[int]) -> list[Placed]:
    """Roman numbers and letters told apart, from the depths alone: so a written draft is read again as it was."""
    upcoming: list[Label | None] = []
    lists: list[Label | None] = []
    for paragraph, depth in zip(reversed(paragraphs), reversed(depths), strict=True):
        behind = lists[depth] if depth < len(lists) else None
        upcoming.append(behind)
        if paragraph.paragraph.level:
            lists = []
        else:
            _put(lists, depth, paragraph.label or behind)
    upcoming.reverse()
    out: list[Placed] = []
    for paragraph, depth, behind in zip(paragraphs, depths, upcoming, strict=True):
        if paragraph.paragraph.level:
            lists = []
            out.append(Placed(paragraph, 0))
            continue
        before = lists[depth] if depth < len(lists) else None
        label = paragraph.label and _continuing(paragraph.label, before, behind)
        _put(lists, depth, label or before)
        out.append(Placed(paragraph if label is paragraph.label else paragraph._replace(label=label), depth))
    return out


def _put(lists: list[Label | None], depth: int, label: Label | None) -> None:
    """Makes a label the last one of the list at this depth; deeper lists end."""
    del lists[depth:]
    lists += [None] * (depth - len(lists))
    lists.append(label)


def _continuing(label: Label, before: Label | None, behind: Label | None) -> Label:
    """The reading of `(i)` that its list asks for: what stands before it, then what comes behind it, then a start."""

    def merits(one: Label) -> tuple[bool, ...]:
        same = before is not None and one.pattern == before.pattern
        step = one.number[-1] - before.number[-1] if same and before else 0
        follows = before is not None and one.follows(before)
        return follows, _leads_to(one, behind), 0 < step <= _NEAR, one.is_first, same

    readings = _readings(label)
    return label if len(readings) == 1 else max(readings, key=merits)


def _led(label: Label, upcoming: Label | None) -> tuple[Label, ...]:
    """The readings of `(i)` that are left when one looks ahead: Roman before `(ii)`, a letter before `(j)`."""
    readings = _readings(label)
    led = tuple(one for one in readings if _leads_to(one, upcoming))
    return led if len(led) == 1 else readings


def _leads_to(label: Label, upcoming: Label | None) -> bool:
    return upcoming is not None and any(one.follows(label) for one in _readings(upcoming))


def _is_option(label: Label | None) -> bool:
    return label is not None and label.word in OPTION_WORDS


def _next_labels(paragraphs: Sequence[Labelled], only_options: bool = False) -> list[Label | None]:
    """For each paragraph the next label (of an option) that comes after it before a heading."""
    out: list[Label | None] = []
    upcoming: Label | None = None
    for paragraph in reversed(paragraphs):
        out.append(upcoming)
        if paragraph.paragraph.level:
            upcoming = None
        elif paragraph.label is not None and (not only_options or _is_option(paragraph.label)):
            upcoming = paragraph.label
    out.reverse()
    return out


def _leave_deeper(open_: list[_Level], indent: int) -> None:
    """Closes the lists that are indented further than the paragraph at hand."""
    while len(open_) > 1 and open_[-1].indent > indent + 1:
        open_.pop()


def _leave_option(open_: list[_Level], paragraph: Labelled, next_option: Label | None) -> None:
    """Ends an option block before a paragraph that is not indented under it and belongs to none of its options.

    An option that has words of its own goes on only where another option of its block is still to come, or where an
    option before it went on too; one that says "no text" never does.
    """
    barrier = _barrier(open_)
    if not barrier or _is_option(paragraph.label):
        return
    option = open_[barrier - 1]
    if paragraph.paragraph.indent > option.indent + 1 or not option.text.strip():
        return
    goes_on = _follows_any(next_option, [option])
    outside, inside = open_[: barrier - 1], open_[barrier:]
    resumes = _follows_any(paragraph.label, outside) and not _follows_any(paragraph.label, inside)
    if resumes or is_no_text(option.text) or not (goes_on or option.has_more):
        del open_[barrier:]
        open_[-1] = _Level(None, option.indent, False, option.text)


def _follows_any(label: Label | None, levels: Sequence[_Level]) -> bool:
    """Whether a label is the next one of an open list."""
    return label is not None and any(
        level.label is not None and reading.follows(level.label) for level in levels for reading in _readings(label)
    )


def _barrier(open_: list[_Level]) -> int:
    """The first level inside the innermost option: what stands outside an option is no list for what is in it."""
    for at in range(len(open_), 0, -1):
        if open_[at - 1].option:
            return at
    return 0


def _flush(open_: list[_Level], indent: int, barrier: int) -> range:
    """The open levels that a paragraph of this indentation may belong to."""
    start = len(open_)
    while start > barrier and abs(open_[start - 1].indent - indent) <= 1:
        start -= 1
    return range(start, len(open_))


def _depth_of_unlabelled(paragraph: Labelled, open_: list[_Level], upcoming: Label | None) -> int:
    indent = paragraph.paragraph.indent
    if not open_:
        return 0
    if indent > open_[-1].indent + 1:
        return len(open_)
    barrier = _barrier(open_)
    flush = _flush(open_, indent, barrier)
    if not flush:
        return len(open_)
    if paragraph.rest.text.lstrip("*_ ").startswith("{End of options"):
        return max(barrier - 1, 0)
    deepest = len(open_) - 1
    continues = _follows_any(upcoming, open_[deepest:])
    if deepest > flush[0] and (continues or paragraph.rest.text.lstrip("*_[ ")[:1].islower()):
        return deepest
    return flush[0]


def _depth_of_labelled(paragraph: Labelled, readings: tuple[Label, ...], open_: list[_Level]) -> tuple[int, Label]:
    indent = paragraph.paragraph.indent
    first = next((reading for reading in readings if reading.is_first), None)
    chosen = first or readings[0]
    if not open_:
        return 0, chosen
    option = _is_option(chosen)
    beside = next((i for i in range(len(open_) - 1, -1, -1) if open_[i].option), None) if option else None
    if beside is not None and (before := open_[beside].label) and chosen.follows(before):
        return beside, chosen
    if indent > open_[-1].indent + 1:
        return len(open_), chosen
    flush = _flush(open_, indent, 0 if option else _barrier(open_))
    following = [
        (depth, reading)
        for depth in reversed(flush)
        for reading in readings
        if (before := open_[depth].label) and reading.follows(before)
    ]
    if following:
        return following[0] if len(following) == 1 else _nearest(following, indent, open_)
    last = open_[-1]
    if first and last.label and first.pattern == last.label.pattern and first.system != "bullet" and flush:
        if _ends_in_colon(last.text):
            return len(open_), first
    patterns = {level.label.pattern for level in open_[flush.start :] if level.label} if flush else set()
    if first is None or first.pattern in patterns:
        for depth in reversed(flush):
            before = open_[depth].label
            for reading in readings:
                if before and reading.pattern == before.pattern:
                    return depth, reading
    if not flush:
        return len(open_), chosen
    if option:
        return (len(open_) if _expects_options(open_[-1].text) else flush[0]), chosen
    if open_[-1].label is None and (open_[-1].first or not _introduces(open_[-1].text, chosen)):
        return len(open_) - 1, chosen
    return len(open_), chosen


def _nearest(following: Sequence[tuple[int, Label]], indent: int, open_: list[_Level]) -> tuple[int, Label]:
    """Which of the open lists a number goes on that would go on several: the one indented like it, else the innermost.

    A list whose last item ends in a full stop is done, where the list around it can go on.
    """
    inner, outer = open_[following[0][0]], open_[following[1][0]]
    if inner.indent != indent == outer.indent:
        return following[1]
    done = inner.label and outer.label and inner.label.pattern == outer.label.pattern and inner.indent == outer.indent
    return following[1] if done and inner.text.rstrip("*_ ]").endswith(".") else following[0]


def _ends_in_colon(text: str) -> bool:
    return text[-80:].rstrip("*_ ]").endswith((":", "："))


def _introduces(text: str, label: Label) -> bool:
    """Whether an unnumbered paragraph ends in a colon and the label is one of items: `(a)`, `a)`, not `1.`."""
    return label.frame in ("(#)", "#)") and _ends_in_colon(text)


def _readings(label: Label) -> tuple[Label, ...]:
    other = other_reading(label) if label.system in TIED else None
    return (label, other) if other else (label,)


def _expects_options(text: str) -> bool:
    """Whether options after this text are its own: it is empty, a title, or ends in a colon."""
    bare = text.strip(" *_[")
    return not bare or bare.endswith(":") or (len(bare.split()) <= 12 and bare[-1] not in ".;,")


def is_no_text(text: str) -> bool:
    """Whether an option's words say that it has none: `No text`, `No text additional to Article 3.2`."""
    bare = text.strip(" *_[].;").lower()
    return bare.startswith("no text") and len(bare) <= 80
