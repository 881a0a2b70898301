"""What is contested: the census of brackets, the places with their terms and histories, and how they are listed."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from rollingtext.brackets.census import count
from rollingtext.brackets.places import BracketCount
from rollingtext.cli.app import run
from rollingtext.document.model import Draft
from rollingtext.document.source import Source
from rollingtext.negotiation.profiles import GGE_LAWS_TERMS, Term
from rollingtext.notation.parties import default_registry
from rollingtext.readers import markdown
from rollingtext.reports._places import contested
from rollingtext.reports.contested import by_clause, by_party, by_term

ROOT = Path(__file__).parents[1]
GGE = ROOT / "drafts" / "gge-laws"
SCHEMA = Draft202012Validator(json.loads((ROOT / "schemas" / "contested.schema.json").read_text(encoding="utf-8")))


def draft(text: str) -> Draft:
    return markdown.read(Source(text, "x.md"), default_registry())[0]


def bundled(name: str) -> Draft:
    return draft((GGE / name).read_text(encoding="utf-8"))


# The census


@pytest.mark.parametrize(
    "text, brackets, opening, closing, depth",
    [
        ("1. No brackets.", 0, 0, 0, 0),
        ("1. [a] [b [c [d]]]", 4, 0, 0, 3),
        ("1. [a][b] and [c/d]", 3, 0, 0, 1),
        ("1. [X] word[1] [sic] [text](https://example.org/) [A/79/1]", 5, 0, 0, 1),
        ("1. Word.[^1] [Agreed ad ref]\n\n[^1]: A [note].", 4, 0, 0, 1),
        ("1. [a](https://example.org/x[1])\n\n[ref]: https://example.org/[2]", 4, 0, 0, 1),
        ("[50 bis] Words.", 1, 0, 0, 1),
        ("[3. Opens [here].\n\n4. Closes there.]", 2, 0, 0, 2),
        ("1. [a\n\n2. b] c]", 1, 0, 1, 1),
        ("1. [a [b\n\n2. c]", 1, 1, 0, 1),
        ("1. \\[not\\] [one]", 1, 0, 0, 1),
        ("1. a\n\n<!-- [x] [y -->", 1, 1, 0, 1),
        ("Option 1 {[x]}: a\n\nOption 2: b", 1, 0, 0, 1),
        ("---\ntitle: \"[x]\"\n---\n\n1. [a]", 1, 0, 0, 1),
    ],
)  # fmt: skip
def test_every_pair_is_counted(text: str, brackets: int, opening: int, closing: int, depth: int) -> None:
    total = count(draft(text))
    assert (total.brackets, total.unmatched_opening, total.unmatched_closing) == (brackets, opening, closing)
    assert total.max_depth == depth


@pytest.mark.parametrize(
    "name, expected",
    [
        ("2025-05-12.md", BracketCount(2, 0, 0, 1, 1, 1, 0)),
        ("2025-09-01-working.md", BracketCount(101, 0, 0, 74, 3, 6, 1)),
        ("2025-12-18.md", BracketCount(14, 0, 0, 11, 1, 2, 0)),
        ("2026-06-05.md", BracketCount(14, 0, 0, 11, 1, 2, 0)),
    ],
)
def test_the_bundled_versions_hold_as_many_as_their_readme_says(name: str, expected: BracketCount) -> None:
    assert count(bundled(name)) == expected


_ESCAPED = re.compile(r"\\[\[\]{}*_\\^]|([\[［【])|([\]］】])")
_PIECES = (
    "[ ] [w ] [ ] / * ** _ { } \\[ \\] [^1] [ref] (https://x/[a) X sic word 】 ［ <!-- --> | ` [TOC] EU: - US\n\n".split(" ")
    + [" ", "\n", "\n\n", "1. ", "(a) ", "## ", "Option 1: ", "Option 2 {", "}:", " – US", "; delete: G77"]
    + ["\n[^1]: ", "\n\n[ref]: https://x/[a]\n\n", "Agreed ad ref", "50 bis", "Article 5", "\u3000"]
)  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=24).map("".join))
def test_the_census_makes_the_number_of_brackets_in_the_text(text: str) -> None:
    total = count(draft(text))
    found = list(_ESCAPED.finditer(text))
    assert total.brackets + total.unmatched_opening == sum(1 for sign in found if sign[1])
    assert total.brackets + total.unmatched_closing == sum(1 for sign in found if sign[2])
    assert (total.max_depth == 0) == (total.brackets == 0)


# The places


@pytest.mark.parametrize(
    "text, terms",
    [
        ("1. A [lethal] weapon.", ["lethal"]),
        ("1. [Lethality]", ["lethal"]),
        ("1. A [lethally] written text.", []),
        ("1. The [user].", ["operator"]),
        ("1. [context-appropriate] human judgement and control", ["context-appropriate human judgement and control"]),
        ("1. in [all] circumstances", ["in all circumstances"]),
        ("1. [identify,] select and engage", ["identify"]),
        ("1. [swift] and lethal", []),
    ],
)
def test_a_place_holds_the_terms_that_stand_in_it_or_that_it_splits(text: str, terms: list[str]) -> None:
    (item,) = contested(draft(text), GGE_LAWS_TERMS)
    assert list(item.terms) == terms


def test_a_place_without_a_term_stands_beside_those_of_its_clause() -> None:
    (item,) = contested(draft("1. [swift] and lethal"), GGE_LAWS_TERMS)
    assert item.beside == ("lethal",)


def write(folder: Path, record: str, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(f"---\nversion: {name}\nnotation: 1\n---\n\n{text}\n", encoding="utf-8")
    path = folder / "negotiation.yaml"
    path.write_text("schema: rollingtext/negotiation/1\ntitle: A text\n" + record, encoding="utf-8")
    return path


def version(name: str, day: int, follows: str = "", revises: str = "") -> str:
    extra = f"    revises: [{revises}]\n" if revises else ""
    return (
        f'  - name: {name}\n    date: "2026-01-{day:02}"\n    file: {name}.md\n    follows: [{follows}]\n'
        f'    public: "yes"\n{extra}'
    )


Listed = Callable[..., dict[str, object]]


@pytest.fixture
def listed(capsys: pytest.CaptureFixture[str]) -> Listed:
    def call(*argv: str) -> dict[str, object]:
        assert run(["contested", *argv, "--format", "json"]) == 0
        data = json.loads(capsys.readouterr().out)
        assert list(SCHEMA.iter_errors(data)) == []
        return data

    return call


def since(data: dict[str, object]) -> list[tuple[str, str | None]]:
    return [(place["sides"][0]["text"], place["since"]) for place in data["places"]]  # type: ignore[attr-defined]


def test_since_goes_back_as_long_as_the_same_sides_stood(tmp_path: Path, listed: Listed) -> None:
    record = "versions:\n" + version("v1", 1) + version("v2", 2, "v1") + version("v3", 3, "v2") + version("v4", 4, "v3")
    path = write(
        tmp_path,
        record,
        v1="1. [red] [swift]",
        v2="1. red [swift]",
        v3="1. [red] and moved:\n\n2. [Swift,]",
        v4="1. [red] [new] [swift, or not]\n\n2. [swift;]",
    )
    assert since(listed(str(path))) == [("red", "v3"), ("new", "v4"), ("swift, or not", "v4"), ("swift;", "v1")]
    assert since(listed(str(tmp_path / "v2.md"))) == [("swift", "v1")]


def test_a_version_of_one_section_says_nothing_of_the_others(tmp_path: Path, listed: Listed) -> None:
    record = (
        'profile:\n  name: own\n  sections:\n    - {label: "I", heading: One}\n    - {label: "II", heading: Two}\n'
        "versions:\n" + version("v1", 1) + version("v2", 2, "v1", '"I"') + version("v3", 3, "v1, v2")
    )
    both = "## I. One\n\n1. [red]\n\n## II. Two\n\n1. [{}]"
    path = write(tmp_path, record, v1=both.format("green"), v2="## I. One\n\n1. [red] [blue]", v3=both.format("blue"))
    assert since(listed(str(path))) == [("red", "v1"), ("blue", "v3")]


def test_nobody_can_tell_since_when_without_a_record(tmp_path: Path, listed: Listed) -> None:
    (tmp_path / "x.md").write_text("1. [red]\n", encoding="utf-8")
    assert since(listed(str(tmp_path / "x.md"))) == [("red", None)]


# The command


def test_a_negotiation_is_its_latest_whole_version(listed: Listed) -> None:
    latest = listed(str(GGE / "2026-06-05.md"))
    assert listed(str(GGE)) == listed(str(GGE / "negotiation.yaml")) == latest
    assert latest["summary"] == {
        "brackets": 14, "unmatched_opening": 0, "unmatched_closing": 0, "places": 11, "max_depth": 1,
        "placeholders": 2, "editorial": 0,
    }  # fmt: skip


def test_a_place_as_json(listed: Listed) -> None:
    data = listed(str(GGE / "2025-12-18.md"))
    assert data["schema"] == "rollingtext/contested/1"
    assert data["places"][1] == {  # type: ignore[index]
        "id": "I.1#2",
        "clause": {"locator": "I.1", "line": 15, "label": "1.", "version": "2025-12-18"},
        "kind": "optional",
        "scope": "words",
        "depth": 0,
        "column": 235,
        "sides": [
            {"text": "identify,", "backers": ["India", "Japan", "Singapore"]},
            {"text": "", "backers": ["New Zealand", "Panama", "Switzerland", "United Kingdom"]},
        ],
        "reservations": [],
        "terms": ["identify"],
        "since": "2025-09-01-working",
    }
    assert [item["text"] for item in data["placeholders"]] == [  # type: ignore[attr-defined]
        "[Placeholder for a reference to national points of contact]",
        "[X]",
    ]


@pytest.mark.parametrize(
    "options, ids",
    [
        (["--clause", "III.5"], ["III.5#1", "III.5#2"]),
        (["--party", "UK"], ["I.1#2", "III.6.A#1"]),
        (["--party", "international committee of the red cross"], ["I.1#3", "III.5#1"]),
        (["--term", "Lethality", "--clause", "I"], ["I.1#1", "I.1#3", "I.2.B#1"]),
        (["--term", "functionally"], []),
    ],
)
def test_places_can_be_asked_for(options: list[str], ids: list[str], listed: Listed) -> None:
    assert [place["id"] for place in listed(str(GGE / "2025-12-18.md"), *options)["places"]] == ids  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "options, message",
    [
        (
            ["--clause", "III.99"],
            "There is no clause `III.99` in this text. Did you mean III, III.9, III.9.C or III.9.B?",
        ),
        (["--party", "Chnia"], "No party is called `Chnia`. Did you mean China?"),
        (
            ["--term", "lethl"],
            "`lethl` is no listed term, and nothing contested here says so. Did you mean lethal or loss of life?",
        ),
    ],
)
def test_what_is_not_known_is_answered_with_the_nearest(
    options: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["contested", str(GGE / "2025-12-18.md"), *options]) == 2
    assert capsys.readouterr().err == f"rollingtext: {message}\n"


def test_a_folder_without_a_record_and_a_broken_record_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["contested", str(tmp_path)]) == 2
    assert "has no negotiation.yaml" in capsys.readouterr().err
    (tmp_path / "negotiation.yaml").write_text("a: [", encoding="utf-8")
    assert run(["contested", str(tmp_path)]) == 2
    assert "validate" in capsys.readouterr().err


def test_piped_output_is_the_same_at_any_width(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = set()
    for columns in ("30", "200"):
        monkeypatch.setenv("COLUMNS", columns)
        assert run(["contested", str(GGE)]) == 0
        seen.add(capsys.readouterr().out)
    assert len(seen) == 1


@pytest.mark.parametrize("columns", [80, 160])
def test_a_screen_holds_the_table(
    columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("CI", "1")
    monkeypatch.setenv("COLUMNS", str(columns))
    assert run(["contested", str(GGE), "--color", "never"]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines()[:-1])) <= columns


# The tables


def test_by_term_puts_positions_on_record_beside_the_brackets(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["contested", str(GGE), "--term", "identify"]) == 0
    lines = [re.split(r" *\| ", line.strip()) for line in capsys.readouterr().out.splitlines()]
    opponents = "New Zealand, Panama, Switzerland, United Kingdom"
    assert ["identify,", "India, Japan, Singapore"] in [line[1:3] for line in lines]
    assert ["1#2", "(no text)", opponents] in lines
    assert ["on record", "delete: select and engage", f"{opponents}, Most States", "on I.1"] in lines


def test_places_with_the_same_sides_share_a_row_by_term() -> None:
    text = draft("1. [lethal] one\n\n2. [lethal] two\n\n3. [lethal – US] three")
    (group,) = by_term(contested(text, [Term("lethal")]), [Term("lethal")], default_registry()).groups
    assert group.heading == "lethal – contested in 1, 2, 3"
    assert [row[0] for row in group.rows] == ["1#1, 2#1", "", "3#1", ""]


def test_by_party_tells_whom_the_room_calls_by_two_names_once() -> None:
    text = draft("1. [a – UK; reserve: Iran] [b – United Kingdom, Japan]")
    table = by_party(contested(text), default_registry())
    assert [(group.heading, len(group.rows)) for group in table.groups] == [
        ("Iran – 1 place", 1), ("Japan – 1 place", 1), ("United Kingdom – 2 places", 2),
    ]  # fmt: skip


def test_by_clause_has_a_row_for_every_side_and_one_for_reservations() -> None:
    text = draft("1. One [a/b] and [[c] d – reserve: Iran].")
    table = by_clause(contested(text))
    assert table.groups[0].rows == (
        ("1#1", "a", "–", ""),
        ("", "b", "–", ""),
        ("1#2", "[c] d", "–", ""),
        ("", "(no text)", "–", ""),
        ("", "(reserve their position)", "Iran", ""),
        ("1#3", "c", "–", "in 1#2"),
        ("", "(no text)", "–", ""),
    )
