"""Laws of carrying amendments to a newer text, over generated texts: nothing lands where its words do not stand."""

from itertools import pairwise

import hypothesis.strategies as st
from hypothesis import assume, given

from rollingtext import api
from rollingtext.amend.apply import apply
from rollingtext.amend.collide import collide
from rollingtext.amend.operations import AddClause, Amendment, DeleteClause, InsertWords, Operation
from rollingtext.amend.papers import tabling
from rollingtext.amend.papers.written import written
from rollingtext.amend.rebase import rebase
from rollingtext.amend.words.wording import Wording, in_turn
from rollingtext.document.model import Draft
from rollingtext.document.source import Source
from rollingtext.document.tree import located
from rollingtext.notation.plain import plain
from tests.test_amend_laws import amendments, drafts_and_operations
from tests.test_operations_laws import drafts_and_operations as any_verb

Case = tuple[Draft, list[Operation]]


def quotation(operation: Operation) -> str:
    return operation.anchor if isinstance(operation, InsertWords) else getattr(operation, "words", "")


def bodies(draft: Draft) -> dict[str, str]:
    return {item.locator: plain(item.clause.body) for item in located(draft)}


@given(drafts_and_operations())
def test_onto_the_same_text_nothing_changes(case: Case) -> None:
    draft, operations = case
    tabled = amendments(operations)
    fitting = [a for a in tabled if apply(draft, [a])[1][0].status == "applied"]
    carried, results = rebase(fitting, draft, draft)
    assert list(carried) == fitting
    assert all(result.status == "clean" for result in results)


@given(drafts_and_operations())
def test_an_amendment_that_was_adopted_is_absorbed(case: Case) -> None:
    draft, operations = case
    for amendment in amendments(operations):
        after, results = apply(draft, [amendment])
        if results[0].status != "applied" or after == draft:
            continue
        carried, fates = rebase([amendment], draft, after)
        assert carried == (), fates[0].fate
        assert fates[0].status == "absorbed", fates[0].fate


@given(drafts_and_operations(), st.text("xyzw ", min_size=3, max_size=30))
def test_over_an_unrelated_change_an_amendment_is_carried_as_it_is(case: Case, text: str) -> None:
    draft, operations = case
    assume(text.strip())
    newer, results = apply(draft, [Amendment("N", ("USA",), (AddClause("I", "last", f"{text} and nothing else"),))])
    assume(results[0].status == "applied")
    tabled = [a for a in amendments(operations) if apply(draft, [a])[1][0].status == "applied"]
    carried, fates = rebase(tabled, draft, newer)
    assert [fate.status for fate in fates] == ["clean"] * len(tabled)
    assert list(carried) == tabled


@given(drafts_and_operations(), drafts_and_operations())
def test_nothing_lands_where_its_words_do_not_stand(case: Case, other: Case) -> None:
    """Onto any other text at all: what is carried quotes words of the new clause to the letter, and changes only that."""
    draft, operations = case
    newer = other[0]
    carried, _ = rebase(amendments(operations), draft, newer)
    for amendment in carried:
        after, results = apply(newer, [amendment])
        assert [result.status for result in results] == ["applied"]
        (operation,) = amendment.operations
        if not quotation(operation):
            continue
        was = bodies(newer)
        assert in_turn(Wording(was[operation.clause]).occurrences(quotation(operation)))
        now = bodies(after)
        assert {name for name in was if was[name] != now[name]} <= {operation.clause}


@given(drafts_and_operations(), drafts_and_operations())
def test_what_is_carried_is_written_and_read_again(case: Case, other: Case) -> None:
    draft, operations = case
    for newer in (draft, other[0]):
        carried, _ = rebase(amendments(operations), draft, newer)
        again, findings = tabling.read(Source(written(carried, "2"), "x.yaml"))
        assert not findings or not carried
        assert [a.operations for a in again] == [a.operations for a in carried]


@given(drafts_and_operations(), st.randoms(use_true_random=False))
def test_the_order_in_which_amendments_are_given_changes_no_collision(case: Case, random: object) -> None:
    draft, operations = case
    tabled = amendments(operations)
    shuffled = list(tabled)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    told = [
        [(c.kind, c.amendments, c.clause and c.clause.locator, c.texts) for c in collide(draft, given_)[0]]
        for given_ in (tabled, shuffled)
    ]
    assert told[0] == told[1]


@given(drafts_and_operations())
def test_of_amendments_that_do_not_collide_each_may_be_adopted_first(case: Case) -> None:
    """The other one is carried to the text that the first one left, and both ways lead to the same text."""
    draft, operations = case
    tabled = [a for a in amendments(operations) if apply(draft, [a])[1][0].status == "applied"]
    for one, other in pairwise(tabled):
        if isinstance(one.operations[0], DeleteClause | AddClause) or isinstance(
            other.operations[0], DeleteClause | AddClause
        ):
            continue
        if any(collision.is_open for collision in collide(draft, [one, other])[0]):
            continue
        at_once, results = apply(draft, [one, other])
        assert all(result.status in ("applied", "already") for result in results)
        for first, second in ((one, other), (other, one)):
            newer, _ = apply(draft, [first])
            carried, fates = rebase([second], draft, newer)
            if fates[0].fate.holds:
                assert apply(newer, carried)[0] == at_once, fates[0].fate


@given(drafts_and_operations())
def test_what_collides_is_what_is_not_adopted(case: Case) -> None:
    draft, operations = case
    tabled = amendments(operations)
    named = {name for c in collide(draft, tabled)[0] if c.is_open for name in c.amendments}
    refused = {result.amendment for result in apply(draft, tabled)[1] if result.status == "collision"}
    assert named >= refused


def test_a_text_that_stands_twice_is_told_by_its_neighbours_or_not_at_all() -> None:
    twice = "Nothing here affects the rights of any Party."
    old = api.read(f"1. The list is public.\n\n2. {twice}\n\n3. The court decides.\n\n4. {twice}\n\n5. It ends here.")[
        0
    ]
    moved = api.read(
        f"1. The list is public.\n\n2. A new one stands here.\n\n3. {twice}\n\n4. The court decides.\n\n"
        f"5. {twice}\n\n6. It ends here."
    )[0]
    fewer = api.read(f"1. The court decides.\n\n2. {twice}\n\n3. The list is public.\n\n4. It ends here.")[0]
    amendment = Amendment("A", ("USA",), (InsertWords("4", "or body", "after", "any Party"),))
    carried, results = rebase([amendment], old, moved)
    assert (results[0].status, carried[0].operations[0].clause) == ("moved", "5")
    carried, results = rebase(
        [Amendment("A", ("USA",), (InsertWords("2", "or body", "after", "any Party"),))], old, fewer
    )
    assert carried == ()
    assert results[0].status == "orphaned"


@given(any_verb(), st.sampled_from(["Norway", "US", "EU"]))
def test_every_verb_stays_as_it_is_where_nothing_changed_and_is_absorbed_once_adopted(
    case: tuple[Draft, Operation], by: str
) -> None:
    draft, operation = case
    tabled = [Amendment("A1", (by,), (operation,))]
    after, results = apply(draft, tabled)
    assume(results[0].status == "applied")
    carried, fates = rebase(tabled, draft, draft)
    assert list(carried) == tabled, fates[0].fate
    carried, fates = rebase(tabled, draft, after)
    assert (carried, fates[0].status) == ((), "absorbed"), fates[0].fate


@given(any_verb(), any_verb())
def test_every_verb_that_is_carried_can_be_adopted_in_the_newer_text(
    case: tuple[Draft, Operation], other: tuple[Draft, Operation]
) -> None:
    (draft, operation), newer = case, other[0]
    carried, _ = rebase([Amendment("A1", ("Norway",), (operation,))], draft, newer)
    for amendment in carried:
        assert [result.status for result in apply(newer, [amendment])[1]] == ["applied"]


@given(any_verb(), any_verb())
def test_every_verb_goes_on_after_another_one_was_adopted_or_says_why_not(
    case: tuple[Draft, Operation], other: tuple[Draft, Operation]
) -> None:
    draft, operation = case
    newer, _ = apply(draft, [Amendment("A2", ("US",), (other[1],))])
    carried, fates = rebase([Amendment("A1", ("Norway",), (operation,))], draft, newer)
    assert carried or fates[0].fate.reason
    for amendment in carried:
        assert [result.status for result in apply(newer, [amendment])[1]] == ["applied"]
