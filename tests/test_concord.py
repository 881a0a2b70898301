"""Language versions side by side: what has to agree, and that words never matter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from strategies import drafts

from rollingtext import api
from rollingtext.cli.app import run
from rollingtext.document.bundled import schema_text
from rollingtext.negotiation.concord import concord

TEXT = """## I. Scope

1. Each Party [shall][should] report [every year [or two]] to [X].[^1] [Agreed ad ref]

   (a) It may say why.

   (b) It may not.

2. The report is public.

[^1]: A note.
"""


def disagreements(*changes: tuple[str, str]) -> list[tuple[str, str]]:
    other = TEXT
    for before, after in changes:
        assert before in other
        other = other.replace(before, after)
    found = concord([api.read(TEXT)[0], api.read(other)[0]])
    return [(each.what, each.locator) for each in found.discords]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ([("Each Party", "Chaque Partie"), ("Scope", "Champ"), ("public", "publié")], []),
        ([("(a)", "a)"), ("(b)", "b)")], []),
        ([("(a)", "(а)"), ("(b)", "(б)")], []),
        ([("(a)", "(أ)"), ("(b)", "(ب)")], []),
        ([("[", "［"), ("]", "］"), ("［^1］", "[^1]"), ("［Agreed ad ref］", "[Agreed ad ref]")], []),
        ([("2. The report is public.\n", "")], [("missing", "I.2")]),
        ([("[every year [or two]]", "[every year or two]")], [("brackets", "I.1"), ("nesting", "I.1"), ("sides", "I.1")]),
        ([("[should]", "[should][may]")], [("brackets", "I.1"), ("sides", "I.1")]),
        ([("[shall][should]", "[shall / should]")], [("brackets", "I.1")]),
        ([("[X]", "five")], [("brackets", "I.1"), ("placeholders", "I.1")]),
        ([(" [Agreed ad ref]", "")], [("brackets", "I.1"), ("status", "I.1")]),
        ([("[^1] ", " ")], [("notes", "I.1")]),
    ],
)  # fmt: skip
def test_what_has_to_agree(changes: list[tuple[str, str]], told: list[tuple[str, str]]) -> None:
    assert disagreements(*changes) == told


def test_a_clause_that_is_missing_is_told_without_those_under_it() -> None:
    without = TEXT[: TEXT.index("1. Each")] + TEXT[TEXT.index("2. The") :]
    found = concord([api.read(TEXT)[0], api.read(without)[0]])
    assert [(each.what, each.locator) for each in found.discords] == [("missing", "I.1")]


def test_clauses_in_another_place_are_told() -> None:
    one = "1. Aa.\n\n2. Bb.\n\n3. Cc.\n"
    other = "1. Aa.\n\n3. Cc.\n\n2. Bb.\n"
    found = concord([api.read(one)[0], api.read(other)[0]])
    assert [(each.what, each.locator) for each in found.discords] == [("order", "2")]


@given(drafts())
def test_a_text_agrees_with_itself(text: str) -> None:
    draft = api.read(text)[0]
    assert concord([draft, draft, draft]).agrees


def test_json_fits_its_schema(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = tmp_path / "en.md", tmp_path / "fr.md"
    one.write_text(TEXT, encoding="utf-8")
    other.write_text(TEXT.replace("2. The report is public.", ""), encoding="utf-8")
    assert run(["concord", str(one), str(other), "--format", "json"]) == 1
    document = json.loads(capsys.readouterr().out)
    Draft202012Validator(json.loads(schema_text("concord"))).validate(document)
    assert document["discords"][0]["clauses"][1] is None
