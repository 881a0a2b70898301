"""Where each paragraph belongs: labels and their order, indentation where it is meant, options and what is under them."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import clauses, drafts, outline, read, written

from rollingtext.document.limits import MAX_CLAUSE_DEPTH
from rollingtext.document.model import Contested
from rollingtext.document.tree import located, walk


def lines(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    "labels, expected",
    [
        ("1. (a) (b) 2. (a)", "1 1(a) 1(b) 2 2(a)"),
        ("1. (a) (i) (ii) (b) 2.", "1 1(a) 1(a)(i) 1(a)(ii) 1(b) 2"),
        ("1. (g) (h) (i) (j)", "1 1(g) 1(h) 1(i) 1(j)"),
        ("1. (g) (h) (i) (ii) (i)", "1 1(g) 1(h) 1(h)(i) 1(h)(ii) 1(i)"),
        ("1. (a) (i) (ii) (iii) (iv) (v) (vi) (b)", "1 1(a) 1(a)(i) 1(a)(ii) 1(a)(iii) 1(a)(iv) 1(a)(v) 1(a)(vi) 1(b)"),
        ("1. (u) (v) (w)", "1 1(u) 1(v) 1(w)"),
        ("A. (i) (ii) B.", "A A(i) A(ii) B"),
        ("1. a. b. 2.", "1 1.a 1.b 2"),
        ("1. a) b) 2.", "1 1(a) 1(b) 2"),
        ("13.1 13.2 13.3", "13.1 13.2 13.3"),
        ("16. 18. 8 bis.", "16 18 8bis"),
        ("1. 1 bis. 1 ter. 2.", "1 1bis 1ter 2"),
        ("1. - - 2.", "1 1.•1 1.•2 2"),
        ("PP1 PP2bis OP1 OP6 alt", "PP1 PP2bis OP1 OP6alt"),
        ("H. I. J.", "H I J"),
        ("I. II. III.", "I II III"),
    ],
)
def test_labels_and_their_order_make_the_tree(labels: str, expected: str) -> None:
    words = labels.replace(" bis", "_bis").replace(" ter", "_ter").replace(" alt", "_alt").split()
    text = lines(*(word.replace("_", " ") + " Words of a clause;" for word in words))
    assert outline(text) == expected.split()
    assert read(written(read(text))) == read(text)


def test_roman_after_an_introduction() -> None:
    found = clauses(
        lines("(h) the last letter;", "(i) the following:", "   (i) first;", "   (ii) second;", "(j) done.")
    )
    assert list(found) == ["(h)", "(i)", "(i)(i)", "(i)(ii)", "(j)"]
    assert [clause.label.system for clause in found.values() if clause.label] == [
        "lower-letter", "lower-letter", "lower-roman", "lower-roman", "lower-letter",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "paragraphs, expected",
    [
        (("6. A", "7. The following:", " 1. x;", " 2. y.", "8. B"), "6 7 7.1 7.2 8"),
        (("6. A", "7. The following:", "1. x;", "2. y.", "8. B"), "6 7 7.1 7.2 8"),
        (("1. A", "2. The following:", " 1. x", " 2. y", "3. B"), "1 2 2.1 2.2 3"),  # indentation tells
        (("1. A", "2. The following:", "1. x;", "2. y; and", "3. z.", "4. B."), "1 2 2.1 2.2 2.3 2.4"),
        (("1. A", "2. The following:", "1. x;", "2. y.", "3. B."), "1 2 2.1 2.2 3"),  # a full stop ends the list
        (("(b) A", "(c) the following:", "(a) x;", "(b) y;", "(d) B"), "(b) (c) (c)(a) (c)(b) (d)"),
        (("1. A", "(a) [the following:]", "(a) x;", "(b) y;", "2. B"), "1 1(a) 1(a)(a) 1(a)(b) 2"),
        (("6. A", "7. B.", "1. C", "2. D"), "6 7 1 2"),  # no colon: a list that starts again
        (("- A:", "- B"), "•1 •2"),
    ],
)
def test_a_list_that_starts_behind_a_colon_stands_under_it(paragraphs: tuple[str, ...], expected: str) -> None:
    assert outline(lines(*paragraphs)) == expected.split()
    assert read(written(read(lines(*paragraphs)))) == read(lines(*paragraphs))


def test_indentation_breaks_ties_and_in_canonical_layout_it_is_the_structure() -> None:
    body = lines("1. a", "   2. b", "      3. c")
    assert outline("---\nnotation: 1\n---\n\n" + body) == ["1", "1.2", "1.2.3"]
    assert outline(lines("1. a", "   - b", "      - c", "   - d")) == ["1", "1.•1", "1.•1.•1", "1.•2"]


def test_numbers_begin_again_under_headings() -> None:
    text = lines(
        "## I. One",
        "For the purposes of this text:",
        "1. a",
        "## II. Two",
        "1. b",
        "### Article 8 bis. Reviews",
        "1. c",
    )
    assert outline(text) == ["I", "I.chapeau", "I.1", "II", "II.1", "Art8bis", "Art8bis.1"]


def test_numbers_that_run_on_need_no_section() -> None:
    assert outline(lines("## I. One", "1. a", "2. b", "## II. Two", "3. c", "(a) d")) == [
        "I",
        "1",
        "2",
        "II",
        "3",
        "3(a)",
    ]


def test_a_preamble_counts_its_paragraphs() -> None:
    assert outline(lines("## Preamble", "Recalling,", "Noting,", "## 1. One", "x")) == [
        "Preamble",
        "PP1",
        "PP2",
        "1",
        "1.¶1",
    ]


@pytest.mark.parametrize(
    "head, name",
    [
        ("Option 1:", "Option1"),
        ("Option (a):", "Optiona"),
        ("Option I:", "OptionI"),
        ("Alternative A:", "AltA"),
        ("**Option 1:**", "Option1"),
    ],
)
def test_options_are_the_sides_of_one_place(head: str, name: str) -> None:
    second = head.replace("1", "2").replace("(a)", "(b)").replace("I:", "II:").replace("A:", "B:")
    (clause, after) = read(lines("7. Control:", f"{head} one", f"{second} two", "8. After")).blocks
    (block,) = clause.children  # type: ignore[union-attr]
    assert isinstance(block, Contested)
    assert next(option.label.name for option in walk(clause.children)) == name  # type: ignore[union-attr]
    assert len(block.sides) == 2 and after.label.text == "8."  # type: ignore[union-attr]


def test_an_option_may_have_a_title_and_no_text() -> None:
    found = clauses(
        lines("Option 1 {user-friendly template}: one", "Option 2: No text", "Option 3 (short):", "   (a) item")
    )
    assert list(found) == ["Option1", "Option2", "Option3", "Option3(a)"]
    assert found["Option1"].heading and found["Option3"].heading and not found["Option3"].body


def test_what_ends_a_block_of_options() -> None:
    options = ("Option 1: one", "Option 2: two")
    assert outline(lines("1. x:", *options, "2. after")) == ["1", "1.Option1", "1.Option2", "2"]
    assert outline(lines(*options, "## II. After", "y")) == ["Option1", "Option2", "II", "II.¶1"]
    assert outline(lines(*options, "{End of options}", "y")) == ["Option1", "Option2", "¶1", "¶2"]
    assert outline(lines("[Option 1: one", "Option 2: two]", "y")) == ["Option1", "Option2", "¶1"]


def test_an_option_inside_a_numbered_list() -> None:
    assert outline(lines("64. Option 1: one", "   Option 2: two", "65. after")) == [
        "64",
        "64.Option1",
        "64.Option2",
        "65",
    ]
    assert outline(lines("65. Option 2: two", "66. after")) == ["65", "65.Option2", "66"]


def test_the_same_label_once_per_option_is_no_error() -> None:
    text = lines("13.2 Option 1: one", "13.2 Option 2: two")
    assert outline(text) == ["13.2", "13.2.Option1", "13.2~2", "13.2~2.Option2"]


def test_options_nested_in_options() -> None:
    text = lines("Option 1:", "   1. a:", "      Option (a): x", "      Option (b): y", "Option 2: z")
    assert outline(text) == ["Option1", "Option1.1", "Option1.1.Optiona", "Option1.1.Optionb", "Option2"]


def test_an_option_indented_further_than_the_one_before_is_its_neighbour() -> None:
    assert outline(lines("2. Option 1: one", "      Option 2: two")) == ["2", "2.Option1", "2.Option2"]


def test_no_clause_lies_deeper_than_the_limit() -> None:
    deep = lines(*(" " * 4 * depth + "- x" for depth in range(60)))
    assert max(item.depth for item in located(read(deep))) < MAX_CLAUSE_DEPTH
    headings = lines(*("#" * depth + " x" for depth in range(1, 60)))
    assert max(item.depth for item in located(read(headings))) < MAX_CLAUSE_DEPTH
    for text in (deep, headings):
        assert read(written(read(text))) == read(text)


@given(drafts())
def test_locators_name_one_clause_each(text: str) -> None:
    names = outline(text)
    assert len(names) == len(set(names)) and all(names)


@given(drafts())
def test_options_stand_in_blocks_and_blocks_hold_options(text: str) -> None:
    def check(blocks: object, inside: bool) -> None:
        for block in blocks:  # type: ignore[attr-defined]
            if isinstance(block, Contested):
                assert block.sides
                for side in block.sides:
                    check(side.value, True)
            else:
                assert (block.kind == "option") == inside
                check(block.children, False)

    check(read(text).blocks, False)
