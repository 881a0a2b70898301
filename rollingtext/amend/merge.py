"""Two copies of one text brought together: what only one of them changed is taken, what both did is left open in brackets.

Never is one of two texts chosen for the other: where both changed the same words otherwise, both stand there as the
sides of a contested place, for people to settle.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rollingtext.amend.apply import apply
from rollingtext.amend.draw_up import draw_up
from rollingtext.amend.meaning.base import Base
from rollingtext.amend.onward.fates import Fate
from rollingtext.amend.operations import (
    Amendment,
    Back,
    DeleteClause,
    DeleteWords,
    InsertWords,
    Operation,
    PlaceName,
    ReplaceWords,
)
from rollingtext.amend.rebase import Rebased, rebase
from rollingtext.amend.roll import Rolled, roll
from rollingtext.amend.words.wording import in_turn
from rollingtext.document.model import Draft, Meta
from rollingtext.document.tokens import words
from rollingtext.document.tree import Located, walk
from rollingtext.document.values import Frozen, replace
from rollingtext.notation.attribution import Parties
from rollingtext.notation.parties import default_registry
from rollingtext.notation.plain import plain


class Lost(Frozen):
    """A change of theirs that is not in the merged text: the clause where it was asked for, and why."""

    clause: Located | None
    reason: str


class Merged(Frozen):
    """The text of both copies; `opened` are the clauses with places left in brackets, `lost` what is not in it."""

    draft: Draft
    opened: tuple[Located, ...]
    lost: tuple[Lost, ...]


def merge(
    base: Draft,
    ours: Draft,
    theirs: Draft,
    our_names: Sequence[str] = (),
    their_names: Sequence[str] = (),
    parties: Parties | None = None,
) -> Merged:
    """`ours` with what `theirs` changed in `base`; the parties behind each copy are named in the brackets."""
    known = parties if parties is not None else default_registry()
    found = draw_up(base, theirs, "theirs", their_names, known)
    lost = [Lost(clause, reason) for clause, reason in found.left]
    carried, fates = rebase(tuple(_one_by_one(found.amendments)), base, ours, known)
    fate_of = {fate.amendment: fate for fate in fates}
    before, after = Base(base, known), Base(ours, known)
    rivals = [one for one in carried if _crowded(one, fate_of[one.id], before, after)]
    for fate in fates:
        if fate.is_left:
            operation = _beside(fate.fate)
            if operation is None:
                lost.append(Lost(fate.fate.was, fate.reason))
            else:
                rivals.append(Amendment(fate.amendment, tuple(their_names), (operation,)))
    crowded = {one.id for one in rivals}
    merged, results = apply(ours, [one for one in carried if one.id not in crowded], known)
    lost += [Lost(result.clause, result.reason) for result in results if not result.holds]
    onto, fates = rebase(rivals, ours, merged, known)
    lost += [Lost(fate.fate.was, fate.reason) for fate in fates if fate.is_left]
    rolled = roll(merged, onto, known)
    lost += [Lost(result.clause, result.reason) for result in rolled.results if not result.holds]
    opened = [result.clause for result in rolled.results if result.holds and result.clause is not None]
    draft = _with_notes(_backed(rolled, our_names, known), base, ours, theirs)
    if not lost and (missing := _missing(draft, base, ours, theirs)):
        lost.append(Lost(None, f"Words of one copy would be lost: {missing}."))
    return Merged(draft, tuple(opened), tuple(lost))


def _missing(merged: Draft, base: Draft, ours: Draft, theirs: Draft) -> str:
    """Words of a copy that are not in the merged text although the other one did not strike them: the account."""
    was, here, one, other = (_words_of(draft) for draft in (base, merged, ours, theirs))
    gone = ((one - here) - (was - other)) + ((other - here) - (was - one))
    return ", ".join(sorted(gone))


def _words_of(draft: Draft) -> Counter[str]:
    return Counter(
        word for clause in walk(draft.blocks) for words_ in (clause.heading, clause.body) for word in words(plain(words_))
        if word.isalnum()
    )  # fmt: skip


def _backed(rolled: Rolled, names: Sequence[str], parties: Parties) -> Draft:
    """The rolled text with our names at the words that stand in ours."""
    if not names:
        return rolled.draft
    backing = [
        Back(PlaceName(place.clause.locator, place.id), str(side + 1))
        for place, stake in rolled.stakes
        if place.sides[side := stake.side(None)].text
    ]
    return apply(rolled.draft, [Amendment(str(at), tuple(names), (each,)) for at, each in enumerate(backing)], parties)[
        0
    ]


def _one_by_one(amendments: Sequence[Amendment]) -> Iterator[Amendment]:
    """Each operation on words by itself, so that one that meets a change of ours leaves the others alone."""
    for amendment in amendments:
        apart = all(isinstance(each, ReplaceWords | DeleteWords | InsertWords) for each in amendment.operations)
        if not apart or len(amendment.operations) == 1:
            yield amendment
            continue
        for number, operation in enumerate(amendment.operations, 1):
            yield replace(amendment, id=f"{amendment.id}.{number}", operations=(operation,))


def _crowded(carried: Amendment, fate: Rebased, base: Base, ours: Base) -> bool:
    """Whether ours too has put words in at the very point where theirs comes in: nothing says which come first."""
    before, after = fate.operation, carried.operations[0]
    if not isinstance(before, InsertWords) or not isinstance(after, InsertWords) or fate.fate.was is None:
        return False
    if fate.clause is None:
        return False
    return _next_word(before, base, fate.fate.was) != _next_word(after, ours, fate.clause)


def _next_word(operation: InsertWords, base: Base, item: Located) -> str:
    """The word behind the point where an insertion comes in; empty at the end."""
    wording = base.wording(item.clause)
    at = 0
    if operation.anchor:
        places = wording.occurrences(operation.anchor)
        at = (in_turn(places) if operation.occurrence else places)[(operation.occurrence or 1) - 1][1]
    return next(iter(words(wording.text[at:])), "")


def _beside(fate: Fate) -> Operation | None:
    """What to put beside the words of ours where theirs wants others, `None` where that cannot be said."""
    conflict, clause = fate.conflict, fate.clause
    if conflict is None or clause is None:
        return None
    if not conflict.ours:
        return DeleteClause(clause.locator) if fate.carried is None and not conflict.theirs else None
    if not conflict.theirs:
        return None
    return ReplaceWords(clause.locator, conflict.theirs, conflict.ours)


def _with_notes(merged: Draft, base: Draft, ours: Draft, theirs: Draft) -> Draft:
    """The front matter and the notes of both copies: where only theirs changed one, it is taken."""
    meta = Meta(
        *(
            getattr(theirs.meta, field)
            if getattr(ours.meta, field) == getattr(base.meta, field)
            else getattr(ours.meta, field)
            for field in Meta.fields
        )
    )
    was, now = ({note.name: note for note in draft.notes} for draft in (base, theirs))
    notes = [now.get(note.name, note) if was.get(note.name) == note else note for note in merged.notes]
    notes += [note for name, note in now.items() if name not in was and name not in {one.name for one in merged.notes}]
    return replace(merged, meta=meta, notes=tuple(notes))
