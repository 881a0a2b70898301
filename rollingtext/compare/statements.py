"""What people say about lineage, in a file: which clause became which, and which did not.

A statement names clauses as negotiators do and goes before everything that is computed. One that does not fit the two
versions is a finding with its place; it never links another clause instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Literal, cast

from rollingtext.compare.links import Statement
from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.locators import find
from rollingtext.document.model import Draft
from rollingtext.document.schema import check
from rollingtext.document.source import Position, Source
from rollingtext.document.values import Value
from rollingtext.document.yaml import Document, load


class Named(Value):
    """A clause as a statement names it, and where in the file."""

    unsaid: ClassVar = frozenset({"start"})

    name: str
    start: Position | None = None


class Said(Value):
    """One statement as written: `old` became `new`, or with `cut` did not; one side empty for deleted and inserted."""

    old: tuple[Named, ...]
    new: tuple[Named, ...]
    source: Literal["stated", "confirmed"] = "stated"
    cut: bool = False


class Statements(Value):
    """A file of statements about the versions called `base` and `new`."""

    base: Named
    new: Named
    said: tuple[Said, ...]
    path: str = ""


def read(source: Source) -> tuple[Statements | None, tuple[Diagnostic, ...]]:
    """The statements in a YAML file, or `None` and the findings that say what is wrong with it."""
    document, findings = load(source)
    if document is None:
        return None, findings
    findings = check(document, "links")
    if findings:
        return None, findings
    data = cast("dict[str, Any]", document.data)
    said = tuple(_said(document, index, entry) for index, entry in enumerate(data["links"]))
    base, new = (Named(data[key], _position(document, (key,))) for key in ("base", "new"))
    return Statements(base, new, said, source.path), tuple(_aimless(document, data["links"]))


def _said(document: Document, index: int, entry: dict[str, Any]) -> Said:
    def named(key: str) -> tuple[Named, ...]:
        value = entry.get(key, [])
        if isinstance(value, str):
            return (Named(value, _position(document, ("links", index, key))),)
        return tuple(Named(name, _position(document, ("links", index, key, at))) for at, name in enumerate(value))

    old = named("deleted") if "deleted" in entry else () if "inserted" in entry else named("old")
    new = named("not") if "not" in entry else named("inserted") or named("new")
    return Said(old, new, entry.get("source", "stated"), "not" in entry)


def _position(document: Document, path: tuple[str | int, ...]) -> Position:
    return document.source.position(document.span(path).start)


def _aimless(document: Document, entries: Sequence[dict[str, Any]]) -> Iterator[Diagnostic]:
    for index, entry in enumerate(entries):
        word = next((key for key in ("deleted", "inserted") if key in entry and "old" in entry), "")
        if word:
            message = f"This statement has `old` beside `{word}`, which says nothing more."
            help = "Delete one of the two keys."
            path = ("links", index, "old")
            yield document.finding("L003", "aimless-statement", Severity.WARNING, message, path, help=help, at_key=True)


def heard(statements: Statements, old: Draft, new: Draft) -> tuple[tuple[Statement, ...], tuple[Diagnostic, ...]]:
    """The statements that fit two versions, with a finding for every one that does not.

    Statements about the two versions the other way round are turned.
    """
    names = (statements.base.name, statements.new.name)
    here = (old.meta.version or names[0], new.meta.version or names[1])
    turned = here == names[::-1] != names
    if not turned and here != names:
        message = f"These links lead from {names[0]} to {names[1]}, but {here[0]} is compared with {here[1]}."
        wrong = statements.base if here[0] != names[0] else statements.new
        help = "Name the versions that they are about, or correct `base` and `new`."
        return (), (_finding(statements, "L002", "links-for-other-versions", message, help, wrong),)
    out: list[Statement] = []
    findings: list[Diagnostic] = []
    taken: dict[tuple[str, str], Named] = {}
    for said in statements.said:
        before, after = (said.new, said.old) if turned else (said.old, said.new)
        olds, missing = _found(statements, old, before, here[0])
        news, more = _found(statements, new, after, here[1])
        findings += (*missing, *more)
        if missing or more:
            continue
        sides = [("old", name, named) for name, named in zip(olds, before, strict=True)]
        sides += [("new", name, named) for name, named in zip(news, after, strict=True)]
        if not said.cut:
            twice = [(name, named, taken[side, name]) for side, name, named in sides if (side, name) in taken]
            findings += (_twice(statements, *each) for each in twice)
            if twice:
                continue
            taken.update({(side, name): named for side, name, named in sides})
        out.append(Statement(olds, news, said.source, said.cut))
    return tuple(out), tuple(findings)


def _found(
    statements: Statements, draft: Draft, names: Sequence[Named], version: str
) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    locators: list[str] = []
    findings: list[Diagnostic] = []
    for named in names:
        found = find(draft, named.name)
        if found.located is not None:
            locators.append(found.located.locator)
            continue
        message = f"There is no clause `{named.name}` in {version}, so nothing is linked here."
        near = ", ".join(item.locator for item in found.candidates)
        help = f"{found.reason} Nearest: {near}." if near else "`rollingtext show --as outline` lists the clauses."
        findings.append(_finding(statements, "L010", "linked-clause-missing", message, help, named))
    return tuple(locators), tuple(findings)


def _twice(statements: Statements, locator: str, again: Named, first: Named) -> Diagnostic:
    where = f" in line {first.start.line}" if first.start else ""
    message = f"The clause {locator} was linked before{where}, so this statement is passed over."
    return _finding(statements, "L011", "linked-twice", message, "Put the two into one statement.", again)


def _finding(statements: Statements, code: str, slug: str, message: str, help: str, at: Named) -> Diagnostic:
    return Diagnostic(code, slug, Severity.ERROR, message, help, statements.path, at.start, at.start)
