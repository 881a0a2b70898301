"""A well-formed command line read without the machinery that helps with the others.

A delegate feels how long a command takes to start, and most of that was getting ready to explain mistakes. What is not
plainly right (an unknown option, a missing argument, `--help`) is left to `cli.interface`; where this module answers,
both give a command the same values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from rollingtext.cli.params import Argument, Option


class _Value(NamedTuple):
    """What a parameter takes: one text or several, or nothing but its name; `choices` are the texts allowed."""

    parameter: str
    choices: tuple[str, ...]
    many: bool
    switch: bool


def values(command: Callable[..., int], argv: Sequence[str]) -> dict[str, Any] | None:
    """The values that a command line gives to the parameters of `command`; `None` where it is not plainly right."""
    arguments: list[_Value] = []
    options: dict[str, _Value] = {}
    for value, declared in _declared(command):
        if isinstance(declared, Argument):
            arguments.append(value)
        else:
            options.update(dict.fromkeys(declared.names.split(), value))
    found: dict[str, Any] = {}
    placed: list[str] = []
    words = iter(argv)
    for word in words:
        if word == "-" or not word.startswith("-"):
            placed.append(word)
        elif not _take(word, words, options, found):
            return None
    return found if _place(placed, arguments, command, found) else None


def _declared(command: Callable[..., int]) -> Iterator[tuple[_Value, Argument | Option]]:
    for name, hint in get_type_hints(command, include_extras=True).items():
        if name == "return":
            continue
        kind, declared = get_args(hint)
        if get_origin(kind) in (Union, UnionType):
            kind = next(one for one in get_args(kind) if one is not NoneType)
        many = get_origin(kind) is list
        kind = get_args(kind)[0] if many else kind
        choices = get_args(kind) if get_origin(kind) is Literal else ()
        yield _Value(name, choices, many, kind is bool), declared


def _take(word: str, following: Iterator[str], options: dict[str, _Value], found: dict[str, Any]) -> bool:
    """Takes an option with its text; says whether that went well."""
    name, equals, text = word.partition("=")
    value = options.get(name)
    if value is None or (equals and (value.switch or not name.startswith("--"))):
        return False
    if value.switch:
        found[value.parameter] = True
        return True
    if not equals:
        text = next(following, "-")
        if text.startswith("-"):
            return False
    if value.choices and text not in value.choices:
        return False
    if value.many:
        found.setdefault(value.parameter, []).append(text)
    else:
        found[value.parameter] = text
    return True


def _place(placed: list[str], arguments: list[_Value], command: Callable[..., int], found: dict[str, Any]) -> bool:
    """Deals out what has no name, by its place; says whether that went well. Only the last argument takes several."""
    required = len(arguments) - len(set(_with_default(command)) & {value.parameter for value in arguments})
    several = bool(arguments) and arguments[-1].many
    if len(placed) < required or (len(placed) > len(arguments) and not several):
        return False
    for at, value in enumerate(arguments[: len(placed)]):
        found[value.parameter] = placed[at:] if value.many else placed[at]
    return True


def _with_default(command: Callable[..., int]) -> tuple[str, ...]:
    """The parameters that may be left out."""
    code, defaults = command.__code__, command.__defaults__ or ()
    names = code.co_varnames[: code.co_argcount]
    return names[len(names) - len(defaults) :]
