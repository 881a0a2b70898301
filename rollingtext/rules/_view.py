"""A draft laid out for rules: its clauses with their locators, and everything that several rules ask about them."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from rollingtext.document.diagnostics import Diagnostic, Fix, Related, Severity, place
from rollingtext.document.model import Clause, Contested, Draft, Inline, Inlines
from rollingtext.document.source import Span
from rollingtext.document.tree import Located, located
from rollingtext.notation.references import Reference, references
from rollingtext.notation.worded import Walk, Words, walks


class View:
    """A draft and everything that several rules ask about it, each computed once."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.clauses: tuple[Located, ...] = located(draft)
        self.by_clause: dict[int, Located] = {id(item.clause): item for item in self.clauses}

    @cached_property
    def words(self) -> tuple[Words, ...]:
        """The words of every heading, clause and note, in reading order."""
        return tuple(walk.words for walk in self._walks if walk.words.part != "lead")

    @cached_property
    def inlines(self) -> tuple[tuple[Located | None, Inline], ...]:
        """Every inline with its clause, outer ones first; those of notes come last, with `None`."""
        return tuple((walk.words.where, item) for walk in self._walks for item in walk.inlines)

    @cached_property
    def rows(self) -> tuple[tuple[Located | None, Inlines], ...]:
        """Every sequence of inlines: the words of each clause, and those of each side of each place in them."""
        return tuple((walk.words.where, row) for walk in self._walks for row in walk.rows)

    def side(self, place: Contested[Inlines], index: int) -> str:
        """The words of one side with their brackets; empty for a side that is not written."""
        words, extents = self._extents[id(place)]
        return words.text[slice(*extents[index])] if index < len(extents) else ""

    def beginning(self, place: Contested[Inlines], index: int, count: int) -> str:
        """The first characters of a side."""
        words, extents = self._extents[id(place)]
        start, end = extents[index] if index < len(extents) else (0, 0)
        return words.text[start : min(end, start + count)]

    def end(self, place: Contested[Inlines], index: int, count: int) -> str:
        """The last characters of a side."""
        words, extents = self._extents[id(place)]
        start, end = extents[index] if index < len(extents) else (0, 0)
        return words.text[max(start, end - count) : end]

    def size(self, place: Contested[Inlines], index: int) -> int:
        """How many characters a side has."""
        extents = self._extents[id(place)][1]
        return extents[index][1] - extents[index][0] if index < len(extents) else 0

    @cached_property
    def _extents(self) -> dict[int, tuple[Words, list[tuple[int, int]]]]:
        return {place: (walk.words, extents) for walk in self._walks for place, extents in walk.extents.items()}

    @cached_property
    def has_places(self) -> bool:
        """Whether the clauses know where they stand in the file."""
        return self.draft.source is not None and any(item.clause.span for item in self.clauses)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The references to clauses of the draft, in reading order."""
        return tuple(references(self.draft, self.clauses, self.words))

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

    @cached_property
    def _walks(self) -> tuple[Walk, ...]:
        return tuple(walks(self.draft, self.clauses))

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
        fixes: tuple[Fix, ...] = (),
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
            code, slug, severity, message, help, *place(source, span), clause=locator, related=related, fixes=fixes
        )  # fmt: skip

    def related(self, message: str, span: Span | None) -> tuple[Related, ...]:
        """A second place, as the only element of a tuple; nothing where the place is not known."""
        source = self.draft.source
        if source is None or span is None:
            return ()
        return (Related(message, source.path, source.position(span.start)),)


def shown(text: str, longest: int = 60) -> str:
    """Words of the draft as a message quotes them: one line, cut in the middle when long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else f"{flat[: longest // 2]} … {flat[-longest // 3 :]}"
