"""A compilation leaves no proposal out, and says of each what it asks for."""

import json

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

import rollingtext
from rollingtext.amend.compile import compiled
from rollingtext.amend.operations import Amendment, Operation
from rollingtext.amend.papers.in_words import in_words
from rollingtext.cli.app import run
from rollingtext.document.bundled import schema_text
from rollingtext.document.model import Draft
from tests.test_operations_laws import drafts_and_operations

BASE = "drafts/gge-laws/2025-05-12.md"
PROPOSALS = [
    f"drafts/gge-laws/proposals/2025-05-12-{name}.yaml"
    for name in ("chair", "characterization", "human-judgement-and-control")
]


@given(drafts_and_operations())
def test_every_clause_and_every_proposal_is_there_once(case: tuple[Draft, Operation]) -> None:
    draft, operation = case
    given_ = [Amendment("A1", ("Norway",), (operation,)), Amendment("A2", ("Japan",), (operation, operation))]
    found, homeless = compiled(draft, given_)
    names = [each.clause.locator for each in found if each.clause]
    assert names == [item.locator for item in rollingtext.located(draft)]
    listed = [(each.amendment.id, each.number) for one in found for each in one.proposals]
    listed += [(each.amendment.id, each.number) for each in homeless]
    assert sorted(listed) == [("A1", 1), ("A2", 1), ("A2", 2)]


@given(drafts_and_operations())
def test_every_operation_says_what_it_asks_for(case: tuple[Draft, Operation]) -> None:
    """All its words are in the sentence, so that nothing it would do stays unsaid."""
    _, operation = case
    said = in_words(operation)
    assert said[0].isupper()
    for name in ("words", "text", "term", "label", "anchor", "beside"):
        assert str(getattr(operation, name, "")).strip() in said, name


def test_the_data_are_what_the_schema_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compile", BASE, *PROPOSALS, "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    Draft202012Validator(json.loads(schema_text("compile"))).validate(document)
    assert document["summary"] == {"proposals": 31, "clauses": 16, "unfit": 0}
