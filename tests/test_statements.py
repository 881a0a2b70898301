"""What people say about lineage is read with its places and goes before what is computed."""

from rollingtext.compare.diff import diff
from rollingtext.compare.links import Statement
from rollingtext.compare.statements import Named, Said, heard, read
from rollingtext.document.model import Draft
from rollingtext.document.source import Source
from tests.strategies import read as draft_of

HEAD = "schema: rollingtext/links/1\nbase: v1\nnew: v2\nlinks:\n"


def version(name: str, *paragraphs: str) -> Draft:
    return draft_of("\n\n".join((f"---\nversion: {name}\n---", *paragraphs)))


OLD = version("v1", "## III. Rules", "1. Ships report to the port.", "2. Crews are trained at sea every spring.")
NEW = version("v2", "## III. Rules", "1. Crews are trained at sea every spring.", "2. Vessels announce themselves.")


def statements(text: str) -> tuple[tuple[Statement, ...], list[tuple[str, tuple[int, int] | None]]]:
    found, findings = read(Source(HEAD + text, "links.yaml"))
    assert found is not None, findings
    stated, more = heard(found, OLD, NEW)
    return stated, [(finding.code, finding.start) for finding in (*findings, *more)]


def test_every_kind_of_statement_is_read() -> None:
    text = """\
  - {old: III.1, new: [III.2], source: confirmed}
  - {old: [III.1, III.2], not: III.1}
  - {deleted: III.2}
  - {inserted: III.1, old: III.2}
"""
    found, findings = read(Source(HEAD + text, "links.yaml"))
    assert found is not None
    one, two = Named("III.1"), Named("III.2")
    assert found.said == (
        Said((one,), (two,), "confirmed"),
        Said((one, two), (one,), cut=True),
        Said((two,), ()),
        Said((), (one,)),
    )
    assert found.said[0].new[0].start == (5, 24)
    assert [(finding.code, finding.start) for finding in findings] == [("L003", (8, 23))]


def test_clauses_are_named_as_they_are_said() -> None:
    stated, findings = statements('  - {old: "section III, paragraph 1", new: "III, paragraph 2"}\n')
    assert findings == []
    assert stated == (Statement(("III.1",), ("III.2",)),)
    links = {link.old[0].locator: (link.new, link.source) for link in (c.link for c in diff(OLD, NEW, stated).changes)}
    news, source = links["III.1"]
    assert [item.locator for item in news] == ["III.2"] and source == "stated"


def test_what_does_not_fit_is_passed_over_with_its_place() -> None:
    stated, findings = statements("  - {old: III.9, new: III.1}\n  - {deleted: III.2}\n  - {old: III.2, new: III.1}\n")
    assert stated == (Statement(("III.2",), ()),)
    assert findings == [("L010", (5, 11)), ("L011", (7, 11))]


def test_versions_the_other_way_round_turn_the_statements() -> None:
    found, _ = read(Source(HEAD + "  - {old: III.1, new: III.2}\n  - {deleted: III.2}\n", "links.yaml"))
    assert found is not None
    stated, findings = heard(found, NEW, OLD)
    assert findings == ()
    assert stated == (Statement(("III.2",), ("III.1",)), Statement((), ("III.2",)))


def test_statements_about_other_versions_are_not_used() -> None:
    found, _ = read(Source(HEAD + "  - {old: III.1, new: III.2}\n", "links.yaml"))
    assert found is not None
    stated, findings = heard(found, OLD, version("v3", "1. Ships report."))
    assert stated == () and [(finding.code, finding.start) for finding in findings] == [("L002", (3, 6))]
    assert heard(found, draft_of("## III. Rules\n\n1. A.\n\n2. B."), NEW)[0] != (), "a file need not name its version"
