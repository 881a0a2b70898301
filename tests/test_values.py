"""Records are what dataclasses would be, and values are equal when they say the same."""

from __future__ import annotations

import copy
import pickle
from typing import ClassVar, Generic, TypeVar

import pytest

from rollingtext.document.model import Clause, Text
from rollingtext.document.values import Record, Value, replace

T = TypeVar("T")


class Pair(Value, Generic[T]):
    unsaid: ClassVar = frozenset({"where"})

    first: T
    second: tuple[str, ...] = ()
    where: int = 0


class Pile(Record):
    name: str
    on_it: list[str] = []


def test_a_value_takes_its_fields_by_place_and_by_name() -> None:
    assert Pair(1, ("a",)) == Pair(first=1, second=("a",)) == Pair[int](1, second=("a",))
    with pytest.raises(TypeError, match="first"):
        Pair()  # type: ignore[call-arg]


def test_what_is_unsaid_makes_no_difference() -> None:
    assert Pair(1, where=3) == Pair(1, where=4)
    assert hash(Pair(1, where=3)) == hash(Pair(1, where=4))
    assert repr(Pair(1, where=3)) == "Pair(first=1, second=())"
    assert Pair(1) != Pair(2)
    assert Text("a") != "a"


def test_a_value_stays_as_it_is() -> None:
    pair = Pair(1)
    with pytest.raises(AttributeError, match="Pair is frozen"):
        pair.first = 2  # type: ignore[misc]
    with pytest.raises(AttributeError, match="Pair is frozen"):
        del pair.first
    assert replace(pair, first=2, where=5).where == 5
    assert pair.first == 1
    with pytest.raises(TypeError):
        replace(pair, third=3)


def test_a_record_has_lists_of_its_own_and_is_equal_to_no_other() -> None:
    one, other = Pile("a"), Pile("a")
    one.on_it.append("b")
    assert other.on_it == []
    assert one != other


def test_values_can_be_copied_kept_and_matched() -> None:
    clause = Clause("paragraph", body=(Text("a"),))
    assert copy.deepcopy(clause) == pickle.loads(pickle.dumps(clause)) == clause
    match Text("a", "*"):
        case Text(value, style):
            assert (value, style) == ("a", "*")
