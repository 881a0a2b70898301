"""What is wrong with agreed clauses and packages: findings at their places in the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rollingtext.amend.operations import Amendment
from rollingtext.compare.lineage import Issue, lineage
from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft, Status
from rollingtext.document.tree import walk
from rollingtext.document.yaml import Document, KeyPath
from rollingtext.negotiation.locks import DIGITS, Lock, Touched, locks, packages, unknown_clauses
from rollingtext.negotiation.record import Negotiation


def findings(
    document: Document, record: Negotiation, drafts: Mapping[str, Draft], proposals: Sequence[Amendment] = ()
) -> tuple[Diagnostic, ...]:
    """The findings on agreements and packages; none, at little cost, where nothing is agreed."""
    if not record.agreements and not record.packages and not any(map(_is_marked, drafts.values())):
        return ()
    return tuple(_findings(document, record, drafts, proposals))


def _is_marked(draft: Draft) -> bool:
    return any(isinstance(part, Status) for clause in walk(draft.blocks) for part in clause.body)


def _findings(
    document: Document, record: Negotiation, drafts: Mapping[str, Draft], proposals: Sequence[Amendment]
) -> Iterator[Diagnostic]:
    for part, number, named, name in unknown_clauses(record, drafts):
        at: KeyPath = (part, number, named)
        help = "Write it as `rollingtext show --as outline` does, with the numbers of that version."
        message = f"The version named here has no clause `{name}`."
        yield document.finding("G012", "no-such-clause", Severity.ERROR, message, at, help=help)
    there = [version for version in record.versions if version.name in drafts]
    lines = lineage(Issue(each.name, drafts[each.name], each.follows, each.revises) for each in there)
    found = locks(record, lines, proposals)
    for lock in found:
        for touched in lock.touched:
            yield _touched(document, record, lock, touched)
    newest = [each.name for each in record.latest if each.name in drafts and not each.revises]

    def shown(party: str) -> str:
        known = record.registry.resolve(party)
        return known.name if known else party

    for each in packages(record, lines, newest[-1], found) if newest else ():
        if each.state == "broken":
            package = each.package
            message = (
                f"{each.agrees} is agreed in {each.version}, but {', '.join(map(shown, package.parties))} agreed to it only if "
                f"{_listed(each.open_)} {'is' if len(each.open_) == 1 else 'are'}."
            )
            at = ("packages", record.packages.index(package), "agrees")
            help = "Take its mark off until the package is complete, or ask them."
            yield document.finding("G015", "package-broken", Severity.WARNING, message, at, help=help)


def _touched(document: Document, record: Negotiation, lock: Lock, touched: Touched) -> Diagnostic:
    where = f"{lock.stage.locator} of {lock.stage.version}"
    now = f" at {touched.locator}" if touched.locator and touched.locator != lock.stage.locator else ""
    at = _place(document, record, lock, touched)
    reopen = "Restore it, table a `reopen` for it, or note under `agreements` from which version on it is `reopened`."
    match touched.kind:
        case "changed":
            message = f"{where} is agreed, but reads otherwise in {touched.version}{now}, and nobody reopened it."
            return document.finding("G013", "agreed-clause-touched", Severity.ERROR, message, at, help=reopen)
        case "gone":
            message = f"{where} is agreed, but {touched.version} does not have it, and nobody reopened it."
            return document.finding("G013", "agreed-clause-touched", Severity.ERROR, message, at, help=reopen)
        case "edited-in-place":
            message = f"{where} does not have the words that were agreed: their hash is {lock.hash[:DIGITS]}."
            help = "Restore the file, or note the new hash if everybody agrees to these words."
            return document.finding("G013", "agreed-clause-touched", Severity.ERROR, message, at, help=help)
        case "mark-gone":
            message = f"{where} is marked as agreed, and {touched.version}{now} has the same words without the mark."
            help = "Mark it again, or table a `reopen` for it."
            return document.finding("G014", "agreement-mark-gone", Severity.WARNING, message, at, help=help)


def _place(document: Document, record: Negotiation, lock: Lock, touched: Touched) -> KeyPath:
    """Where in the record a finding belongs: to the agreement, or else to the version that touched it."""
    if lock.agreement is not None:
        part = "hash" if touched.kind == "edited-in-place" else "clause"
        return ("agreements", record.agreements.index(lock.agreement), part)
    data = document.data
    assert isinstance(data, dict)
    entries = data["versions"]
    assert isinstance(entries, list)
    number = next(at for at, each in enumerate(entries) if isinstance(each, dict) and each["name"] == touched.version)
    return ("versions", number, "name")


def _listed(names: Sequence[str]) -> str:
    return " and ".join(names)
