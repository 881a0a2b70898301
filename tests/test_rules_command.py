"""`rollingtext validate` for programs: its formats, its exit codes, and which files it takes."""

import json
import os
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rollingtext.cli.app import run
from rollingtext.document.bundled import schema_text

BROKEN = "## I. Scope\n\n1. Each Party [shall report every year.\n\n2. Text text. {note}\n"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")


def put(name: str, text: str | bytes) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return name


def out(capsys: pytest.CaptureFixture[str], *argv: str, code: int = 0) -> str:
    assert run(["validate", *argv]) == code
    return capsys.readouterr().out


def data(capsys: pytest.CaptureFixture[str], *argv: str, code: int = 0) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(out(capsys, *argv, "--format", "json", code=code))
    schema = json.loads(schema_text("validate"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(parsed)
    return parsed


def test_json_fits_its_schema_and_names_the_clause(capsys: pytest.CaptureFixture[str]) -> None:
    parsed = data(capsys, put("a.md", BROKEN), code=1)
    first = parsed["findings"][0]
    assert (first["code"], first["line"], first["column"], first["end_column"]) == ("B002", 3, 15, 16)
    assert first["clause"] == {"locator": "I.1", "line": 3, "label": "1.", "version": ""}
    assert parsed["summary"] == {"files": 1, "errors": 1, "warnings": 1, "infos": 1, "skipped": []}


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 1),
        (("--fail-on", "error"), 1),
        (("--fail-on", "never"), 0),
        (("--exit-zero",), 0),
        (("--select", "D001"), 1),
        (("--select", "D001", "--fail-on", "error"), 0),
        (("--select", "S003"), 0),
        (("--select", "S,F"), 0),
        (("--ignore", "B,doubled-word"), 0),
        (("--select", "B", "--ignore", "b002"), 0),
        (("--select", "nonsense"), 2),
    ],
)
def test_what_fails_is_said_by_options(options: tuple[str, ...], code: int) -> None:
    assert run(["validate", put("a.md", BROKEN), *options]) == code


def test_sarif_has_the_rules_that_found_something_and_exact_regions(capsys: pytest.CaptureFixture[str]) -> None:
    name = put("two words.md", BROKEN)
    log = json.loads(out(capsys, name, "--format", "sarif", code=1))
    assert log["version"] == "2.1.0"
    (sarif_run,) = log["runs"]
    assert sarif_run["columnKind"] == "unicodeCodePoints"
    rules = [rule["id"] for rule in sarif_run["tool"]["driver"]["rules"]]
    assert rules == ["B002", "D001", "S003"]
    for result in sarif_run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "two%20words.md"
    assert [result["level"] for result in sarif_run["results"]] == ["error", "warning", "note"]
    region = sarif_run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 15, "endLine": 3, "endColumn": 16}


def test_junit_is_xml_whatever_the_draft_holds(capsys: pytest.CaptureFixture[str]) -> None:
    put("a.md", '1. <b> & \x01 {]]> "x" \ufffe} y y]\n\n2. [a] [b]\n')
    put("b.md", "1. Fine.\n")
    suites = ElementTree.fromstring(out(capsys, "a.md", "b.md", "--format", "junit", code=1))
    assert [suite.get("name") for suite in suites] == ["a.md", "b.md"]
    failures = [case.find("failure") for case in suites[0]]
    assert suites.get("failures") == str(sum(failure is not None for failure in failures))
    assert None in failures
    assert [case.get("name") for case in suites[1]] == ["nothing to report"]


def test_an_annotation_for_github_cannot_be_broken_out_of(capsys: pytest.CaptureFixture[str]) -> None:
    put("a,b:c.md", "1. x {::error::50% ##[group]} y\n")
    text = out(capsys, "a,b:c.md", "--format", "github")
    assert text == (
        "::notice file=a%2Cb%3Ac.md,line=1,col=6,endLine=1,endColumn=30,title=S003 unresolved-remark::"
        "A drafters' note is still to be dealt with: “: :error: :50%25 ## [group]”. Do what it says, then delete it.\n"
    )


def test_a_folder_is_searched_for_drafts_and_our_yaml_alone(capsys: pytest.CaptureFixture[str]) -> None:
    put("f/draft.md", "1. Text.\n")
    put("f/deep/draft.txt", "1. Text.\n\n2. Text.\n")
    put("f/deep/bare.md", "---\ntitle: A draft\n---\n\nText.\n")
    put("f/README.md", "1. A step.\n")
    put("f/essay.md", "# Title\n\nProse.\n\n- a\n- b\n")
    put("f/.hidden/draft.md", "1. [\n")
    put("f/other.yaml", "jobs: []\n")
    put("f/broken.yaml", "a: [\n")
    put("f/package.json", "{}\n")
    put("f/picture.png", b"\x89PNG")
    summary = data(capsys, "f")["summary"]
    assert summary["files"] == 3
    assert {item["path"]: item["reason"] for item in summary["skipped"]} == {
        os.path.join("f", "README.md"): "prose without front matter",
        os.path.join("f", "broken.yaml"): "not YAML of ours",
        os.path.join("f", "essay.md"): "no front matter and no numbered clause",
        os.path.join("f", "other.yaml"): "no key `schema`",
        os.path.join("f", "package.json"): "not the tree of a draft",
    }


def test_a_file_that_is_named_is_never_skipped(capsys: pytest.CaptureFixture[str]) -> None:
    put("README.md", "A step [that.\n")
    put("other.yaml", "jobs: []\n")
    put("future.yaml", "schema: rollingtext/amendments\n")
    codes = [f["code"] for f in data(capsys, "README.md", "other.yaml", "future.yaml", code=1)["findings"]]
    assert codes == ["B002", "Y011", "Y011"]


def test_each_file_is_checked_once(capsys: pytest.CaptureFixture[str]) -> None:
    put("f/a.md", BROKEN)
    assert data(capsys, "f", "f/a.md", "f", code=1)["summary"]["files"] == 1


def test_what_cannot_be_read_is_said_and_the_rest_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    put("f/a.md", b"---\n---\n\n1. \xff\n")
    put("f/b.md", BROKEN)
    assert run(["validate", "f"]) == 2
    told = capsys.readouterr()
    assert "is not UTF-8 text: byte 13 (line 4)" in told.err
    assert "B002" in told.out
    assert run(["validate", "f/a.md"]) == 2


def test_a_draft_is_checked_with_the_record_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    put("f/a.md", "1. [x – Xland delete] the user and the operator.\n")
    assert [f["code"] for f in data(capsys, "f/a.md", code=1)["findings"]] == ["A001"]
    put(
        "f/negotiation.yaml",
        "schema: rollingtext/negotiation/1\ntitle: T\n"
        "versions: [{name: v, date: 2025-05-12, file: a.md, follows: [], public: yes}]\n"
        "parties: [{code: XX, name: Xland, kind: State}]\nterms: [{term: operator, replaces: [user]}]\n",
    )
    findings = data(capsys, "f/a.md", code=1)["findings"]
    assert [f["code"] for f in findings] == ["V001"]
    assert findings[0]["clause"]["version"] == "v"


def test_output_goes_to_a_file_without_colour(capsys: pytest.CaptureFixture[str]) -> None:
    put("a.md", BROKEN)
    assert out(capsys, "a.md", "-o", "found.txt", "--color", "always", code=1) == ""
    written = Path("found.txt").read_text(encoding="utf-8")
    assert "\x1b" not in written
    assert written == out(capsys, "a.md", code=1)


def test_an_excerpt_shows_what_nobody_can_see_and_its_carets_fit(capsys: pytest.CaptureFixture[str]) -> None:
    put("a.md", f"1. {'权' * 60}权权\u202eab the the {'c' * 90}\n")
    lines = out(capsys, "a.md", "--select", "D001", code=1).split("\n")
    shown, carets = lines[1], lines[2]
    assert "⟨U+202E⟩" in shown
    assert "\u202e" not in shown
    before = shown[: shown.index("the the")]
    width = len(before) + before.count("权")
    assert carets.index("^") == width
    assert carets.count("^") == len("the the")


def test_explain_lists_every_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "--list"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert listed[0].startswith("A001  unknown-party ")
    assert run(["explain", "--list", "--format", "json"]) == 0
    codes = json.loads(capsys.readouterr().out)["codes"]
    assert [item["code"] for item in codes] == [line[:4] for line in listed]
    assert run(["explain", "B001", "--list"]) == 2
