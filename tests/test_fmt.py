"""Canonical layout: written once, it stays; and nothing is written that would read as another draft."""

import io
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollingtext.cli.app import run
from rollingtext.cli.fmt import drafts_in
from rollingtext.document.source import Source
from rollingtext.notation.parties import default_registry
from rollingtext.readers import markdown as reader
from rollingtext.writers import markdown as writer

ROOT = Path(__file__).parents[1]
LOOSE = "# Title\n1) First words,\nthat go on [here].\n   a) an item\n* * *\n2) Second.\n"
LAID_OUT = "---\ntitle: Title\nnotation: 1\n---\n\n1) First words, that go on [here].\n\n   a) an item\n\n2) Second.\n\n<!-- rule: * * * -->\n"


@pytest.fixture
def loose(tmp_path: Path) -> Path:
    path = tmp_path / "loose.md"
    path.write_text(LOOSE, encoding="utf-8")
    return path


def test_a_draft_is_laid_out_once(loose: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fmt", str(loose)]) == 0
    assert loose.read_text(encoding="utf-8") == LAID_OUT
    assert capsys.readouterr().err == f"{loose}: laid out.\n"
    assert run(["fmt", str(loose)]) == 0
    assert loose.read_text(encoding="utf-8") == LAID_OUT
    assert capsys.readouterr().err == ""


def test_check_lists_files_and_leaves_them(loose: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = loose.with_name("good.md")
    good.write_text(LAID_OUT, encoding="utf-8")
    assert run(["fmt", "--check", str(loose), str(good)]) == 1
    assert capsys.readouterr().out == f"{loose}\n"
    assert loose.read_text(encoding="utf-8") == LOOSE
    assert run(["fmt", "--check", str(good)]) == 0


def test_diff_shows_what_would_change(loose: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fmt", "--diff", str(loose)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [f"--- {loose}", f"+++ {loose} (laid out)"]
    assert "-1) First words," in lines and "+1) First words, that go on [here]." in lines
    assert loose.read_text(encoding="utf-8") == LOOSE
    assert run(["fmt", "--diff", "--check", str(loose)]) == 1


def test_standard_input_is_filtered_to_standard_output(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LOOSE.encode()), encoding="utf-8"))
    assert run(["fmt", "-"]) == 0
    assert capsys.readouterr().out == LAID_OUT


def test_another_file_can_take_the_result(loose: Path) -> None:
    target = loose.with_name("out.md")
    assert run(["fmt", str(loose), "-o", str(target)]) == 0
    assert target.read_text(encoding="utf-8") == LAID_OUT
    assert loose.read_text(encoding="utf-8") == LOOSE


def test_a_version_that_only_the_record_names_is_not_written_into_the_draft(tmp_path: Path) -> None:
    (tmp_path / "negotiation.yaml").write_text(
        "schema: rollingtext/negotiation/1\ntitle: A text\nversions:\n"
        '  - {name: v1, date: "2026-01-01", file: v1.md, follows: [], public: "yes"}\n',
        encoding="utf-8",
    )
    (tmp_path / "v1.md").write_text("1. Words.\n", encoding="utf-8")
    assert run(["fmt", str(tmp_path)]) == 0
    assert (tmp_path / "v1.md").read_text(encoding="utf-8") == "---\nnotation: 1\n---\n\n1. Words.\n"


def test_a_folder_means_its_drafts(tmp_path: Path) -> None:
    for name in ("b.md", "a.markdown", "README.md", "notes.txt", ".hidden.md", "sub/c.md", ".git/d.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("1. Words.\n", encoding="utf-8")
    found = [Path(path).relative_to(tmp_path).as_posix() for path in drafts_in(str(tmp_path))]
    assert found == ["a.markdown", "b.md", "sub/c.md"]
    versions = drafts_in(str(ROOT / "drafts" / "gge-laws"))
    assert len(versions) == 7 and not any("README" in path for path in versions)


def test_the_bundled_versions_are_laid_out() -> None:
    assert run(["fmt", "--check", str(ROOT / "drafts" / "gge-laws")]) == 0


def losing(monkeypatch: pytest.MonkeyPatch, module: ModuleType) -> None:
    """Makes a writer that forgets a word."""
    real = module.write
    monkeypatch.setattr(module, "write", lambda draft: (real(draft)[0].replace(" an item", " item"), ()))


@pytest.mark.parametrize("options", [[], ["--check"], ["--diff"]])
def test_nothing_is_written_that_would_read_as_another_draft(
    options: list[str], loose: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    losing(monkeypatch, writer)
    assert run(["fmt", *options, str(loose)]) == 1
    assert loose.read_text(encoding="utf-8") == LOOSE
    message = capsys.readouterr().err
    assert "L001 This draft is left as it is: the clause" in message and "would say something else" in message


@pytest.mark.parametrize(
    "name, message",
    [
        ("x.txt", "has no canonical form"),
        ("x.odt", "its suffix"),
        ("x.docx", "docx has no canonical form"),
        ("gone.md", "cannot be read"),
        (".", "no drafts"),
    ],
)
def test_what_cannot_be_laid_out_is_told(
    name: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for there in ("x.txt", "x.docx"):
        (tmp_path / there).write_text("1. Words.\n", encoding="utf-8")
    assert run(["fmt", str(tmp_path / name)]) == 2
    assert message in capsys.readouterr().err


@given(
    st.lists(
        st.sampled_from(
            "[ ] [X] / * _ { } \\[ \\] word Word. [^1] (b) 1. 2. ## Option: EU: – - | >".split(" ")
            + [" ", "\n", "\n\n", "\n   ", "Option 1: ", "Article 5\n", " – US", "; delete: G77"]
        ),
        max_size=24,
    ).map("".join)
)
def test_laying_out_twice_is_laying_out_once_or_told(text: str) -> None:
    """`fmt` writes a draft only where reading back gives the same; then writing again changes no byte."""
    draft, _ = reader.read(Source(text), default_registry())
    once = writer.write(draft)[0]
    again, _ = reader.read(Source(once), default_registry())
    if again == draft:
        assert writer.write(again)[0] == once
