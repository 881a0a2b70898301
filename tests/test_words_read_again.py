"""Words that were read before are moved to their new place, not read again; nobody can tell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from strategies import bracket_soup, drafts, read

from rollingtext.brackets.places import inlines_of
from rollingtext.document.model import Draft
from rollingtext.document.source import Span
from rollingtext.notation import reread
from rollingtext.notation.plain import pieces, plain


def _spans(draft: Draft) -> list[Span | None]:
    return [item.span for _, item in inlines_of(draft)]


@given(st.one_of(drafts(), bracket_soup()), st.integers(0, 3))
def test_a_text_further_down_reads_as_if_nothing_had_been_read_before(text: str, lines: int) -> None:
    further = "\n" * lines + text
    reread._read.clear()
    afresh = read(further)
    reread._read.clear()
    read(text)
    again = read(further)
    assert again == afresh
    assert _spans(again) == _spans(afresh)


@given(bracket_soup())
def test_the_plain_words_are_the_pieces_joined(text: str) -> None:
    for _, item in inlines_of(read(text)):
        assert plain((item,)) == "".join([piece.text for piece in pieces((item,))])
