"""Walking the clause tree, naming its clauses, and making a changed tree from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rollingtext.document.model import Block, Blocks, Clause, Contested, Draft, Side
from rollingtext.document.values import Frozen, replace


class Located(Frozen):
    """A clause with its place in one draft.

    `locator` names it as the negotiators do (`III.7.C`, `III.6.D(v)`, `III.chapeau`); it is unique in the draft.
    `parts` are the labels on the way to it, outermost first; `depth` is its level, 0 at the top.
    """

    clause: Clause
    locator: str
    parts: tuple[str, ...]
    depth: int
    parent: Located | None = None


def clauses_of(blocks: Blocks) -> Iterator[Clause]:
    """The clauses directly in `blocks`, those inside option blocks included, not their children."""
    for block in blocks:
        if isinstance(block, Clause):
            yield block
        else:
            for side in block.sides:
                yield from clauses_of(side.value)


def walk(blocks: Blocks) -> Iterator[Clause]:
    """Every clause in reading order, parents before their children."""
    inside: list[Iterator[Block]] = [iter(blocks)]
    while inside:
        for block in inside[-1]:
            if isinstance(block, Clause):
                yield block
                if block.children:
                    inside.append(iter(block.children))
                    break
            else:
                inside.append(iter([each for side in block.sides for each in side.value]))
                break
        else:
            inside.pop()


def located(draft: Draft) -> tuple[Located, ...]:
    """Every clause of the draft in reading order with its locator."""
    out: list[Located] = []
    seen: dict[str, int] = {}
    _locate(draft.blocks, None, 0, numbered_throughout(draft), out, seen)
    return tuple(out)


def numbered_throughout(draft: Draft) -> bool:
    """Whether paragraph numbers run on through the whole text, so that `15.C` needs no section in front."""
    last: tuple[tuple[int, ...], int, int] = ((0,), 0, 0)
    sections = 0
    for clause in walk(draft.blocks):
        if clause.kind != "section":
            continue
        numbers = [
            child.label.key
            for child in clauses_of(clause.children)
            if child.kind == "paragraph" and child.label and child.label.system == "arabic"
        ]
        if not numbers:
            continue
        if numbers[0] <= last or numbers != sorted(numbers):
            return False
        sections += 1
        last = numbers[-1]
    return sections > 1


def _locate(
    blocks: Blocks, parent: Located | None, depth: int, throughout: bool, out: list[Located], seen: dict[str, int]
) -> None:
    unnumbered: dict[str, int] = {}
    for clause in clauses_of(blocks):
        name = clause.label.name if clause.label else ""
        if not name:
            if clause.kind == "chapeau":
                name = "chapeau"
            elif clause.kind == "section":
                name = _section_name(clause)
            if not name:
                sign = _sign(clause, parent)
                unnumbered[sign] = number = unnumbered.get(sign, 0) + 1
                name = f"{sign}{number}"
        parts: tuple[str, ...] = (name,)
        locator = name
        if parent is not None and not _stands_alone(clause, name, parent, throughout):
            parts = (*parent.parts, name)
            locator = f"{parent.locator}{name}" if name.startswith("(") else f"{parent.locator}.{name}"
        seen[locator] = times = seen.get(locator, 0) + 1
        if times > 1:
            parts = (*parts[:-1], f"{parts[-1]}~{times}")
            locator = f"{locator}~{times}"
        here = Located(clause, locator, parts, depth, parent)
        out.append(here)
        if clause.children:
            _locate(clause.children, here, depth + 1, throughout, out, seen)


def joined_name(parts: tuple[str, ...]) -> str:
    """The locator of a path: dots between its parts, none before a parenthesis (`III.6.D(v)`)."""
    out = ""
    for part in parts:
        out += part if not out or part.startswith("(") else "." + part
    return out


def _stands_alone(clause: Clause, name: str, parent: Located | None, throughout: bool) -> bool:
    """Whether a label is unique in the whole text by the rules of drafting: articles, PP and OP paragraphs."""
    if clause.kind == "article" or name.startswith(("PP", "OP")):
        return True
    return (
        throughout and clause.kind == "paragraph" and clause.label is not None and clause.label.system == "arabic"
        and parent is not None and parent.clause.kind == "section"
    )  # fmt: skip


_PREAMBLES = ("preamble", "préambule", "preámbulo", "преамбула", "الديباجة", "序言")


def is_preamble(clause: Clause) -> bool:
    """Whether a section is the preamble, by its heading in one of the six languages."""
    return clause.kind == "section" and clause.label is None and _section_name(clause) == "Preamble"


def _section_name(clause: Clause) -> str:
    first = clause.heading[0] if clause.heading else None
    heading = getattr(first, "value", "").strip().lower() if first else ""
    return "Preamble" if heading.startswith(_PREAMBLES) else ""


def _sign(clause: Clause, parent: Located | None) -> str:
    """What clauses without a number are counted as: sections, preamble paragraphs, bullets, other paragraphs."""
    if clause.kind == "section":
        return "§"
    if parent is not None and is_preamble(parent.clause):
        return "PP"
    return "•" if clause.label else "¶"


def rebuilt(blocks: Blocks, change: Callable[[Clause], Blocks]) -> Blocks:
    """The same tree with every clause replaced by what `change` makes of it, children first.

    `change` gets a clause whose children are already rebuilt and returns the blocks that take its place. An option
    block keeps its sides, also those left without clauses.
    """
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Clause):
            if block.children:
                block = replace(block, children=rebuilt(block.children, change))
            out.extend(change(block))
        else:
            sides = tuple(Side(rebuilt(side.value, change), side.backers) for side in block.sides)
            out.append(Contested(sides, block.reservations, block.layout, block.span))
    return tuple(out)
