"""The tree as the program sees it, a node a line: what `show --as tree` prints when a reading is in doubt."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from rollingtext.document.model import (
    Blocks,
    Clause,
    Contested,
    Draft,
    Edge,
    Editorial,
    Inline,
    Inlines,
    NoteMark,
    Placeholder,
    Remark,
    Status,
    Text,
)
from rollingtext.document.tree import located


def tree_lines(draft: Draft, blocks: Blocks) -> Iterator[str]:
    """The nodes of some blocks of a draft, two blanks for each level."""
    where = {id(item.clause): item.locator for item in located(draft)}
    yield from _blocks(blocks, draft, where, 0)


def _blocks(blocks: Blocks, draft: Draft, where: Mapping[int, str], depth: int) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Clause):
            yield from _clause(block, draft, where, depth)
            continue
        yield "  " * depth + "options" + _parties("reserve", block.reservations)
        for side in block.sides:
            yield "  " * (depth + 1) + "side" + _parties("backed by", side.backers)
            yield from _blocks(side.value, draft, where, depth + 2)


def _clause(clause: Clause, draft: Draft, where: Mapping[int, str], depth: int) -> Iterator[str]:
    line = draft.source.position(clause.span.start).line if draft.source and clause.span else None
    label = f" label {_quoted(clause.label.text)} {clause.label.system}" if clause.label else ""
    contested = " contested" if clause.label and clause.label.contested else ""
    at = f" line {line}" if line else ""
    yield "  " * depth + f"{clause.kind} {where[id(clause)]}{label}{contested}{at}"
    for name, items in (("lead", clause.lead), ("heading", clause.heading), ("body", clause.body)):
        if items:
            yield "  " * (depth + 1) + name
            yield from _inlines(items, depth + 2)
    yield from _blocks(clause.children, draft, where, depth + 1)


def _inlines(items: Inlines, depth: int) -> Iterator[str]:
    for item in items:
        yield "  " * depth + _named(item)
        match item:
            case Contested():
                for side in item.sides:
                    nothing = "" if side.value else " no text"
                    yield "  " * (depth + 1) + f"side{nothing}" + _parties("backed by", side.backers)
                    yield from _inlines(side.value, depth + 2)
            case Placeholder() | Editorial() | Remark():
                yield from _inlines(item.content, depth + 1)
            case _:
                pass


def _named(item: Inline) -> str:
    match item:
        case Text():
            return f"text {_quoted(item.value)}" + (f" style {item.style}" if item.style else "")
        case Contested():
            return "contested" + _parties("reserve", item.reservations)
        case Edge():
            end = "opening" if item.opening else "closing"
            pair = f" of pair {item.pair}" if item.pair is not None else " without a partner"
            named = _parties("backed by", item.backers) + _parties("against", item.against)
            return f"{end} end{pair}{named}" + _parties("reserve", item.reservations)
        case Placeholder():
            return "placeholder"
        case Editorial():
            return "editorial" + (f" target {_quoted(item.target)}" if item.target else "")
        case Status():
            return f"status {item.kind} {_quoted(item.text)}"
        case NoteMark():
            return f"note mark {_quoted(item.note)}"
        case Remark():
            return "remark"


def _parties(verb: str, names: tuple[str, ...]) -> str:
    return f" {verb} {', '.join(names)}" if names else ""


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
