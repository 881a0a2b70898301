"""The versions of a negotiation one by one: how large each is, how contested, and what changed in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias, get_args

from rollingtext.brackets.census import count
from rollingtext.compare.lineage import Issue, Stage
from rollingtext.compare.links import Link
from rollingtext.compare.selection import section_of
from rollingtext.document.model import HEADED
from rollingtext.document.values import Frozen
from rollingtext.negotiation.provenance import Provenance
from rollingtext.negotiation.record import Version
from rollingtext.negotiation.unsourced import unsourced

Changed: TypeAlias = Literal["inserted", "deleted", "edited", "split", "merged", "moved", "renumbered"]
"""What happened to clauses; one that moved and was edited counts for both."""


class Entry(Frozen):
    """One version. `clauses` counts those with words of their own, without headings; `words` those of the whole text.

    `changes` counts the clauses to which something happened since the versions it follows. `came_in` are its new words:
    `tabled` by a proposal, `returned` from an earlier version, taken from an `agreed` text, `unsourced` with nothing on
    record behind them. A first version has no changes and no new words.
    """

    version: Version
    clauses: int
    words: int
    brackets: int
    places: int
    changes: tuple[tuple[Changed, int], ...]
    came_in: int
    tabled: int
    returned: int
    agreed: int
    unsourced: int

    @property
    def following(self) -> int:
        """How many new words are numbers that only follow a clause to its new number."""
        return self.came_in - self.tabled - self.returned - self.agreed - self.unsourced


def log(found: Provenance) -> tuple[Entry, ...]:
    """The versions whose texts are known, in order."""
    return tuple(_entry(found, issue) for issue in found.lineage.issues)


def sparkline(counts: Sequence[int | None]) -> str:
    """Counts as a row of bars, the highest one full; `·` for what has no count. Never to be shown without figures."""
    most = max((each for each in counts if each is not None), default=0)
    return "".join("·" if each is None else _BARS[-(-each * (len(_BARS) - 1) // max(1, most))] for each in counts)


_BARS = "▁▂▃▄▅▆▇█"


def _entry(found: Provenance, issue: Issue) -> Entry:
    version = found.record.version(issue.name)
    assert version is not None
    census = count(issue.draft)
    lines = found.lineage
    words = came_in = tabled = returned = agreed = 0
    follows = [source for source in issue.follows if source in lines.clauses]
    for account in found.of(issue.name).values():
        text = account.spelled
        words += len(text.language)
        if not follows or account.course.at is None:
            continue
        origins = [account.origins[token] for token in text.language]
        new = [origin for origin in origins if origin.version == issue.name]
        came_in += len(new)
        tabled += sum(bool(origin.proposals) and not origin.stood for origin in new)
        returned += sum(bool(origin.stood) for origin in new)
        agreed += sum(bool(origin.source) and not origin.stood for origin in new)
    own = sum(
        bool(found.accounts[Stage(issue.name, locator)].spelled.words) and item.clause.kind not in HEADED
        for locator, item in lines.clauses[issue.name].items()
    )
    counts = dict.fromkeys(get_args(Changed), 0)
    for source in follows:
        for link in _heard(found, issue, source):
            for name in _changes(link):
                counts[name] += 1
    changes = tuple((name, number) for name, number in counts.items() if number)
    nobodys = sum(each.words for each in unsourced(found, issue.name))
    sizes = own, words, census.brackets, census.places
    return Entry(version, *sizes, changes, came_in, tabled, returned, agreed, nobodys)


def _heard(found: Provenance, issue: Issue, source: str) -> Iterator[Link]:
    """The links to a source that has the say on their clauses; a clause without a link came in once only."""
    lines = found.lineage
    first = next(name for name in issue.follows if name in lines.clauses)
    for link in lines.links[source, issue.name]:
        if link.new and not link.old:
            stage = Stage(issue.name, link.new[0].locator)
            if source == first and not lines.earlier.get(stage):
                yield link
        else:
            section = section_of((link.new or link.old)[0])
            if (not issue.revises or section in issue.revises) and lines.has_say(source, issue.name, section):
                yield link


def _changes(link: Link) -> Iterator[Changed]:
    if link.kind != "same":
        yield link.kind
    if link.moved:
        yield "moved"
    if link.renumbered:
        yield "renumbered"
