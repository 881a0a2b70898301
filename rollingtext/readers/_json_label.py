"""A clause's number from a JSON tree: what is printed, and how it counts."""

from __future__ import annotations

from typing import Any, cast, get_args

from rollingtext.document.labels import Label, System
from rollingtext.document.numerals import ABJAD, CYRILLIC
from rollingtext.readers._json_shape import Path, Wrong, flag, member, whole, wholes, word, written

_SYSTEMS: tuple[str, ...] = get_args(System)
_MAX_NUMBER, _MAX_INSERTION, _MAX_ALTERNATIVE = 99_999, 30, 99
_KEYS = ("insertion", "alternative", "frame", "contested", "raw")


def label(clause: dict[str, Any], path: Path) -> Label | None:
    """The label of a clause: `label` is its text, `numbering` how it counts; both or neither."""
    text = written(clause, "label", path)
    if "numbering" not in clause:
        if text:
            raise Wrong.at(path, "has a `label` but no `numbering`", "Add `numbering` with its `system` and `number`.")
        return None
    here: Path = (path, "numbering")
    if not text:
        raise Wrong.at(path, "has `numbering` but an empty `label`", "Write the printed number in `label`.")
    data = member(clause["numbering"], here, ("system", "number"), _KEYS)
    system = cast("System", word(data, "system", here, _SYSTEMS))
    number = wholes(data, "number", here, _most(system))
    if not number and system != "bullet":
        raise Wrong.at((here, "number"), "is empty, but only a bullet counts nothing", "Write what the label counts.")
    frame = written(data, "frame", here, "#")
    if not frame:
        raise Wrong.at((here, "frame"), "is empty", "Write what stands round the count, with # for it: `(#)`.")
    return Label(
        text,
        system,
        number,
        whole(data, "insertion", here, _MAX_INSERTION),
        whole(data, "alternative", here, _MAX_ALTERNATIVE),
        frame,
        flag(data, "contested", here),
        written(data, "raw", here, ""),
    )


def _most(system: str) -> int:
    """The last number that a system can print."""
    return {"abjad": len(ABJAD), "cyrillic": len(CYRILLIC)}.get(system, _MAX_NUMBER)
