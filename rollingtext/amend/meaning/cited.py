"""Clauses of the text that the words of an amendment refer to: `paragraph 3`, `article 8 bis`, `section II`."""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.amend.meaning.base import Base, above
from rollingtext.document import numerals
from rollingtext.document.patterns import pattern
from rollingtext.document.tree import Located, joined_name

_ADVERBS = "|".join(sorted(numerals.ADVERBS, key=len, reverse=True))
_NAMED = pattern(
    r"\b([Aa]rticle|[Ss]ection|[Bb]ox|[Pp]aragraph)[ \u00a0]"
    rf"(\d{{1,3}}(?:[ \u00a0]?(?:{_ADVERBS})\b)?|[IVX]{{1,5}}\b)((?:[ \u00a0]?\([a-z]{{1,5}}\)|\.[A-Z]\b){{0,3}})"
    r"(?![\d.]*\d)(?!\s+of\s+the\s+[A-Z])"
)


def cited(text: str, item: Located, base: Base) -> Iterator[Located]:
    """The clauses that `text`, which is to stand in or beside `item`, names; what cannot be found is passed over."""
    for found in _NAMED.finditer(text):
        kind, number, below = found[1].lower(), "".join(found[2].split()), found[3].replace(" ", "")
        names = [f"Art{number}{below}"] if kind == "article" else [f"{number}{below}"]
        if kind == "paragraph":
            owners = [each for each in above(item) if each.clause.kind in ("section", "article")]
            names = [joined_name((*owner.parts, number)) + below for owner in owners[:1]] + names
        clause = next((base.clauses.exact[name] for name in names if name in base.clauses.exact), None)
        if clause is not None:
            yield clause
