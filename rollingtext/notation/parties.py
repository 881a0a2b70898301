"""Who negotiates: States, groups, observers and the Chair, and the many names each of them goes by.

`US`, `U.S.`, `the United States` and `United States of America` back the same side; a text that names them differently
is no less attributed. Short forms are taken as written (`US` is a party, `us` is a word), long names in any case.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache, cached_property
from typing import Any, NamedTuple

from rollingtext.document.bundled import package_text

_ACRONYM = 4
_TIDY = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u02bc": "'", "`": "'", "\u00a0": " ", "-": " ", "\u2010": " ", "\u2011": " ",
    "\u2013": " ", ".": None, ",": None, "(": None, ")": None, "&": " and ", "+": " and ",
})  # fmt: skip


class Kind(StrEnum):
    """In what quality a party speaks. Observers and the Chair propose text, but take no part in a decision."""

    STATE = "State"
    GROUP = "group"
    OBSERVER = "observer"
    CHAIR = "chair"


class Party(NamedTuple):
    """One voice in the room. `code` is its one name in data, `name` the one shown, `aliases` all others in use."""

    code: str
    name: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    alpha3: str = ""


class Membership(NamedTuple):
    """A party's time in a group: from its first day to its last one, ISO dates, empty where the end is open."""

    group: str
    party: str
    start: str = ""
    end: str = ""

    def holds_on(self, date: str) -> bool:
        """Whether the party is a member on the day `date` (ISO); an empty `date` means now, before any last day."""
        return not self.end if not date else self.start <= date and (not self.end or date <= self.end)


class Registry:
    """All parties that a negotiation knows by name. Where two share a name, the later one in `parties` has it."""

    def __init__(self, parties: tuple[Party, ...], memberships: tuple[Membership, ...] = ()) -> None:
        self.parties, self.memberships = parties, memberships
        exact: dict[str, Party] = {}
        for party in parties:
            exact.update((_tidy(name), party) for name in names(party))
        for party in parties:  # NAM is the Non-Aligned Movement before it is Namibia
            exact.setdefault(party.alpha3, party)
        exact.pop("", None)
        self._exact = exact

    @cached_property
    def _folded(self) -> dict[str, Party]:
        """The parties by their long names without case and accents."""
        return {_fold(name): party for name, party in self._exact.items() if not _is_acronym(name)}

    def resolve(self, name: str) -> Party | None:
        """The party called `name`, or `None`. Tolerates an article, full stops, curly apostrophes, accents, hyphens."""
        tidy = _tidy(name)
        return self._exact.get(tidy) or self._folded.get(_fold(tidy))

    def members(self, group: str, on_date: str = "") -> tuple[Party, ...]:
        """The members of `group` on a day (ISO date), or now; empty where the registry does not know them."""
        found = self.resolve(group)
        held = (m for m in self.memberships if found and m.group == found.code and m.holds_on(on_date))
        return tuple(party for m in held if (party := self.resolve(m.party)))

    def groups_of(self, party: str, on_date: str = "") -> tuple[Party, ...]:
        """The groups that `party` belongs to on a day (ISO date), or now."""
        found = self.resolve(party)
        held = (m for m in self.memberships if found and m.party == found.code and m.holds_on(on_date))
        return tuple(group for m in held if (group := self.resolve(m.group)))

    def suggest(self, name: str, count: int = 3) -> list[str]:
        """Names of parties that `name` may have been meant for, the nearest first."""
        from difflib import get_close_matches

        tidy = _tidy(name)[:80]
        fold = _fold(tidy)
        called = (_tidy(known) for party in self.parties for known in names(party))
        shown = {_fold(known): known for known in called if len(known) > 2}
        near = [known for known in self._exact if known.casefold() == tidy.casefold()]
        near += [shown[match] for match in get_close_matches(fold, shown, count * 2, 0.75)]
        near += [known for known_fold, known in shown.items() if len(fold) > 2 and fold in known_fold.split()]
        best: dict[str, str] = {}
        for known in near:
            best.setdefault(self._exact[known].code, known)
        return [known if len(known) <= _ACRONYM else self._exact[known].name for known in best.values()][:count]


def names(party: Party) -> tuple[str, ...]:
    """The names of `party`, the code first; its alpha-3 code serves as a name too where nobody else has it."""
    return tuple(dict.fromkeys((party.code, party.name, *party.aliases)))


@cache
def default_registry() -> Registry:
    """The parties of the United Nations: Member and observer States, groups, observers, and whoever presides."""
    parties: list[Party] = []
    memberships: list[Membership] = []
    for line in package_text("rollingtext.notation", "parties.tsv").splitlines():
        if not line or line.startswith("#"):
            continue
        kind, *cells = ("" if cell == "-" else cell for cell in line.split("\t"))
        if kind == "member":
            memberships.append(Membership(*cells))
        else:
            code, alpha3, name, aliases = cells
            parties.append(Party(code, name, Kind(kind), tuple(a for a in aliases.split("; ") if a), alpha3))
    return Registry(tuple(parties), tuple(memberships))


def from_mapping(data: Mapping[str, Any]) -> Registry:
    """The default registry with the `parties` and `groups` of a negotiation's record laid over it.

    A party that is known already, by its name or else by its code, keeps its other names and its memberships under
    the code of the record; a group with members in the record has those and no others. Members stay named as in the
    record where nobody is known by that name.
    """
    base = default_registry()
    groups = data.get("groups", ())
    entries = [*((entry, Kind(entry["kind"])) for entry in data.get("parties", ())), *((g, Kind.GROUP) for g in groups)]
    own: dict[str, Party] = {}
    codes: dict[str, str] = {}
    for entry, kind in entries:
        known = _known(base, entry, kind)
        own[entry["code"]] = _laid_over(known, entry, kind)
        if known is not None:
            codes[known.code] = entry["code"]
    others = []
    for party in base.parties:
        if party.code in own and party.code not in codes:  # its code now belongs to somebody else
            codes[party.code] = party.alpha3 or party.name
            others.append(party._replace(code=codes[party.code]))
        elif party.code not in codes:
            others.append(party)
    parties = (*others, *own.values())
    known_now = Registry(parties)
    told = {group["code"] for group in groups if "members" in group}
    members = [
        m._replace(group=codes.get(m.group, m.group), party=codes.get(m.party, m.party)) for m in base.memberships
    ]
    members = [m for m in members if m.group not in told]
    for group in groups:
        for member in group.get("members", ()):
            found = known_now.resolve(member["party"])
            code = found.code if found else member["party"]
            members.append(Membership(group["code"], code, member.get("from", ""), member.get("to", "")))
    return Registry(parties, tuple(members))


def _known(base: Registry, entry: Mapping[str, Any], kind: Kind) -> Party | None:
    """The party of the default registry that `entry` speaks of."""
    found = base.resolve(entry["name"])
    if found is None or found.kind is not kind:
        found = base.resolve(entry.get("alpha3", "") or entry["code"])
    return found if found is not None and found.kind is kind else None


def _laid_over(known: Party | None, entry: Mapping[str, Any], kind: Kind) -> Party:
    aliases: Iterable[str] = entry.get("aliases", ())
    alpha3: str = entry.get("alpha3", "")
    if known is not None:
        aliases = (*aliases, known.code, known.name, *known.aliases)
        alpha3 = alpha3 or known.alpha3
    others = (alias for alias in dict.fromkeys(aliases) if alias not in (entry["code"], entry["name"]))
    return Party(entry["code"], entry["name"], kind, tuple(others), alpha3)


def _is_acronym(tidy: str) -> bool:
    return len(tidy) <= _ACRONYM and sum(letter.isupper() or letter.isdigit() for letter in tidy) > 1


def _tidy(name: str) -> str:
    """`name` without what varies in print: stops, commas, parentheses, hyphens, a leading article; case is kept."""
    words = name.translate(_TIDY).split()
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    return " ".join(words)


def _fold(tidy: str) -> str:
    """`tidy` without case and accents."""
    if tidy.isascii():
        return tidy.lower()
    import unicodedata

    plain = unicodedata.normalize("NFKD", tidy.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
