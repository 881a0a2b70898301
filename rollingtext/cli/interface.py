"""The commands as a program with manners: help, shell completion, and a message for every mistake on the command line."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import typer
from typer._click.exceptions import ClickException

from rollingtext import __version__
from rollingtext.cli.commands import module_of
from rollingtext.cli.completion import offered
from rollingtext.cli.params import Argument, Option


def run(argv: Sequence[str], commands: Mapping[str, str], interrupted: int, usage: int) -> int:
    """Runs a command line, whatever it says; `commands` are the names of all commands, each with what it does.

    Returns the exit code: that of the command, `usage` where the line is wrong, `interrupted` where the user left.
    """
    app = _application(commands)
    try:
        result = app(args=list(argv), standalone_mode=False, prog_name="rollingtext")
    except ClickException as problem:
        problem.show()
        return usage
    except typer.Exit as leaving:
        return int(leaving.exit_code)
    except typer.Abort:
        return interrupted
    return result if isinstance(result, int) else 0


def _application(commands: Mapping[str, str]) -> typer.Typer:
    app = typer.Typer(
        rich_markup_mode=None,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=True,
        help="Read, compare and amend the bracketed rolling text of a negotiation.",
    )

    @app.callback()
    def everything(
        version: bool = typer.Option(False, "--version", help="Tell the version and stop."),
    ) -> None:
        if version:
            sys.stdout.write(f"rollingtext {__version__}\n")
            raise typer.Exit(0)

    for name, does in commands.items():
        module = module_of(name)
        app.command(name, help=module.__doc__, short_help=does)(declared(module.command))
    return app


def declared(command: Callable[..., int]) -> Callable[..., int]:
    """The same command, its parameters declared in the way that typer reads."""
    hints = get_type_hints(command, include_extras=True)
    parameters = []
    for name, parameter in inspect.signature(command).parameters.items():
        kind, said = get_args(hints[name])
        parameters.append(parameter.replace(annotation=_annotation(kind, said)))

    def called(**values: Any) -> int:
        return command(**values)

    called.__name__, called.__doc__ = command.__name__, command.__doc__
    called.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    called.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return called


def _annotation(kind: Any, said: Argument | Option) -> Any:
    """A parameter as typer reads it. Of several texts at once, typer knows the choices as an enumeration only."""
    if isinstance(said, Argument):
        return Annotated[kind, typer.Argument(metavar=said.metavar, help=said.help, autocompletion=offered(said))]
    several = next((one for one in (kind, *get_args(kind)) if get_origin(one) is list), None)
    if several is not None and (choices := get_args(get_args(several)[0])):
        kind = list[StrEnum("Choice", {text: text for text in choices})] | None  # type: ignore[misc]
    names = said.names.split()
    return Annotated[kind, typer.Option(*names, metavar=said.metavar, help=said.help, autocompletion=offered(said))]
