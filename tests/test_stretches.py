"""Stretches of words that two texts share."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rollingtext.negotiation.stretches import longest, parted, standing

WORDS = st.lists(st.sampled_from("abc"), max_size=12)


@given(WORDS, WORDS)
def test_the_longest_stretch_is_shared_and_none_is_longer(first: list[str], second: list[str]) -> None:
    found = longest(first, second, 0, len(first))
    assert first[found.start : found.start + found.size] == second[found.at : found.at + found.size]
    longer = found.size + 1
    rows = {tuple(second[at : at + longer]) for at in range(len(second) - longer + 1)}
    assert all(tuple(first[at : at + longer]) not in rows for at in range(len(first) - longer + 1))


@given(WORDS, st.lists(st.sampled_from("abc"), min_size=1, max_size=4))
def test_a_row_stands_where_it_is_found_and_nowhere_else(words: list[str], wanted: list[str]) -> None:
    size = len(wanted)
    assert standing(words, wanted) == [at for at in range(len(words) - size + 1) if words[at : at + size] == wanted]


@given(WORDS, WORDS)
def test_heads_and_tails_do_not_overlap(given_: list[str], asked: list[str]) -> None:
    head, tail = parted(given_, asked)
    assert head + tail <= min(len(given_), len(asked))
    assert given_[:head] == asked[:head] and given_[len(given_) - tail :] == asked[len(asked) - tail :]
