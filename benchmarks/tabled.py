"""Amendments to a made-up treaty, and the truth about each: where its words stand in the next version, if anywhere.

The truth is the corpus's own: which clause became which. Inside a clause the words that survive are found with difflib,
which shares no code with the program. An amendment must be carried when its words and a word on either side of them (or
the border of the clause) stand together in the next version of that very clause; where the words stand but their
neighbours have changed it may be; anywhere else it must not.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from benchmarks.treaty import Link, Pair
from benchmarks.wording import WORD

Verb = Literal["replace", "delete", "insert"]
_ON_TWINS = 0.15


@dataclass(frozen=True)
class Tabled:
    """One amendment: characters `[start, end)` of clause `clause` (0-based) give way to `text`; at a point it inserts.

    `lands` is the clause of the next version and the offset there where it may land, None where it cannot be carried;
    `must` says that it is to land there. `homes` are the clauses of the next version that came of its own.
    """

    name: str
    verb: Verb
    clause: int
    start: int
    end: int
    text: str
    lands: tuple[int, int] | None
    must: bool
    homes: tuple[int, ...]

    def words(self, pair: Pair) -> str:
        """The words it quotes."""
        return pair.old.clauses[self.clause].text[self.start : self.end]


def may_land(tabled: Tabled, pair: Pair, clause: int, at: int) -> bool:
    """Whether an amendment may come to work at `at` in a clause of the next version.

    The clause must have come of its own, its words must stand there, and of two places that difflib cannot tell apart
    (`all States` in `of all all States`) either will do: they stand there once, or a word beside them is the same.
    """
    if (clause, at) == tabled.lands:
        return True
    text, old, quoted = pair.new.clauses[clause].text, pair.old.clauses[tabled.clause].text, tabled.words(pair)
    if clause not in tabled.homes or text[at : at + len(quoted)] != quoted:
        return False
    if text.count(quoted) == 1 and " " in quoted:
        return True
    before, behind = WORD.findall(text[:at])[-1:], WORD.findall(text[at + len(quoted) :])[:1]
    return before == WORD.findall(old[: tabled.start])[-1:] or behind == WORD.findall(old[tabled.end :])[:1]


def table(pair: Pair, count: int, seed: int) -> list[Tabled]:
    """`count` amendments with one word to six, 15 in 100 of them on clauses whose text stands more than once."""
    rng = random.Random(f"{seed}/{count}/{pair.name}")
    texts: dict[str, list[int]] = {}
    for at, clause in enumerate(pair.old.clauses):
        texts.setdefault(clause.text, []).append(at)
    twins = [at for same in texts.values() if len(same) > 1 for at in same]
    links = {at: link for link in pair.links for at in link.old}
    out: list[Tabled] = []
    while len(out) < count:
        pool = twins if twins and len(out) < _ON_TWINS * count else range(len(pair.old.clauses))
        at = rng.choice(pool)
        text = pair.old.clauses[at].text
        found = list(WORD.finditer(text))
        size = min(rng.randint(1, 6), len(found) - 1)
        first = rng.randrange(len(found) - size)
        start, end = found[first].start(), found[first + size - 1].end()
        quoted = text[start:end]
        if set(quoted) & set("[]/") or not any(map(str.isalnum, quoted)):
            continue
        verb: Verb = rng.choice(("replace", "delete", "insert"))
        new = "" if verb == "delete" else f"zq{len(out)} wording"
        lands, must = _landing(pair, links[at], at, start, end)
        out.append(Tabled(f"A{len(out) + 1}", verb, at, start, end, new, lands, must, links[at].new))
    return out


def _landing(pair: Pair, link: Link, clause: int, start: int, end: int) -> tuple[tuple[int, int] | None, bool]:
    """Where words of a clause stand in what truly became of it, and whether their neighbours stand there too."""
    if not link.new:
        return None, False
    before = " ".join(pair.old.clauses[at].text for at in link.old)
    after = " ".join(pair.new.clauses[at].text for at in link.new)
    offset = sum(len(pair.old.clauses[at].text) + 1 for at in link.old if at < clause)
    here, there = list(WORD.finditer(before)), list(WORD.finditer(after))
    inside = [n for n, word in enumerate(here) if start + offset <= word.start() < end + offset]
    blocks = SequenceMatcher(None, [w[0] for w in here], [w[0] for w in there], autojunk=False).get_matching_blocks()
    for block in blocks:
        first, last = inside[0], inside[-1]
        left = first - 1 if first else first
        right = last + 1 if last + 1 < len(here) else last
        if block.a <= first and last < block.a + block.size:
            shift = block.b - block.a
            lands = _placed(pair, link, there[first + shift].start(), there[last + shift].end())
            return lands, lands is not None and block.a <= left and right < block.a + block.size
    return None, False


def _placed(pair: Pair, link: Link, start: int, end: int) -> tuple[int, int] | None:
    """The clause of the next version that holds a range of the joined text, and the offset in it."""
    first = 0
    for at in link.new:
        behind = first + len(pair.new.clauses[at].text)
        if first <= start < behind:
            return (at, start - first) if end <= behind else None
        first = behind + 1
    return None
