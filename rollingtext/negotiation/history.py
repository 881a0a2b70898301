"""The history of a wording: when it entered, was bracketed, lifted, struck and came back, where, and by whom.

An occurrence is followed from version to version by its words, through moves, splits, merges and renumbering.

Law: in each version, the occurrences are those of the versions it follows, less those struck, and those that entered
or came back.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple, TypeAlias

from rollingtext.compare.lineage import Issue, Stage
from rollingtext.compare.selection import section_of
from rollingtext.document.values import Frozen
from rollingtext.negotiation import held
from rollingtext.negotiation.origins import Origin
from rollingtext.negotiation.profiles import Term
from rollingtext.negotiation.provenance import Provenance
from rollingtext.negotiation.spelled import Spelled
from rollingtext.negotiation.steps import Steps
from rollingtext.negotiation.wordings import pattern_of

Happened: TypeAlias = Literal["entered", "came back", "bracketed", "lifted", "struck", "moved"]
_AROUND = 6
"""Words told on either side of an occurrence."""


class Occurrence(Frozen):
    """A wording where it stands: its tokens `[first, last)` in a clause of one version, and the place that contests it."""

    stage: Stage
    first: int
    last: int
    text: str
    held: held.Held | None

    @property
    def is_bracketed(self) -> bool:
        """Whether it is contested."""
        return self.held is not None


class Event(NamedTuple):
    """Something that happened to an occurrence in a version.

    `occurrence` is the one told of; of words that were struck, the one in the older version. `was` is where it stood
    before, `stood` the version from which it came back, `origin` where its words come from.
    """

    version: str
    happened: Happened
    occurrence: Occurrence
    origin: Origin
    was: Stage | None = None
    stood: str = ""


class Standing(NamedTuple):
    """How often a wording stands in a version, agreed and in brackets, and in which clauses."""

    version: str
    agreed: int
    bracketed: int
    clauses: tuple[str, ...]


class History(Frozen):
    """What became of one wording. `standings` tell of every version, `events` of all that happened, in their order."""

    term: Term
    standings: tuple[Standing, ...]
    events: tuple[Event, ...]


def history(found: Provenance, term: Term) -> History:
    """The history of a term in all its forms."""
    followed = _Followed(found, term)
    events = tuple(event for issue in found.lineage.issues for event in followed.events(issue.name))
    return History(term, tuple(followed.standing(name) for name in found.versions), events)


class _Followed:
    """The occurrences of a term in every version."""

    def __init__(self, found: Provenance, term: Term) -> None:
        self.found, self.term = found, term
        self.steps = Steps(found.lineage)
        self.matches: dict[Spelled, list[tuple[int, int, int, str]]] = {}
        self.occurrences = {issue.name: tuple(self._in(issue)) for issue in found.lineage.issues}
        self.by_token: dict[tuple[Stage, int], Occurrence] = {}
        for each in (each for row in self.occurrences.values() for each in row):
            self.by_token.update(((each.stage, token), each) for token in range(each.first, each.last))

    def _in(self, issue: Issue) -> Iterator[Occurrence]:
        contested: Mapping[int, Sequence[held.Held]] | None = None
        for locator, item in self.found.lineage.clauses[issue.name].items():
            stage = Stage(issue.name, locator)
            for first, last, start, text in self._matches(self.found.accounts[stage].spelled):
                contested = held.held(issue.draft) if contested is None else contested
                yield Occurrence(stage, first, last, text, held.at(contested.get(id(item.clause), ()), start))

    def _matches(self, text: Spelled) -> Sequence[tuple[int, int, int, str]]:
        """Where the term stands in a text: its tokens `[first, last)`, the character it begins at, and its form."""
        known = self.matches.get(text)
        if known is None:
            places: list[int] = []
            known = self.matches[text] = []
            for match in pattern_of(self.term.forms).finditer(text.printed(0, len(text.words))):
                places = places or starts(text)
                first = bisect_right(places, match.start()) - 1
                known.append((first, bisect_right(places, match.end() - 1), match.start(), match[0]))
        return known

    def standing(self, version: str) -> Standing:
        """How the term stands in a version."""
        here = self.occurrences[version]
        bracketed = sum(each.is_bracketed for each in here)
        clauses = tuple(dict.fromkeys(each.stage.locator for each in here))
        return Standing(version, len(here) - bracketed, bracketed, clauses)

    def events(self, version: str) -> Iterator[Event]:
        """What happened in a version, in the order of its text, what was struck at the end."""
        going_on: set[int] = set()
        for each in self.occurrences[version]:
            before = self._before(each)
            if before is None:
                stood = self._stood(each)
                yield Event(version, "came back" if stood else "entered", each, self._origin(each), None, stood)
                continue
            going_on.add(id(before))
            if each.is_bracketed != before.is_bracketed:
                happened: Happened = "bracketed" if each.is_bracketed else "lifted"
                yield Event(version, happened, each, self._origin(each), before.stage)
            if self.steps.place(before.stage, each.stage) == "moved":
                yield Event(version, "moved", each, self._origin(each), before.stage)
        issue = next(issue for issue in self.found.lineage.issues if issue.name == version)
        for source in issue.follows:
            for each in self.occurrences.get(source, ()):
                section = section_of(self.found.lineage.clauses[source][each.stage.locator])
                spoken_of = not issue.revises or section in issue.revises
                if id(each) in going_on or not spoken_of or not self.found.lineage.has_say(source, version, section):
                    continue
                yield Event(version, "struck", each, self._origin(each), each.stage)

    def _before(self, occurrence: Occurrence) -> Occurrence | None:
        """The occurrence in an older version that an occurrence was."""
        course = self.found.accounts[occurrence.stage].course
        for token in range(occurrence.first, occurrence.last):
            was = course.before(token)
            if was is not None and was in self.by_token:
                return self.by_token[was]
        return None

    def _stood(self, occurrence: Occurrence) -> str:
        """The last earlier version in which the term stood in the same clause, or its words came back from."""
        origin = self._origin(occurrence)
        if origin.stood and origin.version == occurrence.stage.version:
            return origin.stood
        direct = {before for before, _ in self.found.lineage.earlier.get(occurrence.stage, ())}
        if any(each.stage in direct for before in direct for each in self.occurrences[before.version]):
            return ""  # it stands there once more
        for version in reversed(self.found.ancestors(occurrence.stage.version)):
            if self.occurrences[version]:
                kin = {each.stage for each in self.found.lineage.kin(occurrence.stage, version)}
                if any(each.stage in kin for each in self.occurrences[version]):
                    return version
        return ""

    def _origin(self, occurrence: Occurrence) -> Origin:
        """Where the words come from: of several origins the latest."""
        origins = self.found.accounts[occurrence.stage].origins[occurrence.first : occurrence.last]
        order = {name: at for at, name in enumerate(self.found.versions)}
        return max(origins, key=lambda origin: (order[origin.version], bool(origin.proposals)))


def around(found: Provenance, occurrence: Occurrence) -> tuple[str, str]:
    """What is printed in front of an occurrence and behind it, a few words each."""
    text = found.accounts[occurrence.stage].spelled
    low, high = max(0, occurrence.first - _AROUND), min(len(text.words), occurrence.last + _AROUND)
    before = text.printed(low, occurrence.first).lstrip() + text.gaps[occurrence.first]
    after = text.printed(occurrence.last, high)
    return ("… " if low else "") + before, after + (" …" if high < len(text.words) else "")


def starts(text: Spelled) -> list[int]:
    """Where each token stands in the text."""
    ends = accumulate(len(gap) + len(word) for gap, word in zip(text.gaps, text.words, strict=False))
    return [end - len(word) for end, word in zip(ends, text.words, strict=True)]
