"""The made-up treaties of the benchmark: the truth about a pair agrees with its texts."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.corpus import make_pair
from benchmarks.revising import HEAVY, LIGHT, Rates
from benchmarks.treaty import Pair
from benchmarks.wording import WORD, distance

STILL = Rates(*[0.0] * 10)
SMALL = st.builds(make_pair, st.integers(12, 60), st.integers(0, 10**6), st.sampled_from((LIGHT, HEAVY)))
TEXTS = st.lists(st.sampled_from("shall may [ ] , water use".split()), max_size=9).map(" ".join)


@given(SMALL)
def test_a_clause_stands_on_its_line_and_its_brackets_close(pair: Pair) -> None:
    for version in (pair.old, pair.new):
        lines = version.markdown.splitlines()
        for clause in version.clauses:
            assert lines[clause.line - 1].lstrip() == f"{clause.label} {clause.text}"
            assert clause.text.count("[") == clause.text.count("]")
            assert not set(clause.text) & set("\x01\x02")


@given(SMALL)
def test_every_clause_is_in_one_link_whose_kind_and_words_agree_with_the_texts(pair: Pair) -> None:
    assert sorted(at for link in pair.links for at in link.old) == list(range(len(pair.old.clauses)))
    assert sorted(at for link in pair.links for at in link.new) == list(range(len(pair.new.clauses)))
    for link in pair.links:
        old = " ".join(pair.old.clauses[at].text for at in link.old)
        new = " ".join(pair.new.clauses[at].text for at in link.new)
        shape = (min(len(link.old), 2), min(len(link.new), 2))
        kinds = {(0, 1): "inserted", (1, 0): "deleted", (1, 2): "split", (2, 1): "merged"}
        assert link.kind == kinds.get(shape, "same" if old == new else "edited")
        assert link.words == distance(old, new)
        assert not link.moved or (link.old and link.new)


@given(SMALL)
def test_what_is_not_called_moved_kept_its_order(pair: Pair) -> None:
    stayed = sorted((link.new[0], link.old[0]) for link in pair.links if link.old and link.new and not link.moved)
    assert all(before[1] < after[1] for before, after in pairwise(stayed))


@given(st.integers(12, 60), st.integers(0, 10**6))
def test_the_same_seed_gives_the_same_pair_and_no_rates_no_change(size: int, seed: int) -> None:
    assert make_pair(size, seed, HEAVY) == make_pair(size, seed, HEAVY)
    still = make_pair(size, seed, STILL)
    assert still.old == still.new
    assert len(still.old.clauses) == size
    assert {(link.kind, link.moved, link.old == link.new) for link in still.links} == {("same", False, True)}


def test_every_kind_of_change_happens() -> None:
    pair = make_pair(400, 1)
    assert {link.kind for link in pair.links} == {"same", "edited", "split", "merged", "inserted", "deleted"}
    assert any(link.moved for link in pair.links)
    brackets = [sum(clause.text.count("[") for clause in version.clauses) for version in (pair.old, pair.new)]
    assert all(brackets)
    texts = [clause.text for clause in pair.old.clauses]
    assert len(set(texts)) < len(texts), "some clauses are exact duplicates"


def test_a_renumbering_changes_the_references_and_nothing_else() -> None:
    pair = make_pair(200, 3, replace(STILL, article_insert=0.1))
    edited = [link for link in pair.links if link.kind == "edited"]
    assert edited
    for link in edited:
        old, new = pair.old.clauses[link.old[0]].text, pair.new.clauses[link.new[0]].text
        changed = [pair for pair in zip(WORD.findall(old), WORD.findall(new), strict=True) if pair[0] != pair[1]]
        assert all(a.isdecimal() and b.isdecimal() for a, b in changed)
        assert link.words == 2 * len(changed)


@given(TEXTS, TEXTS)
def test_the_distance_is_that_of_the_shortest_script(old: str, new: str) -> None:
    """Against the table that everybody writes first."""
    a, b = WORD.findall(old), WORD.findall(new)
    row = list(range(len(b) + 1))
    for at, left in enumerate(a, 1):
        last, row = row, [at]
        for to, right in enumerate(b, 1):
            row.append(last[to - 1] if left == right else 1 + min(last[to], row[to - 1]))
    assert distance(old, new) == row[-1]
