"""What a stage has to say about a text: findings, never exceptions."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from rollingtext.document.source import Position, Source, Span
from rollingtext.document.values import Value


class Severity(StrEnum):
    """How much a finding matters: an error makes the text unreliable, a warning may, information only tells."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Related(Value):
    """A second place that explains a finding, such as the other bracket of a pair."""

    message: str
    path: str
    start: Position


class Fix(NamedTuple):
    """A change of characters that mends a finding and cannot change what a text says: `text` in the place of `span`."""

    span: Span
    text: str


class Diagnostic(Value):
    """One finding: a stable code, a full sentence, the place, and the next step.

    `path`, `start` and `end` name the place as an editor does (1-based, `end` exclusive); they are `None` where the
    finding is about something that stands in no file. `clause` is the locator of the clause concerned, or empty.
    `fixes` are made together, or there are none.
    """

    code: str
    slug: str
    severity: Severity
    message: str
    help: str = ""
    path: str = ""
    start: Position | None = None
    end: Position | None = None
    clause: str = ""
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()


def place(source: Source, span: Span) -> tuple[str, Position, Position]:
    """The `path`, `start` and `end` of a finding about `span`."""
    return source.path, source.position(span.start), source.position(span.end)
