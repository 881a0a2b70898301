"""The algebra of contested places: what is written differently and means the same keeps its readings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from strategies import matched_brackets, words_of

from rollingtext.brackets.contested import count_readings, flatten, mapped, readings, simplify
from rollingtext.document.model import Contested, Side, Text

parties = st.lists(st.sampled_from(["US", "EU", "G77"]), max_size=2, unique=True).map(tuple)


@st.composite
def sequences(draw: st.DrawFn, depth: int = 3) -> tuple[Any, ...]:
    """Letters, some of them contested, and contested sequences in the sides."""
    out: list[Any] = []
    for _ in range(draw(st.integers(0, 3))):
        if depth and draw(st.booleans()):
            values = draw(st.lists(sequences(depth - 1), min_size=1, max_size=3))
            out.append(Contested(tuple(Side(value, draw(parties)) for value in values)))
        else:
            out.append(draw(st.sampled_from("abc")))
    return tuple(out)


def meaning(items: tuple[Any, ...]) -> set[tuple[Any, ...]]:
    return set(readings(items))


def small(items: tuple[Any, ...]) -> bool:
    return count_readings(items) <= 2000


@given(sequences().filter(small))
def test_simplify_keeps_the_readings(items: tuple[Any, ...]) -> None:
    assert meaning(simplify(items)) == meaning(items)


@given(sequences().filter(small))
def test_simplify_is_done_at_once(items: tuple[Any, ...]) -> None:
    once = simplify(items)
    assert simplify(once) == once
    assert len(repr(once)) <= len(repr(items)) or meaning(once) == meaning(items)


@given(sequences().filter(small))
def test_simplified_places_have_two_sides_that_differ(items: tuple[Any, ...]) -> None:
    def check(part: tuple[Any, ...]) -> None:
        for item in part:
            if isinstance(item, Contested):
                assert len({side.value for side in item.sides}) == len(item.sides) > 1
                for side in item.sides:
                    check(side.value)

    check(simplify(items))


@given(sequences().filter(small))
def test_flatten_keeps_the_readings_and_every_backer(items: tuple[Any, ...]) -> None:
    place = Contested((Side(items, ("US",)), Side((), ("EU",))))
    flat = flatten(place)
    assert meaning((flat,)) == meaning((place,))
    assert {party for side in flat.sides for party in side.backers} >= {"US", "EU"}


@given(sequences().filter(small))
def test_readings_are_counted_without_going_through_them(items: tuple[Any, ...]) -> None:
    assert count_readings(items) == sum(1 for _ in readings(items))


@given(sequences().filter(small))
def test_readings_hold_no_places(items: tuple[Any, ...]) -> None:
    assert not any(isinstance(item, Contested) for reading in readings(items) for item in reading)


def test_an_inner_place_exists_only_where_its_side_was_chosen() -> None:
    (outer,) = words_of("[a[b]]")
    texts = {"".join(item.value for item in reading) for reading in readings((outer,))}
    assert texts == {"a", "ab", ""}


def test_double_brackets_stay_until_somebody_simplifies() -> None:
    items = words_of("[[a]] x")
    assert isinstance(items[0], Contested) and isinstance(items[0].sides[0].value[0], Contested)
    (simple, _) = simplify(items)
    assert [side.value for side in simple.sides] == [(Text("a"),), ()]
    assert meaning(simplify(items)) == meaning(items)


@given(matched_brackets().filter(lambda text: text.count("[") < 12))
def test_the_words_of_a_clause_obey_the_same_law(text: str) -> None:
    items = words_of("x " + text)
    if small(items):
        assert meaning(simplify(items)) == meaning(items)


@given(sequences())
def test_mapped_changes_values_and_nothing_else(items: tuple[Any, ...]) -> None:
    place = Contested((Side(items, ("US",)), Side((), ())), ("Iran",))
    same: Callable[[Any], Any] = lambda value: value  # noqa: E731
    assert mapped(same, place) == place
    assert [side.value for side in mapped(len, place).sides] == [len(items), 0]
