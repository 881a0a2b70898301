"""The clauses as a tree on the left: moved through with the arrow keys, opened and closed."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style
from rich.text import Text
from textual.binding import Binding
from textual.widgets import Tree
from textual.widgets._tree import TOGGLE_STYLE
from textual.widgets.tree import TreeNode

from rollingtext.cli.browsing.outline import Row
from rollingtext.cli.browsing.paper import styled

_OPEN, _CLOSED = "- ", "+ "
_OPEN_AT_MOST = 2000
"""A text of more clauses begins with its outermost ones closed."""


class Contents(Tree[str], inherit_bindings=False):
    """The clauses; the data of a node is the locator."""

    BINDINGS = [
        Binding("up", "cursor_up", show=False),
        Binding("down", "cursor_down", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
    ]
    DEFAULT_CSS = """
    Contents { overflow-x: hidden; scrollbar-size-vertical: 1; background: ansi_default; }
    Contents > .tree--cursor, Contents:focus > .tree--cursor {
        text-style: reverse; color: ansi_default; background: ansi_default;
    }
    """

    def __init__(self) -> None:
        super().__init__("", id="contents")
        self.show_root, self.guide_depth, self.show_guides = False, 2, False
        self._by_locator: dict[str, TreeNode[str]] = {}

    def render_label(self, node: TreeNode[str], base_style: Style, style: Style) -> Text:
        """A clause with a sign before it where something stands under it, so that numbers stay below each other."""
        label = node.label.copy() if isinstance(node.label, Text) else Text(node.label)
        label.stylize(style)
        sign = (_OPEN if node.is_expanded else _CLOSED) if node.allow_expand else "  "
        return Text.assemble((sign, base_style + TOGGLE_STYLE if node.allow_expand else base_style), label)

    def get_label_width(self, node: TreeNode[str]) -> int:
        """Labels end at the edge of the pane: the tree never scrolls sideways."""
        return 1

    def show_rows(self, rows: Sequence[Row]) -> None:
        """The clauses of another version, or the same ones with other marks; what was closed stays so."""
        closed = {name for name, node in self._by_locator.items() if node.allow_expand and not node.is_expanded}
        self.clear()
        self._by_locator = {}
        above: list[TreeNode[str]] = []
        for at, row in enumerate(rows):
            del above[row.depth :]
            has_more = at + 1 < len(rows) and rows[at + 1].depth > row.depth
            parent = above[-1] if above else self.root
            is_open = row.locator not in closed and (len(rows) <= _OPEN_AT_MOST or row.depth > 0)
            node = parent.add(styled(row.runs()), row.locator, expand=has_more and is_open, allow_expand=has_more)
            self._by_locator[row.locator] = node
            above.append(node)
        self.root.expand()

    def go_to(self, locator: str) -> None:
        """Moves to a clause, with everything opened that it stands under."""
        node = self._by_locator.get(locator)
        if node is None or node is self.cursor_node:
            return
        above = node.parent
        while above is not None:
            above.expand()
            above = above.parent
        self.call_after_refresh(self._arrive, locator)

    def _arrive(self, locator: str) -> None:
        node = self._by_locator.get(locator)
        if node is not None:
            self.move_cursor(node)

    def close_or_up(self) -> None:
        """Closes the clause; one that is closed, or has nothing under it, leads to the one it stands under."""
        node = self.cursor_node
        if node is None:
            return
        if node.is_expanded and node.children:
            node.collapse()
        elif node.parent is not None and node.parent is not self.root:
            self.move_cursor(node.parent)

    def open_up(self) -> None:
        """Opens what stands under the clause."""
        if self.cursor_node is not None and self.cursor_node.allow_expand:
            self.cursor_node.expand()
