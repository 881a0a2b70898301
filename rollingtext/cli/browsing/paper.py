"""A pane with a heading: lines made for its width, scrolled, made anew when its size changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.events import Resize
from textual.widgets import Static

from rollingtext.cli.console import Terminal
from rollingtext.cli.wrap import Run, shortened
from rollingtext.document.visible import visible

_HERE = Terminal("always").styled("x", "here").partition("x")[0]
"""What begins a stretch that stands out: it is scrolled into sight."""
_ABOVE = 1
"""So many lines are shown above it."""


def as_text(lines: Iterable[str]) -> Text:
    """Lines with our colour codes as Textual shows them; no markup is read."""
    text = Text("\n", no_wrap=True, end="").join(Text.from_ansi(line, no_wrap=True, end="") for line in lines)
    text.no_wrap = True
    return text


def styled(runs: Iterable[Run]) -> Text:
    """Runs of words, on one line, as Textual shows them."""
    terminal = Terminal("always")
    return as_text(["".join(terminal.styled(run.text, run.style) if run.style else visible(run.text) for run in runs)])


class Paper(Vertical):
    """A pane that asks `lines` for what it says at its width, and stands under `title`."""

    DEFAULT_CSS = """
    Paper > .heading { height: 1; text-wrap: nowrap; text-overflow: clip; }
    Paper:focus-within > .heading { text-style: reverse; }
    Paper > VerticalScroll { scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    Paper > VerticalScroll > Static { width: 100%; height: auto; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, name: str, title: Callable[[], str], lines: Callable[[Terminal], list[str]]) -> None:
        super().__init__(id=name)
        self._headed, self._said = title, lines
        self._heading = Static(markup=False, classes="heading")
        self._sheet = Static(markup=False)
        self._window = VerticalScroll(self._sheet)
        self.count = 0

    def compose(self) -> ComposeResult:
        yield self._heading
        yield self._window

    def on_resize(self, event: Resize) -> None:
        """Another width has other lines."""
        self.fill()

    def fill(self, from_the_top: bool = False) -> None:
        """Shows what there is to say now."""
        width = self.size.width
        if not width or not self.display:
            return
        terminal = Terminal("always")
        terminal.width = max(1, width - 2)
        shown = self._said(terminal)
        heading = shortened(f"─ {visible(self._headed())} ", width)
        self._heading.update(Text(heading + "─" * width, no_wrap=True, overflow="crop", end=""))
        self.count = len(shown)
        self._sheet.update(as_text(shown))
        marked = next((at for at, line in enumerate(shown) if _HERE in line), None)
        if marked is not None:
            self._window.scroll_to(y=max(0, marked - _ABOVE), animate=False, force=True)
        elif from_the_top:
            self._window.scroll_home(animate=False)

    def move(self, lines: int) -> None:
        """Moves the words by some lines."""
        self._window.scroll_relative(y=lines, animate=False)

    def turn(self, pages: int) -> None:
        """Moves the words by some pages."""
        self.move(pages * max(1, self._window.size.height - 1))
