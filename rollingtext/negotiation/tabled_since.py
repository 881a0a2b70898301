"""The fates of all proposals of a negotiation in one version, whatever version each of them was tabled for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rollingtext.amend.operations import Amendment
from rollingtext.compare.lineage import Lineage, Stage
from rollingtext.negotiation.answered import Answers
from rollingtext.negotiation.fate import ProposalFate, fates
from rollingtext.negotiation.record import Negotiation
from rollingtext.negotiation.standing import StandingText


def answered(
    record: Negotiation, lines: Lineage, proposals: Sequence[Amendment], newer: str, newest: str
) -> tuple[list[ProposalFate], Counter[str]]:
    """The fate of each proposal in the version `newer`, in their order, and where its words live in `newest`.

    Proposals for a version of which `newer` did not come have no fate there: they are counted by their base.
    """
    drafts = {issue.name: issue.draft for issue in lines.issues}
    texts = {name: StandingText(drafts[name]) for name in dict.fromkeys((newer, newest))}
    version = record.version(newer)
    out: dict[str, ProposalFate] = {}
    left: Counter[str] = Counter()
    for base in dict.fromkeys(proposal.base for proposal in proposals):
        mine = [proposal for proposal in proposals if proposal.base == base]
        if base not in drafts or base == newer or newer not in later(record, base):
            left[base] += len(mine)
            continue
        text = texts.get(base) or StandingText(drafts[base])
        answers = Answers(
            text,
            texts[newer],
            record.registry,
            version.revises if version else (),
            _through(lines, base, newer, text),
            lines.links.get((base, newer), ()),
        )
        for fate in fates(mine, answers, texts[newest] if newest != newer else None, lines, record.outcomes):
            out[fate.proposal.id] = fate
    return [out[proposal.id] for proposal in proposals if proposal.id in out], left


def later(record: Negotiation, name: str) -> set[str]:
    """A version and all that came of it."""
    came = {name}
    for version in record.versions:
        if came & set(version.follows):
            came.add(version.name)
    return came


def _through(lines: Lineage, base: str, newer: str, text: StandingText) -> dict[str, tuple[str, ...]]:
    """What the versions in between make of every clause."""
    if (base, newer) in lines.links:
        return {}
    return {name: tuple(kin.stage.locator for kin in lines.became(Stage(base, name), newer)) for name in text.by_clause}
