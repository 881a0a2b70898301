"""Between formats: JSON loses nothing and takes nothing amiss, plain text says what it leaves out."""

import copy
import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from rollingtext.cli.app import run
from rollingtext.cli.formats import first_difference, writers
from rollingtext.document.model import Clause, Draft, Text
from rollingtext.document.source import Source
from rollingtext.document.tree import walk
from rollingtext.notation.parties import default_registry
from rollingtext.notation.plain import plain
from rollingtext.readers import json as json_reader
from rollingtext.readers import markdown as markdown_reader
from rollingtext.readers import plaintext as plaintext_reader
from rollingtext.writers import json as json_writer
from rollingtext.writers import markdown as markdown_writer
from rollingtext.writers import plaintext as plaintext_writer

ROOT = Path(__file__).parents[1]
GGE = sorted((ROOT / "drafts" / "gge-laws").glob("20*.md"))
TREE = Draft202012Validator(json.loads((ROOT / "schemas" / "tree.schema.json").read_text(encoding="utf-8")))
SAMPLE = """---
title: Sample
version: v1
room: "C"
---

[TOC]

## I. *Reports*[^a]

1. Every **Party** [shall][should] / [may] report [every [two] years – Japan; delete: Austria]; [EU: in English].

   (a) [X] copies [sic], see [the annex](https://example.org/[1]) or [this][ref]; \\[literal\\] {move} [Agreed ad ref]

[2 bis.] The **[bold**] place, 【wide】.

[3. Opens

4. and closes. – EU; reserve: Iran] [lost

5. Options:

   Option 1 (yearly): Every year.

   Option 2: No text

[^a]: A *note* [with brackets].

[ref]: https://example.org/
"""


def read(text: str) -> Draft:
    return markdown_reader.read(Source(text, "x.md"), default_registry())[0]


def from_json(text: str) -> tuple[Draft, tuple[Any, ...]]:
    return json_reader.read(Source(text, "x.json"), default_registry())


# JSON, there and back


def check_there_and_back(draft: Draft) -> None:
    text, findings = json_writer.write(draft)
    again, wrong = from_json(text)
    assert findings == wrong == ()
    assert again == draft
    assert markdown_writer.write(again) == markdown_writer.write(draft)
    assert plaintext_writer.write(again) == plaintext_writer.write(draft)


@pytest.mark.parametrize("path", GGE, ids=lambda path: path.stem)
def test_the_bundled_versions_go_through_json(path: Path) -> None:
    check_there_and_back(read(path.read_text(encoding="utf-8")))


def test_every_kind_of_node_goes_through_json() -> None:
    draft = read(SAMPLE)
    kinds = set(re.findall(r'"kind": "([a-z-]+)"', json_writer.write(draft)[0]))
    assert kinds >= {
        "section", "paragraph", "item", "option", "options", "text", "contested", "edge", "placeholder", "editorial",
        "status", "note-mark", "remark", "footnote", "link", "contents",
    }  # fmt: skip
    check_there_and_back(draft)
    assert list(TREE.iter_errors(json_writer.tree(draft))) == []


PIECES = (
    "[ ] [X] / * ** _ { } \\[ word Word. [^1] (a) (b) (i) 1. 2. 【 】 [sic] - EU: – ## ##".split(" ")
    + [" ", "\n", "\n\n", "\n\n   ", "Option 1: ", "Option 2: ", "## Article 5\n\n", " – US", "; delete: G77"]
    + ["\n\n[^1]: ", "\n\n[ref]: https://example.org/\n\n", "[ref]", "[50 bis] ", "\n<!-- c -->\n", "第三条", "\x07"]
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)


@given(texts)
def test_any_text_goes_through_json(text: str) -> None:
    check_there_and_back(read(text))


# JSON that is wrong


def nodes(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a JSON value, as the holder and the key."""
    for key in list(value) if isinstance(value, dict) else range(len(value)):
        yield value, key
        if isinstance(value[key], (dict, list)):
            yield from nodes(value[key])


WHOLE = json_writer.tree(read(SAMPLE))
COUNT = sum(1 for _ in nodes(WHOLE))
JUNK = st.sampled_from(
    [None, True, -1, 1.5, 10**30, "", "x", "[", "\ud800", [], ["x"], [[]], {}, {"kind": "text", "text": "x"}, "options"]
)


@given(st.integers(0, COUNT - 1), st.sampled_from(["replace", "delete", "rename", "double"]), JUNK)
def test_a_spoilt_tree_is_told_or_is_another_tree(at: int, how: str, junk: Any) -> None:
    """Whatever is done to one value: the reader answers with a finding and no draft, or the schema accepts it too."""
    data = copy.deepcopy(WHOLE)
    holder, key = list(nodes(data))[at]
    if how == "replace":
        holder[key] = junk
    elif how == "delete":
        del holder[key]
    elif how == "rename" and isinstance(holder, dict):
        holder["unknown"] = holder.pop(key)
    elif isinstance(holder, list):
        holder.append(holder[key])
    draft, findings = from_json(json.dumps(data))
    if findings:
        (finding,) = findings
        assert finding.code in ("J002", "J004") and finding.message.endswith(".") and draft == Draft()
    else:
        assert list(TREE.iter_errors(data)) == []
        markdown_writer.write(draft)
        plaintext_writer.write(draft)
        check_again, wrong = from_json(json_writer.write(draft)[0])
        assert (check_again, wrong) == (draft, ())


def spoilt(path: str, value: Any) -> str:
    """The sample's tree with the value at `path` changed."""
    data = copy.deepcopy(WHOLE)
    *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    holder: Any = data
    for step in way:
        holder = holder[step]
    holder[last] = value
    return json.dumps(data)


@pytest.mark.parametrize(
    "text, code, message",
    [
        ("{", "J001", "This is not JSON: expecting property name enclosed in double quotes."),
        ('{"a": ' + "1" * 5000 + "}", "J001", "This is not JSON that can be read: a number is too long."),
        ("[" * 100_000, "J003", "This is nested deeper than any draft."),
        ('{"a": 1, "a": 2}', "J002", "The key `a` stands twice in one object."),
        ("[]", "J002", "This JSON is not the tree of a draft: it has no `schema` that says `rollingtext/tree/1`."),
        ('{"schema": "rollingtext/tree/1"}', "J002", "`the file` lacks the key `meta`."),
        (spoilt("blocks/0/children", {}), "J002", "`blocks[0].children` is an object, but must be a list."),
        (spoilt("blocks/0/childs", []), "J002", "`blocks[0]` has the key `childs`, which is not known there."),
        (spoilt("blocks/0/label", ""), "J002", "`blocks[0]` has `numbering` but an empty `label`."),
        (
            spoilt("blocks/0/children/0/text", "Other words."),
            "J004",
            "`blocks[0].children[0].text` differs from the words in `body`.",
        ),
        (spoilt("meta/title", 5), "J002", "`meta.title` is a number, but must be a text."),
    ],
)
def test_what_is_wrong_is_named(text: str, code: str, message: str) -> None:
    draft, (finding,) = from_json(text)
    assert (finding.code, finding.message, finding.path) == (code, message, "x.json")
    assert finding.help and draft == Draft()


def test_ends_of_brackets_have_to_pair() -> None:
    text = re.sub(r'\n *"(text|glyph)": "[^"]*[\[\]][^"]*",?', "", json_writer.write(read("1. [a\n\n2. b]"))[0])
    text = re.sub(r",(\s*})", r"\1", text)
    for old, new, fault in (
        ('"end": "closing"', '"end": "opening"', "opens twice"),
        ('"end": "opening"', '"end": "closing"', "closes where it is not open"),
        ('"end": "closing",\n     "pair": 1', '"end": "closing",\n     "pair": null', "never closes"),
    ):
        assert old in text
        _, (finding,) = from_json(text.replace(old, new, 1))
        assert finding.code == "J002" and fault in finding.message


def test_depth_has_a_limit() -> None:
    clause: dict[str, Any] = {"kind": "item", "label": ""}
    words: dict[str, Any] = {"kind": "remark", "content": []}
    for _ in range(100):
        clause = {"kind": "item", "label": "", "children": [clause]}
        words = {"kind": "remark", "content": [words]}
    for block in (clause, {"kind": "item", "label": "", "body": [words]}):
        data = {**json_writer.tree(Draft()), "blocks": [block]}
        _, (finding,) = from_json(json.dumps(data))
        assert finding.code == "J003"


# Plain text


def test_plain_text_reads_as_it_is_printed() -> None:
    text, findings = plaintext_writer.write(read(SAMPLE))
    assert text.startswith("Sample\n\nI. Reports[a]\n\n1. Every Party [shall][should] / [may] report")
    assert "\n\n(a) [X] copies [sic], see [the annex](https://example.org/[1]) or [this][ref]; [literal] {move}" in text
    assert "\n\n[2 bis.] The [bold] place" in text and "\n\n[3. Opens\n\n4. and closes. – EU; reserve: Iran]" in text
    assert "\n\nOption 1 (yearly): Every year.\n\nOption 2: No text\n\n" in text
    assert text.endswith("[a] A note [with brackets].\n\nref: https://example.org/\n")
    assert "*" not in text and "^" not in text and "#" not in text
    assert [(finding.code, finding.clause) for finding in findings] == [
        ("T001", "I"), ("T002", ""), ("T003", ""), ("T004", "I.1(a)"),
    ]  # fmt: skip


def test_plain_text_of_a_plain_draft_loses_nothing() -> None:
    assert plaintext_writer.write(Draft(blocks=(Clause("paragraph", body=(Text("Words."),)),))) == ("Words.\n", ())
    assert plaintext_writer.write(Draft()) == ("", ())


@pytest.mark.parametrize("path", GGE, ids=lambda path: path.stem)
def test_every_word_is_in_the_plain_text_in_its_order(path: Path) -> None:
    draft = read(path.read_text(encoding="utf-8"))
    text, _ = plaintext_writer.write(draft)
    at = 0
    for clause in walk(draft.blocks):
        for words in (clause.label.text if clause.label else "", plain(clause.heading), plain(clause.body)):
            words = re.sub(r"\[\^(\w+)\]", r"[\1]", words)
            at = text.find(words, at) + len(words)
            assert at >= len(words), words


def test_plain_text_read_again_has_the_same_clauses() -> None:
    draft = read((ROOT / "drafts" / "gge-laws" / "2026-06-05.md").read_text(encoding="utf-8"))
    text, _ = plaintext_writer.write(draft)
    again, _ = plaintext_reader.read(Source(text), default_registry())
    assert [plain(clause.heading + clause.body) for clause in walk(again.blocks)] == [
        plain(clause.heading + clause.body) for clause in walk(draft.blocks)
    ]


# The command


def test_formats_are_known_by_name_and_suffix() -> None:
    known = {name: module.SUFFIXES for name, module in writers().items()}
    assert known["json"] == (".json",) and known["plaintext"] == (".txt",)
    assert known["markdown"] == (".md", ".markdown")


def test_markdown_through_json_is_markdown_laid_out(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(SAMPLE, encoding="utf-8")
    for source, target in (("a.md", "b.json"), ("b.json", "c.md"), ("a.md", "d.md"), ("b.json", "e.json")):
        assert run(["convert", str(tmp_path / source), str(tmp_path / target)]) == 0
    assert (tmp_path / "c.md").read_bytes() == (tmp_path / "d.md").read_bytes()


def test_what_is_lost_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "a.md"
    source.write_text("1. Some **bold** words.\n", encoding="utf-8")
    assert run(["convert", str(source), "-", "--to", "plaintext"]) == 0
    captured = capsys.readouterr()
    assert captured.out == "1. Some bold words.\n"
    assert captured.err == f"{source}: T001 (1) Emphasis is lost in 1: plain text has none.\n"


def test_standard_input_is_markdown_unless_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Article 5\n\n1. Words.\n"), encoding="utf-8"))
    assert run(["convert", "-", "-", "--from", "plaintext", "--to", "markdown"]) == 0
    assert capsys.readouterr().out == "---\nnotation: 1\n---\n\n## Article 5\n\n1. Words.\n"


def test_a_writer_that_changes_the_draft_is_found_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.json").write_text(json_writer.write(read("1. One.\n\n2. Two."))[0], encoding="utf-8")
    monkeypatch.setattr(markdown_writer, "write", lambda draft: ("---\nnotation: 1\n---\n\n1. One.\n", ()))
    assert run(["convert", str(tmp_path / "a.json"), str(tmp_path / "b.md")]) == 1
    assert "read back from markdown, the clause 2 would be lost." in capsys.readouterr().err


@pytest.mark.parametrize(
    "argv, message",
    [
        (["{}/a.md", "{}/b.odt"], "Name it with --to"),
        (["{}/a.md", "-"], "name the format with --to"),
        (["{}/a.md", "{}/b.md", "--to", "markdwon"], "There is no format `markdwon` to write"),
        (["{}/a.md", "{}/b.md", "--from", "word"], "There is no format `word` to read"),
        (["{}/a.odt", "{}/b.md"], "no reader for this kind of file"),
        (["{}/a.json", "{}/b.md"], "a.json:1:1: J001 This is not JSON"),
        (["{}/a.md", "{}/gone/b.md"], "cannot be written"),
    ],
)
def test_what_cannot_be_converted_is_told(
    argv: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.md", "a.odt", "a.json"):
        (tmp_path / name).write_text("1. Words.\n" if name != "a.json" else "words", encoding="utf-8")
    assert run(["convert", *(word.format(tmp_path) for word in argv)]) == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "b.md").exists()


@pytest.mark.parametrize(
    "old, new, told",
    [
        ("1. a", "1. b", "the clause 1 would say something else."),
        ("1. a", "2. a", "the clause 1 would become 2."),
        ("1. a\n\n2. b", "1. a", "the clause 2 would be lost."),
        ("1. a", "1. a\n\n2. b", "the clause 2 would be added."),
        ("1. a\n\n[^1]: x", "1. a", "the footnotes would differ."),
        ("1. a\n\n<!-- x -->", "1. a", "the comments or page furniture would differ."),
        ("---\ntitle: x\n---\n\n1. a", "1. a", "the front matter would differ."),
    ],
)
def test_the_first_difference_is_named(old: str, new: str, told: str) -> None:
    assert first_difference(read(old), read(new)) == told
