"""Headings known by their words: `Article 5`, `PART II`, `第三条`, a line in capitals."""

from __future__ import annotations

from rollingtext.document import labels, printed_label
from rollingtext.document.labels import Label
from rollingtext.document.patterns import pattern
from rollingtext.document.printed_label import clause_label, word_label

CAPITALS = pattern(r"[^\Wa-z\d_][^a-zа-яà-ÿ\n]{3,150}")
"""A line without a small letter."""

SENTENCE_END = pattern(r"[.;:!?。；：؛][\s*_\])\"”’»]*$")
"""Where a sentence, or an item of a list, has ended."""

_LEVEL = {"Part": 1, "Annex": 1, "Appendix": 1, "Title": 1, "Box": 1, "Chapter": 2, "Section": 3, "Article": 4}
_LONGEST_HEADING = 200


def heading_level(text: str) -> int | None:
    """The level of a line that is a heading, or `None`."""
    bare = text.lstrip("[*_ ")
    word = word_label(bare)
    if word and word[0].word in labels.HEADING_WORDS and _is_heading(bare, *word):
        return _LEVEL.get(word[0].word, 1)
    ordinal = printed_label.arabic_ordinal_label(bare)
    if ordinal and len(bare) <= _LONGEST_HEADING and not SENTENCE_END.search(bare):
        return 1
    if len(bare) <= _LONGEST_HEADING and CAPITALS.fullmatch(bare) and len(bare.split()) > 1:
        label = clause_label(bare)
        if label is None or label[0].system.startswith("upper"):
            return 2
    return None


def _is_heading(text: str, label: Label, end: int) -> bool:
    """Whether a line that begins with `Article 5` or the like is a heading and not a sentence about article 5."""
    rest = text[end:].strip(" ]*_.:–—-")
    if label.system == "han":
        return len(rest) <= 60 and not SENTENCE_END.search(rest)
    if not rest:
        return True
    if len(text) > 120 or SENTENCE_END.search(text) or not text[0].isupper():
        return False
    return rest[0] in '("“«' or rest[0].isupper()
