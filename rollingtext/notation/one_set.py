"""Brackets that are one choice although a blank stands between: `[shall] [should]`, `[24] [48] hours`."""

from __future__ import annotations

from rollingtext.document.labels import OPTION_WORDS
from rollingtext.document.model import Contested, Inlines
from rollingtext.document.printed_label import word_label
from rollingtext.notation.kinds import MODALS
from rollingtext.notation.plain import plain


def of_one_set(before: Contested[Inlines], behind: Contested[Inlines]) -> bool:
    """Whether a blank does not part two brackets: modal verbs, `[shall] [should]`, amounts of one sort, options."""
    first, second = (
        plain(place.sides[0].value) if len(place.sides[0].value) == 1 else "" for place in (before, behind)
    )
    if first.strip().lower() in MODALS:
        return second.strip().lower() in MODALS
    if _is_option(first) and _is_option(second):
        return True
    from rollingtext.notation.quantities import of_one_sort  # most texts never ask

    return of_one_sort(first, second)


def _is_option(text: str) -> bool:
    """Whether an option's number leads the words: `[Option 1: x] [Option 2: y]`."""
    found = word_label(text.lstrip()) if text[:1].isalpha() else None
    return found is not None and found[0].word in OPTION_WORDS
