"""What changed in the clause since another version: words, brackets, clauses that came, went and moved."""

from __future__ import annotations

from rollingtext.cli.browsing.reading import Reading, issue_of
from rollingtext.cli.browsing.shelf import Shelf
from rollingtext.cli.changes import Page, notes, unified
from rollingtext.cli.console import Terminal
from rollingtext.cli.page import notes_of
from rollingtext.cli.wrap import Run, paragraph


def title(shelf: Shelf, reading: Reading) -> str:
    """Which versions are compared."""
    return f"{reading.against} -> {reading.version}" if reading.against else "Redline"


def lines(shelf: Shelf, reading: Reading, terminal: Terminal) -> list[str]:
    """The changes of the clause and of those under it, every word of them."""
    if not reading.against:
        return paragraph(terminal, [Run("There is no other version to compare with.", "dim")])
    issue, found = issue_of(shelf, reading), shelf.comparison(reading.against, reading.version)
    here = {issue.clauses[at].locator for at in issue.under(reading.clause)}
    told = found.told_at(here)
    if found.reason:
        terminal.lines += paragraph(terminal, [Run(found.reason, "dim")])
    page = Page(terminal, full=True)
    if told:
        unified(told, found.everything, page)
    elif found.everything:
        terminal.lines += paragraph(terminal, [Run("Nothing changed here.", "dim")])
    marks = {note.name for note in notes_of(issue.draft, issue.clause(reading.clause).clause)}
    notes([change for change in found.notes if change.name in marks], page)
    while terminal.lines and not terminal.lines[0]:
        del terminal.lines[0]
    return terminal.lines
