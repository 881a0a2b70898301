"""What became of proposals between two versions: adopted, in part, bracketed, absorbed, parked, dropped or withdrawn.

The newer text is asked, not its authors: whether the words that a proposal brings in stand where it asked for them, and
whether those that it takes away are gone. Words count as they stand, whatever brackets and numbers are round them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from rollingtext.amend.operations import Amendment
from rollingtext.compare.lcs import partners
from rollingtext.compare.lineage import Lineage, Stage
from rollingtext.document.tree import Located
from rollingtext.document.values import Frozen
from rollingtext.negotiation.answered import Answer, Answers, Kind
from rollingtext.negotiation.outcomes import Outcome
from rollingtext.negotiation.standing import StandingText, all_said
from rollingtext.notation.parties import Registry

FateKind: TypeAlias = Literal["adopted", "in-part", "bracketed", "absorbed", "parked", "dropped", "withdrawn"]

KINDS: tuple[FateKind, ...] = ("adopted", "in-part", "bracketed", "absorbed", "parked", "dropped", "withdrawn")
"""What can become of a proposal, in the order in which it is told."""

_ALIVE = 0.5
"""So much of what came in of a proposal must stand in a clause for its words to live there."""


class ProposalFate(Frozen):
    """What became of one proposal.

    `share` tells how much of what it asks was done, from 0 to 1, brackets counting like agreed words. `answers` are
    those to its operations, in order. `clauses` are where the newer text has its words; `now` are the locators of where
    they live in the newest version, empty when they are gone from it.
    """

    proposal: Amendment
    kind: FateKind
    share: float
    answers: tuple[Answer, ...]
    clauses: tuple[Located, ...] = ()
    now: tuple[str, ...] = ()
    reason: str = ""


def fates(
    proposals: Sequence[Amendment],
    answers: Answers,
    newest: StandingText | None = None,
    lines: Lineage | None = None,
    outcomes: Sequence[Outcome] = (),
) -> tuple[ProposalFate, ...]:
    """The fate of each proposal for the older one of two versions, in their order.

    `newest` is the version where the words are looked for now, if it is another one than the newer of the two, and
    `lines` lead to its clauses. `outcomes` are what the record says of proposals: it goes before the text.
    """
    said = {outcome.proposal: outcome for outcome in outcomes}
    return tuple(_fate(proposal, answers, newest, lines, said) for proposal in proposals)


def _fate(
    proposal: Amendment,
    answers: Answers,
    newest: StandingText | None,
    lines: Lineage | None,
    said: Mapping[str, Outcome],
) -> ProposalFate:
    found = answers.to(proposal)
    kind, share = _together(found)
    reason = next((answer.reason for answer in found if answer.kind == kind and answer.reason), "")
    clauses = tuple({item.locator: item for answer in found for item in answer.clauses}.values())
    if (outcome := said.get(proposal.id)) is not None and kind in ("dropped", "parked"):
        kind, reason = outcome.outcome, outcome.told
    now = _now(found, answers.version, newest, lines)
    return ProposalFate(proposal, kind, share, found, clauses, now, reason)


def _together(found: Sequence[Answer]) -> tuple[FateKind, float]:
    """What became of a proposal, by what became of its operations; each counts by the words it is about."""
    weight = sum(answer.size for answer in found) or 1
    share = sum(answer.share * answer.size for answer in found) / weight
    kinds: set[Kind] = {answer.kind for answer in found}
    if len(kinds) == 1:
        return next(iter(kinds)), share
    if kinds <= {"adopted", "absorbed"}:
        return "absorbed", share
    if kinds <= {"adopted", "bracketed", "absorbed"}:
        return "bracketed", share
    if not share:
        return ("parked" if "parked" in kinds else "dropped"), share
    return "in-part", share


def _now(found: Sequence[Answer], version: str, newest: StandingText | None, lines: Lineage | None) -> tuple[str, ...]:
    """The clauses of the newest version in which the words of a proposal live."""
    alive: dict[str, None] = {}
    for answer in found:
        for item in answer.clauses if answer.words else ():
            if newest is None or lines is None:
                alive[item.locator] = None
                continue
            for kin in lines.kin(Stage(version, item.locator), newest.draft.meta.version):
                standing = newest.by_clause.get(kin.stage.locator)
                if standing is not None and _lives(answer, standing.clause):
                    alive[kin.stage.locator] = None
    return tuple(alive)


def _lives(answer: Answer, item: Located) -> bool:
    """Whether most of the words that came in still stand in a clause, or under it."""
    kept = sum(at >= 0 for at in partners(answer.words, all_said(item.clause)))
    return kept >= _ALIVE * answer.share * len(answer.words)


class Delegation(Frozen):
    """How the proposals of one party fared: `counts` by fate, those it tabled and those it cosponsored together."""

    party: str
    counts: Mapping[FateKind, int]
    share: float

    @property
    def total(self) -> int:
        """How many proposals carry its name."""
        return sum(self.counts.values())


def by_delegation(found: Sequence[ProposalFate], registry: Registry) -> tuple[Delegation, ...]:
    """How each party's proposals fared, by its code, those with most proposals first."""
    counts: dict[str, Counter[FateKind]] = {}
    shares: dict[str, list[float]] = {}
    for fate in found:
        for code in supporters(fate.proposal, registry):
            counts.setdefault(code, Counter())[fate.kind] += 1
            shares.setdefault(code, []).append(fate.share)
    told = [Delegation(code, counts[code], sum(shares[code]) / len(shares[code])) for code in counts]
    return tuple(sorted(told, key=lambda each: (-each.total, each.party)))


def supporters(proposal: Amendment, registry: Registry) -> tuple[str, ...]:
    """The codes of those whose proposal it is: who tabled and cosponsored it, and on whose behalf."""
    names = (*proposal.by, *proposal.cosponsors, *((proposal.on_behalf_of,) if proposal.on_behalf_of else ()))
    known = ((name, registry.resolve(name)) for name in names)
    return tuple(dict.fromkeys(party.code if party else name for name, party in known))
