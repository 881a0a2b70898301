"""Agreed clauses followed through versions: what counts as a touch, what frees a clause, what a package waits for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from rollingtext import api
from rollingtext.amend.operations import Amendment, Reopen
from rollingtext.cli.app import run
from rollingtext.compare.lineage import Issue, Lineage, lineage
from rollingtext.document.bundled import schema_text
from rollingtext.negotiation.agreed import Agreement, Package
from rollingtext.negotiation.locks import Lock, locks, packages
from rollingtext.negotiation.profiles import PLAIN
from rollingtext.negotiation.record import Negotiation, Version
from rollingtext.notation.parties import default_registry

FIRST = """1. Each Party shall keep a list of its systems. [Agreed ad ref]

2. The Secretariat shall circulate the lists that it has received.

3. The Conference shall review the text at its third session.
"""
MARK = " [Agreed ad ref]"


def told(
    *texts: str,
    agreements: tuple[Agreement, ...] = (),
    bound: tuple[Package, ...] = (),
    proposals: tuple[Amendment, ...] = (),
) -> tuple[tuple[Lock, ...], Negotiation, Lineage]:
    names = [f"v{number}" for number in range(1, len(texts) + 1)]
    follows = [(), *((name,) for name in names[:-1])]
    versions = tuple(Version(name, "", "", older) for name, older in zip(names, follows, strict=True))
    record = Negotiation("", PLAIN, versions, default_registry(), agreements=agreements, packages=bound)
    lines = lineage(Issue(n, api.read(text)[0], o) for n, text, o in zip(names, texts, follows, strict=True))
    return locks(record, lines, proposals), record, lines


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("its systems", "its weapons", "changed"),
        ("its systems", "its [systems]", "changed"),
        (MARK, "", "mark-gone"),
        ("1. Each Party shall keep a list of its systems. [Agreed ad ref]\n\n", "", "gone"),
        ("1. Each", "1. A new first paragraph stands here.\n\n2. Each", ""),
        ("third session", "fourth session", ""),
        ("Each Party shall", "Each  Party  shall", ""),
    ],
)
def test_touches(before: str, after: str, kind: str) -> None:
    (lock, *_), _, _ = told(FIRST, FIRST.replace(before, after))
    assert [each.kind for each in lock.touched] == ([kind] if kind else [])
    assert lock.holds == (not kind)


def test_a_clause_is_told_once_and_followed_to_the_end() -> None:
    found, _, _ = told(FIRST, FIRST, FIRST.replace("systems", "weapons"))
    assert [(lock.stage.version, [each.version for each in lock.touched]) for lock in found] == [
        ("v1", ["v3"]), ("v3", []),
    ]  # fmt: skip


def test_a_reopened_clause_may_read_otherwise() -> None:
    other = FIRST.replace("systems", "weapons").replace(MARK, "")
    (lock,), _, _ = told(FIRST, other, proposals=(Amendment("P", ("Norway",), (Reopen("1"),), "v1"),))
    assert (lock.reopened, lock.touched, lock.reason) == ("v1", (), "proposal P")
    (lock,), _, _ = told(FIRST, other, agreements=(Agreement("1", "v1", reopened="v2"),))
    assert (lock.reopened, lock.touched) == ("v2", ())


def test_the_hash_of_the_record_guards_the_file_itself() -> None:
    (lock,), _, _ = told(FIRST)
    for digits, kinds in ((lock.hash, []), (lock.hash[:8], []), ("00000000", ["edited-in-place"])):
        (again,), _, _ = told(FIRST, agreements=(Agreement("1", "v1", digits),))
        assert [each.kind for each in again.touched] == kinds


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (FIRST, "broken"),
        (FIRST.replace("received.", "received." + MARK), "holds"),
        (FIRST.replace(MARK, ""), "waits"),
        (FIRST.replace("received.", "received [so far]." + MARK), "broken"),
    ],
)
def test_packages(text: str, state: str) -> None:
    found, record, lines = told(text, bound=(Package(("NO",), "v1", "1", ("2",)),))
    (package,) = packages(record, lines, "v1", found)
    assert package.state == state


def test_json_fits_its_schema(capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(__file__).parents[1] / "drafts" / "gge-laws"
    assert run(["locks", str(folder), "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    Draft202012Validator(json.loads(schema_text("locks"))).validate(document)
    assert [lock["clause"] for lock in document["locks"]] == ["II.1", "IV.6", "V.1"]
