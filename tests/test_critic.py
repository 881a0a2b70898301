"""CriticMarkup: accepting every change gives the new text, rejecting it the old one, whatever marks the draft holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from rollingtext.cli.critic import changed, escaped, whole
from rollingtext.compare.diff import diff, joined_text
from rollingtext.notation.plain import plain
from rollingtext.writers.plaintext import number
from tests.strategies import drafts, read
from tests.test_laws_of_comparing import versions

# As other programs find the marks: they know nothing of backslashes.
MARKS = re.compile(r"\{\+\+(.*?)\+\+\}|\{--(.*?)--\}|\{~~(.*?)~>(.*?)~~\}|\{>>(.*?)<<\}", re.S)


def settled(text: str, accept: bool) -> str:
    """The text with every change accepted or rejected, comments taken out, and the backslashes of Markdown resolved."""

    def kept(match: re.Match[str]) -> str:
        added, struck, old, new, _ = match.groups()
        return (added or new or "") if accept else (struck or old or "")

    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", MARKS.sub(kept, text))


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.hypothesis
@given(versions())
def test_accepted_it_is_the_new_text_and_rejected_the_old_one(pair: tuple[str, str]) -> None:
    old, new = map(read, pair)
    for change in diff(old, new).changes:
        if len(change.link.old) > 1 or len(change.link.new) > 1:
            continue
        text = "".join(re.sub(r"\A(?:#+ | *)", "", line, count=1) for line in whole([change]))
        for accept, side in ((False, change.link.old), (True, change.link.new)):
            numbers = "".join(plain(item.clause.lead) + number(item.clause) for item in side)
            assert bare(settled(text, accept)) == bare(numbers + joined_text(side))


@pytest.mark.hypothesis
@given(drafts())
def test_text_that_is_escaped_holds_no_mark(text: str) -> None:
    shown = escaped(text)
    assert not MARKS.search(shown) and "~>" not in shown
    assert settled(f"{{++{shown}++}}{{--x--}}{shown}", accept=True) == text + text


def test_marks_in_the_draft_stay_text() -> None:
    old, new = (
        read("1. Take {++this++} and {~~a~>b~~} on board."),
        read("1. Take {++this++} and {~~a~>b~~} - on land -"),
    )
    (line,) = whole(diff(old, new).changes)
    assert settled(line, accept=True) == "1. Take {++this++} and {~~a~>b~~} - on land -"
    assert settled(line, accept=False) == "1. Take {++this++} and {~~a~>b~~} on board."


def test_a_split_clause_is_two_paragraphs_and_a_deleted_one_stands_where_it_stood() -> None:
    old = read(
        "1. States exchange good practice in the conduct of legal reviews, and publish the criteria of such reviews.\n\n"
        "2. Crews are trained at sea every spring.\n\n3. Ships report to the port."
    )
    new = read(
        "1. States exchange good practice in the conduct of legal reviews.\n\n"
        "2. States publish the criteria of such reviews.\n\n3. Ships report to the port."
    )
    found = diff(old, new).changes
    assert list(whole(found)) == [
        "1. States exchange good practice in the conduct of legal reviews{~~, and~>.~~}",
        "{++2. States++} publish the criteria of such reviews.",
        "{--2. Crews are trained at sea every spring.--}",
        "3. Ships report to the port.",
    ]
    assert list(changed(found[1:2])) == ["{>>2: deleted<<}", "{--2. Crews are trained at sea every spring.--}"]
