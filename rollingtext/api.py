"""The library: the verbs of the command line, for scripts.

Texts go in and values come out; nothing here opens a file or prints. `import rollingtext` shows the same names.

    draft, findings = rollingtext.read(text)
    for place in rollingtext.places(draft):
        print(place.id, [(side.text, side.backers) for side in place.sides])

    proposals, findings = rollingtext.amendments(yaml)
    adopted, results = rollingtext.apply(draft, proposals)
    text, findings = rollingtext.write(adopted)

    record, findings = rollingtext.record(yaml)
    found = rollingtext.provenance(record, {"march": draft, "june": later}, proposals)
    for clause in rollingtext.blame(found, "june"):
        print(clause.clause.locator, [(each.text, each.origin) for each in clause.passages])
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Literal

from rollingtext.amend.apply import apply
from rollingtext.amend.collide import collide
from rollingtext.amend.draw_up import draw_up
from rollingtext.amend.inverse import taken_back
from rollingtext.amend.merge import merge
from rollingtext.amend.operations import Amendment
from rollingtext.amend.rebase import rebase
from rollingtext.amend.renumber import renumber
from rollingtext.amend.roll import roll
from rollingtext.brackets.places import places
from rollingtext.brackets.settle import settled, without_names
from rollingtext.compare.diff import diff
from rollingtext.compare.lineage import Issue, Stage, lineage
from rollingtext.document.diagnostics import Diagnostic
from rollingtext.document.locators import find
from rollingtext.document.model import Draft
from rollingtext.document.source import Source
from rollingtext.document.tree import located, walk
from rollingtext.negotiation.answered import Answers
from rollingtext.negotiation.blame import blame
from rollingtext.negotiation.clause_history import clause_history
from rollingtext.negotiation.closing import closings
from rollingtext.negotiation.concord import concord
from rollingtext.negotiation.fate import fates
from rollingtext.negotiation.history import history
from rollingtext.negotiation.locks import locks
from rollingtext.negotiation.log import log
from rollingtext.negotiation.positions import positions
from rollingtext.negotiation.profiles import Term
from rollingtext.negotiation.provenance import provenance
from rollingtext.negotiation.record import Negotiation
from rollingtext.negotiation.standing import StandingText
from rollingtext.negotiation.unsourced import residue, unsourced
from rollingtext.notation.parties import Registry, default_registry
from rollingtext.notation.plain import plain

__all__ = [
    "Answers",
    "Issue",
    "Stage",
    "StandingText",
    "Term",
    "amendments",
    "amendments_in_prose",
    "amendments_written",
    "apply",
    "blame",
    "check",
    "clause_history",
    "closings",
    "collide",
    "concord",
    "diff",
    "draw_up",
    "fates",
    "find",
    "history",
    "lineage",
    "located",
    "locks",
    "log",
    "merge",
    "places",
    "plain",
    "positions",
    "provenance",
    "read",
    "read_word",
    "rebase",
    "record",
    "redline",
    "renumber",
    "residue",
    "roll",
    "settled",
    "taken_back",
    "unsourced",
    "walk",
    "without_names",
    "write",
    "write_word",
]


def read(
    text: str, form: str = "markdown", path: str = "", parties: Registry | None = None
) -> tuple[Draft, tuple[Diagnostic, ...]]:
    """The draft in `text`, with what was uncertain. `form` is `markdown`, `plaintext`, `json` or `akn`.

    `path` is only shown in findings; `parties` are those of the negotiation, or all that are known by default.
    Raises `ModuleNotFoundError` for an unknown form.
    """
    reader = import_module(f"rollingtext.readers.{form}")
    draft, findings = reader.read(Source(text, path), parties or default_registry())
    return draft, findings


def write(draft: Draft, form: str = "markdown") -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a draft, with what the form cannot express. Raises `ModuleNotFoundError` for an unknown form."""
    text, findings = import_module(f"rollingtext.writers.{form}").write(draft)
    return text, findings


def read_word(
    data: bytes, revisions: Literal["final", "original"] = "final", path: str = "", parties: Registry | None = None
) -> tuple[Draft, tuple[Diagnostic, ...]]:
    """The draft in a Word file, its tracked changes accepted (`final`) or rejected (`original`)."""
    from rollingtext.readers import docx

    return docx.from_bytes(data, path, parties or default_registry(), revisions)


def write_word(draft: Draft) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The draft as a Word file, with what that cannot hold."""
    from rollingtext.writers import docx

    return docx.write(draft)


def redline(old: Draft, new: Draft, author: str, date: str = "") -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Two versions as a Word file: Accept All leaves `new`, Reject All leaves `old`. `date` as `2026-06-05T00:00:00Z`."""
    from rollingtext.compare.diff import diff as compared
    from rollingtext.writers import docx
    from rollingtext.writers.docx.runs import Sign

    return docx.redline(old, new, compared(old, new).changes, Sign(author, date))


def check(draft: Draft) -> tuple[Diagnostic, ...]:
    """What the rules have to say about a draft, in the order of the text."""
    from rollingtext.rules._catalogue import check_all
    from rollingtext.rules._context import context_of

    return tuple(check_all(draft, context_of(draft)))


def amendments(text: str, path: str = "") -> tuple[tuple[Amendment, ...], tuple[Diagnostic, ...]]:
    """The amendments in a YAML file; none when anything in it is wrong."""
    from rollingtext.amend.papers import tabling

    return tabling.read(Source(text, path))


def record(text: str, path: str = "") -> tuple[Negotiation | None, tuple[Diagnostic, ...]]:
    """The record of a negotiation in a `negotiation.yaml`; `None` when it cannot be used."""
    from rollingtext.negotiation import record as records

    return records.read(Source(text, path))


def amendments_in_prose(
    text: str, base: str = "", path: str = "", parties: Registry | None = None
) -> tuple[tuple[Amendment, ...], tuple[Diagnostic, ...]]:
    """The amendments in the English prose of a paper, for the version `base` where it names none.

    The findings tell everything in it that was not understood.
    """
    from rollingtext.amend.instructions import reader

    found, findings = reader.read(Source(text, path), parties or default_registry(), base)
    return tuple(found), tuple(findings)


def amendments_written(proposals: Sequence[Amendment], base: str, base_hash: str = "") -> str:
    """The YAML file of amendments to the version `base`; `amendments` reads the same ones from it."""
    from rollingtext.amend.papers.written import written

    return written(proposals, base, base_hash)
