"""Read a negotiation on the whole screen: its clauses, what changed in them, what is contested, and what settling gives.

Nothing is written. The screen is drawn by Textual, which the extra `tui` brings; `?` tells all keys.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

from rollingtext.cli.console import Terminal
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.params import Argument, ColorOption

TEXTUAL = "textual>=8.2,<9"
"""What is installed for the screen: the extra `tui`."""


def command(
    draft: Annotated[str, Argument("NEGOTIATION|DRAFT", "A folder with a negotiation.yaml, or a draft.")],
    other: Annotated[str, Argument("DRAFT", "A newer draft, to be read against the first one.")] = "",
    color: ColorOption = "auto",
) -> int:
    """Opens the browser; 2 where there is no terminal, or no Textual."""
    if not _is_at_a_terminal():
        raise UsageProblem("The browser needs a terminal. `rollingtext show` and `rollingtext diff` write to files.")
    from rollingtext.cli.browsing.shelf import shelf

    found = shelf(draft, other)
    try:
        import textual  # noqa: F401
    except ImportError:
        command_line = f"{sys.executable} -m pip install '{TEXTUAL}'"
        raise UsageProblem(f"The browser needs Textual, which is not installed here: {command_line}") from None
    if Terminal(color).color:
        os.environ.pop("NO_COLOR", None)
    else:
        os.environ["NO_COLOR"] = "1"
    from rollingtext.cli.browsing.screen import Browser

    browser = Browser(found)
    code = browser.run()
    if browser.bug is not None:
        raise browser.bug
    return code or 0


def _is_at_a_terminal() -> bool:
    """Whether somebody sits at the keyboard and looks at the screen."""
    return sys.stdin.isatty() and sys.stdout.isatty()
