"""Proposals on the words of one clause, folded into them: each a side of a contested place, beside the base words.

Proposals that touch the same words share one place, as wide as what they touch and no wider; each side holds all that
its proposal would leave there. Silence is not consent: the base words, or their absence, stay a side.

    base, and every proposal alone, are readings of the folded words

This is not hoped for but tried, for every clause; where the narrowest place would read as something else, a wider one
is tried, and where none will do the proposals are not folded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rollingtext.amend.meaning.base import Base
from rollingtext.amend.words.emptied import emptied
from rollingtext.amend.words.signs import Bracket, brackets, widened
from rollingtext.amend.words.splice import Change, excerpt
from rollingtext.brackets.places import Place, places
from rollingtext.brackets.settle import settled
from rollingtext.document.model import Clause, Contested, Draft, Edge, Inlines, own_words
from rollingtext.document.values import Frozen, Record, Value, replace
from rollingtext.notation.attribution import Attribution
from rollingtext.notation.plain import plain


class Version(Frozen):
    """What one proposal makes of the words of a clause: its number among those given, whose it is, its changes."""

    proposal: int
    names: tuple[str, ...]
    changes: tuple[Change, ...]


class Stake(Frozen):
    """A place that folding has made: the side that is the base, and those that are one proposal's or another's."""

    base: int
    of: dict[int, int]

    def side(self, proposal: int | None) -> int:
        """The side that a proposal wants; one that does not speak of this place leaves the base."""
        return self.base if proposal is None else self.of.get(proposal, self.base)


class Fold(Frozen):
    """The words of a clause with proposals folded in: the changes that do it, and the places it makes, by their node."""

    changes: tuple[Change, ...]
    stakes: tuple[tuple[Contested[Inlines], Stake], ...]


class _Cluster(Record):
    """A stretch of the plain text that proposals change, and the changes of each in it."""

    start: int
    end: int
    changes: dict[int, list[Change]]


def folded(clause: Clause, versions: Sequence[Version], base: Base) -> Fold | None:
    """The versions, given in the order in which their sides shall stand, folded in; `None` where that loses a reading."""
    items = own_words(clause)
    text = plain(items)
    effective = [replace(each, changes=tuple(emptied(items, each.changes))) for each in versions]
    standing = tuple(brackets(items))
    seen: list[list[tuple[int, int]]] = []
    for wider in (_as_touched, _with_neighbours, _all_of_it):
        clusters = wider(_clusters(text, effective, standing), text, standing)
        extents = [(each.start, each.end) for each in clusters]
        if extents in seen:
            continue
        seen.append(extents)
        changes, expected = _written(clusters, items, text, effective)
        found = _faithful(clause, changes, expected, versions, base)
        if found is not None:
            return Fold(tuple(changes), found)
    return None


def _clusters(text: str, versions: Sequence[Version], standing: Sequence[Bracket]) -> list[_Cluster]:
    """The stretches that proposals change, those that overlap put together, none cutting through a bracket."""
    pieces = []
    for version in versions:
        for change in version.changes:
            start, end = _trimmed(text, change.start, change.end)
            pieces.append(_Cluster(start, end, {version.proposal: [change]}))
    return _joined(pieces, text, standing, _overlap)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without blanks at its ends; of blanks alone nothing is left but a point."""
    words = text[start:end]
    if not words.strip():
        return (start, start) if start == end else (start, end)
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _joined(
    pieces: Sequence[_Cluster],
    text: str,
    standing: Sequence[Bracket],
    touch: Callable[[_Cluster, _Cluster, str], bool],
) -> list[_Cluster]:
    out = sorted(pieces, key=lambda each: (each.start, each.end))
    grown = True
    while grown:
        grown = False
        merged: list[_Cluster] = []
        for each in out:
            if merged and touch(merged[-1], each, text):
                last = merged[-1]
                together = {key: list(value) for key, value in last.changes.items()}
                for key, value in each.changes.items():
                    together.setdefault(key, []).extend(value)
                merged[-1] = _Cluster(min(last.start, each.start), max(last.end, each.end), together)
                grown = True
            else:
                merged.append(each)
        out = merged
        for each in out:
            start, end = widened(each.start, each.end, standing)
            grown = grown or (start, end) != (each.start, each.end)
            each.start, each.end = start, end
        out.sort(key=lambda each: (each.start, each.end))
    return out


def _overlap(first: _Cluster, second: _Cluster, text: str) -> bool:
    """Whether two stretches share words, or are one point; the first begins no later than the second."""
    if first.start == first.end or second.start == second.end:
        inside = first.start < second.start < first.end
        points = first.start == first.end and second.start == second.end
        return inside or (points and not text[first.start : second.start].strip())
    return second.start < first.end


def _as_touched(clusters: list[_Cluster], text: str, standing: Sequence[Bracket]) -> list[_Cluster]:
    return clusters


def _with_neighbours(clusters: list[_Cluster], text: str, standing: Sequence[Bracket]) -> list[_Cluster]:
    """The stretches, those with nothing but blanks between them put together."""

    def near(first: _Cluster, second: _Cluster, text: str) -> bool:
        return _overlap(first, second, text) or not text[first.end : second.start].strip()

    return _joined(clusters, text, standing, near)


def _all_of_it(clusters: list[_Cluster], text: str, standing: Sequence[Bracket]) -> list[_Cluster]:
    """One stretch that holds all the words of the clause."""
    together: dict[int, list[Change]] = {}
    for each in clusters:
        for key, value in each.changes.items():
            together.setdefault(key, []).extend(value)
    return [_Cluster(*_trimmed(text, 0, len(text)), together)]


class _Expected(Value):
    """A place that is to come of a cluster, in reading order: the backers of its sides, and what these stand for."""

    backers: tuple[tuple[str, ...], ...]
    stake: Stake


def _written(
    clusters: Sequence[_Cluster], items: Inlines, text: str, versions: Sequence[Version]
) -> tuple[list[Change], list[_Expected]]:
    """Every cluster as brackets around and behind its base words, with the places that these are to make."""
    changes: list[Change] = []
    expected: list[_Expected] = []
    for each in clusters:
        sides, of = _sides(each, items, versions)
        against = sides.pop("", ())
        alternatives = [f"[{wording}{Attribution(names).written()}]" for wording, names in sides.items()]
        order = {wording: at for at, wording in enumerate(sides)}
        if text[each.start : each.end].strip():
            tail = Attribution((), against).written()
            changes.append(Change(each.start, each.start, "["))
            closing = Change(each.end, each.end, f"{tail}]{''.join(alternatives)}", "after" if tail else "")
            changes.append(closing)
            backers = ((), *sides.values(), *([against] if against or not sides else []))
            taken = {key: order[wording] + 1 if wording else len(sides) + 1 for key, wording in of.items()}
            expected.append(_Expected(backers, Stake(0, taken)))
            continue
        first = next(change for found in each.changes.values() for change in found)
        put = "".join(alternatives)
        changes.append(Change(first.start, first.start, put if len(alternatives) == 1 else f"[{put}]", first.side))
        names = tuple(sides.values())
        taken = {key: order[wording] for key, wording in of.items() if wording}
        if len(names) > 1:
            expected.append(_Expected(((), ()), Stake(1, dict.fromkeys(taken, 0))))
            expected.append(_Expected(names, Stake(0, taken)))
        else:
            expected.append(_Expected((*names, ()), Stake(1, taken)))
    return changes, expected


def _sides(
    cluster: _Cluster, items: Inlines, versions: Sequence[Version]
) -> tuple[dict[str, tuple[str, ...]], dict[int, str]]:
    """What stands for each wording that is proposed there, and whose it is; and the wording of each proposal."""
    sides: dict[str, tuple[str, ...]] = {}
    of: dict[int, str] = {}
    for version in versions:
        if version.proposal not in cluster.changes:
            continue
        changes = cluster.changes[version.proposal]
        wording = excerpt(items, changes, min(cluster.start, *_starts(changes)), max(cluster.end, *_ends(changes)))
        of[version.proposal] = wording
        sides[wording] = tuple(dict.fromkeys((*sides.get(wording, ()), *version.names)))
    return sides, of


def _starts(changes: Sequence[Change]) -> Iterator[int]:
    return (change.start for change in changes)


def _ends(changes: Sequence[Change]) -> Iterator[int]:
    return (change.end for change in changes)


def _faithful(
    clause: Clause, changes: Sequence[Change], expected: Sequence[_Expected], versions: Sequence[Version], base: Base
) -> tuple[tuple[Contested[Inlines], Stake], ...] | None:
    """The places as they are read back, when the base and every version are readings of them."""
    words = base.spliced(clause, changes)
    draft = Draft(blocks=(Clause("paragraph", None, (), words),))
    stakes = _found(places(draft), expected)
    if stakes is None:
        return None
    by_node = {id(node): stake for node, stake in stakes}

    def reading(proposal: int | None) -> Inlines:
        left = settled(draft, lambda place: _decided(place, by_node, proposal)).blocks
        return left[0].body if left and isinstance(left[0], Clause) else ()

    if reading(None) != unpaired(own_words(clause)):
        return None
    for version in versions:
        if reading(version.proposal) != unpaired(base.spliced(clause, version.changes)):
            return None
    return stakes


def _decided(place: Place, stakes: dict[int, Stake], proposal: int | None) -> int | None:
    stake = stakes.get(id(place.node))
    return None if stake is None else stake.side(proposal)


def _found(
    standing: Sequence[Place], expected: Sequence[_Expected]
) -> tuple[tuple[Contested[Inlines], Stake], ...] | None:
    """The places expected, found in reading order among those that stand there."""
    out: list[tuple[Contested[Inlines], Stake]] = []
    rest = iter(standing)
    for each in expected:
        for place in rest:
            if tuple(side.backers for side in place.sides) == each.backers and isinstance(place.node, Contested):
                out.append((place.node, each.stake))  # type: ignore[arg-type]
                break
        else:
            return None
    return tuple(out)


def unpaired(items: Inlines) -> Inlines:
    """The words with the ends of brackets that span clauses as they are read in one clause alone."""
    return tuple(replace(item, pair=None) if isinstance(item, Edge) and item.pair else item for item in items)
