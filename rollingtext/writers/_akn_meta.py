"""What an Akoma Ntoso document says of itself: which work in which version (FRBR), its history, who is spoken of.

What Akoma Ntoso has no place for stands under `proprietary` in a namespace of our own, as written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rollingtext.document.model import Furniture, Meta
from rollingtext.document.patterns import pattern
from rollingtext.writers._akn_xml import characters, element, tag

if TYPE_CHECKING:
    from rollingtext.negotiation.record import Negotiation

UNDATED = "0001-01-01"
"""The date of what has none: the schema asks for one everywhere."""

KEYS = ("version", "date", "language", "source", "profile")

_DATE = pattern(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_LONGEST_NAME = 60
_NO_SIGN = pattern(r"[^A-Za-z0-9.]+")
_THREE_LETTERS = {"en": "eng", "fr": "fra", "es": "spa", "ru": "rus", "ar": "ara", "zh": "zho", "de": "deu"}
_LANGUAGE = pattern(r"[A-Za-z]{2,3}(?![A-Za-z])")


class Version(NamedTuple):
    """A version of the text as its record names it."""

    name: str
    date: str


class Told(NamedTuple):
    """What the text spoke of while it was written: parties with their names here, and notions."""

    parties: Sequence[tuple[str, str]]
    contested: bool
    placeholders: bool


def history(meta: Meta, record: Negotiation | None) -> tuple[Version, ...]:
    """The versions that led to this one by the record, oldest first and this one last; without a record this one alone."""
    here = Version(meta.version, meta.date)
    if record is None or record.version(meta.version) is None:
        return (here,)
    wanted = {meta.version}
    led: list[Version] = []
    for version in reversed(record.versions):
        if version.name in wanted:
            wanted.update(version.follows)
            led.append(Version(version.name, version.date))
    return tuple(reversed(led))


def date_in(*texts: str) -> str:
    """The first of the texts that begins with a day of the calendar, as that day."""
    for text in texts:
        if match := _DATE.match(text):
            year, month, day = (int(part) for part in match.groups())
            if year and 1 <= month <= 12 and 1 <= day <= _days(year, month):
                return match[0]
    return ""


def _days(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def work_of(title: str) -> str:
    """The address of a text in all its versions: `/akn/un/bill/rolling-text`."""
    name = _NO_SIGN.sub("-", title.lower()).strip("-.")
    if len(name) > _LONGEST_NAME:
        name = name[:_LONGEST_NAME].rpartition("-")[0] or name[:_LONGEST_NAME]
    return f"/akn/un/bill/{name.strip('-.') or 'rolling-text'}"


def expression_of(work: str, meta: Meta, version: str, date: str) -> str:
    """The address of one version: `/akn/un/bill/rolling-text/eng@2026-06-05/rev-2`."""
    day = date_in(date, version)
    rest = _NO_SIGN.sub("-", version.lower()).strip("-.")
    return f"{work}/{language(meta)}@{day}" + (f"/{rest}" if rest and rest != day else "")


def language(meta: Meta) -> str:
    """The language as three letters; `und` where nothing tells it."""
    match = _LANGUAGE.match(meta.language)
    return _THREE_LETTERS.get(match[0].lower(), match[0].lower() if len(match[0]) == 3 else "und") if match else "und"


class Issue(NamedTuple):
    """One issue of a document: the address of the work and of this version, what it is called, day and language."""

    work: str
    expression: str
    subtype: str
    day: str
    tongue: str
    version: str = ""
    shown: str = "Rolling text"


def issue_of(meta: Meta, record: Negotiation | None) -> Issue:
    """A draft as an issue of its text; the record knows what the text is called in all its versions."""
    work = work_of(record.title if record and record.title else meta.title)
    expression = expression_of(work, meta, meta.version, meta.date)
    return Issue(work, expression, "treatyDraft", date_in(meta.date, meta.version), language(meta), meta.version)


def identification(issue: Issue, prefix: str = "") -> list[str]:
    """The work, this version of it, and this file; `prefix` stands before the names of who made them."""
    out = [f'<identification source="#{prefix}rollingtext">']
    day = issue.day or UNDATED
    rows: tuple[tuple[str, str, list[str]], ...] = (
        ("FRBRWork", issue.work, [
            element(tag("FRBRcountry", ("value", "un")), ""), element(tag("FRBRsubtype", ("value", issue.subtype)), ""),
        ]),
        ("FRBRExpression", issue.expression, [
            *([element(tag("FRBRversionNumber", ("value", issue.version)), "")] if issue.version else []),
            element(tag("FRBRlanguage", ("language", issue.tongue)), ""),
        ]),
        ("FRBRManifestation", f"{issue.expression}.xml", ['<FRBRformat value="application/akn+xml"/>']),
    )  # fmt: skip
    for name, address, rest in rows:
        this = address.removesuffix(".xml") + "/!main" + (".xml" if address.endswith(".xml") else "")
        out += [
            f"<{name}>",
            element(tag("FRBRthis", ("value", this)), ""),
            element(tag("FRBRuri", ("value", address)), ""),
            element(tag("FRBRdate", ("date", day), ("name", "version" if issue.day else "undated")), ""),
            f'<FRBRauthor href="#{prefix}meeting"/>',
            *rest,
            f"</{name}>",
        ]
    name = issue.subtype if issue.subtype != "treatyDraft" else "rollingText"
    published = tag("publication", ("date", day), ("name", name), ("showAs", issue.shown))
    return [*out, "</identification>", element(published, "")]


def lifecycle(versions: Sequence[Version]) -> list[str]:
    """One event for each version of the text, in their order: the first one makes it, each later one changes it."""
    out = ['<lifecycle source="#rollingtext">']
    for index, version in enumerate(versions, start=1):
        opening = tag(
            "eventRef", ("date", date_in(version.date, version.name) or UNDATED), ("source", f"#version_{index}"),
            ("type", "generation" if index == 1 else "amendment"), ("eId", f"eventRef_{index}"),
        )  # fmt: skip
        out.append(element(opening, ""))
    return [*out, "</lifecycle>"]


def references(work: str, meta: Meta, versions: Sequence[Version], told: Told) -> list[str]:
    """The versions, parties and notions that other elements refer to."""
    out = ['<references source="#rollingtext">']
    for index, version in enumerate(versions, start=1):
        where = expression_of(work, meta, version.name, version.date)
        name = "original" if index == 1 else "passiveRef"
        out.append(reference(name, f"version_{index}", where, version.name or "This version"))
    out.append(reference("TLCOrganization", "meeting", "/akn/ontology/organization/un/meeting", "The meeting"))
    for name, own in told.parties:
        where = f"/akn/ontology/organization/un/{own.removeprefix('party_')}"
        out.append(reference("TLCOrganization", own, address(where), name))
    notions = [("contested", "Not agreed")] if told.contested else []
    notions += [("placeholder", "To be completed")] if told.placeholders else []
    out += [reference("TLCConcept", name, f"/akn/ontology/concept/un/{name}", shown) for name, shown in notions]
    out.append(reference("TLCObject", "rollingtext", "/akn/ontology/object/rollingtext", "rollingtext"))
    return [*out, "</references>"]


def reference(name: str, own: str, where: str, shown: str) -> str:
    """An entry in the list of what is referred to."""
    return element(tag(name, ("eId", own), ("href", where), ("showAs", shown)), "")


def address(text: str) -> str:
    """An address with every sign but those of ASCII by its number."""
    return "".join([sign if sign.isascii() else "".join([f"%{byte:02X}" for byte in sign.encode()]) for sign in text])


def own_words(meta: Meta, links: Iterable[tuple[str, str]], furniture: Iterable[Furniture]) -> list[str]:
    """The head of the draft as it is written, its link definitions, and what stands round the text."""
    out = ['<proprietary source="#rollingtext">', '<rt:draft notation="1"/>']
    pairs = [(key, getattr(meta, key)) for key in KEYS if getattr(meta, key)]
    out += [element(tag("rt:meta", ("key", key)), _own(value)) for key, value in pairs]
    out += [
        element(tag("rt:other"), element("rt:key", _own(key)) + element("rt:value", _own(raw)))
        for key, raw in meta.other
    ]
    out += [element("rt:link", element("rt:key", _own(name)) + element("rt:value", _own(body))) for name, body in links]
    out += [element(tag("rt:aside", ("kind", item.kind)), _own(item.text)) for item in furniture]
    return [*out, "</proprietary>"]


def _own(text: str) -> str:
    return characters(text, "rt:character")
