"""What became of a clause, as far as an amendment may follow it: where it went, and what speaks against trusting that.

The aligner always gives its best answer; an amendment needs a sure one. A text that stands more than once is told from
its twins by what stands before and behind it, a changed one needs likeness, and no other clause may be nearly as like.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Literal, TypeAlias

from rollingtext.amend.meaning.base import Base
from rollingtext.amend.onward.kept import Kept
from rollingtext.amend.onward.likeness import Likeness
from rollingtext.brackets.places import Place, places
from rollingtext.compare.links import Link
from rollingtext.compare.texts import key, own_text, said_text, without_numbers
from rollingtext.document.model import Clause
from rollingtext.document.tokens import words as words_of
from rollingtext.document.tree import Located, clauses_of, walk
from rollingtext.document.values import Frozen

Way: TypeAlias = Literal["same", "edited", "split", "merged", "deleted"]

LIKENESS = 0.6
"""A clause that is less like the one it is said to come from is shown, and never changed."""
_CLEAR = 0.2
"""So much nearer than any other clause must a changed one be, unless its neighbours stand beside it."""


class Course(Frozen):
    """The clauses `old`, of which one was asked about, became the clauses `new`; `doubt` says why that is not sure."""

    way: Way
    old: tuple[Located, ...]
    new: tuple[Located, ...]
    doubt: str = ""
    moved: bool = False


class Courses:
    """The courses of all clauses from one version to another; nothing is computed before it is asked for.

    `through` says what a way over versions in between makes of a clause, by locators: it must not contradict, and
    speaks where the direct way is in doubt.
    """

    def __init__(
        self, old: Base, new: Base, links: Sequence[Link], through: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        self.old, self.new = old, new
        self.through = through or {}
        self.changed = sum(link.kind != "same" for link in links)
        self._link = {id(item.clause): link for link in links for item in link.old}
        self._heir = {id(item.clause): link for link in links for item in link.new}
        self._known: dict[int, Course] = {}
        self._asking: set[int] = set()
        self._siblings: dict[int, list[Located]] = {}
        self._places: dict[bool, dict[int, list[Place]]] = {}
        self._inserted: dict[str, list[Located]] | None = None
        self.kept: dict[tuple[int, ...], Kept] = {}

    def of(self, item: Located) -> Course:
        """The course of a clause of the older version."""
        found = self._known.get(id(item.clause))
        if found is None:
            if id(item.clause) in self._asking:
                return Course("deleted", (item,), (), "Its place depends on itself.")
            self._asking.add(id(item.clause))
            found = self._known[id(item.clause)] = self._seconded(item, self._direct(item))
            self._asking.discard(id(item.clause))
        return found

    @cached_property
    def inserted(self) -> tuple[Located, ...]:
        """The clauses of the newer version that come from none of the older one."""
        return tuple(item for item in self.new.clauses.clauses if not self._heir[id(item.clause)].old)

    def named(self, name: str, was: Located, now: Located) -> str:
        """How an operation that called `was` by `name` calls what became of it: as before, if that still means it."""
        if name == was.locator:
            return now.locator
        found = self.new.clauses.find(name)
        return name if found.located is not None and found.located.clause is now.clause else now.locator

    def siblings(self, item: Located) -> Sequence[Located]:
        """The clauses of the older version in the row of `item`, in order."""
        if not self._siblings:
            for each in self.old.clauses.clauses:
                self._siblings.setdefault(id(each.parent), []).append(each)
        return self._siblings[id(item.parent)]

    def places_in(self, item: Located, *, older: bool) -> tuple[Place, ...]:
        """The contested places of a clause, of the older version or the newer one."""
        if older not in self._places:
            side = self.old if older else self.new
            self._places[older] = {}
            for place in places(side.draft, side.clauses.clauses):
                self._places[older].setdefault(id(place.clause.clause), []).append(place)
        return tuple(self._places[older].get(id(item.clause), ()))

    def inserted_ending(self, last: str) -> Iterable[Located]:
        """The clauses of the newer version that come from none of the older one and that end, with all under them, in `last`."""
        if self._inserted is None:
            self._inserted = {}
            for item in self.inserted:
                told = words_of(" ".join(own_text(inner) for inner in walk((item.clause,))))
                if told:
                    self._inserted.setdefault(told[-1], []).append(item)
        return self._inserted.get(last, ())

    def _direct(self, item: Located) -> Course:
        link = self._link[id(item.clause)]
        way: Way = "deleted" if not link.new else link.kind if link.kind != "inserted" else "same"
        doubt = "" if link.source != "computed" or not link.new else self._doubt(item, link)
        return Course(way, link.old or (item,), link.new, doubt, link.moved)

    def _seconded(self, item: Located, course: Course) -> Course:
        """The course as the versions in between see it."""
        told = self.through.get(item.locator)
        if told is None:
            return course
        found = tuple(other for name in told if (other := self.new.clauses.exact.get(name)) is not None)
        if course.new and not course.doubt:
            if found and not {id(each.clause) for each in found} & {id(each.clause) for each in course.new}:
                return Course(course.way, course.old, course.new, "The versions in between lead to another clause.")
            return course
        if len(found) == 1 and self._alone(found[0], item):
            way: Way = "same" if own_text(item.clause) == own_text(found[0].clause) else "edited"
            return Course(way, (item,), found)
        return course

    def _alone(self, found: Located, item: Located) -> bool:
        """Whether a clause may have come from `item`: from nothing else that is known, alike enough, and without a twin."""
        link = self._heir[id(found.clause)]
        pair = Link("edited", (item,), (found,))
        return len(link.old) <= 1 and self._likeness.of(item, found) >= LIKENESS and not self._repeated(pair)

    def _doubt(self, item: Located, link: Link) -> str:
        if item.clause.kind in ("section", "article"):
            return "" if link.score >= LIKENESS or self._in_place(item, link) else _UNLIKE
        if link.score < LIKENESS:
            return _UNLIKE
        if self._in_place(item, link):
            return ""
        if self._repeated(link):
            return "The same text stands more than once, and what stands beside it does not tell which one it is."
        if link.score < 1 and len(link.old) == len(link.new) == 1:
            best = self._likeness.of(link.old[0], link.new[0])
            if best == 1:  # the same words but for numbers and brackets, and nobody else has them
                return ""
            rival = self._likeness.rival(link.old[0], link.new[0])
            if rival > best - _CLEAR:
                return "Another clause is nearly as like it, and what stands beside it does not tell which one it is."
        return ""

    @cached_property
    def _likeness(self) -> Likeness:
        exact = (link for link in self._link.values() if link.kind == "same" and not self._repeated(link))
        settled = {id(item.clause) for link in exact for item in (*link.old, *link.new)}
        return Likeness(self.old.clauses.clauses, self.new.clauses.clauses, settled)

    # texts that stand more than once

    def _repeated(self, link: Link) -> bool:
        before, after = self._counts
        names = {*(self._name(item.clause) for item in (*link.old, *link.new))}
        return any(before.get(name, 0) > 1 or after.get(name, 0) > 1 for name in names)

    def _name(self, clause: Clause) -> str:
        found = self._names.get(id(clause))
        if found is None:
            found = self._names[id(clause)] = without_numbers(key(said_text(clause)))
        return found

    @cached_property
    def _names(self) -> dict[int, str]:
        return {}

    @cached_property
    def _counts(self) -> tuple[dict[str, int], dict[str, int]]:
        out: list[dict[str, int]] = []
        for side in (self.old, self.new):
            count: dict[str, int] = {}
            for item in side.clauses.clauses:
                name = self._name(item.clause)
                count[name] = count.get(name, 0) + 1
            out.append(count)
        return out[0], out[1]

    # neighbours

    def _in_place(self, item: Located, link: Link) -> bool:
        """Whether the nearest sure neighbours before and behind stand round the new clauses, with no twin between."""
        olds, news = link.old, link.new
        if any(each.parent is not olds[0].parent for each in olds) or any(n.parent is not news[0].parent for n in news):
            return False
        row, other = self._row(self.old, olds[0]), self._row(self.new, news[0])
        first, last = row.index(olds[0].clause), row.index(olds[-1].clause)
        begin, end = other.index(news[0].clause), other.index(news[-1].clause)
        names = {self._name(each.clause) for each in (*olds, *news)}
        borders = 0
        for step, here, there in ((-1, first, begin), (1, last, end)):
            found = self._neighbour(row, other, here, there, step, names)
            if found is None:
                return False
            borders += found
        if borders < 2:
            return True
        above, over = olds[0].parent, news[0].parent
        if above is None or over is None:
            return above is over
        course = self.of(above)
        return not course.doubt and over in course.new

    def _neighbour(self, row: _Row, other: _Row, here: int, there: int, step: int, names: Iterable[str]) -> bool | None:
        """Whether the row ends on that side (`True`), a neighbour stands there (`False`), or neither is sure (`None`)."""
        at, twins = here + step, 0
        while 0 <= at < len(row.clauses):
            partner = self._anchor(row.clauses[at])
            if partner is not None:
                target = other.places.get(id(partner))
                if target is None or (target - there) * step <= 0:
                    return None
                between = range(there + step, target, step)
                return None if self._twins(other, between, names) != twins else False
            twins += self._name(row.clauses[at]) in names
            at += step
        if not self._linked(row.owner, other.owner):
            return None
        beyond = range(there + step, len(other.clauses) if step > 0 else -1, step)
        return None if self._twins(other, beyond, names) != twins else True

    def _twins(self, row: _Row, places: Iterable[int], names: Iterable[str]) -> int:
        return sum(self._name(row.clauses[at]) in names for at in places)

    def _linked(self, owner: Located | None, other: Located | None) -> bool:
        if owner is None or other is None:
            return owner is other
        return other in self._link[id(owner.clause)].new

    def _anchor(self, clause: Clause) -> Clause | None:
        """What a clause became that can vouch for its neighbours: alone, alike, in its place, and without a twin."""
        link = self._link[id(clause)]
        if link.moved or len(link.old) != 1 or len(link.new) != 1 or link.score < LIKENESS or self._repeated(link):
            return None
        return link.new[0].clause

    def _row(self, base: Base, item: Located) -> _Row:
        rows = self._rows
        owner = item.parent
        key_ = (id(base), id(owner.clause) if owner else 0)
        found = rows.get(key_)
        if found is None:
            clauses = tuple(clauses_of(owner.clause.children if owner else base.draft.blocks))
            found = rows[key_] = _Row(owner, clauses, {id(clause): at for at, clause in enumerate(clauses)})
        return found

    @cached_property
    def _rows(self) -> dict[tuple[int, int], _Row]:
        return {}


class _Row(Frozen):
    """Siblings in reading order, with the clause above and the place of each."""

    owner: Located | None
    clauses: tuple[Clause, ...]
    places: dict[int, int]

    def index(self, clause: Clause) -> int:
        return self.places[id(clause)]


_UNLIKE = "No clause of the newer text is enough like it."
