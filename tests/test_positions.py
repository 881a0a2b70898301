"""Where everybody stands: groups by the day, hold-outs, nearness, and the smallest sets against trying everything."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from rollingtext import api
from rollingtext.cli.app import run
from rollingtext.document.bundled import schema_text
from rollingtext.negotiation.closing import closings
from rollingtext.negotiation.positions import OnPlace, Positions, Stance, holdouts, nearest, positions
from rollingtext.notation.parties import Registry, default_registry, from_mapping

ROOM: Registry = from_mapping(
    {
        "parties": [{"code": code, "name": f"{code}land", "kind": "State"} for code in ("XA", "XB", "XC", "XD")],
        "groups": [
            {"code": "GX", "name": "Group X", "members": [{"party": "XA"}, {"party": "XB", "from": "2026-02-01"}]},
            {"code": "GY", "name": "Group Y"},
        ],
    }
)


def standing(text: str, date: str = "") -> Positions:
    return positions(api.places(api.read(text, parties=ROOM)[0]), (), ROOM, date)


def test_a_group_speaks_for_its_members_of_the_day() -> None:
    text = "1. Each Party [shall – GX][may – XC] report.\n"
    assert standing(text, "2026-01-01").places[0].stances == (Stance("XA", 0, "GX"), Stance("XC", 1))
    assert [each.party for each in standing(text, "2026-03-01").places[0].on(0)] == ["XA", "XB"]


def test_what_a_party_said_itself_goes_before_its_group() -> None:
    (item,) = standing("1. Each Party [shall – GX][may – XA] report.\n", "2026-03-01").places
    assert item.stances == (Stance("XB", 0, "GX"), Stance("XA", 1))


@pytest.mark.parametrize(
    ("backers", "alone"),
    [
        ("[shall – XA][may – XB, XC]", ("XA",)),
        ("[shall – XA][may – XB]", ("XA", "XB")),
        ("[shall – XA, XD][may – XB, XC]", ()),
        ("[shall – XA, XB; reserve: XC]", ("XC",)),
        ("[shall – XA]", ()),
        ("[shall – XB, XC][may – GY]", ()),
        ("[shall – XA][may – XB][will – XC]", ()),
    ],
)
def test_holdouts(backers: str, alone: tuple[str, ...]) -> None:
    (item,) = standing(f"1. Each Party {backers} report.\n").places
    assert holdouts(item, ROOM) == alone


def test_nearest() -> None:
    found = standing("1. A [x – XA, XB][y – XC] b.\n\n2. C [x – XA][y – XB, XC] d.\n\n3. E [x – XA, XD] f.\n")
    assert [(each.other, each.alike, each.shared) for each in nearest(found, "XA")] == [
        ("XD", 1, 1), ("XB", 1, 2), ("XC", 0, 2),
    ]  # fmt: skip


SIDE = st.lists(st.sampled_from(["XA", "XB", "XC", "XD"]), max_size=2, unique=True)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A few contested places, some nested in another, with parties on their sides."""
    out = []
    for number in range(draw(st.integers(1, 4))):
        one, other, against = draw(SIDE), draw(SIDE), draw(SIDE)
        inner = draw(st.booleans())
        tail = f" – {', '.join(one)}" if one else ""
        nested = f" [or{' – ' + ', '.join(other) if other else ''}] so" if inner else ""
        second = "" if inner else f"[may{' – ' + ', '.join(other) if other else ''}]"
        opposed = f"{';' if one else ' –'} delete: {', '.join(against)}" if inner and against else ""
        out.append(f"{number + 1}. Each Party [shall{nested}{tail}{opposed}]{second} report.")
    return "\n\n".join(out) + "\n"


@given(texts())
def test_closings_are_the_smallest_there_are(text: str) -> None:
    found = standing(text).places
    tried = [
        cost
        for taken in product(*(range(len(item.place.sides)) for item in found))
        if (cost := _cost(found, taken)) is not None
    ]
    ways = closings(found, 100)
    if not any(item.stances for item in found):
        assert not ways
        return
    least = min(len({party for party, _ in cost}) for cost in tried)
    smallest = {frozenset(party for party, _ in cost) for cost in tried if len({party for party, _ in cost}) == least}
    assert {frozenset(way.parties) for way in ways} == smallest
    fewest = min(len(cost) for cost in tried if len({party for party, _ in cost}) == least)
    assert min(len(way.concessions) for way in ways) == fewest == len(ways[0].concessions)


def _cost(found: tuple[OnPlace, ...], taken: tuple[int, ...]) -> frozenset[tuple[str, str]] | None:
    """The concessions that taking these sides asks for; `None` for a way told already, an absent place taken twice."""
    chosen = {id(item.place): side for item, side in zip(found, taken, strict=True)}
    given_up = set()
    for item, side in zip(found, taken, strict=True):
        within = item.place.within
        if within is not None and chosen[id(within[0])] != within[1]:
            if side:
                return None
            continue
        for party in item.parties:
            own = {stance.side for stance in item.stances if stance.party == party}
            if side not in own or None in own:
                given_up.add((party, item.place.id))
    return frozenset(given_up)


@pytest.mark.parametrize("options", [(), ("--by", "closing"), ("--redact",)])
def test_json_fits_its_schema(options: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(__file__).parents[1] / "drafts" / "gge-laws"
    assert run(["positions", str(folder), "2025-09-01-working", "--format", "json", *options]) == 0
    shown = capsys.readouterr().out
    document = json.loads(shown)
    Draft202012Validator(json.loads(schema_text("positions"))).validate(document)
    names = [party.name for code in ("IN", "US", "AT", "ICRC") if (party := default_registry().resolve(code))]
    assert any(name in shown for name in names) != ("--redact" in options)


def test_without_the_solver_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import sys

    for name in ("pysat.examples.rc2", "pysat.formula"):
        monkeypatch.setitem(sys.modules, name, None)
    folder = Path(__file__).parents[1] / "drafts" / "gge-laws"
    assert run(["positions", str(folder), "--by", "closing"]) == 2
    assert "rollingtext[solver]" in capsys.readouterr().err
    assert run(["positions", str(folder)]) == 0
