"""Names in parentheses behind contested words, and names with a slash before them, as people write them."""

from __future__ import annotations

import pytest

from rollingtext.brackets.places import places
from rollingtext.document.source import Source
from rollingtext.notation.parties import default_registry
from rollingtext.readers import markdown


@pytest.mark.parametrize(
    ("written", "backers", "against"),
    [
        ("[or not (Norway, Iceland)]", ("Norway", "Iceland"), ()),
        ("[unless it asks (delete - EU, Switzerland)]", (), ("EU", "Switzerland")),
        ("[the European Union (EU)]", (), ()),
        ("[AOSIS / LDCs: shall]", ("AOSIS", "LDCs"), ()),
    ],
)
def test_parties_in_parentheses_and_behind_slashes(
    written: str, backers: tuple[str, ...], against: tuple[str, ...]
) -> None:
    draft, _ = markdown.read(Source(f"1. Text {written}.\n"), default_registry())
    (place,) = places(draft)
    assert place.sides[0].backers == backers
    assert place.sides[1].backers == against
