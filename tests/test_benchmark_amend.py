"""The benchmark of amendments: its truth on a text one can read, and a small run in which nothing lands wrong."""

import pytest

from benchmarks import amend
from benchmarks.corpus import make_pair
from benchmarks.revising import HEAVY, LIGHT
from benchmarks.tabled import Tabled, may_land, table
from benchmarks.treaty import Clause, Link, Pair, Version

OLD = ("The list is public.", "Nothing here affects any Party.")
NEW = ("Nothing here affects any Party.", "The list is public and short.")


def version(texts: tuple[str, ...]) -> Version:
    lines = [line for at, text in enumerate(texts, 1) for line in (f"{at}. {text}", "")]
    clauses = tuple(Clause(2 * at + 1, f"{at + 1}.", text) for at, text in enumerate(texts))
    return Version(tuple(lines[:-1]), clauses, ())


PAIR = Pair(
    "small", version(OLD), version(NEW), (Link((0,), (1,), True, "edited", 2), Link((1,), (0,), True, "same", 0))
)


def tabled(lands: tuple[int, int] | None) -> Tabled:
    return Tabled("A1", "replace", 0, 4, 8, "register", lands, True, (1,))


def test_an_amendment_may_land_on_its_words_in_what_became_of_its_clause_and_nowhere_else() -> None:
    assert may_land(tabled((1, 4)), PAIR, 1, 4)
    assert may_land(tabled(None), PAIR, 1, 4)
    assert not may_land(tabled((1, 4)), PAIR, 1, 9)
    assert not may_land(tabled((1, 4)), PAIR, 0, 4)


def test_the_amendments_of_a_seed_are_always_the_same_and_quote_words_that_stand() -> None:
    pair = make_pair(60, 4, LIGHT)
    amendments = table(pair, 50, 4)
    assert amendments == table(pair, 50, 4)
    for each in amendments:
        assert each.words(pair).strip() == each.words(pair) != ""
        assert not each.must or each.lands is not None
        if each.lands is not None:
            clause, at = each.lands
            assert clause in each.homes
            assert pair.new.clauses[clause].text[at:].split()[0].startswith(each.words(pair).split()[0])


@pytest.mark.parametrize("rates", [LIGHT, HEAVY])
def test_nothing_lands_wrong(rates: object) -> None:
    for seed in (21, 22, 23):
        pair = make_pair(150, seed, rates)  # type: ignore[arg-type]
        outcome = amend.carried(pair, table(pair, 150, seed))
        assert outcome.wrong == 0
        assert outcome.right >= 0.88 * outcome.able


def test_a_small_run_prints_a_row_for_every_tool(capsys: pytest.CaptureFixture[str]) -> None:
    assert amend.main(["--sizes", "30", "--seeds", "1", "--count", "10", "--many", "20"]) == 0
    printed = capsys.readouterr().out
    assert printed.count("rollingtext") == 2
    assert "collide  20 amendments, 20 clauses" in printed
