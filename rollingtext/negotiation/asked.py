"""What proposals ask to have written: the words that each brings in, and where in its base they are to stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rollingtext.amend.meaning.base import Base, above
from rollingtext.amend.meaning.edits import AddEdit, Edit, Refusal, WordEdit
from rollingtext.amend.meaning.resolve import resolved
from rollingtext.amend.operations import (
    AddSide,
    Amendment,
    MergeClauses,
    MoveClause,
    Operation,
    RenumberClause,
    SplitClause,
)
from rollingtext.amend.words.splice import bare
from rollingtext.compare.lineage import Issue, Stage
from rollingtext.compare.texts import own_text
from rollingtext.document.tree import walk
from rollingtext.document.values import Frozen
from rollingtext.negotiation.spelled import folded_text
from rollingtext.notation.attribution import Parties

_SAME_WORDS = (MoveClause, RenumberClause, SplitClause, MergeClauses)
"""Operations that put clauses elsewhere and bring in no words."""
_WHOLE = (0, 1 << 30)
"""All tokens of a clause."""


class Asked(Frozen):
    """Words that a proposal asks for, as they are compared.

    `order` is the place of the proposal among all that were tabled. `stage` is the clause of its base that it speaks
    of, and `tokens` the half-open range there that is to give way, an empty one for an insertion; both are `None` for
    a clause of its own.
    """

    proposal: Amendment
    order: int
    words: tuple[str, ...]
    stage: Stage | None = None
    tokens: tuple[int, int] | None = None


def asked(issues: Sequence[Issue], proposals: Sequence[Amendment], parties: Parties) -> Mapping[str, list[Asked]]:
    """What was asked for, by the version it was asked for in, in the order of tabling.

    A proposal whose base is not among `issues` brings in nothing, for nobody can say what it speaks of.
    """
    drafts = {issue.name: issue.draft for issue in issues}
    bases: dict[str, Base] = {}
    out: dict[str, list[Asked]] = {}
    for order, proposal in enumerate(proposals):
        name = proposal.base
        if name not in drafts:
            continue
        base = bases.get(name)
        if base is None:
            base = bases[name] = Base(drafts[name], parties)
        for operation in proposal.operations:
            outcome = () if isinstance(operation, _SAME_WORDS) else resolved(operation, base, proposal.by)
            out.setdefault(name, []).extend(_asked(proposal, order, operation, outcome, base))
    return out


def _asked(
    proposal: Amendment, order: int, operation: Operation, outcome: tuple[Edit, ...] | Refusal, base: Base
) -> Iterator[Asked]:
    name = proposal.base
    if isinstance(outcome, Refusal):
        text = getattr(operation, "text", "")
        if text and outcome.status != "already":
            stage = Stage(name, outcome.clause.locator) if outcome.clause else None
            yield Asked(proposal, order, folded_text(bare(text)), stage)
        return
    for edit in outcome:
        if isinstance(edit, WordEdit):
            text = operation.text if isinstance(operation, AddSide) else edit.change.text
            yield Asked(proposal, order, folded_text(bare(text)), Stage(name, edit.target.locator), edit.tokens)
            continue
        if isinstance(edit, AddEdit):
            yield from (Asked(proposal, order, folded_text(own_text(clause))) for clause in walk((edit.new,)))
            continue
        if edit.new is None:
            under = (item for item in base.clauses.clauses if edit.target in above(item))
            yield from (Asked(proposal, order, (), Stage(name, item.locator), _WHOLE) for item in under)
            continue
        yield Asked(proposal, order, folded_text(own_text(edit.new)), Stage(name, edit.target.locator), _WHOLE)
        yield from (Asked(proposal, order, folded_text(own_text(clause))) for clause in walk(edit.new.children))
