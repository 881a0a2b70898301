"""Which clause became which: lineage edges between the clauses of two versions, whatever their numbers.

What decides is the clause's own words, in this order of trust: the same text, the same but for numbers, the same but
for brackets, equal texts by their neighbours, then likeness. A number or a place alone never links two texts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from rollingtext.compare.anchors import anchored, released
from rollingtext.compare.candidates import Words
from rollingtext.compare.containers import Level, container_pairs, headings_above, level
from rollingtext.compare.fuzzy import Fuzzy
from rollingtext.compare.links import Link, LinkKind, LinkSource, Statement
from rollingtext.compare.matching import Matching, Side
from rollingtext.compare.moves import Pair, moved
from rollingtext.compare.reworded import reworded
from rollingtext.compare.texts import own_text
from rollingtext.document.model import Draft
from rollingtext.document.tree import Located, located

__all__ = ["Link", "LinkKind", "LinkSource", "Statement", "align", "aligned", "leveled", "matched", "unheard"]


_KEPT_PARENT, _KEPT_NUMBER = 2, 5
"""How much less likely a clause that stayed under its parent, or kept its number there, is to be the one that moved."""


class _Edge(NamedTuple):
    """A link as indexes of clauses in reading order, ascending; one side may be empty."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    score: float = 1.0
    source: LinkSource = "computed"
    moved: bool = False


def align(old: Draft, new: Draft, links: Iterable[Statement] = ()) -> tuple[Link, ...]:
    """The lineage between two versions: every clause of either is in exactly one link.

    Links come in the order of the new text, deleted clauses where they stood. `links` is what a person has stated and
    goes before everything that is computed; a statement that names a clause that does not exist is passed over (see
    `unheard`). Aligning in the other direction gives the same links inverted.
    """
    return aligned(leveled(old), leveled(new), links)


def aligned(before: Level, after: Level, links: Iterable[Statement] = ()) -> tuple[Link, ...]:
    """The lineage between two versions whose clauses are laid out already."""
    stated = tuple(links)
    if _order(after) < _order(before):
        turned = tuple(Statement(said.new, said.old, said.source, said.cut) for said in stated)
        edges = [_Edge(e.new, e.old, e.score, e.source, e.moved) for e in _edges(after, before, turned)]
    else:
        edges = _edges(before, after, stated)
    return tuple(_link(edge, before, after) for edge in _in_reading_order(edges, len(before.clauses)))


def unheard(old: Draft, new: Draft, links: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements that name a clause that one of the versions does not have."""
    here = {item.locator for item in located(old)}
    there = {item.locator for item in located(new)}
    return tuple(said for said in links if not (here.issuperset(said.old) and there.issuperset(said.new)))


def matched(old: Side, new: Side, cuts: Collection[tuple[int, int]] = ()) -> Fuzzy:
    """The clauses of two versions matched by their words, from the most trusted evidence to the least."""
    matching = Matching(old, new, cuts)
    equal = anchored(matching)
    fuzzy = Fuzzy(matching)
    fuzzy.take_in_place()
    fuzzy.collect(gaps=False)
    for least in ((0.8, 0.75, 0.7), (0.65, 0.6, 0.55)):
        fuzzy.take(least)
        released(matching, equal, final=False)
    fuzzy.collect(gaps=True)
    for least in ((0.65, 0.6, 0.5), (0.58, 0.5, 0.4)):
        fuzzy.take(least)
        released(matching, equal, final=False)
    fuzzy.absorb()
    released(matching, equal, final=True)
    fuzzy.collect(gaps=True)
    fuzzy.take((0.58, 0.45, 0.35))
    fuzzy.absorb()
    return fuzzy


def leveled(draft: Draft) -> Level:
    """The clauses of a version as they are compared."""
    clauses = located(draft)
    return level(clauses, tuple(own_text(item.clause) for item in clauses))


def _order(side: Level) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Decides which version is looked at first, so that both directions give the same answer."""
    return side.texts, tuple(item.locator for item in side.clauses)


def _edges(old: Level, new: Level, stated: Sequence[Statement]) -> list[_Edge]:
    edges, cuts = _stated(old, new, stated)
    taken_old = {i for edge in edges for i in edge.old}
    taken_new = {j for edge in edges for j in edge.new}
    own_old = [i for i in range(len(old.clauses)) if i not in taken_old and old.holds_words(i)]
    own_new = [j for j in range(len(new.clauses)) if j not in taken_new and new.holds_words(j)]
    at_old = {i: at for at, i in enumerate(own_old)}
    at_new = {j: at for at, j in enumerate(own_new)}
    inner_cuts = {(at_old[i], at_new[j]) for i, j in cuts if i in at_old and j in at_new}
    fuzzy = matched(_side(old, own_old, at_old), _side(new, own_new, at_new), inner_cuts)
    no_old = {i for i in range(len(old.clauses)) if i in taken_old or old.holds_words(i)}
    no_new = {j for j in range(len(new.clauses)) if j in taken_new or new.holds_words(j)}
    leaves = [(i, j) for edge in edges for i in edge.old for j in edge.new if old.holds_words(i) and new.holds_words(j)]
    groups = fuzzy.matching.groups
    leaves += [(own_old[i], own_new[j]) for group in groups for i in group.old for j in group.new]
    containers = container_pairs(old, new, leaves, no_old, no_new, cuts)
    edges += [_Edge((i,), (j,), score) for i, j, score in containers]
    headings = {(i, j) for edge in edges for i in edge.old for j in edge.new} | {(-1, -1)}
    home_old, home_new = headings_above(old), headings_above(new)
    reworded(fuzzy, lambda i, j: (home_old[own_old[i]], home_new[own_new[j]]) in headings)
    edges += [
        _Edge(tuple(own_old[i] for i in group.old), tuple(own_new[j] for j in group.new), group.score)
        for group in groups
    ]
    edges = _with_moves(edges, old, new)
    linked_old = {i for edge in edges for i in edge.old}
    linked_new = {j for edge in edges for j in edge.new}
    edges += [_Edge((i,), (), 0.0) for i in range(len(old.clauses)) if i not in linked_old]
    edges += [_Edge((), (j,), 0.0) for j in range(len(new.clauses)) if j not in linked_new]
    return edges


def _side(side: Level, chosen: Sequence[int], at: Mapping[int, int]) -> Side:
    under: dict[int, list[int]] = {}
    for number, index in enumerate(chosen):
        parent = side.parents[index]
        if parent in at:
            under.setdefault(at[parent], []).append(number)
    texts = [side.texts[index] for index in chosen]
    return Side(texts, Words([side.clauses[index].clause for index in chosen]), under)


def _stated(old: Level, new: Level, stated: Sequence[Statement]) -> tuple[list[_Edge], set[tuple[int, int]]]:
    """The edges that people stated, the first one winning for each clause, and the pairs they cut."""
    here = {item.locator: at for at, item in enumerate(old.clauses)}
    there = {item.locator: at for at, item in enumerate(new.clauses)}
    edges: list[_Edge] = []
    cuts: set[tuple[int, int]] = set()
    used: set[tuple[str, int]] = set()
    for said in stated:
        if not (all(name in here for name in said.old) and all(name in there for name in said.new)):
            continue
        olds, news = (tuple(sorted({here[n] for n in said.old})), tuple(sorted({there[n] for n in said.new})))
        if said.cut:
            cuts.update((i, j) for i in olds for j in news)
            continue
        names = {("old", i) for i in olds} | {("new", j) for j in news}
        if names and not names & used:
            used |= names
            sides = [_Edge(olds, news, 1.0, said.source)] if olds and news else []
            alone = [*(((i,), ()) for i in olds), *(((), (j,)) for j in news)]
            edges += sides or [_Edge(i, j, 0.0, said.source) for i, j in alone]
    return edges, cuts


def _with_moves(edges: list[_Edge], old: Level, new: Level) -> list[_Edge]:
    """The edges with those marked that left their place."""
    partner = {i: frozenset(edge.new) for edge in edges for i in edge.old}
    known: dict[tuple[int, int], int] = {}

    def kept(i: int, j: int) -> int:
        """How well a clause kept its place: 1 not at all, else whether its parents stayed, and their numbers too."""
        found = known.get((i, j))
        if found is None:
            above, over = old.parents[i], new.parents[j]
            if above < 0 > over:
                best = _KEPT_NUMBER
            else:
                best = kept(above, over) if above >= 0 <= over and over in partner.get(above, ()) else 1
            same = _number(old.clauses[i]) == _number(new.clauses[j])
            found = known[i, j] = best if same else min(best, _KEPT_PARENT)
        return found

    pairs: dict[Pair, int] = {}
    for number, edge in enumerate(edges):
        if edge.old and edge.new:
            i = max(edge.old, key=lambda i: (len(old.texts[i]), -i))
            j = max(edge.new, key=lambda j: (len(new.texts[j]), -j))
            weight = (len(old.texts[i]) + len(new.texts[j]) + 1) * kept(i, j)
            pairs[Pair(i, j, weight)] = number
    out = {pairs[pair] for pair in moved(list(pairs), old, new)}
    linked = {j for edge in edges if edge.old for j in edge.new}
    for pair, number in pairs.items():
        above, over = old.parents[pair.old], new.parents[pair.new]
        item, other = old.clauses[pair.old], new.clauses[pair.new]
        if item.depth == other.depth or _number(item) != _number(other):
            continue
        parents_stay = (above < 0 or bool(partner.get(above))) and (over < 0 or over in linked)
        if parents_stay and (above < 0 or over not in partner[above]):
            out.add(number)  # the order is kept, but it stands under somebody else, or nobody, now
    return [edge._replace(moved=number in out) for number, edge in enumerate(edges)]


def _in_reading_order(edges: list[_Edge], old_size: int) -> list[_Edge]:
    """The edges in the order of the new text, deleted clauses behind the one they stood behind."""
    edge_of = {i: edge for edge in edges for i in edge.old}
    keyed: list[tuple[tuple[int, int, int], _Edge]] = [((e.new[0], 0, 0), e) for e in edges if e.new]
    anchor = -1
    seen: set[int] = set()
    for i in range(old_size):
        edge = edge_of[i]
        if edge.new:
            if not edge.moved:
                anchor = edge.new[-1]
        elif edge.old[0] not in seen:
            seen.add(edge.old[0])
            keyed.append(((anchor, 1, i), edge))
    return [edge for _, edge in sorted(keyed, key=lambda item: item[0])]


def _link(edge: _Edge, before: Level, after: Level) -> Link:
    old = tuple(before.clauses[i] for i in edge.old)
    new = tuple(after.clauses[j] for j in edge.new)
    kind: LinkKind
    if not old or not new:
        kind = "deleted" if old else "inserted"
    elif len(old) > 1:
        kind = "merged"
    elif len(new) > 1:
        kind = "split"
    else:
        kind = "same" if before.texts[edge.old[0]] == after.texts[edge.new[0]] else "edited"
    renumbered = bool(old and new) and _number(old[0]) != _number(new[0])
    return Link(kind, old, new, edge.moved, renumbered, edge.score, edge.source)


def _number(item: Located) -> str:
    return item.clause.label.name if item.clause.label else ""
