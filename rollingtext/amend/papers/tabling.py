"""Amendments as they are tabled: a YAML file read into values, with the line and column of everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from rollingtext.amend.operations import Amendment
from rollingtext.amend.papers.verbs import operation
from rollingtext.amend.words.wording import read_label
from rollingtext.document.diagnostics import Diagnostic, Related, Severity
from rollingtext.document.schema import check
from rollingtext.document.source import Position, Source
from rollingtext.document.yaml import Document, KeyPath, load


def read(source: Source) -> tuple[tuple[Amendment, ...], tuple[Diagnostic, ...]]:
    """The amendments in `source`; none of them when there is an error in any, since half a file is no proposal."""
    document, findings = load(source)
    if document is None:
        return (), findings
    findings = check(document, "amendments") or tuple(_findings(document))
    return ((), findings) if findings else (tuple(_amendments(document)), ())


def twice_named(amendments: Iterable[Amendment]) -> tuple[Diagnostic, ...]:
    """Findings for proposals, of several files, that go by one name: neither could be called by it."""
    first: dict[str, Amendment] = {}
    out = []
    for amendment in amendments:
        before = first.setdefault(amendment.id, amendment)
        if before is not amendment:
            related = (Related("It stands here first.", before.path, before.start),) if before.start else ()
            out.append(_twice(amendment.id, amendment.path, amendment.start, related))
    return tuple(out)


def _twice(name: str, path: str, start: Position | None, related: tuple[Related, ...]) -> Diagnostic:
    message = f"Two amendments are called `{name}`, so neither can be named."
    return Diagnostic(
        "T010",
        "amendment-named-twice",
        Severity.ERROR,
        message,
        "Rename one of them.",
        path,
        start,
        start,
        related=related,
    )


def _entries(document: Document) -> list[Mapping[str, Any]]:
    return cast("Any", document.data)["amendments"]  # type: ignore[no-any-return]


def _findings(document: Document) -> Iterator[Diagnostic]:
    """What the schema cannot see: a name given twice, a proposal that waits for itself, a number that is none."""
    first: dict[str, int] = {}
    for index, entry in enumerate(_entries(document)):
        path: KeyPath = ("amendments", index)
        before = first.setdefault(entry["id"], index)
        if before != index:
            related = (document.related("It stands here first.", ("amendments", before, "id")),)
            start = document.source.position(document.span((*path, "id")).start)
            yield _twice(entry["id"], document.source.path, start, related)
        if entry["id"] in entry.get("depends_on", ()):
            at = (*path, "depends_on", entry["depends_on"].index(entry["id"]))
            message = f"The amendment `{entry['id']}` depends on itself, so it could never be adopted."
            yield document.finding("T011", "amendment-waits-for-itself", Severity.ERROR, message, at, help="Delete it.")
        for number, each in enumerate(entry["operations"]):
            label = each.get("label", "")
            if label and read_label(label) is None:
                at = (*path, "operations", number, "label")
                message = f"`{label}` cannot be read as the number of a clause."
                help = "Write it as it is to be printed, such as `6 bis.`, `(c)`, `D.` or `Article 8 bis`."
                yield document.finding("T012", "label-not-readable", Severity.ERROR, message, at, help=help)


def _amendments(document: Document) -> Iterator[Amendment]:
    base = cast("Any", document.data)["base"]
    position = document.source.position
    for index, entry in enumerate(_entries(document)):
        path: KeyPath = ("amendments", index)
        texts = {key: entry.get(key, "") for key in ("on_behalf_of", "date", "source", "rationale", "note")}
        yield Amendment(
            id=entry["id"],
            by=tuple(entry["by"]),
            operations=tuple(
                operation(each, position(document.span((*path, "operations", number)).start))
                for number, each in enumerate(entry["operations"])
            ),
            base=base,
            base_hash=cast("Any", document.data).get("base_hash", ""),
            cosponsors=tuple(entry.get("cosponsors", ())),
            depends_on=tuple(entry.get("depends_on", ())),
            path=document.source.path,
            start=position(document.span((*path, "id")).start),
            **texts,
        )
