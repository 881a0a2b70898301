"""What stands round a proposal in a paper can take it back; then it is left out, and said so."""

from __future__ import annotations

import pytest

import rollingtext
from rollingtext.amend.instructions.passages import paragraphs

ORDER = "In section I, paragraph 3, delete “b”."


def understood(paper: str) -> tuple[int, bool]:
    """How many proposals of a paper are understood, and whether something else in it is an error."""
    found, findings = rollingtext.amendments_in_prose(f"Proposal by Austria\n\n{paper}\n", base="v1")
    return len(found), any(finding.severity == "error" for finding in findings)


@pytest.mark.parametrize(
    "paper",
    [
        f"We oppose the following:\n\n1. {ORDER}", f"Not agreed:\n\n{ORDER}", f"Example:\n\n- {ORDER}",
        f"The following was rejected:\n\n{ORDER}", f"One of the following:\n\n1. {ORDER}",
        f"We do not propose the following changes:\n\n- {ORDER}", f"If no agreement is reached:\n\n- {ORDER}",
        f"{ORDER}\n\nThe above proposal is withdrawn.", f"{ORDER}\n\nThis is conditional on agreement on paragraph 7.",
        "In section II, delete paragraph 1. Delete paragraph 3.",
        "In section I, paragraph 3, delete “a” in paragraph 2 (b).",
    ],
)  # fmt: skip
def test_what_is_not_plainly_proposed_is_left_out(paper: str) -> None:
    assert understood(paper) == (0, True)


@pytest.mark.parametrize(
    "who", ["Austria (withdrawn)", "Austria, opposed by Ireland", "Austria, not supported by Ireland"]
)
def test_a_line_that_says_more_than_who_proposes_names_nobody(who: str) -> None:
    found, findings = rollingtext.amendments_in_prose(f"Proposal by {who}\n\n{ORDER}\n", base="v1")
    assert not found and any(finding.severity == "error" for finding in findings)


def test_a_choice_between_two_is_no_proposal_of_both() -> None:
    assert understood(f"{ORDER}\n\nOr:\n\nIn section I, paragraph 2, delete “c”.") == (0, True)


@pytest.mark.parametrize(
    "lead", ["We propose the following:", "Proposed amendments:", "The following changes are proposed:"]
)
def test_a_plain_way_of_proposing_stops_nothing(lead: str) -> None:
    assert understood(f"{lead}\n\n1. {ORDER}") == (1, False)


def test_the_items_of_a_choice_keep_their_semicolons_so_that_none_is_taken_for_itself() -> None:
    text = "- Delete paragraph 1;\n- Delete paragraph 2; {}\n- Delete paragraph 3.\n"
    for joint, expected in (
        ("and", ["Delete paragraph 1", "Delete paragraph 2"]),
        ("or", ["Delete paragraph 1;", "Delete paragraph 2; or"]),
    ):
        given = text.format(joint)
        found = [given[each.span.start : each.span.end] for each in paragraphs(given)]
        assert found == [*expected, "Delete paragraph 3."]
