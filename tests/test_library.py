"""What a script can do with `import rollingtext` alone."""

from __future__ import annotations

import rollingtext

DRAFT = "## I. Scope\n\n1. Each State should report [yearly – Norway][every two years].\n\n2. Nothing in paragraph 9 matters.\n"
PAPER = "Proposal by Norway\n\nIn section I, paragraph 1, replace “should” with “shall”.\n"


def test_from_the_prose_of_a_paper_to_the_adopted_text() -> None:
    draft, _ = rollingtext.read(DRAFT)
    proposals, findings = rollingtext.amendments_in_prose(PAPER, base="v1")
    assert not findings
    again, findings = rollingtext.amendments(rollingtext.amendments_written(proposals, "v1"))
    assert again == proposals and not findings
    adopted, results = rollingtext.apply(draft, again)
    assert [result.status for result in results] == ["applied"]
    assert "1. Each State shall report" in rollingtext.write(adopted)[0]
    rolled = rollingtext.roll(draft, again)
    assert "[should][shall – Norway]" in rollingtext.write(rolled.draft)[0]


def test_rules_can_be_asked() -> None:
    draft, _ = rollingtext.read("1. Each State [should report.")
    assert [finding.code for finding in rollingtext.check(draft)] == ["B002"]


def test_everything_that_is_offered_is_there() -> None:
    from rollingtext import api

    assert all(callable(getattr(rollingtext, name)) for name in api.__all__)


def test_word_files_in_and_out() -> None:
    old, _ = rollingtext.read(DRAFT)
    new, _ = rollingtext.read(DRAFT.replace("should", "must"))
    data, findings = rollingtext.redline(old, new, "Norway", "2026-06-05T00:00:00Z")
    assert not findings
    assert rollingtext.read_word(data)[0] == new
    assert rollingtext.read_word(data, "original")[0] == old
    assert rollingtext.read_word(rollingtext.write_word(old)[0])[0] == old
