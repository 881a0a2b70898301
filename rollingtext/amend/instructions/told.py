"""Operations told in a few words, for the person who has to choose between two readings."""

from __future__ import annotations

from collections.abc import Sequence

from rollingtext.amend.operations import Operation

_MOST = 60


def told(operations: Sequence[Operation]) -> str:
    """What operations do and where: `delete-words “all” in paragraph 3, then delete-clause paragraph 4`."""
    return ", then ".join(_one(operation) for operation in operations)


def _one(operation: Operation) -> str:
    words = getattr(operation, "words", "") or getattr(operation, "text", "")
    shown = words if len(words) <= _MOST else words[:_MOST] + "…"
    quoted = f" “{shown}” in" if shown else ""
    return f"{operation.verb}{quoted} {getattr(operation, 'clause', '') or 'the whole text'}"
