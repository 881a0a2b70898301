"""What rules see: exact places whatever the layout, the negotiation round the draft, and what they must leave alone."""

import pytest
from counting import calls
from hypothesis import given
from hypothesis import strategies as st

from rollingtext.document.bundled import drafts_folder
from rollingtext.document.diagnostics import Diagnostic
from rollingtext.document.model import Draft
from rollingtext.document.source import Source
from rollingtext.negotiation import record
from rollingtext.notation.parties import default_registry
from rollingtext.notation.plain import plain
from rollingtext.readers import json as json_reader
from rollingtext.readers import markdown
from rollingtext.rules._catalogue import check_all
from rollingtext.rules._context import Context, context_of
from rollingtext.rules._view import View
from rollingtext.writers import json as json_writer


def read(text: str) -> Draft:
    return markdown.read(Source(text, "draft.md"), default_registry())[0]


def check(text: str, *codes: str) -> list[Diagnostic]:
    draft = read(text)
    return [finding for finding in check_all(draft, context_of(draft)) if not codes or finding.code in codes]


def marked(text: str, *codes: str) -> list[str]:
    """What the findings cover, letter by letter."""
    source = Source(text)
    out = []
    for finding in check(text, *codes):
        assert finding.start is not None
        assert finding.end is not None
        lines = [source.line(number) for number in range(finding.start.line, finding.end.line + 1)]
        lines[-1] = lines[-1][: finding.end.column - 1]
        lines[0] = lines[0][finding.start.column - 1 :]
        out.append("\n".join(lines))
    return out


# Exact places


@pytest.mark.parametrize(
    ("text", "code", "covered"),
    [
        ("1. Report to\n   to the Chair.\n", "D001", ["to\n   to"]),
        ("1. \\[x\\] the the y.\n", "D001", ["the the"]),
        ("1. *Recalling* **the the** y.\n", "D001", ["the the"]),
        ("1. *Recalling the* the y.\n", "D001", ["the* the"]),
        ("1. [a [b the the c]] d.\n", "D001", ["the the"]),
        ("1. a , b\n\n2. c ,d\n", "D002", [" ,", " ,"]),
        ("1. Text.\n\n[^1]: A note note here.\n", "D001", ["note note"]),
        ("## I. The the title\n\n1. a\n", "D001", ["The the"]),
        ("[1.] a\n\n[2. b\n\n3. c] d]\n", "B001", ["]"]),
        ("1. [a – Brasil delete] b\n", "A001", ["Brasil"]),
        ("1. [a – US, Japan][b – United States] b\n", "A003", ["[a – US, Japan][b – United States]"]),
        ("## I. A\n\n1. a\n\n[2. b]\n\n2. c\n", "N001", ["2."]),
    ],
)
def test_a_finding_covers_exactly_what_it_is_about(text: str, code: str, covered: list[str]) -> None:
    assert marked(text, code) == covered


def test_the_partner_of_a_bracket_is_named_as_a_second_place() -> None:
    (finding,) = check("1. x:\n\n   (a) [b;\n\n   (b) c.\n\n2. d] e.\n", "B004")
    assert (finding.start, finding.clause) == ((3, 8), "1(a)")
    assert [related.start for related in finding.related] == [(7, 5)]


def test_the_help_of_an_unclosed_bracket_names_the_next_clause() -> None:
    (finding,) = check("## I. A\n\n1. [a\n\n2. b\n", "B002")
    assert finding.help.startswith("Close it before I.2,")


WORDS = st.text(alphabet="ab [](),./:–-*_\\{}US;\n", max_size=60)


@given(WORDS)
def test_the_text_of_a_view_is_the_plain_text_and_knows_its_places(text: str) -> None:
    draft = read(f"1. {text}\n")
    source = draft.source
    assert source
    for words in View(draft).words:
        assert words.text == plain(words.items)
        for at, char in enumerate(words.text):
            if words.run_at(at) is not None:
                span = words.span(at, at + 1)
                assert span
                assert source.text[span.start] == char or (char.isspace() and source.text[span.start].isspace())


@given(WORDS)
def test_no_text_makes_a_rule_fail(text: str) -> None:
    draft = read(text)
    for finding in check_all(draft, context_of(draft)):
        assert finding.message.strip()


# What is left alone


@pytest.mark.parametrize(
    "text",
    [
        "1. The goal of Article 4 of the Convention, and of Articles 5 and 6 of the Protocol, stands.\n",
        "1. The goal.\n\n2. The parties to decision 1/CP.16, paragraph 7, and Article 9, paragraph 2, of the Convention.\n",
        "1. The goal of paragraph 9 of the annex to decision 2/CP.17 and of section II of that decision.\n",
        "## Article 1\n\n1. The goal.\n\n## Article 2\n\n1. The goal of Article 1, paragraph 1, and of paragraph 1 above.\n",
        "## Article 1\n\n1. The goal.\n\n## Article 2\n\n1. The Convention's Article 9 and its Article 12 hold.\n",
        "1. The goal in the 15 paragraphs 3 Parties wrote.\n",
    ],
)
def test_a_reference_to_another_text_or_to_a_clause_that_is_there_is_no_finding(text: str) -> None:
    assert check(text, "R001") == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("## Article 1\n\n1. The goal.\n\n2. As in Article 7.\n", "Article 7"),
        ("## Article 1\n\n1. The goal.\n\n2. As in Article 1, paragraph 5.\n", "paragraph 5 of Article 1"),
        ("## Article 1\n\n1. The goal.\n\n2. As in paragraph 5 of Article 1.\n", "paragraph 5 of Article 1"),
        ("## Article 1\n\n1. The goal.\n\n2. As in paragraph 1 bis above.\n", "paragraph 1 bis"),
        ("## I. A\n\n1. The goal.\n\n## II. B\n\n1. As in section III, paragraph 5.\n", "section III"),
        ("## I. A\n\n1. The goal.\n\n## II. B\n\n1. As in paragraph 2.\n\n## III. C\n\n1. x\n\n2. y\n", "paragraph 2"),
        ("1. The:\n\n   (a) x;\n\n   (b) y.\n\n2. As in paragraph 1 (c).\n", "sub-paragraph (c) of paragraph 1"),
        ("1. The:\n\n   (a) x;\n\n   (b) as in sub-paragraph (d).\n", "sub-paragraph (d)"),
    ],
)
def test_a_reference_to_a_clause_that_is_not_there_is_named(text: str, named: str) -> None:
    (finding,) = check(text, "R001")
    assert finding.message.endswith(f"there is no {named}.")


def test_a_reference_into_a_contested_clause_names_it() -> None:
    (finding,) = check("1. The goal.\n\n[2. x]\n\n3. As in paragraph 2.\n", "R002")
    assert "2 may go out" in finding.message
    assert check("1. The goal.\n\n[2. x, as in paragraph 2 above]\n", "R002") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1. The [nation[s]] and [shall] [should] and [a]/[b].\n", "B008"),
        ("1. Part[y][ies] and nation[s] and [E]ach.\n", "B007"),
        ("1. The [[Purpose][Objectives]] and [[x – US] – EU].\n", "B006"),
        ("1. [a][b][ ] and [ ] days.\n", "B003"),
        ("1. That that is, he had had, *pre- and post-*, 1, 2, e.g., ... and so on.\n", "D001"),
        ("1. The pre- and post-war texts ..., 3.1, and .5 of it.\n", "D002"),
        ("1. می‌خواهم\n", "U003"),
        ("## I. A\n\n1. a\n\n1 bis. b\n\n2. c\n", "N002"),
        ("## I. A\n\n1. a\n\nOption 1: x\n\nOption 2: y\n\n2. c\n", "N002"),
        ("## I. A\n\n[1. a]\n\n[1. b]\n", "N001"),
        ("## I. A\n\n4. Four.\n\n## II. B\n\n4 bis. Inserted.\n", "N003"),
        ("## Preamble\n\nHave agreed as follows:\n\n## Article 1\n\n1. a\n", "P003"),
        ("1. x [in Africa] and [US dollars].\n", "A002"),
        ("1. [a: b] [Note: c] [Option – the first].\n", "A001"),
    ],
)
def test_what_is_usual_in_drafts_is_no_finding(text: str, code: str) -> None:
    assert check(text, code) == []


# The negotiation round the draft

FIVE = "".join(f"## {number}. Section\n\n1. Text.\n\n" for number in ("I", "II", "IV", "V"))


def test_sections_are_compared_only_with_a_profile_and_in_a_whole_text() -> None:
    draft = read(FIVE)
    assert [f.code for f in check_all(draft, context_of(draft)) if f.code[0] == "P"] == []
    assert [f.code for f in check(f"---\nprofile: gge-laws\n---\n\n{FIVE}") if f.code[0] == "P"] == ["P001"]
    base = context_of(read("---\nprofile: gge-laws\n---\n"))
    part = Context(base.profile, base.registry, base.terms, revises=("I", "II", "IV", "V"))
    assert [f.code for f in check_all(draft, part) if f.code[0] == "P"] == []


def test_the_record_of_the_negotiation_gives_terms_parties_and_what_a_version_revises() -> None:
    path = drafts_folder() / "gge-laws" / "negotiation.yaml"
    negotiation, _ = record.read(Source(path.read_text(encoding="utf-8"), "negotiation.yaml"))
    assert negotiation
    draft = read("---\nversion: 2025-09-03-box-I\n---\n\n1. a\n")
    context = context_of(draft, negotiation)
    assert context.revises == ("I",)
    assert context.registry is negotiation.registry
    assert context.terms == negotiation.terms
    assert context_of(read("1. a\n"), negotiation).revises == ()


@pytest.mark.parametrize("path", sorted((drafts_folder() / "gge-laws").glob("2*.md")), ids=lambda path: path.stem)
def test_the_demonstration_drafts_have_neither_errors_nor_warnings(path: object) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    assert [f.message for f in check(text) if f.severity != "info"] == []


def test_a_draft_in_json_is_checked_without_places() -> None:
    text, _ = json_writer.write(read("1. the the [x – Brasil delete]\n\n2. a\u200bb\n"))
    draft, findings = json_reader.read(Source(text, "draft.json"), default_registry())
    assert not findings
    found = check_all(draft, context_of(draft))
    assert {finding.code for finding in found} == {"A001", "D001", "U003"}
    assert {finding.clause for finding in found} == {"1", "2"}
    assert {finding.path for finding in found} == {"draft.json"}


# Time

SHAPES = {
    "open": "[",
    "closed": "]",
    "pairs": "[a] ",
    "touching": "[a][b] ",
    "nested": "[" * 40 + "x" + "]" * 40 + " ",
    "clauses": "[1. a]\n\n",
    "unclosed": "1. [a\n\n",
    "options": "Option 1: a\n\n",
    "attributed": "[a – US; delete: G77] ",
    "turning": "\u202ea ",
    "references": "The paragraph 3, ",
    "emphasis": "*a the the* [b ",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_text_and_not_faster(shape: str) -> None:
    """Four times the text is about four times the work; a square would be sixteen times."""

    def work(size: int) -> int:
        draft = read(SHAPES[shape] * (size // len(SHAPES[shape])))
        context = context_of(draft)
        return calls(lambda: check_all(draft, context))

    assert work(16_000) <= 4.4 * work(4_000) + 4_000
