"""What the verbs of a sentence ask for: operations whose places are still to be told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple, TypeAlias

from rollingtext.amend.instructions.forest import Rule
from rollingtext.amend.instructions.places import PARAGRAPH, RANKS, Place, Stage
from rollingtext.amend.instructions.said import Said, Senseless, Unclear
from rollingtext.amend.instructions.words import Word
from rollingtext.amend.operations import (
    LAST,
    AddClause,
    BracketWords,
    DeleteClause,
    DeleteWords,
    InsertWords,
    Lift,
    MergeClauses,
    MoveClause,
    Operation,
    PlaceName,
    RenumberClause,
    ReplaceClause,
    ReplaceTerm,
    ReplaceWords,
    SetHeading,
    SplitClause,
    Strike,
)

Side: TypeAlias = Literal["before", "after"]
Spot: TypeAlias = Literal["before", "after", "first", "last"]

TEXT = Place((Stage(-1, ""),))
"""The whole text, as the place of a term."""


class Step(NamedTuple):
    """One operation before its place is known; `own` are the places it names for itself.

    `anywhere` is true where the whole text is meant when no place is named at all."""

    own: tuple[Place, ...]
    make: Callable[[Place], Operation]
    changes_words: bool = False
    anywhere: bool = False


class Asked(Said):
    """One sentence, with its verbs."""

    def act(self, act: Rule) -> Iterable[Step]:
        """What one act asks for. The grammar names an act by its verb, or by its verb and how it is said."""
        rule = act.parts[0]
        while isinstance(rule, Rule) and len(rule.parts) == 1 and rule.name in ("insert", "add", "move", "merge"):
            rule = rule.parts[0]
        assert isinstance(rule, Rule)
        if rule.name == "replace_term":
            return self.term(rule)
        if rule.name == "replace":
            return [
                step
                for pair in rule.parts
                if isinstance(pair, Rule) and pair.name != "comma"
                for step in self.replaced(pair)
            ]
        verbs: dict[str, Callable[[Rule], Iterable[Step]]] = {
            "delete": self.delete, "replace": self.replaced, "insert": self.insert, "add": self.add, "read": self.read,
            "move": self.move, "renumber": self.renumber, "merge": self.merge, "split": self.split,
            "bracket": self.bracket, "lift": self.lift,
        }  # fmt: skip
        return verbs[rule.name.partition("_")[0]](rule)

    def delete(self, rule: Rule) -> Iterable[Step]:
        comma, before = False, None
        for part in rule.parts:
            assert isinstance(part, Rule)
            if part.name == "comma":
                comma = True
                continue
            places = self.places(part)
            if part.name == "doomed_places":
                if comma and before is not None and before != places[0].rank:
                    raise Senseless  # `section III, paragraph 4` is one place
                for place in places:
                    yield Step((place,), self.doomed)
            elif part.name == "doomed_bracket":
                _, text = self.quoted(part)
                yield Step(places, self.struck(text), True)
            else:
                words, nth = self.target(part)
                yield Step(places, self.deleted(words, nth), True)
            comma, before = False, places[-1].rank if places else None

    def deleted(self, words: str, nth: int | None) -> Callable[[Place], Operation]:
        return lambda at: DeleteWords(self.clause(at), words, nth, self.start)

    def struck(self, words: str) -> Callable[[Place], Operation]:
        return lambda at: Strike(PlaceName(self.clause(at), "", words), self.start)

    def doomed(self, place: Place) -> Operation:
        if place.heading or not place.stages:
            raise Unclear("I004", "A heading cannot be deleted by itself; say how it is to read.")
        if place.sentence is not None:
            return DeleteWords(place.clause, "", None, self.start, place.sentence)
        return DeleteClause(place.clause, self.start)

    def clause(self, place: Place) -> str:
        """The clause whose words change; words inside one named sentence cannot be told from others yet."""
        if place.sentence is not None:
            reason = "Words are quoted inside one sentence of a clause. Name the clause, and the occurrence if need be."
            raise Unclear("I004", reason)
        if not place.stages:
            raise Senseless
        return place.clause

    def whole(self, place: Place) -> str:
        """The name of a place that has to be a clause: neither a sentence nor a heading."""
        if place.sentence is not None or place.heading:
            raise Unclear("I004", "Only whole clauses can be moved, joined or numbered; this is a part of one.")
        if not place.stages:
            raise Senseless
        return place.clause

    def replaced(self, rule: Rule) -> Iterable[Step]:
        words, nth = self.target(rule)
        text = self.new(rule, words)
        yield Step(self.places(rule), lambda at: ReplaceWords(self.clause(at), words, text, nth, self.start), True)

    def term(self, rule: Rule) -> Iterable[Step]:
        words, nth = self.target(rule)
        if nth is not None:
            raise Senseless
        text = self.new(rule, words)
        besides = [place for each in rule.all("except") for place in self.places(each)]
        where = rule.first("everywhere", "everywhere_in", "everywhere_in_text")
        assert where is not None
        own = (TEXT,) if where.name == "everywhere_in_text" else self.places(where)
        yield Step(own, lambda at: self.termed(at, words, text, besides), anywhere=True)

    def termed(self, place: Place, words: str, text: str, besides: Sequence[Place]) -> Operation:
        if place.sentence is not None or place.heading:
            raise Senseless
        names = tuple(self.whole(each.within(None if place is TEXT else place)) for each in besides)
        return ReplaceTerm(words, text, names, place.clause, self.start)

    def insert(self, rule: Rule) -> Iterable[Step]:
        text = self.new(rule)
        border = rule.first("end", "beginning")
        if border is not None:
            where: Literal["start", "end"] = "end" if border.name == "end" else "start"
            places = tuple(self.place(place) for place in rule.all("place"))
            return [Step(places, lambda at: InsertWords(self.clause(at), text, where, "", None, self.start), True)]
        spot = rule.first("at_words", "at_sentence")
        assert spot is not None
        side: Side = "after" if spot.first("after") else "before"
        places = self.places(rule)
        if spot.name == "at_sentence":
            named = spot.first("sentence", "last_sentence")
            assert named is not None
            number = LAST if named.name == "last_sentence" else int(named.words("ORDINAL")[0].text)
            return [
                Step(places, lambda at: InsertWords(self.clause(at), text, side, "", None, self.start, number), True)
            ]
        anchor, nth = self.target(spot)
        return [Step(places, lambda at: InsertWords(self.clause(at), text, side, anchor, nth, self.start), True)]

    def add(self, rule: Rule) -> Iterable[Step]:
        numbered = rule.first("numbered")
        assert numbered is not None
        unit = numbered.words("UNIT")[0].text
        label = self.label(unit, numbered.words("NAME"))
        titled = rule.first("titled")
        heading = self.quoted(titled)[1] if titled else ""
        if RANKS[unit] < PARAGRAPH and not (label and heading):
            raise Unclear("I004", f"A new {unit.lower()} needs its number and its heading; say “entitled ...”.")
        text = self.clause_text(rule)
        places = tuple(self.place(place) for place in rule.all("place"))
        into = rule.name in ("add_into", "add_into_behind", "add_to")
        border = rule.first("end", "beginning")
        where: Spot = "after" if rule.first("after") else "before"
        if into:
            where = "first" if border is not None and border.name == "beginning" else "last"

        def make(at: Place) -> Operation:
            clause = self.whole(at)
            fits = at.rank < RANKS[unit] if into else at.rank in (-1, RANKS[unit], RANKS["chapeau"])
            if not fits:
                reason = f"A new {unit} cannot stand {'in' if into else where} {clause}."
                raise Unclear("I004", reason)
            return AddClause(clause, where, text, label, heading, self.start)

        yield Step(places, make)

    def label(self, unit: str, names: Sequence[Word]) -> str:
        if not names:
            return ""
        name = names[0].text
        if unit == "Article":
            return f"Article {name}"
        if name.startswith(("OP", "PP", "(")):
            return name
        if "(" in name or unit in ("preambular paragraph", "operative paragraph"):
            raise Unclear("I004", f"“{name}” names a clause by its place; give only the number it is to carry.")
        return name + "."

    def read(self, rule: Rule) -> Iterable[Step]:
        (place,) = (self.place(each) for each in rule.all("place"))
        if place.heading or place.sentence is not None:
            _, text = self.quoted(rule)
            if place.heading:
                yield Step((place,), lambda at: SetHeading(at.clause, text, self.start))
            else:
                yield Step((place,), lambda at: ReplaceWords(at.clause, "", text, None, self.start, at.sentence))
            return
        text = self.clause_text(rule)
        if text.endswith(":"):
            reason = (
                "The new text ends in a colon, so it may be that of the introduction alone or of everything under it."
            )
            raise Unclear("I002", f"It can be read in two ways: {reason}")
        yield Step((place,), lambda at: ReplaceClause(self.whole(at), text, self.start))

    def move(self, rule: Rule) -> Iterable[Step]:
        moved, beside = (self.place(each) for each in rule.all("place"))
        renamed = rule.first("renamed")
        unit = moved.stages[-1].name.rpartition(" ")[0] if moved.stages else ""
        label = self.label(unit or "paragraph", renamed.words("NAME")) if renamed else ""
        border = rule.first("end", "beginning")
        where: Spot = "after" if rule.first("after") else "before"
        if border is not None:
            where = "last" if border.name == "end" else "first"

        def make(at: Place) -> Operation:
            return MoveClause(
                self.whole(at),
                where,
                self.whole(beside.within(at.around() if beside.relative() else self.scene.heading)),
                label,
                self.start,
            )

        yield Step((moved,), make)

    def renumber(self, rule: Rule) -> Iterable[Step]:
        (place,) = (self.place(each) for each in rule.all("place"))
        unit = rule.words("UNIT")[0].text if rule.words("UNIT") else "paragraph"
        label = self.label(unit, rule.words("NAME"))
        yield Step((place,), lambda at: RenumberClause(self.whole(at), label, self.start))

    def merge(self, rule: Rule) -> Iterable[Step]:
        units = rule.first("units")
        places = self.units(units) if units else tuple(self.place(each) for each in rule.all("place"))
        first, *others = reversed(places) if rule.name == "merge_into" else places

        def make(at: Place) -> Operation:
            return MergeClauses(
                self.whole(at), tuple(self.whole(each.within(at.around())) for each in others), self.start
            )

        yield Step((first,), make)

    def split(self, rule: Rule) -> Iterable[Step]:
        (place,) = (self.place(each) for each in rule.all("place"))
        words, nth = self.target(rule)
        yield Step((place,), lambda at: SplitClause(self.whole(at), words, nth, "", self.start))

    def bracket(self, rule: Rule) -> Iterable[Step]:
        return [Step(self.places(rule), self.bracketed(each), True) for each in rule.all("once", "nth")]

    def bracketed(self, rule: Rule) -> Callable[[Place], Operation]:
        words, nth = self.target(Rule("", (rule,)))
        return lambda at: BracketWords(self.clause(at), words, nth, self.start)

    def lift(self, rule: Rule) -> Iterable[Step]:
        words, nth = self.target(rule)
        yield Step(self.places(rule), lambda at: Lift(PlaceName(self.clause(at), "", words, nth), self.start), True)
