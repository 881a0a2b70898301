"""Clauses under other numbers: the table of old and new ones, and the references in the words that follow them.

A reference that clearly means one clause is given the number that this clause has now, and nothing else is done to it.
Afterwards the text is read again: where a reference would not lead to the clause that it was for, it is left as it is
and told. No reference is guessed at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rollingtext.amend.doing.carry import Carried, carried_in
from rollingtext.amend.doing.passage import Done, Passage, Stands
from rollingtext.amend.doing.work import listed
from rollingtext.amend.meaning.base import Base
from rollingtext.amend.meaning.edits import Edit, WordEdit
from rollingtext.amend.words.splice import Change
from rollingtext.document import numerals
from rollingtext.document.labels import Label
from rollingtext.document.locators import index
from rollingtext.document.model import HEADED, Draft
from rollingtext.document.tree import Located
from rollingtext.document.values import Frozen
from rollingtext.notation.references import Number, Reference, mentions, references
from rollingtext.notation.worded import Words, walks


class Renumbered(Frozen):
    """A clause of the base that has another number or place; `new` is what it became, two clauses if it was split."""

    old: Located
    new: tuple[Located, ...]


class Rendered(Frozen):
    """A reference in `clause` of the text as adopted: `old` is now `new`; or `new` is empty and `reason` says why."""

    clause: Located
    old: str
    new: str
    reason: str = ""


class Renumbering(Frozen):
    """The text with its references, the table of numbers, and what became of the references that they concern."""

    draft: Draft
    table: tuple[Renumbered, ...] = ()
    references: tuple[Rendered, ...] = ()


class _Wish(Frozen):
    """A reference as it stands in the text as adopted, the clause that it is for, and the numbers that it needs."""

    words: str
    stands: Stands
    target: Located
    changes: tuple[Change, ...]
    reason: str = ""


def rerendered(base: Base, carried: Carried, done: Iterable[Done]) -> Renumbering:
    """The text as adopted, references to clauses with other numbers written anew."""
    passage = Passage(base, carried, done)
    table = tuple(_table(base, passage))
    if not table:
        return Renumbering(carried.draft)
    words = _words(base.draft, base.clauses.clauses)
    own = [found for found in references(base.draft, base.clauses.clauses, words) if found.is_whole]
    wishes = [wish for found in own if (wish := _wish(found, passage)) is not None]
    certain = [wish for wish in wishes if not wish.reason]
    lost = _lost(certain, passage)
    kept = [wish for wish in certain if not any(wish is other for other in lost)]
    draft = _written(kept, passage)
    told = [
        *((wish.stands, Rendered(wish.stands.where, wish.words, _anew(wish))) for wish in kept if wish.changes),
        *((wish.stands, _left(wish, _leads_astray(wish))) for wish in lost),
        *((wish.stands, _left(wish, wish.reason)) for wish in wishes if wish.reason),
        *_unclear(base, words, table, passage),
        *_brought_in(table, passage),
    ]
    rank = {id(item): at for at, item in enumerate(passage.items)}
    told.sort(key=lambda pair: (rank[id(pair[0].where)], pair[0].start))
    return Renumbering(draft, table, tuple(rendered for _, rendered in told))


def _table(base: Base, passage: Passage) -> Iterator[Renumbered]:
    """The clauses with another number, under another clause or in two parts; what stands under them goes with them."""
    for item in base.clauses.clauses:
        new = passage.into(item.clause)
        if len(new) > 1 or any(each.clause.label != item.clause.label for each in new):
            yield Renumbered(item, new)
        elif new and item.parent is not None:
            above = passage.into(item.parent.clause)
            if above and new[0].parent not in above and new[0].locator != item.locator:
                yield Renumbered(item, new)


def _words(draft: Draft, clauses: Sequence[Located]) -> list[Words]:
    """The words that can be amended and refer to clauses: those of paragraphs and items."""
    found = (walk.words for walk in walks(draft, clauses) if walk.words.part == "body")
    return [words for words in found if words.where is not None and words.where.clause.kind not in HEADED]


def _wish(reference: Reference, passage: Passage) -> _Wish | None:
    """What a reference needs; `None` when its words or its clause are not in the text any more."""
    where, target = reference.words.where, reference.target
    if where is None or target is None:
        return None
    now = passage.into(target.clause)
    stands = passage.stands(where.clause, reference.start, reference.end)
    if not now or stands is None:
        return None
    words = reference.words.text[reference.start : reference.end]
    if len(now) > 1:
        parts = " and ".join(each.locator for each in now)
        return _Wish(words, stands, now[0], (), f"{target.locator} is now {parts}, and either may be meant.")
    changes: list[Change] = []
    for number in reference.numbers:
        printed = reference.words.text[number.start : number.end]
        anew = _printed(_now(number, target, now[0]), number.clause.clause.label, printed)
        at = passage.stands(where.clause, number.start, number.end)
        if anew is None or at is None:
            told = f"It means {target.locator}, now {now[0].locator}, which cannot be said with other numbers alone."
            return _Wish(words, stands, now[0], (), told)
        if anew != printed:
            changes.append(Change(at.start, at.end, anew))
    return _Wish(words, stands, now[0], tuple(changes))


def _now(number: Number, target: Located, now: Located) -> Located | None:
    """The clause that a number in a reference has to be of now: the target, or what stands over it."""
    new: Located | None = now
    if number.clause.clause.kind in HEADED and number.clause is not target:
        while new is not None and new.clause.kind != number.clause.clause.kind:
            new = new.parent
        return new
    old: Located | None = target
    while old is not number.clause and old is not None and new is not None:
        old, new = old.parent, new.parent
    return new


def _printed(now: Located | None, old: Label | None, printed: str) -> str | None:
    """A number as the words give it, in the manner of the one that stands there; `None` for another sort of number."""
    new = now.clause.label if now is not None else None
    if new is None or old is None or new.system != old.system or new.alternative or len(new.number) != len(old.number):
        return None
    if new.key == old.key:
        return printed
    if not new.insertion:
        return new.count
    adverb = numerals.ADVERB_OF.get(old.insertion, "") if old.insertion else ""
    between = printed.removesuffix(adverb)[-1:] if adverb else " "
    return new.count + (between if between.isspace() else "") + numerals.adverb(new.insertion)


def _written(wishes: Iterable[_Wish], passage: Passage) -> Draft:
    """The text with the numbers that references need; it is proved that nothing else changes."""
    edits: list[Edit] = []
    for wish in wishes:
        wording = passage.after.wording(wish.stands.where.clause)
        for change in wish.changes:
            edits.append(WordEdit(wish.stands.where, change, wording.token_range(change.start, change.end)))
    return carried_in(edits, passage.after) if edits else passage.after.draft


def _lost(wishes: Sequence[_Wish], passage: Passage) -> list[_Wish]:
    """The references that would not lead to their clause, whatever number they are given."""
    draft = _written(wishes, passage)
    leads = _leads(draft)
    starts = _starts(wishes, passage)
    rank = {id(item): at for at, item in enumerate(passage.items)}
    return [wish for wish, start in zip(wishes, starts, strict=True) if leads.get(start, -1) != rank[id(wish.target)]]


def _leads(draft: Draft) -> Mapping[tuple[int, int], int]:
    """For each reference of a draft, by its clause and where it begins, the clause that it names; all counted from 0."""
    clauses = index(draft).clauses
    rank = {id(item): at for at, item in enumerate(clauses)}
    return {
        (rank[id(found.words.where)], found.start): rank[id(found.target)]
        for found in references(draft, clauses, _words(draft, clauses))
        if found.words.where is not None and found.target is not None
    }


def _starts(wishes: Sequence[_Wish], passage: Passage) -> Iterator[tuple[int, int]]:
    """Where references begin once their numbers are written: the clause, counted from 0, and the character."""
    rank = {id(item): at for at, item in enumerate(passage.items)}
    grown: dict[int, list[Change]] = {}
    for wish in wishes:
        grown.setdefault(rank[id(wish.stands.where)], []).extend(wish.changes)
    for wish in wishes:
        at = rank[id(wish.stands.where)]
        before = (change for change in grown[at] if change.end <= wish.stands.start)
        yield at, wish.stands.start + sum(len(change.text) - (change.end - change.start) for change in before)


def _anew(wish: _Wish) -> str:
    """The words of a reference with the numbers that it needs."""
    out, at = "", 0
    for change in sorted(wish.changes, key=lambda change: change.start):
        start, end = change.start - wish.stands.start, change.end - wish.stands.start
        out += wish.words[at:start] + change.text
        at = end
    return out + wish.words[at:]


def _left(wish: _Wish, reason: str) -> Rendered:
    return Rendered(wish.stands.where, wish.words, "", reason)


def _leads_astray(wish: _Wish) -> str:
    return f"It means what is now {wish.target.locator}, which it would not name with other numbers alone."


def _unclear(
    base: Base, words: Sequence[Words], table: Sequence[Renumbered], passage: Passage
) -> Iterator[tuple[Stands, Rendered]]:
    """Words that may mean a clause with another number, but do not name one clause for certain."""
    concerned = {id(row.old.clause) for row in table}
    for mention in mentions(base.draft, base.clauses.clauses, words):
        may_mean = [item.locator for item in mention.clauses if id(item.clause) in concerned]
        where = mention.words.where
        stands = passage.stands(where.clause, mention.start, mention.end) if where is not None and may_mean else None
        if stands is not None:
            text = mention.words.text[mention.start : mention.end]
            told = f"It may mean {listed(may_mean)}, with another number now."
            yield stands, Rendered(stands.where, text, "", told)


def _brought_in(table: Sequence[Renumbered], passage: Passage) -> Iterator[tuple[Stands, Rendered]]:
    """References in the words of an amendment to a number that one clause had, or has now."""
    concerned = {row.old.locator for row in table} | {new.locator for row in table for new in row.new}
    for found in references(passage.after.draft, passage.items, _words(passage.after.draft, passage.items)):
        where, target = found.words.where, found.target
        if where is None or target is None or target.locator not in concerned or passage.is_old(where, found.start):
            continue
        told = "It was brought in by an amendment: the old number may be meant, or the new one."
        text = found.words.text[found.start : found.end]
        yield Stands(where, found.start, found.end), Rendered(where, text, "", told)
