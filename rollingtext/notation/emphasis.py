"""Emphasis as Markdown writes it: which asterisks and underscores are markers, and which are just characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rollingtext.document.patterns import pattern

TARGET = r"\((?:https?://|mailto:|/|#|\.{1,2}/)[^\s()]{0,2000}\)|\((?:https?|mailto):[^)\n]{0,2000}\)"
"""What follows the text of a link; it is an address, and nothing in it is emphasis."""

NOTE = r"\[\^[^\[\]\s^]{1,60}\]"
"""A note mark; nothing in its name is emphasis."""

_RUN = pattern(rf"\\.|\](?:{TARGET})|{NOTE}|\*+|_+", re.S)
_LONGEST_RUN = 3
_DEEPEST = 8


def markers(text: str) -> dict[int, tuple[int, str]]:
    """The markers that take effect: offset of each to its length and the style that holds from there on.

    A style is the list of open markers joined by blanks, outermost first (`** _`). A marker opens before a word and
    closes behind one, as in CommonMark; one that finds no partner in `text` is a character like any other, and so is
    a row of four or more. Of the markers that wait for a partner only the last eight can still find one.
    """
    if "*" not in text and "_" not in text:
        return {}
    open_: list[tuple[str, int]] = []
    events: list[tuple[int, int, str, int]] = []
    for match in _RUN.finditer(text):
        run, at = match[0], match.start()
        if run[0] in "\\[]" or len(run) > _LONGEST_RUN:
            continue
        end = match.end()
        before = text[at - 1] if at else " "
        after = text[end] if end < len(text) else " "
        left = len(run)
        if not before.isspace() and not (run[0] == "_" and after.isalnum()):
            left = _close(run[0], left, end, open_, events)
        if left and not after.isspace() and not (before.isalnum() and (run[0] == "_" or not after.isalnum())):
            at_ = end - left
            for size in (2, 1) if left == 3 else (left,):
                open_.append((run[0] * size, at_))
                at_ += size
            del open_[:-_DEEPEST]
    return _styles(events)


def _close(
    sign: str, left: int, end: int, open_: list[tuple[str, int]], events: list[tuple[int, int, str, int]]
) -> int:
    """Closes what a run can close, innermost first; returns how much of the run is left over."""
    while left:
        partner = next((i for i in range(len(open_) - 1, -1, -1) if open_[i][0][0] == sign), None)
        if partner is None or len(open_[partner][0]) > left:
            break
        marker, at = open_[partner]
        del open_[partner:]
        events.append((at, len(marker), marker, 1))
        events.append((end - left, len(marker), marker, -1))
        left -= len(marker)
    return left


def _styles(events: list[tuple[int, int, str, int]]) -> dict[int, tuple[int, str]]:
    found: dict[int, tuple[int, str]] = {}
    stack: list[str] = []
    for at, length, marker, turn in sorted(events):
        if turn > 0:
            stack.append(marker)
        else:
            stack.reverse()
            stack.remove(marker)
            stack.reverse()
        found[at] = (length, " ".join(stack))
    return found


def transition(before: str, after: str, between: str | None = None) -> tuple[str, str]:
    """The markers that close and those that open where the style changes from one to the other.

    `between` is the style of blanks that stand there: what they do not share is closed before them.
    """
    was, will = before.split(), after.split()
    low = was if between is None else between.split()
    same = 0
    while same < min(len(was), len(will), len(low)) and was[same] == will[same] == low[same]:
        same += 1
    return "".join(reversed(was[same:])), "".join(will[same:])


def hugged(parts: Iterable[tuple[str, str]]) -> tuple[str, dict[int, int]]:
    """Texts in their styles put together, and where markers were written (offset to length).

    Markers hug words: blanks at the border of two styles stand outside both.
    """
    out: list[str] = []
    size = 0
    places: dict[int, int] = {}
    style = blanks = ""
    between: str | None = None

    def put(text: str, marker: bool = False) -> None:
        nonlocal size
        if marker and text:
            places[size] = len(text)
        out.append(text)
        size += len(text)

    for text, own in parts:
        bare = text.strip()
        if not bare:
            blanks += text
            between = own if between is None else min(between, own, key=len)
            continue
        start = text.index(bare)
        closing, opening = transition(style, own, between)
        put(closing, marker=True)
        put(blanks + text[:start])
        put(opening, marker=True)
        put(bare)
        style, blanks, between = own, text[start + len(bare) :], None
    put(transition(style, "")[0], marker=True)
    put(blanks)
    return "".join(out), places


def as_meant(text: str, places: Mapping[int, int]) -> bool:
    """Whether the markers that a reader would find in `text` are exactly the ones that were written as markers."""
    covered = {at + i for at, (length, _) in markers(text).items() for i in range(length)}
    return covered == {at + i for at, length in places.items() for i in range(length)}
