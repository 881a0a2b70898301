"""A clause as every JSON output names it."""

from __future__ import annotations

from typing import TypedDict

from rollingtext.document.model import Draft
from rollingtext.document.tree import Located


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
