"""A clause by its name: the one that the user means, and as every JSON output names it."""

from __future__ import annotations

from typing import TypedDict

from rollingtext.cli.errors import UsageProblem
from rollingtext.document.model import Draft
from rollingtext.document.nearest import either, nearest
from rollingtext.document.tree import Located, located

_MOST_NEAR = 4
"""Clauses that are offered for one that is not there."""


class ClauseName(TypedDict):
    """Where a clause stands: its locator, the line it begins on (from 1), its printed label, the version's name."""

    locator: str
    line: int | None
    label: str
    version: str


def clause_json(located: Located, draft: Draft) -> ClauseName:
    """The name of a clause of `draft`; `line` is `None` where the clause was read from no text."""
    clause, source = located.clause, draft.source
    line = source.position(clause.span.start).line if source is not None and clause.span is not None else None
    label = clause.label.text if clause.label is not None else ""
    return {"locator": located.locator, "line": line, "label": label, "version": draft.meta.version}


def chosen_clause(draft: Draft, name: str) -> Located:
    """The clause that the user named. Raises `UsageProblem` with the nearest ones when there is not exactly one."""
    from rollingtext.document.locators import find

    found = find(draft, name)
    if found.located is not None:
        return found.located
    candidates = found.candidates
    if found.status == "missing":
        candidates = tuple({item.locator: item for item in (*candidates, *_alike(draft, name))}.values())[:_MOST_NEAR]
    near = f" Did you mean {either([item.locator for item in candidates])}?" if candidates else ""
    raise UsageProblem(found.reason + (near or " `show --as outline` lists them."))


def _alike(draft: Draft, name: str) -> tuple[Located, ...]:
    by_name = {item.locator: item for item in located(draft)}
    return tuple(by_name[near] for near in nearest(name, by_name))
