"""Both tables of a concordance cover every clause, agree with each other, and are those of the bundled negotiation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rollingtext.cli.app import run
from rollingtext.document.bundled import schema_text

FOLDER = Path(__file__).parents[1] / "drafts" / "gge-laws"
PAIRS = [
    ("2025-03-03", "2025-05-12"),
    ("2025-05-12", "2025-12-18"),
    ("2025-12-18", "2026-06-05"),
    ("2025-05-12", "2026-06-05"),
]


def table(old: str, new: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert run(["concordance", str(FOLDER), "--from", old, "--to", new, "--format", "json"]) == 0
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    Draft202012Validator(json.loads(schema_text("concordance"))).validate(document)
    return document


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_both_tables_say_the_same(old: str, new: str, capsys: pytest.CaptureFixture[str]) -> None:
    document = table(old, new, capsys)
    forth = {(each["old"]["locator"], to["locator"]) for each in document["numbers"] for to in each["new"]}
    back = {(of["locator"], each["new"]["locator"]) for each in document["sources"] for of in each["old"]}
    assert forth == back


def test_the_changes_that_the_readme_of_the_negotiation_tells(capsys: pytest.CaptureFixture[str]) -> None:
    document = table("2025-05-12", "2026-06-05", capsys)
    became = {each["old"]["locator"]: [to["locator"] for to in each["new"]] for each in document["numbers"]}
    expected = {
        "II.5": ["11"],
        "III.4": ["8"],
        "III.6.D(v)": [],
        "IV.9": ["10"],
        "III.3": ["9"],
        "III.1": ["7"],
        "III.2": ["7"],
    }
    assert {name: became[name] for name in expected} == expected


def test_proposals_stand_beside_the_clauses_that_hold_their_words(capsys: pytest.CaptureFixture[str]) -> None:
    document = table("2025-05-12", "2025-12-18", capsys)
    told = {each["new"]["locator"]: [p["proposal"] for p in each["proposals"]] for each in document["sources"]}
    assert (told["III.1"], told["III.2"], told["III.3"], told["III.4"]) == (["A21"], ["A20"], ["A19"], ["A23"])
    assert "A18" in told["III.5"]
