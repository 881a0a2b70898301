"""What a sentence names and quotes: places, words of the text, new words, as the rules of the grammar found them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rollingtext.amend.instructions.forest import Rule
from rollingtext.amend.instructions.places import RANKS, Place, Stage, bare_stage, ordered, stage
from rollingtext.amend.instructions.quotations import clause_text, runs_over_paragraphs, words_of
from rollingtext.amend.instructions.words import Word
from rollingtext.amend.operations import LAST
from rollingtext.document.source import Position, Source, Span


class Scene(NamedTuple):
    """What stands before a sentence: the place of the heading above it, the place last spoken of, and the number of
    the list item when that could be the number of a clause instead; `lost` is a heading that was not understood."""

    heading: Place | None = None
    last: Place | None = None
    number: str = ""
    lost: str = ""


class Unclear(Exception):
    """A reading that asks for nothing that can be carried out: the code of its finding, the reason, the words."""

    def __init__(self, code: str, reason: str, span: Span | None = None) -> None:
        super().__init__(reason)
        self.code, self.reason, self.span = code, reason, span


class Senseless(Exception):
    """A reading that nobody can have meant."""


def place_said(reading: Rule, words: Sequence[Word], source: Source, scene: Scene) -> Place:
    """The place that a line of its own names. Raises `Unclear` or `Senseless`."""
    (place,) = reading.all("place")
    return Said(words, source, scene).place(place)


class Said:
    """One sentence with what stands before it."""

    def __init__(self, words: Sequence[Word], source: Source, scene: Scene) -> None:
        self.source, self.scene = source, scene
        self.text = source.text
        self.start: Position = source.position(words[0].span.start)
        self.last_word = next((word for word in reversed(words) if word.text != "."), words[-1])
        self.stopped = words[-1].text == "."

    # Places

    def places(self, rule: Rule) -> tuple[Place, ...]:
        """The places named right under a rule."""
        if rule.first("ibid"):
            return (self.same(""),)
        listed = rule.first("places", "listed")
        if listed is None:
            return ()
        units = listed.first("units")
        if units is not None:
            return self.units(units)
        out = tuple(self.place(place) for place in listed.all("place"))
        ranks = {tuple(each.rank for each in place.stages) for place in out}
        if listed.name == "listed" and len(ranks) > 1:
            raise Senseless
        return out

    def units(self, rule: Rule) -> tuple[Place, ...]:
        unit = rule.words("UNITS")[0].text
        groups = [self.stages(group) for group in rule.all("group")]
        out = []
        for name in rule.words("NAME"):
            stages = ordered([(stage(unit, name.text),), *(each.stages for each in groups)])
            if stages is None or any(each.sentence or each.heading for each in groups):
                raise Senseless
            out.append(Place(stages))
        return tuple(out)

    def place(self, rule: Rule) -> Place:
        groups = [self.stages(group) for group in rule.all("group")]
        stages = ordered([group.stages for group in groups])
        sentences = [group.sentence for group in groups if group.sentence is not None]
        headings = [group.heading for group in groups if group.heading]
        if stages is None or len(sentences) + len(headings) > 1:
            raise Senseless
        return Place(stages, sentences[0] if sentences else None, bool(headings))

    def stages(self, group: Rule) -> Place:
        out: list[Stage] = []
        sentence: int | None = None
        heading = False
        for part in group.parts:
            assert isinstance(part, Rule)
            match part.name:
                case "unit":
                    unit, name = part.words("UNIT")[0].text, part.words("NAME")[0].text
                    if unit == "paragraph" and (found := bare_stage(name)) is not None and found.rank < 0:
                        raise Senseless
                    out.append(stage(unit, name))
                case "bare":
                    word = part.words("NAME")[0]
                    found = bare_stage(word.text)
                    if found is None:
                        raise Unclear("I003", f"“{word.text}” alone does not say which clause is meant.", word.span)
                    out.append(found)
                case "chapeau" | "preamble":
                    out.append(Stage(RANKS[part.name], part.name))
                case "same":
                    if out:
                        raise Senseless
                    out += self.same(part.words("UNIT")[0].text).stages
                case "heading":
                    heading = True
                case _:
                    sentence = LAST if part.name == "last_sentence" else int(part.words("ORDINAL")[0].text)
        return Place(tuple(out), sentence, heading)

    def same(self, unit: str) -> Place:
        """The place last spoken of, as `the same paragraph` or `ibid.` means it."""
        last = self.scene.last
        found = last.up_to(unit) if last is not None and unit else last
        if found is None:
            raise Unclear("I003", f"No {unit or 'place'} that could be the same was understood before this.")
        return found

    # Words

    def quoted(self, rule: Rule) -> tuple[Word, str]:
        """The quotation right under a rule, and its words."""
        word = rule.words("QUOTED")[-1]
        assert word.quotation is not None
        if runs_over_paragraphs(self.text, word.quotation):
            raise Unclear("I001", "These quoted words run over several paragraphs.", word.span)
        return word, self.filled(word, words_of(self.text, word.quotation))

    def filled(self, word: Word, text: str) -> str:
        if not text:
            raise Unclear("I001", "Nothing stands between these quotation marks.", word.span)
        return text

    def target(self, rule: Rule) -> tuple[str, int | None]:
        """The quoted words of the text that are to change, and which occurrence of them."""
        words = rule.first("once", "nth")
        assert words is not None
        _, text = self.quoted(words)
        return text, int(words.words("ORDINAL")[0].text) if words.name == "nth" else None

    def new(self, rule: Rule, old: str = "") -> str:
        """The new words; a full stop inside their quotation that could be that of the sentence is no word of anyone."""
        found = rule.first("new", "new_sentence")
        assert found is not None
        word, text = self.quoted(found)
        last = word is self.last_word and not self.stopped
        if found.name == "new" and last and text.endswith(".") and not old.rstrip().endswith("."):
            reason = "The full stop before the closing quotation mark may belong to the new words or to the sentence."
            raise Unclear(
                "I002", f"It can be read in two ways: {reason} Put it outside, or add another behind.", word.span
            )
        return text

    def clause_text(self, rule: Rule) -> str:
        """The whole text of a clause, as quoted."""
        holder = rule.first("text") or rule
        word = holder.words("QUOTED")[-1]
        assert word.quotation is not None
        return self.filled(word, clause_text(self.text, word.quotation))
