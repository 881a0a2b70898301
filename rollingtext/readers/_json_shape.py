"""Values of a JSON tree taken only in the shape they must have; anything else is told with the way to it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from typing import Any, TypeAlias

Path: TypeAlias = "tuple[Path, str | int] | tuple[()]"
"""The way to a value: the way to what holds it, and its key or index there."""

ROOT: Path = ()
_SLUGS = {"J001": "not-json", "J002": "not-a-tree", "J003": "too-deep", "J004": "text-differs"}


class Wrong(Exception):
    """A value that cannot be part of a draft: the finding before it is one."""

    def __init__(self, code: str, message: str, help: str, offset: int | None = None) -> None:
        super().__init__(message)
        self.code, self.slug, self.message, self.help, self.offset = code, _SLUGS[code], message, help, offset

    @classmethod
    def at(cls, path: Path, fault: str, help: str, code: str = "J002") -> Wrong:
        """The fault of the value at `path`."""
        return cls(code, f"`{shown(path)}` {fault}.", help)


def shown(path: Path) -> str:
    """The way to a value as a person writes it: `blocks[2].children[0].label`."""
    steps: list[str | int] = []
    while path:
        path, step = path
        steps.append(step)
    out = ""
    for step in reversed(steps):
        out += f"[{step}]" if isinstance(step, int) else f".{step}" if out else step
    return out or "the file"


def member(value: Any, path: Path, required: Collection[str], optional: Collection[str] = ()) -> dict[str, Any]:
    """An object that has the required keys and none that is unknown."""
    if not isinstance(value, dict):
        raise Wrong.at(path, f"is {named(value)}, but must be an object", "Write it in braces with its keys.")
    for key in required:
        if key not in value:
            raise Wrong.at(path, f"lacks the key `{key}`", "Add it; schemas/TREE.md shows every key.")
    for key in value:
        if key not in required and key not in optional:
            near = get_close_matches(key[:60], [*required, *optional], 1)
            raise Wrong.at(
                path,
                f"has the key `{key[:60]}`, which is not known there",
                f"Did you mean `{near[0]}`?" if near else "Delete it; schemas/TREE.md shows every key.",
            )
    return value


def items(holder: dict[str, Any], key: str, path: Path) -> Iterator[tuple[Any, Path]]:
    """The values of the list under `key` with their ways; none where the key is missing."""
    value = holder.get(key, [])
    here: Path = (path, key)
    if not isinstance(value, list):
        raise Wrong.at(here, f"is {named(value)}, but must be a list", "Write it in square brackets.")
    for index, item in enumerate(value):
        yield item, (here, index)


def written(holder: dict[str, Any], key: str, path: Path, default: str | None = None) -> str:
    """The text under `key`."""
    return _text(holder.get(key, default), (path, key))


def texts(holder: dict[str, Any], key: str, path: Path) -> tuple[str, ...]:
    """The texts in the list under `key`; none where the key is missing."""
    return tuple([_text(value, at) for value, at in items(holder, key, path)])


def word(holder: dict[str, Any], key: str, path: Path, choices: Collection[str], default: str | None = None) -> str:
    """The text under `key`, which is one of `choices`."""
    value = holder.get(key, default)
    if not isinstance(value, str) or value not in choices:
        near = get_close_matches(str(value)[:60], choices, 1)
        known = ", ".join(f"`{choice}`" for choice in choices)
        fault = f"is `{value[:60]}`" if isinstance(value, str) else f"is {named(value)}"
        raise Wrong.at(
            (path, key),
            f"{fault}, but must be one of {known}",
            f"Did you mean `{near[0]}`?" if near else "Choose one of them.",
        )
    return value


def whole(holder: dict[str, Any], key: str, path: Path, most: int, default: int = 0) -> int:
    """The whole number under `key`, from 0 to `most`."""
    return _whole(holder.get(key, default), (path, key), most)


def wholes(holder: dict[str, Any], key: str, path: Path, most: int) -> tuple[int, ...]:
    """The whole numbers in the list under `key`."""
    return tuple(_whole(value, at, most) for value, at in items(holder, key, path))


def flag(holder: dict[str, Any], key: str, path: Path) -> bool:
    """The truth value under `key`; false where the key is missing."""
    value = holder.get(key, False)
    if not isinstance(value, bool):
        raise Wrong.at((path, key), f"is {named(value)}, but must be true or false", "Write true or false.")
    return value


def named(value: Any) -> str:
    """What kind of value it is, in words."""
    if value is None:
        return "null"
    kinds = {bool: "a truth value", str: "a text", int: "a number", float: "a number", list: "a list"}
    return kinds.get(type(value), "an object")


def _text(value: Any, path: Path) -> str:
    if not isinstance(value, str):
        raise Wrong.at(path, f"is {named(value)}, but must be a text", "Write it in quotes.")
    if not value.isascii() and any("\ud800" <= char <= "\udfff" for char in value):
        raise Wrong.at(
            path, "holds half of a surrogate pair, which is no character", "Delete the lone \\uD800 to \\uDFFF."
        )
    return value


def _whole(value: Any, path: Path, most: int) -> int:
    if type(value) is not int or not 0 <= value <= most:
        raise Wrong.at(path, f"is not a whole number from 0 to {most}", "Write such a number.")
    return value
