"""A draft as JSON, for programs: the whole tree, as schemas/TREE.md describes it.

Nothing is lost on the way out and back, the layout of contested places included. What follows from the rest
(`locator`, `line`, `text`) is written for the reader's sake.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, assert_never

from rollingtext.document.diagnostics import Diagnostic
from rollingtext.document.labels import Label
from rollingtext.document.model import (
    Blocks,
    Clause,
    Contested,
    Draft,
    Edge,
    Editorial,
    Inline,
    Inlines,
    Layout,
    NoteMark,
    Placeholder,
    Remark,
    Status,
    Text,
    own_words,
)
from rollingtext.document.tree import located
from rollingtext.notation.plain import plain

SUFFIXES = (".json",)
SCHEMA = "rollingtext/tree/1"


def write(draft: Draft) -> tuple[str, tuple[Diagnostic, ...]]:
    """The tree as JSON text. Every draft can be written; there are no findings."""
    return json.dumps(tree(draft), ensure_ascii=False, indent=1) + "\n", ()


def tree(draft: Draft) -> dict[str, Any]:
    """The tree as plain data, keys in their fixed order."""
    meta = draft.meta
    return {
        "schema": SCHEMA,
        "meta": {
            "title": meta.title,
            "version": meta.version,
            "date": meta.date,
            "language": meta.language,
            "source": meta.source,
            "profile": meta.profile,
            "other": [[key, value] for key, value in meta.other],
        },
        "blocks": blocks_tree(draft.blocks, draft),
        "notes": [{"kind": note.kind, "name": note.name, "body": _inlines(note.body)} for note in draft.notes],
        "furniture": [{"kind": item.kind, "text": item.text} for item in draft.furniture],
    }


def blocks_tree(blocks: Blocks, draft: Draft) -> list[dict[str, Any]]:
    """Some blocks of `draft` as plain data; their locators are those they have in the whole draft."""
    where = {id(item.clause): item.locator for item in located(draft)}
    return _blocks(blocks, draft, where)


def _blocks(blocks: Blocks, draft: Draft, where: Mapping[int, str]) -> list[dict[str, Any]]:
    return [
        _clause(block, draft, where) if isinstance(block, Clause) else _options(block, draft, where) for block in blocks
    ]


def _clause(clause: Clause, draft: Draft, where: Mapping[int, str]) -> dict[str, Any]:
    line = draft.source.position(clause.span.start).line if draft.source and clause.span else None
    words = own_words(clause)
    out: dict[str, Any] = {
        "kind": clause.kind,
        "locator": where[id(clause)],
        "line": line,
        "label": clause.label.text if clause.label else "",
        "text": plain(words),
    }
    if clause.label:
        out["numbering"] = _numbering(clause.label)
    if clause.lead:
        out["lead"] = _inlines(clause.lead)
    out["heading"] = _inlines(clause.heading)
    out["body"] = _inlines(clause.body)
    out["children"] = _blocks(clause.children, draft, where)
    return out


def _options(place: Contested[Blocks], draft: Draft, where: Mapping[int, str]) -> dict[str, Any]:
    sides = [{"blocks": _blocks(side.value, draft, where), "backers": list(side.backers)} for side in place.sides]
    return {"kind": "options", "sides": sides, **_rest(place)}


def _numbering(label: Label) -> dict[str, Any]:
    return {
        "system": label.system,
        "number": list(label.number),
        "insertion": label.insertion,
        "alternative": label.alternative,
        "frame": label.frame,
        "contested": label.contested,
        "raw": label.raw,
    }


def _inlines(items: Inlines) -> list[dict[str, Any]]:
    return [_inline(item) for item in items]


def _inline(item: Inline) -> dict[str, Any]:
    match item:
        case Text():
            return {"kind": "text", "text": item.value, **_styled(item.style)}
        case Contested():
            sides = [{"content": _inlines(side.value), "backers": list(side.backers)} for side in item.sides]
            return {"kind": "contested", "sides": sides, **_rest(item)}
        case Edge():
            return {
                "kind": "edge",
                "end": "opening" if item.opening else "closing",
                "pair": item.pair,
                "backers": list(item.backers),
                "against": list(item.against),
                "reservations": list(item.reservations),
                "attribution": item.attribution,
                "glyph": item.glyph,
                **_styled(item.style),
                **({"behind": item.behind} if item.behind else {}),
            }
        case Placeholder():
            return {"kind": "placeholder", "content": _inlines(item.content), **_framed(item.glyphs, item.styles)}
        case Editorial():
            out = {"kind": "editorial", "content": _inlines(item.content), "target": item.target}
            return {**out, **_framed(item.glyphs, item.styles)}
        case Status():
            return {"kind": "status", "status": item.kind, "text": item.text, **_styled(item.style)}
        case NoteMark():
            return {"kind": "note-mark", "note": item.note, **_styled(item.style)}
        case Remark():
            return {"kind": "remark", "content": _inlines(item.content), **_framed("", item.styles)}
        case _:
            assert_never(item)


def _styled(style: str) -> dict[str, str]:
    return {"style": style} if style else {}


def _framed(glyphs: str, styles: tuple[str, str]) -> dict[str, Any]:
    """How a bracket is written, where that is not the usual way: plain `[` and `]` without emphasis."""
    out: dict[str, Any] = {"glyphs": glyphs} if glyphs not in ("", "[]") else {}
    return {**out, "styles": list(styles)} if styles != ("", "") else out


def _rest(place: Contested[Any]) -> dict[str, Any]:
    out: dict[str, Any] = {"reservations": list(place.reservations)}
    return {**out, "layout": _layout(place.layout)} if place.layout else out


def _layout(layout: Layout) -> dict[str, Any]:
    return {
        "form": layout.form,
        "heads": list(layout.heads),
        "tails": list(layout.tails),
        "gaps": list(layout.gaps),
        "glyphs": list(layout.glyphs),
        "styles": [list(pair) for pair in layout.styles],
        **({"behind": list(layout.behind)} if layout.behind else {}),
    }
