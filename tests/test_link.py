"""Brackets over several clauses: every end is matched or lone, and pairs nest."""

from __future__ import annotations

from hypothesis import given
from strategies import drafts, read

from rollingtext.document.limits import MAX_BRACKET_DEPTH
from rollingtext.document.model import Draft, Edge
from rollingtext.document.tree import walk
from rollingtext.notation.link import edges_of, linked


def ends(draft: Draft) -> list[Edge]:
    return [edge for clause in walk(draft.blocks) for edge in edges_of(clause)]


@given(drafts(most=12))
def test_every_end_is_one_of_a_pair_or_lone_and_pairs_nest(text: str) -> None:
    edges = ends(read(text))
    matched = [edge for edge in edges if edge.pair is not None]
    lone = [edge for edge in edges if edge.pair is None]
    assert len(matched) + len(lone) == len(edges) and len(matched) % 2 == 0
    open_: list[int | None] = []
    for edge in matched:
        if edge.opening:
            open_.append(edge.pair)
        else:
            assert open_.pop() == edge.pair
    assert not open_
    assert sorted({edge.pair for edge in matched}, key=str) == sorted(range(1, len(matched) // 2 + 1), key=str)
    # what is left over could not be matched either: all lone closing ends stand before all lone opening ones
    assert [edge.opening for edge in lone] == sorted(edge.opening for edge in lone)


@given(drafts(most=12))
def test_linking_again_changes_nothing(text: str) -> None:
    blocks = read(text).blocks
    assert linked(blocks) == blocks


def test_a_bracket_may_swallow_numbered_items() -> None:
    first, second, third, *_ = read("1. The [measures\n\n2. Items\n\n3. end] here\n\n4. After").blocks
    opening, closing = first.body[1], third.body[1]  # type: ignore[union-attr]
    assert opening.pair == closing.pair == 1 and second.body[0].value == "Items"  # type: ignore[union-attr]


def test_a_bracket_before_the_number_contests_the_number_too() -> None:
    (clause,) = read("[3. Those measures]").blocks
    assert [edge.opening for edge in clause.lead] == [True] and clause.label.text == "3."  # type: ignore[union-attr]
    (inner,) = read("3. [Those measures]").blocks
    assert not inner.lead  # type: ignore[union-attr]


def test_a_bracketed_number_is_contested_alone() -> None:
    (clause,) = read("[50 bis] Text").blocks
    assert clause.label.contested and clause.label.name == "50bis" and not clause.lead  # type: ignore[union-attr]


def test_headings_and_sections_in_brackets() -> None:
    section, *_ = read("## [Annex I. Reviews\n\n1. Text]\n\n## [[Purpose] [General Objectives]]").blocks
    assert section.label.name == "AnnexI" and section.lead[0].pair == 1  # type: ignore[union-attr]


def test_pairs_too_deep_stay_lone() -> None:
    depth = MAX_BRACKET_DEPTH + 5
    edges = ends(read("[x\n\n" * depth + "x]\n\n" * depth))
    assert sum(edge.pair is not None for edge in edges) == 2 * MAX_BRACKET_DEPTH
    assert [edge.pair for edge in edges[MAX_BRACKET_DEPTH:-MAX_BRACKET_DEPTH]] == [None] * 10


def test_lone_ends_do_not_keep_others_from_their_partners() -> None:
    edges = ends(read("x [ y\n\n" * 100 + "[z\n\nz]"))
    assert [edge.pair for edge in edges[-2:]] == [1, 1]
