"""The versions between two others: what they make of each clause, where the record of the negotiation names them."""

from __future__ import annotations

import os
from collections.abc import Iterable

from rollingtext.cli.drafts import RECORD, Loaded, load_draft
from rollingtext.document.tree import Located
from rollingtext.negotiation.record import Negotiation


def through(before: Loaded, after: Loaded, clauses: Iterable[Located]) -> dict[str, tuple[str, ...]]:
    """For each of some clauses of the older version the locators of what became of it, over the versions in between.

    Empty where the record does not know both versions, or the newer one follows the older one directly.
    """
    record, old, new = before.record, before.draft.meta.version, after.draft.meta.version
    if record is None or record.version(old) is None or record.version(new) is None:
        return {}
    names = _between(record, old, new)
    folder = _folder(before.source.path)
    if not names or not folder:
        return {}
    from rollingtext.compare.lineage import Issue, Stage, lineage

    issues = []
    for version in record.versions:
        loaded = {old: before, new: after}.get(version.name)
        if loaded is None and version.name in names:
            path = os.path.join(folder, *version.file.split("/"))
            loaded = load_draft(path) if os.path.isfile(path) else None
        if loaded is not None:
            issues.append(Issue(version.name, loaded.draft, version.follows, version.revises))
    lines = lineage(issues)
    wanted = {item.locator: Stage(old, item.locator) for item in clauses}
    return {name: tuple(kin.stage.locator for kin in lines.became(at, new)) for name, at in wanted.items()}


def _between(record: Negotiation, old: str, new: str) -> set[str]:
    """The versions that came of the older one and of which the newer one came."""
    follows = {version.name: version.follows for version in record.versions}
    later = {old}
    for version in record.versions:
        if later & set(version.follows):
            later.add(version.name)
    earlier, waiting = {new}, [new]
    while waiting:
        for name in follows.get(waiting.pop(), ()):
            if name not in earlier:
                earlier.add(name)
                waiting.append(name)
    return (later & earlier) - {old, new}


def _folder(path: str) -> str:
    """The folder of the record that stands beside a draft, or above it."""
    folder = os.path.dirname(os.path.realpath(path))
    return next((at for at in (folder, os.path.dirname(folder)) if os.path.isfile(os.path.join(at, RECORD))), "")
