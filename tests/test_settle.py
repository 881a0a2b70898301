"""Places resolved: what was decided is gone, what was not is as it was, and no blank too many stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import canonical_body, drafts, matched_brackets, read, words_of

from rollingtext.brackets.contested import count_readings, readings
from rollingtext.brackets.places import Place, places
from rollingtext.brackets.settle import Policy, settled, without_names
from rollingtext.document.tree import located, walk
from rollingtext.notation.plain import plain


def taking(index: int) -> Policy:
    return lambda place: min(index, len(place.sides) - 1)


def text(source: str, index: int) -> str:
    return canonical_body(settled(read(source), taking(index)))


@pytest.mark.parametrize(
    "source, kept, dropped",
    [
        ("A [lethal] weapon", "A lethal weapon", "A weapon"),
        ("It [shall][should] act", "It shall act", "It should act"),
        ("nation[s] act", "nations act", "nation act"),
        ("States[, small and large,] act", "States, small and large, act", "States act"),
        ("States [act] .", "States act.", "States."),
        ("States [act]; others", "States act; others", "States; others"),
        ("(States [act])", "(States act)", "(States)"),
        ("[Each] Party", "Each Party", "Party"),
        ("the end [now]", "the end now", "the end"),
        ("a  b [c] d", "a  b c d", "a  b d"),
        ("[a – EU, Japan / b – US] x", "a x", "b x"),
        ("[x – US; delete: G77] y", "x y", "y"),
        ("x [a [b] c] y", "x a b c y", "x y"),
        ("*x* [**a**] y", "*x* **a** y", "*x* y"),
        ("[a][b][ ] x", "a x", "x"),
        ("all [that] , which", "all that, which", "all, which"),
    ],
)
def test_words_and_the_blanks_beside_them(source: str, kept: str, dropped: str) -> None:
    assert text(source, 0) == kept
    assert text(source, 9) == dropped


@pytest.mark.parametrize(
    "source, kept, dropped",
    [
        ("1. a\n\n2. [b]\n\n3. c", "1. a\n\n2. b\n\n3. c", "1. a\n\n3. c"),
        ("1. a\n\n[2. b]\n\n3. c", "1. a\n\n2. b\n\n3. c", "1. a\n\n3. c"),
        ("1. a [b\n\n2. c\n\n3. d] e", "1. a b\n\n2. c\n\n3. d e", "1. a\n\ne"),
        ("## [I. One]\n\n1. a", "## I. One\n\n1. a", "1. a"),
        ("## I. One [and two]\n\n1. a", "## I. One and two\n\n1. a", "## I. One\n\n1. a"),
        ("1. x:\n\n   Option 1: a\n\n   Option 2: b", "1. x:\n\n   a", "1. x:\n\n   b"),
        ("1. Option 1: a\n\n   Option 2: No text\n\n2. b", "1. a\n\n2. b", "2. b"),
        ("[Option 1: a\n\nOption 2: b].\n\nc", "a\n\nc", "c"),
    ],
)
def test_clauses(source: str, kept: str, dropped: str) -> None:
    assert text(source, 0).startswith(kept)
    assert text(source, 9) == dropped


def test_a_span_that_begins_in_an_option_not_taken_leaves_no_end() -> None:
    source = "1. x:\n\n   Option 1: a\n\n   Option 2: b [c\n\n2. d] e"
    assert text(source, 0) == "1. x:\n\n   a\n\n2. d e"


def test_a_span_that_ends_in_an_option_not_taken_swallows_no_more() -> None:
    source = "1. x [y\n\n   Option 1: a\n\n   Option 2: b] c\n\n2. d"
    draft = read(source)
    assert (
        canonical_body(settled(draft, lambda place: 1 if place.scope == "span" and place.kind == "optional" else 0))
        == "1. x\n\n2. d"
    )


def test_an_open_span_is_closed_behind_the_option_taken() -> None:
    draft = read("1. x [y\n\n   Option 1: a\n\n   Option 2: b] c\n\n2. d")
    after = settled(draft, lambda place: 0 if place.kind == "option-block" else None)
    assert canonical_body(after) == "1. x [y\n\n   a]\n\n2. d"
    assert [place.scope for place in places(after)] == ["span"]


def test_places_in_a_side_not_taken_are_not_asked_for() -> None:
    asked: list[str] = []

    def decide(place: Place) -> int:
        asked.append(place.sides[0].text)
        return 1

    settled(read("[a [b] c] [d]"), decide)
    assert asked == ["a [b] c", "d"]


def test_what_is_not_decided_keeps_brackets_backers_and_pairs() -> None:
    draft = read("1. [a – US] b [c]\n\n2. [d\n\n3. e] f")
    after = settled(draft, lambda place: 0 if place.sides[0].text == "c" else None)
    assert canonical_body(after) == "1. [a – US] b c\n\n2. [d\n\n3. e] f"
    assert len(places(after)) == 2


@given(drafts())
def test_deciding_nothing_changes_nothing(source: str) -> None:
    draft = read(source)
    assert settled(draft, lambda place: None) is draft


@given(drafts(), st.integers(0, 3))
def test_deciding_everything_leaves_nothing_contested(source: str, index: int) -> None:
    after = settled(read(source), taking(index))
    assert places(after) == ()
    names = [item.locator for item in located(after)]
    assert len(set(names)) == len(names)


@given(matched_brackets().filter(lambda one: one.count("[") < 10), st.integers(0, 2))
def test_a_settled_text_is_one_of_the_readings(source: str, index: int) -> None:
    source = "x " + source
    items = words_of(source)
    if count_readings(items) > 3000:
        return
    after = settled(read(source), taking(index))
    words = "".join(plain(clause.body) for clause in walk(after.blocks))
    bare = {"".join(plain(reading).split()) for reading in readings(items)}
    assert "".join(words.split()) in bare


@given(matched_brackets())
def test_no_blank_is_left_over(source: str) -> None:
    for index in (0, 9):
        words = "".join(plain(clause.body) for clause in walk(settled(read("x " + source), taking(index)).blocks))
        assert "  " not in words and " ," not in words and words == words.strip()


@given(drafts())
def test_a_copy_without_names_has_the_same_places(source: str) -> None:
    draft = read(source)
    bare = places(without_names(draft))
    assert len(bare) == len(places(draft))
    assert not any(side.backers for place in bare for side in place.sides)
