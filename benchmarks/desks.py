"""Clauses on the desk of those who revise them in a made-up negotiation: what changes in each, and what is free."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from benchmarks.rounds import Clause, Verb, Word

MARGIN = 2
"""Tokens between two changes of one clause, so that it can be told which word belongs to which."""


@dataclass
class Desk:
    """A clause on the desk of those who revise it: what is to change in it, and which tokens are spoken for."""

    clause: Clause
    edits: list[tuple[int, int, list[Word]]] = field(default_factory=list)
    busy: set[int] = field(default_factory=set)
    goes: bool = False
    behind: list[Clause] = field(default_factory=list)

    def take(self, start: int, end: int, new: list[Word]) -> None:
        self.edits.append((start, end, new))
        self.busy.update(range(start - MARGIN, end + MARGIN))

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing else is changed there, and no bracket stands there."""
        around = range(start - MARGIN, end + MARGIN)
        words = self.clause.words[max(0, start - 1) : end + 1]
        return self.busy.isdisjoint(around) and all(word.place is None for word in words)

    def find(self, texts: Sequence[str]) -> int:
        """Where a row of tokens stands, when it stands once; otherwise -1."""
        own = [word.text for word in self.clause.words]
        size = len(texts)
        found = [at for at in range(len(own) - size + 1) if own[at : at + size] == list(texts)]
        return found[0] if len(found) == 1 and size else -1

    def revised(self) -> Clause:
        words = list(self.clause.words)
        for start, end, new in sorted(self.edits, key=lambda edit: edit[:2], reverse=True):
            words[start:end] = new
        return replace(self.clause, words=tuple(words))


@dataclass
class Struck:
    """Words that were struck: from which clause, behind which words, in which version they were gone first."""

    key: int
    behind: tuple[str, ...]
    words: tuple[Word, ...]
    version: int


def span_of(rng: random.Random, desk: Desk, verb: Verb) -> tuple[int, int] | None:
    """Tokens of a clause that can be quoted and are free: they stand there once, and begin and end with a word."""
    words = desk.clause.words
    if verb in ("add-clause", "delete-clause"):
        taken = verb == "delete-clause" and (desk.edits or desk.behind or any(word.place for word in words))
        return None if taken or not desk.busy.isdisjoint(range(len(words))) else (0, len(words))
    for _ in range(8):
        size = rng.randint(1, 7)
        if len(words) < size + 6:
            continue
        start = rng.randrange(1, len(words) - size - 1)
        end = start + size
        quoted = [word.text for word in words[start:end]]
        if quoted[0].isalnum() and quoted[-1].isalnum() and desk.is_free(start, end) and desk.find(quoted) == start:
            return start, end
    return None


def apart(desk: Desk, start: int, end: int, new: list[Word]) -> tuple[int, int, list[Word]]:
    """A replacement without the words at both ends that stand there anyway: nobody brought these in."""
    own = [word.text for word in desk.clause.words]
    texts = [word.text for word in new]
    while texts and start < end and texts[0] == own[start]:
        start, texts, new = start + 1, texts[1:], new[1:]
    while texts and start < end and texts[-1] == own[end - 1]:
        end, texts, new = end - 1, texts[:-1], new[:-1]
    return start, end, new


def gap_in(rng: random.Random, desk: Desk) -> int:
    """A place between two words where something can come in; 0 where there is none."""
    words = desk.clause.words
    for _ in range(8):
        at = rng.randrange(1, len(words) - 1)
        if words[at - 1].text.isalnum() and words[at].text.isalnum() and desk.is_free(at, at):
            return at
    return 0


def cut_in(rng: random.Random, clause: Clause) -> int:
    """Where a clause can be parted: in its middle, outside of brackets; 0 where it cannot."""
    words = clause.words
    if len(words) < 24:
        return 0
    at = len(words) * rng.randint(38, 62) // 100
    free = words[at - 1].text.isalnum() and words[at].text.isalpha() and not words[at - 1].place and not words[at].place
    return at if free else 0
