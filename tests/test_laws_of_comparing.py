"""Laws of comparing, for any two texts: nothing is made up, nothing is lost, and both directions tell the same."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollingtext.compare.diff import Change, diff, joined_text
from rollingtext.compare.events import INVERSE
from rollingtext.compare.words import inverse
from rollingtext.document.tree import located
from tests.strategies import drafts, read

pytestmark = pytest.mark.hypothesis


@st.composite
def versions(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and one that is partly the same: paragraphs dropped, moved, changed, and put in."""
    parts = draw(drafts(most=8)).split("\n\n")
    fresh = draw(drafts(most=3)).split("\n\n")
    kept = [part for part in parts if draw(st.integers(0, 4))]
    after = draw(st.permutations([*kept, *fresh])) if draw(st.booleans()) else [*kept, *fresh]
    swapped = draw(st.sampled_from([("[", ""), ("]", ""), ("shall", "[shall]"), ("shall", "should"), ("2", "3")]))
    return "\n\n".join(parts), "\n\n".join(after).replace(*swapped)


@given(drafts())
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    draft = read(text)
    found = diff(draft, draft)
    assert not found.differs
    assert all(not change.brackets and all(op == "keep" for op, _ in change.words) for change in found.changes)


@given(versions())
def test_the_words_give_both_texts_back_and_every_clause_is_in_one_link(pair: tuple[str, str]) -> None:
    old, new = map(read, pair)
    changes = diff(old, new).changes
    for change in changes:
        assert "".join(text for op, text in change.words if op != "insert") == joined_text(change.link.old)
        assert "".join(text for op, text in change.words if op != "delete") == joined_text(change.link.new)
    for draft, sides in ((old, [c.link.old for c in changes]), (new, [c.link.new for c in changes])):
        told = Counter(item.locator for side in sides for item in side)
        assert told == Counter(item.locator for item in located(draft))


def _told(change: Change) -> tuple[object, ...]:
    link = change.link
    names = tuple(tuple(item.locator for item in side) for side in (link.old, link.new))
    events = tuple(sorted(event.event for event in change.brackets))
    return (*names, link.kind, link.moved, link.renumbered, change.words, change.only, events)


def _inverted(change: Change) -> tuple[object, ...]:
    link = change.link.inverse()
    names = tuple(tuple(item.locator for item in side) for side in (link.old, link.new))
    events = tuple(sorted(INVERSE[event.event] for event in change.brackets))
    return (*names, link.kind, link.moved, link.renumbered, inverse(change.words), change.only, events)


@given(versions())
def test_the_other_direction_is_the_inverse(pair: tuple[str, str]) -> None:
    old, new = map(read, pair)
    there, back = diff(old, new), diff(new, old)
    assert Counter(map(_inverted, there.changes)) == Counter(map(_told, back.changes))
