"""A draft laid out for rules: its clauses with their locators, their words with the place of every character.

Rules look for patterns in strings and in the tree; a view tells both where in the file a thing stands, and whether it
is contested there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

from rollingtext.brackets.places import inlines_of
from rollingtext.document.diagnostics import Diagnostic, Related, Severity, place
from rollingtext.document.model import (
    Clause,
    Contested,
    Draft,
    Edge,
    Editorial,
    Inline,
    Inlines,
    Placeholder,
    Remark,
    Text,
)
from rollingtext.document.source import Source, Span
from rollingtext.document.tree import Located, located
from rollingtext.notation.plain import canonical_layout, pieces

_THE = re.compile(r"\b[Tt]he\b")

Part: TypeAlias = Literal["heading", "body", "note"]


@dataclass(frozen=True, slots=True)
class Run:
    """One node of words inside a clause, and where it begins in the clause's plain text.

    `contested` says that it stands in a bracket or in an option, `text_proper` that it is no placeholder, editor's
    bracket or drafters' note.
    """

    start: int
    node: Text
    contested: bool
    text_proper: bool


@dataclass(slots=True, eq=False)
class Words:
    """The words of one clause (its heading or its body) or note as one string, brackets as written.

    `where` is `None` for a note. Offsets count the characters of `text`.
    """

    where: Located | None
    part: Part
    items: Inlines
    text: str
    runs: tuple[Run, ...]
    source: Source | None
    _starts: list[int] = field(default_factory=list, repr=False)
    _offsets: dict[int, Sequence[int]] = field(default_factory=dict, repr=False)

    def run_at(self, offset: int) -> Run | None:
        """The run that holds the character at `offset`; `None` for a bracket or an attribution."""
        if not self._starts:
            self._starts = [run.start for run in self.runs]
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return None
        run = self.runs[index]
        return run if offset < run.start + len(run.node.value) else None

    def span(self, start: int, end: int) -> Span | None:
        """The place in the source of `text[start:end]`, whose first and last character are words."""
        first, last = self.run_at(start), self.run_at(end - 1)
        if first is None or last is None:
            return None
        begin, final = self._offset(first, start - first.start), self._offset(last, end - 1 - last.start)
        return Span(begin, final + 1) if begin is not None and final is not None else None

    def is_contested(self, start: int) -> bool:
        """Whether the character at `start` stands in a bracket that is not agreed, or in an option."""
        run = self.run_at(start)
        return run is not None and run.contested

    def _offset(self, run: Run, at: int) -> int | None:
        span = run.node.span
        if span is None or self.source is None:
            return None
        if span.end - span.start == len(run.node.value):
            return span.start + at
        offsets = self._offsets.get(run.start)
        if offsets is None:
            offsets = self._offsets[run.start] = _aligned(run.node.value, self.source.text, span)
        return offsets[at]


def _aligned(value: str, source: str, span: Span) -> list[int]:
    """The source offset of each character of `value`, which lacks backslashes, markers and the blanks of line ends."""
    out: list[int] = []
    at = span.start
    for char in value:
        while at < span.end - 1 and source[at] != char and not (char.isspace() and source[at].isspace()):
            at += 1
        out.append(at)
        at = min(at + 1, span.end - 1)
    return out


class View:
    """A draft and everything that several rules ask about it, each computed once."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.clauses: tuple[Located, ...] = located(draft)
        self.by_clause: dict[int, Located] = {id(item.clause): item for item in self.clauses}

    @cached_property
    def words(self) -> tuple[Words, ...]:
        """The words of every heading, clause and note, in reading order."""
        return tuple(self._words())

    @cached_property
    def inlines(self) -> tuple[tuple[Located | None, Inline], ...]:
        """Every inline with its clause, outer ones first; those of notes come last, with `None`."""
        return tuple((self.by_clause[id(clause)] if clause else None, item) for clause, item in inlines_of(self.draft))

    @cached_property
    def has_places(self) -> bool:
        """Whether the clauses know where they stand in the file."""
        return self.draft.source is not None and any(item.clause.span for item in self.clauses)

    @cached_property
    def is_english(self) -> bool:
        """Whether the text is in English: it says so, or says nothing and reads so."""
        language = self.draft.meta.language.lower()
        return language.startswith("en") or (not language and any(_THE.search(words.text) for words in self.words))

    @cached_property
    def contested_clauses(self) -> frozenset[int]:
        """The ids of clauses that are contested as a whole: no word of theirs stands outside a bracket or option."""
        loose: dict[int, bool] = {}
        for words in self.words:
            if words.where is None or words.part != "body":
                continue
            letters = [run for run in words.runs if any(char.isalnum() for char in run.node.value)]
            loose[id(words.where.clause)] = bool(letters) and all(run.contested for run in letters)
        contested = {item for item, whole in loose.items() if whole}
        return frozenset(contested)

    def _words(self) -> Iterator[Words]:
        source = self.draft.source
        open_: set[int] = set()
        in_option: dict[int, bool] = {}
        for item in self.clauses:
            clause = item.clause
            above = in_option[id(item.parent.clause)] if item.parent else False
            in_option[id(clause)] = option = above or clause.kind == "option"
            parts: tuple[tuple[Part | None, Inlines], ...] = (
                (None, clause.lead), ("heading", clause.heading), ("body", clause.body)
            )  # fmt: skip
            for part, items in parts:
                nodes = list(_nodes(items, open_, option))
                if part and items:
                    yield _made(item, part, items, nodes, source)
        for note in self.draft.notes:
            if note.kind == "footnote":
                yield _made(None, "note", note.body, list(_nodes(note.body, set(), False)), source)

    def clause_at(self, offset: int) -> Located | None:
        """The clause whose paragraph holds the character at `offset` of the source."""
        starts, items = self._by_start
        index = bisect_right(starts, offset) - 1
        if index < 0:
            return None
        span = items[index].clause.span
        return items[index] if span and offset < span.end else None

    @cached_property
    def _by_start(self) -> tuple[list[int], list[Located]]:
        pairs = sorted(
            ((item.clause.span.start, n) for n, item in enumerate(self.clauses) if item.clause.span),
        )
        return [start for start, _ in pairs], [self.clauses[n] for _, n in pairs]

    def located(self, clause: Clause) -> Located:
        """The clause with its locator."""
        return self.by_clause[id(clause)]

    def finding(
        self,
        rule: str,
        code: str,
        severity: Severity,
        message: str,
        span: Span | None,
        where: Located | None = None,
        help: str = "",
        related: tuple[Related, ...] = (),
    ) -> Diagnostic:
        """A finding of the module `rule` about `span`, or about the beginning of the clause `where`."""
        slug = rule.rpartition(".")[2].replace("_", "-")
        source = self.draft.source
        locator = where.locator if where else ""
        if span is None and where is not None and where.clause.span is not None:
            span = Span(where.clause.span.start, where.clause.span.start + 1)
        if source is None or span is None:
            path = source.path if source else ""
            return Diagnostic(code, slug, severity, message, help, path, clause=locator, related=related)
        return Diagnostic(
            code, slug, severity, message, help, *place(source, span), clause=locator, related=related
        )  # fmt: skip

    def related(self, message: str, span: Span | None) -> tuple[Related, ...]:
        """A second place, as the only element of a tuple; nothing where the place is not known."""
        source = self.draft.source
        if source is None or span is None:
            return ()
        return (Related(message, source.path, source.position(span.start)),)


def _made(
    where: Located | None, part: Part, items: Inlines, nodes: list[tuple[Text, bool, bool]], source: Source | None
) -> Words:
    out: list[str] = []
    runs: list[Run] = []
    size = 0
    following = iter(nodes)
    for piece in pieces(items):
        if piece.words:
            node, contested, proper = next(following)
            runs.append(Run(size, node, contested, proper))
        out.append(piece.text)
        size += len(piece.text)
    return Words(where, part, items, "".join(out), tuple(runs), source)


def _nodes(items: Inlines, open_: set[int], contested: bool) -> Iterator[tuple[Text, bool, bool]]:
    """The nodes of words in the order of `pieces`; `open_` follows the brackets that span clauses."""
    for item in items:
        if isinstance(item, Edge):
            if item.pair is not None:
                (open_.add if item.opening else open_.discard)(item.pair)
        else:
            yield from _inner(item, contested or bool(open_), True)


def _inner(item: Inline, contested: bool, proper: bool) -> Iterator[tuple[Text, bool, bool]]:
    match item:
        case Text():
            yield item, contested, proper
        case Contested():
            layout = item.layout or canonical_layout(item)
            for side in item.sides[: len(layout.heads)]:
                for inner in side.value:
                    yield from _inner(inner, True, proper)
        case Placeholder() | Editorial() | Remark():
            for inner in item.content:
                yield from _inner(inner, contested, False)
        case _:
            pass


def shown(text: str, longest: int = 60) -> str:
    """Words of the draft as a message quotes them: one line, cut in the middle when long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else f"{flat[: longest // 2]} … {flat[-longest // 3 :]}"
