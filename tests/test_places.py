"""Every contested place of a draft: sides, backers, scope, and what it depends on."""

from __future__ import annotations

from hypothesis import given
from strategies import drafts, furnished_drafts, read

from rollingtext.brackets.census import count
from rollingtext.brackets.places import Place, places


def found(text: str) -> list[tuple[str, str, str, list[str]]]:
    return [(place.id, place.kind, place.scope, [side.text for side in place.sides]) for place in places(read(text))]


def test_places_of_words() -> None:
    assert found("1. Each Party [shall][should] report [every [two] years].\n\n2. [All of it.]") == [
        ("1#1", "choice", "words", ["shall", "should"]),
        ("1#2", "optional", "words", ["every [two] years", ""]),
        ("1#3", "optional", "words", ["two", ""]),
        ("2#1", "optional", "clause", ["All of it.", ""]),
    ]


def test_places_over_clauses() -> None:
    assert found("1. The [measures\n\n2. Items\n\n3. end] here\n\n[4. Those]") == [
        ("1#1", "optional", "span", ["measures\n2. Items\n3. end", ""]),
        ("4#1", "optional", "clause", ["4. Those", ""]),
    ]


def test_a_block_of_options_is_one_place() -> None:
    text = "7. Control:\n\n   Option 1: States shall [always] act.\n\n      (a) Item\n\n   Option 2: No text\n\n8. x"
    assert found(text) == [
        ("7.Option1#1", "option-block", "span", ["States shall [always] act.\n(a) Item", ""]),
        ("7.Option1#2", "optional", "words", ["always", ""]),
    ]


def test_a_bracket_round_a_block_of_options_holds_it() -> None:
    outer, block = places(read("[Option 1: a\n\nOption 2: b]\n\nc"))
    assert (outer.scope, outer.depth, block.kind, block.depth) == ("span", 0, "option-block", 1)
    assert block.within == (outer, 0)
    assert [side.text for side in block.sides] == ["a", "b"]


def test_a_bracket_that_ends_amid_the_options_does_not_hold_them() -> None:
    outer, block = places(read("1. x [y:\n\n   Option 1: a\n\n   Option 2: b] c"))
    assert outer.scope == "span" and block.within is None


def test_an_inner_place_names_its_side() -> None:
    outer, inner, after = places(read("[a [b] c][d] and [e]"))
    assert inner.within == (outer, 0) and (outer.depth, inner.depth, after.depth) == (0, 1, 0)
    assert after.within is None


def test_a_place_inside_a_span_depends_on_the_span() -> None:
    span, inner, outside = places(read("1. [a\n\n2. b [c]\n\n3. d] [e]"))
    assert inner.within == (span, 0) and outside.within is None


def test_reservations_and_backers() -> None:
    (place,) = places(read("1. [x – US; delete: G77; reserve: Iran] y"))
    assert [side.backers for side in place.sides] == [("US",), ("G77",)] and place.reservations == ("Iran",)
    (span,) = places(read("1. [EU: a\n\n2. b – US; delete: G77]"))
    assert [side.backers for side in span.sides] == [("EU", "US"), ("G77",)]


def test_what_contests_nothing_is_no_place() -> None:
    assert not places(read("word[1] [sic] [X] [to be completed] [^8] [A/79/L.1] {move it}\n\n[50 bis] y. [Agreed]"))


@given(drafts())
def test_places_are_well_formed(text: str) -> None:
    draft = read(text)
    seen: set[str] = set()
    known: set[int] = set()
    for place in places(draft):
        assert place.id not in seen and place.id.startswith(place.clause.locator + "#")
        seen.add(place.id)
        known.add(id(place))
        assert place.sides and place.depth >= 0
        if place.within is not None:
            outer, index = place.within
            assert id(outer) in known and index < len(outer.sides) and outer.depth < place.depth
        else:
            assert place.depth == 0


@given(furnished_drafts())
def test_the_census_adds_up(text: str) -> None:
    draft = read(text)
    total = count(draft)
    every: tuple[Place, ...] = places(draft)
    assert total.places == len(every)
    assert min(total.brackets, total.unmatched_opening, total.unmatched_closing, total.max_depth) >= 0


@given(drafts())
def test_every_bracket_of_the_body_is_counted(text: str) -> None:
    draft = read(text)
    if not draft.furniture and not draft.notes:
        total = count(draft)
        for sign, lone in (("[［【", total.unmatched_opening), ("]］】", total.unmatched_closing)):
            plain = text.replace("\\\\", "").replace("\\[", "").replace("\\]", "")
            assert total.brackets + lone == sum(plain.count(one) for one in sign)
