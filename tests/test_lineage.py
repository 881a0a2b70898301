"""Lineage through many versions: composed along the graph, surest way first, the same in both directions."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollingtext.compare.align import align
from rollingtext.compare.lineage import Issue, Kin, Lineage, Stage, lineage
from rollingtext.compare.links import Statement
from rollingtext.document.source import Source
from rollingtext.negotiation.record import read as read_record
from tests.strategies import drafts, read

GGE = Path(__file__).parents[1] / "drafts" / "gge-laws"


@pytest.fixture(scope="module")
def gge() -> Lineage:
    record, _ = read_record(Source((GGE / "negotiation.yaml").read_text(encoding="utf-8")))
    assert record is not None
    texts = {version.name: read((GGE / version.file).read_text(encoding="utf-8")) for version in record.versions}
    return lineage(
        Issue(version.name, texts[version.name], version.follows, version.revises) for version in record.versions
    )


def names(found: tuple[Kin, ...]) -> list[str]:
    return [kin.stage.locator for kin in found]


# What drafts/gge-laws/README.md says of each clause.
@pytest.mark.parametrize(
    "old, clause, new, expected",
    [
        ("2025-05-12", "II.5", "2026-06-05", ["11"]),
        ("2025-05-12", "III.4", "2026-06-05", ["8"]),
        ("2025-05-12", "IV.9", "2026-06-05", ["10"]),
        ("2025-05-12", "III.6.D(v)", "2025-12-18", ["III.7.C"]),
        ("2025-05-12", "III.6.D(v)", "2026-06-05", []),
        ("2025-05-12", "III.1", "2026-06-05", ["7"]),
        ("2025-05-12", "III.2", "2026-06-05", ["7"]),
        ("2025-05-12", "IV.2", "2026-06-05", ["18", "19"]),
        ("2025-03-03", "IV.2", "2026-06-05", ["18", "19"]),
        ("2025-05-12", "I.1", "2026-06-05", ["1"]),
    ],
)
def test_what_became_of_a_clause(gge: Lineage, old: str, clause: str, new: str, expected: list[str]) -> None:
    assert names(gge.became(Stage(old, clause), new)) == expected
    for locator in expected:
        assert clause in names(gge.came_from(Stage(new, locator), old))


def test_a_section_comes_from_its_revisions_and_the_rest_from_the_whole_text(gge: Lineage) -> None:
    (kin,) = gge.came_from(Stage("2025-12-18", "I.1"), "2025-05-12")
    assert [stage.version for stage in kin.path] == [
        "2025-12-18", "2025-09-05-box-I", "2025-09-03-box-I", "2025-09-01-working", "2025-05-12",
    ]  # fmt: skip
    (kin,) = gge.came_from(Stage("2025-12-18", "III.2"), "2025-05-12")
    assert [stage.version for stage in kin.path] == ["2025-12-18", "2025-05-12"]


def test_the_version_in_which_a_line_ended(gge: Lineage) -> None:
    assert gge.gone_in(Stage("2025-05-12", "III.6.D(v)")) == ("2026-06-05",)
    assert gge.gone_in(Stage("2025-05-12", "II.5")) == ()
    assert gge.gone_in(Stage("2025-05-12", "IX.9")) == () == gge.became(Stage("2025-05-12", "IX.9"), "2026-06-05")


def test_a_branch_that_was_given_up_is_left_where_the_branches_parted(gge: Lineage) -> None:
    """Section II of December goes back to May, not to the working version of September."""
    stage = Stage("2025-09-01-working", "II.5")
    assert gge.became(stage, "2025-12-18") == ()
    (kin,) = gge.kin(stage, "2025-12-18")
    assert [at.version for at in kin.path] == ["2025-09-01-working", "2025-05-12", "2025-12-18"]
    assert names(gge.kin(Stage("2025-09-01-working", "II.4bis"), "2025-12-18")) == []


def test_what_people_state_is_part_of_the_way() -> None:
    first, second = read("1. Ships report to the port."), read("1. Aircraft land on water in the dry season.")
    issues = (Issue("a", first), Issue("b", second, ("a",)))
    assert lineage(issues).became(Stage("a", "1"), "b") == ()
    told = lineage(issues, {("a", "b"): [Statement(("1",), ("1",))]})
    assert names(told.became(Stage("a", "1"), "b")) == ["1"]


# Laws


@st.composite
def chains(draw: st.DrawFn) -> Lineage:
    """Three or four versions in a line, each the one before with paragraphs dropped, moved and put in."""
    parts = draw(drafts(most=6)).split("\n\n")
    issues = [Issue("v0", read("\n\n".join(parts)))]
    for number in range(1, draw(st.integers(3, 4))):
        kept = [part for part in parts if draw(st.integers(0, 4))]
        parts = [*kept, *draw(drafts(most=2)).split("\n\n")]
        parts = draw(st.permutations(parts)) if draw(st.booleans()) else parts
        issues.append(Issue(f"v{number}", read("\n\n".join(parts)), (f"v{number - 1}",)))
    return lineage(issues)


def weights(found: tuple[Kin, ...]) -> dict[str, float]:
    return {kin.stage.locator: kin.confidence for kin in found}


@pytest.mark.hypothesis
@given(chains())
def test_a_clause_is_its_own_only_kin_in_its_version(lines: Lineage) -> None:
    for issue in lines.issues:
        for locator in lines.clauses[issue.name]:
            stage = Stage(issue.name, locator)
            own = (Kin(stage, 1.0, (stage,)),)
            assert lines.became(stage, issue.name) == lines.came_from(stage, issue.name) == own


@pytest.mark.hypothesis
@given(chains())
def test_neighbours_say_what_their_links_say(lines: Lineage) -> None:
    old, new = lines.issues[:2]
    for link in align(old.draft, new.draft):
        for item in link.old:
            found = lines.became(Stage(old.name, item.locator), new.name)
            assert set(names(found)) == {other.locator for other in link.new}
            assert all(kin.confidence == round(link.score, 9) for kin in found)


@pytest.mark.hypothesis
@given(chains())
def test_became_and_came_from_are_inverse(lines: Lineage) -> None:
    first, last = lines.issues[0].name, lines.issues[-1].name
    there = {
        (locator, other, round(sure, 6))
        for locator in lines.clauses[first]
        for other, sure in weights(lines.became(Stage(first, locator), last)).items()
    }
    back = {
        (other, locator, round(sure, 6))
        for locator in lines.clauses[last]
        for other, sure in weights(lines.came_from(Stage(last, locator), first)).items()
    }
    assert there == back


@pytest.mark.hypothesis
@given(chains())
def test_the_way_through_the_middle_is_the_whole_way_and_each_step_is_less_sure(lines: Lineage) -> None:
    first, middle, last = lines.issues[0].name, lines.issues[1].name, lines.issues[-1].name
    for locator in lines.clauses[first]:
        composed: dict[str, float] = {}
        for half in lines.became(Stage(first, locator), middle):
            for rest in lines.became(half.stage, last):
                sure = half.confidence * rest.confidence
                composed[rest.stage.locator] = max(composed.get(rest.stage.locator, 0.0), sure)
                assert sure <= half.confidence
        whole = weights(lines.became(Stage(first, locator), last))
        assert whole.keys() == composed.keys()
        assert all(abs(whole[name] - composed[name]) < 1e-6 for name in whole)
