"""The record of a negotiation: read whole, or with findings that name the place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.source import Source
from rollingtext.negotiation.profiles import GGE_LAWS, GGE_LAWS_TERMS, PROFILES, lexicon
from rollingtext.negotiation.record import (
    Negotiation,
    Profile,
    RecordedPosition,
    Section,
    Term,
    Version,
    read,
)

HEAD = "schema: rollingtext/negotiation/1\ntitle: The rolling text\n"
RECORD = (
    HEAD
    + """\
note: Illustrative.
forum: GGE
profile: {name: gge-laws, numbering: continuous}
versions:
  - {name: March, date: 2025-03-03, file: march.md, follows: [], public: yes}
  - {name: May, title: Rolling text, date: 2025-05-12, file: may.md, follows: [March], public: yes, symbol: CCW/X}
  - {name: Box I, date: 2025-09-03, file: box.md, follows: [May], revises: [I], public: no, note: In the room}
  - {name: Other, date: 2025-09-04, file: other.md, follows: [May], public: no}
proposals: [proposals/*.yaml]
parties: [{code: US, name: United States, kind: State, aliases: [Washington]}]
groups: [{code: Pacific, name: Pacific States, members: [{party: Fiji}, {party: Palau, from: 2024-01-01}]}]
terms: [{term: lethal, variants: [lethality], replaces: [deadly], note: Contested.}]
positions:
  - {term: lethal, side: retain, parties: [China, Washington], source: Yearbook, date: 2025-12-31, text: lethal, clause: I.1}
  - {term: identify, side: delete, parties: [Pacific], source: Statement}
"""
)


def versions(*lines: str) -> str:
    entries = "".join(f"- {{{line}, file: x.md, public: yes}}\n" for line in lines)
    return f"{HEAD}versions:\n{entries}"


def build(text: str) -> Negotiation:
    negotiation, findings = read(Source(text, "negotiation.yaml"))
    assert findings == ()
    assert negotiation is not None
    return negotiation


def unmark(text: str) -> tuple[str, list[tuple[int, int]]]:
    """`text` without its marks `«`, and the line and column of what stood behind each."""
    lines = [line.split("«") for line in text.split("\n")]
    places = [
        (number, sum(map(len, pieces[:at])) + 1)
        for number, pieces in enumerate(lines, 1)
        for at in range(1, len(pieces))
    ]
    return text.replace("«", ""), places


def told(text: str) -> list[tuple[str, int, int]]:
    return [(f.code, *f.start) for f in read(Source(text))[1] if f.start]


def only(text: str) -> Diagnostic:
    (finding,) = read(Source(text, "negotiation.yaml"))[1]
    return finding


def test_a_record_is_read_with_everything_in_it() -> None:
    negotiation = build(RECORD)
    assert (negotiation.title, negotiation.note, negotiation.forum) == ("The rolling text", "Illustrative.", "GGE")
    assert negotiation.proposal_files == ("proposals/*.yaml",)
    assert negotiation.versions[1] == Version(
        "May", "2025-05-12", "may.md", ("March",), title="Rolling text", symbol="CCW/X", public=True
    )
    assert negotiation.versions[2] == Version(
        "Box I", "2025-09-03", "box.md", ("May",), revises=("I",), note="In the room"
    )
    assert negotiation.positions == (
        RecordedPosition("lethal", "retain", ("CN", "US"), "Yearbook", "lethal", "I.1", "2025-12-31"),
        RecordedPosition("identify", "delete", ("Pacific",), "Statement"),
    )
    assert [party.code for party in negotiation.registry.members("Pacific States", "2020-01-01")] == ["FJ"]
    assert [party.code for party in negotiation.registry.members("Pacific States")] == ["FJ", "PW"]


def test_versions_are_found_by_name_and_the_latest_are_those_nobody_follows() -> None:
    negotiation = build(RECORD)
    assert negotiation.version("May") is negotiation.versions[1]
    assert negotiation.version("June") is None
    assert [version.name for version in negotiation.latest] == ["Box I", "Other"]


def test_versions_stand_behind_those_they_follow_however_they_are_listed() -> None:
    text = versions(
        "name: c, date: 2025-03-01, follows: [b]",
        "name: x, date: 2025-01-01, follows: []",
        "name: b, date: 2025-02-01, follows: [a]",
        "name: a, date: 2025-01-01, follows: []",
    )
    assert [version.name for version in build(text).versions] == ["x", "a", "b", "c"]


@given(st.data(), st.integers(1, 8))
def test_any_graph_without_circles_is_ordered(data: st.DataObject, count: int) -> None:
    follows = [sorted(data.draw(st.sets(st.integers(0, at - 1)))) if at else [] for at in range(count)]
    listed = data.draw(st.permutations(range(count)))
    text = versions(
        *(f"name: v{at}, date: 2025-01-01, follows: [{', '.join(f'v{n}' for n in follows[at])}]" for at in listed)
    )
    names = [version.name for version in build(text).versions]
    assert sorted(names) == sorted(f"v{at}" for at in range(count))
    assert all(names.index(f"v{n}") < names.index(f"v{at}") for at in range(count) for n in follows[at])


# Profiles and terms


def test_a_built_in_profile_fills_in_what_the_record_leaves_out() -> None:
    profile = build(RECORD).profile
    assert profile == Profile("gge-laws", GGE_LAWS.sections, "continuous", "bis", "insertion")
    assert [section.label for section in profile.sections] == ["I", "II", "III", "IV", "V"]
    assert GGE_LAWS.numbering == "per-section"


def test_a_profile_of_its_own_needs_its_sections() -> None:
    one = versions("name: a, date: 2025-01-01, follows: []")
    own = (
        one
        + "profile: {name: boxes, sections: [{label: A, heading: First}], insertion: letter, bis_means: alternative}\n"
    )
    assert build(own).profile == Profile("boxes", (Section("A", "First"),), "continuous", "letter", "alternative")
    finding = only(one + "profile: {name: gge-law}\n")
    assert (finding.code, finding.start, finding.help) == ("G011", (5, 17), "Did you mean `gge-laws`?")
    assert build(one).profile == PROFILES["plain"]


def test_the_terms_of_the_record_stand_before_the_lexicon_of_the_profile_and_displace_theirs() -> None:
    terms = build(RECORD).terms
    assert terms[0] == Term("lethal", ("lethality",), ("deadly",), "Contested.")
    assert [term.term for term in terms].count("lethal") == 1
    assert set(terms[1:]) == {term for term in GGE_LAWS_TERMS if term.term != "lethal"}
    assert build(versions("name: a, date: 2025-01-01, follows: []")).terms == ()


def test_the_lexicon_knows_the_contested_words_and_their_rivals() -> None:
    terms = {term.term: term for term in lexicon("gge-laws")}
    control = terms["context-appropriate human judgement and control"]
    assert {"meaningful human control", "human involvement"} <= set(control.replaces)
    assert "context-appropriate human control and judgment" in control.forms
    assert "user" in terms["operator"].replaces
    assert {"lethal", "identify"} <= set(terms)
    assert lexicon("plain") == ()


def test_no_wording_belongs_to_two_terms_of_the_lexicon() -> None:
    forms = [form for term in GGE_LAWS_TERMS for form in term.forms]
    assert len(forms) == len({form.casefold() for form in forms})


# Findings


@pytest.mark.parametrize(
    ("code", "marked"),
    [
        ("G001", versions("name: a, date: 2025-01-01, follows: []", "name: «a, date: 2025-01-01, follows: []")),
        ("G002", versions("name: a, date: 2025-01-01, follows: [«z]")),
        ("G003", versions("name: a, date: 2025-01-01, follows: [«a]")),
        (
            "G003",
            versions(
                "name: r, date: 2025-01-01, follows: []",
                "name: a, date: 2025-01-01, follows: [r, «c]",
                "name: b, date: 2025-01-01, follows: [a]",
                "name: c, date: 2025-01-01, follows: [b]",
                "name: d, date: 2025-01-01, follows: [c]",
            ),
        ),
    ],
)
def test_versions_that_make_no_graph_make_no_record(code: str, marked: str) -> None:
    text, places = unmark(marked)
    assert told(text) == [(code, *place) for place in places]
    assert read(Source(text))[0] is None


def test_a_circle_is_told_with_all_its_versions() -> None:
    text = versions("name: a, date: 2025-01-01, follows: [b]", "name: b, date: 2025-01-01, follows: [a]")
    assert only(text).message == "The versions `a`, `b` follow one another in a circle."


def test_a_version_named_twice_shows_the_first() -> None:
    finding = only(versions("name: a, date: 2025-01-01, follows: []", "name: a, date: 2025-01-01, follows: []"))
    assert [related.start for related in finding.related] == [(4, 10)]


@pytest.mark.parametrize(
    ("code", "old", "new", "help"),
    [
        ("G004", "term: identify", "term: «identfy", "Did you mean `identify`?"),
        ("G005", "[China, Washington]", "[«Chna, Washington]", "Did you mean `China`?"),
        ("G005", "[Pacific]", "[«Qqq]", "add the party under `parties`"),
        ("G005", "{party: Fiji}", "{party: «Fijii}", "Did you mean `Fiji`?"),
        ("G005", "[China, Washington]", "[US, «Washington]", "Delete it."),
        ("G006", "2025-12-31", "«2025-02-29", "YYYY-MM-DD"),
        ("G006", "from: 2024-01-01", "from: 2024-01-02, to: «2024-01-01", "Correct one of the two days."),
        ("G007", "revises: [I]", "revises: [I, «VI]", "Did you mean `V`?"),
        ("G008", "Pacific States, ", "Pacific States, aliases: [«Washington], ", "Let one of them have the name."),
        ("G008", "kind: State", "kind: State}, {code: «US, name: Usonia, kind: State", "Let one of them"),
        ("G009", "note: Contested.", "note: x}, {term: deadly, variants: [«Lethality]", "Let one of the terms"),
        ("G010", "date: 2025-05-12, file: may.md, follows: [", "date: 2025-03-02, file: m, follows: [«", "Correct one"),
    ],
)
def test_a_doubtful_entry_is_told_at_its_place_and_the_record_can_be_used(
    code: str, old: str, new: str, help: str
) -> None:
    assert RECORD.count(old) == 1
    text, places = unmark(RECORD.replace(old, new))
    negotiation, findings = read(Source(text, "negotiation.yaml"))
    assert negotiation is not None
    assert [(f.code, f.start) for f in findings] == [(code, place) for place in places]
    assert help in findings[0].help
    assert findings[0].message.endswith(".")
    assert findings[0].path == "negotiation.yaml"


def test_what_only_may_be_wrong_is_a_warning() -> None:
    later = versions("name: a, date: 2025-02-01, follows: []", "name: b, date: 2025-01-01, follows: [a]")
    assert only(later).severity is Severity.WARNING
    assert only(RECORD.replace("[Pacific]", "[Qqq]")).severity is Severity.ERROR


def test_an_unknown_party_stays_in_the_position_as_written() -> None:
    negotiation, _ = read(Source(RECORD.replace("[Pacific]", "[Qqq]")))
    assert negotiation is not None
    assert negotiation.positions[1].parties == ("Qqq",)


def test_what_the_loader_or_the_schema_refuses_is_no_record() -> None:
    assert told("a: &b c\n") == [("Y003", 1, 4)]
    negotiation, findings = read(Source(HEAD))
    assert negotiation is None
    assert [finding.message for finding in findings] == ["This file lacks the key `versions`."]


def test_a_long_line_of_versions_is_no_trouble() -> None:
    """No recursion over the length of a history, circle or not."""
    count = 3_000
    lines = [f"name: v{at}, date: 2025-01-01, follows: [v{at - 1}]" for at in range(1, count)]
    straight = versions("name: v0, date: 2025-01-01, follows: []", *lines)
    assert build(straight).latest[0].name == f"v{count - 1}"
    circle, places = unmark(versions(f"name: v0, date: 2025-01-01, follows: [«v{count - 1}]", *lines))
    assert told(circle) == [("G003", *place) for place in places]
