"""Places in a source: lines and columns, line ends of every kind, and text put together from wrapped lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rollingtext.document.source import Passage, Source, Span
from rollingtext.readers._assembly import unwrapped


def test_line_ends_of_every_kind_are_one() -> None:
    source = Source("a\r\nb\rc\nd\r\r\n")
    assert source.text == "a\nb\nc\nd\n\n"
    assert [source.line(number) for number in range(1, 6)] == ["a", "b", "c", "d", ""]


@given(st.text(alphabet="ab\n\r\u0301\x85\u2028"), st.data())
def test_positions_count_lines_and_columns_from_one(text: str, data: st.DataObject) -> None:
    source = Source(text)
    offset = data.draw(st.integers(0, len(source.text)))
    before = source.text[:offset]
    line, column = source.position(offset)
    assert line == before.count("\n") + 1
    assert column == len(before) - (before.rfind("\n") + 1) + 1
    assert source.line(line)[: column - 1] == before[before.rfind("\n") + 1 :]


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, Passage]:
    """A source of several lines, and the passage made from them."""
    lines = draw(st.lists(st.text(alphabet="abc[].-", min_size=1, max_size=6), min_size=1, max_size=6))
    pad = "  "
    text, at = "", []
    for line in lines:
        at.append(len(text) + len(pad))
        text += pad + line + "\n"
    return text, unwrapped(list(zip(lines, at, strict=True)))


@given(passages())
def test_every_character_of_a_passage_knows_where_it_stands(made: tuple[str, Passage]) -> None:
    text, passage = made
    for offset, char in enumerate(passage.text):
        there = passage.at(offset)
        assert char == text[there] or (char == " " and text[there] == "\n")
        assert passage.span(offset, offset + 1) == Span(there, there + 1)


@given(passages(), st.data())
def test_a_cut_passage_keeps_its_places(made: tuple[str, Passage], data: st.DataObject) -> None:
    _, passage = made
    end = data.draw(st.integers(1, len(passage.text)))
    start = data.draw(st.integers(0, end - 1))
    cut = passage.cut(start, end)
    assert cut.text == passage.text[start:end]
    assert [cut.at(offset) for offset in range(end - start)] == [passage.at(offset) for offset in range(start, end)]


def test_an_empty_cut_stands_where_it_was_made() -> None:
    passage = Passage("abc", ((0, 10),))
    assert passage.cut(1, 1) == Passage("", ((0, 11),))
    assert passage.span(2, 2) == Span(12, 12)


def test_lines_join_with_a_blank_but_not_behind_a_hyphen_or_in_chinese() -> None:
    assert unwrapped([("one", 0), ("two", 4)]).text == "one two"
    assert unwrapped([("non-", 0), ("legal", 5)]).text == "non-legal"
    assert unwrapped([("缔约", 0), ("方应", 3)]).text == "缔约方应"
    assert unwrapped([("2010 -", 0), ("2020", 7)]).text == "2010 - 2020"
