"""The made-up negotiation: what it says of itself holds in the texts as the program reads them."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.negotiations import make_negotiation
from benchmarks.rounds import Negotiation
from rollingtext import api
from rollingtext.amend.meaning.base import Base
from rollingtext.amend.meaning.edits import Refusal
from rollingtext.amend.meaning.resolve import resolved
from rollingtext.compare.texts import own_text
from rollingtext.document.tokens import words
from rollingtext.notation.parties import default_registry


@pytest.fixture(scope="module")
def made() -> Negotiation:
    return make_negotiation(versions=7, proposals=90, clauses=60, seed=3)


def test_the_same_seed_makes_the_same_negotiation(made: Negotiation) -> None:
    assert make_negotiation(versions=7, proposals=90, clauses=60, seed=3) == made
    assert make_negotiation(versions=7, proposals=90, clauses=60, seed=4) != made


def test_every_clause_is_read_under_its_name_word_for_word(made: Negotiation) -> None:
    for version in made.versions:
        draft, findings = api.read(version.markdown)
        assert not [finding for finding in findings if finding.severity.name == "ERROR"]
        read = {item.locator: own_text(item.clause) for item in api.located(draft) if item.clause.kind != "section"}
        assert read == {name: clause.text for name, clause in version.clauses()}
        for _, clause in version.clauses():
            assert words(clause.text) == [word.text for word in clause.words]


def test_proposals_quote_what_stands_in_their_base(made: Negotiation) -> None:
    for version in made.versions[:-1]:
        tabled, findings = api.amendments(made.amendments(version.number))
        assert not findings
        base = Base(api.read(version.markdown)[0], default_registry())
        for amendment in tabled:
            outcome = resolved(amendment.operations[0], base, amendment.by)
            assert not isinstance(outcome, Refusal) or outcome.status == "already", outcome


def test_the_fates_are_what_the_next_version_shows(made: Negotiation) -> None:
    fates: Counter[str] = Counter()
    for proposal in made.proposals:
        homes = made.home(proposal, proposal.base + 1)
        fates[proposal.fate] += 1
        if proposal.verb in ("replace-words", "insert-words", "add-clause"):
            assert bool(homes) == (proposal.fate != "dropped"), proposal
        if proposal.fate == "adopted" and proposal.text:
            after = dict(made.versions[proposal.base + 1].clauses())
            held = [word for name in homes for word in after[name].words if proposal.id in word.proposals]
            rest = iter(word.casefold() for word in words(proposal.text))
            assert held and all(word.text.casefold() in rest for word in held), proposal
    assert set(fates) == {"adopted", "part", "bracketed", "absorbed", "dropped"}


def test_words_of_a_version_were_brought_in_by_it_or_an_earlier_one(made: Negotiation) -> None:
    seen_back = unsourced = 0
    for version in made.versions:
        for _, clause in version.clauses():
            assert all(word.version <= version.number for word in clause.words)
            seen_back += sum(word.back for word in clause.words)
            unsourced += sum(word.version == version.number and not word.proposals for word in clause.words)
    assert seen_back and unsourced
