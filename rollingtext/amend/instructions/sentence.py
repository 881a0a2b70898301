"""One sentence understood: all its readings weighed, and the one thing they all say; or why there is no such thing."""

from __future__ import annotations

from typing import NamedTuple

from rollingtext.amend.instructions.meaning import Meaning, meaning
from rollingtext.amend.instructions.parser import Stuck, readings
from rollingtext.amend.instructions.passages import MASK, Paper
from rollingtext.amend.instructions.remarks import of_what_kind
from rollingtext.amend.instructions.said import Scene, Senseless, Unclear
from rollingtext.amend.instructions.told import told
from rollingtext.amend.instructions.words import words
from rollingtext.document.limits import MAX_SENTENCE_LENGTH, MAX_SENTENCE_READINGS, MAX_SENTENCE_WORDS
from rollingtext.document.source import Span

_DECIDE = "Propose one wording, or several proposals side by side."
_QUOTE = "Quote the words that are to change, and the new ones."


class Unread(NamedTuple):
    """A sentence that is not understood: the code of its finding, the reason, and the words where reading ends."""

    code: str
    reason: str
    span: Span
    help: str = "Write the instruction anew, or table it as a file of amendments."


def understood(paper: Paper, span: Span, scene: Scene) -> Meaning | Unread:
    """What the sentence at `span` asks for: the one meaning of all its readings that make sense, and no other."""
    long = Unread("I005", "This sentence is longer than any instruction.", span, "Part it into several sentences.")
    shadow = paper.shadow[span.start : span.end]
    if len(shadow) - shadow.count(MASK) > MAX_SENTENCE_LENGTH:
        return long
    said = words(paper.source.text, paper.quoted, span)
    if not said:
        return Unread("I001", "Nothing is said here.", span)
    if len(said) > MAX_SENTENCE_WORDS:
        return long
    found = readings(said)
    if isinstance(found, Stuck):
        return _stuck(paper, span, found)
    if len(found) > MAX_SENTENCE_READINGS:
        return Unread(
            "I002", "It can be read in more ways than can be weighed.", span, "Part it into several sentences."
        )
    meanings: dict[tuple[object, ...], Meaning] = {}
    for reading in found:
        try:
            each = meaning(reading, said, paper.source, scene)
        except Senseless:
            continue
        except Unclear as unclear:
            return Unread(unclear.code, unclear.reason, unclear.span or span)
        meanings.setdefault(each.operations, each)
    if not meanings:
        return Unread("I001", "Its parts do not fit together as an instruction.", span)
    if len(meanings) > 1:
        one, other, *_ = [told(each.operations) for each in meanings.values()]
        reason = f"It can be read in two ways: {one}; or {other}."
        return Unread("I002", reason, span, "Say it in two sentences, each with its own place.")
    return next(iter(meanings.values()))


def _stuck(paper: Paper, span: Span, stuck: Stuck) -> Unread:
    kind = of_what_kind(paper.shadow[span.start : span.end])
    if kind == "condition":
        return Unread("I006", "It is a condition or a choice, which no amendment can hold.", span, _DECIDE)
    if kind == "wish":
        return Unread("I006", "It is a wish that gives no words.", span, _QUOTE)
    if kind == "remark":
        return Unread("I010", "It asks for nothing that the text could say.", span, "")
    word = stuck.word
    if word is None:
        return Unread("I001", "It ends before the instruction is whole.", span)
    shown = " ".join(paper.source.text[word.span.start : word.span.end].split())
    if len(shown) > 60:
        shown = shown[:60] + "…"
    return Unread("I001", f"From “{shown}” on this is not understood as an instruction.", word.span)
