"""Operations on brackets and positions, carried to a newer text: the same contested place, whatever its number is now.

A place is the same when its clause has gone a sure way and its sides read as they did; who backs them may have changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from rollingtext.amend.onward.clauses import lost
from rollingtext.amend.onward.courses import Course, Courses
from rollingtext.amend.onward.fates import Conflict, Fate
from rollingtext.amend.onward.kept import Kept
from rollingtext.amend.onward.words import fate_of, text_of
from rollingtext.amend.operations import OnBracket, OnPosition, PlaceName, Settle, Strike
from rollingtext.amend.words.wording import Wording, folded, in_turn
from rollingtext.brackets.places import Place
from rollingtext.compare.extents import extents
from rollingtext.compare.texts import key
from rollingtext.document.model import own_words
from rollingtext.document.tokens import words
from rollingtext.document.tree import Located
from rollingtext.document.values import replace

OnPlace: TypeAlias = OnBracket | OnPosition


def bracket_onward(operation: OnPlace, item: Located, course: Course, courses: Courses) -> Fate:
    """The fate of an operation that names a bracket of the clause `item`, which took a sure course."""
    before = _place(operation.at, item, courses)
    if before is None:
        return lost(operation, item, "The bracket it names does not stand in the text it was written for.", courses)
    now = [place for each in course.new for place in courses.places_in(each, older=False)]
    alike = [place for place in now if _reads(place) == _reads(before)]
    twins = [place for place in courses.places_in(item, older=True) if _reads(place) == _reads(before)]
    if len(alike) == len(twins) and (len(twins) == 1 or len(course.old) == 1):
        place = alike[twins.index(before)]
        carried = replace(operation, at=_name(operation.at, item, place, courses))
        return Fate(fate_of(course, item, place.clause), carried, item, place.clause)
    target = course.new[0]
    if not alike and len(twins) == 1 and _done(operation, before, course, courses):
        return Fate("absorbed", None, item, target, f"{target.locator} has settled it so.", 1.0)
    theirs = courses.new.wording(target.clause).text
    conflict = Conflict(_written(before), theirs, operation.verb)
    reason = f"The bracket no longer stands in {target.locator} as it did."
    if alike:
        reason = f"The bracket cannot be told from others in {target.locator}."
    return Fate("conflict", None, item, target, reason, text=text_of(operation), conflict=conflict)


def _place(name: PlaceName, item: Located, courses: Courses) -> Place | None:
    """The place of the older text that an operation names, by its id or by the words in it."""
    found = courses.places_in(item, older=True)
    if name.place:
        if "#" not in name.place:
            return found[0] if len(found) == 1 else None
        number = name.place.rpartition("#")[2]
        return next((place for place in found if place.id.rpartition("#")[2] == number), None)
    quoted = folded(name.words)
    fitting = [place for place in found if quoted in _quotable(place)]
    if name.occurrence is not None:
        return fitting[name.occurrence - 1] if name.occurrence <= len(fitting) else None
    return fitting[0] if len(fitting) == 1 else None


def _quotable(place: Place) -> tuple[str, ...]:
    """The words by which a bracket can be named: what stands between its signs, or all of it with its signs."""
    extent = extents(place.clause.clause).get(id(place.node))
    text = Wording("".join(_plain(place))).text
    if extent is None or not extent.sides:
        return (folded(_written(place)),)
    inner = [folded(text[start:end]) for start, end in extent.sides]
    return (folded(_written(place)), *inner, folded(" ".join(side.text for side in place.sides if side.text)))


def _plain(place: Place) -> Sequence[str]:
    from rollingtext.notation.plain import plain

    return (plain(own_words(place.clause.clause)),)


def _written(place: Place) -> str:
    """A bracket as written, with its signs; of a block or a span, its sides."""
    from rollingtext.notation.plain import plain

    extent = extents(place.clause.clause).get(id(place.node))
    if place.scope == "words" and extent is not None and place.kind != "option-block":
        return plain((place.node,))  # type: ignore[arg-type]
    return " / ".join(side.text for side in place.sides if side.text)


def _reads(place: Place) -> tuple[object, ...]:
    return (place.kind, place.scope, *(key(side.text) for side in place.sides))


def _name(name: PlaceName, was: Located, place: Place, courses: Courses) -> PlaceName:
    """How the operation names the place in the newer text: by its words as before where these stand once, or by its id."""
    if name.words and not name.place:
        clause = courses.named(name.clause, was, place.clause)
        places = courses.new.wording(place.clause.clause).occurrences(name.words)
        if len(in_turn(places)) == 1:
            return replace(name, clause=clause, occurrence=name.occurrence and 1)
    if name.place and place.clause.locator == name.clause and place.id == name.place:
        return name
    return PlaceName(place.clause.locator, place.id)


def _done(operation: OnPlace, before: Place, course: Course, courses: Courses) -> bool:
    """Whether nothing is left to do: where the bracket stood, the newer text reads as the operation asks."""
    extent = extents(before.clause.clause).get(id(before.node))
    if len(course.old) > 1 or len(course.new) > 1 or extent is None or before.scope != "words" or extent.start < 0:
        return False
    wording = courses.old.wording(course.old[0].clause)
    start, end = wording.token_range(extent.start, extent.start + len(_written(before)))
    kept = Kept(wording.text, courses.new.wording(course.new[0].clause).text)
    first, last = kept.between(start, end)
    if not kept.bordered(start, end):
        return False
    now, sides = kept.new.words[first:last], [words(side.text) for side in before.sides]
    if isinstance(operation, Strike):
        return not now
    if isinstance(operation, Settle):
        number = int(operation.side) - 1 if operation.side.isdecimal() else -1
        chosen = sides[number] if 0 <= number < len(sides) else words(operation.side.replace("nothing", ""))
        return now == chosen
    return operation.verb == "lift" and now == [word for side in sides for word in side]
