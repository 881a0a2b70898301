"""A paper read: its proposals as amendments, and a finding for everything in it that is not understood.

A paragraph is one proposal. It is understood whole or not at all: a sentence that is not understood could be the
condition of the one before it. Nothing is guessed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rollingtext.amend.instructions import head, standing
from rollingtext.amend.instructions.meaning import Meaning
from rollingtext.amend.instructions.passages import MASK, Paragraph, paper, paragraphs, sentences
from rollingtext.amend.instructions.place_line import mentions_a_place, place_of
from rollingtext.amend.instructions.places import Place
from rollingtext.amend.instructions.proposers import Proposers, line, opening
from rollingtext.amend.instructions.remarks import is_rationale, labelled_rationale
from rollingtext.amend.instructions.said import Scene
from rollingtext.amend.instructions.sentence import Unread, understood
from rollingtext.amend.operations import Amendment
from rollingtext.document.diagnostics import Diagnostic, Severity, place
from rollingtext.document.patterns import pattern
from rollingtext.document.source import Source, Span
from rollingtext.document.values import replace
from rollingtext.notation.attribution import Parties

SLUGS = {
    "I001": "instruction-not-understood",
    "I002": "instruction-of-two-readings",
    "I003": "place-not-said",
    "I004": "instruction-not-possible",
    "I005": "instruction-too-long",
    "I006": "wish-or-condition",
    "I007": "quotation-not-closed",
    "I008": "proposer-not-said",
    "I009": "proposal-left-out",
    "I010": "remark",
}


def is_whole(findings: Iterable[Diagnostic]) -> bool:
    """Whether nothing of a paper was left out: what was found in it only tells."""
    return all(finding.severity is Severity.INFO for finding in findings)


_SECTION = pattern(r"\b(?:section|box|article|annex|part|chapter)s?\s+[\w.]+|\b(?:same|said)\b", re.I)


class Proposal(NamedTuple):
    """An amendment as a paper words it: `spans` are the places of the sentences that its operations come from, one for
    each operation."""

    amendment: Amendment
    spans: tuple[Span, ...]


def read(source: Source, parties: Parties, base: str = "") -> tuple[tuple[Amendment, ...], tuple[Diagnostic, ...]]:
    """The amendments that a paper in English proposes, in its order; each holds its prose as its `note`.

    `base` is the version that they are for where the paper names none. Never raises.
    """
    found, findings = proposals(source, parties, base)
    return tuple(each.amendment for each in found), findings


def proposals(source: Source, parties: Parties, base: str = "") -> tuple[tuple[Proposal, ...], tuple[Diagnostic, ...]]:
    """As `read`, with the places in the paper that each operation comes from."""
    reading = _Reading(source, parties)
    told, start = head.read(source.text)
    reading.read(start)
    stem = os.path.splitext(os.path.basename(source.path))[0] or "proposal"
    head_keys = {"base": told.get("base", base), "date": told.get("date", ""), "source": told.get("source", "")}
    found = tuple(
        each._replace(amendment=replace(each.amendment, id=f"{stem}-{number}", **head_keys))
        for number, each in enumerate(reading.found, 1)
    )
    return found, tuple(sorted(reading.findings, key=lambda finding: finding.start or (0, 0)))


class _Reading:
    """One pass over a paper: the proposers and the place that hold, and what has been understood so far."""

    def __init__(self, source: Source, parties: Parties) -> None:
        self.source, self.parties = source, parties
        self.text = source.text
        self.paper = paper(source)
        self.quoted, self.shadow = self.paper.quoted, self.paper.shadow
        self.proposers: Proposers | None = None
        self.place: Place | None = None
        self.last: Place | None = None
        self.found: list[Proposal] = []
        self.findings: list[Diagnostic] = []
        self.understood_last = False
        self.lost = ""
        self.stopped = ""

    def find(self, code: str, message: str, help: str, span: Span, severity: Severity = Severity.ERROR) -> None:
        where = place(self.source, span)
        self.findings.append(Diagnostic(code, SLUGS[code], severity, message, help, *where))

    def read(self, start: int) -> None:
        unpaired = iter(self.quoted.unpaired)
        mark = next(unpaired, None)
        for paragraph in paragraphs(self.shadow):
            if paragraph.span.end <= start:
                continue
            while mark is not None and mark < paragraph.span.start:
                mark = next(unpaired, None)
            if mark is not None and mark < paragraph.span.end:
                self.unpaired(mark)
            else:
                self.paragraph(paragraph)

    def unpaired(self, mark: int) -> None:
        self.last, self.understood_last = None, False
        shown = self.text[mark]
        message = f"This {shown} has no partner, or could have several, so nobody can tell which words are quoted."
        help = "Close the quotation, or use “double quotation marks” round words that hold an apostrophe."
        self.find("I007", message, help, Span(mark, mark + 1))

    def paragraph(self, paragraph: Paragraph) -> None:
        """A paragraph by what it does: name proposers, name a place, give reasons, or propose something."""
        span = paragraph.span
        text = self.text[span.start : span.end]
        if len(text) <= 400 and not self.quotes(span) and (named := line(text, self.parties)) is not None:
            self.named(named, span, text)
            return
        found = place_of(self.paper, span, Scene(self.place, self.last), titled=paragraph.heading)
        if found is not None:
            self.place = found if self.lost else found.within(self.place)
            self.last, self.lost = None, self.lost if self.lost and found.relative() else ""
            return
        if reason := labelled_rationale(text):
            self.explained(reason)
            return
        if standing.introduces(text):
            self.last = None
            return
        if paragraph.heading:
            self.place = self.last = None
            self.lost = text if mentions_a_place(text) else ""
            return
        self.proposal(paragraph)

    def quotes(self, span: Span) -> bool:
        return MASK in self.shadow[span.start : span.end]

    def named(self, named: Proposers, span: Span, text: str) -> None:
        if any(map(standing.is_no_proposer, (*named.by, *named.cosponsors))):
            self.proposers = None
            self.stopped = " ".join(text.split())[:60]
            message = f"“{self.stopped}” says more than who proposes, so what follows is left out."
            self.find("I008", message, "Name the proposers alone.", span)
            return
        self.stopped = ""
        if named.by:
            self.proposers = named
            if not text.rstrip("*_ ").endswith(":"):
                self.place = self.last = None
                self.lost = ""
        else:
            self.proposers = (self.proposers or Proposers())._replace(cosponsors=named.cosponsors)
        if not named.known:
            names = ", ".join(named.by or named.cosponsors)
            message = f"Not everybody in “{names}” is a known party."
            help = "Correct the name, or add the party to the record of the negotiation."
            self.find("I008", message, help, span, Severity.WARNING)

    def explained(self, reason: str) -> None:
        """A paragraph that gives the reasons of the proposal before it."""
        if self.understood_last and self.found:
            before = self.found[-1].amendment
            told = replace(before, rationale=f"{before.rationale} {reason}".strip())
            self.found[-1] = self.found[-1]._replace(amendment=told)

    def proposal(self, paragraph: Paragraph) -> None:
        proposers = self.proposers
        meanings: list[Meaning] = []
        places: list[Span] = []
        reasons: list[str] = []
        unread: list[Unread] = []
        last = self.last
        spans = sentences(self.text, self.shadow, paragraph.span)
        for number, span in enumerate(spans):
            found, skipped = opening(self.shadow[span.start : min(span.end, span.start + 400)], self.parties)
            if found is not None:
                if number and meanings and found.by != (proposers or found).by:
                    unread.append(Unread("I001", "Another delegation speaks in the same paragraph.", span))
                proposers = found
            rest = Span(span.start + skipped, span.end)
            if rest.start >= rest.end:
                continue
            if not found and is_rationale(self.shadow[span.start : span.end]):
                reasons.append(" ".join(self.text[span.start : span.end].split()))
                continue
            scene = Scene(self.place, last, self.number(paragraph), self.lost)
            result = understood(self.paper, rest, scene)
            if not isinstance(result, Unread) and (section := self.left_section(spans[:number], span)):
                reason = f"It can be read in two ways: in “{section}”, which was named before, or elsewhere."
                result = Unread("I002", reason, span, "Name the section here too.")
            if isinstance(result, Unread):
                unread.append(result)
                last = None
            else:
                meanings.append(result)
                places += [span] * len(result.operations)
                last = result.place
        if proposers is not None and self.proposers is not None and proposers.by != self.proposers.by:
            self.proposers = None  # who speaks after another one spoke in between is for the paper to say
        self.last = last if not unread else None
        self.understood_last = False
        remarks = not meanings and all(each.code == "I010" for each in unread)
        for each in unread:
            code = "I001" if each.code == "I010" and not remarks else each.code
            self.find(code, each.reason, each.help, each.span, Severity.INFO if remarks else Severity.ERROR)
        if not meanings:
            text = self.shadow[paragraph.span.start : paragraph.span.end]
            self.weigh(text, paragraph.span)
            if len(text) < 120 and text[-1:] not in ".;!?" and mentions_a_place(text):
                self.lost = text
            return
        if unread:
            message = (
                "What is understood of this proposal is left out, because another sentence of it is not understood."
            )
            self.find("I009", message, "A proposal is taken whole or not at all.", paragraph.span, Severity.WARNING)
        elif self.stopped:
            message = f"What “{self.stopped}” says of this is not understood, so it is left out."
            self.find("I009", message, "Say who proposes it, on a line above it.", paragraph.span)
        elif proposers is None or not proposers.by:
            message = "Nobody is named who proposes this, so it is left out."
            self.find(
                "I008", message, "Write a line such as `Proposal by Austria and Ireland` above it.", paragraph.span
            )
        else:
            self.found.append(Proposal(self.amendment(paragraph, proposers, meanings, reasons), tuple(places)))
            self.understood_last = True

    def weigh(self, text: str, span: Span) -> None:
        """A paragraph that asks for nothing itself may say that what stands round it is not proposed."""
        shown = " ".join(text.split())[:60]
        if standing.stops(text):
            self.stopped = shown
            message = f"Whether what follows is proposed, “{shown}” does not plainly say."
            self.find("I001", message, "Write `We propose the following:`, or leave the list out.", span)
        if standing.takes_back(text) and self.found:
            self.found.pop()
            message = f"The proposal before this is left out, because “{shown}” speaks of it."
            self.find("I009", message, "Tell what is still proposed.", span)

    def left_section(self, before: Sequence[Span], span: Span) -> str:
        """The section that an earlier sentence of the paragraph names, where this one names a place without any."""
        text = self.shadow[span.start : span.end]
        if self.place is not None or not mentions_a_place(text) or _SECTION.search(text):
            return ""
        named = [match for each in before for match in _SECTION.finditer(self.shadow[each.start : each.end])]
        return named[-1][0] if named else ""

    def number(self, paragraph: Paragraph) -> str:
        """The number of a list item where it could be that of a clause under the heading."""
        marker = paragraph.marker
        bare = marker.strip("().")
        if not bare.isalnum():
            return ""
        below_paragraph = self.place is not None and not self.place.whole_section
        return "" if bare.isdecimal() and below_paragraph and not marker.startswith("(") else marker

    def amendment(
        self, paragraph: Paragraph, proposers: Proposers, meanings: Sequence[Meaning], reasons: Sequence[str]
    ) -> Amendment:
        return Amendment(
            id="",
            by=proposers.by,
            operations=tuple(operation for each in meanings for operation in each.operations),
            cosponsors=tuple(name for name in proposers.cosponsors if name not in proposers.by),
            on_behalf_of=proposers.on_behalf_of,
            rationale=" ".join(reasons),
            note=" ".join(self.text[paragraph.span.start : paragraph.span.end].split()),
            path=self.source.path,
            start=self.source.position(paragraph.span.start),
        )
