"""Make one page to hand round: versions, redline, what is contested, who stands where, what became of proposals.

The page is a single HTML file. It loads nothing, works with the keyboard and without a script, and prints. The redline
is of the last two versions that hold the whole text, or of those named with --from and --to.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from typing import Annotated

from rollingtext.amend.operations import Amendment
from rollingtext.brackets.places import places
from rollingtext.cli.console import message, write
from rollingtext.cli.drafts import RECORD
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import keep_apart, write_file
from rollingtext.cli.negotiations import Assembled, accounted, assembled, tabled
from rollingtext.cli.params import Argument, Option, OutputOption
from rollingtext.cli.versions import scope_of
from rollingtext.compare.diff import diff
from rollingtext.compare.selection import within
from rollingtext.document.values import replace
from rollingtext.negotiation.fate import KINDS, ProposalFate
from rollingtext.negotiation.log import Entry, log
from rollingtext.negotiation.positions import Positions, positions
from rollingtext.negotiation.provenance import Provenance
from rollingtext.negotiation.tabled_since import answered
from rollingtext.reports import contested, fate
from rollingtext.reports._places import ancestors
from rollingtext.reports._places import contested as found_places
from rollingtext.reports.log import versions
from rollingtext.reports.page.contents import Bars, Contents, Redline
from rollingtext.reports.page.grids import grids
from rollingtext.reports.page.redline import redline
from rollingtext.reports.page.render import NoPageLibraries, page


def command(
    negotiation: Annotated[str, Argument("NEGOTIATION", "A folder with a negotiation.yaml, or that file.")],
    from_: Annotated[str, Option("--from", "The older version of the redline.", "VERSION")] = "",
    to: Annotated[str, Option("--to", "The newer version of the redline.", "VERSION")] = "",
    output: OutputOption = "",
) -> int:
    """Writes the page; 2 when a version is not known."""
    room = assembled(negotiation)
    keep_apart(output, os.path.join(room.folder, RECORD), *(loaded.source.path for loaded in room.loaded.values()))
    newer = room.version(to)
    older = room.version(from_) if from_ else _before(room, newer)
    given = tabled(room)
    found = accounted(room, claimed=given) if given is not None else None
    if given is None or found is None:
        return 2
    try:
        shown = page(_contents(room, found, given, older, newer))
    except NoPageLibraries as problem:
        raise UsageProblem(str(problem)) from None
    write_file(output, shown) if output else write(shown)
    return 0


def _before(room: Assembled, newer: str) -> str:
    """The last whole text that stands before a version in the record, empty where there is none."""
    there = [version for version in room.record.versions if version.name in room.loaded]
    earlier = there[: [version.name for version in there].index(newer)]
    return next((version.name for version in reversed(earlier) if not version.revises), "")


def _contents(room: Assembled, found: Provenance, given: Sequence[Amendment], older: str, newer: str) -> Contents:
    record, registry, newest = room.record, room.record.registry, room.newest
    draft = room.drafts[newest]
    entries = log(found)
    issue = record.version(newest)
    stands = positions(places(draft), record.positions, registry, issue.date if issue else "")
    earlier = {name: room.drafts[name] for name in ancestors(record, newest) if name in room.loaded}
    open_ = found_places(draft, record.terms, record, earlier)
    fates, left = answered(record, found.lineage, given, newest, newest)
    for base, count in sorted(left.items()):
        message(f"note: proposals for {base} are left out, {count} of them: {newest} did not come of it.")
    return Contents(
        record.title,
        record.forum,
        record.note,
        _facts(entries, given, stands),
        newest,
        _brackets(entries),
        replace(versions(entries, ""), notes=()),
        _redline(room, older, newer) if older else None,
        contested.by_term(open_, record.terms, registry, record),
        contested.by_clause(open_),
        grids(stands, registry),
        _fates(fates, newest),
        fate.by_proposal(fates, registry),
        fate.by_party(fates, registry),
    )


def _facts(entries: Sequence[Entry], given: Sequence[Amendment], stands: Positions) -> tuple[str, ...]:
    counted = (
        (len(entries), "version", "versions"),
        (len(given), "proposal", "proposals"),
        (len(stands.places), "contested place", "contested places"),
        (len(stands.parties), "party with a position", "parties with a position"),
    )
    return tuple(f"{count} {one if count == 1 else several}" for count, one, several in counted)


def _brackets(entries: Sequence[Entry]) -> Bars:
    whole = [entry for entry in entries if not entry.version.revises]
    left = [f"{entry.version.name} ({entry.brackets})" for entry in entries if entry.version.revises]
    said = "Every matched pair of square brackets counts."
    if left:
        said += f" Left out, since they hold a part of the text only: {', '.join(left)}."
    return Bars("Bracket pairs", tuple((entry.version.name, entry.brackets) for entry in whole), said)


def _redline(room: Assembled, older: str, newer: str) -> Redline:
    """The two versions compared, in the sections that both of them hold. Raises `UsageProblem` where there are none."""
    before, after = room.loaded[older], room.loaded[newer]
    scope = scope_of(before, after)
    found = diff(before.draft, after.draft)
    if scope.sections:
        found = replace(within(found, scope.sections), notes=())
    return redline(found, scope.reason)


def _fates(fates: Sequence[ProposalFate], newest: str) -> Bars:
    count = Counter(each.kind for each in fates)
    figures = tuple((fate.TOLD[kind], count[kind]) for kind in KINDS if count[kind])
    said = (
        f"{len(fates)} proposals, as {newest} answers them." if fates else f"No proposal on record leads to {newest}."
    )
    return Bars("Proposals by fate", figures, said)
