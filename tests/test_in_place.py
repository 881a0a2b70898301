"""Paragraphs that stay are left as they were laid out, in the text that a draft was read from."""

import re

from hypothesis import given
from hypothesis import strategies as st

from rollingtext import api
from rollingtext.amend.apply import apply
from rollingtext.amend.operations import AddClause, Amendment, Operation, ReplaceWords
from rollingtext.amend.roll import roll
from rollingtext.document.model import Draft
from rollingtext.notation.in_place import in_place
from rollingtext.writers._line import clause_line
from tests.test_operations_laws import drafts_and_operations


def as_found(draft: Draft, wrap: int, apart: str) -> Draft:
    """The same draft from a file that nobody laid out: long lines are broken, blanks doubled, no layout declared."""
    text = api.write(draft)[0].replace("---\nnotation: 1\n---\n\n", "")
    paragraphs = [re.sub(rf"(\S{{{wrap},}}) ", r"\1\n", paragraph) for paragraph in text.split("\n\n")]
    return api.read(apart.join(paragraphs))[0]


LAYOUTS = (st.integers(3, 6), st.sampled_from(["\n\n", "\n\n\n", "\n\n<!-- a remark -->\n\n"]))


@given(drafts_and_operations(), *LAYOUTS)
def test_a_text_in_which_nothing_changes_is_the_same_text(case: tuple[Draft, Operation], wrap: int, apart: str) -> None:
    before = as_found(case[0], wrap, apart)
    assert before.source is not None
    assert in_place(before, before, clause_line) == before.source.text


@given(drafts_and_operations(), *LAYOUTS)
def test_clauses_that_stay_keep_their_lines(case: tuple[Draft, Operation], wrap: int, apart: str) -> None:
    """Every other line of the file stands in the new one, whenever that reads as the adopted or rolled text."""
    draft, operation = case
    before = as_found(draft, wrap, apart)
    assert before.source is not None
    proposals = [Amendment("P1", ("Norway",), (operation,))]
    for made in (apply(before, proposals)[0], roll(before, proposals).draft):
        text = in_place(made, before, clause_line)
        if text is None or api.read(text)[0] != made:
            continue
        stays = {
            item.clause.span for item in api.located(made) if item.clause in [i.clause for i in api.located(before)]
        }
        for span in stays - {None}:
            assert before.source.text[span.start : span.end] in text


def test_a_paragraph_that_changes_is_the_only_one_that_is_laid_out_anew() -> None:
    before = api.read("1) Each Party\nreports.\n\n2)  Two\n\n    - one\n    - two\n")[0]
    proposal = Amendment("P1", ("Norway",), (ReplaceWords("2", "Two", "Three"), AddClause("1", "after", "It trains.")))
    made = apply(before, [proposal])[0]
    text = "1) Each Party\nreports.\n\n1 bis) It trains.\n\n2) Three\n\n    - one\n    - two\n"
    assert in_place(made, before, clause_line) == text
    assert api.read(text)[0] == made


@given(drafts_and_operations())
def test_a_file_that_was_laid_out_stays_so(case: tuple[Draft, Operation]) -> None:
    """What is written into a canonical file is what would have been written anew."""
    before = api.read(api.write(case[0])[0])[0]
    proposals = [Amendment("P1", ("Norway",), (case[1],))]
    for made in (apply(before, proposals)[0], roll(before, proposals).draft):
        text = in_place(made, before, clause_line)
        if text is not None and api.read(text)[0] == made:
            assert text == api.write(made)[0]
