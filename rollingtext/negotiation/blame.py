"""Whose words these are: every word of a version with the version and the proposal that brought it in.

Law: the texts of the runs of a clause, joined, are its own text to the letter.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rollingtext.compare.lineage import Stage
from rollingtext.document.tree import Located
from rollingtext.document.values import Frozen
from rollingtext.negotiation.origins import Origin
from rollingtext.negotiation.provenance import Account, Provenance


class Passage(NamedTuple):
    """Words in a row with one origin; `words` counts those of the text, without marks, brackets and names in them."""

    text: str
    origin: Origin
    words: int


class Blamed(Frozen):
    """A clause of a version in passages."""

    clause: Located
    passages: tuple[Passage, ...]


class Share(NamedTuple):
    """How many words somebody brought in, or a version, and how many of them had stood before and came back."""

    name: str
    words: int
    returned: int = 0


def blame(found: Provenance, version: str, within: Located | None = None) -> tuple[Blamed, ...]:
    """The clauses of a version with the origin of every word, of all of them or those under one.

    Clauses without words of their own are left out.
    """
    out = []
    for locator, item in found.lineage.clauses[version].items():
        if within is None or _is_under(item, within):
            account = found.accounts[Stage(version, locator)]
            if account.spelled.words:
                out.append(Blamed(item, tuple(_passages(account))))
    return tuple(out)


def by_version(found: Provenance, blamed: Sequence[Blamed]) -> tuple[Share, ...]:
    """The versions that brought the words in, in their order."""
    shares = {name: [0, 0] for name in found.versions}
    for passage in _all(blamed):
        share = shares[passage.origin.version]
        share[0] += passage.words
        share[1] += passage.words if passage.origin.stood else 0
    return tuple(Share(name, *share) for name, share in shares.items() if share[0])


def by_party(found: Provenance, blamed: Sequence[Blamed]) -> tuple[Share, ...]:
    """The parties whose words these are, by their codes, most words first; words of nobody's proposal under no name.

    Words that several parties asked for count for each of them; co-sponsors are not counted apart.
    """
    shares: dict[str, list[int]] = {}
    for passage in _all(blamed):
        for party in proposers(found, passage.origin.proposals) or ("",):
            share = shares.setdefault(party, [0, 0])
            share[0] += passage.words
            share[1] += passage.words if passage.origin.stood else 0
    ordered = sorted(shares.items(), key=lambda entry: (entry[0] == "", -entry[1][0], entry[0]))
    return tuple(Share(name, *share) for name, share in ordered if share[0])


def proposers(found: Provenance, proposals: Sequence[str]) -> tuple[str, ...]:
    """Who tabled proposals, by their codes, each once; a name that nobody knows stands as written."""
    registry = found.record.registry
    names = (name for id in proposals for name in found.proposals[id].by)
    return tuple(dict.fromkeys(party.code if (party := registry.resolve(name)) else name for name in names))


def _all(blamed: Sequence[Blamed]) -> Iterator[Passage]:
    return (passage for each in blamed for passage in each.passages)


def _passages(account: Account) -> Iterator[Passage]:
    text, origins = account.spelled, account.origins
    size, start = len(origins), 0
    while start < size:
        origin, end = origins[start], start + 1
        while end < size and (origins[end] is origin or origins[end] == origin):
            end += 1
        words = bisect_left(text.language, end) - bisect_left(text.language, start)
        tail = text.gaps[end] if end == size else ""
        yield Passage(text.printed(start, end) + tail, origin, words)
        start = end


def _is_under(item: Located | None, above: Located) -> bool:
    while item is not None and item.clause is not above.clause:
        item = item.parent
    return item is not None
