"""Laws of rolling: the base and every proposal are readings of the rolled text, whatever else was rolled in."""

from collections import Counter

import hypothesis.strategies as st
from hypothesis import given

from rollingtext import api
from rollingtext.amend.apply import apply
from rollingtext.amend.operations import (
    AddClause,
    Amendment,
    DeleteClause,
    DeleteWords,
    InsertWords,
    Operation,
    ReplaceClause,
    ReplaceWords,
)
from rollingtext.amend.roll import roll
from rollingtext.amend.words.wording import Wording, in_turn
from rollingtext.document.model import Clause, Draft
from rollingtext.document.tree import located, walk
from rollingtext.document.values import replace
from rollingtext.notation.plain import plain

PIECES = ["alpha", "beta,", "gamma", "*delta*", "[eps]", "[zeta – US; delete: EU]", "[eta][theta]", "iota;", "**k l**",
          "(mu)", "[X]", "nu[s]", "[^1]", "“xi”", "\\[o\\]", "国家", "[pi [rho] sigma]", "t_u", "a * b", "shall"]  # fmt: skip
NEW = ["new words", "[other]", "should", ", and so on", "*leaning*"]
PROPOSERS = ("Norway", "Chile", "India", "Japan")
clause_words = st.lists(st.sampled_from(PIECES), min_size=2, max_size=8, unique=True).map(" ".join)


@st.composite
def on_words(draw: st.DrawFn, clause: str, text: str) -> Operation | None:
    """An operation on some of the words of a clause, quoted with their occurrence."""
    wording = Wording(text)
    edges = sorted(wording.edges)
    first = draw(st.integers(0, len(edges) - 1))
    start, end = edges[first], edges[min(len(edges) - 1, first + draw(st.integers(1, 4)))]
    words = text[start:end].strip()
    apart = in_turn(wording.occurrences(words)) if words else []
    at = start + len(text[start:end]) - len(text[start:end].lstrip())
    number = next((n for n, place in enumerate(apart, 1) if place[0] == at), None)
    if number is None:
        return None
    new = draw(st.sampled_from(NEW))
    kind = draw(st.integers(0, 3))
    if kind == 0:
        return ReplaceWords(clause, words, new, number)
    if kind == 1:
        return DeleteWords(clause, words, number)
    return InsertWords(clause, new, "after" if kind == 2 else "before", words, number)


@st.composite
def drafts_and_proposals(draw: st.DrawFn) -> tuple[Draft, list[Amendment]]:
    """A text of two sections with items, and proposals on its words and clauses, some of them for the same."""
    lines = ["## I. One"]
    for number in range(1, draw(st.integers(2, 4))):
        lines.append(f"{number}. {draw(clause_words)}")
        lines += [f"   {letter}. {draw(clause_words)}" for letter in "ABC"[: draw(st.integers(0, 2))]]
    lines += ["## II. Two", f"1. {draw(clause_words)}", "[^1]: A note."]
    draft = api.read("\n\n".join(lines))[0]
    clauses = [item for item in located(draft) if item.clause.kind in ("paragraph", "item", "section")]
    out: list[Amendment] = []
    for number in range(draw(st.integers(1, 5))):
        operations: list[Operation] = []
        for _ in range(draw(st.integers(1, 2))):
            item = draw(st.sampled_from(clauses))
            kind = draw(st.integers(0, 11))
            if kind == 0 and item.clause.kind != "section":
                operations.append(DeleteClause(item.locator))
            elif kind == 1 and item.clause.kind != "section":
                operations.append(AddClause(item.locator, "after", f"brand [new] text\n\n   A. {draw(clause_words)}"))
            elif kind == 2 and item.clause.kind != "section":
                operations.append(ReplaceClause(item.locator, draw(clause_words)))
            elif found := draw(on_words(item.locator, plain(item.clause.body or item.clause.heading))):
                operations.append(found)
        if operations:
            by = draw(st.lists(st.sampled_from(PROPOSERS), min_size=1, max_size=2, unique=True))
            out.append(Amendment(f"A{number}", tuple(by), tuple(operations)))
    return draft, out


@given(drafts_and_proposals())
def test_the_base_is_a_reading_of_the_rolled_text(case: tuple[Draft, list[Amendment]]) -> None:
    draft, proposals = case
    assert roll(draft, proposals).reading() == draft


@given(drafts_and_proposals())
def test_every_proposal_is_a_reading_of_the_rolled_text(case: tuple[Draft, list[Amendment]]) -> None:
    draft, proposals = case
    rolled = roll(draft, proposals)
    for number, proposal in enumerate(proposals):
        if all(result.holds for result in rolled.results if result.amendment == proposal.id):
            adopted = apply(draft, [proposal])[0]
            if any(
                result.reason.startswith("Numbered") for result in rolled.results if result.amendment == proposal.id
            ):
                assert without_numbers(rolled.reading(number)) == without_numbers(adopted)
            else:
                assert rolled.reading(number) == adopted


def without_numbers(draft: Draft) -> list[Clause]:
    """The clauses of a draft for a comparison in which a *ter* may stand for a *bis*."""
    return [replace(clause, label=None, children=()) for clause in walk(draft.blocks)]


@given(drafts_and_proposals())
def test_no_two_clauses_that_nobody_has_numbered_share_a_number(case: tuple[Draft, list[Amendment]]) -> None:
    draft, proposals = case
    before = Counter(name for item in located(draft) if (name := item.locator.partition("~")[0]))
    after = Counter(name for item in located(roll(draft, proposals).draft) if (name := item.locator.partition("~")[0]))
    replaced = any(isinstance(each, ReplaceClause) for proposal in proposals for each in proposal.operations)
    assert replaced or all(count <= max(1, before[name]) for name, count in after.items())


@given(drafts_and_proposals(), st.randoms(use_true_random=False))
def test_the_order_of_proposals_changes_nothing(case: tuple[Draft, list[Amendment]], random: object) -> None:
    draft, proposals = case
    shuffled = list(proposals)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = roll(draft, proposals), roll(draft, shuffled)
    assert one.draft == other.draft
    assert api.write(one.draft) == api.write(other.draft)
    told = [{(r.amendment, r.number, r.status, r.reason) for r in rolled.results} for rolled in (one, other)]
    assert told[0] == told[1]


@given(drafts_and_proposals())
def test_the_rolled_text_reads_back_as_itself(case: tuple[Draft, list[Amendment]]) -> None:
    draft, proposals = case
    rolled = roll(draft, proposals).draft
    assert api.read(api.write(rolled)[0])[0] == rolled


@given(drafts_and_proposals())
def test_what_nobody_spoke_of_is_as_it_was(case: tuple[Draft, list[Amendment]]) -> None:
    draft, proposals = case
    rolled = roll(draft, proposals)
    if not any(result.status == "applied" for result in rolled.results):
        assert rolled.draft == draft
    assert len(rolled.stakes) >= bool(any(result.status == "applied" for result in rolled.results))


def test_what_takes_the_place_of_a_clause_comes_before_what_is_added_behind_it() -> None:
    draft = api.read("1. Each Party shall:\n\n   A. report.\n")[0]
    adding = AddClause("1", "after", "The list is public.")
    proposal = Amendment("P1", ("Norway",), (adding, ReplaceClause("1", "Each Party reports.")))
    assert roll(draft, [proposal]).reading(0) == apply(draft, [proposal])[0]
