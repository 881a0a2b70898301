"""Lineage: clauses are found again by their words, whatever their numbers and places."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollingtext.compare.align import Link, Statement, align, unheard
from rollingtext.compare.texts import key, own_text, terms
from rollingtext.document.model import Draft
from rollingtext.document.source import Source
from rollingtext.document.tree import located
from rollingtext.notation.parties import default_registry
from rollingtext.readers.markdown import read

HEAD = "---\nnotation: 1\n---\n\n"
NOUNS = """ledger estuary moratorium turbine quarantine cadastre aquifer reactor satellite glacier orchard tariff
abattoir beacon canal dairy embankment foundry granary hatchery isthmus jetty kiln lagoon mill nursery outpost
quarry refinery sluice terrace vineyard warehouse causeway aqueduct brewery cannery distillery forge gasworks
corridor archive laboratory pipeline harbour reservoir tribunal registry depot herbarium fishery observatory""".split()
VERBS = "inspect restore license monitor publish close extend verify protect register finance survey".split()
TAILS = ["without delay", "each year", "in good faith", "upon request", "as appropriate", "where feasible"]


def draft(*paragraphs: str) -> Draft:
    return read(Source(HEAD + "\n\n".join(paragraphs) + "\n"), default_registry())[0]


def told(links: tuple[Link, ...]) -> list[tuple[str, str, str]]:
    """Kind, old and new locators of each link."""
    return [(link.kind, " ".join(c.locator for c in link.old), " ".join(c.locator for c in link.new)) for link in links]


def sentence(rng: random.Random) -> str:
    a, b, c, d, e, f = rng.sample(NOUNS, 6)
    verb, other, tail = rng.choice(VERBS), rng.choice(VERBS), rng.choice(TAILS)
    return rng.choice(
        [
            f"States shall {verb} the {a} and the {b} near each {c} {tail}, and may {other} any {d} or {e} with the {f}",
            f"Where a {a} affects a {b}, the owner of the {c} is to {verb} it {tail} unless the {d} and {e} {other} a {f}",
            f"No {a}, {b} or {c} is exempt: whoever {verb}s it must also {other} the {d}, its {e} and its {f} {tail}",
        ]
    )


def edited(rng: random.Random, text: str) -> str:
    words = text.split()
    for _ in range(rng.randint(1, 4)):
        words[rng.randrange(1, len(words))] = rng.choice(NOUNS)
    return " ".join(words)


def corpus(seed: int) -> tuple[Draft, Draft, set[tuple[str, str]]]:
    """Two versions of 60 clauses in six sections and the true pairs of locators."""
    rng = random.Random(seed)
    sections = [[(f"{s}-{n}", sentence(rng)) for n in range(10)] for s in range(6)]
    old_names = {name: f"S{s}.{n + 1}" for s, rows in enumerate(sections) for n, (name, _) in enumerate(rows)}
    changed: list[list[tuple[str, str]]] = []
    pool: list[tuple[str, str]] = []
    for rows in sections:
        out: list[tuple[str, str]] = []
        for name, text in rows:
            chance = rng.random()
            if chance < 0.06:
                continue
            if chance < 0.14:
                pool.append((name, text))
            else:
                out.append((name, edited(rng, text) if chance < 0.5 else text))
            if rng.random() < 0.06:
                out.append(("", sentence(rng)))
        changed.append(out)
    for row in pool:
        place = rng.choice(changed)
        place.insert(rng.randint(0, len(place)), row)
    new_names = {name: f"S{s}.{n + 1}" for s, rows in enumerate(changed) for n, (name, _) in enumerate(rows) if name}

    def written(all_rows: list[list[tuple[str, str]]]) -> Draft:
        parts = []
        for s, rows in enumerate(all_rows):
            parts.append(f"## {'I II III IV V VI'.split()[s]}. Section of the {NOUNS[s]}")
            parts += [f"{n + 1}. {text}." for n, (_, text) in enumerate(rows)]
        return draft(*parts)

    roman = dict(enumerate("I II III IV V VI".split()))
    truth = {(name, new_names[key_]) for key_, name in old_names.items() if key_ in new_names}
    named = {(f"{roman[int(a[1])]}{a[2:]}", f"{roman[int(b[1])]}{b[2:]}") for a, b in truth}
    return written(sections), written(changed), named


def pairs(links: tuple[Link, ...]) -> set[tuple[str, str]]:
    return {(a.locator, b.locator) for link in links for a in link.old for b in link.new if a.clause.body}


@pytest.mark.parametrize("seed", range(12))
def test_seeded_mutations_are_found_again(seed: int) -> None:
    old, new, truth = corpus(seed)
    found = pairs(align(old, new))
    right = len(found & truth)
    assert 2 * right / (len(found) + len(truth)) >= 0.98


@pytest.mark.parametrize("seed", range(4))
def test_every_clause_is_in_exactly_one_link_in_the_order_of_the_new_text(seed: int) -> None:
    old, new, _ = corpus(seed)
    links = align(old, new)
    olds, news = [c.locator for x in links for c in x.old], [c.locator for x in links for c in x.new]
    assert Counter(olds) == Counter(c.locator for c in located(old))
    assert Counter(news) == Counter(c.locator for c in located(new))
    order = [c.locator for c in located(new)]
    firsts = [order.index(link.new[0].locator) for link in links if link.new]
    assert firsts == sorted(firsts)


@pytest.mark.parametrize("seed", range(6))
def test_the_other_direction_gives_the_same_links_inverted(seed: int) -> None:
    old, new, _ = corpus(seed)

    def shape(link: Link) -> tuple[object, ...]:
        names = tuple(tuple(c.locator for c in side) for side in (link.old, link.new))
        return (*names, link.kind, link.moved, link.renumbered, link.score)

    there = {shape(link) for link in align(old, new)}
    assert {shape(link.inverse()) for link in align(new, old)} == there


BODIES = ["shall report", "[lethal] systems", "the duty to distinguish", "", "Option", "shall report each year", "12"]


@given(st.lists(st.sampled_from(BODIES), max_size=8), st.lists(st.sampled_from(BODIES), max_size=8))
def test_any_two_texts_can_be_aligned(first: list[str], second: list[str]) -> None:
    old = draft(*(f"{n}. {text}" for n, text in enumerate(first, 1)))
    new = draft(*(f"{n}. {text}" for n, text in enumerate(second, 1)))
    links = align(old, new)
    assert sorted(c.locator for x in links for c in x.old) == sorted(c.locator for c in located(old))
    assert sorted(c.locator for x in links for c in x.new) == sorted(c.locator for c in located(new))
    assert all(link.kind == "same" and not link.moved for link in align(old, old))


def test_a_number_or_a_place_alone_links_nothing() -> None:
    old = draft("1. States shall keep records of every incident.", "2. The Secretariat publishes a list.")
    new = draft("1. Weapons are tested by an accredited laboratory.", "2. The Secretariat publishes a list.")
    assert told(align(old, new)) == [("deleted", "1", ""), ("inserted", "", "1"), ("same", "2", "2")]


def test_a_split_and_a_merger_are_told() -> None:
    long = "States exchange good practice in the conduct of legal reviews, and publish the criteria of such reviews."
    first, second = (
        "States exchange good practice in the conduct of legal reviews.",
        "They publish the criteria of such reviews.",
    )
    one, two = draft(f"1. {long}", "2. The end."), draft(f"1. {first}", f"2. {second}", "3. The end.")
    assert told(align(one, two))[0] == ("split", "1", "1 2")
    assert told(align(two, one))[0] == ("merged", "1 2", "1")


def test_children_that_follow_their_parent_did_not_move() -> None:
    block = ["5. It should take account of:", "   A. the environment of the system;", "   B. the type of its target."]
    rest = ["1. The rules bind the parties to a conflict.", "2. Custom protects civilians.", "3. Precautions are due."]
    other = ["1. Limits are set by orders.", "2. Commanders are trained."]
    old = draft("## I. Law", *rest, *block, "## II. Rules", *other)
    new = draft("## I. Law", *rest, "## II. Rules", *other, *block)
    links = align(old, new)
    assert [(link.old[0].locator, link.new[0].locator) for link in links if link.moved] == [("I.5", "II.5")]
    assert {link.new[0].locator for link in links if link.kind == "same"} >= {"II.5.A", "II.5.B"}


def test_equal_texts_are_told_apart_by_their_neighbours() -> None:
    same = "Nothing here affects other rights."
    rows = ["Ships report their position.", same, "Ports keep a register.", same, "Crews are trained."]
    old = draft(*(f"{n}. {text}" for n, text in enumerate(rows, 1)))
    new = draft(*(f"{n}. {text}" for n, text in enumerate([rows[0], rows[2], same, rows[4]], 1)))
    assert ("deleted", "2", "") in told(align(old, new))
    assert ("same", "4", "3") in told(align(old, new))


def test_what_people_state_goes_first_and_what_they_cut_stays_cut() -> None:
    old = draft("1. Ships report their position to the port.", "2. Crews are trained.")
    new = draft("1. Ships report their position to the coast.", "2. Pilots are licensed.")
    assert told(align(old, new)) == [("edited", "1", "1"), ("deleted", "2", ""), ("inserted", "", "2")]
    stated = align(old, new, [Statement(("2",), ("2",), "confirmed"), Statement(("1",), ("1",), cut=True)])
    assert told(stated) == [("deleted", "1", ""), ("inserted", "", "1"), ("edited", "2", "2")]
    assert stated[2].source == "confirmed"
    ghost = Statement(("9",), ("1",))
    assert unheard(old, new, [ghost]) == (ghost,)
    assert told(align(old, new, [ghost])) == told(align(old, new))


def test_marks_blanks_and_composition_are_no_words() -> None:
    assert key("the  “State’s”\u00a0duty – e\u0301") == key('the "State\'s" duty - é')
    assert key("a" + "\u0301" * 5000) == "a" + "\u0301" * 5000
    assert terms("[shall/should] 12 States,") == ["shallshould", "#", "states"]
    assert terms("各国应报告") == list("各国应报告")
    clause = located(draft("3. [shall – US][should] act"))[0].clause
    assert own_text(clause) == "[shall – US][should] act"


def test_an_article_is_carried_by_what_its_paragraphs_became_whatever_befell_its_heading() -> None:
    kept = "1. Each Party shall report every year to the Secretariat on the measures that it has taken."
    gone = [
        "2. The Secretariat shall publish the reports on its site in all six official languages of the Organization.",
        "3. Weapons that have been tested at sea shall be inspected by an independent laboratory within ten days.",
        "4. A register of incidents is kept, and lessons are drawn from it by the meeting of experts every spring.",
    ]
    here = draft("## Article 3 (definitions)", kept, *gone)
    assert told(align(here, draft("## Article 3", kept)))[0] == ("edited", "Art3", "Art3")
    assert told(align(draft("## Article 3", kept), here))[0] == ("edited", "Art3", "Art3")
    assert told(align(here, draft("## Article 7", kept)))[0] == ("edited", "Art3", "Art7")
    elsewhere = told(align(here, draft("## Article 7 (reports)", kept)))
    assert ("deleted", "Art3", "") in elsewhere, "another number and another heading, and most of it gone"
