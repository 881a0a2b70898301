"""Words and brackets of one clause: what each kind of bracket seen in negotiating texts becomes."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import bracket_soup, canonical_body, read, shape, sides, words_of, written

from rollingtext.document.limits import MAX_BRACKET_DEPTH
from rollingtext.document.model import Contested, Edge, Editorial, NoteMark, Placeholder, Remark, Status, Text
from rollingtext.document.tree import walk
from rollingtext.notation.emphasis import markers
from rollingtext.notation.plain import beginning, plain


@pytest.mark.parametrize(
    "text, expected",
    [
        # one bracket: its words or no text
        ("a [lethal] b", ["lethal", ""]),
        ("nation[s]", ["s", ""]), ("Part[y] x", ["y", ""]), ("[E]ach", ["E", ""]),
        ("x[, small y]", [", small y", ""]), ("x[,] y", [",", ""]), ("[ needs ] x", [" needs ", ""]),
        ("x [NDMC*] y", ["NDMC*", ""]), ("x [and[/or]] y", ["and[/or]", ""]), ("［全角］ x", ["全角", ""]),
        # sides of one choice
        ("[shall][should] x", ["shall", "should"]), ("[shall] [should] x", ["shall", "should"]),
        ("[a][b][c][d][e]", ["a", "b", "c", "d", "e"]), ("[holders]/[owners]", ["holders", "owners"]),
        ("[a] / [b]", ["a", "b"]), ("[in all / in some] x", ["in all", "in some"]), ("[shall/should]", ["shall", "should"]),
        ("[should not / shall not] x", ["should not", "shall not"]), ("[a][b][ ]", ["a", "b", " "]), ("[应][应当]", ["应", "应当"]),
        ("[doit] [devrait] x", ["doit", "devrait"]), ("[**shall**] [*should*]", ["shall", "should"]),
        # amounts of one sort
        ("in [24] [48] hours", ["24", "48"]), ("by [2030] [2035]", ["2030", "2035"]), ("[5][10] years", ["5", "10"]),
        ("by [30%] [50%] [60 per cent]", ["30%", "50%", "60 per cent"]), ("x [24 hours] [two days]", ["24 hours", "two days"]),
        ("on [1 May 2030] [31 December 2035]", ["1 May 2030", "31 December 2035"]), ("x [US$100 billion] [$200 billion]", ["US$100 billion", "$200 billion"]),
        ("[deux] [trois] mois", ["deux", "trois"]), ("x [三十天] [60天]", ["三十天", "60天"]), ("x [25 %] [10 %] y", ["25 %", "10 %"]),
        ("x [by 2030] [by 2035]", ["by 2030", "by 2035"]), ("x [24 experts] [48 experts]", ["24 experts", "48 experts"]),
        ("x [à 5 %] [à 10 %]", ["à 5 %", "à 10 %"]), ("x [Option 1: a] [Option 2: b]", ["Option 1: a", "Option 2: b"]),
    ],
)  # fmt: skip
def test_contested_words(text: str, expected: list[str]) -> None:
    (place,) = [item for item in words_of(text) if isinstance(item, Contested)]
    assert [side for side, _ in sides(place)] == expected
    assert canonical_body(read(text)) == text


@pytest.mark.parametrize(
    "text, count",
    [
        ("[a] [b]", 2),
        ("[lethal] [autonomous] x", 2),
        ("[a] x [b]", 2),
        ("[shall] [may x]", 2),
        ("x [24] [lethal]", 2),
        ("x [24] [experts]", 2),
        ("x [30%] [60]", 2),
        ("x [24 experts] [48 people]", 2),
        ("x [2 bis] [3 bis]", 2),
        ("x [paragraph 3] [paragraph 4]", 2),
        ("x [by 2030] [in 2035]", 2),
        ("x [24] and [48]", 2),
    ],
)
def test_brackets_with_a_blank_between_are_two_places(text: str, count: int) -> None:
    assert sum(isinstance(item, Contested) for item in words_of(text)) == count


@pytest.mark.parametrize("word", ["and/or", "his/her", "A/79/L.1", "commitments / contributions", "shall/should"])
def test_a_slash_in_bare_text_is_text(word: str) -> None:
    assert shape(words_of(f"x {word} y")) == [f"Text:x {word} y"]


@pytest.mark.parametrize("word", ["and/or", "his/her"])
def test_words_with_a_slash_are_words_in_brackets_too(word: str) -> None:
    assert sides(words_of(f"[{word}] x")[0]) == [(word, ()), ("", ())]


def test_nesting_makes_the_inner_place_part_of_one_side() -> None:
    (outer,) = words_of("[a [b [c]] d]")
    assert isinstance(outer, Contested)
    inner = outer.sides[0].value[1]
    assert isinstance(inner, Contested) and sides(inner) == [("b [c]", ()), ("", ())]
    assert isinstance(inner.sides[0].value[1], Contested)


PLACEHOLDERS = "[X] [20XX] [X-Y] […] [...] [.] [ ] [to be completed] [Placeholder for x] [Reserved] [###] [TBD] [date]"


@pytest.mark.parametrize("text", PLACEHOLDERS.replace("] [", "]|[").split("|"))
def test_placeholders_contest_nothing(text: str) -> None:
    items = words_of(f"word {text} word")
    assert isinstance(items[1], Placeholder) and len(items) == 3


def test_a_placeholder_may_hold_contested_words() -> None:
    (placeholder, _) = words_of("[Placeholder for [early] action] x")
    assert isinstance(placeholder, Placeholder) and isinstance(placeholder.content[1], Contested)


@pytest.mark.parametrize(
    "text", ["[sic]", "[A/CONF.232/2020/3]", "[text](https://example.org/a_b)", "[emphasis added]"]
)
def test_brackets_of_the_editor(text: str) -> None:
    items = words_of(f"word {text} word")
    assert isinstance(items[1], Editorial) and len(items) == 3


def test_note_marks_and_note_numbers() -> None:
    items = words_of("one[^8] two[3], [three][^6][^7] [4]")
    assert [type(item) for item in items] == [
        Text,
        NoteMark,
        Text,
        Editorial,
        Text,
        Contested,
        NoteMark,
        NoteMark,
        Text,
        Contested,
    ]


def test_reference_links_need_a_definition() -> None:
    assert isinstance(words_of("[text][ref] x")[0], Contested)
    first = next(walk(read("[text][ref] x\n\n[ref]: https://example.org").blocks))
    assert isinstance(first.body[0], Editorial) and first.body[0].target == "[ref]"


@pytest.mark.parametrize(
    "text, kind",
    [
        ("Done. [Agreed ad ref]", "ad-referendum"), ("x (agreed ad referendum)", "ad-referendum"), ("Done. [Agreed]", "agreed"),
        ("x [agreed in informals pending Iran]", "agreed-pending"), ("Done. [Withdrawn]", "withdrawn"),
        ("Done. (agreed in informals pending Iran)", "agreed-pending"), ("Done. [Reservation by Iran]", "reserved"),
    ],
)  # fmt: skip
def test_marks_of_agreement(text: str, kind: str) -> None:
    mark = words_of(text)[-1]
    assert isinstance(mark, Status) and mark.kind == kind


@pytest.mark.parametrize("text", ["the [agreed] text", "as agreed (agreed by all) before", "[withdrawn] troops"])
def test_words_that_only_look_like_marks(text: str) -> None:
    assert not any(isinstance(item, Status) for item in words_of(text))


def test_braces_are_remarks() -> None:
    items = words_of("a {move to [Article] 12} b")
    assert isinstance(items[1], Remark) and isinstance(items[1].content[1], Contested)
    assert shape(words_of("a { b } } c {")) == ["Text:a ", "Remark:{ b }", "Text: } c {"]


def test_unbalanced_brackets_stay_as_ends() -> None:
    items = words_of("a ] b [c] [ d")
    assert [(type(item), getattr(item, "opening", None)) for item in items] == [
        (Text, None), (Edge, False), (Text, None), (Contested, None), (Text, None), (Edge, True), (Text, None),
    ]  # fmt: skip
    assert all(item.pair is None for item in items if isinstance(item, Edge))


def test_escaped_signs_mean_nothing() -> None:
    assert shape(words_of(r"\[a\] \{b\} \*c\* \_d\_ \# \- \\ e\f")) == [r"Text:[a] {b} *c* _d_ # - \ e\f"]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("*a* b", [("a", "*"), (" b", "")]),
        ("**a _b_** c", [("a ", "**"), ("b", "** _"), (" c", "")]),
        ("a*b*c", [("a", ""), ("b", "*"), ("c", "")]),
        ("snake_case_word 2 * 3 * 4", [("snake_case_word 2 * 3 * 4", "")]),
        ("***a***", [("a", "** *")]),
        ("*a* *b*", [("a", "*"), (" ", ""), ("b", "*")]),
        ("****a****", [("****a****", "")]),
        ("*a", [("*a", "")]),
    ],
)
def test_emphasis(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(item.value, item.style) for item in words_of(text) if isinstance(item, Text)] == expected


def test_addresses_and_note_names_hold_no_emphasis() -> None:
    text = "*see* [a](https://example.org/*b) c* [^n*1] d*"
    assert canonical_body(read(text)) == text
    assert all(at < 5 for at in markers(text))


def test_emphasis_may_begin_outside_a_bracket_and_end_inside() -> None:
    text = "*[Establishes* a platform]"
    assert canonical_body(read(text)) == text
    assert [item.style for item in words_of(text)[0].sides[0].value] == ["*", ""]  # type: ignore[union-attr]


def test_brackets_too_deep_stay_lone_ends() -> None:
    depth = MAX_BRACKET_DEPTH + 10
    text = "[" * depth + "x" + "]" * depth
    draft = read(text)
    assert canonical_body(draft) == text
    level = 0
    items = next(walk(draft.blocks)).body
    while isinstance(place := items[0], Contested):
        level, items = level + 1, place.sides[0].value
    assert level == MAX_BRACKET_DEPTH
    assert [type(item) for item in items] == [Edge] * 10 + [Text] + [Edge] * 10


def test_braces_too_deep_are_characters() -> None:
    text = "{" * 100 + "x" + "}" * 100
    again = read(written(read(text)))
    assert again == read(text)
    assert plain(next(walk(again.blocks)).body) == text


@given(bracket_soup())
def test_the_words_with_their_brackets_are_all_there(text: str) -> None:
    ignored = set("\\*_#>-=+")
    draft = read("x " + text)
    got = "".join(plain(clause.body) for clause in walk(draft.blocks))
    wanted = [char for char in "x " + text if not char.isspace() and char not in ignored]
    assert [char for char in got if not char.isspace() and char not in ignored] == wanted


@given(bracket_soup())
def test_the_beginning_of_words(text: str) -> None:
    for clause in walk(read(text).blocks):
        assert plain(clause.body).startswith(beginning(clause.body, 5))


@given(bracket_soup())
def test_words_know_where_they_stand(text: str) -> None:
    source = "x " + text
    for clause in walk(read(source).blocks):
        for item in clause.body:
            if isinstance(item, Text) and item.span and "\\" not in source and not set("*_") & set(source):
                assert source[item.span.start : item.span.end] == item.value
