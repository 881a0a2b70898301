"""Words replaced, deleted and inserted: to the letter, in the clause that was named, and nothing else."""

import pytest

from rollingtext import api
from rollingtext.amend.apply import apply
from rollingtext.amend.doing.work import Result
from rollingtext.amend.operations import Amendment, DeleteWords, InsertWords, Operation, ReplaceWords
from rollingtext.amend.words.wording import Wording
from rollingtext.document.model import Draft


def read(text: str) -> Draft:
    return api.read(text)[0]


def one(text: str, *operations: Operation) -> tuple[str, list[Result]]:
    """The clause `1.` after one amendment, as notation, and the results."""
    draft, results = apply(read(text), [Amendment("A1", ("USA",), operations)])
    again = read(api.write(draft)[0])
    assert again == draft, "what is written reads back as what was made"
    body = api.write(draft)[0].split("\n\n", 1)[1].rstrip("\n")
    return body, list(results)


@pytest.mark.parametrize(
    ("before", "operation", "after"),
    [
        ("1. Each Party shall report.", ReplaceWords("1", "shall", "should"), "1. Each Party should report."),
        ("1. Ensure, in all cases, that.", DeleteWords("1", ", in all cases,"), "1. Ensure that."),
        ("1. One two three.", DeleteWords("1", "two"), "1. One three."),
        ("1. One two three.", DeleteWords("1", "three"), "1. One two."),
        ("1. One two three.", DeleteWords("1", "One"), "1. two three."),
        ("1. One two; (three) four.", DeleteWords("1", "two"), "1. One; (three) four."),
        ("1. a (b c) d", DeleteWords("1", "b"), "1. a (c) d"),
        ("1. a (b c) d", DeleteWords("1", "c"), "1. a (b) d"),
        ("1. a—b", DeleteWords("1", "—"), "1. a b"),
        ("1. nation[s] and", DeleteWords("1", "[s]"), "1. nation and"),
        ("1. nation[s] and", ReplaceWords("1", "[s]", "s"), "1. nations and"),
        ("1. of systems.", InsertWords("1", "lethal", "before", "systems"), "1. of lethal systems."),
        ("1. of systems.", InsertWords("1", "in use", "after", "systems"), "1. of systems in use."),
        ("1. tasks is", InsertWords("1", ", if any,", "after", "tasks"), "1. tasks, if any, is"),
        ("1. tasks is", InsertWords("1", ", if any,", "before", "is"), "1. tasks, if any, is"),
        ("1. It is.", InsertWords("1", "It was.", "end"), "1. It is. It was."),
        ("1. it is.", InsertWords("1", "Yes:", "start"), "1. Yes: it is."),
        ("1. (b)", InsertWords("1", "a", "before", "b"), "1. (a b)"),
        ("1. control[, x] over", InsertWords("1", "new", "after", "control"), "1. control new[, x] over"),
        ("1. control over", InsertWords("1", "[, x]", "after", "control"), "1. control[, x] over"),
        ("1. 国家应当报告。", ReplaceWords("1", "应当", "可"), "1. 国家可报告。"),
        ("1. 国家报告。", InsertWords("1", "应当", "after", "国家"), "1. 国家应当报告。"),
        ("1. the *grave and imminent* risk", DeleteWords("1", "and imminent"), "1. the *grave* risk"),
        ("1. the *grave and* imminent risk", ReplaceWords("1", "and imminent", "x"), "1. the *grave* x risk"),
        ("1. the *grave* risk", ReplaceWords("1", "grave", "clear"), "1. the *clear* risk"),
        ("1. the *grave* risk", InsertWords("1", "*very*", "before", "grave"), "1. the *very grave* risk"),
        ("1. a risk[^1] here\n\n[^1]: N.", ReplaceWords("1", "here", "there"), "1. a risk[^1] there\n\n[^1]: N."),
        ("1. a \\[b\\] c d", ReplaceWords("1", "c", "e"), "1. a \\[b\\] e d"),
        ("1. a \\* b c", ReplaceWords("1", "c", "e*"), "1. a * b e*"),
        ("1. a [b – US; delete: G77] c", ReplaceWords("1", "b", "d"), "1. a [d – US; delete: G77] c"),
        ("1. a [b – US; delete: G77] c", ReplaceWords("1", "[b – US; delete: G77]", "b"), "1. a b c"),
        ("1. a [b c – US] d", DeleteWords("1", "c"), "1. a [b – US] d"),
        ("1. within [X] years", ReplaceWords("1", "[X]", "five"), "1. within five years"),
    ],
)
def test_one_edit(before: str, operation: Operation, after: str) -> None:
    body, results = one(before, operation)
    assert [result.status for result in results] == ["applied"], results
    assert body == after


def test_a_quotation_may_be_in_any_style_of_marks_and_blanks() -> None:
    text = "1. the  so-called “human\u00a0control” of States’ systems"
    body, _ = one(text, ReplaceWords("1", "'human control'", "x"), DeleteWords("1", "of States' systems"))
    assert body == "1. the  so-called x"
    body, _ = one(text, ReplaceWords("1", "« the so-called »", "a"))
    assert body.startswith("1. a “human")


def test_words_are_whole_words_in_their_own_case() -> None:
    text = "1. The user of users and the User's non-State use."
    for words, told in [("use of", "longer word"), ("State", "longer word"), ("The User", "capitals")]:
        body, results = one(text, ReplaceWords("1", words, "x"))
        assert body == text, "nothing is applied that is not exact"
        assert results[0].status == "stale"
        assert told in results[0].reason or words in results[0].reason
    assert one(text, ReplaceWords("1", "user", "operator"))[0] == text.replace("user of", "operator of")


def test_words_that_stand_twice_need_an_occurrence() -> None:
    text = "1. the force and the harm"
    body, results = one(text, DeleteWords("1", "the"))
    assert (body, results[0].status) == (text, "ambiguous")
    assert len(results[0].nearest) == 2
    assert one(text, ReplaceWords("1", "the", "a", 2))[0] == "1. the force and a harm"
    _, results = one(text, ReplaceWords("1", "the", "a", 3))
    assert (results[0].status, "no occurrence 3" in results[0].reason) == ("stale", True)


def test_words_elsewhere_are_told_and_not_taken() -> None:
    text = "1. the first thing\n\n2. the second matter"
    body, results = one(text, ReplaceWords("1", "second matter", "x"))
    assert body == text
    assert results[0].status == "stale"
    assert [(near.located.locator, near.words) for near in results[0].nearest] == [("2", "second matter")]


def test_a_near_miss_is_shown() -> None:
    _, results = one(
        "1. whose effects may include loss of life", DeleteWords("1", "effects might include loss of life")
    )
    assert results[0].nearest[0].words == "effects may include loss of life"


def test_an_unknown_and_an_ambiguous_clause() -> None:
    text = "## I. A\n\n1. one\n\n## II. B\n\n1. two"
    assert one(text, DeleteWords("III.1", "one"))[1][0].status == "orphaned"
    _, results = one(text, DeleteWords("paragraph 1", "one"))
    assert results[0].status == "ambiguous"
    assert [near.located.locator for near in results[0].nearest] == ["I.1", "II.1"]


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("1. identify, select and engage", ReplaceWords("1", "select and engage", "identify, select and engage")),
        ("1. a human operator acts", ReplaceWords("1", "human user", "human operator")),
        ("1. functionally joined", InsertWords("1", "functionally", "before", "joined")),
        ("1. tasks, if any, are", InsertWords("1", ", if any,", "after", "tasks")),
        ("1. One. Two.", InsertWords("1", "Two.", "end")),
        ("1. a b", ReplaceWords("1", "a", "a")),
    ],
)
def test_a_text_that_reads_so_already(text: str, operation: Operation) -> None:
    body, results = one(text, operation)
    assert (body, results[0].status, results[0].holds) == (text, "already", True)


def test_a_misquotation_is_not_taken_for_a_text_that_reads_so() -> None:
    for operation in (
        ReplaceWords("1", "letal weapon", "weapon"),
        ReplaceWords("1", "the humen user", "weapon"),
        DeleteWords("1", "anything"),
    ):
        assert one("1. the human user of a weapon", operation)[1][0].status == "stale"


def test_an_amendment_is_adopted_whole_or_not_at_all() -> None:
    body, results = one("1. one two", ReplaceWords("1", "one", "x"), ReplaceWords("1", "three", "y"))
    assert body == "1. one two"
    assert [result.status for result in results] == ["stale", "stale"]
    assert "operation 2" in results[0].reason


def test_operations_speak_of_the_text_as_it_stood_before() -> None:
    body, results = one("1. a b", ReplaceWords("1", "a", "b"), ReplaceWords("1", "b", "a"))
    assert (body, [result.status for result in results]) == ("1. b a", ["applied", "applied"])


@pytest.mark.parametrize("words", ["[b", "b]", "]", "[", "b] c"])
def test_a_bracket_is_not_torn_from_its_other_end(words: str) -> None:
    body, results = one("1. a [b] c", DeleteWords("1", words))
    assert (body, results[0].status) == ("1. a [b] c", "collision")
    assert "bracket" in results[0].reason


def test_both_ends_of_a_long_bracket_may_go_together() -> None:
    text = "1. a [b\n\n2. c] d"
    assert one(text, DeleteWords("1", "["))[1][0].status == "collision"
    body, results = one(text, DeleteWords("1", "["), DeleteWords("2", "]"))
    assert (body, [result.status for result in results]) == ("1. a b\n\n2. c d", ["applied", "applied"])
    body, _ = one("1. a b\n\n2. c d", ReplaceWords("1", "b", "[b"), ReplaceWords("2", "c", "c]"))
    assert body == text


def test_a_clause_without_a_number_stays_one() -> None:
    text = "## I. A\n\nOne or two.\n\n1. a"
    body, results = one(text, DeleteWords("I.chapeau", "One or two."))
    assert (body, results[0].status) == (text, "collision")
    assert one(text, InsertWords("I.chapeau", "(a)", "start"))[1][0].status == "collision"


def test_headings_are_amended_by_the_name_of_their_section() -> None:
    body, _ = one("## III. Prohibitions\n\n1. a", ReplaceWords("III", "Prohibitions", "Prohibitions and regulations"))
    assert body == "## III. Prohibitions and regulations\n\n1. a"


def test_places_of_the_words_that_stay_are_kept() -> None:
    draft = read("1. one two [three] four")
    after, _ = apply(draft, [Amendment("A1", ("USA",), (ReplaceWords("1", "two", "2"),))])
    place = api.places(after)[0]
    assert place.span is not None
    assert draft.source is not None
    assert draft.source.text[place.span.start : place.span.end] == "[three]"


def test_token_ranges_are_half_open_and_count_no_blanks() -> None:
    wording = Wording("one  two, three")
    assert wording.token_range(0, 3) == (0, 1)
    assert wording.token_range(5, 9) == (1, 3)
    assert wording.token_range(3, 3) == wording.token_range(4, 4) == wording.token_range(5, 5) == (1, 1)
    assert wording.token_range(15, 15) == (4, 4)
