"""Other numbers, told: the table of old and new ones, the references that follow them, and those that do not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rollingtext.amend.doing.renumbering import Renumbering
from rollingtext.cli.clauses import clause_json
from rollingtext.document.model import Draft
from rollingtext.document.tree import Located


def numbers_told(numbers: Renumbering) -> Iterator[str]:
    """Lines for a person; none when every clause keeps its number."""
    if not numbers.table:
        return
    yield "Other numbers:"
    for row in numbers.table:
        yield f"   {row.old.locator} is now {' and '.join(new.locator for new in row.new)}"
    done = [each for each in numbers.references if each.new]
    left = [each for each in numbers.references if not each.new]
    if done:
        yield "References that follow them:"
    for each in done:
        yield f"   {each.clause.locator}: “{each.old}” is now “{each.new}”"
    if left:
        yield "References left as they are, for a person to look at:"
    for each in left:
        yield f"   {each.clause.locator}: “{each.old}”. {each.reason}"


def numbers_json(numbers: Renumbering, before: Draft) -> dict[str, Any]:
    """The table and the references as data. A clause of the new text has no line yet."""
    return {
        "renumbered": [
            {"old": clause_json(row.old, before), "new": [_new(item, before) for item in row.new]}
            for row in numbers.table
        ],
        "references": [
            {"clause": _new(each.clause, before), "old": each.old, "new": each.new or None, "reason": each.reason}
            for each in numbers.references
        ],
    }


def _new(item: Located, before: Draft) -> dict[str, Any]:
    return {**clause_json(item, before), "line": None}
