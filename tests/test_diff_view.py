"""Differences as a person reads them: whole phrases, nothing lost, nothing told twice."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollingtext.cli.app import run
from rollingtext.cli.changes import Page, side_by_side, unified
from rollingtext.cli.console import Terminal
from rollingtext.compare.diff import diff
from rollingtext.compare.phrases import LEFT_OUT, abridged, readable, shortened
from rollingtext.compare.words import Run, word_diff
from rollingtext.document.visible import visible
from tests.strategies import WORDS, read
from tests.test_laws_of_comparing import versions

texts = st.lists(st.sampled_from([*WORDS, "[", "]", "[shall]", "[a / b]", "the", "of", "and", "for"]), max_size=60).map(
    " ".join
)


def sides(runs: tuple[Run, ...]) -> tuple[str, str]:
    old = "".join(text for op, text in runs if op != "insert")
    return old, "".join(text for op, text in runs if op != "delete")


@pytest.mark.hypothesis
@given(texts, texts)
def test_what_is_made_readable_gives_both_texts_back(old: str, new: str) -> None:
    runs = readable(word_diff(old, new))
    assert sides(runs) == (old, new)
    assert all(text for _, text in runs)


@pytest.mark.hypothesis
@given(texts)
def test_shortening_leaves_out_the_middle_and_nothing_else(text: str) -> None:
    short = shortened(text, 3, 2)
    head, sign, tail = short.partition(LEFT_OUT)
    assert text == short if not sign else text.startswith(head) and text.endswith(tail)


@pytest.mark.parametrize(
    "old, new, shown",
    [
        (
            "take note of the [user/operator] and act",
            "take note of the operator and act",
            "take note of the {-[user/operator]-}{+operator+} and act",
        ),
        (
            "cannot be controlled by the user of it",
            "cannot be limited by the operator of it",
            "cannot be {-controlled-}{+limited+} by the {-user-}{+operator+} of it",
        ),
        ("States act on lethal systems", "States act on [lethal] systems", "States act on {+[+}lethal{+]+} systems"),
        (
            "Everybody works quickly today, since large brown foxes of several old forests jump over lazy dogs, as was said",
            "Everybody works quickly today, since small green birds of many young gardens sing under tall trees, as was said",
            "Everybody works quickly today, since {-large brown foxes of several old forests jump over lazy dogs-}"
            "{+small green birds of many young gardens sing under tall trees+}, as was said",
        ),
    ],
)
def test_changes_read_as_phrases(old: str, new: str, shown: str) -> None:
    marks = {"keep": "{}", "delete": "{{-{}-}}", "insert": "{{+{}+}}"}
    assert "".join(marks[op].format(text) for op, text in readable(word_diff(old, new))) == shown


def test_a_clause_of_which_hardly_a_word_stayed_is_told_as_old_and_new() -> None:
    old = "Weapons of any kind are tested by experts before they are put into the hands of soldiers"
    new = "Parties report to the meeting of States on laws that they pass for the training of new crews"
    assert [op for op, _ in readable(word_diff(old, new))] == ["delete", "insert"]


def test_long_unchanged_stretches_are_shortened_round_the_changes() -> None:
    words = [f"w{number}" for number in range(100)]
    old, new = " ".join(words), " ".join([*words[:50], "added", *words[50:]])
    shown = "".join(text for _, text in abridged(word_diff(old, new)))
    assert shown == f"w0 w1 w2 w3 w4 {LEFT_OUT} {' '.join(words[40:50])} added {' '.join(words[50:60])} {LEFT_OUT}"


def answer(capsys: pytest.CaptureFixture[str], folder: Path, old: str, new: str, *argv: str) -> str:
    (folder / "old.md").write_text(old, encoding="utf-8")
    (folder / "new.md").write_text(new, encoding="utf-8")
    assert run(["diff", str(folder / "old.md"), str(folder / "new.md"), *argv]) == 0
    return capsys.readouterr().out


def test_only_narrows_what_is_counted_too(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    old = "1. Ships report to the port.\n\n2. Crews are trained at sea.\n"
    new = "1. Ships report to the port daily.\n\n2. Crews are trained at sea.\n\n3. Weapons are tested.\n"
    text = answer(capsys, tmp_path, old, new, "--only", "inserted", "--stat")
    assert text.split("\n")[1] == "1 inserted"
    assert "edited" not in text


def test_the_brackets_of_a_deleted_clause_are_not_told_again(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    old = "1. Ships report to the port.\n\n2. Crews are [always [and everywhere]] trained at sea.\n"
    text = answer(capsys, tmp_path, old, "1. Ships report to the port.\n")
    assert text.endswith("2  deleted\n    {-Crews are [always [and everywhere]] trained at sea.-}\n")


def test_references_that_follow_new_numbers_are_one_fact(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A number of days is none of them, and stands where it stood."""
    topics = "ships crews ports canals weapons".split()
    lines = [f"{{}}. Under paragraph {{}} the {topic} are inspected by two experts." for topic in topics]
    last = "{}. Experts are appointed by the meeting of States within {} days."
    old = "\n\n".join([*(line.format(at, 6) for at, line in enumerate(lines, 1)), last.format(6, 30)])
    first = "1. States act in good faith.\n\n"
    new = first + "\n\n".join([*(line.format(at, 7) for at, line in enumerate(lines, 2)), last.format(7, 60)])
    text = answer(capsys, tmp_path, old, new)
    assert "within {-30-}{+60+} days." in text
    assert text.endswith(
        "== References to the new numbers, in 5 clauses\n\n"
        "1 -> 2 (6 -> 7), 2 -> 3 (6 -> 7), 3 -> 4 (6 -> 7), 4 -> 5 (6 -> 7), 5 -> 6 (6 -> 7)\n"
    )


@pytest.mark.hypothesis
@given(versions(), st.sampled_from([None, 80, 160]))
def test_every_clause_that_changed_is_told_in_every_view(pair: tuple[str, str], width: int | None) -> None:
    """Its place is named, or stands in a run of clauses told together; no struck or added word is left out."""
    changes = [change for change in diff(*map(read, pair)).changes if change.is_change]
    for lay_out in (unified, side_by_side):
        terminal = Terminal("never")
        terminal.width = width
        lay_out(changes, changes, Page(terminal, full=True))
        assert bool(terminal.lines) == bool(changes)
        shown = "".join("".join(terminal.lines).split())
        for change in changes if width is None and lay_out is unified else ():
            for op, text in change.words:
                for word in text.split() if op != "keep" else ():
                    assert visible(word) in shown
