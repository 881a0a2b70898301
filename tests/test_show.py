"""Showing one version: on a screen, through a pipe, one clause, the outline, the tree, and as JSON."""

import io
import json
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from rollingtext.cli.app import run
from rollingtext.cli.console import Terminal
from rollingtext.cli.wrap import Run, cells, paragraph, shortened
from rollingtext.document.source import Source
from rollingtext.notation.parties import default_registry
from rollingtext.readers import json as json_reader
from rollingtext.readers import markdown
from rollingtext.writers import json as json_writer

ROOT = Path(__file__).parents[1]
GGE = sorted((ROOT / "drafts" / "gge-laws").glob("20*.md"))
SAMPLE = """---
title: Sample
notation: 1
---

## I. Reports

Parties should:

1. Report [every [two] years – Japan; delete: Austria] to the Secretariat[^1], in the words of the annex, without delay;

   (a) [in writing][orally].

[2. This one is contested with its number.

3. And so is this.]

[^1]: By post.
"""


@pytest.fixture
def sample(tmp_path: Path) -> str:
    path = tmp_path / "sample.md"
    path.write_text(SAMPLE, encoding="utf-8")
    return str(path)


def shown(capsys: pytest.CaptureFixture[str], *argv: str, code: int = 0) -> str:
    assert run(["show", *argv]) == code
    return capsys.readouterr().out


def schema(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")))


def test_the_text_as_it_stands(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, sample)
    assert "1. Report [every [two] years – Japan; delete: Austria] to the Secretariat[^1]," in out
    assert "\n   (a) [in writing][orally]." in out
    assert "\n[2. This one is contested" in out
    assert out.endswith("[^1] By post.\n")


def test_bracketed_is_the_same_without_names(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, sample, "--as", "bracketed")
    assert "1. Report [every [two] years] to" in out
    assert "Japan" not in out and "Austria" not in out


def test_piped_text_is_the_same_at_any_width(
    sample: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = set()
    for columns in ("20", "80", "400"):
        monkeypatch.setenv("COLUMNS", columns)
        seen.add(shown(capsys, sample) + shown(capsys, sample, "--as", "outline"))
    assert len(seen) == 1
    assert "\x1b" not in seen.pop()


def test_contested_words_have_a_colour_and_their_brackets(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, sample, "--color", "always")
    place = "\x1b[36m"
    assert f"{place}[every [two] years – Japan; delete: Austria]" in out
    assert f"{place}And so is this.]" in out, "words inside a bracket that opened in another clause"
    assert re.sub(r"\x1b\[[0-9;]*m", "", out) == shown(capsys, sample)


@pytest.mark.parametrize("name", ["I.1", "section I, paragraph 1", "I(1)"])
def test_one_clause_comes_with_everything_under_it(sample: str, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, sample, "--clause", name)
    assert out.startswith("1. Report ") and "(a) [in writing][orally]." in out
    assert "[^1] By post." in out
    assert "This one" not in out and "Parties should" not in out


def test_an_unknown_clause_is_answered_with_the_nearest(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", sample, "--clause", "II.1"]) == 2
    assert (
        capsys.readouterr().err == "rollingtext: There is no clause `II.1` in this text. Did you mean I.1 or I.1(a)?\n"
    )


def test_the_outline_counts_contested_places(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys, sample, "--as", "outline").splitlines()
    assert [line.split()[0] for line in lines] == ["I", "I.chapeau", "I.1", "I.2", "I.3"]
    assert lines[0].endswith("  4 contested") and lines[2].endswith("  3 contested")


def test_the_tree_names_every_node(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, sample, "--as", "tree")
    assert 'section I label "I." upper-roman line 6' in out
    assert "side backed by Japan" in out and "side no text backed by Austria" in out
    assert "opening end of pair 1" in out and "closing end of pair 1" in out


def test_nothing_in_a_draft_acts_on_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.md"
    path.write_text("1. a\u202eb \x1b[31m [c\u200bd]\n", encoding="utf-8")
    for way in ("attributed", "outline", "tree"):
        out = shown(capsys, str(path), "--as", way, "--color", "always")
        assert not set("\u202e\u200b") & set(out) and "\x1b[31m" not in out
        assert "⟨U+202E⟩" in out


def test_a_screen_wraps_with_hanging_labels(
    sample: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("CI", "1")
    monkeypatch.setenv("COLUMNS", "40")
    out = shown(capsys, sample, "--color", "never")
    assert max(map(len, out.splitlines())) <= 40
    assert "\n1. Report [every [two] years – Japan;\n   delete: Austria] to the" in out


def test_standard_input_and_a_file_for_the_output(
    tmp_path: Path, sample: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = shown(capsys, sample)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SAMPLE.encode()), encoding="utf-8"))
    assert shown(capsys, "-") == expected
    target = tmp_path / "out.txt"
    assert shown(capsys, sample, "-o", str(target), "--color", "always") == ""
    assert target.read_text(encoding="utf-8") == expected


@pytest.mark.parametrize("path", GGE, ids=lambda path: path.stem)
def test_json_keeps_to_its_schema_and_reads_back(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, str(path), "--format", "json")
    data = json.loads(out)
    assert list(schema("show").iter_errors(data)) == []
    source = Source(path.read_text(encoding="utf-8"), str(path))
    draft, _ = markdown.read(source, default_registry())
    assert json_reader.read(Source(out, "x.json"), default_registry()) == (draft, ())


def test_json_of_one_clause_names_it(capsys: pytest.CaptureFixture[str]) -> None:
    path = ROOT / "drafts" / "gge-laws" / "2025-12-18.md"
    data = json.loads(shown(capsys, str(path), "--clause", "III.7.C", "--format", "json"))
    assert list(schema("show").iter_errors(data)) == []
    assert data["clause"] == {"locator": "III.7.C", "line": 89, "label": "C.", "version": "2025-12-18"}
    assert [block["locator"] for block in data["blocks"]] == ["III.7.C"]
    assert data["meta"]["version"] == "2025-12-18"


def test_the_shapes_of_show_and_of_the_format_are_one() -> None:
    show, tree = schema("show").schema, schema("tree").schema
    assert {key: value for key, value in show["$defs"].items() if key != "clauseName"} == tree["$defs"]


def tree_examples() -> list[tuple[str, str]]:
    text = (ROOT / "schemas" / "TREE.md").read_text(encoding="utf-8")
    return re.findall(r"```markdown\n(.*?)```\n\n```json\n(.*?)```", text, re.S)


def test_there_are_examples_of_the_tree() -> None:
    assert len(tree_examples()) == 6


@pytest.mark.parametrize("source, expected", tree_examples())
def test_every_example_of_the_tree_holds(source: str, expected: str) -> None:
    draft, _ = markdown.read(Source(source), default_registry())
    tree, wanted = json_writer.tree(draft), json.loads(expected)
    assert {key: tree[key] for key in wanted} == wanted
    assert list(schema("tree").iter_errors(tree)) == []


def test_every_finding_of_the_reader_stands_in_the_page_of_the_tree() -> None:
    from rollingtext.readers._json_shape import _SLUGS

    text = (ROOT / "schemas" / "TREE.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (J\d+)", text, re.M) == list(_SLUGS)


words = st.text(st.sampled_from("ab cd,. 条约\u0301\u00a0[]–\u202e"), max_size=40)


@given(st.lists(st.tuples(words, st.sampled_from([None, "place"])), max_size=6), st.integers(20, 60), st.integers(0, 8))
def test_wrapping_keeps_every_word_and_the_width(pieces: list[tuple[str, None]], width: int, hang: int) -> None:
    terminal = Terminal("never")
    terminal.width = width
    runs = [Run(text, style) for text, style in pieces]
    lines = paragraph(terminal, runs, hang)
    terminal.width = None
    (whole,) = paragraph(terminal, runs, hang)
    assert re.sub("[ \n]", "", "".join(lines)) == re.sub("[ \n]", "", whole)
    for line in lines:
        assert cells(line) <= width or " " not in line.strip()
    assert all(line.startswith(" " * hang) for line in lines[1:])


@given(words, st.integers(1, 30))
def test_a_shortened_text_fits(text: str, width: int) -> None:
    assert cells(shortened(text, width)) <= width
