"""The number in front of a clause: `4 bis.`, `(a)`, `III.`, `13.1`, `Article 8 bis`, `PP2bis`, `Option 1`.

A label has a *number* as printed, and a place in an order. It locates a clause in one version; it never proves that
two clauses of two versions are the same.
"""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar, Literal, TypeAlias

from rollingtext.document import numerals
from rollingtext.document.values import Value, replace

System: TypeAlias = Literal[
    "arabic", "lower-letter", "upper-letter", "lower-roman", "upper-roman", "han", "abjad", "cyrillic", "bullet"
]
Key: TypeAlias = "tuple[tuple[int, ...], int, int]"


class Label(Value):
    """A clause's number.

    `text` is what is printed, without brackets and emphasis (`4 bis.`); `system` and `number` what it counts
    (decimals have several numbers: `13.1` is (13, 1)); `insertion` is 2 for *bis*, 3 for *ter*; `alternative` is 1
    and more for *alt*; `frame` is what stands round the count, with `#` for it: `(#)`, `#.`, `Article #`.
    `contested` says that the number itself stands in brackets: `[50 bis]`. `raw` is the label as written.
    """

    unsaid: ClassVar = frozenset({"raw"})

    text: str
    system: System
    number: tuple[int, ...]
    insertion: int = 0
    alternative: int = 0
    frame: str = "#"
    contested: bool = False
    raw: str = ""

    def __hash__(self) -> int:
        return hash((self.frame, self.number, self.insertion))

    @property
    def key(self) -> Key:
        """The place in the order of labels: 3 < 3 *bis* < 3 *ter* < 4, and an alternative right behind its text."""
        return (self.number, self.insertion, self.alternative)

    @property
    def pattern(self) -> tuple[str, System, int]:
        """What labels of one list have in common: frame, system and the count of decimals."""
        return (self.frame.rstrip(".: "), self.system, len(self.number))

    @property
    def word(self) -> str:
        """The word that goes with the number (`Article`, `Part`, `Option`), in English, or empty."""
        return _word(self.frame)

    @property
    def name(self) -> str:
        """The label's part of a locator: `4bis`, `(a)`, `III`, `Art3bis`, `PP2`, `Option1`."""
        return _name(self)

    @property
    def count(self) -> str:
        """What the label counts, without the signs round it: `4`, `13.1`, `b`, `iv`."""
        first = self.number[0] if self.number else 0
        match self.system:
            case "lower-letter":
                return numerals.letters(first)
            case "upper-letter":
                return numerals.letters(first).upper()
            case "lower-roman":
                return numerals.roman(first)
            case "upper-roman":
                return numerals.roman(first).upper()
            case "abjad":
                return numerals.listed(numerals.ABJAD, first)
            case "cyrillic":
                return numerals.listed(numerals.CYRILLIC, first)
            case _:
                return ".".join(str(part or "x") for part in self.number)

    @property
    def is_first(self) -> bool:
        """Whether a list can begin with this label."""
        return self.number[-1:] in ((1,), (0,)) and self.alternative == 0

    def follows(self, previous: Label) -> bool:
        """Whether this label comes right after `previous` in one list (same pattern, next number, *bis* or *alt*)."""
        if self.system != previous.system or self.number[:-1] != previous.number[:-1]:
            return False
        if self.frame != previous.frame and self.pattern != previous.pattern:
            return False
        if not self.number:
            return True
        if self.number == previous.number:
            return self.key > previous.key and (
                self.insertion == previous.insertion or self.insertion == max(previous.insertion, 1) + 1
            )
        return self.number[-1] == previous.number[-1] + 1 and self.insertion == 0


@lru_cache(512)
def _word(frame: str) -> str:
    return frame.partition("#")[0].strip(" (") if frame[0].isalpha() else ""


HEADING_WORDS = frozenset({"Article", "Part", "Section", "Chapter", "Annex", "Appendix", "Box", "Title"})
OPTION_WORDS = frozenset({"Option", "Alternative"})
_SHORT = {"Article": "Art", "Option": "Option", "Alternative": "Alt"}
TIED: frozenset[System] = frozenset({"lower-letter", "upper-letter", "lower-roman", "upper-roman"})
"""Systems whose labels can be read in two ways: `(i)` is a letter or a Roman number."""


@lru_cache(4096)
def _name(label: Label) -> str:
    if label.system == "bullet":
        return ""
    inserted = numerals.ADVERB_OF.get(label.insertion, "") if label.insertion else ""
    alternative = "" if not label.alternative else "alt" if label.alternative == 1 else f"alt{label.alternative}"
    core = label.count + inserted + alternative
    if label.frame.startswith(("(", "#)")):
        return f"({core})"
    return _SHORT.get(label.word, label.word) + core


@lru_cache(4096)
def other_reading(label: Label) -> Label | None:
    """`(i)` read the other way: a letter as a Roman number or the reverse; `None` when only one reading exists."""
    if label.system not in TIED:
        return None
    count = label.count.lower()
    upper = label.system.startswith("upper")
    if label.system.endswith("letter") and (value := numerals.from_roman(count)):
        return replace(label, system="upper-roman" if upper else "lower-roman", number=(value,))
    if label.system.endswith("roman") and label.frame[0] in "(#" and (value := numerals.from_letters(count)):
        return replace(label, system="upper-letter" if upper else "lower-letter", number=(value,))
    return None
