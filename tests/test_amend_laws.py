"""Laws of adopting amendments, over generated texts: commuting, undoing, and nothing changed unasked."""

import re

import hypothesis.strategies as st
from hypothesis import assume, given

from rollingtext import api
from rollingtext.amend.apply import apply
from rollingtext.amend.operations import (
    AddClause,
    Amendment,
    DeleteClause,
    DeleteWords,
    InsertWords,
    Operation,
    ReplaceWords,
)
from rollingtext.amend.words.splice import Change, carried, spliced
from rollingtext.amend.words.wording import Wording, in_turn
from rollingtext.document.model import Draft
from rollingtext.document.source import Passage
from rollingtext.document.tree import located
from rollingtext.notation.inline import inlines
from rollingtext.notation.parties import default_registry
from rollingtext.notation.plain import plain

PIECES = ["alpha", "beta,", "gamma", "*delta*", "[eps]", "[zeta – US; delete: EU]", "[eta][theta]", "iota;", "**k l**",
          "(mu)", "[X]", "nu[s]", "[^1]", "“xi”", "\\[o\\]", "国家", "[pi [rho] sigma]", "t_u", "a * b"]  # fmt: skip
clause_words = st.lists(st.sampled_from(PIECES), min_size=2, max_size=9, unique=True).map(" ".join)


def operation_on(clause: str, text: str, start: int, end: int, kind: int) -> Operation:
    """An operation that quotes the whole words of `text[start:end]`, with its occurrence."""
    wording = Wording(text)
    words = text[start:end].strip()
    apart = in_turn(wording.occurrences(words))
    at = start + len(text[start:end]) - len(text[start:end].lstrip())
    number = next((n for n, place in enumerate(apart, 1) if place[0] == at), None)
    assume(number is not None)
    if kind == 0:
        return ReplaceWords(clause, words, "new words", number)
    if kind == 1:
        return DeleteWords(clause, words, number)
    return InsertWords(clause, "new [words]", "after" if kind == 2 else "before", words, number)


@st.composite
def drafts_and_operations(draw: st.DrawFn) -> tuple[Draft, list[Operation]]:
    bodies = draw(st.lists(clause_words, min_size=1, max_size=5))
    text = "## I. One\n\n" + "\n\n".join(f"{n}. {body}" for n, body in enumerate(bodies, 1)) + "\n\n[^1]: A note."
    draft = api.read(text)[0]
    operations: list[Operation] = []
    for item in located(draft)[1:]:
        words = plain(item.clause.body)
        edges = sorted(Wording(words).edges)
        for _ in range(draw(st.integers(0, 2))):
            start, end = sorted(draw(st.tuples(st.sampled_from(edges), st.sampled_from(edges))))
            if words[start:end].strip():
                operations.append(operation_on(item.locator, words, start, end, draw(st.integers(0, 3))))
        if draw(st.integers(0, 5)) == 0:
            operations.append(AddClause(item.locator, "after", "brand [new] text"))
        if draw(st.integers(0, 9)) == 0:
            operations.append(DeleteClause(item.locator))
    return draft, operations


def amendments(operations: list[Operation]) -> list[Amendment]:
    return [Amendment(f"A{number}", ("USA",), (operation,)) for number, operation in enumerate(operations)]


@given(drafts_and_operations(), st.randoms(use_true_random=False))
def test_the_order_of_amendments_changes_nothing(case: tuple[Draft, list[Operation]], random: object) -> None:
    draft, operations = case
    tabled = amendments(operations)
    shuffled = list(tabled)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, results = apply(draft, tabled)
    other, others = apply(draft, shuffled)
    assert one == other
    assert {(r.amendment, r.status, r.reason) for r in results} == {(r.amendment, r.status, r.reason) for r in others}


@given(drafts_and_operations())
def test_adopting_in_turn_gives_what_adopting_at_once_gives(case: tuple[Draft, list[Operation]]) -> None:
    """Words only: two amendments of different clauses commute with being adopted one after the other."""
    draft, operations = case
    first_of = {op.clause: op for op in reversed(operations) if isinstance(op, ReplaceWords | DeleteWords)}
    tabled = amendments(list(first_of.values()))
    at_once, results = apply(draft, tabled)
    in_turn = draft
    for amendment in reversed(tabled):
        in_turn, _ = apply(in_turn, [amendment])
    assert at_once == in_turn
    assert all(result.status in ("applied", "already", "collision") for result in results)


@given(drafts_and_operations())
def test_what_is_made_reads_back_and_nothing_else_has_changed(case: tuple[Draft, list[Operation]]) -> None:
    draft, operations = case
    after, results = apply(draft, amendments(operations))
    assert api.read(api.write(after)[0])[0] == after
    touched = {result.clause.locator for result in results if result.status == "applied" and result.clause}
    now = {item.locator: item.clause for item in located(after)}
    for item in located(draft):
        if item.locator not in touched and item.depth:
            assert now[item.locator] == item.clause
    if not touched:
        assert after == draft


@given(st.lists(st.sampled_from(["alpha", "beta", "[eps]", "*delta*", "(mu)"]), max_size=4), st.integers(0, 1))
def test_deleting_words_and_inserting_them_again_gives_the_base(around: list[str], kind: int) -> None:
    """For words between blanks: the blanks that go with a deletion come again with an insertion."""
    draft = api.read(f"1. {' '.join(around)} before gone after {' '.join(around)} end.")[0]
    shorter, results = apply(draft, amendments([DeleteWords("1", "gone")]))
    assert results[0].status == "applied"
    anchor = InsertWords("1", "gone", "after", "before") if kind else InsertWords("1", "gone", "before", "after")
    again, results = apply(shorter, amendments([anchor]))
    assert results[0].status == "applied"
    assert again == draft


@given(clause_words, st.data())
def test_a_splice_keeps_every_character_that_stays(words: str, data: st.DataObject) -> None:
    items = inlines(Passage(words, ((0, 0),)), default_registry())
    text = plain(items)
    edges = sorted(Wording(text).edges)
    start, end = sorted(data.draw(st.tuples(st.sampled_from(edges), st.sampled_from(edges))))
    new = data.draw(st.sampled_from(["", "new", "*new*", "[a][b]", ", and", "x_y*"]))
    change = Change(start, end, new, "after" if start == end else "")
    after = plain(spliced(items, [change], default_registry(), ()))
    if "[^" in words + text and any(
        mark.start() < at < mark.end() for mark in re.finditer(r"\[\^1\]", text) for at in (start, end)
    ):
        return  # inside a note mark: such an edit is refused before it is made
    assert "".join(after.split()) == carried(text, [change])
    if not new and start == end:
        assert after == text


@given(drafts_and_operations())
def test_adopting_twice_changes_nothing_more_where_words_were_replaced(case: tuple[Draft, list[Operation]]) -> None:
    draft, operations = case
    tabled = amendments([op for op in operations if isinstance(op, InsertWords | AddClause)])
    once, first = apply(draft, tabled)
    applied = {result.amendment for result in first if result.status == "applied"}
    _, second = apply(once, [amendment for amendment in tabled if amendment.id in applied])
    assert all(result.status in ("already", "ambiguous", "stale", "collision", "applied") for result in second)
    assert all(r.status == "already" for r in second if isinstance(r.operation, AddClause))
