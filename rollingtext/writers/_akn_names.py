"""The names of elements (`eId`) by the Akoma Ntoso naming convention, and of the parties that a text speaks of.

A name is that of the element above, two underscores, the element's short name and its number: `dvs_III__para_7__subpara_b`.
What has no number is counted (`para_nn_1`). The alternative to a clause with the same number is named apart from it:
`para_2alt1`; and any other second one by its order: `para_2_2`.
"""

from __future__ import annotations

from rollingtext.document import numerals
from rollingtext.document.labels import HEADING_WORDS, OPTION_WORDS, Label
from rollingtext.document.model import Clause
from rollingtext.document.patterns import pattern

SHORT = {
    "article": "art", "chapter": "chp", "division": "dvs", "paragraph": "para", "section": "sec",
    "subparagraph": "subpara",
}  # fmt: skip
"""The short names that the convention gives; any other element goes by its own name."""

_ELEMENTS = {"Part": "part", "Chapter": "chapter", "Section": "section", "Title": "title"}
_OTHER = pattern(r"\W+|_+")


def element_of(clause: Clause, under: str) -> str:
    """The element that a clause is, below an element called `under`."""
    if clause.kind == "section":
        return _ELEMENTS.get(clause.label.word if clause.label else "", "division")
    if clause.kind in ("article", "paragraph"):
        bullet = clause.label is not None and clause.label.system == "bullet"
        return "indent" if bullet else clause.kind
    if clause.kind == "option":
        return "hcontainer"
    if clause.label is not None and clause.label.system == "bullet":
        return "indent"
    return "subparagraph" if under in ("paragraph", "hcontainer") else "point" if clause.kind == "item" else "paragraph"


def number(label: Label | None) -> str:
    """What a label counts, for a name: `4bis`, `13-1`, `b`, `pp2bis`."""
    if label is None or label.system == "bullet" or not label.number:
        return ""
    word = label.word
    front = "" if word in HEADING_WORDS or word in OPTION_WORDS else word.lower()
    inserted = numerals.ADVERB_OF.get(label.insertion, "") if label.insertion else ""
    alternative = "" if not label.alternative else "alt" if label.alternative == 1 else f"alt{label.alternative}"
    return _OTHER.sub("-", front + label.count + inserted + alternative).strip("-")


class Names:
    """The names given so far."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._counts: dict[str, int] = {}
        self._parties: dict[str, str] = {}

    def clause(self, prefix: str, element: str, clause: Clause, apart: bool) -> str:
        """The name of a clause; `apart` says that it may stand beside another one of the same number."""
        start = f"{prefix}__" if prefix else ""
        own = start + SHORT.get(element, element)
        found = number(clause.label)
        if not found:
            return self.counted(f"{own}_nn_")
        name = f"{own}_{found}"
        if name not in self._taken:
            self._taken.add(name)
            return name
        contested = clause.label is not None and clause.label.contested
        return self.counted(f"{name}alt") if apart or contested or clause.lead else self.counted(f"{name}_", 2)

    def counted(self, stem: str, first: int = 1) -> str:
        """The next free name that begins so: `para_nn_1`, `para_2alt1`."""
        count = self._counts.get(stem, first - 1) + 1
        while f"{stem}{count}" in self._taken:
            count += 1
        self._counts[stem] = count
        self._taken.add(f"{stem}{count}")
        return f"{stem}{count}"

    def party(self, name: str) -> str:
        """The name of the element in the references that stands for a party."""
        if name not in self._parties:
            plain = _OTHER.sub("-", name.lower()).strip("-")
            wanted = f"party_{plain}"
            free = plain and wanted not in self._taken
            self._parties[name] = wanted if free else self.counted(f"{wanted}_" if plain else wanted, 2 if plain else 1)
            self._taken.add(self._parties[name])
        return self._parties[name]

    @property
    def parties(self) -> tuple[tuple[str, str], ...]:
        """The parties spoken of, each with its name here."""
        return tuple((name, own) for name, own in self._parties.items())
