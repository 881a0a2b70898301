"""A draft from JSON, as `writers/json` writes it and schemas/TREE.md describes it.

The shape is taken strictly: what departs from it is one finding that names the value and the next step, and then
there is no draft. `locator` and `line` follow from the rest and are not read; `text` must agree with the words.
"""

from __future__ import annotations

import json
from typing import Any

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.limits import MAX_CLAUSE_DEPTH
from rollingtext.document.model import (
    Block,
    Blocks,
    Clause,
    Contested,
    Draft,
    Edge,
    Furniture,
    Meta,
    Note,
    Side,
)
from rollingtext.document.source import Source
from rollingtext.document.tree import walk
from rollingtext.notation.attribution import Parties
from rollingtext.notation.link import edges_of
from rollingtext.notation.plain import plain
from rollingtext.readers._json_inlines import inlines, layout
from rollingtext.readers._json_label import label
from rollingtext.readers._json_shape import ROOT, Path, Wrong, items, member, texts, word, written

SUFFIXES = (".json",)
SCHEMAS = ("rollingtext/tree/1", "rollingtext/show/1")

_META = ("title", "version", "date", "language", "source", "profile")
_KINDS = ("section", "article", "paragraph", "item", "chapeau", "option")
_FURNITURE = ("contents", "attribute", "comment", "rule", "page-header", "page-number")
_MAX_DEPTH = 2 * MAX_CLAUSE_DEPTH


def read(source: Source, parties: Parties) -> tuple[Draft, tuple[Diagnostic, ...]]:
    """The draft in `source`, or an empty one and the finding that says why. Names stand as they are written."""
    try:
        return _draft(_loaded(source.text), source), ()
    except Wrong as wrong:
        at = source.position(wrong.offset) if wrong.offset is not None else None
        finding = Diagnostic(
            wrong.code, wrong.slug, Severity.ERROR, wrong.message, wrong.help, source.path, at, at
        )  # fmt: skip
        return Draft(source=source), (finding,)


def _loaded(text: str) -> Any:
    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        out = dict(pairs)
        if len(out) < len(pairs):
            seen: set[str] = set()
            for twice, _ in pairs:
                if twice in seen:
                    break
                seen.add(twice)
            raise Wrong("J002", f"The key `{twice}` stands twice in one object.", "Keep one of the two.")
        return out

    try:
        return json.loads(text, object_pairs_hook=unique)
    except json.JSONDecodeError as problem:
        message = f"This is not JSON: {problem.msg[:1].lower()}{problem.msg[1:]}."
        raise Wrong("J001", message, "Correct it there, or write the file anew with `convert`.", problem.pos) from None
    except ValueError:
        raise Wrong("J001", "This is not JSON that can be read: a number is too long.", "Shorten it.") from None
    except RecursionError:
        raise Wrong("J003", "This is nested deeper than any draft.", "Take levels away.") from None


def _draft(data: Any, source: Source) -> Draft:
    if not isinstance(data, dict) or data.get("schema") not in SCHEMAS:
        message = "This JSON is not the tree of a draft: it has no `schema` that says `rollingtext/tree/1`."
        raise Wrong("J002", message, "Give a file that `convert` or `show --format json` wrote.")
    member(data, ROOT, ("schema", "meta", "blocks", "notes", "furniture"), ("clause",))
    meta = member(data["meta"], (ROOT, "meta"), (), (*_META, "other"))
    values = {key: written(meta, key, (ROOT, "meta"), "") for key in _META}
    other = []
    for pair, at in items(meta, "other", (ROOT, "meta")):
        if not isinstance(pair, list) or len(pair) != 2 or not all(isinstance(part, str) for part in pair):
            raise Wrong.at(at, "is no pair of texts", 'Write it as ["key", "value"].')
        other.append((pair[0], pair[1]))
    blocks = _blocks(data, "blocks", ROOT, 0)
    _check_pairs(blocks)
    return Draft(
        Meta(**values, other=tuple(other)),
        blocks,
        tuple(_note(value, at) for value, at in items(data, "notes", ROOT)),
        tuple(_furniture(value, at) for value, at in items(data, "furniture", ROOT)),
        source,
    )


def _blocks(holder: dict[str, Any], key: str, path: Path, depth: int) -> Blocks:
    if depth > _MAX_DEPTH:
        raise Wrong("J003", f"Clauses are nested more than {_MAX_DEPTH} deep.", "Take levels away.")
    return tuple(_block(value, at, depth) for value, at in items(holder, key, path))


def _block(value: Any, path: Path, depth: int) -> Block:
    if isinstance(value, dict) and value.get("kind") == "options":
        return _options(value, path, depth)
    known = ("locator", "line", "text", "numbering", "lead", "heading", "body", "children")
    data = member(value, path, ("kind", "label"), known)
    kind = word(data, "kind", path, (*_KINDS, "options"))
    _check_derived(data, path)
    lead = inlines(data, "lead", path)
    if not all(isinstance(item, Edge) and item.opening for item in lead):
        raise Wrong.at(
            (path, "lead"), "holds something else than opening ends", "Only a bracket can open before a label."
        )
    clause = Clause(
        kind,  # type: ignore[arg-type]
        label(data, path),
        inlines(data, "heading", path),
        inlines(data, "body", path),
        _blocks(data, "children", path, depth + 1),
        lead,
    )
    words = clause.heading if kind in ("section", "article") else clause.body
    if "text" in data and written(data, "text", path) != plain(words):
        at = "heading" if kind in ("section", "article") else "body"
        raise Wrong.at(
            (path, "text"), f"differs from the words in `{at}`", f"Change `{at}` and leave `text` out.", "J004"
        )
    return clause


def _check_derived(data: dict[str, Any], path: Path) -> None:
    """What follows from the rest has its shape too, though nobody reads it."""
    written(data, "locator", path, "")
    line = data.get("line")
    if line is not None and (type(line) is not int or line < 1):
        raise Wrong.at((path, "line"), "is no line number", "Write null, or leave it out.")


def _options(value: dict[str, Any], path: Path, depth: int) -> Contested[Blocks]:
    data = member(value, path, ("kind", "sides"), ("reservations", "layout"))
    sides = []
    for side, at in items(data, "sides", path):
        member(side, at, ("blocks",), ("backers",))
        sides.append(Side(_blocks(side, "blocks", at, depth), texts(side, "backers", at)))
    if not sides:
        raise Wrong.at((path, "sides"), "is empty", "Give each option as a side.")
    return Contested(tuple(sides), texts(data, "reservations", path), layout(data, path, len(sides)))


def _note(value: Any, path: Path) -> Note:
    data = member(value, path, ("name", "body"), ("kind",))
    kind = word(data, "kind", path, ("footnote", "link"), "footnote")
    return Note(written(data, "name", path), inlines(data, "body", path), kind)  # type: ignore[arg-type]


def _furniture(value: Any, path: Path) -> Furniture:
    data = member(value, path, ("kind", "text"))
    return Furniture(word(data, "kind", path, _FURNITURE), written(data, "text", path))  # type: ignore[arg-type]


def _check_pairs(blocks: Blocks) -> None:
    """Every numbered bracket that spans clauses opens once and closes once, later."""
    seen: dict[int, int] = {}
    for clause in walk(blocks):
        for edge in edges_of(clause):
            if edge.pair is None:
                continue
            if seen.get(edge.pair, 0) != (0 if edge.opening else 1):
                again = "opens twice" if edge.opening else "closes where it is not open"
                raise Wrong("J002", f"The bracket pair {edge.pair} {again}.", "Give each pair a number of its own.")
            seen[edge.pair] = 1 if edge.opening else 2
    for pair, count in seen.items():
        if count == 1:
            raise Wrong("J002", f"The bracket pair {pair} never closes.", "Add its closing end, or make `pair` null.")
