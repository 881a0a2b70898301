"""Paragraphs made into the clause tree: sections by their headings, clauses by their depth, options grouped."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rollingtext.document.labels import OPTION_WORDS, Label
from rollingtext.document.limits import MAX_CLAUSE_DEPTH
from rollingtext.document.model import (
    Block,
    Blocks,
    Clause,
    ClauseKind,
    Contested,
    Inlines,
    Layout,
    Side,
)
from rollingtext.document.source import Span
from rollingtext.document.tree import is_preamble
from rollingtext.document.values import Record, replace
from rollingtext.notation.attribution import Parties
from rollingtext.notation.behind import listed
from rollingtext.notation.inline import inlines
from rollingtext.notation.nesting import Placed

_SENTENCE_ENDS = (".", ";", ":", ",", "。", "：", "；", "،", "؛")


class _Node(Record):
    """A clause while its children are still being collected. `backers` are those named in the title of an option."""

    kind: ClauseKind
    label: Label | None
    heading: Inlines
    body: Inlines
    lead: Inlines
    span: Span
    children: list[_Node] = []
    backers: tuple[str, ...] = ()


def clause_tree(placed: Sequence[Placed], parties: Parties, links: Collection[str] = ()) -> Blocks:
    """The blocks of a draft from its paragraphs in order. Bracket ends still lack their partners (`notation.link`)."""
    root = _Node("section", None, (), (), (), Span(0, 0))
    sections: list[tuple[int, _Node]] = [(0, root)]
    open_: list[_Node] = []
    for item in placed:
        paragraph = item.labelled.paragraph
        section = sections[-1][1]
        if paragraph.title and not section.heading and not _is_sentence(paragraph.passage.text):
            section.heading = inlines(paragraph.passage, parties, links)
            continue
        node = _node(item, parties, links)
        if paragraph.level:
            while sections[-1][0] >= paragraph.level or len(sections) > MAX_CLAUSE_DEPTH:
                sections.pop()
            sections[-1][1].children.append(node)
            sections.append((paragraph.level, node))
            open_ = []
            continue
        del open_[item.depth :]
        parent = open_[-1] if open_ else section
        parent.children.append(node)
        open_.append(node)
    return _blocks(root.children, None)


def _node(item: Placed, parties: Parties, links: Collection[str]) -> _Node:
    labelled = item.labelled
    passage, whole = labelled.rest, labelled.paragraph.passage
    words = inlines(passage, parties, links)
    span = whole.span(0, len(whole.text))
    label = labelled.label
    if labelled.paragraph.level:
        kind: ClauseKind = "article" if label is not None and label.word == "Article" else "section"
        return _Node(kind, label, words, (), labelled.lead, span)
    if label is not None and label.word in OPTION_WORDS:
        title = inlines(labelled.title, parties, links) if labelled.title else ()
        backers = _backers(labelled.title.text, parties) if labelled.title else ()
        return _Node("option", label, title, words, labelled.lead, span, backers=backers)
    return _Node("paragraph", label, (), words, labelled.lead, span)


def _backers(title: str, parties: Parties) -> tuple[str, ...]:
    """Who is for an option by its title: `Option 1 (Brazil):`, `Option 2 {EU, US}:`."""
    found = listed(title[1:-1], parties)
    return found.backers if found and not (found.against or found.reservations) else ()


def _is_sentence(text: str) -> bool:
    """Whether the line under `Article 5` is already the article's text and not its title."""
    return text.rstrip("*_ ").endswith(_SENTENCE_ENDS)


def _blocks(nodes: Sequence[_Node], parent: _Node | None) -> Blocks:
    """The frozen blocks for sibling clauses: kinds settled, runs of options made into one contested place each."""
    clauses = [_frozen(node, parent) for node in nodes]
    if parent is not None and parent.kind in ("section", "article") and len(clauses) > 1:
        section = Clause(parent.kind, parent.label, parent.heading)
        if is_chapeau(clauses[0], clauses[1], section):
            clauses[0] = replace(clauses[0], kind="chapeau")
    out: list[Block] = []
    index = 0
    while index < len(clauses):
        if clauses[index].kind != "option":
            out.append(clauses[index])
            index += 1
            continue
        end = index + 1
        while end < len(clauses) and clauses[end].kind == "option" and _goes_on(clauses[end - 1], clauses[end]):
            end += 1
        out.append(_option_block(clauses[index:end], [node.backers for node in nodes[index:end]]))
        index = end
    return tuple(out)


def _option_block(options: Sequence[Clause], backers: Sequence[tuple[str, ...]]) -> Contested[Blocks]:
    """Options as the sides of one place, in their order."""
    layout = Layout("options", ("",) * len(options), ("",) * len(options))
    first, last = options[0].span, options[-1].span
    span = Span(first.start, last.end) if first and last else None
    return Contested(tuple(map(Side, ((option,) for option in options), backers)), (), layout, span)


def _goes_on(before: Clause, option: Clause) -> bool:
    """Whether an option belongs to the block of the one before it."""
    if before.label is None or option.label is None:
        return False
    return option.label.pattern == before.label.pattern and option.label.key > before.label.key


def _frozen(node: _Node, parent: _Node | None) -> Clause:
    kind = node.kind
    if kind == "paragraph" and parent is not None and parent.kind not in ("section", "article", "option"):
        kind = "item"
    children = _blocks(node.children, node) if node.children else ()
    return Clause(kind, node.label, node.heading, node.body, children, node.lead, node.span)


def is_chapeau(first: Clause, second: Clause, section: Clause) -> bool:
    """Whether the first clause of a section governs the ones behind it: an unnumbered paragraph before numbered ones.

    The paragraphs of a preamble govern nothing.
    """
    if first.kind not in ("paragraph", "chapeau") or first.label is not None or first.children:
        return False
    if second.kind not in ("paragraph", "option") or second.label is None or second.label.system == "bullet":
        return False
    return not is_preamble(section)
