"""What changed in the footnotes of two versions. A note that only has another number has not changed."""

from __future__ import annotations

from typing import NamedTuple

from rollingtext.compare.texts import key
from rollingtext.compare.words import Run, word_diff
from rollingtext.document.model import Draft
from rollingtext.notation.plain import plain


class NoteChange(NamedTuple):
    """A footnote with other words, or one that came or went: the name it has, or had, and its words as runs."""

    name: str
    words: tuple[Run, ...]


def note_changes(old: Draft, new: Draft) -> tuple[NoteChange, ...]:
    """The footnotes that changed, in the order of the new text, those that went at the end."""
    before, after = _footnotes(old), _footnotes(new)
    if before == after:
        return ()
    here, there = set(map(key, before.values())), set(map(key, after.values()))
    gone = {name: text for name, text in before.items() if key(text) not in there}
    come = {name: text for name, text in after.items() if key(text) not in here}
    out = [NoteChange(name, word_diff(gone.pop(name, ""), text)) for name, text in come.items()]
    return (*out, *(NoteChange(name, word_diff(text, "")) for name, text in gone.items()))


def _footnotes(draft: Draft) -> dict[str, str]:
    return {note.name: plain(note.body) for note in draft.notes if note.kind == "footnote"}
