"""Laws of amendments drawn up from a copy: they can all be adopted, and make the copy but for what was named."""

from __future__ import annotations

from hypothesis import given
from strategies import drafts, read

from rollingtext.amend.apply import apply
from rollingtext.amend.draw_up import draw_up
from rollingtext.amend.operations import AddClause, Amendment, DeleteClause, Operation
from rollingtext.amend.papers import tabling
from rollingtext.amend.papers.written import written
from rollingtext.compare.diff import Diff, diff
from rollingtext.document.model import Draft
from rollingtext.document.source import Source
from tests.test_amend_laws import amendments
from tests.test_amend_laws import drafts_and_operations as words_changed
from tests.test_operations_laws import drafts_and_operations

NOTHING = "schema: rollingtext/amendments/1\nbase: v1\namendments: []\n"


def _words_differ(found: Diff) -> bool:
    """Whether clauses differ in anything but their numbers."""
    return any(change.link.kind != "same" or change.link.moved or change.brackets for change in found.changes)


def _checked(old: Draft, new: Draft) -> None:
    found = draw_up(old, new, "A", ("Norway",))
    made, results = apply(old, found.amendments)
    assert [result.status for result in results] == ["applied"] * len(results)
    tabled, findings = tabling.read(Source(written(found.amendments, "v1") if found.amendments else NOTHING))
    assert not findings, findings
    assert [one.operations for one in tabled] == [one.operations for one in found.amendments]
    if not found.left:
        assert not _words_differ(diff(made, new)), found.amendments
    assert all(reason for _, reason in found.left)


@given(drafts_and_operations())
def test_the_amendments_make_the_copy(case: tuple[Draft, Operation]) -> None:
    old, operation = case
    new, results = apply(old, [Amendment("A", ("USA",), (operation,))])
    if results[0].status == "applied":
        _checked(old, new)


@given(words_changed())
def test_changed_words_are_all_drawn_up(case: tuple[Draft, list[Operation]]) -> None:
    old, operations = case
    new, _ = apply(old, amendments(operations))
    _checked(old, new)
    if not any(isinstance(operation, AddClause | DeleteClause) for operation in operations):
        assert draw_up(old, new, "A", ("Norway",)).left == ()


@given(drafts(), drafts())
def test_a_copy_that_is_another_text_altogether_breaks_nothing(one: str, other: str) -> None:
    _checked(read(one), read(other))


@given(drafts())
def test_a_copy_without_a_change_asks_for_nothing(text: str) -> None:
    found = draw_up(read(text), read(text), "A", ("Norway",))
    assert found.amendments == ()
    assert found.left == ()
