"""Clauses added, deleted and replaced: never renumbered, never in the place of another."""

import pytest

from rollingtext import api
from rollingtext.amend.apply import apply
from rollingtext.amend.doing.work import Result
from rollingtext.amend.operations import AddClause, Amendment, DeleteClause, Operation, ReplaceClause
from rollingtext.document.model import Draft
from rollingtext.document.tree import located

TEXT = """\
---
notation: 1
---

## II. Scope

States should:

1. report:

   A. soon;

   B. often;

2. review.

## III. Other

### Article 8. Reviews

1. Words.
"""


def read(text: str = TEXT) -> Draft:
    return api.read(text)[0]


def one(operation: Operation, *others: Operation, text: str = TEXT) -> tuple[Draft, list[Result]]:
    draft, results = apply(read(text), [Amendment("A1", ("USA",), (operation, *others))])
    assert read(api.write(draft)[0]) == draft, "what is written reads back as what was made"
    return draft, list(results)


def written(draft: Draft) -> list[str]:
    return [line for line in api.write(draft)[0].split("\n") if line][3:]


@pytest.mark.parametrize(
    ("operation", "line", "before"),
    [
        (AddClause("II.1", "after", "think;"), "1 bis. think;", "2. review."),
        (AddClause("II.2", "before", "think;"), "1 bis. think;", "2. review."),
        (AddClause("II.2", "after", "think;"), "2 bis. think;", "## III. Other"),
        (AddClause("II", "last", "think;"), "3. think;", "## III. Other"),
        (AddClause("II.1.A", "after", "think;"), "   A bis. think;", "   B. often;"),
        (AddClause("II.1", "last", "think;"), "   C. think;", "2. review."),
        (AddClause("II.1", "last", "think;", "D."), "   D. think;", "2. review."),
        (AddClause("II.1", "after", "think;", "1 ter."), "1 ter. think;", "2. review."),
        (AddClause("II.1", "after", "1 ter. think;"), "1 ter. think;", "2. review."),
        (AddClause("II.1", "after", "1 ter. think;", "1 ter."), "1 ter. think;", "2. review."),
        (AddClause("II", "first", "think;", "0."), "0. think;", "1. report:"),
        (AddClause("II.1.A", "before", "think;", "A0."), "", ""),
        (AddClause("III.Art8", "after", "New words.", "Article 8 bis", "More"), "### Article 8 bis More", "New words."),
        (AddClause("III", "after", "1. New words.", "IV.", "Last"), "## IV. Last", "1. New words."),
    ],
)
def test_a_new_clause_gets_a_number_that_renumbers_nothing(operation: AddClause, line: str, before: str) -> None:
    name = operation.clause.replace("III.Art8", "Art8")
    draft, results = one(AddClause(name, operation.where, operation.text, operation.label, operation.heading))
    if not line:
        assert results[0].status == "stale"
        return
    assert [result.status for result in results] == ["applied"], results
    lines = written(draft)
    assert lines[lines.index(line) + 1] == before
    assert [old for old in lines if old in written(read())] == written(read()), "every other line stays"


def test_a_new_clause_brings_the_clauses_under_it() -> None:
    text = "think:\n\n   A. twice;\n\n   B. thrice:\n\n      (i) a;\n\n      (ii) b;"
    draft, _ = one(AddClause("II.1", "after", text))
    assert [item.locator for item in located(draft) if "1bis" in item.locator] == [
        "II.1bis", "II.1bis.A", "II.1bis.B", "II.1bis.B(i)", "II.1bis.B(ii)",
    ]  # fmt: skip
    kinds = [item.clause.kind for item in located(draft) if "1bis" in item.locator]
    assert kinds == ["paragraph", "item", "item", "item", "item"]
    flat, _ = one(AddClause("II.1", "after", "think:\nA. twice;\nB. thrice\nand more;"))
    assert [item.locator for item in located(flat) if "1bis" in item.locator] == ["II.1bis", "II.1bis.A", "II.1bis.B"]


def test_a_number_that_is_taken_is_refused() -> None:
    _, results = one(AddClause("II.1", "after", "think;", "2."))
    assert (results[0].status, "already taken" in results[0].reason) == ("stale", True)
    _, results = one(AddClause("II.1", "after", "review.", "2."))
    assert results[0].status == "already"
    _, results = one(AddClause("II.1", "after", "3. think;", "4."))
    assert results[0].status == "stale"


def test_an_unnumbered_clause_becomes_the_chapeau_where_one_stands() -> None:
    text = "## II. Scope\n\n1. report.\n\n2. review."
    draft, results = one(AddClause("II.1", "before", "States should:"), text=text)
    assert results[0].status == "stale", "a numbered list needs a number"
    draft, _ = one(DeleteClause("II.1"), DeleteClause("II.2"))
    assert [item.locator for item in located(draft)] == ["II", "II.¶1", "III", "Art8", "Art8.1"]


def test_deleting_takes_everything_under_a_clause_and_renumbers_nothing() -> None:
    draft, _ = one(DeleteClause("II.1"))
    assert [item.locator for item in located(draft)] == ["II", "II.chapeau", "II.2", "III", "Art8", "Art8.1"]


def test_replacing_keeps_the_number_and_takes_what_stood_under_it() -> None:
    draft, _ = one(ReplaceClause("II.1", "think again;"))
    assert "1. think again;" in written(draft)
    assert "   A. soon;" not in written(draft)
    same, _ = one(ReplaceClause("II.1", "1. think:\n\n   A. twice;"))
    assert [item.locator for item in located(same)][2:4] == ["II.1", "II.1.A"]
    _, results = one(ReplaceClause("II.1", "4. think again;"))
    assert results[0].status == "stale"
    _, results = one(ReplaceClause("II.2", "review."))
    assert results[0].status == "already"
    sect, _ = one(ReplaceClause("II", "1. Only this."))
    assert written(sect)[:2] == ["## II. Scope", "1. Only this."]


def test_options_come_and_go_as_sides() -> None:
    text = "---\nnotation: 1\n---\n\n1. Control:\n\n   Option 1: one\n\n   Option 2: two\n\n2. Else."
    draft, results = one(AddClause("1.Option2", "after", "three", "Option 3:"), text=text)
    assert results[0].status == "applied", results
    assert [side.text for side in api.places(draft)[0].sides] == ["one", "two", "three"]
    draft, _ = one(DeleteClause("1.Option1"), text=text)
    assert [side.text for side in api.places(draft)[0].sides] == ["two"]
    _, results = one(AddClause("1.Option2", "after", "three", "3."), text=text)
    assert (results[0].status, "must be an option" in results[0].reason) == ("stale", True)


def test_a_bracket_round_a_clause_must_close() -> None:
    text = "1. one\n\n[2. two\n\n3. three]\n\n4. four"
    for operation in (DeleteClause("3"), ReplaceClause("2", "two]"), AddClause("1", "after", "new [")):
        draft, results = one(operation, text=text)
        assert results[0].status == "collision", operation
        assert draft == read(text)
    draft, results = one(DeleteClause("2"), DeleteClause("3"), text=text)
    assert [result.status for result in results] == ["applied", "applied"]
    draft, _ = one(ReplaceClause("3", "drei]"), text=text)
    assert api.places(draft)[0].sides[0].text == "2. two\n3. drei"


def test_a_clause_moved_within_one_amendment() -> None:
    draft, results = one(DeleteClause("II.2"), AddClause("Art8.1", "after", "review.", "2."))
    assert [result.status for result in results] == ["applied", "applied"]
    assert [item.locator for item in located(draft)][-2:] == ["Art8.1", "Art8.2"]


def test_two_new_clauses_of_one_amendment_come_in_their_order() -> None:
    draft, _ = one(AddClause("II.1", "after", "a;", "1 bis."), AddClause("II.1", "after", "b;", "1 ter."))
    lines = written(draft)
    assert lines.index("1 bis. a;") + 1 == lines.index("1 ter. b;")


def test_a_number_that_would_not_be_read_back_is_refused() -> None:
    draft, results = one(AddClause("2", "after", "new"), text="- 1 one\n\n- 2 two")
    assert results[0].status == "stale"
    assert draft == read("- 1 one\n\n- 2 two"), "its *bis* would have become a word of the text"
