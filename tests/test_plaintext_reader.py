"""Plain text as it comes out of PDF files: headings by their words, wrapped lines, pages taken off."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import canonical_body, clauses, drafts, furnished_drafts, outline, read, written

from rollingtext.brackets.places import places
from rollingtext.document.tree import walk
from rollingtext.notation.plain import plain


@given(furnished_drafts())
def test_what_is_read_can_be_written_and_read_as_markdown(text: str) -> None:
    draft = read(text, "plaintext")
    again = read(written(draft))
    assert again == draft and written(again) == written(draft)


@given(drafts())
def test_no_character_is_lost_or_moved(text: str) -> None:
    draft = read(text, "plaintext")
    if not draft.furniture:
        ignored = set("\\*_#>-=+|<!")
        before, after = (
            "".join(char for char in one if not char.isspace() and char not in ignored)
            for one in (text, draft.meta.title + canonical_body(draft))
        )
        assert before == after


@given(drafts())
def test_locators_are_unique(text: str) -> None:
    names = outline(text, "plaintext")
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "part, article, name",
    [
        ("PART I", "Article 1", "Art1"), ("PARTIE I", "Article premier", "Art1"), ("PARTE I", "Artículo 1", "Art1"),
        ("ЧАСТЬ I", "Статья 1", "Art1"), ("第一部分", "第一条", "Art1"), ("الجزء الأول", "المادة 1", "Art1"),
    ],
)  # fmt: skip
def test_headings_in_six_languages(part: str, article: str, name: str) -> None:
    names = outline(f"{part}\n\n{article}\n\nSome words stand here.\n", "plaintext")
    assert names[1:] == [name, f"{name}.¶1"]


def test_wrapped_lines_are_one_paragraph_and_labels_begin_new_ones() -> None:
    found = clauses(
        "Article 2\nUse of terms\n1. For the purposes\nof paragraph\n2 (a) of this text:\n(a) one;\n(b) two.\n2. More.\n",
        "plaintext",
    )
    assert list(found) == ["Art2", "Art2.1", "Art2.1(a)", "Art2.1(b)", "Art2.2"]
    assert plain(found["Art2"].heading) == "Use of terms"
    assert plain(found["Art2.1"].body) == "For the purposes of paragraph 2 (a) of this text:"


def test_page_numbers_and_headers_come_off_and_the_sentence_goes_on() -> None:
    parts = ["The words of", "one sentence that", "runs over several", "pages and that goes"]
    pages = [f"A/CONF.{number}\n\n{part}\n\nPage {number} of 4" for number, part in enumerate(parts, start=1)]
    draft = read("\n\n".join(["Note.", *pages, "on to its end."]), "plaintext")
    assert {item.kind for item in draft.furniture} == {"page-number", "page-header"}
    assert len(draft.furniture) == 8
    assert [plain(clause.body) for clause in walk(draft.blocks)] == ["Note.", " ".join(parts) + " on to its end."]


def test_a_label_alone_on_its_line_belongs_to_the_words_below() -> None:
    assert outline("Intro to it:\n\n1.\n\nDecides that it shall:\n(a)\n\nTake account;\n\n(b)\n\nBe informed.\n", "plaintext") == [
        "¶1", "1", "1(a)", "1(b)",
    ]  # fmt: skip


def test_a_text_without_any_structure_is_a_list_of_paragraphs() -> None:
    assert outline("one.\n\ntwo.\n\nthree.", "plaintext") == ["¶1", "¶2", "¶3"]
    assert outline("", "plaintext") == outline("\n \n\x0c\n", "plaintext") == []


def test_brackets_mean_the_same_as_in_markdown() -> None:
    draft = read("1. Each Party [shall][should] act [on\n\n2. all] fronts.\n", "plaintext")
    assert canonical_body(draft) == "1. Each Party [shall][should] act [on\n\n2. all] fronts."


def test_notes_at_the_end_of_a_text_are_notes_and_no_brackets() -> None:
    draft = read(
        "A title\n\n1. Each State shall[1] report[2].\n\n2. Done.\n\n[1] A note\nthat goes on.\n\n[2] Two.\n",
        "plaintext",
    )
    assert [(note.name, plain(note.body)) for note in draft.notes] == [("1", "A note that goes on."), ("2", "Two.")]
    assert places(draft) == ()


def test_a_number_in_brackets_that_no_word_bears_is_no_note() -> None:
    assert read("1. Each State shall report.\n\n[1] A note.\n", "plaintext").notes == ()


def test_an_article_whose_heading_was_exported_into_the_one_before_is_found() -> None:
    words = "تتعاون الأطراف في تنفيذ هذا النص وتقدم كل دولة تقريرا عن التدابير"
    lines = [f"المادة {number} {words} {words}" for number in (1, 2, 4, 5)]
    lines[1] += f" - 1 المادة 3 {words}"
    draft = read("\n\n".join(lines), "plaintext")
    articles = [clause for clause in walk(draft.blocks) if clause.kind == "article"]
    assert [clause.label.number for clause in articles if clause.label] == [(1,), (2,), (3,), (4,), (5,)]
    assert read(written(draft)) == draft


def test_an_article_that_is_named_twice_stays_a_reference() -> None:
    words = "تتعاون الأطراف في تنفيذ هذا النص وتقدم كل دولة تقريرا عن التدابير"
    lines = [f"المادة {number} {words} {words}" for number in (1, 2, 4, 5)]
    lines[1] += f" وفقا المادة 3 {words} وفقا المادة 3 {words}"
    draft = read("\n\n".join(lines), "plaintext")
    assert sum(clause.kind == "article" for clause in walk(draft.blocks)) == 4
