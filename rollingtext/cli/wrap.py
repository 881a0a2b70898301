"""Paragraphs for a screen: runs of words in their styles, wrapped with a hanging indent. Without a width, one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rollingtext.cli.console import Style, Terminal
from rollingtext.document.patterns import pattern
from rollingtext.document.visible import visible

_WIDE = (
    "\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6"
    "\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f900-\U0001f9ff\U00020000-\U0003ffff"
)
_OPENERS, _CLOSERS = r"\[(（【［「『《〈“‘", r"\]),.;:!?，。、；：？！）】］」』》〉”’\u0301"
_PARTS = pattern(rf"[ \t\n]+|[{_OPENERS}]*[{_WIDE}][{_CLOSERS}]*|[^ \t\n{_WIDE}]+")
"""Blanks; one wide character with what may not stand apart from it; a word. A line can end behind each."""
_PARTS_WITHOUT_WIDE = pattern(r"[ \t\n]+|[^ \t\n]+")
_FIRST_WIDE = "\u2e80"
_ZERO = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
    "\u06e7\u06e8\u06ea-\u06ed\u200c\u200d\u20d0-\u20f0\ufe00-\ufe0f"
)
_IS_WIDE, _IS_ZERO = pattern(f"[{_WIDE}]"), pattern(f"[{_ZERO}]")


class Run(NamedTuple):
    """Words in one style; `None` is plain."""

    text: str
    style: Style | None = None


def cells(text: str) -> int:
    """How many columns a text takes: two for each Chinese character, none for a combining mark."""
    if text.isascii():
        return len(text)
    wide = 0 if max(text) < _FIRST_WIDE else len(_IS_WIDE.findall(text))
    return len(text) + wide - len(_IS_ZERO.findall(text))


def padded(text: str, width: int) -> str:
    """`text` with blanks behind it up to `width` columns."""
    return text + " " * max(0, width - cells(text))


def shortened(text: str, width: int) -> str:
    """`text` cut to `width` columns, with an ellipsis where something was cut."""
    if cells(text) <= width:
        return text
    kept = text[: max(0, width - 1)]
    while kept and cells(kept) > width - 1:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def paragraph(terminal: Terminal, runs: Sequence[Run], hang: int = 0) -> list[str]:
    """The lines of a paragraph; those after the first begin `hang` columns in."""
    runs = [Run(visible(run.text), run.style) for run in runs]
    lines = [list(runs)] if terminal.width is None else _wrapped(runs, max(20, terminal.width), hang)
    return [
        "".join(terminal.styled(run.text, run.style) if run.style else run.text for run in _merged(line))
        for line in lines
    ]


def _merged(line: Sequence[Run]) -> list[Run]:
    """Neighbours in one style put together."""
    out: list[Run] = []
    for run in line:
        if out and out[-1].style == run.style:
            out[-1] = Run(out[-1].text + run.text, run.style)
        else:
            out.append(run)
    return out


def _wrapped(runs: Sequence[Run], width: int, hang: int) -> list[list[Run]]:
    """Runs dealt out to lines. A part that is longer than a line stands on one of its own."""
    lines: list[list[Run]] = [[]]
    column = 0
    begun = False
    blank: Run | None = None
    for part in _parts(runs):
        size = sum(cells(run.text) for run in part)
        if not part[0].text.strip(" \t\n"):
            if column == 0:
                lines[-1].append(part[0])
                column = size
            else:
                blank = Run(" ", part[0].style)
            continue
        gap = 1 if blank else 0
        if begun and column + gap + size > width:
            lines.append([Run(" " * hang)] if hang else [])
            column, blank, gap = hang, None, 0
        if blank:
            lines[-1].append(blank)
            blank = None
        lines[-1].extend(part)
        column += gap + size
        begun = True
    return lines


def _parts(runs: Sequence[Run]) -> list[list[Run]]:
    """Blanks, and words with all the runs they stretch over."""
    text = "".join(run.text for run in runs)
    ends: list[int] = []
    size = 0
    for run in runs:
        size += len(run.text)
        ends.append(size)
    out: list[list[Run]] = []
    index = 0
    for match in (_PARTS_WITHOUT_WIDE if max(text, default="") < _FIRST_WIDE else _PARTS).finditer(text):
        at, end = match.span()
        part: list[Run] = []
        while at < end:
            while ends[index] <= at:
                index += 1
            stop = min(end, ends[index])
            part.append(Run(text[at:stop], runs[index].style))
            at = stop
        out.append(part)
    return out
