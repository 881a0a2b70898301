"""Whether amendments fit the version that they were written for: every clause there, every quotation there once.

Tabled against a text that has them, an amendment can be judged before anybody adopts it, at the line where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from rollingtext.amend.doing.work import shown_names
from rollingtext.amend.meaning.base import Base, Nearest
from rollingtext.amend.meaning.edits import Refusal
from rollingtext.amend.meaning.resolve import resolved
from rollingtext.amend.operations import AddClause, Amendment, InsertWords, Operation, ReplaceClause
from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft
from rollingtext.document.nearest import hint
from rollingtext.document.yaml import Document, KeyPath
from rollingtext.notation.parties import Registry

_SHORTEST_HASH = 8


def misfits(
    document: Document, amendments: Sequence[Amendment], draft: Draft, parties: Registry
) -> Iterator[Diagnostic]:
    """Findings for every operation that could not be carried out in `draft`, the version named as the base.

    `document` holds the file that `amendments` were read from, and nothing else.
    """
    base = Base(draft, parties)
    for index, amendment in enumerate(amendments):
        names = shown_names((*amendment.by, *amendment.cosponsors), parties)
        for number, operation in enumerate(amendment.operations):
            refusal = resolved(operation, base, names)
            if isinstance(refusal, Refusal):
                yield _misfit(document, ("amendments", index, "operations", number), operation, refusal)


def _misfit(document: Document, path: KeyPath, operation: Operation, refusal: Refusal) -> Diagnostic:
    near = _nearest(refusal.nearest)
    if refusal.status == "already":
        return document.finding(
            "T016", "nothing-to-change", Severity.INFO, refusal.reason, path,
            help="Take the operation out, or check the words.",
        )  # fmt: skip
    if refusal.clause is None:
        return document.finding(
            "T013", "clause-not-in-base", Severity.ERROR, refusal.reason, (*path, _naming(document, path, operation)),
            help=near or "`rollingtext show --as outline` lists the clauses of that version.",
        )  # fmt: skip
    if isinstance(operation, AddClause | ReplaceClause):
        return document.finding(
            "T015", "clause-does-not-fit-in", Severity.ERROR, refusal.reason, (*path, "text"),
            help="`rollingtext apply` shows what comes of it.",
        )  # fmt: skip
    return document.finding(
        "T014", "words-not-in-base", Severity.ERROR, refusal.reason, (*path, _quoting(document, path, operation)),
        help=near or "Quote the words as they stand in that version.",
    )  # fmt: skip


def _naming(document: Document, path: KeyPath, operation: Operation) -> str:
    """The key under which an operation names its clause."""
    if isinstance(operation, AddClause):
        return operation.where if operation.where in ("before", "after") else "into"
    return _first_key(document, path, ("place", "clause", "term"))


def _quoting(document: Document, path: KeyPath, operation: Operation) -> str:
    """The key under which an operation quotes what is not there."""
    beside = (operation.where, f"{operation.where}_sentence") if isinstance(operation, InsertWords) else ()
    return _first_key(document, path, (*beside, "words", "sentence", "to", "side", "term", "place", "label", "clause"))


def _first_key(document: Document, path: KeyPath, keys: Sequence[str]) -> str:
    return next((key for key in keys if (*path, key) in document.keys), "op")


def _nearest(found: Iterable[Nearest]) -> str:
    told = [f"{near.located.locator}: “{near.words}”" if near.words else near.located.locator for near in found]
    return f"Nearest: {'; '.join(told)}." if told else ""


def unknown_base(document: Document, base: str, known: Iterable[str]) -> Diagnostic:
    """The finding for a base that the negotiation has no version of."""
    message = f"The base `{base}` is no version of this negotiation."
    return document.finding(
        "T017", "unknown-base", Severity.ERROR, message, ("base",),
        help=f"Correct it, or add the version to the record.{hint(base, known, 'Versions')}",
    )  # fmt: skip


def changed_base(document: Document, base: str, text: str) -> Iterator[Diagnostic]:
    """A finding when the file names a hash of its base, and `text`, that version as it is now, has another one."""
    told = document.data.get("base_hash", "") if isinstance(document.data, dict) else ""
    if isinstance(told, str) and told and not is_hash_of(told, text):
        message = f"The text of {base} is not the one that these amendments were written for: its hash is another."
        if len(told) < _SHORTEST_HASH:
            message = (
                f"This hash is too short to tell one text from another: it needs {_SHORTEST_HASH} digits at least."
            )
        yield document.finding(
            "T018", "base-changed", Severity.WARNING, message, ("base_hash",),
            help=f"Check the amendments against the text, then write `base_hash: {hash_of(text)[:16]}`.",
        )  # fmt: skip


def is_hash_of(told: str, text: str) -> bool:
    """Whether `told` is the SHA-256 of `text`, or enough of its first digits."""
    return len(told) >= _SHORTEST_HASH and hash_of(text).startswith(told.lower())


def hash_of(text: str) -> str:
    """The SHA-256 of a text, by which amendments know the version that they were written for."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def unknown_proposers(document: Document, amendments: Sequence[Amendment], parties: Registry) -> Iterator[Diagnostic]:
    """Findings for proposers and co-sponsors that no party is called by."""
    for index, amendment in enumerate(amendments):
        for key, names in (("by", amendment.by), ("cosponsors", amendment.cosponsors)):
            for at, name in enumerate(names):
                if parties.resolve(name) is None:
                    near = parties.suggest(name, 1)
                    yield document.finding(
                        "T019", "unknown-proposer", Severity.WARNING, f"No party is known as `{name}`.",
                        ("amendments", index, key, at),
                        help=f"Did you mean `{near[0]}`?" if near
                        else "Correct the name, or add the party under `parties` in negotiation.yaml.",
                    )  # fmt: skip
