"""What formatting means, where somebody has declared it: struck words are deleted, yellow ones are the working group's.

A legend is written `strike=deleted, underline=inserted, highlight yellow=EU`. Formatting means nothing by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rollingtext.document.nearest import did_you_mean
from rollingtext.document.values import replace
from rollingtext.notation.attribution import Attribution, Parties, parse
from rollingtext.readers.docx.model import Bit, Look, Paragraph, Revision

_LOOKS = ("strike", "underline", "bold", "italic", "highlight", "color")
_MEANINGS = ("deleted", "inserted", "bracketed", "nothing")
AUTHOR = "legend"
"""Who is told to have made the changes that a legend finds."""


class Entry(NamedTuple):
    """One line of a legend: a look (a colour where it is one of those), and what it means.

    `meaning` is `deleted`, `inserted`, `bracketed` or `nothing`; `tail` is what stands before the closing bracket.
    """

    look: str
    shade: str
    meaning: str
    tail: str = ""

    def fits(self, look: Look) -> bool:
        """Whether characters look so."""
        if self.look in ("highlight", "color"):
            own = look.highlight if self.look == "highlight" else look.color
            return bool(own) and (not self.shade or own == self.shade)
        return bool(getattr(look, self.look))


def legend_of(said: str | Mapping[str, str], parties: Parties) -> tuple[tuple[Entry, ...], list[str]]:
    """The entries of a legend, as a line or as a mapping, and a sentence for each that cannot be understood."""
    if isinstance(said, str):
        pairs = [part.partition("=") for part in said.split(",") if part.strip()]
        told = [(look, meaning) for look, _, meaning in pairs]
    else:
        told = list(said.items())
    entries: list[Entry] = []
    wrong: list[str] = []
    for look, meaning in told:
        name, _, shade = look.strip().lower().partition(" ")
        if name not in _LOOKS or not meaning.strip():
            hint = did_you_mean(name, _LOOKS)
            wrong.append(f"`{look.strip()}={meaning.strip()}` is no legend.{hint} Looks: {', '.join(_LOOKS)}.")
            continue
        found = _meaning(name, shade.strip().lstrip("#"), meaning.strip(), parties)
        if found is None:
            wrong.append(
                f"`{meaning.strip()}` is neither {', '.join(_MEANINGS)} nor the name of a party, such as `EU` or `US delete`."
            )
        else:
            entries.append(found)
    return tuple(entries), wrong


def _meaning(look: str, shade: str, meaning: str, parties: Parties) -> Entry | None:
    if meaning.lower() in _MEANINGS:
        return Entry(look, shade, meaning.lower())
    who = parse(meaning, parties)
    return Entry(look, shade, "bracketed", Attribution(*who).written()) if who else None


def explained(paragraphs: Iterable[Paragraph], entries: tuple[Entry, ...]) -> list[Paragraph]:
    """The paragraphs with what formatting adds and strikes as changes; brackets come with the words (`bracket_of`)."""
    changing = [entry for entry in entries if entry.meaning in ("deleted", "inserted")]
    return [replace(each, bits=[_changed(bit, changing) for bit in each.bits]) for each in paragraphs]


def _changed(bit: Bit, entries: Iterable[Entry]) -> Bit:
    for entry in entries:
        if entry.fits(bit.look):
            change = Revision("struck" if entry.meaning == "deleted" else "added", AUTHOR)
            return bit._replace(revisions=(*bit.revisions, change))
    return bit


def bracket_of(look: Look, entries: Iterable[Entry]) -> Entry | None:
    """The entry that puts characters into brackets, if one does."""
    return next((entry for entry in entries if entry.meaning == "bracketed" and entry.fits(look)), None)


def without_meaning(look: Look, entries: Iterable[Entry]) -> Look:
    """A look without what the legend says of it: bold that means something is no emphasis."""
    for entry in entries:
        if entry.look in ("bold", "italic") and entry.fits(look):
            look = look._replace(**{entry.look: False})  # type: ignore[arg-type]
    return look
