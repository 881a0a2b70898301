"""If one side is chosen, the words around it no longer fit.

Brackets are put in at night and taken out in a hurry. This rule looks at each contested place with the words right
beside it, and tells where taking a side would double a word, glue two words together, or leave two punctuation marks.
The white space that a clean copy mends by itself is not reported. It only tells: a text under negotiation is full of
such places, and each of them is a slip waiting for the final night.

Breaks it:

    3. Parties agree to [to enhance] their efforts[ and means]of implementation.

Does not:

    3. Parties agree to [enhance] their efforts [and means] of implementation.

To mend it, move the word or the mark to the other side of the bracket.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Contested, Draft, Inline, Inlines, Text
from rollingtext.rules._context import Context
from rollingtext.rules._view import View, shown

CODE = "B007"
SEVERITY = Severity.INFO

_NEAR = 48
_MOST_SIDES = 12
_CLOSING = ",.;:)!?"
_MARKS = frozenset(",;:.")
_LAST_WORD = re.compile(r"([^\W\d_]+)$")
_FIRST_WORD = re.compile(r"([^\W\d_]+)")
_TWICE_IS_FINE = frozenset("that had is so very other".split())


def check(draft: Draft, context: Context) -> Iterator[Diagnostic]:
    """Contested places with a side that does not fit its neighbours; one finding a place."""
    view = context.view(draft)
    for where, items in view.rows:
        for index, item in enumerate(items):
            if not isinstance(item, Contested):
                continue
            fault = _fault(view, item, _beside(view, items, index, -1), _beside(view, items, index, 1))
            if fault:
                yield view.finding(
                    __name__, CODE, SEVERITY, fault, item.span, where,
                    help="Move the word or the mark to the other side of the bracket.",
                )  # fmt: skip


def _beside(view: View, items: Inlines, index: int, step: int) -> tuple[str, ...]:
    """What may stand right before or behind a place: the near words, or each side of the place beyond a blank."""
    at = index + step
    near: Inline | None = items[at] if 0 <= at < len(items) else None
    gap = ""
    if isinstance(near, Text) and not near.value.strip():
        gap = near.value
        near = items[at + step] if 0 <= at + step < len(items) else None
    if isinstance(near, Text):
        return ((near.value[-_NEAR:] + gap)[-_NEAR:] if step < 0 else (gap + near.value[:_NEAR])[:_NEAR],)
    if isinstance(near, Contested) and step > 0:
        texts = [view.beginning(near, other, _NEAR) for other in range(min(len(near.sides), _MOST_SIDES))]
        return tuple(gap + text for text in texts if text.strip())
    return ()


def _fault(view: View, place: Contested[Inlines], before: tuple[str, ...], after: tuple[str, ...]) -> str:
    """What goes wrong, as a sentence, or nothing."""
    count = min(len(place.sides), _MOST_SIDES)
    part_of_word = not any(" " in view.beginning(place, index, _NEAR).strip() for index in range(count))
    for index in range(count):
        first, last = view.beginning(place, index, _NEAR), view.end(place, index, _NEAR)
        if first.strip() or last.strip():
            seams = [(left, first) for left in before] + [(last, right) for right in after]
        else:
            seams = [(left, right) for left in before for right in after]
        for left, right in seams:
            wrong = _seam(left, right, part_of_word)
            if wrong:
                words = shown(view.side(place, index), 40)
                return f"If “{words}” is chosen, {wrong}." if words else f"If this is dropped, {wrong}."
    return ""


def _seam(left: str, right: str, part_of_word: bool) -> str:
    """What is wrong where `left` and `right` meet once the white space is mended."""
    if not left or not right or "[" in left[-_NEAR:] + right[:_NEAR]:
        return ""
    if left[-1].isspace() and right[0].isspace():
        right = right.lstrip()
    if right.lstrip()[:1] and right.lstrip()[0] in _CLOSING:
        left, right = left.rstrip(), right.lstrip()
    if left[-1:].isalpha() and right[:1].isalpha():
        glued = f"{_LAST_WORD.search(left)[0]}{_FIRST_WORD.match(right)[0]}"  # type: ignore[index]
        return "" if part_of_word or not glued.isascii() else f"two words run together: “{glued}”"
    bare, rest = left.rstrip(), right.lstrip()
    last, first = _LAST_WORD.search(bare), _FIRST_WORD.match(rest)
    if last and first and last[0].lower() == first[0].lower() and last[0].lower() not in _TWICE_IS_FINE:
        return f"the word “{first[0]}” stands twice"
    if _marks_meet(bare, rest):
        return f"the marks “{bare[-1]}” and “{rest[0]}” meet"
    return ""


def _marks_meet(bare: str, rest: str) -> bool:
    """Whether two marks stand side by side that no sentence has together; dots of an ellipsis may."""
    if not bare or rest[:1] not in _MARKS:
        return False
    if bare[-1] == ".":
        return rest[0] == "." and not bare.endswith("..") and not rest.startswith("..")
    return bare[-1] in _MARKS
