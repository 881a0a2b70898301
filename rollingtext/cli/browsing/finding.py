"""The clause that somebody looks for: by its locator as it is shown or said, or by words that stand in it."""

from __future__ import annotations

from rollingtext.cli.browsing.reading import Reading, at_clause, issue_of
from rollingtext.cli.browsing.shelf import Shelf
from rollingtext.document.locators import find
from rollingtext.document.model import own_words
from rollingtext.notation.plain import plain


def found(shelf: Shelf, reading: Reading, wanted: str, step: int) -> Reading | None:
    """The clause called `wanted`; else the next one (the one before, where `step` is -1) that holds these words.

    Upper and lower case and line ends do not matter. After the last clause the search goes on with the first. `None`
    where nothing is found.
    """
    issue = issue_of(shelf, reading)
    named = find(issue.draft, wanted).located
    if named is not None and named.locator in issue.index:
        return at_clause(reading, named.locator)
    words = _folded(wanted)
    if not words:
        return None
    here, count = issue.index[reading.clause], len(issue.clauses)
    for away in range(1, count + 1):
        item = issue.clauses[(here + step * away) % count]
        if words in _folded(plain(own_words(item.clause))):
            return at_clause(reading, item.locator)
    return None


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
