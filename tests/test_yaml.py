"""YAML comes in as it was written, with the place of every value, or not at all."""

from typing import Any

import pytest
import yaml
from counting import calls
from hypothesis import assume, example, given
from hypothesis import strategies as st

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.limits import MAX_YAML_BYTES, MAX_YAML_DEPTH
from rollingtext.document.source import Source, Span
from rollingtext.document.yaml import Document, load


def read(text: str) -> Document:
    document, findings = load(Source(text, "x.yaml"))
    assert document is not None, findings
    assert findings == ()
    return document


def refuse(text: str) -> tuple[Diagnostic, ...]:
    document, findings = load(Source(text, "x.yaml"))
    assert document is None
    assert findings
    return findings


def places(findings: tuple[Diagnostic, ...]) -> list[tuple[str, int, int]]:
    return [(f.code, f.start.line, f.start.column) for f in findings if f.start]


# What is written is what is read


@pytest.mark.parametrize(
    "written", ["NO", "no", "yes", "null", "~", "012", "1.10", "0x1F", "1e3", "2025-05-12", "1:30", ".inf", "", "="]
)
def test_no_value_is_taken_for_anything_but_text(written: str) -> None:
    assert read(f"state: {written}\n").data == {"state": written}


def test_keys_stay_text_too() -> None:
    assert read("NO: a\n1.10: b\n2025-05-12: c\n").data == {"NO": "a", "1.10": "b", "2025-05-12": "c"}


def test_a_quoted_merge_sign_is_a_key_like_any_other() -> None:
    assert read('"<<": a\nb: <<\n').data == {"<<": "a", "b": "<<"}


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "---\n", "---\n...\n", "\ufeff"])
def test_an_empty_file_is_an_empty_text(text: str) -> None:
    document = read(text)
    assert document.data == ""
    assert set(document.values) == {()}
    assert document.span(()).start == document.span(()).end


class Plainly(yaml.SafeDumper):
    """Writes the same list twice rather than an alias for it."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


TEXTS = st.one_of(
    st.sampled_from(
        ["NO", "[shall][should]", "a: b", "- x", "😀 \u00a0x", "* y", "#", "two\nlines\n", "\n", "’", "<<"]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)
TREES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


def dumped(tree: object, flow: bool | None, style: str | None, width: int) -> str:
    return yaml.dump(
        tree,
        Dumper=Plainly,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=flow,
        default_style=style,
        width=width,
    )


@given(TREES, st.sampled_from([True, False, None]), st.sampled_from([None, "'", '"', "|", ">"]), st.integers(20, 200))
def test_a_harmless_file_reads_as_an_independent_loader_reads_it(
    tree: object, flow: bool | None, style: str | None, width: int
) -> None:
    text = dumped(tree, flow, style, width)
    expected = yaml.load(text, Loader=yaml.BaseLoader)
    assert read(text).data == expected


@given(st.lists(st.sampled_from([*"[]{},:-?#|>'\"&*!%@ \n\tab", "a: ", "\n  ", "- ", "<<: ", "---\n", "😀", "\r"])))
@example(["[", "a"] * 3)
@example(["- ", "a", "\n", "b"])
def test_whatever_is_read_is_what_an_independent_loader_reads(pieces: list[str]) -> None:
    """Odd text is refused or read, never a crash, and never read as something else."""
    text = "".join(pieces)
    document, findings = load(Source(text))
    assert (document is None) == bool(findings)
    assert all(f.message.endswith(".") and f.help and f.severity is Severity.ERROR and f.start for f in findings)
    if document is not None:
        expected = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        assert document.data == ("" if expected is None else expected)


# Places


def test_every_value_and_key_has_its_place() -> None:
    text = "a: 😀x # 😀\n😀b:\n  - 'é 😀'\n  - {c: d, e: }\nf: |\n  one\n  two\n\n# g\nh: >-\n  three\n"
    document = read(text)
    cut = {path: text[slice(*span)] for path, span in document.values.items()}
    assert cut == {
        (): text[:-1],
        ("a",): "😀x",
        ("😀b",): "- 'é 😀'\n  - {c: d, e: }",
        ("😀b", 0): "'é 😀'",
        ("😀b", 1): "{c: d, e: }",
        ("😀b", 1, "c"): "d",
        ("😀b", 1, "e"): "",
        ("f",): "|\n  one\n  two",
        ("h",): ">-\n  three",
    }
    assert {path: text[slice(*span)] for path, span in document.keys.items()} == {
        path: path[-1] for path in cut if path and isinstance(path[-1], str)
    }


def test_lines_and_columns_count_from_one_in_code_points() -> None:
    document = read("- 😀: 😀😀\n- x: y\n")
    source = document.source
    assert source.position(document.span((0, "😀")).start) == (1, 6)
    assert source.position(document.key_span((1, "x")).start) == (2, 3)
    assert source.position(document.span((1, "x")).start) == (2, 6)


def test_a_byte_order_mark_moves_nothing() -> None:
    document = read("\ufeffa: b\n")
    assert document.data == {"a": "b"}
    assert document.keys[("a",)] == Span(1, 2)
    assert document.values[("a",)] == Span(4, 5)


def test_windows_line_ends_normalised_by_the_source_leave_the_places_right() -> None:
    document = read("a: |\r\n  b\r\n\r\nc: d\r\n".replace("\r\n", "\n"))
    assert document.data == {"a": "b\n", "c": "d"}
    assert document.source.position(document.span(("c",)).start) == (4, 4)


def test_front_matter_is_placed_in_the_whole_file() -> None:
    text = "😀\n---\ntitle: Draft\nversion: 1.10\n---\n1. [shall]: text\n"
    start, end = text.index("title"), text.index("---\n1.")
    document, findings = load(Source(text, "draft.md"), start, end)
    assert findings == ()
    assert document is not None
    assert document.data == {"title": "Draft", "version": "1.10"}
    assert document.source.position(document.span(("version",)).start) == (4, 10)


def test_a_fault_in_front_matter_is_placed_in_the_whole_file() -> None:
    text = "---\ntitle: a\ntitle: b\n---\n"
    assert places(load(Source(text), 4, text.rindex("---"))[1]) == [("Y002", 3, 1)]


@given(TREES, st.booleans(), st.sampled_from([None, "'", '"']), st.sampled_from(["", "# 😀\n", "\n\n"]))
def test_the_place_of_a_value_holds_that_value(tree: object, flow: bool, style: str | None, prefix: str) -> None:
    text = prefix + dumped(tree, flow, style, 80)
    assume("\n..." not in text)
    document = read(text)
    for path, (start, end) in document.values.items():
        value: Any = document.data
        for step in path:
            value = value[step]
        if isinstance(value, str):
            assert (yaml.load(text[start:end], Loader=yaml.BaseLoader) or "") == value


def test_a_path_that_does_not_exist_is_placed_at_what_is_around_it() -> None:
    document = read("a:\n  b: c\n")
    assert document.span(("a", "x", 3)) == document.span(("a",))
    assert document.key_span(("a", "x")) == document.span(("a",))


# What is refused


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [b\n", [("Y001", 1, 4)]),
        ("text: [shall] take\n", [("Y001", 1, 7)]),
        ("text: replace: x\n", [("Y001", 1, 7)]),
        ("a:\n\tb: c\n", [("Y001", 2, 1)]),
        ("{[a]: b}\n", [("Y001", 1, 2)]),
        ("? - a\n: b\n", [("Y001", 1, 3)]),
        ("😀: \x00\n", [("Y001", 1, 4)]),
        ("a: \ud800\n", [("Y001", 1, 4)]),
        ("a: 1\nb: 2\na: 3\n", [("Y002", 3, 1)]),
        ("x: {a: 1, 'a': 2}\n", [("Y002", 1, 11)]),
        ("a: &b c\n", [("Y003", 1, 4)]),
        ("a: *b\n", [("Y003", 1, 4)]),
        ("a: !!str c\n", [("Y003", 1, 4)]),
        ("a: ! c\n", [("Y003", 1, 4)]),
        ("a: !!set {b}\n", [("Y003", 1, 4)]),
        ("a: &b [c]\nd: *b\n", [("Y003", 1, 4), ("Y003", 2, 4)]),
        ("*a : b\n", [("Y003", 1, 1)]),
        ("a:\n  <<: {b: c}\n", [("Y003", 2, 3)]),
        ("a: b\n---\nc: d\n", [("Y005", 2, 1)]),
    ],
)
def test_what_is_no_plain_data_is_refused_at_its_place(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert places(refuse(text)) == expected


def test_a_second_key_names_the_first() -> None:
    (finding,) = refuse("a: 1\nb: 2\na: 3\n")
    assert finding.message == "The key `a` stands twice in one mapping, so one of its values would be lost."
    assert [related.start for related in finding.related] == [(1, 1)]


def test_the_same_key_in_two_mappings_is_no_fault() -> None:
    assert read("- a: 1\n- a: 2\n").data == [{"a": "1"}, {"a": "2"}]


def test_unquoted_brackets_get_the_next_step() -> None:
    (finding,) = refuse("text: [shall][should] take\n")
    assert finding.help == 'Put it in quotes: `text: "[shall][should] take"`.'


def test_the_deepest_nesting_allowed_is_read_and_one_more_is_not() -> None:
    deep: Any = read("[" * MAX_YAML_DEPTH + "]" * MAX_YAML_DEPTH).data
    for _ in range(MAX_YAML_DEPTH - 1):
        (deep,) = deep
    assert deep == []
    assert places(refuse("[" * (MAX_YAML_DEPTH + 1) + "]" * (MAX_YAML_DEPTH + 1))) == [("Y004", 1, MAX_YAML_DEPTH + 1)]


BOMBS = {
    "lists": "[" * 200_000,
    "lists on lines": "[\n" * 200_000,
    "lists below a key": "a: " + "[" * 200_000,
    "mappings": "{" * 200_000,
    "keys": "{a: " * 200_000,
    "lists and mappings": "[{" * 100_000,
    "blocks": "- " * 200_000,
    "questions": "? " * 200_000,
    "indented": "".join(" " * depth + "a:\n" for depth in range(1_000)),
    "anchors": "[&a a, " * 100_000,
    "aliases": "[" + "*a, " * 100_000,
    "same key": "a: 1\n" * 100_000,
    "documents": "---\n" * 100_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_at_once(name: str) -> None:
    """Whoever reads on to the end does a thousand times the work, or crashes."""
    found: list[tuple[Diagnostic, ...]] = []
    assert calls(lambda: found.append(refuse(BOMBS[name]))) < 3_000_000
    assert 1 <= len(found[0]) <= 20


def test_a_text_may_hold_as_many_brackets_as_it_likes() -> None:
    brackets = "[" * 5_000
    assert read(f"a: '{brackets}'\nb: |\n  {brackets}\nc: x{brackets}\n").data == {
        "a": brackets,
        "b": brackets + "\n",
        "c": "x" + brackets,
    }


def test_a_file_above_the_size_limit_is_refused_by_its_bytes() -> None:
    assert places(refuse("x" * (MAX_YAML_BYTES + 1))) == [("Y004", 1, 1)]
    assert places(refuse("'" + "😀" * (MAX_YAML_BYTES // 4) + "'")) == [("Y004", 1, 1)]
    assert len(str(read("'" + "x" * (MAX_YAML_BYTES - 2) + "'").data)) == MAX_YAML_BYTES - 2


def test_without_the_compiled_scanner_everything_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    samples = ["a: 😀\nb: [c, 'd']\n", "\ufeffa: |\n  x\n\n", "a: &b c\n", "a: 1\na: 2\n", "[" * 70, "- ? a\n"]
    compiled = [load(Source(text)) for text in samples]
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    pure = [load(Source(text)) for text in samples]
    for (one, findings), (other, others) in zip(compiled, pure, strict=True):
        assert findings == others
        assert (one is None) == (other is None)
        if one is not None and other is not None:
            assert (one.data, one.values, one.keys) == (other.data, other.values, other.keys)
