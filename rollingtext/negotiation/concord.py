"""Language versions of one text laid side by side: clause by clause the same numbers, brackets, sides and status.

Nothing is understood of the words. A clause is known by its number, whatever letters count it (a, а, أ, 一) and whatever
signs stand round it; an unnumbered one by its place among its like. What can be counted has to be equal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from rollingtext.brackets.places import Place, places
from rollingtext.document.model import Clause, Draft, Edge, Inlines, NoteMark, Placeholder, Status
from rollingtext.document.tree import Located, located
from rollingtext.document.values import Frozen
from rollingtext.notation.plain import pieces

Step: TypeAlias = "tuple[str, tuple[int, ...], int, int]"
Path: TypeAlias = "tuple[Step, ...]"
"""A clause in no language: for each level what it is, its number, *bis*, and which of several with that number."""

Disagreement: TypeAlias = Literal["missing", "order", "brackets", "nesting", "sides", "placeholders", "status", "notes"]

DISAGREEMENTS: tuple[Disagreement, ...] = (
    "missing", "order", "brackets", "nesting", "sides", "placeholders", "status", "notes",
)  # fmt: skip
"""What versions can disagree on, in the order in which it is told."""

_OPENING = frozenset("[［【")
_WHOLE = ("section", "article")


class Discord(NamedTuple):
    """A clause on which versions disagree: what each of them has, in the order of the texts, `""` for no such clause.

    `clauses` are the clause as each version has it, `None` where it does not.
    """

    what: Disagreement
    clauses: tuple[Located | None, ...]
    values: tuple[str, ...]

    @property
    def locator(self) -> str:
        """The name of the clause in the first version that has it."""
        return next(item.locator for item in self.clauses if item is not None)


class Concord(Frozen):
    """What a comparison of versions found: how many clauses each has, its brackets, and all on which they disagree."""

    clauses: tuple[int, ...]
    brackets: tuple[int, ...]
    shared: int
    discords: tuple[Discord, ...]

    @property
    def agrees(self) -> bool:
        return not self.discords


class _Marks(NamedTuple):
    """What can be counted in a clause: its own words, not those of clauses under it."""

    brackets: int
    nesting: int
    sides: tuple[tuple[int, int], ...]
    placeholders: int
    status: tuple[str, ...]
    notes: int


def concord(drafts: Sequence[Draft]) -> Concord:
    """The versions compared. A clause that one lacks is told without those under it, which it lacks too."""
    texts = [_Version(draft) for draft in drafts]
    order: dict[Path, None] = {}
    for text in texts:
        order.update(dict.fromkeys(text.clauses))
    found = [*_discords(texts, order)]
    rank = {kind: at for at, kind in enumerate(DISAGREEMENTS)}
    numbers = {path: at for at, path in enumerate(_reading_order(texts, order))}
    found.sort(key=lambda each: (numbers[each[0]], rank[each[1].what]))
    shared = sum(all(path in text.clauses for text in texts) for path in order)
    counts = tuple(len(text.clauses) for text in texts)
    brackets = tuple(sum(marks.brackets for marks in text.marks.values()) for text in texts)
    return Concord(counts, brackets, shared, tuple(discord for _, discord in found))


class _Version:
    """One language version: its clauses by their numbers, and what can be counted in each."""

    def __init__(self, draft: Draft) -> None:
        self.clauses: dict[Path, Located] = {}
        paths: dict[int, Path] = {}
        counts: dict[tuple[Path, str, tuple[int, ...], int], int] = {}
        for item in located(draft):
            above = paths[id(item.parent.clause)] if item.parent is not None else ()
            name, number, insertion = _step(item.clause)
            if name == "article":
                above = ()
            key = (above, name, number, insertion)
            counts[key] = counts.get(key, 0) + 1
            paths[id(item.clause)] = path = (*above, (name, number, insertion, counts[key]))
            self.clauses[path] = item
        held: dict[int, list[Place]] = {}
        for place in places(draft):
            held.setdefault(id(place.clause.clause), []).append(place)
        self.marks = {path: _marks(item.clause, held.get(id(item.clause), ())) for path, item in self.clauses.items()}


def _step(clause: Clause) -> tuple[str, tuple[int, ...], int]:
    kind = clause.kind if clause.kind in ("section", "article", "chapeau", "option") else ""
    label = clause.label
    if label is None or label.system == "bullet":
        return (kind or "unnumbered", (), 0)
    return (kind or "number", label.number, label.insertion)


def _marks(clause: Clause, held: Sequence[Place]) -> _Marks:
    items = (*clause.lead, *clause.heading, *clause.body)
    brackets = sum(not piece.words and sum(sign in _OPENING for sign in piece.text) for piece in pieces(items))
    notes = sum(isinstance(each, NoteMark) for each in _all(items))
    return _Marks(
        brackets - notes,
        max((place.depth + 1 for place in held), default=0),
        tuple((len(place.sides), sum(not side.text for side in place.sides)) for place in held),
        sum(isinstance(each, Placeholder) for each in _all(items)),
        tuple(each.kind for each in items if isinstance(each, Status)),
        notes,
    )


def _all(items: Inlines) -> Iterator[object]:
    """Every inline, those inside of others too."""
    waiting: list[object] = list(reversed(items))
    while waiting:
        item = waiting.pop()
        yield item
        if isinstance(item, Placeholder):
            continue
        sides = getattr(item, "sides", None)
        inner = getattr(item, "content", ()) if sides is None else [part for side in sides for part in side.value]
        waiting += [] if isinstance(item, Edge) else reversed(inner)


def _discords(texts: Sequence[_Version], order: dict[Path, None]) -> Iterator[tuple[Path, Discord]]:
    for path in order:
        clauses = tuple(text.clauses.get(path) for text in texts)
        lacking = [item is None for item in clauses]
        above = path[:-1]
        known_above = not above or all(
            (above in text.clauses) or not lack for text, lack in zip(texts, lacking, strict=True)
        )
        if any(lacking):
            if known_above:
                yield path, Discord("missing", clauses, tuple("" if item is None else "there" for item in clauses))
            continue
        marks = [text.marks[path] for text in texts]
        for kind, values in (
            ("brackets", [str(mark.brackets) for mark in marks]),
            ("nesting", [str(mark.nesting) for mark in marks]),
            ("sides", [_sides(mark) for mark in marks]),
            ("placeholders", [str(mark.placeholders) for mark in marks]),
            ("status", [", ".join(mark.status) or "none" for mark in marks]),
            ("notes", [str(mark.notes) for mark in marks]),
        ):
            if len(set(values)) > 1:
                yield path, Discord(kind, clauses, tuple(values))  # type: ignore[arg-type]
    yield from _out_of_order(texts)


def _sides(mark: _Marks) -> str:
    """The sides of each place, and whether one of them is no text: `2+none, 3`."""
    return ", ".join(f"{sides - empty}{'+none' if empty else ''}" for sides, empty in mark.sides) or "none"


def _out_of_order(texts: Sequence[_Version]) -> Iterator[tuple[Path, Discord]]:
    """Clauses that stand before another one in the first version and behind it in a later one."""
    first = texts[0]
    for number, text in enumerate(texts[1:], 1):
        rank = {path: at for at, path in enumerate(path for path in first.clauses if path in text.clauses)}
        last = -1
        for path in (path for path in text.clauses if path in rank):
            if rank[path] < last and (len(path) < 2 or path[:-1] in rank):
                clauses = tuple(each.clauses.get(path) for each in texts)
                values = tuple("other place" if at == number else "" for at in range(len(texts)))
                yield path, Discord("order", clauses, values)
            last = max(last, rank[path])


def _reading_order(texts: Sequence[_Version], order: dict[Path, None]) -> list[Path]:
    """All clauses as the first version has them; those that it lacks behind the one they follow elsewhere."""
    out = list(texts[0].clauses)
    known = set(out)
    for text in texts[1:]:
        at = -1
        for path in text.clauses:
            if path in known:
                at = out.index(path)
            else:
                at += 1
                out.insert(at, path)
                known.add(path)
    return out
