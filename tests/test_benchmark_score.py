"""The scorer of the benchmark: the truth scores 1, nothing scores 0, and small wrong answers what a hand count says."""

import json
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.corpus import make_pair
from benchmarks.peers.tools import _clause_links, _from_git, _from_wdiff
from benchmarks.revising import HEAVY, LIGHT
from benchmarks.score import Answer, Score, UnreadableAnswer, answer_from_runs, changed_words, score
from benchmarks.treaty import Clause, Link, Pair, Version

PAIRS = st.builds(make_pair, st.integers(40, 80), st.integers(0, 10**6), st.sampled_from((LIGHT, HEAVY)))


def version(*texts: str) -> Version:
    """A version of numbered clauses under one heading."""
    lines = ["# Part I"]
    clauses = []
    for number, text in enumerate(texts, 1):
        lines += ["", f"{number}. {text}"]
        clauses.append(Clause(len(lines), f"{number}.", text))
    return Version(tuple(lines), tuple(clauses), ((1, 2, "Part I"),))


# The first clause is edited (2 words), the second moves behind the third, the fourth is split, the fifth is deleted.
OLD = version("The Parties shall meet.", "Water is life.", "Nobody owns rain.", "Rivers flow; seas wait.", "Void.")
NEW = version("The Parties may meet.", "Nobody owns rain.", "Water is life.", "Rivers flow.", "Seas wait.")
LINKS = (
    Link((0,), (0,), False, "edited", 2),
    Link((2,), (1,), False, "same", 0),
    Link((1,), (2,), True, "same", 0),
    Link((3,), (3, 4), False, "split", 4),
    Link((4,), (), False, "deleted", 2),
)
PAIR = Pair("by hand", OLD, NEW, LINKS)


def perfect(pair: Pair) -> Answer:
    edges = {edge: link.moved for link in pair.links for edge in product(link.old, link.new)}
    return Answer(frozenset(edges), frozenset(edge for edge, moved in edges.items() if moved), pair.words)


@given(PAIRS)
def test_the_truth_scores_one(pair: Pair) -> None:
    got = score(pair, perfect(pair))
    assert {got.f1, got.x} == {1.0}
    assert {got.moves_found, got.moves_called, got.moves_right, got.splits, got.merges} <= {1.0, None}


@given(PAIRS)
def test_nothing_scores_nought(pair: Pair) -> None:
    got = score(pair, Answer(frozenset(), frozenset(), 0))
    assert {got.f1, got.x} == {0.0}
    assert got.moves_right is None
    assert {got.moves_found, got.moves_called, got.splits, got.merges} <= {0.0, None}


def test_a_wrong_answer_scores_what_a_hand_counts() -> None:
    """Of the five true links three are found, one of four said is wrong; one move of two called is one; half a split."""
    answer = Answer(frozenset({(0, 0), (1, 2), (3, 3), (4, 1)}), frozenset({(1, 2), (0, 0)}), 12)
    assert score(PAIR, answer) == Score(
        f1=pytest.approx(2 * 0.75 * 0.6 / (0.75 + 0.6)),
        moves_found=1.0,
        moves_called=1.0,
        moves_right=0.5,
        splits=0.0,
        merges=None,
        x=12 / 8,
    )


def test_a_tool_without_a_word_for_moves_or_words_is_not_judged_on_them() -> None:
    got = score(PAIR, Answer(perfect(PAIR).edges))
    assert (got.f1, got.moves_found, got.moves_called, got.moves_right, got.x) == (1.0, 1.0, None, None, None)


def test_an_exact_duplicate_stands_for_its_twin() -> None:
    twins = version("Same words.", "Same words.")
    pair = Pair("twins", twins, twins, (Link((0,), (0,), False, "same", 0), Link((1,), (1,), False, "same", 0)))
    assert score(pair, Answer(frozenset({(0, 1), (1, 0)}))).f1 == 1.0


def test_kept_words_imply_links_and_the_rest_is_counted() -> None:
    """Labels and headings count for nothing; `life` is kept only in part, so it counts on both sides."""
    old, new = version("Water is life.", "Nobody owns rain."), version("Water is alike.", "New rules now.")
    pair = Pair("kept", old, new, (Link((0,), (0,), False, "edited", 2),))
    answer = answer_from_runs(
        pair,
        [
            ("keep", "# Part I\n1. Water is "),
            ("insert", "a"),
            ("keep", "li"),
            ("delete", "fe."),
            ("insert", "ke."),
            ("keep", "\n2."),
            ("delete", "Nobody owns rain."),
            ("insert", "New rules now."),
        ],
    )
    assert answer == Answer(frozenset({(0, 0)}), None, 2 + 2 + 4 + 4)


def test_a_script_that_gives_other_texts_is_refused() -> None:
    with pytest.raises(UnreadableAnswer, match="insert"):
        answer_from_runs(PAIR, [("keep", "something else")])


def test_words_are_counted_as_changed_when_a_part_of_them_is() -> None:
    assert changed_words([("keep", "nothing is new here")]) == 0
    assert changed_words([("keep", "one two "), ("delete", "three "), ("insert", "3, "), ("keep", "four")]) == 3
    assert changed_words([("keep", "State"), ("insert", "s"), ("keep", " shall")]) == 2


def test_the_answers_of_the_tools_are_read() -> None:
    """Each as the tool writes it, for one word changed in one clause."""
    old, new = version("The Parties shall meet."), version("The Parties may meet.")
    pair = Pair("one", old, new, (Link((0,), (0,), False, "edited", 2),))
    expected = (frozenset({(0, 0)}), 2)
    wdiff = _from_wdiff(pair, "# Part I\n\n1. The Parties \x01shall\x02 \x03may\x04 meet.\n")
    assert (wdiff.edges, wdiff.words) == expected
    porcelain = "@@ -1,3 +1,3 @@\n # Part I\n~\n~\n 1. The Parties \n-shall\n+may\n  meet.\n~\n"
    git = _from_git(pair, "diff --git a/old b/new\n--- a/old\n+++ b/new\n" + porcelain)
    assert (git.edges, git.words) == expected
    link = {"moved": False, "old": [{"line": 3}], "new": [{"line": 3}]}
    words = [["keep", "The Parties "], ["delete", "shall"], ["insert", "may"], ["keep", " meet."]]
    ours = _clause_links(pair, json.dumps({"links": [link | {"words": words}]}))
    assert (ours.edges, ours.moved, ours.words) == (expected[0], frozenset(), 2)


def test_what_stands_under_a_moved_paragraph_or_article_has_moved() -> None:
    lines = ("## Article 1", "1. Water.", "   (a) Rain.", "## Article 2", "1. Snow.")
    clauses = (Clause(2, "1.", "Water."), Clause(3, "(a)", "Rain."), Clause(5, "1.", "Snow."))
    told = Version(lines, clauses, ((1, 2, "Article 1"), (4, 2, "Article 2")))

    def moved(*moved_lines: int) -> frozenset[tuple[int, int]]:
        links = [
            {"moved": line in moved_lines, "old": [{"line": line}], "new": [{"line": line}], "words": []}
            for line in range(1, 6)
        ]
        return _clause_links(Pair("told", told, told, LINKS), json.dumps({"links": links})).moved or frozenset()

    assert moved(2) == {(0, 0), (1, 1)}
    assert moved(4) == {(2, 2)}
    assert moved(3) == {(1, 1)}
    assert moved() == frozenset()
