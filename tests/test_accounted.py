"""Every word of a copy comes from the text, in its order; a word that does not is found."""

import hypothesis.strategies as st
import pytest
from hypothesis import given
from test_operations_laws import drafts

from rollingtext import api
from rollingtext.brackets.accounted import unaccounted
from rollingtext.brackets.settle import settled, without_names
from rollingtext.document.model import Draft


@given(drafts(), st.data())
def test_what_is_settled_adds_no_word(draft: Draft, data: st.DataObject) -> None:
    copy = settled(draft, lambda place: data.draw(st.sampled_from([None, *range(len(place.sides))])))
    assert unaccounted(draft, copy) == ""
    assert unaccounted(draft, without_names(copy)) == ""


@pytest.mark.parametrize(
    ("text", "copy", "word"),
    [
        ("1. Part[y] A [shall][should] report.", "1. Party A should report.", ""),
        ("1. non-[lethal] nation[al][s]", "1. non-lethal nationals", ""),
        ("1. Part[y] A shall report.", "1. Party A must report.", "must"),
        ("1. Each Party shall report.", "1. Party Each shall report.", "Each"),
        ("1. 国家[应][应当]报告", "1. 国家应当报告", ""),
        ("1. One.\n\n2. Two.", "1. One.\n\n2. Two. Two.", "Two"),
    ],
)
def test_a_word_from_nowhere_is_found(text: str, copy: str, word: str) -> None:
    assert unaccounted(api.read(text)[0], api.read(copy)[0]) == word
