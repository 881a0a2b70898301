"""Where every word of every version comes from: the version that brought it in, and the proposal whose words it is.

Versions are gone through in order. Of each clause the words that stayed keep what is known of them, through moves,
splits, merges and rewording; what is left came in here, and `explained` looks for who asked for it or where it stood.

Law: a clause has an origin for each of its tokens, and one that did not change has the origins it had.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from rollingtext.amend.operations import Amendment
from rollingtext.compare.lineage import Issue, Lineage, Stage, lineage
from rollingtext.compare.links import Statement
from rollingtext.compare.selection import section_of
from rollingtext.document.model import Draft
from rollingtext.document.values import Frozen
from rollingtext.negotiation.asked import Asked, asked
from rollingtext.negotiation.explained import Case, Line, Stock, Struck, explain
from rollingtext.negotiation.origins import Origin
from rollingtext.negotiation.placed import Placed, Row, Wanted, placed, row_of, signs, wanted
from rollingtext.negotiation.record import Negotiation
from rollingtext.negotiation.spelled import Spelled, spelled

_AskedIn: TypeAlias = "dict[Stage, dict[tuple[str, ...], Asked]]"


class Course(Frozen):
    """Which token of an older version each token of a clause was.

    `at[i]` is the number of the clause in `sources` and the token there, `None` for a token that came in here; without
    `at` every token is the one at its own place in the only source.
    """

    sources: tuple[Stage, ...] = ()
    at: tuple[tuple[int, int] | None, ...] | None = None

    def before(self, token: int) -> tuple[Stage, int] | None:
        """The token that it was."""
        if self.at is None:
            return (self.sources[0], token) if self.sources else None
        found = self.at[token]
        return (self.sources[found[0]], found[1]) if found is not None else None


class Account(Frozen):
    """What is known of the words of one clause in one version: an origin for each token, and which token it was."""

    spelled: Spelled
    origins: tuple[Origin, ...]
    course: Course
    line: Line


class Provenance(Frozen):
    """The words of all versions accounted for, in the order of the versions and of their clauses.

    `struck` are the words that each version struck, by its name.
    """

    record: Negotiation
    lineage: Lineage
    proposals: Mapping[str, Amendment]
    accounts: Mapping[Stage, Account]
    struck: Mapping[str, tuple[Struck, ...]]

    @property
    def versions(self) -> tuple[str, ...]:
        """The versions whose texts are known, in order."""
        return tuple(issue.name for issue in self.lineage.issues)

    def ancestors(self, version: str) -> tuple[str, ...]:
        """The versions that a version goes back to, oldest first."""
        known = {version}
        for issue in reversed(self.lineage.issues):
            if issue.name in known:
                known.update(issue.follows)
        return tuple(name for name in self.versions if name in known and name != version)

    def of(self, version: str) -> dict[str, Account]:
        """The accounts of a version by the locators of its clauses, in reading order."""
        return {locator: self.accounts[Stage(version, locator)] for locator in self.lineage.clauses.get(version, ())}


def provenance(
    record: Negotiation,
    drafts: Mapping[str, Draft],
    proposals: Sequence[Amendment] = (),
    agreed: Iterable[tuple[str, str]] = (),
    stated: Mapping[tuple[str, str], Iterable[Statement]] | None = None,
) -> Provenance:
    """Accounts for the words of the versions in `drafts` (by their names in the record).

    `proposals` are in the order in which they were tabled. `agreed` are texts that are agreed elsewhere, each with its
    name: words out of them need no proposal. `stated` is what people know about lineage.
    """
    issues = [
        Issue(version.name, drafts[version.name], version.follows, version.revises)
        for version in record.versions
        if version.name in drafts
    ]
    return _Tracer(record, lineage(issues, stated), proposals, agreed).traced()


class _Joint(NamedTuple):
    """Clauses that changed, with those they come from, and what both have in common.

    `asked` is what was asked for in them, now and before; `waiting` what was tabled only after this version.
    """

    old: tuple[Stage, ...]
    new: tuple[Stage, ...]
    before: Row
    after: Row
    asked: tuple[Wanted, ...]
    waiting: tuple[Wanted, ...]
    match: Placed


class _Tracer:
    """One walk through the versions."""

    def __init__(
        self, record: Negotiation, lines: Lineage, proposals: Sequence[Amendment], agreed: Iterable[tuple[str, str]]
    ) -> None:
        self.record, self.lines = record, lines
        self.proposals = {proposal.id: proposal for proposal in proposals}
        self.asked = asked(lines.issues, proposals, record.registry)
        self.stock = Stock(record, self.asked, agreed)
        self.accounts: dict[Stage, Account] = {}
        self.struck: dict[str, tuple[Struck, ...]] = {}

    def traced(self) -> Provenance:
        for issue in self.lines.issues:
            sources = [source for source in issue.follows if source in self.lines.clauses]
            if sources:
                self._version(issue, sources)
            else:
                self._first(issue.name)
        order = (
            Stage(issue.name, locator) for issue in self.lines.issues for locator in self.lines.clauses[issue.name]
        )
        accounts = {stage: self.accounts[stage] for stage in order}
        return Provenance(self.record, self.lines, self.proposals, accounts, self.struck)

    def _first(self, name: str) -> None:
        """A version that follows none: all its words came in with it."""
        origin = Origin(name)
        self.struck[name] = ()
        for locator, item in self.lines.clauses[name].items():
            text = spelled(item.clause)
            self.accounts[Stage(name, locator)] = Account(text, (origin,) * len(text.words), Course(), Line())

    def _version(self, issue: Issue, sources: Sequence[str]) -> None:
        name = issue.name
        joints = list(self._joints(name, sources))
        gone = {id(joint): tuple(self._struck(joint)) for joint in joints}
        deleted = tuple(struck for stage in self._deleted(issue, sources) for struck in self._all_of(stage))
        self.struck[name] = (*(struck for each in gone.values() for struck in each), *deleted)
        texts = [self.accounts[Stage(source, at)].spelled for source in sources for at in self.lines.clauses[source]]
        self.stock.begin(name, self.struck[name], texts)
        for joint in joints:
            beside = self._beside(joint) if len(sources) > 1 else ()
            if len(joint.new) > 1:  # the parts of a clause can say again what stood in it once
                beside += tuple(each for stage in joint.old for each in self._all_of(stage))
            self._account(joint, gone[id(joint)], beside)

    # What is compared

    def _joints(self, name: str, sources: Sequence[str]) -> Iterator[_Joint]:
        """The clauses that changed or came in, with those they come from; the others are accounted for at once."""
        wanted_in = self._asked_in(sources)
        seen: set[Stage] = set()
        for source in sources:
            for link in self.lines.links[source, name]:
                old = tuple(Stage(source, item.locator) for item in link.old)
                here = (Stage(name, item.locator) for item in link.new)
                new = tuple(stage for stage in here if stage not in seen and self._comes_from(stage, old))
                seen.update(new)
                if new and link.kind == "same":
                    self._unchanged(new[0], old[0], wanted_in)
                elif new:
                    yield self._joint(old, new, wanted_in)
        for locator in self.lines.clauses[name]:
            if (stage := Stage(name, locator)) not in seen:
                yield self._joint((), (stage,), wanted_in)

    def _comes_from(self, stage: Stage, old: Sequence[Stage]) -> bool:
        return any(before in old for before, _ in self.lines.earlier.get(stage, ()))

    def _asked_in(self, sources: Sequence[str]) -> _AskedIn:
        """What was asked for in the clauses of the versions that a version follows; the same twice is one."""
        out: _AskedIn = {}
        for source in sources:
            for each in self.asked.get(source, ()):
                if each.stage is not None:
                    key = (*map(str, each.tokens or ()), "", *each.words)
                    out.setdefault(each.stage, {}).setdefault(key, each)
        return out

    def _joint(self, old: tuple[Stage, ...], new: tuple[Stage, ...], wanted_in: _AskedIn) -> _Joint:
        before = row_of([self.accounts[stage].spelled for stage in old])
        after = row_of([spelled(self.lines.clauses[stage.version][stage.locator].clause) for stage in new])
        here = [each for number, stage in enumerate(old) for each in self._wanted(before, number, stage, wanted_in)]
        here += [each for stage in old for each in reversed(self.accounts[stage].line.asked)]
        heard = tuple(each for each in here if self.stock.is_tabled(each.date, new[0].version))
        waiting = tuple(each.unplaced() for each in here if each.words and each not in heard)
        return _Joint(old, new, before, after, heard, waiting, placed(before, after, heard))

    def _wanted(self, row: Row, number: int, stage: Stage, wanted_in: _AskedIn) -> Iterator[Wanted]:
        for each in wanted_in.get(stage, {}).values():
            yield wanted(row, number, self.stock.names(each), each)

    def _unchanged(self, new: Stage, old: Stage, wanted_in: _AskedIn) -> None:
        """A clause that reads as before; what was asked for in it is remembered."""
        was = self.accounts[old]
        line = was.line
        if old in wanted_in:
            row = row_of([was.spelled])
            open_ = tuple(each for each in self._wanted(row, 0, old, wanted_in) if each.words)
            line = Line(line.struck, line.asked + tuple(each.unplaced() for each in open_))
        self.accounts[new] = Account(was.spelled, was.origins, Course((old,)), line)

    # What went

    def _struck(self, joint: _Joint) -> Iterator[Struck]:
        for run in joint.match.struck:
            refs = joint.before.refs[run.low : run.high]
            stage = joint.old[refs[0][0]]
            origins = tuple(self.accounts[joint.old[clause]].origins[token] for clause, token in refs)
            yield Struck(joint.before.words[run.low : run.high], origins, stage, refs[0][1], run.proposals)

    def _deleted(self, issue: Issue, sources: Sequence[str]) -> Iterator[Stage]:
        """The clauses of which nothing came in a version that took their section from theirs."""
        for source in sources:
            for link in self.lines.links[source, issue.name]:
                for item in link.old if not link.new else ():
                    section = section_of(item)
                    held = not issue.revises or section in issue.revises
                    if held and self.lines.has_say(source, issue.name, section):
                        yield Stage(source, item.locator)

    def _all_of(self, stage: Stage) -> Iterator[Struck]:
        """The words of a clause that was deleted."""
        was = self.accounts[stage]
        said = was.spelled.said
        if said:
            words = tuple(was.spelled.folded[token] for token in said)
            asking = (each for each in self.asked.get(stage.version, ()) if each.stage == stage and not each.words)
            proposals = tuple(dict.fromkeys(each.proposal.id for each in asking))
            yield Struck(words, tuple(was.origins[token] for token in said), stage, 0, proposals)

    # What came in

    def _account(self, joint: _Joint, gone: tuple[Struck, ...], beside: tuple[Struck, ...]) -> None:
        """Accounts for the words of the newer clauses of a joint."""
        version = joint.new[0].version
        match, after = joint.match, joint.after
        old_lines = [self.accounts[stage].line for stage in joint.old]
        struck = tuple(struck for each in old_lines for struck in each.struck)
        found = {after.refs[at]: Origin(version, proposals) for at, proposals in match.by.items()}
        case = Case(version, after.words, joint.asked, struck, beside, self.stock)
        for run in match.fresh:
            found.update((after.refs[at], origin) for at, origin in explain(case, run))
        came: dict[tuple[int, int], tuple[int, int]] = {after.refs[j]: joint.before.refs[i] for i, j in match.pairs}
        came.update(signs(joint.before, after, match.pairs))
        fresh = Origin(version)
        line = Line(struck + gone, match.open + joint.waiting)
        for number, (stage, text) in enumerate(zip(joint.new, after.clauses, strict=True)):
            origins: list[Origin] = []
            for token in range(len(text.words)):
                was = came.get((number, token))
                if was is not None:
                    origins.append(self.accounts[joint.old[was[0]]].origins[was[1]])
                else:
                    origins.append(found.get((number, token), fresh))
            at = tuple(came.get((number, token)) for token in range(len(text.words)))
            self.accounts[stage] = Account(text, tuple(origins), Course(joint.old, at), line)

    def _beside(self, joint: _Joint) -> tuple[Struck, ...]:
        """The texts of the same clauses in versions that came before but are not on their way here."""
        out: list[Struck] = []
        for stage in joint.new if joint.match.fresh else ():
            for issue in reversed(self.lines.issues):
                if issue.name in self.stock.before[stage.version] and not self.lines.came_from(stage, issue.name):
                    for kin in self.lines.kin(stage, issue.name):
                        out += self._all_of(kin.stage)
        return tuple(out)
