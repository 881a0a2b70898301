"""Which amendments stand in each other's way; on the bundled negotiation exactly those that its README names."""

import re
from pathlib import Path

import pytest

from rollingtext import api
from rollingtext.amend.apply import apply
from rollingtext.amend.doing.work import Result
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
from rollingtext.amend.papers import tabling
from rollingtext.document.model import Draft
from rollingtext.document.source import Source

NEGOTIATION = Path(__file__).parents[1] / "drafts" / "gge-laws"
TEXT = "1. one two three four:\n\n   (a) five;\n\n   (b) six.\n\n2. seven"


def adopt(*operations: Operation | tuple[Operation, ...], text: str = TEXT) -> tuple[Draft, list[Result]]:
    tabled = [
        Amendment(f"A{n}", ("USA",), each if isinstance(each, tuple) else (each,))
        for n, each in enumerate(operations, 1)
    ]
    draft = api.read(text)[0]
    forth, results = apply(draft, tabled)
    back, others = apply(draft, tabled[::-1])
    key = lambda result: (result.amendment, result.number)  # noqa: E731
    told = [[(key(r), r.status, r.reason) for r in sorted(each, key=key)] for each in (results, others)]
    assert forth == back, "the order of input never changes the text"
    assert told[0] == told[1], "nor what is said of it"
    return forth, list(results)


def statuses(results: list[Result]) -> list[str]:
    return [result.status for result in results]


@pytest.mark.parametrize(
    ("first", "second", "phrase"),
    [
        (ReplaceWords("1", "one two", "x"), ReplaceWords("1", "two three", "y"), "changes the same words as"),
        (ReplaceWords("1", "one two three", "x"), DeleteWords("1", "two"), "changes the same words as"),
        (DeleteWords("1", "two three"), InsertWords("1", "x", "after", "two"), "changes the same words as"),
        (InsertWords("1", "x", "after", "two"), InsertWords("1", "y", "before", "three"), "the same point"),
        (InsertWords("2", "x", "after", "seven"), InsertWords("2", "y", "end"), "the same point"),
        (AddClause("1", "after", "x", "1 bis."), AddClause("2", "before", "y", "1 ter."), "the same point"),
        (AddClause("1", "after", "x", "3."), AddClause("2", "after", "y", "3."), "the same number"),
        (DeleteClause("1"), ReplaceWords("1", "one", "x"), ""),
        (DeleteClause("1"), ReplaceWords("1(a)", "five", "x"), ""),
        (ReplaceClause("1", "new"), AddClause("1(a)", "after", "x"), ""),
        (DeleteClause("1"), AddClause("1", "last", "x"), ""),
        (DeleteClause("1"), DeleteClause("1(a)"), ""),
        (DeleteClause("1"), ReplaceClause("1", "new"), "changes the same clause as"),
        (ReplaceClause("1", "other"), ReplaceClause("1", "new"), "changes the same clause as"),
    ],
)
def test_none_of_two_that_collide_is_adopted(first: Operation, second: Operation, phrase: str) -> None:
    draft, results = adopt(first, second, ReplaceWords("1(b)" if "1" not in str(first.clause) else "2", "seven", "7"))
    assert statuses(results)[:2] == ["collision", "collision"]
    assert all(phrase in result.reason for result in results[:2])
    assert "A2" in results[0].reason and "A1" in results[1].reason
    if statuses(results)[2] == "applied":
        assert "2. 7" in api.write(draft)[0], "the others are adopted"


@pytest.mark.parametrize(
    ("first", "second", "after"),
    [
        (ReplaceWords("1", "one", "1"), ReplaceWords("1", "two", "2"), "1. 1 2 three four:"),
        (DeleteWords("1", "two"), InsertWords("1", "x", "before", "three"), "1. one x three four:"),
        (DeleteWords("1", "two"), InsertWords("1", "x", "after", "one"), "1. one x three four:"),
        (DeleteWords("1", "two"), DeleteWords("1", "three"), "1. one four:"),
        (DeleteWords("1", "one"), DeleteWords("1", "two"), "1. three four:"),
        (ReplaceWords("1", "one", "x"), DeleteClause("1(a)"), "1. x two three four:"),
        (DeleteClause("1(a)"), AddClause("1(a)", "after", "x", "(a bis)"), "1. one two three four:"),
    ],
)
def test_those_that_only_touch_do_not_collide(first: Operation, second: Operation, after: str) -> None:
    draft, results = adopt(first, second)
    assert statuses(results) == ["applied", "applied"], results
    assert after in api.write(draft)[0].split("\n")


def test_identical_ones_are_made_once() -> None:
    draft, results = adopt(ReplaceWords("1", "two", "2"), ReplaceWords("1", "two", " 2 "), DeleteClause("2"))
    assert statuses(results) == ["applied"] * 3
    assert "Identical to A2" in results[0].reason
    assert "one 2 three" in api.write(draft)[0]
    draft, results = adopt(AddClause("1", "after", "x"), AddClause("2", "before", "x", "1 bis."))
    assert statuses(results) == ["applied"] * 2
    assert api.write(draft)[0].count("1 bis.") == 1


def test_an_amendment_that_contradicts_itself() -> None:
    draft, results = adopt((ReplaceWords("1", "one two", "x"), DeleteWords("1", "two")))
    assert statuses(results) == ["collision", "collision"]
    assert "of this amendment" in results[0].reason
    assert draft == api.read(TEXT)[0]


def test_what_depends_on_a_refused_amendment_waits() -> None:
    tabled = [
        Amendment("A1", ("USA",), (DeleteWords("1", "nothing of the kind"),)),
        Amendment("A2", ("USA",), (DeleteWords("1", "one"),), depends_on=("A1",)),
        Amendment("A3", ("USA",), (DeleteWords("1", "two"),), depends_on=("A2",)),
        Amendment("A4", ("USA",), (DeleteWords("1", "three"),), depends_on=("adopted before",)),
    ]
    for order in (tabled, tabled[::-1]):
        draft, results = apply(api.read(TEXT)[0], order)
        found = {result.amendment: result.status for result in results}
        assert found == {"A1": "stale", "A2": "collision", "A3": "collision", "A4": "applied"}
        assert "1. one two four:" in api.write(draft)[0]


def _bundled(version: str) -> tuple[Draft, list[Amendment]]:
    path = NEGOTIATION / f"{version}.md"
    tabled: list[Amendment] = []
    for file in sorted((NEGOTIATION / "proposals").glob(f"{version}*.yaml")):
        found, findings = tabling.read(Source(file.read_text("utf-8"), file.name))
        assert not findings
        tabled += found
    return api.read(path.read_text("utf-8"), path=path.name)[0], tabled


def _named_in_the_readme() -> set[str]:
    text = (NEGOTIATION / "README.md").read_text("utf-8")
    table = text[text.index("## Proposals that collide") :].split("\n\n")[1]
    return {
        name for row in table.splitlines() if not row.startswith("| identical") for name in re.findall(r"A\d+", row)
    }


def test_the_bundled_proposals_collide_as_their_readme_says() -> None:
    collided: set[str] = set()
    for version in ("2025-05-12", "2025-12-18"):
        draft, tabled = _bundled(version)
        _, results = apply(draft, tabled)
        assert {result.status for result in results} == {"applied", "collision"}
        collided |= {result.amendment for result in results if result.status == "collision"}
    assert collided == _named_in_the_readme() | {"A10"}, "A10 depends on A2"


def test_a_text_that_follows_the_proposals_reads_so_already() -> None:
    draft, _ = _bundled("2025-12-18")
    _, tabled = _bundled("2025-05-12")
    _, results = apply(draft, [amendment for amendment in tabled if amendment.id == "A11"])
    assert [result.status for result in results] == ["already"] * 3
