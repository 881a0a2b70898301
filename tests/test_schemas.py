"""The schemas are the contract; what departs from them is told in sentences, at its exact place."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from rollingtext.document import bundled
from rollingtext.document.schema import check
from rollingtext.document.source import Source
from rollingtext.document.yaml import Document, load
from rollingtext.document.yaml_example import as_yaml

SCHEMAS = ("amendments", "negotiation", "decisions", "links")


def document(text: str) -> Document:
    read, findings = load(Source(text, "x.yaml"))
    assert read is not None, findings
    return read


def unmark(text: str) -> tuple[str, list[tuple[int, int]]]:
    """`text` without its marks `«`, and the line and column of what stood behind each."""
    lines = [line.split("«") for line in text.split("\n")]
    places = [
        (number, sum(map(len, pieces[:at])) + 1)
        for number, pieces in enumerate(lines, 1)
        for at in range(1, len(pieces))
    ]
    return text.replace("«", ""), places


def told(text: str, schema: str) -> list[tuple[int, int, str]]:
    return [(*f.start, f.message) for f in check(document(text), schema) if f.start]


# The schemas themselves


def parts(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property anywhere in a schema, with its name."""
    waiting: list[Any] = [schema]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            if isinstance(part.get("properties"), dict) and part.get("additionalProperties") is False:
                yield from part["properties"].items()
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one_and_says_what_it_describes(name: str) -> None:
    schema = json.loads(bundled.schema_text(name))
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)
    assert schema["properties"]["schema"]["const"] == f"rollingtext/{name}/1"


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_described_in_a_sentence(name: str) -> None:
    found = dict(parts(json.loads(bundled.schema_text(name))))
    assert len(found) > 4
    assert {key for key, part in found.items() if not part.get("description", "").endswith((".", "`"))} == set()


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_value_is_text_a_list_or_a_mapping(name: str) -> None:
    """The loader keeps everything text, so a schema that asks for numbers could never be met."""
    text = bundled.schema_text(name)
    types = {line.split('"')[3] for line in text.splitlines() if line.strip().startswith('"type": "')}
    assert types <= {"string", "array", "object"}


def test_every_operation_has_a_definition_that_is_chosen_by_its_name() -> None:
    schema = json.loads(bundled.schema_text("amendments"))
    operation = schema["$defs"]["operation"]
    names = operation["properties"]["op"]["enum"]
    assert [branch["if"]["properties"]["op"]["const"] for branch in operation["allOf"]] == names
    assert [branch["then"]["$ref"] for branch in operation["allOf"]] == [f"#/$defs/{name}" for name in names]
    assert all(schema["$defs"][name]["properties"]["op"]["const"] == name for name in names)


def test_the_bundled_files_are_those_of_the_checkout() -> None:
    root = Path(__file__).parents[1]
    assert bundled.drafts_folder() == root / "drafts"
    assert bundled.schema_text("decisions") == (root / "schemas" / "decisions.schema.json").read_text("utf-8")
    assert "Switzerland" in bundled.package_text("rollingtext.notation", "parties.tsv")


# Files that fit


AMENDMENTS = """\
schema: rollingtext/amendments/1
base: 2025-05-12
base_hash: 0f3a9c21
amendments:
  - id: WP.3-1
    by: [United States, Japan]
    cosponsors: [NO]
    on_behalf_of: JUSCANZ
    date: 2025-09-01
    source: CCW/GGE.1/2025/WP.3
    rationale: To be plain.
    note: '[illustrative]'
    depends_on: [WP.3-2]
    operations:
      - {op: replace-words, clause: III.7.C, words: user, with: operator, occurrence: 2}
      - {op: delete-words, clause: III.3, words: in all circumstances}
      - {op: insert-words, clause: I.1, text: functionally, after: that}
      - {op: insert-words, clause: I.1, text: functionally, before: identify, occurrence: 1}
      - {op: insert-words, clause: I.1, text: '[or]', at: end}
      - {op: add-clause, after: III.6, label: 6 bis., heading: Machine learning, text: States shall ...}
      - {op: add-clause, before: III.6, text: States shall ...}
      - {op: add-clause, into: III.6, position: first, text: States shall ...}
      - {op: add-clause, into: III.6, text: States shall ...}
      - {op: delete-clause, clause: III.6.D(v)}
      - op: replace-clause
        clause: chapeau
        text: |
          [In order to] comply: each State
          (a) shall; and
          (b) [may].
      - {op: delete-words, clause: III.3, sentence: last}
      - {op: insert-words, clause: III.3, after_sentence: first, text: New.}
      - {op: insert-words, clause: III.3, before_sentence: '2', text: New.}
      - {op: replace-term, term: user, with: operator, except: [III.7]}
      - {op: set-heading, clause: III, heading: Machine learning}
      - {op: narrow, place: 'III.4#1', to: lethal}
      - {op: settle, place: 'III.4#1', side: nothing}
      - {op: agree, clause: III.4, mark: pending, pending: Iran}
"""

NEGOTIATION = """\
schema: rollingtext/negotiation/1
title: The rolling text
note: Illustrative.
forum: GGE
profile:
  name: boxes
  sections: [{label: I, heading: Characterization}]
  numbering: per-section
  insertion: bis
  bis_means: alternative
versions:
  - {name: v1, title: First, date: 2025-05-12, file: v1.md, follows: [], public: yes}
  - {name: v2, date: 2025-09-03, file: v2.md, revises: [I], follows: [v1], symbol: CCW/X, public: no, note: In the room}
proposals: [proposals/*.yaml]
parties: [{code: XX, name: Xland, kind: State, aliases: [X-land], alpha3: XXX}]
groups: [{code: GX, name: Group X, aliases: [Xs], members: [{party: XX, from: 2000-01-01, to: 2020-12-31}, {party: US}]}]
terms: [{term: lethal, variants: [lethality], replaces: [deadly], note: Contested.}]
positions:
  - {term: lethal, side: retain, text: lethal, parties: [XX], clause: I.1, source: Statement, date: 2025-05-12}
outcomes:
  - {proposal: A1, outcome: parked, date: 2025-05-12, source: Paper, note: Until the summer.}
agreements:
  - {clause: I.1, version: v1, hash: "0123abcd", reopened: v1, date: 2025-05-12, source: Paper}
packages:
  - {parties: [XX], version: v1, agrees: I.1, if: [I.2], date: 2025-05-12, source: Paper}
"""

DECISIONS = """\
schema: rollingtext/decisions/1
base: v2
decisions:
  - {place: III.4#1, choose: shall, note: As agreed.}
  - {place: III.4#2, choose: 2}
  - {place: III.4#3, choose: nothing}
"""


LINKS = """\
schema: rollingtext/links/1
base: v1
new: v2
links:
  - {old: III.4, new: [III.2, III.3], source: confirmed, note: The chair said so.}
  - {old: [I.1, I.2], not: I.2}
  - {deleted: II.1}
  - {inserted: [IV.1, IV.2]}
"""

SAMPLES = {"amendments": AMENDMENTS, "negotiation": NEGOTIATION, "decisions": DECISIONS, "links": LINKS}


@pytest.mark.parametrize("name, text", SAMPLES.items())
def test_a_file_with_every_key_fits(name: str, text: str) -> None:
    assert check(document(text), name) == ()


@pytest.mark.parametrize("name, text", SAMPLES.items())
def test_the_sample_with_every_key_has_every_key(name: str, text: str) -> None:
    used = {path[-1] for path in document(text).keys}
    assert {key for key, _ in parts(json.loads(bundled.schema_text(name)))} == used


def test_the_least_that_fits() -> None:
    version = "{name: v, date: 2025-05-12, file: v.md, follows: [], public: yes}"
    assert told(f"schema: rollingtext/negotiation/1\ntitle: T\nversions: [{version}]\n", "negotiation") == []
    assert told("schema: rollingtext/amendments/1\nbase: v\namendments: []\n", "amendments") == []
    assert told("schema: rollingtext/decisions/1\nbase: v\ndecisions: []\n", "decisions") == []


# Files that do not


WAY = "`amendments`, item 1, `operations`, item 1"


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        ("op: delete-clause, clause: «''", [", `clause` is empty."]),
        ("«op: delete-clause", [" lacks the key `clause`."]),
        ("«clause: I.1", [" lacks the key `op`."]),
        ("op: delete-clause, clause: «[a]", [", `clause` is a list, but text is needed here."]),
        ("op: delete-clause, clause: I, «text: x", [" has the key `text`, which is not known here."]),
        (
            "op: delete-words, clause: I, words: x, occurrence: «0",
            [", `occurrence` is `0`, which is not in the right form."],
        ),
        (
            "op: delete-words, clause: I, words: x, occurrence: «٣",
            [", `occurrence` is `٣`, which is not in the right form."],
        ),
        (
            "«op: insert-words, clause: I, text: x",
            [" needs one of `after`, `before`, `at`, `after_sentence`, `before_sentence`."],
        ),
        (
            "op: insert-words, clause: I, text: x, at: end, «after: y",
            [" has `at`, `after`, but only one of them can hold."],
        ),
        (
            "op: insert-words, clause: I, text: x, at: «ending",
            [", `at` is `ending`, but can only be `start` or `end`."],
        ),
        (
            "op: add-clause, after: I, text: x, «position: last",
            [" has `position`, which makes sense only together with `into`."],
        ),
        ("«op: add-clause, text: x", [" needs one of `after`, `before`, `into`."]),
        ("««op: replace-words, with: x", [" lacks the key `clause`.", " needs one of `words`, `sentence`."]),
    ],
)
def test_a_faulty_operation_is_told_by_its_own_rules_alone(operation: str, expected: list[str]) -> None:
    """And a fault of the whole mapping is placed where the mapping begins."""
    head = "schema: rollingtext/amendments/1\nbase: v\namendments:\n- id: a\n  by: [US]\n  operations:\n"
    text, places = unmark(f"{head}  - {operation.replace(', ', chr(10) + '    ')}\n")
    assert told(text, "amendments") == [(*at, WAY + message) for at, message in zip(places, expected, strict=True)]


def test_an_unknown_operation_gets_one_finding_and_a_guess() -> None:
    text = AMENDMENTS.replace("op: delete-words", "op: delete-word", 1)
    (finding,) = check(document(text), "amendments")
    assert finding.start == (16, 14)
    assert finding.end == (16, 25)
    assert finding.help.startswith("Did you mean `delete-words`?")
    assert finding.code == "Y010"


def test_something_else_than_an_operation_gets_one_finding() -> None:
    text = AMENDMENTS + "      - delete the lot\n"
    assert told(text, "amendments") == [
        (39, 9, "`amendments`, item 1, `operations`, item 20 is text, but a mapping is needed here.")
    ]


@pytest.mark.parametrize(
    ("old", "new", "message", "help"),
    [
        ("numbering: per-section", "numbering: «persection", "can only be", "Did you mean `per-section`?"),
        ("2025-09-03", "«2025-13-03", "is `2025-13-03`, which is not in the right form.", "YYYY-MM-DD"),
        ("2025-09-03", "«3 September", "`versions`, item 2, `date` is `3 September`", "YYYY-MM-DD"),
        ("public: yes", "public: «true", "`public` is `true`, but can only be `yes` or `no`.", ""),
        ("[proposals/*.yaml]", "«proposals/*.yaml", "is text, but a list is needed here.", ""),
        ("[proposals/*.yaml]", "[a, b, «a]", "`proposals`, item 3 is `a` again.", "Delete it."),
        ("kind: State", "kind: «state", "`kind` is `state`", "Did you mean `State`?"),
        ("replaces: [deadly]", "replaces: «deadly", "is text, but a list is needed here.", ""),
        ("parties: [XX], clause", "parties: «[], clause", "is an empty list", ""),
        ("schema: rollingtext/negotiation/1", "schema: «x", "must be `rollingtext/negotiation/1` here.", ""),
        ("forum: GGE", "forum:«", "`forum` is empty.", ""),
        ("source: Statement, date: 2025-05-12", 'source: S, date: «"2025-05-12\\n"', "not in the right form", ""),
    ],
)
def test_a_fault_in_the_record_is_told_at_its_place(old: str, new: str, message: str, help: str) -> None:
    assert NEGOTIATION.count(old) == 1
    text, places = unmark(NEGOTIATION.replace(old, new))
    (finding,) = check(document(text), "negotiation")
    assert [finding.start] == places
    assert message in finding.message
    assert help in finding.help


def test_a_mistyped_key_is_told_once_and_another_missing_one_at_the_mapping() -> None:
    (unknown,) = check(document(NEGOTIATION.replace("title: The", "titel: The")), "negotiation")
    assert (unknown.start, unknown.end) == ((2, 1), (2, 6))
    assert unknown.help == "Did you mean `title`? For example:\ntitle: Our talks"
    lacking, other = check(document(NEGOTIATION.replace("title: The", "zzz: The")), "negotiation")
    assert (lacking.start, lacking.message) == ((1, 1), "This file lacks the key `title`.")
    assert other.start == (2, 1)
    assert other.message == "This file has the key `zzz`, which is not known here."


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_example_in_a_schema_fits_it_and_reads_back_as_written(name: str) -> None:
    schema = json.loads(bundled.schema_text(name))
    waiting: list[Any] = [schema]
    count = 0
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            for example in part.get("examples", ()):
                count += 1
                whole = {**part, "$defs": schema["$defs"]}
                assert list(Draft202012Validator(whole).iter_errors(example)) == []
                assert document(as_yaml(example, "key")).data == {"key": example}
                assert document(as_yaml(example)).data == example
        waiting += part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    assert count > 4


def test_a_list_where_text_is_due_hints_at_the_missing_quotes() -> None:
    (finding,) = check(document(DECISIONS.replace("choose: shall", "choose: [shall]")), "decisions")
    assert finding.start == (4, 30)
    assert finding.end == (4, 37)
    assert finding.help.startswith("Text that begins with a square bracket stands in quotes")


@pytest.mark.parametrize("text", ["", "just text\n", "- a\n- b\n"])
def test_a_file_that_is_no_mapping_gets_one_finding_at_its_start(text: str) -> None:
    (finding,) = check(document(text), "decisions")
    assert finding.start == (1, 1)
    assert finding.message.startswith("This file is ")
    assert "mapping" in finding.message


def test_all_faults_are_told_in_the_order_of_the_file() -> None:
    text = "schema: x\nbase: ''\ndecisions:\n- {plce: a, choose: ''}\n- b\nmore: c\n"
    assert told(text, "decisions") == [
        (1, 9, "`schema` is `x`, but must be `rollingtext/decisions/1` here."),
        (2, 7, "`base` is empty."),
        (4, 4, "`decisions`, item 1 has the key `plce`, which is not known here."),
        (4, 21, "`decisions`, item 1, `choose` is empty."),
        (5, 3, "`decisions`, item 2 is text, but a mapping is needed here."),
        (6, 1, "This file has the key `more`, which is not known here."),
    ]


VALUES = st.recursive(
    st.sampled_from(["x", "", "rollingtext/amendments/1", "replace-words", "add-clause", "1", "end"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "schema",
                    "base",
                    "amendments",
                    "id",
                    "by",
                    "operations",
                    "op",
                    "clause",
                    "words",
                    "at",
                    "position",
                    "z",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(VALUES)
def test_whatever_the_shape_every_finding_is_a_sentence_with_a_place(data: Any) -> None:
    """A finding wherever the validator sees a fault, and none where it sees none."""
    read = document(json.dumps(data))
    findings = check(read, "amendments")
    schema = json.loads(bundled.schema_text("amendments"))
    assert bool(findings) == (not Draft202012Validator(schema).is_valid(data))
    for finding in findings:
        assert finding.start is not None
        assert finding.message.endswith(".")
        assert "does not fit the schema" not in finding.message


def test_the_page_about_amendments_shows_every_operation_at_work() -> None:
    schema = json.loads(bundled.schema_text("amendments"))
    page = (Path(__file__).parents[1] / "docs" / "amendments.md").read_text(encoding="utf-8")
    for name in schema["$defs"]["operation"]["properties"]["op"]["enum"]:
        assert f"\n## {name}\n" in page
        assert f": applied, {name} at " in page
