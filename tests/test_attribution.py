"""Who backs what: attributions as they stand in front of contested words, behind them, and between."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import PARTIES, canonical_body, read, sides, words_of, written

from rollingtext.brackets.settle import without_names
from rollingtext.document.model import Contested, Text
from rollingtext.notation.attribution import Attribution, leading, parse, trailing
from rollingtext.notation.parties import default_registry
from rollingtext.notation.plain import plain

KNOWN = default_registry()


@pytest.mark.parametrize(
    "text, expected, reserved",
    [
        ("[word - US; G77 delete]", [("word", ("US",)), ("", ("G77",))], ()),
        ("[text - EU, G77 retain]", [("text", ("EU", "G77")), ("", ())], ()),
        ("[, text. -G77; US, Canada delete.]", [(", text.", ("G77",)), ("", ("US", "Canada"))], ()),
        ("[a b - EU, G77 retain / c d - US]", [("a b", ("EU", "G77")), ("c d", ("US",))], ()),
        ("[EU/CH: Article 2.X y]", [("Article 2.X y", ("EU", "CH")), ("", ())], ()),
        ("[US propose; NZ oppose: text]", [("text", ("US",)), ("", ("NZ",))], ()),
        ("[Japan:[15]]", [("[15]", ("Japan",)), ("", ())], ()),
        ("[x – US; delete: G77]", [("x", ("US",)), ("", ("G77",))], ()),
        ("[a – EU, Japan / b – US]", [("a", ("EU", "Japan")), ("b", ("US",))], ()),
        ("[x – US; reserve: Iran]", [("x", ("US",)), ("", ())], ("Iran",)),
        ("[a – EU][b – US; delete: G77]", [("a", ("EU",)), ("b", ("US",)), ("", ("G77",))], ()),
        ("[EU: a] [US: b]", [("a", ("EU",)), ("b", ("US",))], ()),
        # behind the bracket
        ("[shall] (Brazil) / [should] (US)", [("shall", ("Brazil",)), ("should", ("US",))], ()),
        ("[must]{US, UK}", [("must", ("US", "UK")), ("", ())], ()),
        ("[must] {US; delete: UK; reserve: Iran}", [("must", ("US",)), ("", ("UK",))], ("Iran",)),
        ("[text] - EU", [("text", ("EU",)), ("", ())], ()),
        ("[text] – EU, Japan; delete: US", [("text", ("EU", "Japan")), ("", ("US",))], ()),
        ("[a] – EU / [b] – US", [("a", ("EU",)), ("b", ("US",))], ()),
        ("[shall] (US) (EU)", [("shall", ("US", "EU")), ("", ())], ()),
        ("[lethal] (proposed by Brazil)", [("lethal", ("Brazil",)), ("", ())], ()),
        ("[lethal – US] (delete – Brazil, Chile)", [("lethal", ("US",)), ("", ("Brazil", "Chile"))], ()),
        ("[a][ ] (Japan)", [("a", ()), (" ", ("Japan",))], ()),
        ("[a [b] – EU]", [("a [b]", ("EU",)), ("", ())], ()),
        ("[lethal – China, New Zealand and Panama]", [("lethal", ("China", "New Zealand", "Panama")), ("", ())], ()),
    ],
)
def test_sides_and_their_backers(text: str, expected: object, reserved: tuple[str, ...]) -> None:
    (place,) = words_of(text)
    assert isinstance(place, Contested)
    assert sides(place) == expected
    assert place.reservations == reserved
    assert canonical_body(read(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "[a - b]",
        "[2010 - 2020]",
        "[the following: x]",
        "[well-being]",
        "[Note: x]",
        "[use - or misuse - of force]",
        "[a: US]",
    ],
)
def test_what_is_no_attribution(text: str) -> None:
    (place,) = words_of(text)
    assert sides(place) == [(text[1:-1], ()), ("", ())]


@pytest.mark.parametrize(
    "behind",
    [
        " (the United States objected)", " (EU law)", "-EU", " – EU law notwithstanding", " – EU states", " (Article 36)",
        " (a)", " (no party)", "{see the US paper}", " (EU", " Brazil",
    ],
)  # fmt: skip
def test_what_is_no_attribution_behind_a_bracket(behind: str) -> None:
    place, *rest = words_of(f"[lethal]{behind} x")
    assert sides(place) == [("lethal", ()), ("", ())]
    assert plain(tuple(rest)) == f"{behind} x"


@pytest.mark.parametrize("text", ["[European Union] (EU)", "[Conference on Disarmament] (CD)", "[Best Zonal] (BZ)"])
def test_an_abbreviation_behind_the_name_it_stands_for_is_none(text: str) -> None:
    assert sides(words_of(text + " x")[0])[0] == (text[1:].partition("]")[0], ())


@given(
    st.sampled_from(["", "1. [a\n\n", "x "]), st.lists(st.sampled_from(PARTIES), min_size=1, max_size=3, unique=True)
)
def test_names_behind_a_bracket_and_inside_it_are_the_same_attribution(before: str, named: list[str]) -> None:
    listed = ", ".join(named)
    inside = read(f"{before}2. [b – {listed}] y")
    for behind in (f" ({listed})", f"{{{listed}}}", f" {{{listed}}}"):
        draft = read(f"{before}2. [b]{behind} y")
        assert draft == inside
        assert read(written(draft)) == draft
        assert without_names(draft) == without_names(inside)
        assert written(without_names(draft)) == written(without_names(inside))


def test_the_title_of_an_option_may_name_its_backers() -> None:
    text = "Option 1 (Brazil): a\n\n**Option 2** {EU, US}: b\n\nOption 3 {template}: c"
    (block,) = read(text).blocks
    assert isinstance(block, Contested)
    assert [side.backers for side in block.sides] == [("Brazil",), ("EU", "US"), ()]
    assert canonical_body(read(text)) == text
    assert canonical_body(without_names(read(text))) == "Option 1: a\n\nOption 2: b\n\nOption 3 {template}: c"


def test_names_behind_a_bracket_over_several_clauses() -> None:
    end = read("1. [a\n\n2. b] (EU) (delete: US).").blocks[1].body[1]  # type: ignore[union-attr]
    assert (end.backers, end.against, end.behind) == (("EU",), ("US",), " (EU) (delete: US)")  # type: ignore[union-attr]
    assert canonical_body(without_names(read("[3. A measure.] (Brazil)"))) == "[3. A measure.]"


def test_an_attribution_at_the_end_of_a_bracket_over_several_clauses() -> None:
    first, second = read("1. [a\n\n2. b – EU; delete: US] c").blocks
    end = second.body[1]  # type: ignore[union-attr]
    assert (end.backers, end.against, end.attribution) == (("EU",), ("US",), " – EU; delete: US")  # type: ignore[union-attr]
    assert second.body[0] == Text("b")  # type: ignore[union-attr]
    assert first.body[0].pair == end.pair == 1  # type: ignore[union-attr]


def test_a_party_in_front_of_a_bracketed_clause() -> None:
    (clause,) = read("[EU: 3. Those measures]").blocks
    assert clause.lead[0].backers == ("EU",) and clause.label.text == "3."  # type: ignore[union-attr]


def test_a_name_in_parentheses_on_the_next_line_is_text() -> None:
    assert words_of("the measures\n(Brazil)") == (Text("the measures (Brazil)"),)


names = st.lists(st.sampled_from(PARTIES), max_size=3, unique=True).map(tuple)


@given(names, names, names)
def test_a_written_attribution_is_read_again(
    backers: tuple[str, ...], against: tuple[str, ...], reserved: tuple[str, ...]
) -> None:
    attribution = Attribution(backers, against, reserved)
    if backers or against or reserved:
        assert trailing("some words" + attribution.written(), KNOWN) == (len("some words"), attribution)


@given(st.text(alphabet="US EU-–;:,/and delete.G7(", max_size=60))
def test_attributions_never_fail(text: str) -> None:
    for found in (trailing(text, KNOWN), leading(text, KNOWN)):
        assert found is None or 0 <= found[0] <= len(text)
    attribution = parse(text, KNOWN)
    assert attribution is None or attribution.backers or attribution.against or attribution.reservations
