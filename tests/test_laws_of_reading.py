"""What reading and writing promise for any text: the same tree again, and no character lost or moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rollingtext.brackets.census import count
from rollingtext.brackets.places import Place, places
from rollingtext.brackets.settle import settled
from rollingtext.document.model import Draft
from rollingtext.document.source import Source
from rollingtext.document.tree import located
from rollingtext.notation.parties import default_registry
from rollingtext.readers import markdown
from rollingtext.writers.markdown import write

_PIECES = (
    "[", "]", "[", "]", " ", " ", "shall", "should", "lethal", "systems", "/", " / ", "][", " - US", "; G77 delete", "EU: ", " (Brazil)", "{US}",
    "[^1]", "[X]", "[sic]", "{", "}", "*", "**", "_", "\\[", "\\]", ",", ".", ";", ":", "nation[s]", "各国应", "й", "(a) ",
    "agreed", "[Agreed ad ref]", "Option 1: ", "No text", "\u00a0", "’", "“", "–",
)  # fmt: skip
_LABELS = (
    "",
    "1. ",
    "2. ",
    "(a) ",
    "(b) ",
    "(i) ",
    "A. ",
    "3 bis. ",
    "[4. ",
    "[5 bis] ",
    "Option 1: ",
    "Option 2: ",
    "- ",
)
_WORDS = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=12).map("".join)
_PARAGRAPH = st.tuples(st.sampled_from(("", "   ", "      ")), st.sampled_from(_LABELS), _WORDS).map("".join)
_HEADING = st.sampled_from(
    ("## I. First", "## II. Second", "### Article 3 bis. Third", "## Preamble", "## [Annex I Fourth]")
)
_BODY = st.lists(st.one_of(_PARAGRAPH, _PARAGRAPH, _PARAGRAPH, _HEADING), min_size=1, max_size=8).map("\n\n".join)
_FRONT = st.sampled_from(("", "---\ntitle: A text\nnotation: 1\n---\n\n"))
TEXTS = st.builds(lambda front, body: front + body + "\n", _FRONT, _BODY)


def read(text: str) -> Draft:
    return markdown.read(Source(text), default_registry())[0]


@given(TEXTS)
def test_what_is_written_reads_back_as_the_same_draft(text: str) -> None:
    draft = read(text)
    written, findings = write(draft)
    assert findings == ()
    assert read(written) == draft
    assert write(read(written))[0] == written


@given(TEXTS)
def test_reading_twice_gives_the_same_tree(text: str) -> None:
    assert read(text) == read(text)


@given(TEXTS)
def test_every_opening_bracket_is_accounted_for(text: str) -> None:
    body = text.split("---\n", 2)[2] if text.startswith("---\n") else text
    counted = count(read(text))
    assert counted.brackets + counted.unmatched_opening == body.replace("\\[", "").count("[")
    assert counted.brackets + counted.unmatched_closing == body.replace("\\]", "").count("]")


@given(TEXTS)
def test_locators_are_unique(text: str) -> None:
    names = [place.locator for place in located(read(text))]
    assert len(names) == len(set(names))


@given(TEXTS)
def test_deciding_nothing_changes_nothing(text: str) -> None:
    draft = read(text)
    assert settled(draft, lambda place: None) == draft


@given(TEXTS)
def test_a_nested_place_exists_only_with_its_side(text: str) -> None:
    draft = read(text)
    asked: list[str] = []

    def decide(place: Place) -> int:
        asked.append(place.id)
        return 0

    settled(draft, decide)
    expected = {place.id for place in places(draft) if all(side == 0 for side in _way_to(place))}
    assert set(asked) == expected


def _way_to(place: Place) -> list[int]:
    """The sides that must be chosen for a place to exist."""
    way = []
    within = place.within
    while within is not None:
        way.append(within[1])
        within = within[0].within
    return way
