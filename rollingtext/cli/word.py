"""Word files as answers: two versions, or a text with proposals rolled in, as tracked changes."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from rollingtext.amend.operations import Amendment
from rollingtext.amend.roll import Rolled
from rollingtext.cli.console import message
from rollingtext.cli.drafts import Loaded
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import write_file
from rollingtext.compare.diff import Change, diff
from rollingtext.compare.links import Statement
from rollingtext.compare.phrases import readable
from rollingtext.document.diagnostics import Diagnostic
from rollingtext.document.model import Clause, Draft
from rollingtext.document.values import replace
from rollingtext.writers.docx import redline
from rollingtext.writers.docx.delegations import delegations
from rollingtext.writers.docx.runs import Sign

AUTHOR = "rollingtext"
"""Who signs changes that nobody is named for."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def asked_for_whole_texts(form: str, only: object, ignore: object, clause: str) -> None:
    """Raises `UsageProblem` where a part of the differences is asked for: a redline holds both texts or neither."""
    if form != "text" or only or ignore or clause:
        raise UsageProblem("A Word file holds both versions whole: leave out --format, --only, --ignore and --clause.")


def write_redline(
    before: Loaded, after: Loaded, sections: Collection[str], stated: Sequence[Statement], output: str, author: str,
    date: str,
) -> bool:  # fmt: skip
    """Writes two versions as tracked changes, in the `sections` that both hold; says whether they differ."""
    old, new = (_within(loaded.draft, sections) for loaded in (before, after))
    found = diff(old, new, stated)
    sign = Sign(author or AUTHOR, moment(date) or _moment_of(new))
    data, findings = redline(old, new, phrased(found.changes), sign)
    write_file(output, data)
    _tell(output, findings)
    return found.differs


def _tell(output: str, findings: Sequence[Diagnostic]) -> None:
    for finding in findings:
        message(f"{output}: {finding.code} {finding.message}")


def rolled_in_word(base: Draft, rolled: Rolled, amendments: Sequence[Amendment]) -> bytes:
    """A text and what it is with proposals rolled in, as tracked changes of those who propose them."""
    dates = {party: moment(each.date) for each in amendments for party in (*each.by, *each.cosponsors) if each.date}
    author = delegations(rolled, dates)
    found = diff(base, rolled.draft)
    return redline(base, rolled.draft, phrased(found.changes), Sign(AUTHOR, _moment_of(base)), author)[0]


def phrased(changes: Sequence[Change]) -> list[Change]:
    """The changes in whole phrases, as a person reads them."""
    return [replace(change, words=readable(change.words)) for change in changes]


def moment(date: str) -> str:
    """A date as Word files have it. Raises `UsageProblem` for anything that is no date."""
    if not date or _TIME.fullmatch(date):
        return date
    if not _DATE.fullmatch(date):
        raise UsageProblem(f"{date} is no date. Write it as 2026-06-05.")
    return f"{date}T00:00:00Z"


def _moment_of(draft: Draft) -> str:
    """The date of a version, where it has one."""
    for said in (draft.meta.date, draft.meta.version):
        if _DATE.fullmatch(said):
            return f"{said}T00:00:00Z"
    return ""


def _within(draft: Draft, sections: Collection[str]) -> Draft:
    """The sections that are compared; all where none are named."""
    if not sections:
        return draft
    return replace(draft, blocks=tuple(block for block in draft.blocks if _is_in(block, sections)))


def _is_in(block: object, sections: Collection[str]) -> bool:
    return isinstance(block, Clause) and block.label is not None and block.label.name in sections
