"""Markdown read, written and read again: the same draft, nothing lost, and every clause where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import (
    bracket_soup,
    canonical_body,
    clauses,
    drafts,
    furnished_drafts,
    matched_brackets,
    outline,
    read,
    written,
)  # fmt: skip

from rollingtext.document.model import Draft, Text
from rollingtext.document.source import Source
from rollingtext.document.tree import located, walk

MARKERS = set("\\*_#>-=+|")


def signs(text: str) -> str:
    """The characters that are neither white space nor Markdown markers."""
    return "".join(char for char in text if not char.isspace() and char not in MARKERS)


def same_again(draft: Draft) -> None:
    text = written(draft)
    again = read(text)
    assert again == draft
    assert written(again) == text


@given(bracket_soup())
def test_a_line_is_written_as_it_is_read(text: str) -> None:
    same_again(read(text))


@given(matched_brackets())
def test_contested_words_are_written_as_they_are_read(text: str) -> None:
    same_again(read(text))


@given(drafts())
def test_a_draft_is_written_as_it_is_read(text: str) -> None:
    same_again(read(text))


@given(furnished_drafts())
def test_a_file_is_written_as_it_is_read(text: str) -> None:
    same_again(read(text))


@given(drafts())
def test_no_character_is_lost_or_moved(text: str) -> None:
    draft = read(text)
    if not draft.furniture and not draft.notes:
        assert signs(canonical_body(draft)) == signs(text)


@given(furnished_drafts())
def test_what_is_put_aside_is_kept(text: str) -> None:
    draft = read(text)
    kept = written(draft)
    assert all(signs(item.text) in signs(kept) for item in draft.furniture)
    assert all(f"[^{note.name}]:" in kept for note in draft.notes if note.kind == "footnote")


@given(furnished_drafts())
def test_reading_twice_gives_the_same_draft(text: str) -> None:
    assert read(text) == read(text)
    assert (
        read(text.replace("\n", "\r\n"))
        == read(text)
        == read(text.replace("\n", "\r"))
        == read("\ufeff" + text.removeprefix("\ufeff"))
    )


@given(drafts())
def test_a_clause_stands_on_the_line_of_its_first_character(text: str) -> None:
    draft = read(text)
    source = draft.source
    assert source is not None
    before = 0
    for clause in walk(draft.blocks):
        assert clause.span is not None and before <= clause.span.start <= clause.span.end <= len(source.text)
        before = clause.span.start
        line, column = source.position(clause.span.start)
        if clause.span.start < clause.span.end:
            assert source.line(line)[: column - 1].strip(" \t>#\u00a0-*+•|") in (
                "",
                source.line(line)[: column - 1].strip(),
            )
        for item in clause.body:
            if isinstance(item, Text) and item.span:
                assert clause.span.start <= item.span.start <= item.span.end <= max(clause.span.end, item.span.end)


def test_lines_of_clauses() -> None:
    text = "---\r\ntitle: x\r\n---\r\n\r\n# One\r\n\r\n1. wrapped\r\n   over lines\r\n\r\n\t(a) tab\r\n\r\n> 2. quoted\r\n> 3. too\r\n"
    draft = read(text)
    source = draft.source
    assert source is not None
    lines = [(item.locator, source.position(item.clause.span.start)) for item in located(draft) if item.clause.span]
    assert [(name, *place) for name, place in lines] == [
        ("§1", 5, 3), ("§1.1", 7, 1), ("§1.1(a)", 10, 2), ("§1.2", 12, 3), ("§1.3", 13, 3),
    ]  # fmt: skip


def test_front_matter() -> None:
    draft = read('---\ntitle: "Rolling: text"\nversion: 2025-05-12\nprofile: gge-laws\nsession:\n  - 1\n---\n\n1. a')
    assert (draft.meta.title, draft.meta.version, draft.meta.profile) == ("Rolling: text", "2025-05-12", "gge-laws")
    assert draft.meta.other == (("session", "\n  - 1"),)
    assert outline("\ufeff---\ntitle: x\n---\n1. a") == ["1"]


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: x\n",
        "---\n- x\ntitle: [a\n---\n",
        "---\n" + "a: &a [*a]\n" * 50 + "---\n",
        "---\n---\n",
        "--- \n: x\n---",
    ],
)
def test_front_matter_that_is_none(head: str) -> None:
    same_again(read(head + "\n1. a"))


def test_sections_articles_and_paragraphs() -> None:
    text = "## III. Rules\n\nIn using such systems, States should:\n\n1. a\n\n### Article 8 bis. Reviews\n\nText"
    assert outline(text) == ["III", "III.chapeau", "III.1", "Art8bis", "Art8bis.¶1"]


def test_a_paragraph_that_is_only_formatted_as_a_heading_is_one() -> None:
    assert outline("## I. One\n\na\n\n**Objective**\n\nb\n\nGENERAL PROVISIONS\n\nc") == [
        "I", "I.¶1", "I.§1", "I.§1.¶1", "I.§2", "I.§2.¶1",
    ]  # fmt: skip


def test_lines_that_only_look_like_clauses_go_on_with_the_sentence() -> None:
    assert outline("1. As said in paragraph\n2 (a) of the text\n\n2. b") == ["1", "2"]
    assert outline("1. As said in paragraph\n(a) of the text") == ["1"]
    assert outline("1. First;\n2. Second;\n(a) third.") == ["1", "2", "2(a)"]


def test_quotations_rules_and_contents_are_no_clauses() -> None:
    draft = read("> 1. a\n> 2. b\n\n---\n\n- TOC\n{:toc}\n\n<!-- a\n\nnote -->\n\n3. c")
    assert [item.locator for item in located(draft)] == ["1", "2", "3"]
    assert [item.kind for item in draft.furniture] == ["rule", "contents", "attribute", "comment"]


def test_notes_and_link_definitions() -> None:
    draft = read(
        "1. a[^1] [b][c]\n\n[^1]: A note\nover lines\n\n    and paragraphs\n\n[c]: https://example.org\n\n2. d"
    )
    assert [(note.name, note.kind) for note in draft.notes] == [("1", "footnote"), ("c", "link")]
    assert [item.locator for item in located(draft)] == ["1", "2"]
    same_again(draft)


def test_headings_of_any_length() -> None:
    assert outline("#" * 20 + " x\n\ny\n\n# #\n\n## z ##\n\n#\n") == ["§1", "§1.¶1", "§2"]


@pytest.mark.parametrize(
    "text",
    [
        r"\# x", r"\- x", r"\> x", r"\<!-- x", r"\---", r"\|---|", r"[a]\: https://example.org", r"[^1]\: x", r"{\: x}",
        r"1\. x", r"\(a) x", r"Option 1\: x", r"[\(a) x]", "a \\\\", r"\* \* \*", "## C \\#", "- \\- -",
    ],
)  # fmt: skip
def test_an_escaped_line_is_a_paragraph(text: str) -> None:
    draft = read(text)
    assert not draft.furniture and not draft.notes and len(list(walk(draft.blocks))) == 1
    same_again(draft)
    assert canonical_body(draft).replace("\\", "") == text.replace("\\", "")


def test_an_editors_note_in_italics_is_a_paragraph_of_its_own() -> None:
    assert clauses("*Note by the Chair.*\n\n1. a")["¶1"].body == (Text("Note by the Chair.", "*"),)


def test_odd_characters_are_kept() -> None:
    text = '1. \x00a\u202eb\u200bc\u00add \u2028e\x85f non -legal “a” "b"'
    assert canonical_body(read(text)) == text


ODD = [
    "[^]", "[]: x", "]: [", "<!-- open", "<!--", "-->", "`" * 50, "```\n[x\n```", "{End of options}", "{", "}", "Option", "Option 1",
    "Option 1:", "a\n[^1]: b\nc", "\x00", "\u202e", "\ufeff", "\x0c", "#", "######", "*", "**", "***", "_", "\\", "\\\\", "1.", "(a)",
    "(i)\n(i)\n(i)", "I. i. I. i.", "-", "- - -", "===", "a\n===", "|", "||", "&nbsp;", "\t\t1. x", "١. أ", "第三条", "أ) x", "[[[[", "]]]]",
    "[^1]:", "[^1]: [^1]", "[a]: b", "![x](y)", "<b>[x</b>]", "1. 2. 3. x", "(a)(b)(c) x", "[(a)] x", "[1.] x", "Article", "Article 1.",
]  # fmt: skip


@pytest.mark.parametrize("text", ODD)
def test_odd_input_is_kept(text: str) -> None:
    for one in (text, "1. a\n\n" + text + "\n\n2. b", "---\nnotation: 1\n---\n\n" + text, f"[{text}]"):
        same_again(read(one))
        assert Source(one).text == one
