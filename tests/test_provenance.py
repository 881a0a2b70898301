"""Where words come from: the truth of made-up negotiations is found, and the laws hold on any of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rollingtext
from benchmarks.negotiations import make_negotiation
from benchmarks.record import read, score
from rollingtext.amend.operations import Amendment
from rollingtext.compare.lineage import Stage
from rollingtext.compare.texts import own_text
from rollingtext.negotiation.blame import blame
from rollingtext.negotiation.history import history
from rollingtext.negotiation.origins import Origin
from rollingtext.negotiation.profiles import Term
from rollingtext.negotiation.provenance import Provenance, provenance
from rollingtext.negotiation.record import Negotiation
from rollingtext.negotiation.unsourced import residue, unsourced


@pytest.mark.parametrize("seed", range(1, 6))
def test_the_truth_is_found(seed: int) -> None:
    made = make_negotiation(versions=8, proposals=100, clauses=60, seed=seed)
    found = score(made, provenance(*read(made)))
    assert found.blame >= 0.98
    assert found.unsourced >= 0.95


@settings(max_examples=15)
@given(st.integers(1, 10_000))
def test_laws_on_any_negotiation(seed: int) -> None:
    """A token has an origin, an origin is no later than its version, and occurrences add up from version to version."""
    made = make_negotiation(versions=5, proposals=30, clauses=30, seed=seed)
    found = provenance(*read(made))
    for version in found.versions:
        known = (version, *found.ancestors(version))
        for each in blame(found, version):
            assert "".join(passage.text for passage in each.passages) == own_text(each.clause.clause)
            assert all(passage.origin.version in known for passage in each.passages)
        for account in found.of(version).values():
            assert len(account.origins) == len(account.spelled.words)
    told = history(found, Term("the Parties", ("each Party", "the Secretariat")))
    standing = {each.version: each.agreed + each.bracketed for each in told.standings}
    for older, newer in zip(found.versions, found.versions[1:], strict=False):
        happened = [event.happened for event in told.events if event.version == newer]
        came = happened.count("entered") + happened.count("came back")
        assert standing[newer] == standing[older] + came - happened.count("struck")


# Small negotiations, each with one thing in it.


def account(*texts: str, proposals: str = "", agreed: tuple[tuple[str, str], ...] = ()) -> Provenance:
    """Texts that follow one another, one a month, called v0, v1 and so on; `proposals` are YAML for v0."""
    drafts = {f"v{at}": rollingtext.read(f"---\nnotation: 1\n---\n\n{text}\n")[0] for at, text in enumerate(texts)}
    tabled: tuple[Amendment, ...] = ()
    if proposals:
        tabled, findings = rollingtext.amendments(
            f"schema: rollingtext/amendments/1\nbase: v0\namendments:\n{proposals}"
        )
        assert not findings
    return provenance(line_of(len(texts)), drafts, tabled, agreed)


def line_of(count: int) -> Negotiation:
    versions = "".join(
        f"  - {{name: v{at}, date: 2026-{at + 1:02}-10, file: v{at}.md, follows: [{f'v{at - 1}' if at else ''}], public: no}}\n"
        for at in range(count)
    )
    record, findings = rollingtext.record(
        f"schema: rollingtext/negotiation/1\ntitle: Illustrative\nversions:\n{versions}"
    )
    assert record is not None and not findings
    return record


def of(found: Provenance, version: str, clause: str, word: str) -> Origin:
    text = found.accounts[Stage(version, clause)]
    return text.origins[text.spelled.words.index(word)]


INSERTED = "  - {id: A, by: [Norway], %soperations: [{op: insert-words, clause: '1', text: %s, after: Party}]}\n"


def test_words_that_stand_where_they_were_asked_for_are_the_proposers() -> None:
    found = account(
        "1. Each Party shall report.", "1. Each Party alone shall report.", proposals=INSERTED % ("", "alone")
    )
    assert of(found, "v1", "1", "alone") == Origin("v1", ("A",))
    assert of(found, "v1", "1", "report") == Origin("v0")


def test_the_same_word_elsewhere_in_the_clause_is_nobodys() -> None:
    found = account(
        "1. Each Party shall report.", "1. Each Party shall report alone.", proposals=INSERTED % ("", "alone")
    )
    assert of(found, "v1", "1", "alone") == Origin("v1")


def test_what_was_tabled_after_a_version_is_not_behind_its_words() -> None:
    late = INSERTED % ("date: 2026-02-20, ", "alone")
    found = account("1. Each Party shall report.", "1. Each Party alone shall report.", proposals=late)
    assert of(found, "v1", "1", "alone") == Origin("v1")


def test_what_was_tabled_late_is_behind_words_of_the_version_after() -> None:
    late = INSERTED % ("date: 2026-02-20, ", "alone and in good time")
    old, new = "1. Each Party shall report to all.", "1. Each Party alone and in good time shall report to all."
    found = account(old, old, new, proposals=late)
    assert of(found, "v2", "1", "alone") == Origin("v2", ("A",))


def test_a_bracket_is_transparent_to_the_words_in_it() -> None:
    bracketed = "1. Each Party [alone – Norway] shall report."
    lifted = "1. Each Party alone shall report."
    found = account("1. Each Party shall report.", bracketed, lifted, proposals=INSERTED % ("", "alone"))
    assert of(found, "v1", "1", "alone") == of(found, "v2", "1", "alone") == Origin("v1", ("A",))


def test_words_come_back_with_those_who_had_asked_for_them() -> None:
    first, second = "1. Each Party shall report.", "1. Each Party alone and openly shall report."
    found = account(first, second, first, second, proposals=INSERTED % ("", "alone and openly"))
    assert of(found, "v3", "1", "openly") == Origin("v3", ("A",), "v1")
    assert unsourced(found, "v3") == ()


def test_a_sentence_that_moves_to_another_clause_keeps_its_origin() -> None:
    moving = "The coastal State may suspend such inspections without notice."
    first = f"1. Each Party shall report once a year. {moving}\n\n2. Ships are inspected in port by the authority."
    second = f"1. Each Party shall report once a year.\n\n2. Ships are inspected in port by the authority. {moving}"
    found = account(first, second)
    assert of(found, "v1", "2", "suspend") == Origin("v0")


def test_a_change_of_case_or_quotes_brings_no_word_in() -> None:
    found = account("1. The “Parties” shall meet; They vote.", '1. the "Parties" shall meet; they vote.')
    assert {origin.version for origin in found.accounts[Stage("v1", "1")].origins} == {"v0"}


def test_agreed_language_is_named() -> None:
    charter = "Nothing in this text affects the rights of third States."
    found = account(
        "1. Each Party shall report.", f"1. Each Party shall report.\n\n2. {charter}", agreed=(("Charter", charter),)
    )
    assert of(found, "v1", "2", "third").source == "Charter"


def test_a_claim_leaves_what_it_does_not_ask_for() -> None:
    old, new = "1. Each Party shall report to the Chair.", "1. Each Party alone shall report in time."
    left = residue(account(old, new, proposals=INSERTED % ("", "alone")), "v1")
    assert [each.text for each in left.added] == ["in time"]
    assert [each.text for each in left.struck] == ["to the Chair"]


def test_a_claim_that_explains_everything_leaves_nothing() -> None:
    asked = INSERTED % ("", "alone") + "  - {id: B, by: [Chile], operations: [{op: delete-clause, clause: '2'}]}\n"
    old, new = "1. Each Party shall report.\n\n2. Ships stay in port.", "1. Each Party alone shall report."
    assert residue(account(old, new, proposals=asked), "v1") == ((), ())


def test_a_proposal_for_an_unknown_version_is_passed_over() -> None:
    draft = rollingtext.read("1. Each Party shall report.\n")[0]
    stray, _ = rollingtext.amendments(
        "schema: rollingtext/amendments/1\nbase: v9\namendments:\n" + INSERTED % ("", "alone")
    )
    assert provenance(line_of(1), {"v0": draft}, stray).versions == ("v0",)


def test_a_number_that_follows_its_clause_is_no_language() -> None:
    first = "1. Ships stay in port.\n\n2. Paragraph 1 holds for 60 days."
    second = "1. Crews are trained each year.\n\n2. Ships stay in port.\n\n3. Paragraph 2 holds for 90 days."
    found = account(first, second)
    assert [each.text for each in unsourced(found, "v1")] == ["Crews are trained each year.", "90"]
    left = residue(found, "v1")
    assert ([each.text for each in left.added], [each.text for each in left.struck]) == (
        ["Crews are trained each year.", "90"],
        ["60"],
    )
