"""A compilation: every clause of a text as it stands, followed by every proposal on it and by whom it was made.

Nothing is adopted and nothing is left out. A proposal that does not fit the text stands where it belongs, with the
reason; one whose clause is not there stands at the end.
"""

from __future__ import annotations

from collections.abc import Sequence

from rollingtext.amend.doing.work import natural, shown_names
from rollingtext.amend.meaning.base import Base
from rollingtext.amend.meaning.edits import Refusal
from rollingtext.amend.meaning.resolve import resolved
from rollingtext.amend.operations import Amendment, Operation
from rollingtext.document.model import Draft
from rollingtext.document.tree import Located
from rollingtext.document.values import Frozen
from rollingtext.notation.attribution import Parties
from rollingtext.notation.parties import default_registry


class Proposal(Frozen):
    """One operation of an amendment, counted from 1 in it; `reason` says why it does not fit the text, if so."""

    amendment: Amendment
    number: int
    operation: Operation
    by: tuple[str, ...]
    cosponsors: tuple[str, ...]
    reason: str = ""


class Compiled(Frozen):
    """A clause, or the text as a whole, with the proposals on it in the order of their names."""

    clause: Located | None
    proposals: tuple[Proposal, ...]


def compiled(
    draft: Draft, amendments: Sequence[Amendment], parties: Parties | None = None
) -> tuple[tuple[Compiled, ...], tuple[Proposal, ...]]:
    """Every clause in the order of the text, before it what is for the text as a whole; then what has no clause here."""
    base = Base(draft, parties if parties is not None else default_registry())
    on: dict[int, list[Proposal]] = {}
    homeless: list[Proposal] = []
    for amendment in sorted(amendments, key=lambda amendment: natural(amendment.id)):
        by, cosponsors = (shown_names(names, base.reading.parties) for names in (amendment.by, amendment.cosponsors))
        for number, operation in enumerate(amendment.operations, 1):
            outcome = resolved(operation, base, (*by, *cosponsors))
            reason = outcome.reason if isinstance(outcome, Refusal) else ""
            proposal = Proposal(amendment, number, operation, by, cosponsors, reason)
            where = base.clauses.find(operation.clause).located if operation.clause else None
            if where is not None:
                on.setdefault(id(where.clause), []).append(proposal)
            elif operation.clause:
                homeless.append(proposal)
            else:
                on.setdefault(0, []).append(proposal)
    whole = (Compiled(None, tuple(on[0])),) if 0 in on else ()
    clauses = (Compiled(item, tuple(on.get(id(item.clause), ()))) for item in base.clauses.clauses)
    return (*whole, *clauses), tuple(homeless)
