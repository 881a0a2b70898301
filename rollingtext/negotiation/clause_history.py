"""The history of a clause: how it came to read as it does, through moves, splits, merges and renumbering.

Every step tells the clauses before and after it, what happened, and the words that changed. A version in which nothing
happened to the clause has no step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple, TypeAlias

from rollingtext.compare.lineage import Issue, Stage
from rollingtext.compare.links import Link
from rollingtext.compare.selection import section_of
from rollingtext.compare.texts import own_text
from rollingtext.compare.words import Run, word_diff
from rollingtext.document.values import Frozen
from rollingtext.negotiation import held
from rollingtext.negotiation.history import starts
from rollingtext.negotiation.provenance import Provenance
from rollingtext.negotiation.steps import Steps

Happened: TypeAlias = Literal[
    "entered", "came back", "reworded", "split", "merged", "moved", "renumbered", "bracketed", "lifted", "struck"
]


class Brackets(NamedTuple):
    """Words that came into brackets in a step, or out of them; who backs them, and who backs something else."""

    happened: Literal["bracketed", "lifted"]
    text: str
    backers: tuple[str, ...]
    against: tuple[str, ...]


class Step(Frozen):
    """What happened to a clause in one version. `proposals` are those whose words came in."""

    version: str
    happened: tuple[Happened, ...]
    old: tuple[Stage, ...]
    new: tuple[Stage, ...]
    words: tuple[Run, ...]
    brackets: tuple[Brackets, ...]
    proposals: tuple[str, ...]


class ClauseHistory(Frozen):
    """The steps of one clause, and all the clauses that it was or became, by version."""

    stage: Stage
    line: tuple[Stage, ...]
    steps: tuple[Step, ...]


def clause_history(found: Provenance, stage: Stage) -> ClauseHistory:
    """The history of the clause that stands at `stage`, before it and after it."""
    line = tuple(kin.stage for version in found.versions for kin in found.lineage.kin(stage, version))
    teller = _Teller(found, frozenset(line))
    return ClauseHistory(stage, line, tuple(step for issue in found.lineage.issues for step in teller.steps(issue)))


class _Teller:
    def __init__(self, found: Provenance, line: frozenset[Stage]) -> None:
        self.found, self.line = found, line
        self.places = Steps(found.lineage)
        self.contested: dict[str, dict[int, Sequence[held.Held]]] = {}
        self.drafts = {issue.name: issue.draft for issue in found.lineage.issues}

    def steps(self, issue: Issue) -> Iterator[Step]:
        """What happened to the line in one version."""
        lines = self.found.lineage
        sources = [source for source in issue.follows if source in self.drafts]
        told: set[Stage] = set()
        for source in sources:
            for link in lines.links[source, issue.name]:
                old = tuple(Stage(source, item.locator) for item in link.old)
                new = tuple(Stage(issue.name, item.locator) for item in link.new)
                if self.line.isdisjoint((*old, *new)):
                    continue
                if new and old:
                    heard = tuple(stage for stage in new if any(was in old for was, _ in lines.earlier.get(stage, ())))
                    told.update(heard)
                    step = self._changed(link, old, heard) if heard else None
                    if step is not None:
                        yield step
                elif old and self._speaks_of(issue, link, source):
                    text = " ".join(own_text(item.clause) for item in link.old)
                    yield Step(issue.name, ("struck",), old, (), (Run("delete", text),), (), self._asking(old))
        for stage in lines.clauses[issue.name]:
            here = Stage(issue.name, stage)
            if here in self.line and here not in told:
                yield self._entered(here)

    def _speaks_of(self, issue: Issue, link: Link, source: str) -> bool:
        section = section_of(link.old[0])
        held_there = not issue.revises or section in issue.revises
        return held_there and self.found.lineage.has_say(source, issue.name, section)

    def _entered(self, stage: Stage) -> Step:
        earlier = self.found.ancestors(stage.version)
        stood = any(other.version in earlier for other in self.line)
        text = own_text(self.found.lineage.clauses[stage.version][stage.locator].clause)
        words = (Run("insert", text),) if text else ()
        brackets = tuple(self._bracketed((), (stage,)))
        return Step(
            stage.version,
            ("came back" if stood else "entered",),
            (),
            (stage,),
            words,
            brackets,
            self._brought((stage,)),
        )

    def _changed(self, link: Link, old: tuple[Stage, ...], new: tuple[Stage, ...]) -> Step | None:
        happened: list[Happened] = []
        if link.kind in ("split", "merged"):
            happened.append(link.kind)
        place = self.places.place(old[0], new[0])
        if place:
            happened.append(place)
        before, after = self._text(old), self._text(new)
        if before != after and (link.kind == "edited" or not happened):
            happened.append("reworded")
        brackets = tuple(self._bracketed(old, new))
        happened += dict.fromkeys(each.happened for each in brackets)
        if not happened:
            return None
        return Step(new[0].version, tuple(happened), old, new, word_diff(before, after), brackets, self._brought(new))

    def _text(self, stages: Iterable[Stage]) -> str:
        return " ".join(own_text(self.found.lineage.clauses[each.version][each.locator].clause) for each in stages)

    def _brought(self, new: Iterable[Stage]) -> tuple[str, ...]:
        """The proposals whose words came in with a version."""
        origins = (
            each for stage in new for each in self.found.accounts[stage].origins if each.version == stage.version
        )
        return self._tabled(id for each in origins for id in each.proposals)

    def _asking(self, old: Sequence[Stage]) -> tuple[str, ...]:
        """The proposals that asked for clauses to go."""
        gone = (each for row in self.found.struck.values() for each in row if each.stage in old)
        return self._tabled(id for each in gone for id in each.proposals)

    def _tabled(self, names: Iterable[str]) -> tuple[str, ...]:
        """Proposals in the order in which they were tabled."""
        known = set(names)
        return tuple(name for name in self.found.proposals if name in known)

    def _bracketed(self, old: Sequence[Stage], new: Sequence[Stage]) -> Iterator[Brackets]:
        """The words that came into brackets and out of them, those of one place together."""
        for stage in new:
            account = self.found.accounts[stage]
            rows: list[tuple[int, Literal["bracketed", "lifted"] | None, held.Held | None]] = []
            for token in account.spelled.said:
                was = account.course.before(token)
                now = self._held(stage, token)
                before = self._held(*was) if was is not None else None
                kind: Literal["bracketed", "lifted"] | None = None
                if now is not None and before is None:
                    kind = "bracketed"
                elif now is None and before is not None:
                    kind = "lifted"
                rows.append((token, kind, now or before))
            for (kind, _), group in groupby(rows, key=lambda row: (row[1], row[2] and (row[2].place.id, row[2].side))):
                tokens = list(group)
                side = tokens[0][2]
                if kind is not None and side is not None:
                    text = account.spelled.text(tokens[0][0], tokens[-1][0] + 1)
                    yield Brackets(kind, text, side.backers, side.against)

    def _held(self, stage: Stage, token: int) -> held.Held | None:
        """The place that contests a token."""
        contested = self.contested.get(stage.version)
        if contested is None:
            contested = self.contested[stage.version] = dict(held.held(self.drafts[stage.version]))
        stretches = contested.get(id(self.found.lineage.clauses[stage.version][stage.locator].clause), ())
        return held.at(stretches, starts(self.found.accounts[stage].spelled)[token]) if stretches else None
