"""Carrying amendments on: what each kind of operation does when its clause moved, split, merged, went or changed."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from rollingtext import api
from rollingtext.amend.onward.fates import Fate
from rollingtext.amend.operations import (
    AddClause,
    Amendment,
    DeleteClause,
    DeleteWords,
    InsertWords,
    Lift,
    MergeClauses,
    MoveClause,
    Operation,
    PlaceName,
    RenumberClause,
    ReplaceClause,
    ReplaceTerm,
    ReplaceWords,
    SetHeading,
    Strike,
)
from rollingtext.cli.app import run
from rollingtext.document.bundled import schema_text

OLD = """## I. Scope

1. This text applies to all systems that select and engage targets on land, at sea and in the air.

2. Each Party shall keep a list of its systems, and shall make that list public every two years.

3. The Secretariat shall circulate the lists that it has received; it shall also prepare a short summary of them.

4. A Party without such systems shall say so in a short note to the Secretariat.

## II. Review

1. The Conference shall review this text [at its third session] and shall publish what it finds.

2. The review is open to observers from international organizations.
"""


def fate(operation: Operation, *changes: tuple[str, str]) -> Fate:
    new = OLD
    for before, after in changes:
        assert before in new
        new = new.replace(before, after)
    _, (result,) = api.rebase([Amendment("A", ("Norway",), (operation,))], api.read(OLD)[0], api.read(new)[0])
    return result.fate


SPLIT = ("received; it shall also prepare", "received.\n\n4. It shall also prepare")
MERGED = ("of them.\n\n4. A Party", "of them; a Party")
INSERTED = ("2. Each Party", "2. A new paragraph comes in here and says something else.\n\n3. Each Party")
GONE = ("4. A Party without such systems shall say so in a short note to the Secretariat.\n\n", "")


@pytest.mark.parametrize(
    ("operation", "changes", "kind", "clause"),
    [
        (ReplaceWords("I.2", "two years", "year"), [], "clean", "I.2"),
        (ReplaceWords("I.2", "two years", "year"), [INSERTED], "moved", "I.3"),
        (ReplaceWords("I.3", "short summary", "summary"), [SPLIT], "split", "I.4"),
        (ReplaceWords("I.4", "short note", "note"), [MERGED], "merged", "I.3"),
        (ReplaceWords("I.2", "two years", "year"), [("two years", "year")], "absorbed", "I.2"),
        (ReplaceWords("I.2", "two years", "year"), [("two years", "six months")], "conflict", "I.2"),
        (ReplaceWords("I.4", "short note", "note"), [GONE], "orphaned", None),
        (DeleteWords("I.1", ", at sea and in the air"), [(", at sea and", " and")], "partly-absorbed", "I.1"),
        (InsertWords("I.2", "and uses", "after", "systems"), [("systems, and", "systems and uses, and")], "absorbed", "I.2"),
        (AddClause("I.4", "after", "Nobody is left out."), [INSERTED, ("3. The", "4. The"), ("4. A P", "5. A P")], "moved", "I.5"),
        (AddClause("I.4", "after", "Nobody is left out."), [GONE], "orphaned", None),
        (AddClause("II.2", "after", "Its report is public."), [("organizations.", "organizations.\n\n3. Its report is public.")], "absorbed", "II.3"),
        (DeleteClause("I.4"), [GONE], "absorbed", None),
        (DeleteClause("I.4"), [("short note", "long note")], "conflict", "I.4"),
        (DeleteClause("I.4"), [], "clean", "I.4"),
        (ReplaceClause("II.2", "The review is closed."), [("is open to observers from international organizations", "is closed")], "absorbed", None),
        (SetHeading("II", "Review conference"), [("II. Review", "II. Review conference")], "absorbed", "II"),
        (SetHeading("II", "Review conference"), [("II. Review", "II. Follow-up")], "conflict", "II"),
        (Lift(PlaceName("II.1", "II.1#1")), [], "clean", "II.1"),
        (Lift(PlaceName("II.1", "II.1#1")), [("[at its third session]", "at its third session")], "absorbed", "II.1"),
        (Strike(PlaceName("II.1", "", "at its third session")), [("[at its third session] ", "")], "absorbed", "II.1"),
        (Strike(PlaceName("II.1", "II.1#1")), [("[at its third session]", "[at its second session]")], "conflict", "II.1"),
        (MergeClauses("I.3", ("I.4",)), [MERGED], "absorbed", "I.3"),
        (MoveClause("I.4", "before", "I.3"), [], "clean", "I.4"),
        (RenumberClause("II.2", "3."), [("2. The review", "3. The review")], "absorbed", "II.3"),
        (ReplaceTerm("systems", "weapons"), [], "clean", None),
        (ReplaceTerm("Secretariat", "Bureau"), [("Secretariat", "Bureau")], "absorbed", None),
    ],
)  # fmt: skip
def test_what_becomes_of_an_operation(
    operation: Operation, changes: list[tuple[str, str]], kind: str, clause: str | None
) -> None:
    found = fate(operation, *changes)
    assert (found.kind, found.clause.locator if found.clause else None) == (kind, clause), found
    assert (found.carried is not None) == (kind in ("clean", "moved", "split", "merged", "partly-absorbed"))
    assert found.holds or found.reason


def test_a_conflict_shows_both_differences_and_an_orphan_keeps_its_text() -> None:
    conflict = fate(ReplaceWords("I.2", "two years", "year"), ("two years", "six months")).conflict
    assert conflict is not None
    assert (conflict.base, conflict.theirs, conflict.ours) == ("two years", "six months", "year")
    orphan = fate(ReplaceWords("I.4", "short note", "brief note"), GONE)
    assert orphan.text == "brief note"
    assert [near.located.locator for near in orphan.nearest] == ["I.3"]


def test_a_statement_about_lineage_goes_before_what_is_computed() -> None:
    from rollingtext.compare.links import Statement

    old, new = api.read("1. Alpha beta gamma.\n\n2. Delta.")[0], api.read("1. Epsilon beta zeta.\n\n2. Delta.")[0]
    amendment = Amendment("A", ("Norway",), (DeleteWords("1", "beta"),))
    assert api.rebase([amendment], old, new)[1][0].status == "orphaned"
    carried, results = api.rebase([amendment], old, new, links=[Statement(("1",), ("1",))])
    assert results[0].status in ("clean", "conflict")
    assert len(carried) == (results[0].status == "clean")


def test_what_depends_on_an_orphan_stays_behind_with_it() -> None:
    old = api.read(OLD)[0]
    new = api.read(OLD.replace(*GONE))[0]
    first = Amendment("A", ("Norway",), (DeleteWords("I.4", "short"),))
    second = Amendment("B", ("Norway",), (DeleteWords("I.1", "all"),), depends_on=("A",))
    carried, results = api.rebase([first, second], old, new)
    assert carried == ()
    assert results[1].stays == "It stays behind with A, which it depends on."


def test_what_depends_on_an_adopted_amendment_no_longer_waits() -> None:
    old = api.read(OLD)[0]
    new = api.read(OLD.replace("two years", "year"))[0]
    first = Amendment("A", ("Norway",), (ReplaceWords("I.2", "two years", "year"),))
    second = Amendment("B", ("Norway",), (DeleteWords("I.1", "all"),), depends_on=("A",))
    carried, _ = api.rebase([first, second], old, new)
    assert [(each.id, each.depends_on) for each in carried] == [("B", ())]


@pytest.mark.parametrize("name", ["rebase", "collide"])
def test_the_answers_for_programs_are_what_the_schema_says(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(__file__).parents[1] / "drafts" / "gge-laws"
    proposals = sorted(str(path) for path in (folder / "proposals").glob("2025-05-12-*.yaml"))
    old, new = str(folder / "2025-05-12.md"), str(folder / "2025-12-18.md")
    out = str(tmp_path / "open.yaml")
    words = (
        ["rebase", *proposals, "--from", old, "--onto", new, "-o", out]
        if name == "rebase"
        else ["collide", old, *proposals]
    )
    assert run([*words, "--format", "json"]) == 1
    document = json.loads(capsys.readouterr().out)
    Draft202012Validator(json.loads(schema_text(name))).validate(document)
