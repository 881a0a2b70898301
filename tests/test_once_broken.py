"""Small inputs that once went wrong; each keeps its test."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from counting import calls
from strategies import read, written

from rollingtext.cli.app import run
from rollingtext.compare.diff import diff
from rollingtext.document.patterns import pattern
from rollingtext.document.source import Source
from rollingtext.document.values import Value
from rollingtext.notation.parties import default_registry
from rollingtext.readers import json as json_reader


def test_a_literal_bracket_that_came_to_be_read_is_a_change() -> None:
    found = diff(read("1. a \\[b\\] c"), read("1. a [b] c"))
    assert found.differs
    assert [event.event for change in found.changes for event in change.brackets] == ["reopened"]


@pytest.mark.parametrize("text", ["3. Option 1:", "I.\n\x0c I.", "1.\n\n   (a)\n\n   (b)"])
def test_a_skeleton_does_not_differ_from_itself(text: str) -> None:
    draft = read(text)
    assert not diff(draft, draft).differs


def test_a_clause_taken_out_to_the_margin_has_moved() -> None:
    head = "---\nnotation: 1\n---\n\n1. P:\n\n   (a) x;\n\n"
    found = diff(read(head + "   (b) y."), read(head + "(b) y."))
    assert [(change.link.old[0].locator, change.link.moved) for change in found.changes][-1] == ("1(b)", True)


def test_half_a_character_in_the_front_matter_breaks_nothing(tmp_path: Path) -> None:
    draft = tmp_path / "a.md"
    draft.write_text('---\ntitle: "\\ud800"\n---\n\n1. x\n', encoding="utf-8")
    assert run(["show", str(draft)]) == 0
    assert run(["fmt", str(draft)]) in (0, 1)


@pytest.mark.parametrize("text", ["He said C:\\", "2. b\\", "1. a\\\\"])
def test_a_backslash_at_the_end_is_a_character(text: str) -> None:
    draft = read(text)
    assert read(written(draft)) == draft
    assert written(draft).rstrip().endswith("\\\\")


def test_the_keys_of_an_object_are_looked_at_once() -> None:
    def refused(size: int) -> int:
        keys = ", ".join(f'"k{number}": 1' for number in range(size))
        text = f'{{{keys}, "k{size - 1}": 2}}'
        return calls(lambda: json_reader.read(Source(text, "a.json"), default_registry()))

    assert refused(4_000) < 2.3 * refused(2_000) + 2_000


def test_a_record_does_not_lose_the_fields_of_another() -> None:
    class One(Value):
        first: int

    with pytest.raises(TypeError, match="Two"):

        class Two(One):
            second: int


def test_a_pattern_can_be_copied() -> None:
    assert copy.copy(pattern("a")).fullmatch("a")


def test_another_title_of_an_option_is_a_difference() -> None:
    text = "# Scope\n\n1. Options:\n\n   Option 1 (moratorium): Refrain.\n\n   Option 2 (ban): Prohibit."
    found = diff(read(text), read(text.replace("moratorium", "temporary halt")))
    (change,) = [change for change in found.changes if change.link.kind == "edited"]
    assert [run.text for run in change.words] == ["(", "moratorium", "temporary halt", "): Refrain."]
