"""A quick reading of a command line is the full reading of it, or none."""

from __future__ import annotations

from typing import Any

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from typer.main import get_command

from rollingtext.cli.commands import COMMANDS, module_of
from rollingtext.cli.interface import declared
from rollingtext.cli.quick import values

_WORDS = (
    "a.md", "b.md", "-", "--", "", "text", "json", "moved", "edited", "never", "III.7", "-o", "-oout", "--output",
    "--output=x", "--format", "--format=json", "--format=xml", "--only", "--only=moved", "--stat", "--stat=1", "--fail-on",
    "--clause", "--color=never", "--as", "--help", "-h", "--select=B", "--check", "--settle-place", "--settle-place=a=b",
    "--drop-contested", "--list", "--nothing", "--cla", "-x", "--by=term", "--from", "--in=.", "--exit-code",
)  # fmt: skip


def _full(name: str, argv: list[str]) -> dict[str, Any] | None:
    """What the whole machinery hands to the command; `None` where it stops before."""
    got: dict[str, Any] = {}

    def kept(**found: Any) -> int:
        got.update(found)
        return 0

    app = typer.Typer()
    command = module_of(name).command
    shown = declared(command)
    kept.__signature__, kept.__annotations__ = shown.__signature__, shown.__annotations__  # type: ignore[attr-defined]
    app.command()(kept)
    try:
        get_command(app).main(argv, standalone_mode=False)
    except Exception:
        return None
    return got or None


@pytest.mark.parametrize("name", COMMANDS)
@given(argv=st.lists(st.sampled_from(_WORDS), max_size=6))
def test_a_quick_reading_gives_what_the_full_one_gives(name: str, argv: list[str]) -> None:
    command = module_of(name).command
    quick = values(command, argv)
    if quick is not None:
        full = _full(name, argv)
        names = command.__code__.co_varnames[: command.__code__.co_argcount]
        defaults = dict(zip(reversed(names), reversed(command.__defaults__ or ()), strict=False))
        assert full == {**defaults, **quick}


@pytest.mark.parametrize(
    "name, argv, found",
    [
        ("diff", ["a", "b"], {"old": "a", "new": "b"}),
        ("diff", ["a", "--only", "moved", "b", "--only=split"], {"old": "a", "new": "b", "only": ["moved", "split"]}),
        ("validate", ["a", "b", "--exit-zero"], {"paths": ["a", "b"], "exit_zero": True}),
        ("show", ["-", "-o", "x"], {"draft": "-", "output": "x"}),
        ("explain", [], {}),
        ("diff", ["a"], None),
        ("diff", ["a", "b", "c"], None),
        ("diff", ["a", "b", "--only", "gone"], None),
        ("diff", ["a", "b", "--clause"], None),
        ("diff", ["a", "b", "--help"], None),
        ("validate", [], None),
    ],
)
def test_well_formed_lines_are_read_quickly_and_no_others(
    name: str, argv: list[str], found: dict[str, Any] | None
) -> None:
    assert values(module_of(name).command, argv) == found
