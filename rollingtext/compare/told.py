"""A change in words: where the clause stood and stands, and what happened to it."""

from __future__ import annotations

from collections.abc import Sequence

from rollingtext.compare.diff import Change
from rollingtext.document.model import HEADED
from rollingtext.document.tree import Located

_WEAK = 0.6
"""Below this likeness of words a link is told with it, for a person to look at."""


def worth_telling(change: Change) -> bool:
    """Whether a clause is shown: one that only has another number is part of the one fact told in the first line."""
    return change.link.kind != "same" or change.link.moved or bool(change.brackets)


def places(change: Change) -> str:
    """Where a clause stood and stands: `III.4 -> III.2`, one locator when it is the same."""
    old, new = clauses_named(change.link.old), clauses_named(change.link.new)
    return f"{old} -> {new}" if old and new and old != new else old or new


def clauses_named(clauses: Sequence[Located]) -> str:
    """Clauses by their locators."""
    return ", ".join(item.locator for item in clauses)


def what(change: Change) -> str:
    """What happened to a clause, in words. That it has another number is said by its two locators."""
    link = change.link
    parts = ["moved"] if link.moved else []
    if link.kind == "edited" and change.only:
        parts.append(f"{change.only} only")
    elif link.kind != "same":
        parts.append(link.kind)
    elif link.renumbered and not link.moved:
        parts.append("renumbered")
    if change.brackets and link.kind == "same":
        parts.append("brackets")
    if link.source != "computed":
        parts.append(link.source)
    elif link.old and link.new and link.score < _WEAK and link.new[0].clause.kind not in HEADED:
        parts.append(f"likeness {link.score:.2f}")
    return ", ".join(parts)
