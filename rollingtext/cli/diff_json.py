"""The differences between two versions as JSON, a line for each link."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rollingtext.cli.clauses import clause_json
from rollingtext.cli.drafts import Loaded
from rollingtext.compare.diff import Change, Diff
from rollingtext.compare.events import Event
from rollingtext.document.model import Draft


def lines(found: Diff, before: Loaded, after: Loaded, sections: Sequence[str]) -> list[str]:
    """The lines of the answer; `sections` are those compared where a version holds no others."""
    out = [
        '{"schema": "rollingtext/diff/1",',
        f'"old": {_dumped(_version_json(before))},',
        f'"new": {_dumped(_version_json(after))},',
        f'"sections": {_dumped(list(sections))},',
        '"links": [',
    ]
    last = len(found.changes) - 1
    for number, change in enumerate(found.changes):
        row = _dumped(_link_json(change, before.draft, after.draft))
        out.append(row + ("," if number < last else ""))
    counts = {
        name: getattr(found.summary, name)
        for name in ("same", "edited", "split", "merged", "inserted", "deleted", "moved", "renumbered")
    }
    told = {
        **counts,
        "renumbered_from": found.summary.renumbered_from or None,
        "only_numbers": found.summary.only_numbers,
        "only_brackets": found.summary.only_brackets,
        "only_backers": found.summary.only_backers,
        "brackets": dict(found.summary.brackets),
    }
    notes = [{"name": note.name, "words": [list(run) for run in note.words]} for note in found.notes]
    out += ["],", f'"notes": {_dumped(notes)},', f'"summary": {_dumped(told)}}}']
    return out


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _version_json(loaded: Loaded) -> dict[str, str]:
    meta = loaded.draft.meta
    return {"version": meta.version, "title": meta.title, "path": loaded.source.path}


def _link_json(change: Change, old: Draft, new: Draft) -> dict[str, Any]:
    link = change.link
    return {
        "kind": link.kind,
        "moved": link.moved,
        "renumbered": link.renumbered,
        "old": [clause_json(item, old) for item in link.old],
        "new": [clause_json(item, new) for item in link.new],
        "score": round(link.score, 3),
        "source": link.source,
        "words": [list(run) for run in change.words],
        "brackets": [_event_json(event) for event in change.brackets],
    }


def _event_json(event: Event) -> dict[str, Any]:
    others = [{"text": side.text, "backers": list(side.backers)} for side in event.others]
    return {"event": event.event, "text": event.text, "backers": list(event.backers), "others": others}
