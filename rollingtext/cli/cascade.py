"""A renumbering is one fact: references that only follow the new numbers are told together, not clause by clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rollingtext.compare.diff import Change
from rollingtext.compare.told import places
from rollingtext.compare.words import Run
from rollingtext.document.patterns import pattern
from rollingtext.document.tree import Located

_NUMBER = pattern(r"\d+")
_FEW = 3
"""So many clauses are told where they stand; more are one list."""


def following(changes: Sequence[Change], everything: Iterable[Change]) -> list[Change]:
    """The changes in which nothing but references changed, each to the number that the clause it names has now.

    Another number that changed, such as of days, is no such thing. None where they are too few for a list.
    """
    known: set[tuple[str, str]] | None = None
    out: list[Change] = []
    for change in changes:
        if change.only != "numbers" or change.link.moved or change.brackets:
            continue
        if known is None:
            known = {(_core(old), _core(new)) for link in _renumbered(everything) for old in link[0] for new in link[1]}
        pairs = list(numbers(change.words))
        if pairs and known.issuperset(pairs):
            out.append(change)
    return out if len(out) > _FEW else []


def _renumbered(changes: Iterable[Change]) -> Iterator[tuple[Sequence[Located], Sequence[Located]]]:
    return ((change.link.old, change.link.new) for change in changes if change.link.renumbered)


def _core(item: Located) -> str:
    """The arabic number of a clause, `8` of `Article 8 bis`; a number that no reference holds where it has none."""
    found = _NUMBER.search(item.clause.label.text) if item.clause.label else None
    return found[0] if found else "-"


def numbers(words: Sequence[Run]) -> Iterator[tuple[str, str]]:
    """The numbers that gave way to others, in pairs."""
    old = _NUMBER.findall(" ".join(text for op, text in words if op == "delete"))
    new = _NUMBER.findall(" ".join(text for op, text in words if op == "insert"))
    return zip(old, new, strict=False) if len(old) == len(new) else iter(())


def told(changes: Iterable[Change]) -> str:
    """The references in one paragraph: `Art10.1 (70 -> 71), Art14.5 -> Art15.5 (52 -> 53)`."""
    return ", ".join(
        f"{places(change)} ({', '.join(dict.fromkeys(f'{old} -> {new}' for old, new in numbers(change.words)))})"
        for change in changes
    )
