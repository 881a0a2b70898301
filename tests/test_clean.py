"""Copies: what a decision takes, what it leaves, and what it never does in silence."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from rollingtext import api
from rollingtext.brackets.copies import agreed_only as agreed_only_copy
from rollingtext.brackets.copies import as_read_by, in_order, no_text
from rollingtext.brackets.decisions import Decision, choices, read, sides_called
from rollingtext.brackets.places import Place
from rollingtext.brackets.remains import unclean
from rollingtext.brackets.seams import seams
from rollingtext.brackets.settle import settled
from rollingtext.cli.app import run
from rollingtext.document.bundled import schema_text
from rollingtext.document.model import Draft
from rollingtext.document.source import Source
from rollingtext.document.tree import walk
from rollingtext.notation.parties import default_registry
from rollingtext.notation.plain import plain

NEGOTIATION = Path(__file__).parents[1] / "drafts" / "gge-laws"
JUNE = NEGOTIATION / "2026-06-05.md"


def draft_of(text: str) -> Draft:
    return api.read(text)[0]


def words(draft: Draft) -> list[str]:
    return [plain(clause.body) for clause in walk(draft.blocks)]


def place_of(text: str) -> Place:
    return api.places(draft_of(text))[0]


# Decisions


def test_decisions_are_read_with_their_places() -> None:
    source = Source((NEGOTIATION / "decisions.yaml").read_text("utf-8"), "decisions.yaml")
    decisions, base, findings = read(source)
    assert (base, findings) == ("2026-06-05", ())
    assert [decision.place for decision in decisions] == ["I.1#1", "I.1#3", "III.11#1"]
    assert decisions[0].place_at == (4, 12)
    chosen, stale = choices(draft_of(JUNE.read_text("utf-8")), decisions)
    assert not stale
    assert chosen == {"1#1": 0, "1#3": 0, "11#1": 1}, "numbers run on, and the section may be named all the same"


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("1. a [b] c", "b", [0]),
        ("1. a [b] c", "nothing", [1]),
        ("1. a [b] c", "2", [1]),
        ("1. a [b  c] c", "b c", [0]),
        ("1. a [b] c", "B", []),
        ("1. a [b] c", "3", []),
        ("1. [shall][should]", "nothing", []),
        ("1. in [2][3] years", "2", [0, 1]),
        ("1. in [2][3] years", "3", [1]),
        ("1. [nothing] else", "nothing", [0, 1]),
    ],
)
def test_a_side_by_its_words_its_number_or_as_nothing(text: str, name: str, side: list[int]) -> None:
    assert sides_called(place_of(text), name) == side


def test_a_decision_that_does_not_fit_is_a_finding_and_settles_nothing_else() -> None:
    draft = draft_of("1. a [b] c\n\n2. [d][e]")
    chosen, findings = choices(
        draft,
        [Decision("1#2", "b"), Decision("2#1", "nothing"), Decision("9#1", "b"), Decision("2", "d"),
         Decision("1#1", "b"), Decision("paragraph 1#1", "nothing")],
    )  # fmt: skip
    assert chosen == {"1#1": 0}
    assert [finding.code for finding in findings] == ["C010", "C011", "C010", "C010", "C012"]
    assert "1#1" in findings[0].help
    assert findings[1].help == "Its sides: 1 “d”, 2 “e”."


# Policies


def test_a_party_reads_what_it_or_its_group_backs() -> None:
    registry = default_registry()
    france = registry.resolve("France")
    assert france is not None
    draft = draft_of(
        "1. [a – France] [b – EU] [c – US; delete: EU] [d – US; reserve: France] [e] "
        "[f – EU; delete: France] [g – EU; reserve: France]"
    )
    after = settled(draft, as_read_by(france, registry))
    assert words(after) == ["a b [d – US; reserve: France] [e] [g – EU; reserve: France]"]


def test_the_first_policy_that_has_an_answer_decides() -> None:
    draft = draft_of("1. [a] [b] [c][d]")
    decide = in_order(lambda place: 0 if place.sides[0].text == "a" else None, no_text)
    assert words(settled(draft, decide)) == ["a [c][d]"]


def test_agreed_text_only_leaves_nothing_contested() -> None:
    for path in [*sorted(NEGOTIATION.glob("2*.md"))]:
        draft = draft_of(path.read_text("utf-8"))
        copy = agreed_only_copy(draft)
        assert api.places(copy) == ()
        assert api.places(draft_of(api.write(copy)[0])) == (), "nor in what is written"
    draft = draft_of("1. a [b] [c][d] [e [f]]\n\n2. g:\n\n   Option 1: h\n\n   Option 2: i\n\n[3. j]\n")
    assert words(agreed_only_copy(draft))[:2] == ["a […]", "g:"]
    assert "j" not in "".join(words(agreed_only_copy(draft)))


def test_what_else_keeps_a_text_from_being_clean() -> None:
    draft = draft_of("1. a [b\n\n[2.] c [X] {move to III}\n\n3. d")
    assert [(finding.code, str(finding.severity)) for finding in unclean(draft)] == [
        ("C002", "error"), ("C003", "error"), ("C004", "warning"), ("C004", "warning"),
    ]  # fmt: skip
    assert unclean(draft_of("1. a b[^1]\n\n[^1]: c")) == ()


# Seams


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1. agree to [to enhance] it", ["The word “to” stands twice."]),
        ("1. a [lethal] autonomous system", []),
        ("1. one, [two], three", []),
        ("1. [an old] old thing", ["The word “old” stands twice."]),
        ("1. the the same [x] one", []),
        ("1. it has [that] that", []),
        ("1. an [lethal] system", ["“an lethal” should perhaps read “a lethal”."]),
        ("1. a [unique] point, a [European] one, an [honest] one, a [NGO]", []),
    ],
)
def test_what_a_decision_leaves_behind_is_told(text: str, told: list[str]) -> None:
    draft = draft_of(text)
    found = seams(draft, settled(draft, lambda place: 0))
    assert [seam.message for seam in found] == told


def test_dropping_leaves_seams_too() -> None:
    draft = draft_of("1. a [lethal] autonomous system; one, [two], three")
    after = settled(draft, no_text)
    assert words(after) == ["a autonomous system; one,, three"], "told, not mended"
    assert {seam.message for seam in seams(draft, after)} == {
        "“a autonomous” should perhaps read “an autonomous”.", "The mark “,,” is out of place.",
    }  # fmt: skip


# The command


def test_clean_as_json_fits_its_schema(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "copy.md"
    options = ["--settle-place", "I.1#1=lethal", "--drop-contested", "--format", "json", "-o", str(out)]
    assert run(["clean", str(JUNE), *options]) == 0
    document = json.loads(capsys.readouterr().out)
    Draft202012Validator(json.loads(schema_text("clean"))).validate(document)
    assert document["settled"][0]["by"] == "decision"
    assert [place["place"] for place in document["left"]] == ["11#1"]
    assert all(side["backers"] == [] for place in document["left"] for side in place["sides"]), "no names"
    assert "a lethal autonomous" in out.read_text("utf-8")


def test_a_text_that_is_not_clean_is_not_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "copy.md"
    assert run(["clean", str(JUNE), "--clean", "--drop-contested", "-o", str(out)]) == 1
    assert not out.exists()
    told = capsys.readouterr()
    assert "C001 error: 11#1 is contested" in told.err
    assert run(["clean", str(JUNE), "--clean", "--drop-contested", "--settle-place", "11#1=1", "-o", str(out)]) == 0
    assert api.places(draft_of(out.read_text("utf-8"))) == ()


def test_no_name_survives_in_the_copy_without_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["clean", str(NEGOTIATION / "2025-12-18.md")]) == 0
    copy = capsys.readouterr().out
    for name in ("China", "India", "ICRC", "Switzerland", "reserve:"):
        assert name not in copy
    arguments = ["clean", str(NEGOTIATION / "2025-09-01-working.md"), "--clean", "--as", "Japan", "--format", "json"]
    assert run(arguments) == 1
    told = capsys.readouterr()
    assert "India" not in told.out + told.err, "nor in what is said of it"
    assert run(["clean", str(NEGOTIATION / "2025-12-18.md"), "--attributed"]) == 0
    assert capsys.readouterr().out == (NEGOTIATION / "2025-12-18.md").read_text("utf-8")


def test_apply_as_json_fits_its_schema(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "adopted.md"
    proposals = [str(path) for path in sorted((NEGOTIATION / "proposals").glob("*.yaml"))]
    arguments = ["apply", str(NEGOTIATION / "2025-12-18.md"), *proposals, "--format", "json", "-o", str(out)]
    assert run(arguments) == 1
    document = json.loads(capsys.readouterr().out)
    Draft202012Validator(json.loads(schema_text("apply"))).validate(document)
    assert document["summary"]["amendments"] == 39
    assert len(document["warnings"]) == 1
    assert draft_of(out.read_text("utf-8")).meta.version == "2025-12-18"


def test_roll_as_json_fits_its_schema(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "rolled.md"
    proposals = [str(path) for path in sorted((NEGOTIATION / "proposals").glob("2025-12-18-*.yaml"))]
    arguments = ["roll", str(NEGOTIATION / "2025-12-18.md"), *proposals, "--format", "json", "-o", str(out)]
    assert run(arguments) == 0
    document = json.loads(capsys.readouterr().out)
    Draft202012Validator(json.loads(schema_text("roll"))).validate(document)
    assert document["summary"]["rolled"] == document["summary"]["amendments"] == 15
    assert document["warnings"] == []
    assert draft_of(out.read_text("utf-8")).meta.version == "2025-12-18"


@pytest.mark.parametrize(
    "arguments",
    [
        ["clean", "DRAFT", "--settle-place", "III.4#1"],
        ["clean", "DRAFT", "--as", "Atlantis"],
        ["clean", "DRAFT", "--agreed-only", "--drop-contested"],
        ["clean", "DRAFT", "--settle", "DRAFT"],
        ["clean", "no such file"],
        ["apply", "DRAFT", "DRAFT"],
        ["apply", "-", "-"],
        ["apply", "DRAFT"],
    ],
)
def test_what_the_user_can_mend_is_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(JUNE) if word == "DRAFT" else word for word in arguments]) == 2
    assert capsys.readouterr().err
