"""Laws of merging two copies of one text."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from strategies import drafts, read

from rollingtext.amend.apply import apply
from rollingtext.amend.merge import merge
from rollingtext.amend.operations import AddClause, DeleteClause, Operation
from rollingtext.document.model import Draft
from rollingtext.document.tree import located
from rollingtext.notation.plain import plain
from tests.test_amend_laws import amendments, drafts_and_operations

Case = tuple[Draft, list[Operation]]


def _halves(case: Case) -> tuple[Draft, Draft, Draft]:
    """A text and two copies, each with every other one of the changes made."""
    base, operations = case
    tabled = amendments(operations)
    return base, apply(base, tabled[::2])[0], apply(base, tabled[1::2])[0]


def _says(draft: Draft) -> list[str]:
    return [plain(item.clause.body) for item in located(draft)]


@given(drafts_and_operations())
def test_a_copy_that_nobody_changed_adds_nothing(case: Case) -> None:
    base, ours, _ = _halves(case)
    found = merge(base, ours, base)
    assert (found.draft, found.opened, found.lost) == (ours, (), ())


@given(drafts_and_operations())
def test_what_one_copy_alone_changed_is_taken(case: Case) -> None:
    base, _, theirs = _halves(case)
    found = merge(base, base, theirs)
    assert found.opened == ()
    if not found.lost:
        assert _says(found.draft) == _says(theirs)


@given(drafts_and_operations())
def test_words_are_missing_only_where_a_copy_struck_them(case: Case) -> None:
    base, ours, theirs = _halves(case)
    found = merge(base, ours, theirs, ("Japan",), ("Norway",))
    if found.lost:
        return
    was, here, one, other = (Counter(" ".join(_says(draft)).split()) for draft in (base, found.draft, ours, theirs))
    if not found.opened:
        assert not (one - here) - (was - other)
        assert not (other - here) - (was - one)


@given(drafts_and_operations())
def test_changes_in_different_clauses_are_all_made(case: Case) -> None:
    base, operations = case
    touched = [operation.clause for operation in operations]
    come_and_go = any(isinstance(operation, AddClause | DeleteClause) for operation in operations)
    if len(set(touched)) < len(touched) or come_and_go:
        return
    _, ours, theirs = _halves(case)
    found = merge(base, ours, theirs)
    assert (found.opened, found.lost) == ((), ())
    assert _says(found.draft) == _says(apply(base, amendments(operations))[0])


@given(drafts(), drafts(), drafts())
def test_three_texts_that_have_nothing_in_common_break_nothing(one: str, two: str, three: str) -> None:
    found = merge(read(one), read(two), read(three))
    assert all(lost.reason for lost in found.lost)
