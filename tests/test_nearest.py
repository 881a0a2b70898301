"""What is offered for a mistyped name: names that are there, the exact one first."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollingtext.cli.files import files_near
from rollingtext.document.nearest import did_you_mean, hint, nearest

NAMES = st.lists(st.text("abcXY_-1.", min_size=1, max_size=8), max_size=8)


@given(st.text("abcXY_-1.", max_size=8), NAMES)
def test_only_names_that_are_there_are_offered_each_once(name: str, known: list[str]) -> None:
    near = nearest(name, known)
    assert set(near) <= set(known)
    assert len(near) == len(set(near)) <= 3


@given(NAMES.filter(bool), st.data())
def test_a_name_in_other_capitals_comes_first(known: list[str], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(known))
    assert nearest(name.swapcase(), known)[0].casefold() == name.casefold()


def test_a_name_cut_short_is_completed() -> None:
    assert nearest("context", ["lethal", "context-appropriate human judgement and control"]) == [
        "context-appropriate human judgement and control"
    ]


def test_sentences() -> None:
    assert did_you_mean("lethl", ["lethal", "identify"]) == " Did you mean lethal?"
    assert did_you_mean("aa1", ["aa2", "aa3", "aa4"]) == " Did you mean aa4, aa3 or aa2?"
    assert did_you_mean("zzz", ["lethal"]) == ""
    assert hint("zzz", ["lethal", "identify"], "Terms") == " Terms: lethal, identify."
    assert hint("zzz", [str(number) * 9 for number in range(14)], "Terms").endswith(" and 2 more.")
    assert hint("zzz", [], "Terms") == ""


def test_files_of_another_suffix_count_after_those_of_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("draft.txt", "draft.md", ".draft.md", "other.md"):
        Path(name).touch()
    assert files_near("drafts.md") == " Did you mean draft.md or draft.txt?"
    assert files_near("missing.md") == ""
    assert files_near("no-folder/draft.md") == ""
