"""A made-up negotiation as the benchmark sees it: versions whose every word is accounted for, and what was proposed.

The truth that it gives:

- of every word, mark and bracket of every version: the version that brought it in (`Word.version`, an index), the
  proposals whose words it is (`Word.proposals`; several where parties asked for the same, none where nobody did), and
  whether it had stood in the text before and came back (`Word.back`);
- of every clause of every version: its locator, and a key that stays with it through moves, numbers and rewording
  (`Clause.key`); a merged clause has both keys, the parts of a split one share theirs;
- of every proposal: what became of it in the version that follows its base (`Proposal.fate`), the share of its words
  that was taken (`Proposal.share`), and in which clauses its words live, in any version (`Negotiation.home`).

Nothing here knows how the program works; `amendments` and `folder` only write down what was made in its formats.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

Fate = Literal["adopted", "part", "bracketed", "absorbed", "dropped"]
"""What became of a proposal in the next version.

*adopted*: as asked, to the letter. *part*: some of its new words, the rest of them left out or put otherwise by the
Chair. *bracketed*: beside the words that stood, in a bracket with its proposer's name. *absorbed*: its new words stand
in another clause than the one asked for. *dropped*: nothing of it; one that is `late` is adopted a version later.
"""
Verb = Literal["replace-words", "insert-words", "delete-words", "add-clause", "delete-clause"]


class Word(NamedTuple):
    """A word, mark or bracket of a clause, and where it comes from; `gap` is the blank before it.

    `place` names the bracket that it stands in, or is a part of with `notation`: the proposal and the number of the
    side (0 for signs and names).
    """

    text: str
    gap: str
    version: int
    proposals: tuple[str, ...] = ()
    back: bool = False
    notation: bool = False
    place: tuple[str, int] | None = None


@dataclass(frozen=True)
class Clause:
    """A clause of one version. `keys` stay with it; `item` says that it is a sub-paragraph."""

    keys: tuple[int, ...]
    words: tuple[Word, ...]
    item: bool = False

    @property
    def text(self) -> str:
        """The clause as it is printed, without its number."""
        return "".join([word.gap + word.text for word in self.words])


Section = tuple[str, tuple[tuple[Clause, ...], ...]]
"""The heading of a section, and its paragraphs: each a clause with the sub-paragraphs under it."""


@dataclass(frozen=True)
class Version:
    """One whole text of the negotiation."""

    number: int
    sections: tuple[Section, ...]

    @property
    def name(self) -> str:
        """The name it has in the record."""
        return f"v{self.number:02}"

    @property
    def date(self) -> str:
        """A day in the order of the versions."""
        return f"{2000 + self.number}-03-01"

    def clauses(self) -> Iterator[tuple[str, Clause]]:
        """Every clause under its locator (`II.3(b)`), in reading order."""
        for at, (_, paragraphs) in enumerate(self.sections):
            for number, paragraph in enumerate(paragraphs, 1):
                for item, clause in enumerate(paragraph):
                    yield f"{roman(at + 1)}.{number}" + (f"({letters(item)})" if item else ""), clause

    @property
    def markdown(self) -> str:
        """The file of this version."""
        lines = ["---", f"title: Illustrative text {self.name}", f"version: {self.name}", "notation: 1", "---"]
        for at, (heading, paragraphs) in enumerate(self.sections):
            lines += ["", f"## {roman(at + 1)}. {heading}"]
            for number, paragraph in enumerate(paragraphs, 1):
                for item, clause in enumerate(paragraph):
                    lines += ["", (f"   ({letters(item)}) " if item else f"{number}. ") + clause.text]
        return "\n".join(lines) + "\n"


@dataclass(frozen=True)
class Proposal:
    """One proposal, for version `base`, and what became of it in the version after that.

    `words` are quoted from the clause (of an insertion the words it follows), `text` is what comes in, or the new
    clause behind `clause`. `key` is the key of the clause asked about. `fate` is told by those who know (see `Fate`);
    `share` is the part of its new words that was taken, 1 for a deletion that was made.
    """

    id: str
    by: tuple[str, ...]
    base: int
    verb: Verb
    clause: str
    key: int
    words: str = ""
    text: str = ""
    fate: Fate = "dropped"
    share: float = 0.0
    late: bool = False

    def entry(self) -> dict[str, object]:
        """The proposal as an entry in a file of amendments."""
        told: dict[str, object] = {"op": self.verb}
        match self.verb:
            case "replace-words":
                told |= {"clause": self.clause, "words": self.words, "with": self.text}
            case "insert-words":
                told |= {"clause": self.clause, "text": self.text, "after": self.words}
            case "delete-words":
                told |= {"clause": self.clause, "words": self.words}
            case "add-clause":
                told |= {"after": self.clause, "text": self.text}
            case "delete-clause":
                told |= {"clause": self.clause}
        return {"id": self.id, "by": list(self.by), "date": f"{2000 + self.base}-06-01", "operations": [told]}


@dataclass(frozen=True)
class Negotiation:
    """All versions in order, and all proposals in the order in which they were tabled."""

    versions: tuple[Version, ...]
    proposals: tuple[Proposal, ...]

    def home(self, proposal: Proposal, version: int) -> tuple[str, ...]:
        """The clauses of a version that hold words of a proposal, by their locators."""
        held = self.versions[version].clauses()
        return tuple(name for name, clause in held if any(proposal.id in word.proposals for word in clause.words))

    def amendments(self, base: int) -> str:
        """The file of the proposals for one version; JSON is YAML."""
        entries = [proposal.entry() for proposal in self.proposals if proposal.base == base]
        name = self.versions[base].name
        return json.dumps({"schema": "rollingtext/amendments/1", "base": name, "amendments": entries}, indent=1)

    def record(self) -> str:
        """The `negotiation.yaml`."""
        versions = [
            {
                "name": version.name,
                "date": version.date,
                "file": f"{version.name}.md",
                "follows": [self.versions[version.number - 1].name] if version.number else [],
                "public": "no",
            }
            for version in self.versions
        ]
        told = {
            "schema": "rollingtext/negotiation/1",
            "title": "Illustrative negotiation",
            "versions": versions,
            "proposals": ["proposals/*.yaml"],
        }
        return json.dumps(told, indent=1)

    def folder(self, path: Path) -> None:
        """Writes the record, the versions and the proposals."""
        (path / "proposals").mkdir(parents=True, exist_ok=True)
        (path / "negotiation.yaml").write_text(self.record(), encoding="utf-8")
        for version in self.versions:
            (path / f"{version.name}.md").write_text(version.markdown, encoding="utf-8")
            if any(proposal.base == version.number for proposal in self.proposals):
                file = path / "proposals" / f"{version.name}.yaml"
                file.write_text(self.amendments(version.number), encoding="utf-8")


def roman(number: int) -> str:
    """A number below 40 in roman numerals."""
    return "X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]


def letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa."""
    return "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26] * ((number - 1) // 26 + 1)
