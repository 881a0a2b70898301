"""Numbers that change take the references with them that clearly mean them, and no other word changes."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import rollingtext
from rollingtext.amend.apply import adopted
from rollingtext.amend.doing.renumbering import Renumbering
from rollingtext.amend.operations import (
    Amendment,
    InsertWords,
    MergeClauses,
    MoveClause,
    Operation,
    RenumberClause,
    ReplaceWords,
    SplitClause,
)
from rollingtext.cli.numbers import numbers_json
from rollingtext.document.bundled import schema_text
from rollingtext.document.model import Draft
from rollingtext.notation.references import Reference, references
from rollingtext.notation.worded import walks

TEXT = """\
---
notation: 1
---

## I. Scope

1. The measures of section II, paragraph 3, and of paragraph 2(b) of section II apply.

2. Article 3 of the Convention applies, and so does paragraph 1.

## II. Rules

1. Each Party reports under paragraph 3. It does so in time. Paragraphs 2 and 3 say how.

2. Each Party shall:

   (a) train users;

   (b) test the system under sub-paragraph (a).

3. The list is public.
"""


def draft(text: str = TEXT) -> Draft:
    return rollingtext.read(text)[0]


def adopt(*operations: Operation, text: str = TEXT) -> Renumbering:
    made = adopted(draft(text), [Amendment("P1", ("Brazil",), operations)])
    assert all(result.holds for result in made.results), [result.reason for result in made.results]
    return made.numbers


def told(numbers: Renumbering) -> list[tuple[str, str, str]]:
    return [(each.clause.locator, each.old, each.new) for each in numbers.references]


def table(numbers: Renumbering) -> list[tuple[str, ...]]:
    return [(row.old.locator, *(new.locator for new in row.new)) for row in numbers.table]


def test_references_follow_a_new_number_and_what_may_mean_it_is_told() -> None:
    numbers = adopt(RenumberClause("II.3", "7."))
    assert table(numbers) == [("II.3", "II.7")]
    assert told(numbers) == [
        ("I.1", "section II, paragraph 3", "section II, paragraph 7"),
        ("II.1", "paragraph 3", "paragraph 7"),
        ("II.1", "Paragraphs 2 and 3", ""),
    ]


def test_a_clause_that_moves_to_another_section_is_followed_where_the_section_is_named() -> None:
    numbers = adopt(MoveClause("II.3", "last", "I"))
    assert table(numbers) == [("II.3", "I.3")]
    assert told(numbers) == [
        ("I.1", "section II, paragraph 3", "section I, paragraph 3"),
        ("II.1", "paragraph 3", ""),
        ("II.1", "Paragraphs 2 and 3", ""),
    ]


def test_a_reference_in_a_clause_that_moves_is_told_when_it_would_name_another_clause() -> None:
    numbers = adopt(MoveClause("II.1", "last", "I", "3."))
    assert ("I.3", "paragraph 3", "") in told(numbers)


def test_a_clause_in_two_parts_is_nobodys_to_choose_and_what_stands_under_it_is_followed() -> None:
    text = TEXT.replace("2. Each Party shall:", "2. Each Party reports. It shall:")
    text = text.replace("so does paragraph 1.", "so does paragraph 2 of section II.")
    numbers = adopt(SplitClause("II.2", "It shall:"), text=text)
    assert table(numbers)[0] == ("II.2", "II.2", "II.2bis")
    assert ("I.1", "paragraph 2(b) of section II", "paragraph 2 bis(b) of section II") in told(numbers)
    assert ("I.2", "paragraph 2 of section II", "") in told(numbers)


def test_a_reference_to_a_clause_that_is_joined_to_another_names_that_one() -> None:
    text = TEXT.replace("   (a) train users;\n\n   (b) test the system under sub-paragraph (a).\n\n", "")
    numbers = adopt(MergeClauses("II.2", ("II.3",)), text=text)
    assert ("II.1", "paragraph 3", "paragraph 2") in told(numbers)


def test_references_that_an_amendment_brings_in_or_changes_are_not_touched() -> None:
    numbers = adopt(
        RenumberClause("II.3", "7."),
        InsertWords("I.2", " and paragraph 3 of section II", "after", "paragraph 1"),
        ReplaceWords("II.1", "under paragraph 3", "under paragraph 2"),
    )
    assert ("I.2", "paragraph 3 of section II", "") not in told(numbers)  # there is no such paragraph any more
    assert "under paragraph 2." in rollingtext.write(numbers.draft)[0]
    assert "paragraph 1 and paragraph 3 of section II" in rollingtext.write(numbers.draft)[0]


def test_words_beside_a_reference_may_change_and_it_still_follows() -> None:
    numbers = adopt(RenumberClause("II.3", "7."), ReplaceWords("II.1", "Each Party reports", "Parties report yearly"))
    assert "Parties report yearly under paragraph 7. It" in rollingtext.write(numbers.draft)[0]


def test_nothing_is_renumbered_that_nobody_asked_for() -> None:
    numbers = adopt(InsertWords("I.2", " in full", "after", "applies"))
    assert numbers.table == numbers.references == ()


def test_numbers_run_on_when_asked() -> None:
    numbers = rollingtext.renumber(
        draft(TEXT.replace("\n3. The list", "\n2 bis. The list").replace("agraph 3", "agraph 2 bis"))
    )
    assert table(numbers) == [("II.2bis", "II.3")]
    assert ("II.1", "paragraph 2 bis", "paragraph 3") in told(numbers)
    again = rollingtext.renumber(numbers.draft)
    assert again.table == () and again.draft == numbers.draft


def test_the_table_as_data_is_what_the_schema_says() -> None:
    numbers = adopt(RenumberClause("II.3", "7."))
    schema: dict[str, Any] = json.loads(schema_text("renumber"))
    for key, value in numbers_json(numbers, draft()).items():
        Draft202012Validator({**schema["properties"][key], "$defs": schema["$defs"]}).validate(value)


@st.composite
def numbered_texts(draw: st.DrawFn) -> str:
    """Two sections whose paragraphs refer to each other in every way that is read."""
    counts = [draw(st.integers(2, 4)) for _ in range(2)]
    lines = ["---\nnotation: 1\n---\n"]
    for section, name in enumerate(("I", "II")):
        lines.append(f"## {name}. Rules\n")
        for number in range(1, counts[section] + 1):
            other = draw(st.integers(0, 1))
            form = draw(
                st.sampled_from(("paragraph {0}", "paragraph {1} of section {2}", "Box {2}, paragraph {1}", "the list",
                                 "paragraphs {0} and 1", "paragraph {0} of the Protocol", "paragraph {0}(a)"))
            )  # fmt: skip
            own, far = draw(st.integers(1, counts[section])), draw(st.integers(1, counts[other]))
            said = form.format(own, far, ("I", "II")[other])
            lines.append(f"{number}. Each Party keeps {said} in mind. It reports.\n")
            if draw(st.booleans()):
                lines.append("   (a) train users;\n\n   (b) test sub-paragraph (a).\n")
    return "\n".join(lines)


@st.composite
def displacing(draw: st.DrawFn) -> tuple[str, Operation]:
    """A text and an operation that gives one of its clauses another number, place or border."""
    text = draw(numbered_texts())
    names = [item.locator for item in rollingtext.located(draft(text)) if item.clause.kind == "paragraph"]
    name, beside = draw(st.sampled_from(names)), draw(st.sampled_from(names))
    where = draw(st.sampled_from(("before", "after")))
    operation: Operation = draw(
        st.sampled_from(
            (
                RenumberClause(name, draw(st.sampled_from(("9.", "1 bis.", "4 ter.", "2.")))),
                MoveClause(name, "before" if where == "before" else "after", beside, draw(st.sampled_from(("", "9.")))),
                SplitClause(name, "It reports."),
                MergeClauses(name, (beside,)),
            )
        )
    )
    return text, operation


def found_in(made: Draft) -> list[Reference]:
    clauses = rollingtext.located(made)
    return list(references(made, clauses, [walk.words for walk in walks(made, clauses)]))


@given(displacing())
def test_every_reference_leads_where_it_led_or_is_told(given_: tuple[str, Operation]) -> None:
    text, operation = given_
    base = draft(text)
    made = adopted(base, [Amendment("P1", ("Brazil",), (operation,))])
    if not made.results[0].holds or made.results[0].status == "already":
        assert made.numbers.draft == base
        return
    numbers = made.numbers

    left = {each.clause.locator for each in numbers.references if not each.new}
    became = {row.old.locator: [new.locator for new in row.new] for row in numbers.table}
    after = {
        (found.words.where.locator, found.target.locator)
        for found in found_in(numbers.draft)
        if found.words.where and found.target
    }
    for reference in found_in(base):
        where, target = reference.words.where, reference.target
        if where is None or target is None or "(" in target.locator:
            continue
        places = became.get(where.locator, [where.locator])
        targets = became.get(target.locator, [target.locator])
        followed = any((place, aim) in after for place in places for aim in targets)
        assert followed or left.intersection(places), reference.trail
