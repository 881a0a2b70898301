"""Laws of the operations on clauses and brackets: they read back, they are readings when rolled, they touch nothing else."""

import hypothesis.strategies as st
from hypothesis import assume, given

from rollingtext import api
from rollingtext.amend.accept import accept, followed
from rollingtext.amend.apply import apply
from rollingtext.amend.operations import (
    AddSide,
    Agree,
    Amendment,
    Back,
    BracketWords,
    DropSide,
    Lift,
    MergeClauses,
    MoveClause,
    Operation,
    Oppose,
    PlaceName,
    RenumberClause,
    Reopen,
    ReplaceTerm,
    Reserve,
    SetHeading,
    Settle,
    SplitClause,
    Strike,
    Withdraw,
)
from rollingtext.amend.roll import roll
from rollingtext.brackets.places import places
from rollingtext.brackets.settle import settled
from rollingtext.document.model import Contested, Draft
from rollingtext.document.tree import located
from rollingtext.notation.plain import plain

PIECES = ["alpha", "beta,", "gamma.", "Delta", "*delta*", "[eps]", "[zeta – US; delete: EU]", "[eta][theta]", "(mu)",
          "[one / two]", "nu[s]", "**k l**", "[pi [rho] sigma]", "[tau – Chile][upsilon]", "[phi – reserve: Japan]"]  # fmt: skip
clause_words = st.lists(st.sampled_from(PIECES), min_size=2, max_size=6, unique=True).map(" ".join)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    lines = ["## I. One"]
    for number in range(1, draw(st.integers(3, 4))):
        lines.append(f"{number}. {draw(clause_words)}")
        lines += [f"   {letter}. {draw(clause_words)}" for letter in "ABC"[: draw(st.integers(0, 2))]]
    return api.read("\n\n".join([*lines, "## II. Two", f"1. {draw(clause_words)}"]))[0]


@st.composite
def drafts_and_operations(draw: st.DrawFn) -> tuple[Draft, Operation]:
    """A text, and one operation that may fit it."""
    draft = draw(drafts())
    names = [item.locator for item in located(draft)]
    clause, other = draw(st.sampled_from(names[1:])), draw(st.sampled_from(names))
    words = plain(next(item.clause.body for item in located(draft) if item.locator == clause)).split()
    inside = [place for place in places(draft) if isinstance(place.node, Contested)]
    on_clauses: list[Operation] = [
        MoveClause(clause, draw(st.sampled_from(["before", "after", "first", "last"])), other, "9."),
        MoveClause(clause, draw(st.sampled_from(["before", "after"])), other),
        RenumberClause(clause, draw(st.sampled_from(["9.", "2.", "C.", "IV."]))),
        SplitClause(clause, draw(st.sampled_from(words or ["x"]))),
        MergeClauses(clause, (other,)),
        SetHeading(draw(st.sampled_from(["I", "II"])), "New [heading]"),
        ReplaceTerm(
            draw(st.sampled_from(["alpha", "delta", "eps", "eta"])), "omega", draw(st.sampled_from([(), ("I.1",)]))
        ),
        BracketWords(clause, draw(st.sampled_from(words or ["x"])), 1),
        Agree(clause, draw(st.sampled_from(["ad-referendum", "agreed"]))),
    ]
    if not inside or draw(st.booleans()):
        return draft, draw(st.sampled_from(on_clauses))
    place = draw(st.sampled_from(inside))
    at = PlaceName(place.clause.locator, place.id)
    side = str(draw(st.integers(1, len(place.sides))))
    return draft, draw(
        st.sampled_from([
            Lift(at), Strike(at), Settle(at, side), DropSide(at, side), AddSide(at, "new words"), Back(at, side),
            Oppose(at), Reserve(at), Withdraw(at),
        ])
    )  # fmt: skip


@given(drafts_and_operations(), st.sampled_from(["Norway", "US", "EU", "Japan"]))
def test_what_is_made_reads_back_and_is_a_reading_when_rolled(case: tuple[Draft, Operation], by: str) -> None:
    draft, operation = case
    tabled = [Amendment("A1", (by,), (operation,))]
    after, (result,) = apply(draft, tabled)
    assert api.read(api.write(after)[0])[0] == after
    assert (after == draft) == (result.status != "applied")
    rolled = roll(draft, tabled)
    assert rolled.reading() == draft
    if rolled.results[0].status == "applied":
        assert rolled.reading(0) == after


@given(drafts(), st.data())
def test_settling_a_place_by_an_amendment_is_settling_it_by_a_decision(draft: Draft, data: st.DataObject) -> None:
    inside = [place for place in places(draft) if isinstance(place.node, Contested)]
    assume(inside)
    place = data.draw(st.sampled_from(inside))
    side = data.draw(st.integers(0, len(place.sides) - 1))
    operation = Settle(PlaceName(place.clause.locator, place.id), str(side + 1))
    after, (result,) = apply(draft, [Amendment("A1", ("Norway",), (operation,))])
    if result.status == "applied":
        assert after == settled(draft, lambda each: side if each.id == place.id else None)


@given(drafts(), st.data())
def test_a_position_taken_is_named_there_and_withdrawn_again(draft: Draft, data: st.DataObject) -> None:
    inside = [place for place in places(draft) if isinstance(place.node, Contested)]
    assume(inside)
    place = data.draw(st.sampled_from(inside))
    at = PlaceName(place.clause.locator, place.id)
    side = data.draw(st.integers(0, len(place.sides) - 1))
    backed, (result,) = apply(draft, [Amendment("A1", ("Norway",), (Back(at, str(side + 1)),))])
    assume(result.status == "applied")
    now = next(each for each in places(backed) if each.id == place.id)
    assert [each.text for each in now.sides] == [each.text for each in place.sides]
    assert now.sides[side].backers == (*place.sides[side].backers, "Norway")
    again, (result,) = apply(backed, [Amendment("A2", ("Norway",), (Withdraw(at),))])
    assert result.status == "applied"
    assert again == draft


@given(drafts(), st.data())
def test_a_clause_agreed_and_reopened_is_as_it_was(draft: Draft, data: st.DataObject) -> None:
    clause = data.draw(st.sampled_from([item.locator for item in located(draft)[1:]]))
    mark = data.draw(st.sampled_from(["ad-referendum", "agreed"]))
    marked, (result,) = apply(draft, [Amendment("A1", ("Chair",), (Agree(clause, mark),))])
    assume(result.status == "applied")
    again, (result,) = apply(marked, [Amendment("A2", ("Chair",), (Reopen(clause),))])
    assert result.status == "applied"
    assert again == draft


def test_a_section_is_not_moved_among_paragraphs() -> None:
    draft, _ = api.read("## I. One\n\n1. alpha\n\n## II. Two\n\n1. beta")
    same, (result,) = apply(draft, [Amendment("A1", ("Chair",), (MoveClause("II", "before", "I.1", "9."),))])
    assert (result.status, same) == ("stale", draft)
    assert result.reason.startswith("Sections and articles stand beside their like")


@given(drafts_and_operations(), st.data())
def test_what_if_is_adopting_first_and_a_decision_settles_its_own_place(
    case: tuple[Draft, Operation], data: st.DataObject
) -> None:
    """A decision about the text as it stands settles the place with the same sides, or none and says so."""
    draft, operation = case
    made, findings = accept(draft, [Amendment("A1", ("Norway",), (operation,))], ["A1"])
    if findings:
        assert made.numbers.draft == draft
        return
    chosen = {place.id: data.draw(st.integers(0, len(place.sides) - 1)) for place in places(draft)}
    now, lost = followed(chosen, draft, made)
    assert len(now) + len(lost) == len(chosen)
    before, after = ({place.id: place for place in places(each)} for each in (draft, made.numbers.draft))
    kept = [name for name in chosen if not any(f" {name}, " in finding.message for finding in lost)]
    assert [before[name].sides for name in kept] == [after[name].sides for name in now]
