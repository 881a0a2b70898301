"""The title of a document that stands in its text: the one heading of the first level, before everything else.

It says what the whole text is, as the first line of a plain text does, and so it is no level of a locator: `I.3`, not
`§1.I.3`.
"""

from __future__ import annotations

from rollingtext.document.model import Clause, Meta, Text
from rollingtext.document.printed_label import arabic_ordinal_label
from rollingtext.document.tree import is_preamble
from rollingtext.document.values import replace
from rollingtext.notation.attribution import Parties
from rollingtext.notation.inline import inlines
from rollingtext.notation.paragraphs import Paragraph, taken_apart

_UNNUMBERED = ("Annex", "Appendix")
"""What a part of a text may be called that has no number."""


def with_title(meta: Meta, paragraphs: list[Paragraph], parties: Parties) -> Meta:
    """The head of a file with its title, which is then taken out of `paragraphs`.

    A heading with a number, a word in brackets or emphasis on some of its words stays a section, and so does one
    beside another of the first level, a preamble, and one that is not what the head of the file gives as title.
    """
    first = paragraphs[0] if paragraphs else None
    if first is None or first.level != 1 or len(paragraphs) == 1:
        return meta
    if any(other.level == 1 for other in paragraphs[1:]) or taken_apart(first, parties).label is not None:
        return meta
    words = inlines(first.passage, parties)
    title = words[0].value.strip() if len(words) == 1 and isinstance(words[0], Text) else ""
    if not title or (meta.title and meta.title != title):
        return meta
    if is_preamble(Clause("section", None, words)) or title.capitalize() in _UNNUMBERED or arabic_ordinal_label(title):
        return meta
    del paragraphs[0]
    return replace(meta, title=title)
