"""What happened to brackets, told in the words of the room."""

import pytest

from rollingtext.compare.diff import Diff, diff
from rollingtext.compare.events import INVERSE
from rollingtext.document.model import Draft
from rollingtext.document.source import Source
from rollingtext.notation.parties import default_registry
from rollingtext.readers.markdown import read

BASE = "Systems that can select and engage a target in the area of operations without a human operator"


def draft(*paragraphs: str) -> Draft:
    return read(Source("---\nnotation: 1\n---\n\n" + "\n\n".join(paragraphs) + "\n"), default_registry())[0]


def happened(found: Diff) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(e.event, e.text, e.backers) for change in found.changes for e in change.brackets]


CASES = [
    ("agreed words get brackets", f"{BASE} lethal end.", f"{BASE} [lethal] end.", [("reopened", "lethal", ())]),
    ("new words in brackets", f"{BASE} end.", f"{BASE} [lethal – US] end.", [("opened", "lethal", ("US",))]),
    ("one side stays", f"{BASE} [shall][should] end.", f"{BASE} should end.", [("lifted", "should", ())]),
    ("no side stays", f"{BASE} [lethal – US] end.", f"{BASE} end.", [("struck", "lethal", ("US",))]),
    ("a side more", f"{BASE} [shall][should] end.", f"{BASE} [shall][should][may] end.", [("side-added", "may", ())]),
    ("a side less", f"{BASE} [shall][should][may] end.", f"{BASE} [shall][may] end.", [("side-dropped", "should", ())]),
    (
        "fewer words in it",
        f"{BASE} [always and everywhere] end.",
        f"{BASE} always and [everywhere] end.",
        [("narrowed", "everywhere", ())],
    ),
    (
        "more words in it",
        f"{BASE} always and [everywhere] end.",
        f"{BASE} [always and everywhere] end.",
        [("widened", "always and everywhere", ())],
    ),
    (
        "another party behind it",
        f"{BASE} [lethal – US] end.",
        f"{BASE} [lethal – US, Japan] end.",
        [("backers-changed", "lethal", ("US", "Japan"))],
    ),
    ("words inside it", f"{BASE} [lethal] end.", f"{BASE} [lethal or deadly] end.", []),
    ("a placeholder is no place", f"{BASE} [X] end.", f"{BASE} five end.", []),
]


@pytest.mark.parametrize("old, new, expected", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_events(old: str, new: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    there = happened(diff(draft(f"1. {old}"), draft(f"1. {new}")))
    assert there == expected
    back = happened(diff(draft(f"1. {new}"), draft(f"1. {old}")))
    assert sorted(event for event, _, _ in back) == sorted(INVERSE[event] for event, _, _ in there)


def test_a_bracket_over_several_clauses_is_lifted() -> None:
    old = draft("1. [Each Party shall report.", "2. The Secretariat shall publish the reports.]")
    new = draft("1. Each Party shall report.", "2. The Secretariat shall publish the reports.")
    assert [event for event, _, _ in happened(diff(old, new))] == ["lifted"]
    assert [event for event, _, _ in happened(diff(new, old))] == ["reopened"]


def test_a_bracket_before_the_number_counts_for_the_clause() -> None:
    old, new = draft("[3. Each Party shall report.]"), draft("3. Each Party shall report.")
    assert happened(diff(old, new)) == [("lifted", "3. Each Party shall report.", ())]


def test_an_option_that_was_chosen_is_lifted() -> None:
    options = ["Option 1: States shall ensure human control.", "Option 2: States should assess the risk of harm."]
    old = draft("7. Human control and judgement:", *(f"   {option}" for option in options))
    new = draft("7. Human control and judgement:", "   States should assess the risk of harm.")
    assert happened(diff(old, new)) == [("lifted", "States should assess the risk of harm.", ())]


def test_a_number_comes_out_of_its_brackets() -> None:
    old, new = draft("[4 bis]. Each Party shall report."), draft("4 bis. Each Party shall report.")
    assert [event for event, _, _ in happened(diff(old, new))] == ["lifted"]


def test_deleted_and_inserted_clauses_take_their_brackets_along() -> None:
    old = draft("1. Ships report [daily] to the port.", "2. Crews are trained at sea.")
    new = draft("1. Crews are trained at sea.", "2. Weapons are [never] tested in laboratories.")
    assert happened(diff(old, new)) == [("struck", "daily", ()), ("opened", "never", ())]


def sides(found: Diff) -> list[tuple[str, str, list[tuple[str, tuple[str, ...]]]]]:
    """Event, text and the other sides with their backers."""
    told = [event for change in found.changes for event in change.brackets]
    return [(e.event, e.text, [(side.text, side.backers) for side in e.others]) for e in told]


def test_an_event_names_the_sides_beside_the_one_concerned() -> None:
    plain, choice = draft(f"1. {BASE} should end."), draft(f"1. {BASE} [shall – EU][should – US] end.")
    assert sides(diff(choice, plain)) == [("lifted", "should", [("shall", ("EU",))])]
    assert sides(diff(plain, choice)) == [("reopened", "should", [("shall", ("EU",))])]
    more = draft(f"1. {BASE} [shall – EU][should – US][may] end.")
    assert sides(diff(choice, more)) == [("side-added", "may", [("shall", ("EU",)), ("should", ("US",))])]
    assert sides(diff(more, choice)) == [("side-dropped", "may", [("shall", ("EU",)), ("should", ("US",))])]


def test_who_wants_words_deleted_is_a_side_too() -> None:
    new = draft(f"1. {BASE} [lethal – EU; delete: US] end.")
    assert sides(diff(draft(f"1. {BASE} end."), new)) == [("opened", "lethal", [("", ("US",))])]


def test_a_lifted_side_is_told_in_the_words_that_came_of_it() -> None:
    old, new = draft(f"1. {BASE} [in all places of the area] end."), draft(f"1. {BASE} in most places of the area end.")
    assert sides(diff(old, new)) == [("lifted", "in most places of the area", [])]


def test_a_place_that_goes_with_the_one_around_it_is_marked_as_nested() -> None:
    found = diff(draft(f"1. {BASE} [always [and everywhere]] end."), draft(f"1. {BASE} end."))
    assert [(e.event, e.nested) for change in found.changes for e in change.brackets] == [
        ("struck", False),
        ("struck", True),
    ]
