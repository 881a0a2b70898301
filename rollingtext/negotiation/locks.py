"""Agreed clauses are locked: their words may not change unless they are reopened; packages hold what hangs together.

A clause is agreed where the record says so, or where a version marks it (`[Agreed ad ref]`). It is followed along its
lineage. Its words count, without number, brackets' names and marks, and those of everything under it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from rollingtext.amend.operations import Amendment, Reopen
from rollingtext.brackets.places import places
from rollingtext.compare.lineage import Issue, Lineage, Stage
from rollingtext.compare.selection import section_of
from rollingtext.compare.texts import key
from rollingtext.document.locators import index
from rollingtext.document.model import Draft, NoteMark, Status
from rollingtext.document.tree import Located, walk
from rollingtext.document.values import Frozen
from rollingtext.negotiation.agreed import Agreement, Package
from rollingtext.negotiation.record import Negotiation
from rollingtext.notation.plain import plain

_AGREED = ("agreed", "ad-referendum")
DIGITS = 16
"""So many digits of a hash are told."""

Touch: TypeAlias = Literal["changed", "gone", "mark-gone", "edited-in-place"]
"""What happened to a locked clause: other words, no clause, the same words without their mark, another hash."""


class Lock(Frozen):
    """An agreed clause: where it was agreed, the hash of its words there, and the mark that it carries, if any.

    `reopened` names the version from which on it may read otherwise, empty while it is locked; `reason` who reopened
    it. `now` are the newest stages of its line. `touched` tells what was done to it without its being reopened.
    """

    stage: Stage
    hash: str
    mark: str
    agreement: Agreement | None
    reopened: str = ""
    reason: str = ""
    now: tuple[Stage, ...] = ()
    touched: tuple[Touched, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether it is still locked, and was not touched."""
        return not self.reopened and not self.touched


class Touched(NamedTuple):
    """What was done to a locked clause, in which version, and where it stands there."""

    kind: Touch
    version: str
    locator: str = ""


def words_hash(item: Located) -> str:
    """The hash of the words of a clause and of everything under it."""
    from hashlib import sha256

    return sha256("\n".join(_texts(item)).encode("utf-8", errors="surrogatepass")).hexdigest()


def _texts(item: Located) -> Iterator[str]:
    for clause in walk((item.clause,)):
        own = (*clause.heading, *clause.body)
        yield key(plain(tuple(part for part in own if not isinstance(part, Status | NoteMark))))


def locks(record: Negotiation, lines: Lineage, proposals: Sequence[Amendment] = ()) -> tuple[Lock, ...]:
    """Every agreed clause with what became of it, in the order of the versions; a clause agreed twice is told once.

    `proposals` are looked through for those that reopen a clause. Agreements of the record that name no clause are left
    out (see `unknown_clauses`).
    """
    drafts = {issue.name: issue.draft for issue in lines.issues}
    reopening = list(_reopening(proposals, drafts))
    found: dict[Stage, Lock] = {}
    inherited: set[Stage] = set()
    for issue in lines.issues:
        said = {_stage(each, drafts): each for each in record.agreements if each.version == issue.name}
        for locator, item in lines.clauses[issue.name].items():
            stage = Stage(issue.name, locator)
            mark = next(
                (part.text for part in item.clause.body if isinstance(part, Status) and part.kind in _AGREED), ""
            )
            agreement = said.get(stage)
            if (mark or agreement) and (stage not in inherited or agreement):
                lock = _followed(Lock(stage, words_hash(item), mark, agreement), record, lines, reopening, inherited)
                found[stage] = lock
    return tuple(found.values())


def unknown_clauses(record: Negotiation, drafts: Mapping[str, Draft]) -> tuple[tuple[str, int, str, str], ...]:
    """Names of clauses in agreements and packages that their version does not have: part, number, key, and name."""
    out = []
    for number, each in enumerate(record.agreements):
        if each.version in drafts and index(drafts[each.version]).find(each.clause).located is None:
            out.append(("agreements", number, "clause", each.clause))
    for number, package in enumerate(record.packages):
        if package.version in drafts:
            clauses = index(drafts[package.version])
            named = [("agrees", package.agrees), *(("if", name) for name in package.needs)]
            out += [("packages", number, part, name) for part, name in named if clauses.find(name).located is None]
    return tuple(out)


def _stage(agreement: Agreement, drafts: Mapping[str, Draft]) -> Stage | None:
    found = index(drafts[agreement.version]).find(agreement.clause).located if agreement.version in drafts else None
    return Stage(agreement.version, found.locator) if found else None


def _reopening(proposals: Iterable[Amendment], drafts: Mapping[str, Draft]) -> Iterator[tuple[Stage, str]]:
    """The clauses that proposals reopen, each with the proposal."""
    for proposal in proposals:
        for operation in proposal.operations:
            if isinstance(operation, Reopen) and proposal.base in drafts:
                found = index(drafts[proposal.base]).find(operation.clause).located
                if found is not None:
                    yield Stage(proposal.base, found.locator), proposal.id


def _followed(
    lock: Lock, record: Negotiation, lines: Lineage, reopening: Sequence[tuple[Stage, str]], inherited: set[Stage]
) -> Lock:
    """A lock followed to the newest versions, or to where it was reopened."""
    agreement = lock.agreement
    touched: list[Touched] = []
    if agreement is not None and agreement.hash and not lock.hash.startswith(agreement.hash):
        touched.append(Touched("edited-in-place", lock.stage.version, lock.stage.locator))
    reopened, reason = "", ""
    by_proposal = dict(reopening)
    waiting, seen, now = [lock.stage], {lock.stage}, []
    freed: set[str] = set()
    while waiting:
        stage = waiting.pop(0)
        nexts = [other for other, _ in lines.later.get(stage, ())]
        if stage in by_proposal:
            reopened, reason = stage.version, f"proposal {by_proposal[stage]}"
            continue
        for following in _that_follow(stage, lines):
            heirs = [other for other in nexts if other.version == following.name]
            if agreement is not None and agreement.reopened and _came_of(agreement.reopened, following.name, record):
                reopened, reason = agreement.reopened, agreement.source
                freed.add(following.name)
                continue
            kind = _touch(lock, heirs, lines)
            if kind is not None:
                touched.append(Touched(kind, following.name, heirs[0].locator if heirs else ""))
                if kind != "mark-gone":
                    continue
            for heir in heirs:
                inherited.add(heir)
                if heir not in seen:
                    seen.add(heir)
                    waiting.append(heir)
        if not nexts and stage.version not in freed:
            now.append(stage)
    return Lock(
        lock.stage, lock.hash, lock.mark, agreement, reopened, reason, tuple(now), tuple(dict.fromkeys(touched))
    )


def _that_follow(stage: Stage, lines: Lineage) -> list[Issue]:
    """The versions that follow that of a stage and hold its section, if the stage has a say there."""
    section = section_of(lines.clauses[stage.version][stage.locator])
    out = []
    for issue in lines.issues:
        if stage.version not in issue.follows or (issue.revises and section not in issue.revises):
            continue
        sources = [other for other in lines.issues if other.name in issue.follows]
        revised = [other.name for other in sources if section in other.revises]
        whole = [other.name for other in sources if not other.revises]
        if stage.version in (revised or whole):
            out.append(issue)
    return out


def _touch(lock: Lock, heirs: Sequence[Stage], lines: Lineage) -> Touch | None:
    if not heirs:
        return "gone"
    items = [lines.clauses[heir.version][heir.locator] for heir in heirs]
    if all(words_hash(item) != lock.hash for item in items):
        return "changed"
    marked = any(isinstance(part, Status) and part.kind in _AGREED for item in items for part in item.clause.body)
    return None if marked or not lock.mark or lock.agreement is not None else "mark-gone"


def _came_of(older: str, newer: str, record: Negotiation) -> bool:
    """Whether a version is another one or came of it."""
    came = {older}
    for version in record.versions:
        if came & set(version.follows):
            came.add(version.name)
    return newer in came


PackageState: TypeAlias = Literal["holds", "waits", "broken"]


class PackageFound(Frozen):
    """A package as the newest version has it: *holds* when all it needs is agreed, *broken* when its own clause is
    agreed without that, *waits* otherwise. `open_` are the clauses that are needed and not agreed, as named."""

    package: Package
    state: PackageState
    version: str
    agrees: str
    open_: tuple[str, ...]


def packages(record: Negotiation, lines: Lineage, version: str, found: Sequence[Lock]) -> tuple[PackageFound, ...]:
    """Every package evaluated in a version: a clause is agreed there when a lock on it holds and nothing in it is open."""
    draft = next(issue.draft for issue in lines.issues if issue.name == version)
    agreed = {stage.locator for lock in found if lock.holds for stage in lock.now if stage.version == version}
    contested = {item.clause.locator for item in places(draft)}
    clauses = lines.clauses[version]

    def is_agreed(stages: Sequence[Stage]) -> bool:
        return (
            bool(stages)
            and all(_is_under(clauses[stage.locator], agreed) for stage in stages)
            and not any(
                _is_under(clauses[name], {stage.locator}) for stage in stages for name in contested if name in clauses
            )
        )

    out = []
    for package in record.packages:
        there = {name: _in(package.version, name, lines, version) for name in (package.agrees, *package.needs)}
        open_ = tuple(name for name in package.needs if not is_agreed(there[name]))
        own = is_agreed(there[package.agrees])
        state: PackageState = "holds" if not open_ else "broken" if own else "waits"
        now = there[package.agrees]
        out.append(PackageFound(package, state, version, now[0].locator if now else "", open_))
    return tuple(out)


def _in(version: str, name: str, lines: Lineage, newer: str) -> tuple[Stage, ...]:
    """What became of a clause in a newer version."""
    issue = next((issue for issue in lines.issues if issue.name == version), None)
    found = index(issue.draft).find(name).located if issue else None
    if found is None:
        return ()
    return tuple(kin.stage for kin in lines.became(Stage(version, found.locator), newer))


def _is_under(item: Located | None, names: set[str]) -> bool:
    while item is not None and item.locator not in names:
        item = item.parent
    return item is not None
