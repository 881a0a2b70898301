"""Every rule finds its own example, and finds nothing in the mended one: switch a rule off, and its test fails."""

import re
from collections.abc import Iterable

import pytest

from rollingtext.cli import mending
from rollingtext.document.diagnostics import Diagnostic
from rollingtext.document.limits import MAX_BRACKET_DEPTH, MAX_CLAUSE_DEPTH
from rollingtext.document.source import Source
from rollingtext.notation.parties import default_registry
from rollingtext.readers import markdown
from rollingtext.rules._catalogue import Rule, all_rules, check_all, explanations
from rollingtext.rules._context import context_of
from rollingtext.rules._examples import examples

DEEP = "[" * (MAX_BRACKET_DEPTH + 2) + "x" + "]" * (MAX_BRACKET_DEPTH + 2)
LEVELS = "---\nnotation: 1\n---\n\n" + "".join(f"{'   ' * n}1. Level.\n\n" for n in range(MAX_CLAUSE_DEPTH + 2))
TOO_LONG_FOR_A_DOCSTRING = {
    "B011": (f"3. States shall {DEEP}.\n", "3. States shall [[[report]]].\n"),
    "N007": (LEVELS, LEVELS[:400]),
}


def found(text: str, rule: Rule) -> list[Diagnostic]:
    draft, _ = markdown.read(Source(text, "draft.md"), default_registry())
    return list(rule.check(draft, context_of(draft)))


def cases() -> Iterable[tuple[str, str, str]]:
    for code, rule in all_rules().items():
        yield code, *(TOO_LONG_FOR_A_DOCSTRING.get(code) or examples(rule.__doc__ or ""))


@pytest.mark.parametrize(("code", "broken", "mended"), [pytest.param(*case, id=case[0]) for case in cases()])
def test_a_rule_finds_its_example_and_not_the_mended_one(code: str, broken: str, mended: str) -> None:
    rule = all_rules()[code]
    findings = found(broken, rule)
    assert findings
    assert {finding.code for finding in findings} == {code}
    assert found(mended, rule) == []


@pytest.mark.parametrize(("code", "broken", "mended"), [pytest.param(*case, id=case[0]) for case in cases()])
def test_a_finding_is_a_full_sentence_at_an_exact_place_with_the_next_step(code: str, broken: str, mended: str) -> None:
    for finding in found(broken, all_rules()[code]):
        assert finding.message.endswith(".")
        assert finding.message[0].isupper() or not finding.message[0].isalpha() or code.startswith(("A003", "N", "P"))
        assert finding.help.endswith(".")
        assert finding.severity is all_rules()[code].SEVERITY
        assert finding.path == "draft.md"
        assert finding.start is not None
        assert finding.end is not None
        assert finding.start < finding.end
        assert re.fullmatch(r"[a-z]+(-[a-z]+)+", finding.slug)


@pytest.mark.parametrize(("code", "broken", "mended"), [pytest.param(*case, id=case[0]) for case in cases()])
def test_a_rule_that_offers_a_fix_says_so_and_the_fix_mends(code: str, broken: str, mended: str) -> None:
    findings = found(broken, all_rules()[code])
    assert any(finding.fixes for finding in findings) == explanations()[code].fixable
    again = mending.mended(broken, findings, lambda text: markdown.read(Source(text), default_registry())[0])
    assert set(again.done) == {finding for finding in findings if finding.fixes}
    assert len(found(again.text, all_rules()[code])) == len(findings) - len(again.done)


@pytest.mark.parametrize(("code", "broken", "mended"), [pytest.param(*case, id=case[0]) for case in cases()])
def test_the_mended_example_has_no_error_at_all(code: str, broken: str, mended: str) -> None:
    draft, _ = markdown.read(Source(mended, "draft.md"), default_registry())
    assert [finding.code for finding in check_all(draft, context_of(draft)) if finding.severity == "error"] == []
