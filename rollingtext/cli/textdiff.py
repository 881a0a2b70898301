"""What a file would become, line by line, before it is written."""

from __future__ import annotations

from rollingtext.cli.console import Style, Terminal


def add_diff(terminal: Terminal, path: str, old: str, new: str, done: str) -> None:
    """Adds the lines that differ between two texts of one file; `done` says what was done to it (`laid out`)."""
    from difflib import unified_diff

    name = "standard input" if path == "-" else path
    lines = unified_diff(
        old.rstrip("\n").split("\n"), new.rstrip("\n").split("\n"), name, f"{name} ({done})", lineterm=""
    )
    styles: dict[str, Style] = {"+": "insert", "-": "delete", "@": "bold"}
    for number, line in enumerate(lines):
        terminal.line(terminal.styled(line, styles.get(line[:1], "dim") if number > 1 else "bold"))
