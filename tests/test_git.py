"""Drafts in real repositories: what git shows and merges after `git-setup`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = """---
version: v1
notation: 1
---

## I. Scope

1. This text applies to all [lethal] systems that select and engage targets without further intervention.

2. Nothing in this text affects the obligations of any Party.

## II. Reports

1. Each Party shall report on its systems every two years.

2. The Secretariat shall keep a list of reports.
"""


class Repository:
    """A repository of one draft, with a base committed on `main`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.draft = folder / "our text.md"
        self.settings = {
            **{key: value for key, value in os.environ.items() if not key.startswith("GIT")},
            "PATH": os.pathsep.join([os.path.dirname(sys.executable), os.environ.get("PATH", "")]),
            "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org", "NO_COLOR": "1",
        }  # fmt: skip
        self.git("init", "-q", "-b", "main")
        self.run("rollingtext", "git-setup", "--write")
        self.commit(TEXT)

    def run(self, *words: str, code: int = 0) -> str:
        done = subprocess.run(words, cwd=self.folder, env=self.settings, capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def git(self, *words: str, code: int = 0) -> str:
        return self.run("git", *words, code=code)

    def commit(self, text: str) -> None:
        self.draft.write_text(text, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "a version")

    def branch(self, name: str, *changes: tuple[str, str]) -> None:
        """A branch of `main` with words changed."""
        self.git("checkout", "-q", "-b", name, "main")
        text = TEXT
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        self.commit(text)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_both_sides_changed_different_words(repository: Repository) -> None:
    repository.branch("one", ("any Party", "any State"), ("all [lethal] systems", "all systems"))
    repository.branch("two", ("keep a list", "keep and publish a list"), ("without further", "without"))
    repository.git("merge", "-q", "one", "-m", "both")
    merged = repository.draft.read_text(encoding="utf-8")
    assert merged == TEXT.replace("any Party", "any State").replace("all [lethal]", "all").replace(
        "keep a list", "keep and publish a list"
    ).replace("without further", "without")


def test_the_same_words_stand_in_attributed_brackets(repository: Repository) -> None:
    repository.branch("norway", ("every two years", "every six months"))
    repository.branch("japan", ("every two years", "every year"))
    told = repository.git("merge", "norway", code=1)
    assert "II.1: both copies changed the same words; they stand in brackets." in told
    merged = repository.draft.read_text(encoding="utf-8")
    assert "every [year – Japan][six months – Norway]." in merged
    assert "<<<<" not in merged


def test_branches_that_are_no_parties_give_brackets_without_names(repository: Repository) -> None:
    repository.branch("topic/x", ("every two years", "every six months"))
    repository.branch("topic/y", ("every two years", "every year"))
    repository.git("merge", "topic/x", code=1)
    assert "every [year][six months]." in repository.draft.read_text(encoding="utf-8")


def test_what_cannot_be_brought_in_is_left_to_git(repository: Repository) -> None:
    repository.branch("one", ("2. The Secretariat shall keep a list of reports.\n", "2. It reports.\n\n3. New.\n"))
    repository.branch("two", ("2. The Secretariat shall keep a list of reports.\n", ""))
    told = repository.git("merge", "one", code=1)
    assert "could not be brought in" in told
    assert "<<<<<<< ours" in repository.draft.read_text(encoding="utf-8")


def test_a_difference_is_shown_without_layout(repository: Repository) -> None:
    wrapped = TEXT.replace("targets without further", "targets\n   without").replace("any Party", "**any** Party")
    repository.draft.write_text(wrapped, encoding="utf-8")
    shown = repository.git("diff")
    assert "-1. This text applies to all [lethal] systems that select and engage targets without further" in shown
    assert "any" not in "".join(line for line in shown.splitlines() if line.startswith(("+", "-")))
    assert "without[-further-] intervention" in repository.git("diff", "--word-diff")


def test_settings_are_shown_before_they_are_made(repository: Repository) -> None:
    assert "Everything is set already." in repository.run("rollingtext", "git-setup")
    shown = repository.run("rollingtext", "git-setup", "texts/*.md")
    assert "texts/*.md diff=rollingtext merge=rollingtext" in shown
    assert "texts/" not in (repository.folder / ".gitattributes").read_text(encoding="utf-8")


def test_outside_of_a_repository_there_is_nothing_to_set(repository: Repository, tmp_path: Path) -> None:
    outside = tmp_path / ".git"
    outside.rename(tmp_path / "gone")
    assert "There is no git repository here." in repository.run("rollingtext", "git-setup", code=2)
