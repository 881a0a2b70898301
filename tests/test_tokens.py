"""Tokens: nothing is lost between them, and they are the words of six languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import bracket_soup

from rollingtext.document.tokens import tokens, words


@given(st.one_of(st.text(), bracket_soup()))
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text
    assert words(text) == [token for token in tokens(text) if not token.isspace()]


@given(bracket_soup())
def test_brackets_stand_alone(text: str) -> None:
    assert all(len(token) == 1 for token in tokens(text) if set(token) & set("[]{}［］【】()"))


@pytest.mark.parametrize(
    "text, expected",
    [
        ("nation[s] shall", ["nation", "[", "s", "]", "shall"]),
        ("non-legal, State's 1.5 °C", ["non-legal", ",", "State’s".replace("’", "'"), "1.5", "°", "C"]),
        ("50/50 and 1,000.", ["50", "/", "50", "and", "1,000", "."]),
        ("国家应当", ["国", "家", "应", "当"]),
        ("يجب على الدول", ["يجب", "على", "الدول"]),
        ("государства должны", ["государства", "должны"]),
        ("e\u0301tat co\u00adoperate", ["e\u0301tat", "co\u00adoperate"]),
        ("3bis (a)", ["3bis", "(", "a", ")"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected
