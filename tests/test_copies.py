"""What `propose` and `merge` tell programs about copies of a text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rollingtext.cli.app import run
from rollingtext.document.bundled import schema_text

BASE = "1. Each Party shall report every two years.\n\n2. The list is public.\n"
YEAR = BASE.replace("two years", "year")
MONTHS = BASE.replace("two years", "six months")
STRUCK = "2. The list is public.\n"
BEFORE_A_NUMBER = BASE.replace("2. The list", "[2. The list").replace("public.", "public.]")


def _answer(name: str, words: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert run([name, *words, "--format", "json"]) == code
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    Draft202012Validator(json.loads(schema_text(name))).validate(document)
    return document


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    texts = {"base": BASE, "year": YEAR, "months": MONTHS, "struck": STRUCK, "bracket": BEFORE_A_NUMBER}
    for name, text in texts.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    return {name: str(tmp_path / f"{name}.md") for name in texts}


def test_a_proposal_as_data(files: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    found = _answer("propose", [files["base"], files["year"], "--by", "Norway"], 0, capsys)
    assert found["amendments"][0]["operations"] == [
        {"op": "replace-words", "clause": "1", "words": "two years", "with": "year"}
    ]


def test_what_no_amendment_says_as_data(files: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    found = _answer("propose", [files["base"], files["bracket"], "--by", "Norway"], 1, capsys)
    assert [each["clause"]["locator"] for each in found["left"]] == ["2"]


def test_a_merger_as_data(files: dict[str, str], capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "merged.md"
    words = [files["base"], files["year"], files["months"], "-o", str(out)]
    found = _answer("merge", words, 1, capsys)
    assert [each["locator"] for each in found["opened"]] == ["1"]
    assert "every [year][six months]." in out.read_text(encoding="utf-8")


def test_a_merger_that_lacks_something_writes_nothing(
    files: dict[str, str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "merged.md"
    found = _answer("merge", [files["base"], files["struck"], files["months"], "-o", str(out)], 1, capsys)
    assert found["lost"][0]["clause"]["locator"] == "1"
    assert not out.exists()
