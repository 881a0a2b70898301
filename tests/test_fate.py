"""What became of proposals: the cases one by one, and all of a made-up negotiation whose truth is known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from benchmarks import fates as benchmark
from benchmarks.negotiations import make_negotiation
from rollingtext import api
from rollingtext.amend.operations import (
    AddClause,
    Amendment,
    BracketWords,
    DeleteClause,
    DeleteWords,
    InsertWords,
    Lift,
    MoveClause,
    Operation,
    PlaceName,
    ReplaceClause,
    ReplaceTerm,
    ReplaceWords,
)
from rollingtext.cli.app import run
from rollingtext.document.bundled import schema_text
from rollingtext.negotiation.answered import Answers
from rollingtext.negotiation.fate import ProposalFate, by_delegation, fates
from rollingtext.negotiation.outcomes import Outcome
from rollingtext.negotiation.standing import StandingText
from rollingtext.notation.parties import default_registry

OLD = """## I. Scope

1. This text applies to all systems that select and engage targets on land, at sea and in the air.

2. Each Party shall keep a list of its systems, and shall make that list public every two years.

3. The Secretariat shall circulate the lists that it has received; it shall also prepare a short summary of them.

## II. Review

1. The Conference shall review this text [at its third session] and shall publish what it finds.

2. The review is open to observers from international organizations.
"""


def fate(operation: Operation, *changes: tuple[str, str], holds: tuple[str, ...] = ()) -> ProposalFate:
    new = OLD
    for before, after in changes:
        assert before in new
        new = new.replace(before, after)
    answers = Answers(StandingText(api.read(OLD)[0]), StandingText(api.read(new)[0]), default_registry(), holds)
    return fates([Amendment("A", ("Norway",), (operation,))], answers)[0]


YEARLY = ReplaceWords("I.2", "every two years", "every year")
UNDER = AddClause("I.2", "after", "A Party without such systems shall say so in a short note to the Secretariat.")


@pytest.mark.parametrize(
    ("operation", "changes", "kind", "where"),
    [
        (YEARLY, [("every two years", "every year")], "adopted", "I.2"),
        (YEARLY, [("every two years", "[every two years][every year – Norway]")], "bracketed", "I.2"),
        (YEARLY, [], "dropped", ""),
        (YEARLY, [("every two years", "once in a while")], "dropped", ""),
        (YEARLY, [("years.\n\n", "years. {Norway: every year}\n\n")], "parked", ""),
        (InsertWords("I.1", "without further intervention by a human operator", "after", "targets"), [("that it has received;", "that it has received without further intervention by a human operator;")], "absorbed", "I.3"),
        (InsertWords("I.1", "without further intervention by a human operator", "after", "targets"), [("targets on", "targets without further intervention on")], "in-part", "I.1"),
        (DeleteWords("I.1", ", at sea and in the air"), [(", at sea and in the air", "")], "adopted", "I.1"),
        (DeleteWords("I.1", ", at sea and in the air"), [(", at sea and", " and")], "in-part", "I.1"),
        (DeleteWords("I.1", ", at sea and in the air"), [(", at sea and in the air", "[, at sea and in the air – delete: Norway]")], "bracketed", "I.1"),
        (DeleteWords("I.1", ", at sea and in the air"), [("every two", "every three")], "dropped", ""),
        (BracketWords("I.1", "on land"), [("on land", "[on land]")], "adopted", "I.1"),
        (BracketWords("I.1", "on land"), [], "dropped", ""),
        (Lift(PlaceName("II.1", "II.1#1")), [("[at its third session]", "at its third session")], "adopted", "II.1"),
        (Lift(PlaceName("II.1", "II.1#1")), [("publish", "circulate")], "bracketed", "II.1"),
        (Lift(PlaceName("II.1", "II.1#1")), [(" [at its third session]", "")], "dropped", ""),
        (UNDER, [("3. The", "3. A Party without such systems shall say so in a short note to the Secretariat.\n\n4. The")], "adopted", "I.3"),
        (UNDER, [("3. The", "3. A Party without such systems shall say so in a letter to the Chair.\n\n4. The")], "in-part", "I.3"),
        (UNDER, [("3. The", "[3. A Party without such systems shall say so in a short note to the Secretariat.]\n\n4. The")], "bracketed", "I.3"),
        (UNDER, [], "dropped", ""),
        (DeleteClause("II.2"), [("2. The review is open to observers from international organizations.\n", "")], "adopted", ""),
        (DeleteClause("II.2"), [("2. The review is open to observers from international organizations.", "[2. The review is open to observers from international organizations.]")], "bracketed", "II.2"),
        (DeleteClause("II.2"), [], "dropped", ""),
        (ReplaceClause("II.2", "Observers may attend."), [("The review is open to observers from international organizations.", "Observers may attend.")], "adopted", "II.2"),
        (ReplaceTerm("systems", "weapons"), [("systems", "weapons")], "adopted", "I.1"),
        (ReplaceTerm("systems", "weapons"), [("all systems", "all weapons")], "in-part", "I.1"),
        (MoveClause("II.2", "before", "II.1"), [], "dropped", ""),
    ],
)  # fmt: skip
def test_every_fate(operation: Operation, changes: list[tuple[str, str]], kind: str, where: str) -> None:
    found = fate(operation, *changes)
    assert found.kind == kind, found
    if where:
        assert found.clauses[0].locator == where
        assert not found.answers[0].words or found.now == tuple(item.locator for item in found.clauses)
    assert (found.share == 1) == (kind in ("adopted", "bracketed") and found.share > 0) or kind == "absorbed"


def test_a_version_that_does_not_hold_the_section_has_not_answered() -> None:
    assert fate(YEARLY, holds=("II",)).kind == "parked"


def test_the_record_speaks_where_the_text_does_not() -> None:
    answers = Answers(StandingText(api.read(OLD)[0]), StandingText(api.read(OLD)[0]), default_registry())
    proposal = Amendment("A", ("Norway",), (YEARLY,), cosponsors=("Chile",), on_behalf_of="AOSIS")
    (found,) = fates([proposal], answers, outcomes=[Outcome("A", "withdrawn", "2026-01-02")])
    assert (found.kind, found.reason) == ("withdrawn", "Withdrawn on 2026-01-02.")
    told = {each.party: each.counts for each in by_delegation([found], default_registry())}
    assert len(told) == 3 and all(counts == {"withdrawn": 1} for counts in told.values())


def test_made_up_negotiations_are_told_rightly() -> None:
    made = make_negotiation(versions=7, proposals=150, clauses=120, seed=2)
    found, _ = benchmark.told(made)
    pairs = [(benchmark._NAMES[proposal.fate], found[proposal.id].kind) for proposal in made.proposals]
    assert min(benchmark.f1(pairs, kind) for kind in benchmark._NAMES.values()) >= 0.95
    assert benchmark.homes(made, found) >= 0.9


def test_json_fits_its_schema(capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(__file__).parents[1] / "drafts" / "gge-laws"
    assert run(["fate", str(folder), "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    Draft202012Validator(json.loads(schema_text("fate"))).validate(document)
    assert document["summary"]["proposals"] == 39
