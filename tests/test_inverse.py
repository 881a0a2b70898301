"""An amendment taken back: adopting it, and then what takes it back, gives the text as it stood."""

from hypothesis import given
from test_operations_laws import drafts_and_operations
from test_roll_laws import drafts_and_proposals

from rollingtext import api
from rollingtext.amend.apply import apply
from rollingtext.amend.inverse import taken_back
from rollingtext.amend.operations import (
    AddClause,
    Amendment,
    DeleteClause,
    DeleteWords,
    InsertWords,
    MergeClauses,
    MoveClause,
    Operation,
    RenumberClause,
    ReplaceWords,
    SplitClause,
)
from rollingtext.document.model import Draft

TEXT = """\
## I. One

1. Each Party shall report. It shall train its users.

2. The list is public:

   A. at once;

   B. in full.

3. It ends.
"""


def back_of(operation: Operation) -> tuple[Operation, ...]:
    back = taken_back(api.read(TEXT)[0], Amendment("A1", ("Norway",), (operation,)))
    return back.operations if back else ()


def test_what_takes_an_operation_back_is_as_small_as_it() -> None:
    assert back_of(ReplaceWords("I.1", "report", "report every year")) == (
        ReplaceWords("I.1", "report every year", "report"),
    )
    assert back_of(DeleteWords("I.3", "ends")) != ()
    assert back_of(InsertWords("I.1", "always", "after", "shall", 2)) != ()
    assert back_of(DeleteClause("I.2")) == (
        AddClause("I.1", "after", "The list is public:\n\n   A. at once;\n\n   B. in full.", "2."),
    )
    assert back_of(AddClause("I.2", "after", "New.")) == (DeleteClause("I.2bis"),)
    assert back_of(MoveClause("I.2", "after", "I.3")) == (MoveClause("I.2", "after", "I.1", "2."),)
    assert back_of(RenumberClause("I.3", "4.")) == (RenumberClause("I.4", "3."),)
    assert back_of(SplitClause("I.1", "It shall")) == (MergeClauses("I.1", ("I.1bis",)),)
    assert back_of(MergeClauses("I.2.A", ("I.2.B",))) == (SplitClause("I.2.A", "in full.", None, "B."),)


@given(drafts_and_operations())
def test_adopted_and_taken_back_is_as_it_was(case: tuple[Draft, Operation]) -> None:
    draft, operation = case
    amendment = Amendment("A1", ("Norway",), (operation,))
    after, _ = apply(draft, [amendment])
    back = taken_back(draft, amendment)
    if back is not None:
        again, results = apply(after, [back])
        assert again == draft != after
        assert all(result.holds for result in results)


@given(drafts_and_proposals())
def test_a_proposal_adopted_and_taken_back_is_as_it_was(case: tuple[Draft, list[Amendment]]) -> None:
    draft, proposals = case
    for amendment in proposals:
        back = taken_back(draft, amendment)
        if back is not None:
            assert apply(apply(draft, [amendment])[0], [back])[0] == draft
