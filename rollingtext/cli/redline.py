"""Changed words on a terminal: `{-struck-}`, `{+added+}`, which no bracket of a draft looks like."""

from __future__ import annotations

from collections.abc import Iterable

from rollingtext.cli.console import Style
from rollingtext.cli.wrap import Run as Piece
from rollingtext.compare.words import Run

_MARKS: dict[str, tuple[str, str, Style | None]] = {
    "keep": ("", "", None),
    "delete": ("{-", "-}", "delete"),
    "insert": ("{+", "+}", "insert"),
}
_ONE_LINE = {ord("\n"): " "}


def marked(runs: Iterable[Run]) -> list[Piece]:
    """The runs with marks round what was struck and added."""
    out: list[Piece] = []
    for op, text in runs:
        before, after, style = _MARKS[op]
        out.append(Piece(f"{before}{text.translate(_ONE_LINE)}{after}", style))
    return out
