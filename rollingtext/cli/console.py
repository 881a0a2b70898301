"""What a person sees: every character of a draft, and never a control character that acts on the terminal.

Draft text goes to the terminal through this module only, as plain characters with our own colour codes; no markup
language ever sees it.
"""

from __future__ import annotations

import os
import sys
from typing import Literal, TypeAlias

from rollingtext.cli.errors import UsageProblem
from rollingtext.document.visible import visible

When: TypeAlias = Literal["auto", "always", "never"]
Style: TypeAlias = Literal["insert", "delete", "place", "label", "dim", "bold", "error", "warning", "info", "here"]

_CODES: dict[str, str] = {
    "insert": "\x1b[32;4m", "delete": "\x1b[31;9m", "place": "\x1b[36m", "label": "\x1b[1m", "dim": "\x1b[2m",
    "bold": "\x1b[1m", "error": "\x1b[31;1m", "warning": "\x1b[33;1m", "info": "\x1b[35;1m",
    "here": "\x1b[7m",
}  # fmt: skip
_RESET = "\x1b[0m"


class Terminal:
    """One output stream with its colour and width. Piped text is plain and unwrapped, the same at any width."""

    def __init__(self, color: When = "auto") -> None:
        self.is_terminal = sys.stdout.isatty()
        self.color = _wants_color(color, self.is_terminal)
        self.width = _screen()[0] if self.is_terminal else None
        self.lines: list[str] = []

    def styled(self, text: str, style: Style) -> str:
        """`text` made visible, in a style when there is colour."""
        shown = visible(text)
        return f"{_CODES[style]}{shown}{_RESET}" if self.color and shown else shown

    def line(self, text: str = "") -> None:
        """Adds a line that is already visible and styled."""
        self.lines.append(text)

    def show(self) -> None:
        """Writes everything added so far, through a pager when it is longer than the screen."""
        text = "\n".join(self.lines) + "\n" if self.lines else ""
        self.lines = []
        if self.is_terminal and text.count("\n") > _screen()[1] and _page(text):
            return
        write(text)


def error_terminal() -> Terminal:
    """Standard error, without colour, as a place for lines that fit its screen."""
    terminal = Terminal("never")
    terminal.width = _screen()[0] if sys.stderr.isatty() else None
    return terminal


def write(text: str) -> None:
    """Writes data to standard output; what its encoding cannot carry is escaped, never dropped."""
    encoding = sys.stdout.encoding or "utf-8"
    if not text.isascii():
        text = text.encode(encoding, errors="backslashreplace").decode(encoding)
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise UsageProblem(f"Standard output cannot be written: {problem.strerror or problem}.") from None


def message(text: str) -> None:
    """Writes a line for the person to standard error."""
    sys.stderr.write(visible(text) + "\n")


def error_line(text: str) -> None:
    """Writes a line that says why nothing was done."""
    message(f"rollingtext: {text}")


def _screen() -> tuple[int, int]:
    """Columns and lines of the terminal; COLUMNS and LINES overrule it."""
    import shutil

    size = shutil.get_terminal_size((80, 24))
    return size.columns, size.lines


def _wants_color(when: When, is_terminal: bool) -> bool:
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal and os.environ.get("TERM") != "dumb"


def _page(text: str) -> bool:
    """Shows `text` in the user's pager; says whether that worked."""
    import shlex
    import subprocess

    command = os.environ.get("ROLLINGTEXT_PAGER") or os.environ.get("PAGER") or "less -FRX"
    if command == "cat" or os.environ.get("CI") or os.environ.get("TERM") in (None, "", "dumb"):
        return False
    try:
        subprocess.run(shlex.split(command), input=text.encode(), check=False)
    except (OSError, ValueError):
        return False
    return True
