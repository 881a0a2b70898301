"""Labels as they are printed in real drafts, their order, and the labels of what is inserted."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollingtext.document import numerals
from rollingtext.document.labels import other_reading
from rollingtext.document.next_label import inserted_after, successor
from rollingtext.document.printed_label import clause_label, word_label


@pytest.mark.parametrize(
    "text, name, key",
    [
        ("2 bis. x", "2bis", ((2,), 2, 0)),
        ("2.bis x", "2bis", ((2,), 2, 0)),
        ("1bis. x", "1bis", ((1,), 2, 0)),
        ("2 *bis*. x", "2bis", ((2,), 2, 0)),
        ("50 ter x", "50ter", ((50,), 3, 0)),
        ("PP2bis x", "PP2bis", ((2,), 2, 0)),
        ("Pp3 x", "PP3", ((3,), 0, 0)),
        ("OP6alt x", "OP6alt", ((6,), 0, 1)),
        ("OP6 alt 2. x", "OP6alt2", ((6,), 0, 2)),
        ("3.3bis Alt x", "3.3bisalt", ((3, 3), 2, 1)),
        ("1. x", "1", ((1,), 0, 0)),
        ("13.1 x", "13.1", ((13, 1), 0, 0)),
        ("3.x [a]", "3.x", ((3, 0), 0, 0)),
        ("(a) x", "(a)", ((1,), 0, 0)),
        ("(bb) x", "(bb)", ((28,), 0, 0)),
        ("(bbb) x", "(bbb)", ((54,), 0, 0)),
        ("(i) x", "(i)", ((1,), 0, 0)),
        ("(xiv) x", "(xiv)", ((14,), 0, 0)),
        ("a. x", "a", ((1,), 0, 0)),
        ("a) x", "(a)", ((1,), 0, 0)),
        ("A. x", "A", ((1,), 0, 0)),
        ("IV. x", "IV", ((4,), 0, 0)),
        ("- x", "", ((), 0, 0)),
        ("• x", "", ((), 0, 0)),
        ("٣. x", "3", ((3,), 0, 0)),
        ("- 2 x", "2", ((2,), 0, 0)),
        ("(ب) x", "(ب)", ((2,), 0, 0)),
        ("б) x", "(б)", ((2,), 0, 0)),
        ("三、x", "3", ((3,), 0, 0)),
        ("（十二）x", "(12)", ((12,), 0, 0)),
    ],
)
def test_clause_labels(text: str, name: str, key: object) -> None:
    found = clause_label(text)
    assert found is not None
    assert (found[0].name, found[0].key) == (name, key)


@pytest.mark.parametrize(
    "text, name",
    [
        ("Article 8 bis", "Art8bis"), ("Artículo 3", "Art3"), ("Статья 5", "Art5"), ("المادة 7", "Art7"),
        ("Article premier", "Art1"), ("第三条", "Art3"), ("第八条之二", "Art8bis"), ("第一部分", "Part1"), ("附件二", "Annex2"),
        ("PART II", "PartII"), ("Annex I", "AnnexI"), ("Box III", "BoxIII"), ("Option 1", "Option1"), ("Option 11", "Option11"),
        ("Option (a)", "Optiona"), ("Option I", "OptionI"), ("Alternative A", "AltA"),
    ],
)  # fmt: skip
def test_word_labels(text: str, name: str) -> None:
    found = word_label(text)
    assert found is not None and found[0].name == name and found[1] == len(text)


@pytest.mark.parametrize(
    "text", ["", "3 The Parties", "2015 was", "the", "(the) x", "Parties.", "12,5", "[", "I think"]
)
def test_what_is_no_label(text: str) -> None:
    assert clause_label(text) is None
    assert word_label(text) is None


ADVERBS = "bis ter quater quinquies sexies septies octies nonies decies undecies duodecies terdecies".split()


@pytest.mark.parametrize("number, adverb", [(number, numerals.adverb(number)) for number in range(2, 31)])
def test_every_adverb_is_read_and_counts_in_its_place(number: int, adverb: str) -> None:
    found = clause_label(f"4 {adverb}. Text")
    assert found is not None
    assert found[0].insertion == number and found[0].name == f"4{adverb}"


def test_inserted_clauses_are_numbered_from_bis_to_tricies() -> None:
    label = clause_label("4. x")[0]  # type: ignore[index]
    printed = []
    for _ in range(29):
        label = inserted_after(label)
        printed.append(label.text)
    assert printed[:12] == [f"4 {adverb}." for adverb in ADVERBS] and printed[-1] == "4 tricies."
    with pytest.raises(KeyError):
        inserted_after(label)


@pytest.mark.parametrize("spelling", sorted(numerals.VARIANTS))
def test_other_spellings_of_adverbs(spelling: str) -> None:
    found = clause_label(f"4 {spelling}. Text")
    assert found is not None and found[0].insertion == numerals.VARIANTS[spelling]


numbers = st.integers(1, 60)
frames = st.sampled_from(["#.", "(#)", "#)"])


@st.composite
def spellings(draw: st.DrawFn) -> str:
    """The label of a clause in any system, with or without an insertion and an alternative."""
    number, frame = draw(numbers), draw(frames)
    system = draw(st.sampled_from(["arabic", "letter", "upper", "roman", "upper-roman", "decimal", "preamble"]))
    count = {
        "arabic": str(number), "letter": numerals.letters(number), "upper": numerals.letters(number).upper(),
        "roman": numerals.roman(number), "upper-roman": numerals.roman(number).upper(), "decimal": f"{number}.{number}",
        "preamble": f"PP{number}",
    }[system]  # fmt: skip
    glue = draw(st.sampled_from(["", " "])) if system in ("arabic", "decimal", "preamble") else " "
    if draw(st.booleans()):
        count += glue + draw(st.sampled_from(sorted(numerals.MULTIPLICATIVES)))
    if draw(st.booleans()):
        count += f"{glue}alt"
    return count if system == "preamble" else frame.replace("#", count)


@given(spellings())
def test_a_label_is_read_whole(text: str) -> None:
    found = clause_label(text + " Text")
    assert found is not None and found[1] == len(text)
    assert found[0].text == text


@given(spellings())
def test_the_next_label_follows_and_is_read_again(text: str) -> None:
    label = clause_label(text + " Text")[0]  # type: ignore[index]
    following = successor(label)
    assert following.key > label.key and following.insertion == following.alternative == 0
    again = clause_label(following.text + " Text")
    assert again is not None
    assert following in (again[0], other_reading(again[0]))
    assert following.follows(label)


@given(spellings())
def test_an_inserted_label_stands_between(text: str) -> None:
    label = clause_label(text + " Text")[0]  # type: ignore[index]
    if label.insertion < 30:
        inserted = inserted_after(label)
        assert label.key < inserted.key < successor(label).key
        again = clause_label(inserted.text + " Text")
        assert again is not None
        assert inserted in (again[0], other_reading(again[0]))


@given(st.lists(spellings(), min_size=2, max_size=6))
def test_labels_of_one_pattern_have_one_order(texts: list[str]) -> None:
    labels = [clause_label(text + " x")[0] for text in texts]  # type: ignore[index]
    keys = sorted(label.key for label in labels)
    assert all(first <= second for first, second in itertools.pairwise(keys))
    assert all((a.key < b.key) + (b.key < a.key) + (a.key == b.key) == 1 for a in labels for b in labels)


@given(spellings())
def test_the_name_does_not_depend_on_the_layout(text: str) -> None:
    label = clause_label(text + " Text")[0]  # type: ignore[index]
    emphasized = clause_label(text.replace(" bis", " *bis*") + " Text")
    assert emphasized is not None and emphasized[0].name == label.name
    assert " " not in label.name and "." not in label.name.replace(".", "", 1)


@pytest.mark.parametrize("text", ["第三条", "附件二", "المادة 5", "Статья 5", "Option (a)", "Article 8 bis", "Box III"])
def test_word_labels_count_on_in_their_own_language(text: str) -> None:
    label = word_label(text)[0]  # type: ignore[index]
    for made in (successor(label), inserted_after(label)):
        again = word_label(made.text)
        assert again is not None and again[0] == made and again[1] == len(made.text)


def test_letters_and_roman_numbers_can_be_read_either_way() -> None:
    i = clause_label("(i) x")[0]  # type: ignore[index]
    other = other_reading(i)
    assert i.system == "lower-roman" and other is not None and (other.system, other.number) == ("lower-letter", (9,))
    assert other_reading(clause_label("(b) x")[0]) is None  # type: ignore[index]
    assert other_reading(clause_label("4. x")[0]) is None  # type: ignore[index]


def test_a_bullet_follows_a_bullet() -> None:
    bullet = clause_label("- x")[0]  # type: ignore[index]
    assert successor(bullet) == bullet and bullet.follows(bullet)


@given(st.integers(1, 999))
def test_chinese_numbers(number: int) -> None:
    assert numerals.from_han(numerals.han(number)) == number


@given(st.integers(1, 3999))
def test_roman_numbers(number: int) -> None:
    assert numerals.from_roman(numerals.roman(number)) == number


@given(st.integers(1, 78))
def test_letters(number: int) -> None:
    assert numerals.from_letters(numerals.letters(number)) == number


@pytest.mark.parametrize("text", ["", "iiii", "vx", "ic", "mmmmmmmmmmmmmmmmmm", "a"])
def test_what_is_no_roman_number(text: str) -> None:
    assert numerals.from_roman(text) is None
