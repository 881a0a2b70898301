"""The label that a new clause gets: the next one of a list, or one inserted between two that stay as they are."""

from __future__ import annotations

from rollingtext.document import numerals
from rollingtext.document.labels import Label
from rollingtext.document.patterns import pattern
from rollingtext.document.printed_label import end_of_insertion
from rollingtext.document.values import replace

_TOKEN = pattern(r"\d+(?:\.(?:\d+|[xX]))*|[零〇一二三四五六七八九十百]+|[^\W\d_零〇一二三四五六七八九十百]+")
_HAN_COUNT = pattern(r"\d+|[零〇一二三四五六七八九十百]+")
_HAN_INSERTION = pattern(r"之.*")


def successor(label: Label) -> Label:
    """The next label of the same list: `(b)` after `(a)`, `5.` after `4 bis.`; a bullet after a bullet."""
    if not label.number:
        return label
    number = (*label.number[:-1], label.number[-1] + 1)
    return _made(label, replace(label, number=number, insertion=0, alternative=0, contested=False))


def inserted_after(label: Label) -> Label:
    """The label of a clause inserted behind this one, none being there yet: `4 bis.` after `4.`, *ter* after *bis*.

    Raises `KeyError` past *tricies*.
    """
    return _made(label, replace(label, insertion=max(label.insertion, 1) + 1, alternative=0, contested=False))


def counted(label: Label, number: int) -> Label:
    """The same label with another count, printed as this one is: `5.` for `4 bis.`."""
    numbers = (*label.number[:-1], number)
    return _made(label, replace(label, number=numbers, insertion=0, alternative=0))


def _made(before: Label, label: Label) -> Label:
    """`label` with its printed text computed from its parts; what stands round the count is as in `before`."""
    count = numerals.han(label.number[0]) if label.system == "han" else label.count
    if label.system == "han" and label.word:
        text = _HAN_COUNT.sub(count, _HAN_INSERTION.sub("", before.text), count=1)
        text += "之" + numerals.han(label.insertion) if label.insertion else ""
        return replace(label, text=text, raw=text)
    if label.insertion:
        count += " " + numerals.adverb(label.insertion)
    frame = label.frame
    if frame == "#" and len(label.number) == 1 and not label.insertion:
        frame, count = "#.", count + "."
    printed = next((token for token in _TOKEN.finditer(before.text) if _is_count(token[0], before)), None)
    text = frame.replace("#", count)
    if printed:
        behind = end_of_insertion(before.text, printed.end())
        text = before.text[: printed.start()] + count + before.text[behind:]
    return replace(label, text=text, frame=frame, raw=text)


def _is_count(token: str, label: Label) -> bool:
    """Whether a part of a label's text is its count."""
    if label.system == "han":
        return numerals.from_han(token) == label.number[0]
    if token[0].isdecimal():
        return tuple(0 if part in "xX" else int(part) for part in token.split(".")) == label.number
    return token.lower() == label.count.lower()
