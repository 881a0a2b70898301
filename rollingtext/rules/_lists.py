"""Numbered lists: clauses beside one another whose labels should run on."""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.document.labels import Label, other_reading
from rollingtext.document.model import Blocks, Clause, Draft
from rollingtext.document.source import Source, Span


def families(blocks: Blocks) -> Iterator[Blocks]:
    """The blocks of every parent, and those of every side of an option block, outer ones first."""
    if blocks:
        yield blocks
    for block in blocks:
        if isinstance(block, Clause):
            yield from families(block.children)
        else:
            for side in block.sides:
                yield from families(side.value)


def lists(draft: Draft) -> Iterator[tuple[Clause, ...]]:
    """The numbered lists of the draft. A list ends where an option block or an unnumbered paragraph stands before
    a label that begins a new one; bullets, options and unnumbered clauses are in no list."""
    for blocks in families(draft.blocks):
        current: list[Clause] = []
        broken = False
        for block in blocks:
            if not isinstance(block, Clause) or block.label is None:
                broken = True
                continue
            if block.label.system == "bullet" or block.kind == "option":
                continue
            if broken and current and block.label.is_first:
                yield tuple(current)
                current = []
            current.append(block)
            broken = False
        if current:
            yield tuple(current)


def stretches(draft: Draft) -> Iterator[tuple[Clause, ...]]:
    """The parts of the lists whose labels can be compared with their neighbours: no option block lies between."""
    for blocks in families(draft.blocks):
        current: list[Clause] = []
        unnumbered = False
        for block in blocks:
            if not isinstance(block, Clause):
                if current:
                    yield tuple(current)
                current, unnumbered = [], False
            elif block.label is None:
                unnumbered = True
            elif block.label.system != "bullet" and block.kind != "option":
                if unnumbered and current and block.label.is_first:
                    yield tuple(current)
                    current = []
                current.append(block)
                unnumbered = False
        if current:
            yield tuple(current)


def label_span(clause: Clause, source: Source | None) -> Span | None:
    """Where the label of a clause stands in the source, brackets and bullets in front of it left out."""
    if source is None or clause.span is None or clause.label is None:
        return None
    raw = clause.label.raw
    at = source.text.find(raw, clause.span.start, clause.span.end) if raw else -1
    return Span(at, at + len(raw)) if at >= 0 else Span(clause.span.start, clause.span.start + 1)


def as_after(label: Label, before: Label | None) -> Label:
    """The reading of a label that goes with the one before it: V behind IV is a Roman number."""
    if before is None or label.pattern == before.pattern:
        return label
    other = other_reading(label)
    return other if other is not None and other.pattern == before.pattern else label
