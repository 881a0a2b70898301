"""The versions that lie side by side to be read: a whole negotiation, two drafts, or one by itself."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property

from rollingtext.cli.browsing.comparison import Comparison, compared
from rollingtext.cli.drafts import RECORD, Loaded, load_draft, nearest_record
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.negotiations import assembled
from rollingtext.document.model import Draft
from rollingtext.document.tree import Located, located
from rollingtext.negotiation.profiles import lexicon
from rollingtext.negotiation.record import Negotiation
from rollingtext.reports._places import ContestedPlace, ancestors, contested


class Issue:
    """One version on the shelf, with its clauses in reading order and its contested places, found when asked for."""

    def __init__(self, name: str, loaded: Loaded, older: Mapping[str, Draft]) -> None:
        self.name, self.loaded, self._older = name, loaded, older

    @property
    def draft(self) -> Draft:
        """The text itself."""
        return self.loaded.draft

    @cached_property
    def clauses(self) -> tuple[Located, ...]:
        """Every clause, in reading order."""
        return located(self.draft)

    @cached_property
    def index(self) -> dict[str, int]:
        """Where each clause stands among all, by its locator."""
        return {item.locator: at for at, item in enumerate(self.clauses)}

    @cached_property
    def places(self) -> tuple[ContestedPlace, ...]:
        """Every contested place, in reading order, outer ones before what is nested in them."""
        record = self.loaded.record
        terms = record.terms if record else lexicon(self.draft.meta.profile)
        return contested(self.draft, terms, record, self._older)

    def clause(self, locator: str) -> Located:
        """The clause of that locator, which has to be there."""
        return self.clauses[self.index[locator]]

    def under(self, locator: str) -> range:
        """A clause and all under it, as positions among all clauses."""
        start = self.index[locator]
        depth = self.clauses[start].depth
        end = start + 1
        while end < len(self.clauses) and self.clauses[end].depth > depth:
            end += 1
        return range(start, end)


class Shelf:
    """The versions by name, oldest first. What was compared once is kept."""

    def __init__(self, title: str, loaded: Mapping[str, Loaded], record: Negotiation | None, opened: str) -> None:
        self.title, self.record, self.opened = title, record, opened
        drafts = {name: each.draft for name, each in loaded.items()}
        self.issues = {
            name: Issue(name, each, {older: drafts[older] for older in _before(record, name) if older in drafts})
            for name, each in loaded.items()
        }
        self._compared: dict[tuple[str, str], Comparison] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the versions, oldest first."""
        return tuple(self.issues)

    def before(self, name: str) -> str:
        """The version that one is set against at first: what it follows, or the one before it; empty for none."""
        version = self.record.version(name) if self.record else None
        followed = [older for older in (version.follows if version else ()) if older in self.issues]
        at = self.names.index(name)
        others = [each for each in self.names if each != name]
        return followed[0] if followed else self.names[at - 1] if at else (others[0] if others else "")

    def comparison(self, old: str, new: str) -> Comparison:
        """What changed between two versions."""
        key = old, new
        if key not in self._compared:
            before, after = self.issues[old], self.issues[new]
            self._compared[key] = compared(before.loaded, after.loaded)
        return self._compared[key]


def _before(record: Negotiation | None, name: str) -> tuple[str, ...]:
    """The versions that a version goes back to."""
    return ancestors(record, name) if record else ()


def shelf(name: str, other: str) -> Shelf:
    """What the user named: a negotiation, a draft with the versions beside it, or two drafts, the older one first.

    Raises `UsageProblem` for what cannot be read, or holds nothing to read.
    """
    if "-" in (name, other):
        raise UsageProblem("The browser needs the keyboard, so no draft can come from standard input. Name a file.")
    if other:
        texts = [load_draft(name), load_draft(other)]
        names = [
            each.draft.meta.version or os.path.basename(path) for each, path in zip(texts, (name, other), strict=True)
        ]
        if names[0] == names[1]:
            names = [name, other] if name != other else [name, f"{other} (again)"]
        found = Shelf(
            texts[1].draft.meta.title or names[1], dict(zip(names, texts, strict=True)), texts[1].record, names[1]
        )
    elif os.path.isdir(name) or os.path.basename(name) == RECORD or _is_listed(name):
        room = assembled(name)
        found = Shelf(room.record.title or room.folder, room.loaded, room.record, room.version(""))
    else:
        text = load_draft(name)
        version = text.draft.meta.version or os.path.basename(name)
        found = Shelf(text.draft.meta.title or version, {version: text}, text.record, version)
    if not found.issues[found.opened].clauses:
        raise UsageProblem(f"{found.opened} holds no clause, so there is nothing to browse.")
    return found


def _is_listed(path: str) -> bool:
    """Whether a draft is a version of the negotiation beside it."""
    record = nearest_record(path) if os.path.isfile(path) else None
    name = os.path.basename(path)
    return record is not None and any(os.path.basename(version.file) == name for version in record.versions)
