"""Mending touches no word: whatever the text, it is read as before, and its letters are the same."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollingtext.cli.app import run
from rollingtext.cli.files import edit_file
from rollingtext.cli.mending import _bare, changed, mended
from rollingtext.document.diagnostics import Diagnostic, Fix
from rollingtext.document.model import Draft
from rollingtext.document.source import Source, Span
from rollingtext.document.tree import located
from rollingtext.notation.parties import default_registry
from rollingtext.notation.plain import plain
from rollingtext.readers import markdown
from rollingtext.rules._catalogue import check_all
from rollingtext.rules._context import context_of

PIECES = st.sampled_from(
    ["shall", "1. ", "(a) ", "\n\n", " , ", " .", "( ", " )", "［", "]", "[", "】", "le\u200bthal", "\u200b", "\x08", "\x0b",
     "\u00ad", "\ufeff", " – US", "non -legal", ",,", "## II. ", "{note}", "[^1]", "\\", "*", "](x)", "\t", "  ", "\u0e01\u200b"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def read(text: str) -> Draft:
    return markdown.read(Source(text, "draft.md"), default_registry())[0]


def findings(text: str) -> tuple[Diagnostic, ...]:
    draft = read(text)
    return check_all(draft, context_of(draft))


def said(draft: Draft) -> list[tuple[str, str, str]]:
    """Each clause with what it says, apart from what nobody sees."""
    return [
        (_bare(item.locator), _bare(plain(item.clause.heading)), _bare(plain(item.clause.body)))
        for item in located(draft)
    ]


@given(TEXTS)
def test_a_mended_text_says_what_it_said(text: str) -> None:
    outcome = mended(text, findings(text), read)
    assert outcome.text == changed(text, outcome.fixes)
    assert said(read(outcome.text)) == said(read(text))
    assert [char for char in outcome.text if char.isalnum()] == [char for char in text if char.isalnum()]
    assert outcome.text.count("\n") == text.count("\n")
    assert not {id(finding) for finding in outcome.done} & {id(finding) for finding in outcome.left}


@given(TEXTS)
def test_mending_again_changes_nothing_that_was_mended(text: str) -> None:
    once = mended(text, findings(text), read).text
    while (twice := mended(once, findings(once), read).text) != once:
        assert len(twice) < len(once) or twice.count("[") > once.count("[") or twice.count("]") > once.count("]")
        once = twice


def test_a_change_that_would_make_another_clause_is_left_alone() -> None:
    outcome = mended(text := "1. One.\n\n\u200b2. Tw\u200bo.\n", findings(text), read)
    assert outcome.text == "1. One.\n\n\u200b2. Two.\n"
    assert len(outcome.left) == 1


LINE_ENDS = st.lists(st.sampled_from(["a", "x", "\r\n", "\n", "\r", "é"]), max_size=30).map("".join)


@given(LINE_ENDS, st.booleans())
def test_line_ends_and_the_mark_of_byte_order_stay(text: str, mark: bool) -> None:
    path = Path("line-ends.md").resolve()
    path.write_bytes((b"\xef\xbb\xbf" if mark else b"") + text.encode())
    try:
        old = Source(text).text
        fixes = [Fix(Span(at, at + 1), "") for at, char in enumerate(old) if char == "x"]
        edit_file(str(path), old, fixes)
        assert path.read_bytes() == (b"\xef\xbb\xbf" if mark else b"") + text.replace("x", "").encode()
    finally:
        path.unlink()


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> object:
    before = Path.cwd()
    os.chdir(tmp_path_factory.mktemp("mending"))
    yield
    os.chdir(before)


def test_a_file_that_changed_meanwhile_is_not_written(capsys: pytest.CaptureFixture[str]) -> None:
    from rollingtext.cli.errors import UsageProblem

    Path("a.md").write_text("new", encoding="utf-8")
    with pytest.raises(UsageProblem, match="has changed"):
        edit_file("a.md", "old", [])
    Path("b.md").write_bytes("x".encode("utf-16"))
    with pytest.raises(UsageProblem, match="UTF-16"):
        edit_file("b.md", "x", [])


def test_a_file_keeps_its_permissions_and_a_sound_one_is_not_touched() -> None:
    path = Path("a.md")
    path.write_text("1. Each Party shall , report.\n", encoding="utf-8")
    path.chmod(0o640)
    assert run(["validate", "--fix", "a.md"]) == 0
    assert path.stat().st_mode & 0o777 == 0o640
    before = path.stat().st_mtime_ns
    assert run(["validate", "--fix", "a.md"]) == 0
    assert path.stat().st_mtime_ns == before
