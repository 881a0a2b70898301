"""The screen as a whole: the panes side by side, and the keys that lead from one reading to the next."""

from __future__ import annotations

from typing import Any

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.events import Key, Resize
from textual.widgets import Input, Static, Tree

from rollingtext.cli.app import INTERRUPTED
from rollingtext.cli.browsing import places_pane, redline_pane, text_pane
from rollingtext.cli.browsing.dialogs import Choosing, Help
from rollingtext.cli.browsing.finding import found
from rollingtext.cli.browsing.keys import LINE, actions
from rollingtext.cli.browsing.outline import rows
from rollingtext.cli.browsing.paper import Paper
from rollingtext.cli.browsing.reading import (
    Reading,
    against_version,
    at_clause,
    in_version,
    issue_of,
    opened,
    taking,
    taking_next,
    to_change,
    to_place,
)
from rollingtext.cli.browsing.shelf import Shelf
from rollingtext.cli.browsing.tree import Contents
from rollingtext.document.values import replace
from rollingtext.document.visible import visible

_WIDE = 140
"""From so many columns on text and redline stand side by side."""


class Browser(App[int]):
    """The browser over a shelf of versions. `reading` says where the reader is; all that is shown follows from it."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    Screen { background: ansi_default; }
    #top { height: 1; text-style: bold; }
    #contents { width: 30%; min-width: 24; max-width: 48; height: 100%; }
    #right { border-left: solid ansi_default; width: 1fr; }
    #texts { height: 1fr; }
    #text, #redline { width: 1fr; }
    #redline.beside { border-left: solid ansi_default; }
    #places { height: 4; }
    #top, #line { text-wrap: nowrap; text-overflow: ellipsis; }
    #line { height: 1; }
    #find { height: 1; border: none; padding: 0; display: none; background: ansi_default; }
    .finding #find { display: block; }
    .finding #line { display: none; }
    """
    BINDINGS = [Binding(keys, action, show=False) for keys, action in actions().items()]

    def __init__(self, shelf: Shelf) -> None:
        super().__init__(ansi_color=True)  # the colours of the terminal, or none where NO_COLOR says so
        self.shelf = shelf
        self.reading = opened(shelf)
        self.wanted = ""
        self._wants_redline = self._is_wide = False

    def compose(self) -> ComposeResult:
        yield Static(markup=False, id="top")
        with Horizontal():
            yield Contents()
            with Vertical(id="right"):
                with Horizontal(id="texts"):
                    for pane, name in ((text_pane, "text"), (redline_pane, "redline")):
                        yield self._paper(name, pane)
                yield self._paper("places", places_pane)
        yield Static(markup=False, id="line")
        yield Input(placeholder="A locator, such as III.7.C, or words", id="find", select_on_focus=True)

    def _paper(self, name: str, pane: Any) -> Paper:
        return Paper(
            name,
            lambda: pane.title(self.shelf, self.reading),
            lambda terminal: pane.lines(self.shelf, self.reading, terminal),
        )

    def on_mount(self) -> None:
        """Shows the version that the user named."""
        self.theme = "ansi-dark"
        self._is_wide = self.size.width >= _WIDE
        self._wants_redline = self._is_wide and bool(self.reading.against)
        self._lay_out()
        self._show_contents()
        self.query_one(Contents).focus()
        self._say(LINE)

    def on_resize(self, event: Resize) -> None:
        """More or less room for panes side by side."""
        self._is_wide = event.size.width >= _WIDE
        self._lay_out()

    # What is shown

    def show(self, reading: Reading | None, otherwise: str = "") -> None:
        """Shows another reading, or says why there is none."""
        if reading is None:
            self._say(otherwise)
            return
        before, self.reading = self.reading, reading
        self._say(LINE)
        if (before.version, before.against) != (reading.version, reading.against):
            self._show_contents()
        self.query_one(Contents).go_to(reading.clause)
        self._fill(before.clause != reading.clause or before.version != reading.version)

    def _show_contents(self) -> None:
        contents = self.query_one(Contents)
        contents.show_rows(rows(self.shelf, self.reading))
        contents.go_to(self.reading.clause)

    def _fill(self, from_the_top: bool = False) -> None:
        reading = self.reading
        count = len(issue_of(self.shelf, reading).places)
        told = [visible(reading.version), f"{count} contested place{'' if count == 1 else 's'}"]
        told += [f"against {visible(reading.against)}"] if reading.against else []
        top = f"{' | '.join(told)} | {visible(' '.join(self.shelf.title.split()))}"
        self.query_one("#top", Static).update(Text(top, no_wrap=True, overflow="ellipsis"))
        for paper in self.query(Paper):
            paper.fill(from_the_top)
        places = self.query_one("#places", Paper)
        places.styles.height = min(places.count + 1, max(4, (self.size.height - 2) * 2 // 5))

    def _say(self, text: str) -> None:
        self.query_one("#line", Static).update(Text(visible(text), no_wrap=True, overflow="ellipsis"))

    def _lay_out(self) -> None:
        """Text and redline: one of them, or both where there is room."""
        self.query_one("#text").display = not self._wants_redline or self._is_wide
        self.query_one("#redline").display = self._wants_redline
        self.query_one("#redline").set_class(self._is_wide, "beside")
        self.call_after_refresh(self._fill)

    @property
    def _front(self) -> Paper:
        """The pane that the keys scroll."""
        focused = self.focused
        while focused is not None and not isinstance(focused, Paper):
            focused = focused.parent  # type: ignore[assignment]
        return focused or next(paper for paper in reversed(self.query(Paper)) if paper.display and paper.id != "places")

    # Keys

    def on_tree_node_highlighted(self, event: Tree.NodeHighlighted[str]) -> None:
        """The reader moved in the tree."""
        node = self.query_one(Contents).cursor_node
        if event.node is node and node.data is not None and node.data != self.reading.clause:
            self.show(at_clause(self.reading, node.data))

    def action_close(self) -> None:
        self.query_one(Contents).close_or_up()

    def action_open(self) -> None:
        self.query_one(Contents).open_up()

    def action_place(self, step: int) -> None:
        self._turn_to_text()
        self.show(to_place(self.shelf, self.reading, step), "There is no contested place further on in this direction.")

    def _turn_to_text(self) -> None:
        """Puts the text in front where only one of text and redline has room."""
        if self._wants_redline and not self._is_wide:
            self.action_redline()

    def action_change(self, step: int) -> None:
        if not self._wants_redline:
            self.action_redline()
        why = "There is no change further on in this direction."
        self.show(
            to_change(self.shelf, self.reading, step), why if self.reading.against else "There is no other version."
        )

    def action_find(self) -> None:
        self.screen.add_class("finding")
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """What to look for has been said."""
        self.wanted = event.value
        self._leave_finding()
        if self.wanted.strip():
            self.action_again(1)

    def on_key(self, event: Key) -> None:
        """Escape leaves the search."""
        if event.key == "escape" and self.screen.has_class("finding"):
            self._leave_finding()

    def _leave_finding(self) -> None:
        self.screen.remove_class("finding")
        self.query_one(Contents).focus()

    def action_again(self, step: int) -> None:
        if not self.wanted.strip():
            self.action_find()
            return
        there = found(self.shelf, self.reading, self.wanted, step)
        self.show(there, f"No clause is called, or says, “{self.wanted}”.")

    def action_redline(self) -> None:
        self._wants_redline = not self._wants_redline
        self._lay_out()

    def action_version(self) -> None:
        self._choose("Which version is to be read?", self.reading.version, self._read)

    def action_other(self) -> None:
        self._choose("Which version is it to be compared with?", self.reading.against, self._compare)

    def _choose(self, question: str, current: str, then: Any) -> None:
        if len(self.shelf.names) < 2:
            self._say("There is no other version.")
            return
        self.push_screen(Choosing(question, self.shelf.names, current), then)

    def _read(self, name: str | None) -> None:
        if name:
            self.show(in_version(self.shelf, self.reading, name))

    def _compare(self, name: str | None) -> None:
        if name == self.reading.version:
            self._say("A version is not compared with itself.")
        elif name:
            self._wants_redline = True
            self._lay_out()
            self.show(against_version(self.reading, name))

    def action_scroll(self, lines: int) -> None:
        self._front.move(lines)

    def action_page(self, pages: int) -> None:
        self._front.turn(pages)

    def action_take(self, side: int) -> None:
        self._turn_to_text()
        self.show(taking(self.shelf, self.reading, side), "There is no such side here.")

    def action_take_next(self) -> None:
        self._turn_to_text()
        self.show(taking_next(self.shelf, self.reading), "Nothing is contested here.")

    def action_put_back(self) -> None:
        self.show(taking(self.shelf, self.reading, None), "Nothing is contested here.")

    def action_put_all_back(self) -> None:
        self.show(replace(self.reading, taken={}))

    def action_interrupt(self) -> None:
        self.exit(INTERRUPTED)

    def action_help(self) -> None:
        self.push_screen(Help())

    # Bugs

    @property
    def bug(self) -> Exception | None:
        """What went wrong while the screen was open, to be told by the command line like every other bug."""
        return self._exception

    def _fatal_error(self) -> None:
        """Closes the screen; Textual would print the words of the draft with the traceback."""
        self._close_messages_no_wait()
