"""Lineage through many versions: what became of a clause, and where one comes from.

The links of versions that follow each other are put end to end along the graph of the negotiation: a version can
revise one section only, and two can go back to the same text. Every further step makes a line less certain.

Laws: a clause is its own only kin in its own version; *became* and *came from* are inverse; between neighbours they
say what `align` says; over a chain of versions, the way through the one in the middle is the whole way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from rollingtext.compare.align import aligned, leveled
from rollingtext.compare.links import Link, Statement
from rollingtext.compare.selection import section_of
from rollingtext.document.model import Draft
from rollingtext.document.tree import Located
from rollingtext.document.values import Frozen, Value


class Stage(NamedTuple):
    """A clause as it stands in one version: the version's name and the clause's locator there."""

    version: str
    locator: str


class Issue(Value):
    """One version in the graph: its text, the versions it follows, and the sections it holds if it is no whole text."""

    name: str
    draft: Draft
    follows: tuple[str, ...] = ()
    revises: tuple[str, ...] = ()


class Kin(Value):
    """A clause that another one became, or comes from.

    `confidence` is the likeness of the words along the surest way, each step times the next, from 0 to 1. `path` is
    that way, from the clause that was asked about to this one.
    """

    stage: Stage
    confidence: float
    path: tuple[Stage, ...]


_Edges: TypeAlias = "Mapping[Stage, Sequence[tuple[Stage, float]]]"
_PLACES = 9
"""Decimals to which confidence is told, so that it is the same in both directions."""


class Lineage(Frozen):
    """The lines of all clauses through the versions of a negotiation, which are in an order that each can follow.

    `links` are those between each version and one that it follows, by their names, the older one first. Where several
    sources could have a say on a clause, `earlier` knows whose links count.
    """

    issues: tuple[Issue, ...]
    clauses: Mapping[str, Mapping[str, Located]]
    later: _Edges
    earlier: _Edges
    links: Mapping[tuple[str, str], tuple[Link, ...]]

    def became(self, stage: Stage, version: str) -> tuple[Kin, ...]:
        """What became of a clause in a version that came of its own, surest first; several where it was split."""
        return self._in(version, self._walk(self._start(stage), self.later, self.issues))

    def came_from(self, stage: Stage, version: str) -> tuple[Kin, ...]:
        """Where a clause comes from in a version that its own came of; several where it was merged."""
        return self._in(version, self._walk(self._start(stage), self.earlier, self.issues[::-1]))

    def kin(self, stage: Stage, version: str) -> tuple[Kin, ...]:
        """The same clause in any version: later, earlier, or over what both versions come from.

        A version can be on a branch that was given up: its clause is looked for back to where the branches parted.
        """
        found = self.became(stage, version) or self.came_from(stage, version)
        if found:
            return found
        back = self._walk(self._start(stage), self.earlier, self.issues[::-1])
        starts = [(at, confidence, path) for at, (confidence, path) in back.items()]
        return self._in(version, self._walk(starts, self.later, self.issues))

    def gone_in(self, stage: Stage) -> tuple[str, ...]:
        """The versions in which the line of a clause ended: they hold its section, and nothing in them came of it."""
        reached = self._walk(self._start(stage), self.later, self.issues)
        alive = {at.version for at in reached}
        ended: dict[str, None] = {}
        for at in reached:
            section = section_of(self.clauses[at.version][at.locator])
            for issue in self.issues:
                if at.version in issue.follows and issue.name not in alive:
                    if not issue.revises or section in issue.revises:
                        ended[issue.name] = None
        return tuple(ended)

    def has_say(self, source: str, version: str, section: str) -> bool:
        """Whether a version takes a section from a source that it follows: no other one has more say on it."""
        by_name = {issue.name: issue for issue in self.issues}
        say = {name: _say(by_name[name], section) for name in by_name[version].follows if name in by_name}
        return say[source] == max(say.values())

    def _start(self, stage: Stage) -> list[tuple[Stage, float, tuple[Stage, ...]]]:
        """The clause itself; nothing where its version does not have it."""
        return [(stage, 1.0, (stage,))] if stage.locator in self.clauses.get(stage.version, ()) else []

    def _walk(
        self, starts: Iterable[tuple[Stage, float, tuple[Stage, ...]]], edges: _Edges, order: Sequence[Issue]
    ) -> dict[Stage, tuple[float, tuple[Stage, ...]]]:
        """Every clause that can be reached, with the surest way to it. `order` lets each version come behind its sources."""
        best: dict[Stage, tuple[float, tuple[Stage, ...]]] = {}
        waiting: dict[str, list[Stage]] = {}

        def reach(stage: Stage, confidence: float, path: tuple[Stage, ...]) -> None:
            known = best.get(stage)
            if known is None:
                waiting.setdefault(stage.version, []).append(stage)
            if known is None or (-confidence, len(path), path) < (-known[0], len(known[1]), known[1]):
                best[stage] = (confidence, path)

        for start in starts:
            reach(*start)
        for issue in order:
            for stage in waiting.get(issue.name, ()):
                confidence, path = best[stage]
                for other, score in edges.get(stage, ()):
                    reach(other, confidence * score, (*path, other))
        return best

    def _in(self, version: str, reached: Mapping[Stage, tuple[float, tuple[Stage, ...]]]) -> tuple[Kin, ...]:
        found = [Kin(at, round(sure, _PLACES), path) for at, (sure, path) in reached.items() if at.version == version]
        rank = {locator: number for number, locator in enumerate(self.clauses.get(version, ()))}
        return tuple(sorted(found, key=lambda kin: (-kin.confidence, rank[kin.stage.locator])))


def lineage(issues: Iterable[Issue], stated: Mapping[tuple[str, str], Iterable[Statement]] | None = None) -> Lineage:
    """The lines through `issues`, each behind those it follows; a version that is not there is passed over.

    `stated` holds what people know about two versions, by their names, the older one first. Of a section that one of
    several sources revises, the clauses come from that source, and the others from the whole text.
    """
    known = tuple(issues)
    by_name = {issue.name: issue for issue in known}
    later: dict[Stage, list[tuple[Stage, float]]] = {}
    earlier: dict[Stage, list[tuple[Stage, float]]] = {}
    levels = {issue.name: leveled(issue.draft) for issue in known}
    links: dict[tuple[str, str], tuple[Link, ...]] = {}
    for issue in known:
        sources = [by_name[name] for name in issue.follows if name in by_name]
        for old in sources:
            said = (stated or {}).get((old.name, issue.name), ())
            links[old.name, issue.name] = aligned(levels[old.name], levels[issue.name], said)
        for old, before, after, score in _heard([(old, links[old.name, issue.name]) for old in sources]):
            here, there = Stage(old.name, before.locator), Stage(issue.name, after.locator)
            later.setdefault(here, []).append((there, score))
            earlier.setdefault(there, []).append((here, score))
    clauses = {name: {item.locator: item for item in level.clauses} for name, level in levels.items()}
    return Lineage(known, clauses, later, earlier, links)


def _heard(steps: Sequence[tuple[Issue, Sequence[Link]]]) -> Iterator[tuple[Issue, Located, Located, float]]:
    """The edges into one version: of each clause those from the sources that have the most say on it."""
    edges = [
        (source, before, after, link.score)
        for source, links in steps
        for link in links
        for before in link.old
        for after in link.new
    ]
    most: dict[int, int] = {}
    for source, _, after, _ in edges:
        most[id(after.clause)] = max(most.get(id(after.clause), 0), _say(source, section_of(after)))
    return (edge for edge in edges if _say(edge[0], section_of(edge[2])) == most[id(edge[2].clause)])


def _say(source: Issue, section: str) -> int:
    """How much say a source has on a section: most the one that revises it, least one that revises another."""
    if not source.revises:
        return 1
    return 2 if section in source.revises else 0
