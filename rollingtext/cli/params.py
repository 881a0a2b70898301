"""How a command says what it takes: its arguments and options as data, which costs nothing to load.

A command is a plain function whose parameters are annotated with these: `clause: Annotated[str, Option("--clause",
"Only this clause.")] = ""`. `cli.quick` reads a well-formed command line by them, `cli.interface` makes help,
completion and messages from them.
"""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple, TypeAlias


class Argument(NamedTuple):
    """A value that is known by its place; `metavar` names it in the help. A list takes all that are left."""

    metavar: str
    help: str


class Option(NamedTuple):
    """A value that follows its name, or a switch. `names` are written as in the help: `-o --output`."""

    names: str
    help: str
    metavar: str | None = None


Color: TypeAlias = Literal["auto", "always", "never"]
Format: TypeAlias = Literal["text", "json"]

ColorOption: TypeAlias = Annotated[Color, Option("--color", "When to use colour.")]
FormatOption: TypeAlias = Annotated[Format, Option("--format", "Text for a person, JSON for a program.")]
TableFormatOption: TypeAlias = Annotated[
    Literal["text", "json", "csv"], Option("--format", "Text for a person, JSON for a program, CSV for a spreadsheet.")
]
OutputOption: TypeAlias = Annotated[str, Option("-o --output", "Write to this file instead.")]
AmendmentsArgument: TypeAlias = Annotated[
    list[str], Argument("AMENDMENT...", "Files of amendments: YAML, prose (.txt, .md), or Word with tracked changes.")
]
RevisionsOption: TypeAlias = Annotated[
    Literal["final", "original"],
    Option("--revisions", "Of a Word file: read its tracked changes as accepted (final) or rejected (original)."),
]
LegendOption: TypeAlias = Annotated[
    str,
    Option("--legend", "Of a Word file: what formatting means, such as 'strike=deleted', or a YAML file.", "LEGEND"),
]
FromOption: TypeAlias = Annotated[str, Option("--from", "The format of the draft, if its suffix does not say.")]
