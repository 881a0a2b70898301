"""Two versions compared as data, as JSON, and on the terminal."""

import json
from collections import Counter
from pathlib import Path

import jsonschema
import pytest

from rollingtext.cli.app import run
from rollingtext.compare.diff import Change, diff
from rollingtext.compare.events import INVERSE
from rollingtext.compare.texts import own_text
from rollingtext.compare.words import inverse
from rollingtext.document.model import Draft
from rollingtext.document.source import Source
from rollingtext.document.tree import located
from rollingtext.notation.parties import default_registry
from rollingtext.readers.markdown import read

ROOT = Path(__file__).parents[1]
DRAFTS = ROOT / "drafts" / "gge-laws"
STEPS = [
    ("2025-03-03", "2025-05-12"),
    ("2025-05-12", "2025-09-01-working"),
    ("2025-05-12", "2025-12-18"),
    ("2025-12-18", "2026-06-05"),
]


def version(name: str) -> Draft:
    return read(Source((DRAFTS / f"{name}.md").read_text(encoding="utf-8")), default_registry())[0]


def answer(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str]:
    code = run(["diff", *argv])
    return code, capsys.readouterr().out


def paths(old: str, new: str) -> tuple[str, str]:
    return str(DRAFTS / f"{old}.md"), str(DRAFTS / f"{new}.md")


@pytest.mark.parametrize("name", sorted({name for step in STEPS for name in step}))
def test_a_version_does_not_differ_from_itself(name: str) -> None:
    draft = version(name)
    found = diff(draft, draft)
    assert not found.differs
    assert found.summary.same == len(located(draft)) == len(found.changes)


@pytest.mark.parametrize("old, new", STEPS)
def test_the_words_give_both_versions_back(old: str, new: str) -> None:
    before, after = version(old), version(new)
    found = diff(before, after)
    for change in found.changes:
        left = "".join(text for op, text in change.words if op != "insert")
        right = "".join(text for op, text in change.words if op != "delete")
        assert left == " ".join(own_text(item.clause) for item in change.link.old)
        assert right == " ".join(own_text(item.clause) for item in change.link.new)
    assert Counter(c.locator for x in found.changes for c in x.link.old) == Counter(c.locator for c in located(before))
    assert Counter(c.locator for x in found.changes for c in x.link.new) == Counter(c.locator for c in located(after))


def shape(change: Change) -> tuple[object, ...]:
    link = change.link
    names = tuple(tuple(c.locator for c in side) for side in (link.old, link.new))
    events = tuple(sorted(event.event for event in change.brackets))
    return (*names, link.kind, link.moved, link.renumbered, change.words, change.only, events)


@pytest.mark.parametrize("old, new", STEPS)
def test_the_other_direction_is_the_inverse(old: str, new: str) -> None:
    before, after = version(old), version(new)
    turned = set()
    for change in diff(before, after).changes:
        old_names, new_names, *_ = shape(change)
        link = change.link.inverse()
        events = tuple(sorted(INVERSE[event.event] for event in change.brackets))
        row = (new_names, old_names, link.kind, link.moved, link.renumbered, inverse(change.words), change.only, events)
        turned.add(row)
    assert {shape(change) for change in diff(after, before).changes} == turned


@pytest.mark.parametrize("old, new", STEPS)
def test_the_json_fits_its_schema(capsys: pytest.CaptureFixture[str], old: str, new: str) -> None:
    schema = json.loads((ROOT / "schemas" / "diff.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    code, text = answer(capsys, *paths(old, new), "--format", "json")
    assert code == 0
    found = json.loads(text)
    jsonschema.Draft202012Validator(schema).validate(found)
    assert (found["old"]["version"], found["new"]["version"]) == (old, new)
    lines = (DRAFTS / f"{new}.md").read_text(encoding="utf-8").split("\n")
    for link in found["links"]:
        for clause in link["new"]:
            assert clause["label"] in lines[clause["line"] - 1]


def test_the_answer_is_the_same_at_any_width(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    step = paths("2025-05-12", "2025-12-18")
    seen = set()
    for width in ("40", "200"):
        monkeypatch.setenv("COLUMNS", width)
        seen |= {(view, answer(capsys, *step, "--view", view)) for view in ("unified", "side-by-side", "summary")}
    assert len(seen) == 3


def test_colour_adds_nothing_but_colour(capsys: pytest.CaptureFixture[str]) -> None:
    import re

    step = paths("2025-12-18", "2026-06-05")
    _, plain = answer(capsys, *step, "--color", "never")
    _, coloured = answer(capsys, *step, "--color", "always")
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_exit_codes(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    one, other = tmp_path / "one.md", tmp_path / "other.md"
    one.write_text("1. Each Party shall act under paragraph 2.\n", encoding="utf-8")
    other.write_text("1. Each Party shall act under paragraph 3.\n", encoding="utf-8")
    assert answer(capsys, str(one), str(other))[0] == 0
    assert answer(capsys, str(one), str(other), "--exit-code")[0] == 1
    assert answer(capsys, str(one), str(one), "--exit-code")[0] == 0
    assert answer(capsys, str(one), str(other), "--exit-code", "--ignore", "numbers")[0] == 0
    assert answer(capsys, str(one), str(tmp_path / "none.md"))[0] == 2
    assert answer(capsys, str(one), str(other), "--clause", "7")[0] == 2


def test_control_characters_of_a_draft_do_not_reach_the_terminal(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    one, other = tmp_path / "one.md", tmp_path / "other.md"
    one.write_text("1. Each Party shall act.\n", encoding="utf-8")
    other.write_text("1. Each Party shall \x1b[31mact\u202e now.\n", encoding="utf-8")
    _, text = answer(capsys, str(one), str(other), "--color", "always")
    assert "\x1b[31mact" not in text
    assert "\u202e" not in text
    assert "⟨U+202E⟩" in text


def test_a_version_in_git(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import subprocess

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    draft = tmp_path / "draft.md"
    draft.write_text("1. Each Party shall act.\n", encoding="utf-8")
    identity = ["-c", "user.name=Chair", "-c", "user.email=chair@example.org"]
    for words in (["init", "-q"], ["add", "draft.md"], [*identity, "commit", "-q", "-m", "first"]):
        subprocess.run(["git", *words], check=True, capture_output=True)
    draft.write_text("1. Each Party should act.\n", encoding="utf-8")
    code, text = answer(capsys, "HEAD:draft.md", "draft.md")
    assert code == 0
    assert "Each Party {-shall-}{+should+} act." in text
    assert answer(capsys, "nowhere:draft.md", "draft.md")[0] == 2
