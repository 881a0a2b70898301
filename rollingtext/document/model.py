"""The draft as a value: clauses, the words in them, and the places where they are contested.

Everything is frozen. Spans and layout ride along for messages and for exact writing, but two drafts are equal when
they say the same: spans and layout are left out of equality.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, Literal, TypeAlias, TypeVar

from rollingtext.document.labels import Label
from rollingtext.document.source import Source, Span
from rollingtext.document.values import Value

T = TypeVar("T")

ClauseKind = Literal["section", "article", "paragraph", "item", "chapeau", "option"]
HEADED: tuple[ClauseKind, ...] = ("section", "article")
"""The kinds of clauses whose own words are a heading."""

FurnitureKind = Literal["contents", "attribute", "comment", "rule", "page-header", "page-number"]


class Side(Value, Generic[T]):
    """One outcome of a contested place: the text it would leave, and who wants it.

    `backers` are parties as the text names them. A side whose value is empty is the outcome "no text".
    """

    value: T
    backers: tuple[str, ...] = ()


class Layout(Value):
    """How a contested place is written, so that it can be written again to the letter.

    `form` is `brackets` (each written side in brackets of its own), `slash` (all in one pair) or `options` (a block
    of Option paragraphs). `heads` and `tails` hold what stands beside each written side inside its bracket
    (`EU/CH: `, ` - US; G77 delete`), `gaps` what stands between two written sides. `glyphs` and `styles` hold the
    bracket characters and the emphasis they stand in. `behind` holds what stands behind each bracket and tells its
    backers (` (Brazil)`), and is empty where nothing does. Sides beyond `heads` are implied, such as "no text" of `[x]`.
    """

    form: Literal["brackets", "slash", "options"]
    heads: tuple[str, ...]
    tails: tuple[str, ...]
    gaps: tuple[str, ...] = ()
    glyphs: tuple[str, ...] = ("[]",)
    styles: tuple[tuple[str, str], ...] = (("", ""),)
    behind: tuple[str, ...] = ()


class Contested(Value, Generic[T]):
    """A place that is not agreed: two or more sides, of which the final text will hold one.

    `[x]` has the sides *x* and *no text*. The same type serves words (`T` = inlines) and clauses (`T` = blocks).
    `reservations` names parties that reserved their position without backing a side.
    """

    unsaid: ClassVar = frozenset({"layout", "span"})

    sides: tuple[Side[T], ...]
    reservations: tuple[str, ...] = ()
    layout: Layout | None = None
    span: Span | None = None


class Text(Value):
    """A run of words. `style` is the emphasis it stands in, as its Markdown markers (`*`, `**`, `**_`), or empty."""

    value: str
    style: str = ""
    span: Span | None = None


class Edge(Value):
    """One end of a bracket that does not close in the text where it opens.

    `pair` numbers the brackets that span several clauses, in the order in which they open; it is `None` for a bracket
    that has no partner anywhere. `backers` and `reservations` come from an attribution at a closing end;
    `attribution` is that attribution as written (at an opening end: the head, such as `EU: `), `behind` one that
    stands behind the bracket: ` (Brazil)`.
    """

    unsaid: ClassVar = frozenset({"attribution", "glyph", "style", "span", "behind"})

    opening: bool
    pair: int | None = None
    backers: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    reservations: tuple[str, ...] = ()
    attribution: str = ""
    glyph: str = ""
    style: str = ""
    span: Span | None = None
    behind: str = ""


class Placeholder(Value):
    """A bracket that waits for text or for a value, and contests nothing: `[X]`, `[20XX]`, `[to be completed]`."""

    unsaid: ClassVar = frozenset({"glyphs", "styles", "span"})

    content: Inlines
    glyphs: str = "[]"
    styles: tuple[str, str] = ("", "")
    span: Span | None = None


class Editorial(Value):
    """A bracket or link that belongs to the editing: `[sic]`, a note number `word[1]`, a document symbol, a link.

    `content` is what a reader sees, `target` what follows it in a link, as written: `(https://...)` or `[ref]`.
    """

    unsaid: ClassVar = frozenset({"glyphs", "styles", "span"})

    content: Inlines
    target: str = ""
    glyphs: str = "[]"
    styles: tuple[str, str] = ("", "")
    span: Span | None = None


class Status(Value):
    """A mark of agreement on a clause, as written: `[Agreed ad ref]`, `(agreed ad referendum)`."""

    text: str
    kind: Literal["ad-referendum", "agreed", "agreed-pending", "withdrawn", "reserved"]
    style: str = ""
    span: Span | None = None


class NoteMark(Value):
    """A reference to a note: `[^8]`."""

    note: str
    style: str = ""
    span: Span | None = None


class Remark(Value):
    """A drafters' note in braces, to be resolved and removed: `{move to Article 12}`."""

    unsaid: ClassVar = frozenset({"styles", "span"})

    content: Inlines
    styles: tuple[str, str] = ("", "")
    span: Span | None = None


Inline: TypeAlias = "Text | Contested[Inlines] | Edge | Placeholder | Editorial | Status | NoteMark | Remark"
Inlines: TypeAlias = "tuple[Inline, ...]"


class Clause(Value):
    """A unit of the text that has a place of its own: a section, an article, a paragraph, an item, an option.

    `lead` holds what stands before the label (the bracket of `[3. Those measures ...]`), `heading` the title of a
    section or article, `body` the clause's own words; `children` are the clauses under it.
    """

    kind: ClauseKind
    label: Label | None = None
    heading: Inlines = ()
    body: Inlines = ()
    children: Blocks = ()
    lead: Inlines = ()
    span: Span | None = None


def own_words(clause: Clause) -> Inlines:
    """The clause's own words, without label and children: of a section or article its heading."""
    return clause.heading if clause.kind in HEADED else clause.body


Block: TypeAlias = "Clause | Contested[Blocks]"
Blocks: TypeAlias = "tuple[Block, ...]"


class Note(Value):
    """The text of a footnote or of a link definition, under the name that marks refer to."""

    name: str
    body: Inlines
    kind: Literal["footnote", "link"] = "footnote"
    span: Span | None = None


class Furniture(Value):
    """What a page or a web site put around the text: recognised, kept, and never part of a clause."""

    kind: FurnitureKind
    text: str
    span: Span | None = None


class Meta(Value):
    """What a draft says of itself in its front matter; `other` keeps keys that mean nothing here, as written."""

    title: str = ""
    version: str = ""
    date: str = ""
    language: str = ""
    source: str = ""
    profile: str = ""
    other: tuple[tuple[str, str], ...] = ()


class Draft(Value):
    """One version of a text.

    `blocks` are its clauses in order; `notes` and `furniture` stand beside them, in the order of the source.
    """

    unsaid: ClassVar = frozenset({"source"})

    meta: Meta = Meta()
    blocks: Blocks = ()
    notes: tuple[Note, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    source: Source | None = None


def is_nothing(value: Sequence[Inline] | Sequence[Block]) -> bool:
    """Whether a side's value leaves no text: it is empty, or holds nothing but blanks."""
    return all(isinstance(part, Text) and not part.value.strip() for part in value)
