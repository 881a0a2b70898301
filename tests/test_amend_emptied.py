"""Deletions that take all words of a bracket, or of one of its sides: the bracket goes with them, what is open stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollingtext import api
from rollingtext.amend.apply import apply
from rollingtext.amend.operations import Amendment, DeleteWords, InsertWords, Operation
from rollingtext.brackets.places import places
from rollingtext.brackets.settle import settled


def after(text: str, *operations: Operation) -> str:
    """The body of a text after amendments of one operation each."""
    amendments = [Amendment(f"A{number}", ("USA",), (one,)) for number, one in enumerate(operations, 1)]
    draft, results = apply(api.read(text)[0], amendments)
    assert [result.status for result in results] == ["applied"] * len(operations), results
    written = api.write(draft)[0]
    assert api.read(written)[0] == draft
    return written.partition("notation: 1\n---\n")[2].strip("\n")


@pytest.mark.parametrize(
    ("before", "words", "expected"),
    [
        # all of a bracket: it goes, with the names beside it
        ("1. States [may] act.", "may", "1. States act."),
        ("1. States act[, in time,] now.", ", in time,", "1. States act now."),
        ("1. States act [in time].", "in time", "1. States act."),
        ("1. ([x1] y) z", "x1", "1. (y) z"),
        ("1. [lethal] systems", "lethal", "1. systems"),
        ("1. a [lethal – US; delete: EU] system", "lethal", "1. a system"),
        ("1. a [lethal] (US) system", "lethal", "1. a system"),
        ("1. a [EU: lethal] system", "lethal", "1. a system"),
        ("1. a [[lethal]] system", "lethal", "1. a system"),
        ("1. a [lethal][ ] system", "lethal", "1. a system"),
        ("1. a **[lethal]** system", "lethal", "1. a system"),
        ("1. by [20XX] and", "20XX", "1. by and"),
        ("1. a {see 5} b", "see 5", "1. a b"),
        # a side of a choice: the others stay contested
        ("1. They [shall][should] act.", "shall", "1. They [should] act."),
        ("1. They [shall][should] act.", "should", "1. They [shall] act."),
        ("1. They [shall] / [should] act.", "shall", "1. They [should] act."),
        ("1. They [shall] (US) / [should] (EU) act.", "should", "1. They [shall] (US) act."),
        ("1. They [a1][b1][c1] act.", "b1", "1. They [a1][c1] act."),
        ("1. They [a1] / [b1] / [c1] act.", "b1", "1. They [a1] / [c1] act."),
        ("1. in [all / some / few] cases", "some", "1. in [all / few] cases"),
        ("1. in [all – US / some – EU] cases", "all", "1. in [some – EU] cases"),
        ("1. They [a1][b1][ ] act.", "a1", "1. They [b1][ ] act."),
        # who wants no text there, or reserved a position, stays named
        ("1. a [b1 – US][c1 – EU; delete: G77] d", "c1", "1. a [b1 – US; delete: G77] d"),
        ("1. a [b1][c1 – EU; reserve: Iran] d", "c1", "1. a [b1 – reserve: Iran] d"),
        ("1. a [b1] (US) / [c1] (EU; delete: G77) d", "c1", "1. a [b1 – US; delete: G77] d"),
        ("1. a [b1 – US; delete: G77][c1] d", "c1", "1. a [b1 – US; delete: G77] d"),
        # something is left: the bracket stays
        ("1. a [b1 c1] d", "b1", "1. a [c1] d"),
        ("1. a [b1 [c1]] d", "b1", "1. a [[c1]] d"),
        ("1. a [b1 [c1]] d", "c1", "1. a [b1] d"),
    ],
)
def test_words_deleted(before: str, words: str, expected: str) -> None:
    assert after(before, DeleteWords("1", words)) == expected


def test_two_deletions_empty_a_bracket_together_unless_something_comes_in() -> None:
    text = "1. a [b1 c1] d"
    first, second = DeleteWords("1", "b1"), DeleteWords("1", "c1")
    assert after(text, first, second) == "1. a d"
    assert after(text, first, second, InsertWords("1", "new", "before", "d")) == "1. a new d"
    assert after("1. a [b1] d", first, InsertWords("1", "new", "after", "a")) == "1. a new d"


SURROUNDINGS = ("", "one ", "one, ", "one (", "one", "one “", "一", "one; ")
BEHIND = ("", " two", ", two", ") two", ".", " (two)", "”", "二", " ; two", "two")


@given(
    st.sampled_from(SURROUNDINGS),
    st.sampled_from(["words", ", words", "words,", "some words", "词"]),
    st.sampled_from(["", " – US", " – US; delete: EU"]),
    st.sampled_from(BEHIND),
)
def test_deleting_the_words_of_a_bracket_leaves_what_settling_it_to_no_text_leaves(
    before: str, words: str, names: str, behind: str
) -> None:
    text = f"1. x {before}[{words}{names}]{behind}"
    draft = api.read(text)[0]
    assert len(places(draft)) == 1
    expected = api.write(settled(draft, lambda place: 1))[0].partition("notation: 1\n---\n")[2].strip("\n")
    assert after(text, DeleteWords("1", words)) == expected


def test_a_clause_is_not_left_with_a_number_and_no_words() -> None:
    import rollingtext
    from rollingtext.amend.operations import Amendment, DeleteWords

    draft, _ = rollingtext.read("## I. Scope\n\n1. alpha [beta]\n\n2. End.\n")
    both = (DeleteWords("I.1", "alpha"), DeleteWords("I.1", "[beta]"))
    for adopted in (rollingtext.apply, rollingtext.roll):
        results = adopted(draft, [Amendment("A", ("US",), both, "v1")])
        told = results[1] if isinstance(results, tuple) else results.results
        assert [result.status for result in told] == ["collision", "collision"]
        assert "Delete the clause instead" in told[0].reason
