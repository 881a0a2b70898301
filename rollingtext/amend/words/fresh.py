"""New clauses from the text of an amendment: its first paragraph and what stands under it, with the number it gets."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rollingtext.amend.words.splice import unplaced
from rollingtext.amend.words.wording import read_label
from rollingtext.document.labels import HEADING_WORDS, OPTION_WORDS, Label, other_reading
from rollingtext.document.model import Block, Blocks, Clause, Contested, Side
from rollingtext.document.next_label import inserted_after, successor
from rollingtext.document.printed_label import clause_label, word_label
from rollingtext.document.source import Passage
from rollingtext.document.values import Value, replace
from rollingtext.notation.attribution import Parties
from rollingtext.notation.nesting import INDENT, Placed, by_indentation, by_labels
from rollingtext.notation.outline import clause_tree
from rollingtext.notation.paragraphs import Labelled, Paragraph, taken_apart, with_options_apart


class Reading(Value):
    """What new clauses are read with: the known parties, and the names of the link definitions of the draft."""

    parties: Parties
    links: Collection[str] = ()


def new_clause(text: str, label: Label | None, item: bool, reading: Reading) -> Clause | None:
    """A paragraph (or with `item` an item) with everything under it; `None` when `text` is not one clause.

    A number at the head of `text` may repeat `label` or stand in its place; another one makes it no clause.
    """
    paragraphs = _paragraphs(text)
    if not paragraphs:
        return None
    first = taken_apart(paragraphs[0], reading.parties)
    if label is not None:
        if first.label is None or not same_number(first.label, label):
            if first.label is not None and clause_label(paragraphs[0].passage.text) is not None:
                return None
            number = label.raw.rstrip(":") + ":" if label.word in OPTION_WORDS else label.raw
            words = f"{number} {paragraphs[0].passage.text}"
            first = taken_apart(Paragraph(Passage(words, ((0, 0),))), reading.parties)
        if first.label is None or not _reads_as(first.label, label):
            return None
        first = first._replace(label=replace(label, raw=first.label.raw))
    blocks = clause_tree(_under_first(first, paragraphs[1:], reading), reading.parties, reading.links)
    single = blocks[0] if len(blocks) == 1 else None
    if isinstance(single, Contested):
        options = [clause for side in single.sides for clause in side.value if isinstance(clause, Clause)]
        single = options[0] if len(options) == 1 else None
    if single is None:
        return None
    made = standing_nowhere((single,))[0]
    assert isinstance(made, Clause)
    return replace(made, kind="item") if item and made.kind == "paragraph" else made


def new_section(text: str, label: Label | None, heading: str, reading: Reading) -> Clause | None:
    """A section or article with its heading; `text` becomes the clauses under it."""
    title = f"{label.raw} {heading}".strip() if label else heading
    if not title:
        return None
    head = taken_apart(Paragraph(Passage(title, ((0, 0),)), 0, 1), reading.parties)
    placed = by_labels([head, *_labelled(_paragraphs(text), reading)])
    blocks = clause_tree(placed, reading.parties, reading.links)
    made = standing_nowhere(blocks)
    section = made[0] if len(made) == 1 else None
    if not isinstance(section, Clause) or (label is None) != (section.label is None):
        return None
    return section if label is None or section.label is None or _reads_as(section.label, label) else None


def children_from(text: str, reading: Reading) -> Blocks:
    """The clauses that stand under a section when `text` takes the place of what stood there."""
    head = taken_apart(Paragraph(Passage("-", ((0, 0),)), 0, 1), reading.parties)
    blocks = clause_tree(by_labels([head, *_labelled(_paragraphs(text), reading)]), reading.parties, reading.links)
    first = blocks[0]
    assert isinstance(first, Clause)
    return standing_nowhere(first.children)


def is_heading_label(label: Label | None) -> bool:
    """Whether a number is one that a section or an article has: `Article 8 bis`, `Annex II`."""
    return label is not None and label.word in HEADING_WORDS


def label_at_head(text: str) -> Label | None:
    """The number at the head of a text, if it begins with one."""
    head = text.lstrip().split("\n", 1)[0]
    found = clause_label(head) or word_label(head)
    return read_label(found[0].text) if found and found[0].system != "bullet" else None


def default_label(before: Label | None, *, appended: bool) -> Label | None:
    """The number of a new clause behind one numbered `before`: *bis* so that nothing is renumbered, `appended` the next."""
    if before is None or before.system == "bullet":
        return before
    label = successor(before) if appended else inserted_after(before)
    return read_label(label.text) or label if label.system == "han" else label


def same_number(first: Label, second: Label) -> bool:
    """Whether two labels of one list are the same number."""
    return first.pattern == second.pattern and first.key == second.key


def _reads_as(read: Label, meant: Label) -> bool:
    """Whether a number as it is read back is the one that was meant: `- 2 bis` is read as 2, and its *bis* as a word."""
    other = other_reading(read)
    return same_number(read, meant) or (other is not None and same_number(other, meant))


def _paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text: parted by blank lines, and wherever a line begins with a number."""
    out: list[list[str]] = []
    indents: list[int] = []
    open_ = False
    for line in text.split("\n"):
        words = line.strip()
        if not words:
            open_ = False
            continue
        if open_ and not _begins(words):
            out[-1].append(words)
            continue
        out.append([words])
        indents.append(len(line) - len(line.lstrip()))
        open_ = True
    joined = [" ".join(lines) for lines in out]
    return [
        Paragraph(Passage(words, ((0, 0),)), indent - indents[0] if indent > indents[0] else 0)
        for words, indent in zip(joined, indents, strict=True)
    ]


def _begins(words: str) -> bool:
    head = words.lstrip("*_[ ")
    return clause_label(head) is not None or (word_label(head) is not None and ":" in words[:40])


def _labelled(paragraphs: Sequence[Paragraph], reading: Reading) -> list[Labelled]:
    return [
        part
        for paragraph in paragraphs
        for part in with_options_apart(taken_apart(paragraph, reading.parties), reading.parties, INDENT)
    ]


def _under_first(first: Labelled, others: Sequence[Paragraph], reading: Reading) -> list[Placed]:
    """All paragraphs placed, the first one at the top and every other one somewhere under it."""
    rest = _labelled(others, reading)
    indents = {part.paragraph.indent for part in rest}
    if indents and all(indent and indent % INDENT == 0 for indent in indents):
        return by_indentation([first, *rest])
    placed = by_labels([first, *rest])
    if any(not item.depth for item in placed[1:]):
        placed[1:] = [item._replace(depth=item.depth + 1) for item in placed[1:]]
    return placed


def standing_nowhere(blocks: Blocks) -> Blocks:
    """The same clauses without places in a source."""
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Contested):
            sides = tuple(Side(standing_nowhere(side.value), side.backers) for side in block.sides)
            out.append(replace(block, sides=sides, span=None))
        else:
            lead, heading, body = map(unplaced, (block.lead, block.heading, block.body))
            children = standing_nowhere(block.children)
            out.append(replace(block, lead=lead, heading=heading, body=body, children=children, span=None))
    return tuple(out)
