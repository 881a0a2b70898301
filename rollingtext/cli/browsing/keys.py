"""Every key and what it does: the one table behind the key presses and the help."""

from __future__ import annotations

from typing import NamedTuple


class Key(NamedTuple):
    """Keys that belong together: as a person reads them, what they do, and the action behind each.

    `actions` leads from keys, as the terminal library calls them, to actions; it is empty where a pane has its own.
    """

    shown: str
    does: str
    actions: dict[str, str] = {}


GROUPS: dict[str, tuple[Key, ...]] = {
    "Go": (
        Key("↑ ↓", "the clause before, the next one"),
        Key("← →", "close a clause (or go to the one above it), open it", {"left": "close", "right": "open"}),
        Key("n p", "next contested place, the one before (N too)", {"n": "place(1)", "p,N": "place(-1)"}),
        Key("c C", "next change, the one before", {"c": "change(1)", "C": "change(-1)"}),
        Key("/", "find a clause by its locator, or by words in it", {"slash": "find"}),
        Key("g G", "find the next one, the one before", {"g": "again(1)", "G": "again(-1)"}),
    ),
    "Show": (
        Key("r", "the redline for the text; beside it from 140 columns on", {"r": "redline"}),
        Key("v", "choose the version to read", {"v": "version"}),
        Key("o", "choose the other version, to compare with", {"o": "other"}),
        Key("j k", "text down a line, up (PgDn, PgUp: a page)", {"j": "scroll(1)", "k": "scroll(-1)"}),
        Key("Tab", "the arrow keys go to the next pane", {"tab": "focus_next", "shift+tab": "focus_previous"}),
    ),
    "Settle, to see the words that result (nothing is written)": (
        Key("1-9", "take this side of the place", {str(side): f"take({side - 1})" for side in range(1, 10)}),
        Key("Space", "take the next side", {"space": "take_next"}),
        Key("0 x", "put this place back in brackets, put all back", {"0": "put_back", "x": "put_all_back"}),
    ),
    "Leave": (
        Key("? q", "this help, the end", {"question_mark": "help", "q": "quit"}),
    ),
}  # fmt: skip
"""The keys under the headings of the help."""

BESIDE = {"pagedown": "page(1)", "pageup": "page(-1)", "ctrl+c": "interrupt"}
"""Keys that the help tells beside others, and the one that ends every program."""

LINE = "n/p place  c/C change  / find  r redline  v/o versions  1-9 settle  ? help"
"""The keys that are worth a line on every screen; it fits eighty columns."""


def actions() -> dict[str, str]:
    """The action behind each key, or each list of keys."""
    out = dict(BESIDE)
    for keys in GROUPS.values():
        for key in keys:
            out.update(key.actions)
    return out
