"""The words of a clause compared: the runs give both texts back, in either direction, and nothing is shown twice."""

import difflib
import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rollingtext.compare.lcs import common_length, common_pairs, positions
from rollingtext.compare.words import Run, inverse, word_diff
from rollingtext.document.tokens import words

PARTS = [
    "States",
    "shall",
    "should",
    "the",
    "of",
    " ",
    " ",
    " ",
    ",",
    ".",
    "[",
    "]",
    " – US",
    "\n",
    "各国",
    "应",
    "é",
    "Ж",
]
texts = st.lists(st.sampled_from(PARTS), max_size=24).map("".join)
numbers = st.lists(st.integers(0, 5), max_size=40)


def side(runs: tuple[Run, ...], without: str) -> str:
    return "".join(text for op, text in runs if op != without)


def changed(runs: tuple[Run, ...]) -> int:
    return sum(len(words(text)) for op, text in runs if op != "keep")


@given(texts, texts)
@example("a b", "a  b")
@example("", "a")
@example("A b c. D e f.", "A b c. X y. D e f.")
def test_the_runs_give_both_texts_back(old: str, new: str) -> None:
    runs = word_diff(old, new)
    assert side(runs, "insert") == old
    assert side(runs, "delete") == new
    assert all(text for _, text in runs)
    assert all(a.op != b.op for a, b in itertools.pairwise(runs))


@given(texts, texts)
def test_the_other_direction_is_the_inverse(old: str, new: str) -> None:
    assert word_diff(new, old) == inverse(word_diff(old, new))


@given(texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert all(run.op == "keep" for run in word_diff(text, text))


@given(texts, texts)
def test_no_script_over_words_is_shorter_by_more_than_a_quarter(old: str, new: str) -> None:
    left, right = words(old), words(new)
    shared = common_length(positions(left), len(left), right)
    least = len(left) + len(right) - 2 * shared
    assert least <= changed(word_diff(old, new)) <= least + least // 4


@given(numbers, numbers)
def test_common_pairs_are_a_longest_common_subsequence(first: list[int], second: list[int]) -> None:
    pairs = common_pairs(first, second)
    assert all(first[i] == second[j] for i, j in pairs)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in itertools.pairwise(pairs))
    table = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i, one in enumerate(first):
        for j, other in enumerate(second):
            table[i + 1][j + 1] = table[i][j] + 1 if one == other else max(table[i][j + 1], table[i + 1][j])
    assert len(pairs) == table[-1][-1] == common_length(positions(first), len(first), second)


def test_a_long_text_is_walked_back_in_blocks() -> None:
    first = [number % 97 for number in range(1500)]
    second = [number % 89 for number in range(1500)]
    pairs = common_pairs(first, second)
    assert len(pairs) == common_length(positions(first), len(first), second)
    blocks = difflib.SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    assert len(pairs) >= sum(block.size for block in blocks)


@pytest.mark.parametrize(
    "old, new, expected",
    [
        ("can select and engage", "can [identify,] select and engage", ["can ", "+[identify,] ", "select and engage"]),
        ("A b. C d. E f.", "A b. X y. C d. E f.", ["A b. ", "+X y. ", "C d. E f."]),
        ("by the user, if so", "by the operator, if so", ["by the ", "-user", "+operator", ", if so"]),
        ("Ensure, in all circumstances, that", "Ensure that", ["Ensure", "-, in all circumstances,", " that"]),
        ("the [lethal] system", "the lethal system", ["the ", "-[", "lethal", "-]", " system"]),
    ],
)
def test_how_changes_read(old: str, new: str, expected: list[str]) -> None:
    mark = {"keep": "", "delete": "-", "insert": "+"}
    assert [mark[op] + text for op, text in word_diff(old, new)] == expected
