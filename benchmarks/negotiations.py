"""Makes a negotiation at random, of which it is known where every word comes from and what became of every proposal.

`make_negotiation(versions, proposals, clauses, seed)` gives one; `python -m benchmarks.negotiations FOLDER` writes one
down as a folder that every command reads. What truth it holds is told in `benchmarks.rounds`.

In each round proposals are tabled on the text that stands, some of them by two parties alike; most are adopted,
bracketed or dropped, some taken in part or put elsewhere, a few come in a round late. Brackets of earlier rounds are
settled. The Chair rewords what nobody asked to be reworded, and brings back words that had been struck. Then clauses
are added and deleted, moved to other sections, split and merged, and numbered anew.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from benchmarks import phrases
from benchmarks.desks import MARGIN, Desk, Struck, apart, cut_in, gap_in, span_of
from benchmarks.pen import Pen
from benchmarks.rounds import Clause, Fate, Negotiation, Proposal, Section, Verb, Version, Word

_T = TypeVar("_T")

PARTIES = (
    "Norway Brazil Chile Egypt India Japan Kenya Mexico Nepal Pakistan Peru Singapore Spain Switzerland Uruguay Ukraine "
    "Australia Austria Canada China Cuba France Germany Ghana Iran Israel Italy Morocco Panama Philippines Poland Qatar"
).split()
TOKEN = re.compile(r"(\s*)(\w+(?:['’-]\w+)*|\S)")
_FATES: dict[Fate, float] = {"adopted": 0.36, "part": 0.12, "bracketed": 0.17, "absorbed": 0.07, "dropped": 0.28}
_VERBS: dict[Verb, float] = {
    "replace-words": 0.42, "insert-words": 0.26, "delete-words": 0.14, "add-clause": 0.13, "delete-clause": 0.05,
}  # fmt: skip
_TWIN, _LATE, _BACK, _SETTLED = 0.08, 0.15, 0.05, 0.3
_CHAIR = 0.05
_MOVE, _SPLIT, _MERGE, _DELETE, _INSERT = 0.025, 0.012, 0.012, 0.008, 0.01


def make_negotiation(versions: int = 20, proposals: int = 500, clauses: int = 400, seed: int = 1) -> Negotiation:
    """A negotiation of so many versions, proposals in all, and clauses in the first version."""
    maker = _Maker(random.Random(seed), clauses)
    texts = [maker.first()]
    for number in range(1, versions):
        share = proposals * number // (versions - 1) - proposals * (number - 1) // (versions - 1)
        texts.append(maker.next(texts[-1], share))
    return Negotiation(tuple(texts), tuple(maker.proposals))


class _Maker:
    def __init__(self, rng: random.Random, clauses: int) -> None:
        self.rng, self.size, self.pen = rng, clauses, Pen(rng)
        self.proposals: list[Proposal] = []
        self.struck: list[Struck] = []
        self.waiting: list[tuple[Proposal, tuple[str, ...]]] = []
        self.keys = 0
        self.now = 0

    def words(self, text: str, proposals: tuple[str, ...] = (), gap: str = "") -> list[Word]:
        found = [Word(token, blank, self.now, proposals) for blank, token in TOKEN.findall(text)]
        found[0] = found[0]._replace(gap=gap)
        return found

    def key(self) -> int:
        self.keys += 1
        return self.keys

    # Versions

    def first(self) -> Version:
        rng = self.rng
        count = max(2, min(12, self.size // 25))
        sections: list[list[list[Clause]]] = [[] for _ in range(count)]
        for at in range(self.size):
            section = sections[at * count // self.size]
            item = bool(section) and len(section[-1]) < 9 and rng.random() < (0.65 if len(section[-1]) > 1 else 0.22)
            clause = Clause((self.key(),), tuple(self.words(self.pen.passage(rng.gauss(42, 15)))), item)
            if item:
                section[-1].append(clause)
            else:
                section.append([clause])
        headings = [phrases.TITLES[at] for at in range(count)]
        return _version(0, headings, sections)

    def next(self, before: Version, proposals: int) -> Version:
        self.now = before.number + 1
        desks = [Desk(clause) for _, clause in before.clauses()]
        names = {id(clause): name for name, clause in before.clauses()}
        late, self.waiting = self.waiting, []
        for each in range(proposals):
            self.table(desks, names, f"P{before.number:02}-{each + 1}", before.number)
        for proposal, quoted in late:
            self.come_late(proposal, quoted, desks)
        for desk in desks:
            self.settle(desk)
        for memory in list(self.struck):
            if memory.version < self.now and self.rng.random() < _BACK:
                self.bring_back(memory, desks)
        for desk in self.rng.sample(desks, round(_CHAIR * len(desks)) or 1):
            self.reword(desk)
        sections = self.built(before, desks)
        self.restructure(sections)
        return _version(self.now, [heading for heading, _ in before.sections], sections)

    # Proposals

    def table(self, desks: list[Desk], names: dict[int, str], name: str, base: int) -> None:
        """Tables one proposal, with a twin now and then, and does with it what its fate says."""
        rng = self.rng
        verb = _drawn(rng, _VERBS)
        fate: Fate = _drawn(rng, _FATES)
        if verb in ("delete-words", "delete-clause") and fate == "absorbed":
            fate = "dropped"
        if verb == "delete-clause" and fate == "part":
            fate = "dropped"
        ids = (name, name + "b") if rng.random() < _TWIN else (name,)
        parties = tuple(rng.sample(PARTIES, len(ids)))
        while True:
            desk = rng.choice(desks)
            if desk.goes or (verb == "add-clause" and (desk.clause.item or desk.behind)):
                continue
            span = span_of(rng, desk, verb)
            if span is not None:
                break
        long = fate in ("absorbed", "part")
        text = ""
        quoted = desk.clause.words[span[0] : span[1]]
        if verb in ("replace-words", "insert-words"):
            old = {word.text for word in quoted}
            while old.issuperset(text.split()):
                text = self.pen.phrase(8, 12) if long else self.pen.phrase(1, 9)
        elif verb == "add-clause":
            text = self.pen.passage(rng.gauss(30, 8))
        words = "".join(word.gap + word.text for word in quoted).strip() if verb.endswith("words") else ""
        share = self.done(desk, desks, span, verb, fate, text, ids, parties)
        key = desk.clause.keys[0]
        for each, party in zip(ids, parties, strict=True):
            late = fate == "dropped" and verb in ("replace-words", "insert-words") and rng.random() < _LATE
            made = Proposal(each, (party,), base, verb, names[id(desk.clause)], key, words, text, fate, share, late)
            self.proposals.append(made)
            if late:
                self.waiting.append((made, tuple(word.text for word in quoted)))

    def done(
        self,
        desk: Desk,
        desks: list[Desk],
        span: tuple[int, int],
        verb: Verb,
        fate: Fate,
        text: str,
        ids: tuple[str, ...],
        parties: tuple[str, ...],
    ) -> float:
        """Does with a proposal what its fate says; the share of it that was taken."""
        start, end = span
        own = desk.clause.words[start:end]
        desk.busy.update(range(start - MARGIN, end + MARGIN))
        match fate, verb:
            case "dropped", _:
                return 0.0
            case "absorbed", _:
                free = [
                    (each, at)
                    for each in self.rng.sample(desks, 20)
                    if (at := gap_in(self.rng, each)) and not each.goes
                ]
                other, at = next((pair for pair in free if pair[0] is not desk), (desk, end))
                new = self.words(text.rstrip("."), ids, " ")
                other.take(at, at, new)
                return 1.0
            case _, "delete-clause":
                if fate == "bracketed":
                    desk.busy.update(range(len(desk.clause.words)))
                    desk.edits = [
                        (0, len(desk.clause.words), self.bracket(desk.clause.words, (), ids[0], parties, ids))
                    ]
                else:
                    desk.goes = True
                return 1.0
            case _, "add-clause":
                new = self.words(text, ids)
                share = 1.0
                if fate == "part":
                    new, share = self.part(new)
                    new.append(Word(".", "", self.now))
                if fate == "bracketed":
                    new = self.bracket((), tuple(new), ids[0], parties, ids)
                desk.behind.append(Clause((self.key(),), tuple(new)))
                return share
            case "bracketed", "insert-words":
                new = self.words(text, ids, " ")
                desk.take(end, end, self.bracket((), tuple(new), ids[0], parties, ids))
                return 1.0
            case "bracketed", _:
                new = self.words(text, ids) if text else []
                desk.take(start, end, self.bracket(own, tuple(new), ids[0], parties, ids))
                return 1.0
            case _, "delete-words":
                cut, share = (max(1, len(own) * 6 // 10), 0.0) if fate == "part" else (len(own), 1.0)
                self.strike(desk, start, start + cut, [])
                return share or cut / len(own)
            case _:
                new, share = self.words(text, ids, " " if verb == "insert-words" else own[0].gap), 1.0
                if fate == "part":
                    new, share = self.part(new)
                if verb == "insert-words":
                    desk.take(end, end, new)
                else:
                    self.strike(desk, *apart(desk, start, end, new))
                return share

    def part(self, new: list[Word]) -> tuple[list[Word], float]:
        """A part of what was asked for, with the rest left out or put otherwise by the Chair; and its share."""
        size = max(3, round(len(new) * self.rng.uniform(0.4, 0.8)))
        share = size / len(new)
        head = self.rng.random() < 0.5
        kept = new[:size] if head else new[-size:]
        kept[0] = kept[0]._replace(gap=new[0].gap)
        while not kept[-1].text.isalnum():
            kept.pop()
        if self.rng.random() < 0.5:
            return kept, share
        other = self.words(self.pen.phrase(2, 5), (), " ")
        if head:
            return [*kept, *other], share
        other[0] = other[0]._replace(gap=kept[0].gap)
        kept[0] = kept[0]._replace(gap=" ")
        return [*other, *kept], share

    def bracket(
        self, old: Sequence[Word], new: Sequence[Word], name: str, parties: tuple[str, ...], ids: tuple[str, ...]
    ) -> list[Word]:
        """Words that stood, words that are asked for, or both, in brackets with the names of those who ask."""

        def sign(text: str, gap: str = "") -> Word:
            return Word(text, gap, self.now, ids, notation=True, place=(name, 0))

        def named(head: str) -> list[Word]:
            return [sign(token, gap) for gap, token in TOKEN.findall(f" – {head}{', '.join(parties)}")]

        out: list[Word] = []
        for number, side in enumerate((old, new), 1):
            if side:
                gap = side[0].gap if not out else ""
                inner = [word._replace(place=(name, number)) for word in side]
                inner[0] = inner[0]._replace(gap="")
                tail = named("") if number == 2 else [] if new else named("delete: ")
                out += [sign("[", gap), *inner, *tail, sign("]")]
        return out

    # What the Chair does

    def come_late(self, proposal: Proposal, quoted: tuple[str, ...], desks: list[Desk]) -> None:
        for desk in desks:
            at = desk.find(quoted) if proposal.key in desk.clause.keys and not desk.goes else -1
            if at >= 0 and desk.is_free(at, at + len(quoted)):
                if proposal.verb == "insert-words":
                    desk.take(at + len(quoted), at + len(quoted), self.words(proposal.text, (proposal.id,), " "))
                else:
                    gap = desk.clause.words[at].gap
                    new = self.words(proposal.text, (proposal.id,), gap)
                    self.strike(desk, *apart(desk, at, at + len(quoted), new))

    def settle(self, desk: Desk) -> None:
        """Settles some of the brackets that stand: one side is kept, the other goes with all signs and names."""
        words = desk.clause.words
        for name in dict.fromkeys(word.place[0] for word in words if word.place):
            at = [number for number, word in enumerate(words) if word.place and word.place[0] == name]
            if self.rng.random() > _SETTLED or not desk.busy.isdisjoint(range(at[0] - MARGIN, at[-1] + 1 + MARGIN)):
                continue
            sides = sorted({word.place[1] for word in words[at[0] : at[-1] + 1] if word.place} - {0})
            whole = len(at) == len(words)
            kept = self.rng.choice(sides if len(sides) > 1 or whole else [sides[0], 0])
            new = [
                word._replace(place=None) for word in words[at[0] : at[-1] + 1] if word.place == (name, kept) and kept
            ]
            if new:
                new[0] = new[0]._replace(gap=words[at[0]].gap)
            desk.take(at[0], at[-1] + 1, new)

    def bring_back(self, memory: Struck, desks: list[Desk]) -> None:
        for desk in desks:
            if memory.key not in desk.clause.keys or desk.goes:
                continue
            at = desk.find(memory.behind)
            end = at + len(memory.behind)
            if at >= 0 and desk.is_free(at, end) and end < len(desk.clause.words):
                new = [word._replace(version=self.now, back=True) for word in memory.words]
                new[0] = new[0]._replace(gap=" ")
                desk.take(end, end, new)
                self.struck.remove(memory)
                return

    def reword(self, desk: Desk) -> None:
        """Words that nobody asked for: put in, put in the place of others, or just the others struck.

        None of them is among those they replace or touch, so that nobody can doubt which ones are new.
        """
        verb: Verb = self.rng.choice(("replace-words", "insert-words", "delete-words"))
        span = None if desk.goes else span_of(self.rng, desk, verb)
        if span is None:
            return
        start, end = span
        if verb == "insert-words":
            start = end
        new: list[Word] = []
        while verb != "delete-words":
            gap = " " if verb == "insert-words" else desk.clause.words[start].gap
            new = self.words(self.pen.phrase(1, 6), (), gap)
            around = {word.text for word in desk.clause.words[start - 1 : end + 1]}
            if around.isdisjoint(word.text for word in new):
                break
        self.strike(desk, *apart(desk, start, end, new))

    def strike(self, desk: Desk, start: int, end: int, new: list[Word]) -> None:
        own = desk.clause.words[start:end]
        behind = desk.clause.words[max(0, start - 3) : start]
        if len(own) >= 3 and all(word.place is None for word in behind):
            texts = tuple(word.text for word in behind)
            self.struck.append(Struck(desk.clause.keys[0], texts, own, self.now))
        desk.take(start, end, new)

    # The whole text

    def built(self, before: Version, desks: list[Desk]) -> list[list[list[Clause]]]:
        """The sections with every clause revised, those added that were asked for and those gone that were deleted."""
        rest = iter(desks)
        sections: list[list[list[Clause]]] = []
        for _, paragraphs in before.sections:
            section: list[list[Clause]] = []
            for paragraph in paragraphs:
                revised: list[Clause] = []
                behind: list[list[Clause]] = []
                for _ in paragraph:
                    desk = next(rest)
                    behind += [[clause] for clause in desk.behind]
                    if not desk.goes:
                        revised.append(desk.revised())
                if revised:
                    revised[0] = replace(revised[0], item=False)
                    section.append(revised)
                section += behind
            sections.append(section)
        return sections

    def restructure(self, sections: list[list[list[Clause]]]) -> None:
        rng = self.rng
        taken: list[tuple[int, list[Clause]]] = []
        for number, section in enumerate(sections):
            out: list[list[Clause]] = []
            rest = list(section)
            while rest:
                paragraph = rest.pop(0)
                head = paragraph[0]
                draw = rng.random() - _MOVE
                if draw < 0:
                    taken.append((number, paragraph))
                elif draw < _SPLIT and (cut := cut_in(rng, head)):
                    first, second = self.split(head, cut)
                    out += [[first], [second, *paragraph[1:]]]
                elif draw < _SPLIT + _MERGE and len(paragraph) == 1 and rest and not head.words[-1].place:
                    following = rest.pop(0)
                    out.append([self.merged(head, following[0]), *following[1:]])
                elif draw < _SPLIT + _MERGE + _DELETE and len(paragraph) == 1 and len(section) > 3:
                    continue
                else:
                    out.append(paragraph)
                if rng.random() < _INSERT:
                    out.append([Clause((self.key(),), tuple(self.words(self.pen.passage(30))))])
            section[:] = out
        for number, paragraph in taken:
            target = sections[rng.choice([at for at in range(len(sections)) if at != number])]
            target.insert(rng.randint(0, len(target)), paragraph)

    def split(self, clause: Clause, cut: int) -> tuple[Clause, Clause]:
        first = [*clause.words[:cut], Word(".", "", self.now)]
        start = clause.words[cut]
        second = [start._replace(text=start.text[0].upper() + start.text[1:], gap=""), *clause.words[cut + 1 :]]
        return replace(clause, words=tuple(first)), replace(clause, words=tuple(second), item=False)

    def merged(self, first: Clause, second: Clause) -> Clause:
        head = first.words[:-1] if first.words[-1].text == "." else first.words
        start = second.words[0]
        start = start._replace(text=start.text[0].lower() + start.text[1:], gap=" ")
        words = (*head, Word(";", "", self.now), start, *second.words[1:])
        return Clause(tuple(dict.fromkeys(first.keys + second.keys)), words, first.item)


def _version(number: int, headings: Sequence[str], sections: Sequence[Sequence[Sequence[Clause]]]) -> Version:
    filled: list[Section] = [
        (heading, tuple(tuple(paragraph) for paragraph in section))
        for heading, section in zip(headings, sections, strict=True)
    ]
    return Version(number, tuple(filled))


def _drawn(rng: random.Random, weights: Mapping[_T, float]) -> _T:
    return rng.choices(list(weights), list(weights.values()))[0]


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes a made-up negotiation into a folder."""
    parser = argparse.ArgumentParser(description="Writes a made-up negotiation into a folder.")
    parser.add_argument("folder", type=Path)
    for name, number in (("versions", 20), ("proposals", 500), ("clauses", 400), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=number)
    given = parser.parse_args(arguments)
    make_negotiation(given.versions, given.proposals, given.clauses, given.seed).folder(given.folder)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
