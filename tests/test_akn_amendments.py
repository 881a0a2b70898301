"""Amendments as Akoma Ntoso: every verb has a sentence and its effect, and all of it keeps to the official schema."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from akn_profile import breaches
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from strategies import bracket_soup, read
from test_akn import SCHEMA

from rollingtext.amend import operations as verbs
from rollingtext.amend.operations import Amendment, Operation, PlaceName
from rollingtext.cli.app import run
from rollingtext.writers import akn
from rollingtext.writers._akn_amendments import write_amendments

ROOT = Path(__file__).parents[1]
BASE = read("---\ntitle: T\nversion: v1\n---\n\n## Article 1. X\n\n1. A [b] c.\n\n   (a) d\n\n   (b) e\n\n2. f")
PLACE, QUOTED = PlaceName("Art1.1", place="Art1.1#1"), PlaceName("Art1.1", words="b", occurrence=1)
EACH: list[tuple[Operation, str, list[str]]] = [
    (verbs.ReplaceWords("Art1.1", "A", "B"), "In Art1.1, replace A with B.", ["substitution"]),
    (verbs.DeleteWords("Art1.1", "", sentence=-1), "In Art1.1, delete the last sentence.", ["repeal"]),
    (verbs.InsertWords("Art1.1", "x", "after", "A", 1), "In Art1.1, insert x after A (occurrence 1).", ["insertion"]),
    (verbs.InsertWords("Art1.1", "x", "end"), "In Art1.1, insert x at the end.", ["insertion"]),
    (verbs.BracketWords("Art1.2", "f"), "In Art1.2, put f into brackets.", ["substitution"]),
    (
        verbs.AddClause("Art1.1", "after", "g\n   (a) h", "1 bis."),
        "Insert after Art1.1 the following: 1 bis. g(a) h.",
        ["insertion"],
    ),
    (
        verbs.AddClause("Art1", "last", "g", "3."),
        "Insert as the last clause in Art1 the following: 3. g.",
        ["insertion"],
    ),
    (verbs.DeleteClause("Art1.2"), "Delete Art1.2.", ["repeal"]),
    (verbs.ReplaceClause("Art1.2", "g"), "Replace the text of Art1.2 with the following: g.", ["substitution"]),
    (
        verbs.MoveClause("Art1.2", "before", "Art1.1", "0."),
        "Move Art1.2 to stand before Art1.1, numbered 0..",
        ["repeal", "insertion"],
    ),
    (verbs.RenumberClause("Art1.2", "3."), "Renumber Art1.2 as 3..", ["renumbering"]),
    (verbs.SplitClause("Art1.1", "c"), "Split Art1.1 before c.", ["split"]),
    (verbs.MergeClauses("Art1.1", ("Art1.2",)), "Join Art1.2 to Art1.1.", ["join", "join"]),
    (verbs.SetHeading("Art1", "Y"), "Let the heading of Art1 read Y.", ["substitution"]),
    (
        verbs.ReplaceTerm("c", "d", ("Art1.2",)),
        "Replace c with d wherever it stands in the whole text except in Art1.2.",
        ["substitution"],
    ),
    (verbs.Lift(PLACE), "Take the brackets off bracket 1 in Art1.1 and keep its words.", ["substitution"]),
    (verbs.Strike(QUOTED), "Delete the bracket b (occurrence 1) in Art1.1 with its words.", ["repeal"]),
    (verbs.Narrow(PLACE, "b"), "Let bracket 1 in Art1.1 hold b.", ["substitution"]),
    (verbs.Widen(PLACE, "A [b]"), "Let bracket 1 in Art1.1 hold A [b].", ["substitution"]),
    (verbs.AddSide(PLACE, "x"), "Add x to bracket 1 in Art1.1 as a further side.", ["substitution"]),
    (verbs.DropSide(PLACE, "nothing"), "Take the side without text out of bracket 1 in Art1.1.", ["repeal"]),
    (verbs.Settle(PLACE, "1"), "Settle bracket 1 in Art1.1 on side 1.", ["substitution"]),
    (verbs.Back(PLACE, "b"), "Record support for the side “b” of bracket 1 in Art1.1.", []),
    (verbs.Oppose(PLACE), "Record opposition to bracket 1 in Art1.1.", []),
    (verbs.Reserve(PLACE), "Record a reservation on bracket 1 in Art1.1.", []),
    (verbs.Withdraw(PLACE), "Take the proposers' names off bracket 1 in Art1.1.", []),
    (verbs.Agree("Art1.2", "pending", "Art1.1"), "Mark Art1.2 as agreed pending Art1.1.", []),
    (verbs.Reopen("Art1.2"), "Reopen Art1.2.", []),
]


def root_of(*amendments: Amendment) -> etree._Element:
    root = etree.fromstring(write_amendments(amendments, BASE).encode())
    SCHEMA.assertValid(root)
    return root


def test_every_verb_is_here() -> None:
    assert {type(operation) for operation, _, _ in EACH} == {
        kind for group in get_args(Operation) for kind in get_args(group) or (group,)
    }


@pytest.mark.parametrize("operation, sentence, effects", EACH, ids=lambda value: getattr(value, "verb", ""))
def test_a_verb_is_a_sentence_with_its_effect(operation: Operation, sentence: str, effects: list[str]) -> None:
    root = root_of(Amendment("A1", ("US",), (operation,), "v1"))
    content = root.find(".//{*}amendmentContent")
    assert content is not None and "".join(content.itertext()) == sentence
    assert [each.get("type") for each in root.iterfind(".//{*}textualMod")] == effects


def test_clauses_are_addressed_where_they_stand_in_the_base() -> None:
    known = {each.get("eId") for each in etree.fromstring(akn.write(BASE)[0].encode()).iter() if each.get("eId")}
    root = root_of(Amendment("A1", ("US",), tuple(operation for operation, _, _ in EACH), "v1"))
    targets = [each.get("href", "") for each in root.iterfind(".//{*}destination")]
    assert targets and all(target.startswith("/akn/un/bill/t/und@/v1/!main") for target in targets)
    assert {target.partition("~")[2] for target in targets if "~" in target} <= known


def test_several_amendments_are_a_list_and_nothing_leads_nowhere() -> None:
    one = Amendment(
        "A1", ("US", "EU"), (EACH[0][0],), "v1", cosponsors=("Iran",), on_behalf_of="a group", date="2026-01-02"
    )
    root = root_of(one, Amendment("A2", ("各国",), (EACH[5][0],), "v1", rationale="Because.\n\nReally."))
    assert [etree.QName(each).localname for each in root] == ["amendmentList"]
    assert [breach for breach in breaches(root) if "nowhere" in breach] == []
    proposers = [(each.text, each.get("class")) for each in root.iterfind(".//{*}docProponent")]
    assert proposers == [("US", None), ("EU", None), ("Iran", "cosponsor"), ("各国", None)]
    assert [each.text for each in root.iterfind(".//{*}amendmentJustification/{*}p")] == ["Because.", "Really."]


@given(bracket_soup(), st.text(max_size=20), st.text(min_size=1, max_size=10))
def test_any_words_can_be_written(words: str, text: str, name: str) -> None:
    operations = (verbs.ReplaceWords("Art1.1", words, text), verbs.AddClause("Art9", "after", text, words, name))
    root_of(
        Amendment(name, (name, words or "US"), operations, "v1", rationale=text), Amendment("B", ("US",), operations)
    )


def test_the_bundled_proposals_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in sorted((ROOT / "drafts" / "gge-laws" / "proposals").glob("*.yaml")):
        target = tmp_path / f"{path.stem}.akn"
        assert run(["convert", str(path), str(target)]) == 0
        SCHEMA.assertValid(etree.fromstring(target.read_bytes()))
    assert capsys.readouterr().err == ""


def test_a_clause_that_the_base_lacks_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "base.md").write_text("---\nversion: v1\n---\n\n1. One.\n", encoding="utf-8")
    (tmp_path / "p.yaml").write_text(
        'schema: rollingtext/amendments/1\nbase: v1\namendments:\n  - id: A1\n    by: [US]\n    operations:\n'
        '      - op: delete-clause\n        clause: "7"\n',
        encoding="utf-8",
    )  # fmt: skip
    out = tmp_path / "p.akn"
    assert run(["convert", str(tmp_path / "p.yaml"), str(out), "--base", str(tmp_path / "base.md")]) == 1
    assert "A1 names 7, which" in capsys.readouterr().err
    SCHEMA.assertValid(etree.fromstring(out.read_bytes()))
