"""All rules, found by their files, and what each of them has to say."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from inspect import cleandoc
from typing import Protocol, cast

from rollingtext import rules
from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft
from rollingtext.document.values import Value
from rollingtext.rules._context import Context
from rollingtext.rules._other_codes import OTHER_CODES


class Rule(Protocol):
    """What a rule file holds: its code, how much its findings matter, and the check. Its docstring explains it."""

    CODE: str
    SEVERITY: Severity

    def check(self, draft: Draft, context: Context) -> Iterable[Diagnostic]:
        """What breaks the rule in `draft`."""


class Explanation(Value):
    """What `explain` prints: a code, its name, how much it matters, and the text."""

    code: str
    slug: str
    severity: Severity
    text: str

    @property
    def summary(self) -> str:
        """The first sentence."""
        return " ".join(self.text.split("\n\n", 1)[0].split())

    @property
    def fixable(self) -> bool:
        """Whether `validate --fix` mends it, or some of it."""
        return "`rollingtext validate --fix`" in " ".join(self.text.split())


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by its code, codes in order."""
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__) if module.name[0] != "_")
    found = [cast("Rule", import_module(f"{rules.__name__}.{name}")) for name in names]
    by_code = {rule.CODE: rule for rule in sorted(found, key=lambda rule: rule.CODE)}
    if len(by_code) < len(found):
        raise ValueError("two rules have the same code")
    return by_code


def check_all(draft: Draft, context: Context) -> tuple[Diagnostic, ...]:
    """What the rules find, in the order of the text; findings without a place come first."""
    found = [finding for rule in all_rules().values() for finding in rule.check(draft, context)]
    return tuple(sorted(found, key=_place))


def _place(finding: Diagnostic) -> tuple[tuple[int, int], str]:
    return (finding.start or (0, 0), finding.code)


@cache
def explanations() -> dict[str, Explanation]:
    """Every code that a finding can have, in order: those of the rules, of YAML files and of negotiation records."""
    own = [
        Explanation(code, _slug(rule), rule.SEVERITY, cleandoc(rule.__doc__ or ""))
        for code, rule in all_rules().items()
    ]
    other = [Explanation(code, slug, severity, cleandoc(text)) for code, slug, severity, text in OTHER_CODES]
    return {item.code: item for item in sorted(own + other, key=lambda item: item.code)}


def explanation(code: str) -> Explanation | None:
    """What a code means; `code` may be its name too (`doubled-word`), in any case."""
    wanted = code.strip().lower().replace("_", "-")
    return next((item for item in explanations().values() if wanted in (item.code.lower(), item.slug)), None)


def _slug(rule: Rule) -> str:
    name: str = getattr(rule, "__name__", "")
    return name.rpartition(".")[2].replace("_", "-")


def listing() -> str:
    """The page docs/rules.md: every code with its name, how much it matters, and its first sentence."""
    lines = [
        "# Codes",
        "",
        "What `rollingtext validate` can find. `rollingtext explain CODE` tells more about each: why it matters, an",
        "example, and how to mend it. What `validate --fix` mends by itself is marked. A code never changes its meaning.",
        "",
        "| code | name | severity | --fix | what it finds |",
        "|---|---|---|---|---|",
    ]
    for item in explanations().values():
        summary = item.summary.replace("|", "\\|")
        lines.append(f"| {item.code} | {item.slug} | {item.severity} | {'yes' if item.fixable else ''} | {summary} |")
    return "\n".join(lines) + "\n"
