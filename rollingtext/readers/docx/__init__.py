"""Word files (.docx): paragraphs with the numbers that Word counts, footnotes, tables, and tracked changes decided.

A file that this program wrote declares that the styles of its clauses are structure, as canonical Markdown does with
indentation; any other one is read by its labels, as plain text is. What is not understood is counted and named.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from rollingtext.document.diagnostics import Diagnostic, Severity, place
from rollingtext.document.model import Draft, Meta
from rollingtext.document.source import Source, Span
from rollingtext.document.values import replace
from rollingtext.notation.attribution import Parties
from rollingtext.readers._assembly import assembled
from rollingtext.readers._title import with_title
from rollingtext.readers.docx.comments import hung_on
from rollingtext.readers.docx.file import NoWord, WordFile, opened
from rollingtext.readers.docx.legend import explained, legend_of
from rollingtext.readers.docx.text import Read, version_of
from rollingtext.readers.docx.versions import authors, by, final, original, revisions

SUFFIXES = (".docx",)
BINARY = True
"""What is read are bytes."""

Revisions: TypeAlias = Literal["final", "original"]

_NAMES = {
    "text box": ("text box", "text boxes"),
    "line of a table of contents": ("line of a table of contents", "lines of a table of contents"),
    "header or footer": ("header or footer", "headers and footers"),
    "strike": ("struck run", "struck runs"),
    "underline": ("underlined run", "underlined runs"),
    "highlight": ("highlighted run", "highlighted runs"),
    "sign of a symbol font": ("sign of a symbol font", "signs of symbol fonts"),
    "reading beside a character": ("reading beside a character", "readings beside characters"),
}
_KEYS = ("version", "date", "language", "source", "profile")
_SLUGS = {
    "W010": "no-word-document", "W011": "tracked-changes-decided", "W012": "not-understood-in-word",
    "W013": "comment-not-a-position", "W014": "comment-read-as-position", "W015": "formatting-without-legend",
    "W016": "left-aside-in-word", "W017": "legend-not-understood",
}  # fmt: skip


def from_bytes(
    data: bytes, path: str, parties: Parties, version: Revisions = "final", legend: str | Mapping[str, str] = ""
) -> tuple[Draft, tuple[Diagnostic, ...]]:
    """The draft in a Word file, its tracked changes accepted (`final`) or rejected (`original`).

    The text that was read, with the numbers in it, is the source of the draft. `legend` says what formatting means.
    A file that is no Word document is an empty draft with the finding W010.
    """
    try:
        word = opened(data)
    except NoWord as problem:
        text = f"The file {problem}."
        finding = _finding("W010", Severity.ERROR, text, "Open it in Word, save it as .docx, and give that file.")
        return Draft(source=Source("", path)), (replace(finding, path=path),)
    entries, wrong = legend_of(legend, parties) if legend else ((), [])
    word.body.paragraphs[:] = explained(word.body.paragraphs, entries)
    read = version_of(word, final if version == "final" else original, entries, parties)
    draft = _draft(word, read, path, parties, "original." if version == "original" else "")
    assert draft.source is not None
    findings = [_finding("W017", Severity.ERROR, text, "See `explain W017`.") for text in wrong]
    findings += _findings(word, read, version, draft.source)
    return draft, tuple(replace(each, path=path) for each in findings)


def readings_by_author(
    data: bytes, path: str, parties: Parties
) -> tuple[Draft, tuple[tuple[str, str, Draft], ...], tuple[Diagnostic, ...]]:
    """The text without any change, and for everybody who tracked some the date and the text with theirs alone."""
    draft, findings = from_bytes(data, path, parties, "original")
    if any(finding.code == "W010" for finding in findings):
        return draft, (), findings
    word = opened(data)
    out = []
    for author, date in authors(word.body.paragraphs):
        read = version_of(word, by(author), (), parties)
        out.append((author, date[:10], _draft(word, read, path, parties, "original.")))
    kept = tuple(each for each in findings if each.code != "W011")
    return draft, tuple(out), kept


def _draft(word: WordFile, read: Read, path: str, parties: Parties, prefix: str) -> Draft:
    source = Source("\n\n".join(read.text) + "\n" if read.text else "", path)
    meta = read.meta
    if read.canonical:
        about = word.about
        told = {key: about.get(prefix + key, "") for key in _KEYS}
        if prefix and not any(name.startswith(prefix) for name in about):
            told = {key: about.get(key, "") for key in _KEYS}
        meta = replace(meta, **told, other=_other(about.get(f"{prefix}other", "")))
    else:
        meta = with_title(meta, read.found.paragraphs, parties)
    return assembled(source, meta, read.found, parties, read.canonical)


def _other(text: str) -> tuple[tuple[str, str], ...]:
    try:
        pairs = json.loads(text) if text else []
        return tuple((str(key), str(value)) for key, value in pairs)
    except (ValueError, TypeError):
        return ()


def _findings(word: WordFile, read: Read, version: Revisions, source: Source) -> Iterator[Diagnostic]:
    tracked = list(revisions(word.body.paragraphs))
    if tracked:
        people = dict.fromkeys(each.author or "somebody" for each in tracked)
        names = ", ".join(list(people)[:5]) + (" and others" if len(people) > 5 else "")
        decided = "accepted" if version == "final" else "rejected"
        other = "original" if version == "final" else "final"
        text = f"{_count(len(tracked), 'tracked change')} by {names}: all are {decided} here."
        yield _finding(
            "W011", Severity.INFO, text, f"`rollingtext convert` with --revisions {other} gives the other text."
        )
    if word.body.unread:
        text = f"Not everything in the file is read: {_listed(word.body.unread)}."
        yield _finding("W012", Severity.WARNING, text, "Look at these places in Word; text in them is missing here.")
    for comment, words, at in read.remarks:
        about = f" on “{_short(words)}”" if words.strip() else ""
        text = f"{comment.author or 'Somebody'} comments{about}: {_short(comment.text)}"
        where, start, end = place(source, Span(min(at, len(source.text)), min(at, len(source.text))))
        finding = _finding(
            "W013", Severity.INFO, text, "It is no position that can be read; nothing of it is in the text."
        )
        yield replace(finding, path=where, start=start, end=end)
    if read.positions:
        count = _count(len(read.positions), "comment")
        text = f"{count} by {hung_on(read.positions)} {'is' if len(read.positions) == 1 else 'are'} read as positions."
        yield _finding("W014", Severity.INFO, text, "They stand in brackets behind the words they hang on.")
    if read.looks:
        text = f"Formatting that may mean something is not read: {_listed(read.looks)}."
        help = "Say what it means with --legend, such as --legend 'strike=deleted, underline=inserted'."
        yield _finding("W015", Severity.INFO, text, help)
    flat = Counter({name: word.body.told[name] for name in ("table", "text box", "equation") if word.body.told[name]})
    furniture = 0 if read.canonical else word.aside
    left = {"line of a table of contents": read.contents, "header or footer": furniture, "hidden run": read.hidden}
    aside = Counter({name: count for name, count in left.items() if count})
    told = [f"Read as paragraphs: {_listed(flat)}."] if flat else []
    told += [f"Left aside: {_listed(aside)}."] if aside else []
    if told:
        help = "Compare these places with the file where they matter."
        yield _finding("W016", Severity.INFO, " ".join(told), help)


def _listed(counts: Counter[str]) -> str:
    return ", ".join(_count(number, name) for name, number in sorted(counts.items()))


def _count(number: int, name: str) -> str:
    if name.startswith("element "):
        return f"{number} × {name}" if number > 1 else f"1 {name}"
    one, many = _NAMES.get(name, (name, f"{name}s"))
    return f"1 {one}" if number == 1 else f"{number} {many}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 100 else f"{text[:99]}…"


def _finding(code: str, severity: Severity, message: str, help: str) -> Diagnostic:
    return Diagnostic(code, _SLUGS[code], severity, message, help)


__all__ = ["BINARY", "SUFFIXES", "Meta", "Revisions", "from_bytes", "readings_by_author"]
