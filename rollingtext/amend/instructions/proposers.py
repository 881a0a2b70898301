"""Who proposes: lines and openings that name the proposers of what follows.

`Proposal by Austria and Ireland`, `Japan:`, `Peru (on behalf of the Group of Friends):`, `Japan proposes to ...`.
A bare name before a colon is a proposer only when a party has it; otherwise it may be anything.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rollingtext.document.patterns import pattern
from rollingtext.notation.attribution import Parties

_LINE = pattern(
    r"(?:(?:joint |oral |written |revised )?(?:proposals?|amendments?|working paper|statement|text)(?: (?:for amendments?|proposed))?"
    r" )?(?:(?:submitted|proposed|presented|tabled|made|delivered) )?(?:by|from|of)(?: the delegations? of)?:? (?P<names>[^.:]{1,300})[.:]?$",
    re.I,
)
_COSPONSORS = pattern(r"(?:co-?sponsor(?:s|ed by)?|supported by):? (?P<names>[^.:]{1,300})\.?$", re.I)
_BEHALF = pattern(r",? ?\(?(?:speaking )?on behalf of (?P<group>[^()]{1,200}?)\)?$", re.I)
_OPENING = pattern(
    r"(?P<names>[^\"“”«»‘„.:;]{2,200}?)(?:,)? (?:proposes?|suggests?)(?P<rest> to (?=[a-z])| that (?=[a-z])|: | (?=[a-z]+ing ))"
)
_NAMED = pattern(r"(?P<names>[^\"“”«»‘„.;:]{2,200}?):\s*")
_SPLIT = pattern(r"\s*(?:,\s*and|,|;|\band\b|/|&)\s*")
_WE = frozenset(("we", "my delegation", "our delegation", "the delegation", "i", "it is"))


class Proposers(NamedTuple):
    """Who stands behind a proposal: names as written; `known` is false when a name is no party's."""

    by: tuple[str, ...] = ()
    on_behalf_of: str = ""
    cosponsors: tuple[str, ...] = ()
    known: bool = True


def line(text: str, parties: Parties) -> Proposers | None:
    """The proposers that a paragraph names and does nothing else; co-sponsors alone when it names those."""
    bare = " ".join(text.split()).strip("*_ ")
    if cosponsors := _COSPONSORS.match(bare):
        names, known = _names(cosponsors["names"], parties)
        return Proposers(cosponsors=names, known=known)
    if match := _LINE.match(bare):
        if match.start("names") == 3 or match["names"].lower().startswith(("the words", "a ")):
            return None
        return _proposers(match["names"], parties)
    alone = _proposers(bare.removesuffix(":"), parties) if len(bare) <= 200 and bare.endswith(":") else None
    return alone if alone is not None and alone.known else None


def opening(text: str, parties: Parties) -> tuple[Proposers | None, int]:
    """The proposers named at the start of a sentence, and how many code points of it say so.

    `we propose to` names nobody, and is nothing but manners.
    """
    match = _NAMED.match(text)
    if match:
        found = _proposers(match["names"].strip("*_ "), parties)
        if found is not None and found.known:
            return found, match.end() + _manners(text[match.end() :])
    match = _OPENING.match(text)
    if match:
        bare = match["names"].strip().lower()
        if bare in _WE:
            return None, match.end()
        found = _proposers(
            match["names"].removeprefix("The delegation of ").removeprefix("the delegation of "), parties
        )
        if found is not None and found.known:
            return found, match.end()
    return None, 0


def _manners(text: str) -> int:
    match = _OPENING.match(text)
    return match.end() if match and match["names"].strip().lower() in _WE else 0


def _proposers(text: str, parties: Parties) -> Proposers | None:
    behalf = _BEHALF.search(text)
    rest = text[: behalf.start()] if behalf else text
    names, known = _names(rest, parties)
    if not names:
        return None
    return Proposers(names, behalf["group"].strip() if behalf else "", (), known)


def _names(text: str, parties: Parties) -> tuple[tuple[str, ...], bool]:
    """The names in a list, those of parties whole (`Bosnia and Herzegovina`), and whether all are known."""
    rest = text.strip().removeprefix("the delegations of ").removeprefix("the delegation of ").strip(" ,")
    names: list[str] = []
    known = True
    while rest:
        ends = [match.start() for match in _SPLIT.finditer(rest)][:12]
        cuts = (
            [
                *reversed([end for end in ends if end]),
            ]
            if ends
            else []
        )
        whole = next((cut for cut in (len(rest), *cuts) if parties.resolve(rest[:cut].strip()) is not None), None)
        cut = whole if whole is not None else min([end for end in ends if end], default=len(rest))
        known = known and whole is not None
        names.append(rest[:cut].strip())
        behind = _SPLIT.match(rest, cut)
        rest = rest[behind.end() if behind else cut :].strip()
    return tuple(dict.fromkeys(name for name in names if name)), known
