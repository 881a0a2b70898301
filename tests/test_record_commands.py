"""`log`, `history`, `blame` and `unsourced` on the bundled negotiation: as data, and what they hold to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rollingtext.cli.app import run
from rollingtext.cli.negotiations import accounted, assembled
from rollingtext.compare.lineage import Stage
from rollingtext.compare.texts import own_text
from rollingtext.negotiation.blame import blame, by_version
from rollingtext.negotiation.clause_history import clause_history
from rollingtext.negotiation.history import history
from rollingtext.negotiation.log import sparkline
from rollingtext.negotiation.profiles import Term
from rollingtext.negotiation.provenance import Provenance
from rollingtext.negotiation.unsourced import unsourced

ROOT = Path(__file__).parent.parent
LAWS = str(ROOT / "drafts" / "gge-laws")


@pytest.fixture(scope="module")
def found() -> Provenance:
    accounts = accounted(assembled(LAWS))
    assert accounts is not None
    return accounts


def term(found: Provenance, name: str) -> Term:
    return next(term for term in found.record.terms if term.term == name)


@pytest.mark.parametrize(
    "line",
    [
        ["log", LAWS],
        ["history", LAWS, "identify"],
        ["history", LAWS, "III.11"],
        ["history", LAWS, "V.6", "--version", "2025-03-03"],
        ["blame", LAWS],
        ["blame", f"{LAWS}/2025-12-18.md", "--clause", "III.5"],
        ["unsourced", LAWS, "--exit-zero"],
        [
            "unsourced",
            LAWS,
            "2026-06-05",
            "--exit-zero",
            "--claimed",
            f"{LAWS}/proposals/2025-12-18-characterization.yaml",
        ],
    ],
)
def test_the_data_keep_to_their_schemas(line: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*line, "--format", "json"]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    schema = json.loads((ROOT / "schemas" / f"{line[0]}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(told)


def test_every_clause_of_every_version_is_blamed_to_the_letter(found: Provenance) -> None:
    for version in found.versions:
        for each in blame(found, version):
            assert "".join(passage.text for passage in each.passages) == own_text(each.clause.clause)
            for passage in each.passages:
                assert passage.origin.version in (version, *found.ancestors(version))
                assert passage.origin.stood in ("", *found.ancestors(version))


def test_the_shares_of_the_versions_are_all_words(found: Provenance) -> None:
    blamed = blame(found, "2026-06-05")
    words = sum(passage.words for each in blamed for passage in each.passages)
    assert sum(share.words for share in by_version(found, blamed)) == words


def happened(found: Provenance, name: str) -> list[tuple[str, str, str]]:
    events = history(found, term(found, name)).events
    return [(event.version, event.happened, event.occurrence.stage.locator) for event in events]


def test_identify_went_and_came_back_in_brackets(found: Provenance) -> None:
    assert happened(found, "identify") == [
        ("2025-03-03", "entered", "I.1"),
        ("2025-05-12", "struck", "I.1"),
        ("2025-09-01-working", "came back", "I.1"),
        ("2025-09-01-working", "entered", "III.5.A"),
        ("2025-12-18", "came back", "III.6.A"),
    ]
    back = history(found, term(found, "identify")).events[2]
    assert back.stood == "2025-03-03"
    assert back.occurrence.held is not None
    assert back.occurrence.held.backers == ("India", "Japan", "Singapore")
    assert back.origin.proposals == ("A1", "A2")


def test_the_sentence_that_defines_lethal_went(found: Provenance) -> None:
    told = happened(found, "lethal")
    assert ("2025-09-01-working", "bracketed", "I.1") in told
    assert ("2025-12-18", "struck", "I.1") in told
    assert [row for row in told if row[0] == "2026-06-05"] == []


def test_judgement_and_control_moved_to_section_three(found: Provenance) -> None:
    assert ("2025-12-18", "moved", "III.5") in happened(found, "context-appropriate human judgement and control")
    line = clause_history(found, Stage("2026-06-05", "11"))
    steps = {step.version: step for step in line.steps}
    assert steps["2025-12-18"].happened[:2] == ("moved", "reworded")
    assert [stage.locator for stage in steps["2025-12-18"].old] == ["II.5"]
    assert steps["2025-12-18"].proposals == ("A12", "A13")
    assert steps["2026-06-05"].happened == ("renumbered",)


@pytest.mark.parametrize(
    ("stage", "version", "what", "old", "new"),
    [
        (Stage("2025-12-18", "III.2"), "2025-12-18", "moved", ["III.4"], ["III.2"]),
        (Stage("2025-12-18", "III.7.C"), "2026-06-05", "struck", ["III.7.C"], []),
        (Stage("2025-12-18", "III.4"), "2025-12-18", "moved", ["IV.9"], ["III.4"]),
        (Stage("2025-12-18", "III.1"), "2025-12-18", "merged", ["III.1", "III.2"], ["III.1"]),
        (Stage("2025-12-18", "IV.3"), "2026-06-05", "split", ["IV.3"], ["18", "19"]),
    ],
)
def test_the_changes_of_the_table_in_the_readme(
    found: Provenance, stage: Stage, version: str, what: str, old: list[str], new: list[str]
) -> None:
    step = next(step for step in clause_history(found, stage).steps if step.version == version)
    assert what in step.happened
    assert ([each.locator for each in step.old], [each.locator for each in step.new]) == (old, new)


def test_occurrences_balance_from_version_to_version(found: Provenance) -> None:
    """What stands in a version is what stood in the one it follows, less what was struck, and what came in."""
    for entry in found.record.terms:
        told = history(found, entry)
        standing = {each.version: each.agreed + each.bracketed for each in told.standings}
        for issue in found.lineage.issues:
            if len(issue.follows) == 1 and not issue.revises:
                events = [event.happened for event in told.events if event.version == issue.name]
                came = events.count("entered") + events.count("came back")
                assert standing[issue.name] == standing[issue.follows[0]] + came - events.count("struck"), entry.term


def test_a_first_version_owes_no_explanation(found: Provenance) -> None:
    assert unsourced(found, "2025-03-03") == ()


def test_agreed_language_stands_behind_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agreed = tmp_path / "principles.txt"
    agreed.write_text("It says nothing about the nature of the instrument in which it may be used.", encoding="utf-8")
    run(["unsourced", LAWS, "--agreed", str(agreed)])
    assert "nature of the instrument" not in capsys.readouterr().out
    run(["blame", LAWS, "--clause", "I.2.D", "--agreed", str(agreed)])
    assert "out of principles.txt" in capsys.readouterr().out


def test_a_sparkline_is_as_long_as_what_it_shows() -> None:
    assert sparkline([0, 4, None, 8]) == "▁▅·█"
    assert sparkline([]) == ""
    assert sparkline([0, 0]) == "▁▁"
