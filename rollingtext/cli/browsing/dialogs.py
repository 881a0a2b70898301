"""What comes up over the screen and goes again: a version to choose, and the help with every key."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from rollingtext.cli.browsing.keys import GROUPS
from rollingtext.cli.browsing.outline import CHANGED
from rollingtext.cli.browsing.paper import styled
from rollingtext.cli.wrap import Run, padded
from rollingtext.document.visible import visible

_BOX = """
    {name} {{ align: center middle; background: transparent; }}
    {name} > Vertical {{
        width: 76; max-width: 100%; height: auto; max-height: 100%; border: solid ansi_default;
        background: ansi_default; padding: 0 1;
    }}
    {name} .heading {{ text-style: bold; height: 1; }}
"""


class Choosing(ModalScreen[str]):
    """A version to choose from a list; the empty name stands for none chosen."""

    DEFAULT_CSS = (
        _BOX.format(name="Choosing")
        + """
    Choosing OptionList { height: auto; max-height: 16; background: ansi_default; padding: 0; }
    Choosing OptionList, Choosing OptionList:focus, Choosing OptionList:ansi:focus { border: none; }
    Choosing OptionList > .option-list--option-highlighted,
    Choosing OptionList:focus > .option-list--option-highlighted { color: ansi_default; background: ansi_default; }
    """
    )
    BINDINGS = [Binding("escape,q", "leave", show=False)]

    def __init__(self, question: str, names: Sequence[str], current: str) -> None:
        super().__init__()
        self._asked, self._known, self._shown = question, names, current

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Text(visible(self._asked), no_wrap=True), markup=False, classes="heading")
            yield OptionList(*[Option(_entry(name, False)) for name in self._known], markup=False)
            yield Static("Enter chooses, Esc leaves.", markup=False)

    def on_mount(self) -> None:
        """Begins at the version that is shown."""
        if self._shown in self._known:
            self.query_one(OptionList).highlighted = list(self._known).index(self._shown)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """A sign before the one that would be chosen, which is seen without colour too."""
        for at, name in enumerate(self._known):
            event.option_list.replace_option_prompt_at_index(at, _entry(name, at == event.option_index))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The one chosen is the answer."""
        self.dismiss(self._known[event.option_index])

    def action_leave(self) -> None:
        """Leaves everything as it is."""
        self.dismiss("")


def _entry(name: str, is_pointed_at: bool) -> Text:
    return Text(f"{'>' if is_pointed_at else ' '} {visible(name)}", "bold" if is_pointed_at else "", no_wrap=True)


class Help(ModalScreen[None]):
    """Every key and what it does."""

    DEFAULT_CSS = (
        _BOX.format(name="Help")
        + """
    Help VerticalScroll { height: auto; max-height: 100%; scrollbar-size-vertical: 1; }
    """
    )
    BINDINGS = [Binding("escape,q,question_mark,enter", "leave", show=False)]

    def compose(self) -> ComposeResult:
        text = Text("\n").join(line for line in _lines())
        with Vertical(), VerticalScroll():
            yield Static(text, markup=False)

    def action_leave(self) -> None:
        """Back to the text."""
        self.dismiss(None)


def _lines() -> list[Text]:
    out: list[Text] = []
    for heading, keys in GROUPS.items():
        out.append(styled([Run(heading, "bold")]))
        out += [styled([Run(f"  {padded(key.shown, 6)}", "label"), Run(key.does)]) for key in keys]
    marks = [Run(CHANGED, "insert"), Run(" changed   "), Run("[3]", "place"), Run(" contested places under a clause")]
    return [*out, styled(marks)]
