"""How the square brackets of a draft are used, counted so that the sum can be checked against the file.

The census speaks of the body: everything below the front matter, comments and page furniture included. For any text
`brackets + unmatched_opening` is the number of opening brackets in it (escaped ones aside), and `brackets +
unmatched_closing` the number of closing ones.
"""

from __future__ import annotations

from rollingtext.brackets.places import BracketCount, inlines_of, places
from rollingtext.document.model import (
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
)
from rollingtext.document.patterns import pattern
from rollingtext.document.tree import walk
from rollingtext.document.values import Record
from rollingtext.notation.plain import canonical_layout

_SIGN = pattern(r"\\[\[\]{}*_\\^]|(?P<opening>[\[［【])|(?P<closing>[\]］】])")


def count(draft: Draft) -> BracketCount:
    """The census of a draft.

    `brackets` are the matched pairs, whatever they mean: contested words, placeholders, editorial brackets and links,
    note marks and the definitions of notes and links, marks of agreement, bracketed numbers; a pair that spans clauses
    counts once. `max_depth` is the deepest nesting of such pairs, 1 for a pair that stands in no other. `places`,
    `placeholders` and `editorial` tell what the pairs mean; a place of several sides is one place and several pairs.
    """
    census = _Census()
    for clause in walk(draft.blocks):
        census.clause(clause)
    census.depth = 0
    for note in draft.notes:
        census.pair()
        census.inlines(note.body)
    for item in draft.furniture:
        census.literal(item.text)
    kinds = [item for _, item in inlines_of(draft)]
    return BracketCount(
        brackets=census.pairs,
        unmatched_opening=census.opening,
        unmatched_closing=census.closing,
        places=len(places(draft)),
        max_depth=census.deepest,
        placeholders=sum(isinstance(item, Placeholder) for item in kinds),
        editorial=sum(isinstance(item, Editorial) for item in kinds),
    )


class _Census(Record):
    """One walk in reading order; `depth` is the number of matched pairs that are open."""

    pairs: int = 0
    opening: int = 0
    closing: int = 0
    depth: int = 0
    deepest: int = 0

    def clause(self, clause: Clause) -> None:
        self.inlines(clause.lead)
        label = clause.label
        if label is not None and label.raw and clause.kind != "option":
            self.literal(label.raw)
        elif label is not None and label.contested:
            self.pair()
        self.inlines(clause.heading)
        self.inlines(clause.body)

    def inlines(self, items: Inlines) -> None:
        for item in items:
            self.inline(item)

    def inline(self, item: Inline) -> None:
        match item:
            case Contested():
                layout = item.layout or canonical_layout(item)
                one = layout.form == "slash"
                if one:
                    self.pair(enter=True)
                for side, _ in zip(item.sides, layout.heads, strict=False):
                    if not one:
                        self.pair(enter=True)
                    self.inlines(side.value)
                    if not one:
                        self.depth -= 1
                if one:
                    self.depth -= 1
            case Edge():
                self.edge(item)
            case Placeholder():
                self.pair(enter=True)
                self.inlines(item.content)
                self.depth -= 1
            case Editorial():
                self.pair(enter=True)
                self.inlines(item.content)
                self.depth -= 1
                self.literal(item.target)
            case Status():
                self.literal(item.text)
            case NoteMark():
                self.pair()
            case Remark():
                self.inlines(item.content)
            case _:
                pass

    def edge(self, edge: Edge) -> None:
        if edge.pair is None:
            self.opening += edge.opening
            self.closing += not edge.opening
        elif edge.opening:
            self.pair(enter=True)
        else:
            self.depth -= 1

    def pair(self, enter: bool = False) -> None:
        """Counts a matched pair that begins here; `enter` says that something can be nested in it."""
        self.pairs += 1
        self.deepest = max(self.deepest, self.depth + 1)
        self.depth += enter

    def literal(self, text: str) -> None:
        """Counts the brackets of a text that is kept as it was written: the target of a link, a comment."""
        outside = self.depth
        for sign in _SIGN.finditer(text):
            if sign["opening"]:
                self.pairs += 1
                self.depth += 1
            elif sign["closing"] and self.depth > outside:
                self.depth -= 1
                self.deepest = max(self.deepest, self.depth + 1)
            elif sign["closing"]:
                self.closing += 1
        left = self.depth - outside
        self.pairs -= left
        self.opening += left
        self.depth = outside
