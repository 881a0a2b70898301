"""The catalogue: which codes there are, each with an explanation, a page and a line in docs/rules.md."""

import os
import re
from pathlib import Path

import pytest

from rollingtext.document.diagnostics import Severity
from rollingtext.document.source import Source
from rollingtext.notation.parties import default_registry
from rollingtext.readers import markdown
from rollingtext.rules import _catalogue
from rollingtext.rules._catalogue import all_rules, check_all, explanation, explanations, listing
from rollingtext.rules._context import context_of

ROOT = Path(__file__).parents[1]

RULES = """\
A001 unknown_party                    warning
A002 party_only_bracket               info
A003 party_on_two_sides               warning
A004 name_behind_bracket              warning
B001 closing_without_opening          error
B002 opening_never_closed             error
B003 empty_bracket                    warning
B004 span_across_parents              warning
B005 choice_with_one_side             warning
B006 redundant_bracket                warning
B007 reading_damage                   info
B008 ambiguous_adjacency              info
B009 equal_sides                      warning
B010 mixed_glyphs                     warning
B011 too_many_open_brackets           error
D001 doubled_word                     warning
D002 stray_punctuation                warning
F001 page_furniture                   info
N001 duplicate_label                  warning
N002 label_gap                        info
N003 ter_without_bis                  warning
N004 marker_change                    warning
N005 letter_or_roman                  info
N006 label_out_of_order               warning
N007 too_many_levels                  warning
P001 section_missing                  warning
P002 clause_without_text              warning
P003 chapeau_without_clauses          warning
P004 section_not_in_profile           warning
P005 section_out_of_order             warning
P006 draft_without_text               warning
R001 dangling_reference               warning
R002 reference_into_contested         info
S003 unresolved_remark                info
U001 control_character                error
U002 unclosed_bidi_control            error
U003 invisible_character              warning
U004 look_alike_bracket               info
U005 bidi_control                     info
V001 term_variants_mixed              warning
V002 contested_term_unbracketed       info
"""


def test_these_are_the_rules_and_their_codes_never_change_their_meaning() -> None:
    lines = [
        f"{code} {rule.__name__.rpartition('.')[2]:32} {rule.SEVERITY}\n"  # type: ignore[attr-defined]
        for code, rule in all_rules().items()
    ]
    assert "".join(lines) == RULES


@pytest.mark.parametrize("code", all_rules())
def test_every_rule_has_a_page_that_shows_it(code: str) -> None:
    slug = explanations()[code].slug
    page = (ROOT / "tests" / "pages" / "rules" / f"{slug}.md").read_text(encoding="utf-8")
    assert f": {code} " in page
    assert page.count("$ rollingtext validate") >= 2


def test_every_page_of_a_rule_belongs_to_a_rule() -> None:
    slugs = {explanations()[code].slug for code in all_rules()}
    assert {path.stem for path in (ROOT / "tests" / "pages" / "rules").glob("*.md")} == slugs


@pytest.mark.parametrize("item", explanations().values(), ids=lambda item: item.code)
def test_an_explanation_says_what_and_why_in_sentences(item: _catalogue.Explanation) -> None:
    assert item.summary.endswith(".")
    assert len(item.text.split()) > 15
    assert "TODO" not in item.text
    assert max(map(len, item.text.split("\n"))) <= 120


def test_every_code_in_the_source_is_explained() -> None:
    written = {
        code
        for path in (ROOT / "rollingtext").rglob("*.py")
        for code in re.findall(r'"([A-Z]\d{3})"', path.read_text(encoding="utf-8"))
    }
    assert written - set(explanations()) == set(), "add these to rollingtext/rules/_other_codes.py"


def test_codes_are_looked_up_by_code_and_by_name_in_any_case() -> None:
    for name in ("B001", "b001", "closing-without-opening", "Closing_Without_Opening"):
        found = explanation(name)
        assert found is not None
        assert found.code == "B001"
    assert explanation("Y010") is not None
    assert explanation("B999") is None


def test_the_list_in_the_docs_is_in_date() -> None:
    path = ROOT / "docs" / "rules.md"
    if os.environ.get("ROLLINGTEXT_UPDATE_PAGES") == "1":
        path.write_text(listing(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == listing(), "run make update"


def test_a_rule_that_is_switched_off_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    draft, _ = markdown.read(Source("3. A] and and b.\n", "draft.md"), default_registry())
    assert [finding.code for finding in check_all(draft, context_of(draft))] == ["B001", "D001"]
    monkeypatch.setattr(all_rules()["B001"], "check", lambda draft, context: ())
    assert [finding.code for finding in check_all(draft, context_of(draft))] == ["D001"]


def test_findings_come_in_the_order_of_the_text() -> None:
    text = "3. A] and and b.\n\n2. [c ,\n\n[Brazil] {note}\n"
    draft, _ = markdown.read(Source(text, "draft.md"), default_registry())
    findings = check_all(draft, context_of(draft))
    assert len(findings) > 4
    assert [finding.start for finding in findings] == sorted(finding.start or (0, 0) for finding in findings)
    assert {finding.severity for finding in findings} == set(Severity)
