"""Clauses found by name: as shown, and as people say them."""

import pytest
from counting import calls

from rollingtext import api
from rollingtext.document.locators import find, index
from rollingtext.document.model import Draft
from rollingtext.document.tree import located

TEXT = """\
## Preamble

Recalling the purposes,

Noting the work done,

Welcoming its results,

## Part II. General

### Article 8

1. One.

### Article 8 bis. Reviews

1. Each Party shall:

   (a) report;

   (b) review.

   (c) decide by:

      (i) vote;

      (ii) consensus.

2. Nothing else.

### Article 13

13.1 First.

13.2 Second.

## Annex I

1. A list.

2 bis. Another.
"""

BOXES = """\
## III. Prohibitions

States should:

6. Preserve:

   C. the first;

   D. the second:

      (iv) four;

      (v) five;

7. Train:

   C. all.

## IV. Other measures

6. Assess.

9. Apply.
"""


def read(text: str) -> Draft:
    return api.read(text)[0]


@pytest.mark.parametrize(
    ("name", "locator"),
    [
        ("PP3", "PP3"),
        ("preambular paragraph 3", "PP3"),
        ("Preamble", "Preamble"),
        ("Article 8 bis, paragraph 1 (a)", "Art8bis.1(a)"),
        ("Art8bis.1(a)", "Art8bis.1(a)"),
        ("article 8bis(1)(b)", "Art8bis.1(b)"),
        ("Article 8 bis, paragraph 1 (c) (ii)", "Art8bis.1(c)(ii)"),
        ("paragraph 2 of Article 8 bis", "Art8bis.2"),
        ("art. 8, para. 1", "Art8.1"),
        ("Article 13.2", "Art13.13.2"),
        ("Article 13, paragraph 13.2", "Art13.13.2"),
        ("Part II", "PartII"),
        ("Annex I, paragraph 2 bis", "AnnexI.2bis"),
        ("“Annex I”", "AnnexI"),
    ],
)
def test_articles_annexes_and_preambles(name: str, locator: str) -> None:
    found = find(read(TEXT), name)
    assert found.located is not None, found.reason
    assert found.located.locator == locator


@pytest.mark.parametrize(
    ("name", "locator"),
    [
        ("III.7.C", "III.7.C"),
        ("III.6.D(v)", "III.6.D(v)"),
        ("III.chapeau", "III.chapeau"),
        ("Box III, paragraph 6", "III.6"),
        ("Box IV(9)", "IV.9"),
        ("6D(v)", "III.6.D(v)"),
        ("section III, paragraph 7, sub-paragraph C", "III.7.C"),
        ("sub-paragraph C of paragraph 7 of section III", "III.7.C"),
        ("the chapeau of Box III", "III.chapeau"),
        ("iii.6.d.v", "III.6.D(v)"),
        ("Section IV", "IV"),
    ],
)
def test_boxes(name: str, locator: str) -> None:
    found = find(read(BOXES), name)
    assert found.located is not None, found.reason
    assert found.located.locator == locator


def test_what_fits_several_clauses_is_never_guessed() -> None:
    found = find(read(BOXES), "paragraph 6")
    assert (found.status, found.located) == ("ambiguous", None)
    assert [item.locator for item in found.candidates] == ["III.6", "IV.6"]
    assert find(read(BOXES), "sub-paragraph C").status == "ambiguous"


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("III.6.D(vi)", ["III.6.D"]),
        ("Box V, paragraph 9", ["IV.9"]),
        ("III.99", ["III"]),
        ("Box IX", []),
        ("the second sentence", []),
        ("", []),
        ("paragraph", []),
        ("x" * 500, []),
    ],
)
def test_what_fits_none_is_answered_with_what_may_have_been_meant(name: str, nearest: list[str]) -> None:
    found = find(read(BOXES), name)
    assert (found.status, found.located) == ("missing", None)
    assert found.reason.endswith(".")
    assert [item.locator for item in found.candidates] == nearest


def test_a_paragraph_is_no_article_and_an_article_no_annex() -> None:
    draft = read(TEXT)
    assert find(draft, "paragraph 8").status == "missing"
    assert find(draft, "Annex II").status == "missing"
    assert find(draft, "Article 1").status == "missing"


def test_numbers_that_run_on_are_found_with_and_without_their_section() -> None:
    draft = read("## I. One\n\n1. a\n\n2. b\n\n## II. Two\n\n3. c\n\n4. d:\n\n   A. e\n")
    for name in ("4.A", "II.4.A", "Box II, paragraph 4 A"):
        found = find(draft, name)
        assert found.located is not None
        assert found.located.clause.body[0].value == "e"  # type: ignore[union-attr]
    assert find(draft, "I.4").status == "missing"


def test_every_locator_finds_its_own_clause() -> None:
    for text in (TEXT, BOXES, "1. a\n\n1. b\n\n1. c"):
        draft = read(text)
        for item in index(draft).clauses:
            assert find(draft, item.locator).located is item
        assert [item.locator for item in located(draft)] == [item.locator for item in index(draft).clauses]


def test_ten_thousand_look_ups_in_ten_thousand_clauses() -> None:
    lines = [f"### Article {a}\n\n" + "\n\n".join(f"{n}. Words." for n in range(1, 101)) for a in range(1, 101)]
    draft = read("---\nnotation: 1\n---\n\n" + "\n\n".join(lines))
    index(draft)

    def look_up() -> None:
        for article in range(1, 101):
            for number in range(1, 101):
                assert find(draft, f"Article {article}, paragraph {number}").status == "found"

    assert calls(look_up) < 300 * 10_000, "an index is used, not a walk for each look-up"
