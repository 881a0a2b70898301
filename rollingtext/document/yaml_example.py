"""A value written as YAML, the way a person would: the examples that messages show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rollingtext.document.patterns import pattern
from rollingtext.document.yaml_slips import quoted

_PLAIN = pattern(r"[^\W_][^:#\n\[\]{},\"'\\]*|[\w./*-]+")


def as_yaml(value: Any, key: str = "") -> str:
    """The lines for `value`, below `key` where there is one; lists of texts stand in brackets, others line by line."""
    return "\n".join(_lines({key: value} if key else value))


def _lines(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            first, *rest = _lines(item)
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)
    elif isinstance(value, dict):
        for key, item in value.items():
            if isinstance(item, str):
                yield f"{key}: {_text(item)}"
            elif isinstance(item, list) and all(isinstance(each, str) for each in item):
                yield f"{key}: [{', '.join(_text(each) for each in item)}]"
            else:
                yield f"{key}:"
                yield from (f"  {line}" for line in _lines(item))
    else:
        yield _text(value)


def _text(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text == text.strip() else quoted(text)
