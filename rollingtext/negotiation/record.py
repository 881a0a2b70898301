"""The record of a negotiation: its versions, who takes part, what is contested, and who stands where.

Versions form a graph, not a line: a version can revise one section only, and two can go back to the same text. The
record holds names and files; the texts themselves are read elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.nearest import nearest
from rollingtext.document.schema import check
from rollingtext.document.source import Source
from rollingtext.document.values import Value, replace
from rollingtext.document.yaml import Document, KeyPath, load
from rollingtext.negotiation.agreed import Agreement, Package, agreement, package
from rollingtext.negotiation.outcomes import Outcome, outcome
from rollingtext.negotiation.profiles import PLAIN, PROFILES, Profile, Section, Term, lexicon
from rollingtext.notation.parties import Party, Registry, from_mapping

__all__ = ["Negotiation", "Profile", "RecordedPosition", "Section", "Term", "Version", "from_document", "read"]

_SLUGS = {
    "G001": "version-named-twice",
    "G002": "unknown-version",
    "G003": "circular-versions",
    "G004": "unknown-term",
    "G005": "unknown-party",
    "G006": "no-such-date",
    "G007": "unknown-section",
    "G008": "ambiguous-party-name",
    "G009": "term-listed-twice",
    "G010": "version-before-its-source",
    "G011": "unknown-profile",
}
_UNBUILDABLE = {"G001", "G002", "G003", "G011"}


class Version(Value):
    """One issue of the text. `revises` lists the sections it holds, empty for a whole text; `follows` what it revises."""

    name: str
    date: str
    file: str
    follows: tuple[str, ...] = ()
    title: str = ""
    revises: tuple[str, ...] = ()
    symbol: str = ""
    public: bool = False
    note: str = ""


class RecordedPosition(Value):
    """Where parties stand on a term, on record: the side in a few words, the source that says so.

    `parties` are codes of the registry; a party it does not know stands as it was written.
    """

    term: str
    side: str
    parties: tuple[str, ...]
    source: str
    text: str = ""
    clause: str = ""
    date: str = ""


class Negotiation(Value):
    """Everything that is known of one negotiation besides the words of its versions.

    `versions` stand in an order in which each comes behind those it follows. `proposal_files` are paths or patterns,
    relative to the record like every `Version.file`.
    """

    title: str
    profile: Profile
    versions: tuple[Version, ...]
    registry: Registry
    terms: tuple[Term, ...] = ()
    positions: tuple[RecordedPosition, ...] = ()
    proposal_files: tuple[str, ...] = ()
    note: str = ""
    forum: str = ""
    outcomes: tuple[Outcome, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    packages: tuple[Package, ...] = ()

    def version(self, name: str) -> Version | None:
        """The version called `name`."""
        return next((version for version in self.versions if version.name == name), None)

    @property
    def latest(self) -> tuple[Version, ...]:
        """The versions that no other one follows: where the negotiation stands."""
        followed = {name for version in self.versions for name in version.follows}
        return tuple(version for version in self.versions if version.name not in followed)


def read(source: Source) -> tuple[Negotiation | None, tuple[Diagnostic, ...]]:
    """The record in `source`, or `None` and the findings that say why there is none."""
    document, findings = load(source)
    if document is None:
        return None, findings
    findings = check(document, "negotiation")
    return (None, findings) if findings else from_document(document)


def from_document(document: Document) -> tuple[Negotiation | None, tuple[Diagnostic, ...]]:
    """The record in a document that fits the schema `negotiation`.

    `None` when the versions make no graph (a name twice, an unknown or circular `follows`) or the profile is unknown;
    other findings leave a record that can be used, if not trusted in the places they name.
    """
    data = cast("dict[str, Any]", document.data)
    profile = _profile(data.get("profile", {}))
    registry = from_mapping(data)
    terms = _terms(data, profile)
    findings = tuple(
        sorted(
            (
                *_about_profile(document, data),
                *_about_versions(document, data, profile),
                *_about_parties(document, data, registry),
                *_about_terms(document, data),
                *_about_positions(document, data, registry, terms),
                *_about_agreements(document, data, registry),
                *_about_dates(document),
            ),
            key=lambda finding: (finding.start or (0, 0), finding.code),
        )
    )
    if any(finding.code in _UNBUILDABLE for finding in findings):
        return None, findings
    negotiation = Negotiation(
        title=data["title"],
        profile=profile,
        versions=_ordered(tuple(_version(entry) for entry in data["versions"])),
        registry=registry,
        terms=terms,
        positions=tuple(_position(entry, registry) for entry in data.get("positions", ())),
        proposal_files=tuple(data.get("proposals", ())),
        note=data.get("note", ""),
        forum=data.get("forum", ""),
        outcomes=tuple(map(outcome, data.get("outcomes", ()))),
        agreements=tuple(map(agreement, data.get("agreements", ()))),
        packages=tuple(package(entry, registry) for entry in data.get("packages", ())),
    )
    return negotiation, findings


# Building


def _profile(entry: Mapping[str, Any]) -> Profile:
    base = PROFILES.get(entry.get("name", ""), PLAIN)
    told = {key: value for key, value in entry.items() if key != "sections"}
    sections = tuple(Section(section["label"], section["heading"]) for section in entry.get("sections", ()))
    return replace(base, **told, sections=sections or base.sections)


def _version(entry: Mapping[str, Any]) -> Version:
    texts = {key: entry.get(key, "") for key in ("name", "date", "file", "title", "symbol", "note")}
    follows, revises = tuple(entry["follows"]), tuple(entry.get("revises", ()))
    return Version(**texts, follows=follows, revises=revises, public=entry["public"] == "yes")


def _ordered(versions: tuple[Version, ...]) -> tuple[Version, ...]:
    """`versions` with each one behind those it follows, otherwise as listed."""
    from graphlib import TopologicalSorter
    from heapq import heappop, heappush

    index = {version.name: at for at, version in enumerate(versions)}
    sorter = TopologicalSorter({at: [index[n] for n in version.follows] for at, version in enumerate(versions)})
    sorter.prepare()
    ready = sorted(sorter.get_ready())
    placed: list[Version] = []
    while ready:
        at = heappop(ready)
        placed.append(versions[at])
        sorter.done(at)
        for freed in sorter.get_ready():
            heappush(ready, freed)
    return tuple(placed)


def _terms(data: Mapping[str, Any], profile: Profile) -> tuple[Term, ...]:
    """The terms of the record, then those of the profile's lexicon that the record does not speak of."""
    own = tuple(
        Term(e["term"], tuple(e.get("variants", ())), tuple(e.get("replaces", ())), e.get("note", ""))
        for e in data.get("terms", ())
    )
    spoken_for = {form.casefold() for term in own for form in term.forms}
    return own + tuple(term for term in lexicon(profile.name) if term.term.casefold() not in spoken_for)


def _position(entry: Mapping[str, Any], registry: Registry) -> RecordedPosition:
    found = ((name, registry.resolve(name)) for name in entry["parties"])
    codes = tuple(party.code if party else name for name, party in found)
    others = {key: entry.get(key, "") for key in ("term", "side", "source", "text", "clause", "date")}
    return RecordedPosition(**others, parties=codes)


# Checking


def _finding(
    document: Document, code: str, message: str, path: KeyPath, help: str, *, warning: bool = False, first: KeyPath = ()
) -> Diagnostic:
    severity = Severity.WARNING if warning else Severity.ERROR
    related = (document.related("It stands here first.", first),) if first else ()
    return document.finding(code, _SLUGS[code], severity, message, path, help=help, related=related)


def _about_profile(document: Document, data: Mapping[str, Any]) -> Iterator[Diagnostic]:
    entry = data.get("profile")
    if entry is not None and "sections" not in entry and entry["name"] not in PROFILES:
        message = f"There is no built-in profile `{entry['name']}`, and this one lists no sections."
        help = _guess(entry["name"], PROFILES) or "Add its `sections`, or name a built-in profile such as `gge-laws`."
        yield _finding(document, "G011", message, ("profile", "name"), help)


def _about_versions(document: Document, data: Mapping[str, Any], profile: Profile) -> Iterator[Diagnostic]:
    entries: list[Mapping[str, Any]] = data["versions"]
    where: dict[str, int] = {}
    for index, entry in enumerate(entries):
        path: KeyPath = ("versions", index, "name")
        if (first := where.setdefault(entry["name"], index)) != index:
            message = f"Two versions are called `{entry['name']}`, so neither can be named."
            yield _finding(document, "G001", message, path, "Rename one of them.", first=("versions", first, "name"))
    labels = {section.label for section in profile.sections}
    for index, entry in enumerate(entries):
        for at, label in enumerate(entry.get("revises", ())):
            if labels and label not in labels:
                message = f"The version `{entry['name']}` revises section `{label}`, which the profile does not have."
                help = _guess(label, labels) or f"Sections of the profile: {', '.join(sorted(labels))}."
                yield _finding(document, "G007", message, ("versions", index, "revises", at), help)
        for at, name in enumerate(entry["follows"]):
            path = ("versions", index, "follows", at)
            if name not in where:
                message = f"The version `{entry['name']}` follows `{name}`, but no version is called that."
                yield _finding(document, "G002", message, path, _guess(name, where) or "Add it, or correct the name.")
            elif (earlier := entries[where[name]])["date"] > entry["date"]:
                message = f"The version `{entry['name']}` ({entry['date']}) follows `{name}`, which is later ({earlier['date']})."
                yield _finding(document, "G010", message, path, "Correct one of the dates, or `follows`.", warning=True)
    yield from _circle(document, entries, where)


def _circle(document: Document, entries: list[Mapping[str, Any]], where: Mapping[str, int]) -> Iterator[Diagnostic]:
    """The first circle of versions that follow one another, if there is one."""
    from graphlib import CycleError, TopologicalSorter

    try:
        TopologicalSorter(
            {at: [where[n] for n in e["follows"] if n in where] for at, e in enumerate(entries)}
        ).prepare()
    except CycleError as error:
        circle: list[int] = error.args[1][:-1]
        first = min(circle)  # where the reader of the file meets the circle
        source = entries[circle[circle.index(first) - 1]]["name"]
        path = ("versions", first, "follows", entries[first]["follows"].index(source))
        names = ", ".join(f"`{entries[at]['name']}`" for at in sorted(circle))
        message = f"The versions {names} follow one another in a circle."
        if len(circle) == 1:
            message = f"The version {names} follows itself."
        yield _finding(document, "G003", message, path, "Delete one of these steps from `follows`.")


def _about_parties(document: Document, data: Mapping[str, Any], registry: Registry) -> Iterator[Diagnostic]:
    named: dict[str, tuple[str, KeyPath]] = {}
    for part in ("parties", "groups"):
        for index, entry in enumerate(data.get(part, ())):
            aliases = [((part, index, "aliases", at), alias) for at, alias in enumerate(entry.get("aliases", ()))]
            for path, name in [
                ((part, index, "code"), entry["code"]),
                ((part, index, "name"), entry["name"]),
                *aliases,
            ]:
                code, first = named.setdefault(name, (entry["code"], path))
                twice = code == entry["code"] and path[-1] == "code" and first[:2] != path[:2]
                if twice or code != entry["code"]:
                    message = f"`{name}` names two parties here, `{code}` and `{entry['code']}`."
                    if twice:
                        message = f"The party `{name}` is listed twice, so one of the entries would be lost."
                    yield _finding(document, "G008", message, path, "Let one of them have the name.", first=first)
    for index, entry in enumerate(data.get("groups", ())):
        for at, member in enumerate(entry.get("members", ())):
            path = ("groups", index, "members", at)
            if registry.resolve(member["party"]) is None:
                yield _unknown_party(document, registry, member["party"], (*path, "party"))
            if member.get("from", "") > member.get("to", "9999"):
                message = f"The membership of `{member['party']}` in `{entry['code']}` ends before it begins."
                yield _finding(document, "G006", message, (*path, "to"), "Correct one of the two days.")


def _unknown_party(document: Document, registry: Registry, name: str, path: KeyPath) -> Diagnostic:
    near = registry.suggest(name, 1)
    help = f"Did you mean `{near[0]}`?" if near else "Correct the name, or add the party under `parties`."
    return _finding(document, "G005", f"No party is known as `{name}`.", path, help)


def _about_terms(document: Document, data: Mapping[str, Any]) -> Iterator[Diagnostic]:
    forms: dict[str, tuple[int, KeyPath]] = {}
    for index, entry in enumerate(data.get("terms", ())):
        variants = [(("terms", index, "variants", at), form) for at, form in enumerate(entry.get("variants", ()))]
        for path, form in [(("terms", index, "term"), entry["term"]), *variants]:
            owner, first = forms.setdefault(form.casefold(), (index, path))
            if owner != index:
                message = f"`{form}` belongs to two terms, so a text that holds it would count twice."
                yield _finding(document, "G009", message, path, "Let one of the terms have it.", first=first)


def _about_positions(
    document: Document, data: Mapping[str, Any], registry: Registry, terms: tuple[Term, ...]
) -> Iterator[Diagnostic]:
    known = {term.term for term in terms}
    for index, entry in enumerate(data.get("positions", ())):
        if entry["term"] not in known:
            message = f"A position is recorded on `{entry['term']}`, which is no term of this negotiation."
            help = _guess(entry["term"], known) or "Add it under `terms`."
            yield _finding(document, "G004", message, ("positions", index, "term"), help)
        seen: dict[Party, int] = {}
        for at, name in enumerate(entry["parties"]):
            path: KeyPath = ("positions", index, "parties", at)
            party = registry.resolve(name)
            if party is None:
                yield _unknown_party(document, registry, name, path)
            elif (first := seen.setdefault(party, at)) != at:
                message = f"`{name}` is {party.name}, which is listed already."
                yield _finding(document, "G005", message, path, "Delete it.", warning=True, first=(*path[:-1], first))


def _about_agreements(document: Document, data: Mapping[str, Any], registry: Registry) -> Iterator[Diagnostic]:
    """Versions and parties that agreements and packages name and nobody knows."""
    known = [entry["name"] for entry in data["versions"]]
    for part, keys in (("agreements", ("version", "reopened")), ("packages", ("version",))):
        for index, entry in enumerate(data.get(part, ())):
            for key in keys:
                if key in entry and entry[key] not in known:
                    message = f"No version is called `{entry[key]}`."
                    help = _guess(entry[key], known) or "Add it under `versions`, or correct the name."
                    yield _finding(document, "G002", message, (part, index, key), help)
            for at, name in enumerate(entry.get("parties", ())):
                if registry.resolve(name) is None:
                    yield _unknown_party(document, registry, name, (part, index, "parties", at))


def _about_dates(document: Document) -> Iterator[Diagnostic]:
    """Days that fit the pattern but stand in no calendar, such as 30 February."""
    from datetime import date

    for path in document.values:
        if path and path[-1] in ("date", "from", "to"):
            value = _at(document, path)
            try:
                date.fromisoformat(value)
            except ValueError:
                message = f"There is no day `{value}`."
                yield _finding(document, "G006", message, path, "Correct it; a day is written YYYY-MM-DD.")


def _at(document: Document, path: KeyPath) -> str:
    value: Any = document.data
    for step in path:
        value = value[step]
    return cast("str", value)


def _guess(word: str, known: Any) -> str:
    near = nearest(word, known, 1)
    return f"Did you mean `{near[0]}`?" if near else ""
