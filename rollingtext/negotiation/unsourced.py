"""Language that nobody tabled: words that came in with a version and have nothing on record behind them.

Behind a word stands a proposal, an earlier version (also one that is not the direct predecessor: words that came back),
or a text that is agreed elsewhere. What a first version brings in is not asked about: there is nothing before it. A
number that only follows a clause to its new number (*paragraph 2*, now *paragraph 4*) is no language either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rollingtext.compare.lineage import Stage
from rollingtext.document.tree import Located
from rollingtext.negotiation.explained import Struck
from rollingtext.negotiation.origins import Origin
from rollingtext.negotiation.provenance import Provenance
from rollingtext.negotiation.spelled import Spelled, is_language

_AROUND = 5
"""Words told on either side of a find, so that it can be found in the clause."""


class Unsourced(NamedTuple):
    """Words in a row of one clause with nothing behind them, and those that stand round them; `words` counts them."""

    version: str
    clause: Located
    text: str
    before: str
    after: str
    words: int


class Residue(NamedTuple):
    """What proposals do not explain that are claimed to explain a version: words that came in, and words that went.

    `struck` names clauses of the older versions.
    """

    added: tuple[Unsourced, ...]
    struck: tuple[Unsourced, ...]


def unsourced(found: Provenance, version: str) -> tuple[Unsourced, ...]:
    """The words that came in with a version and have nothing on record behind them, in reading order."""
    if _is_first(found, version):
        return ()
    return tuple(_added(found, version, lambda origin: origin.is_sourced))


def new_words(found: Provenance, version: str) -> int:
    """How many words came in with a version, with or without something behind them."""
    return sum(
        account.origins[token].version == version
        for account in found.of(version).values()
        for token in account.spelled.language
    )


def residue(found: Provenance, version: str) -> Residue:
    """What is left unexplained of a version when nothing but the proposals that `found` has heard is to explain it."""
    if _is_first(found, version):
        return Residue((), ())
    struck: list[Unsourced] = []
    followed = _Renumbered(found, version)
    for each in found.struck[version]:
        if not each.proposals and not followed.went(each):
            text = found.accounts[each.stage].spelled
            said = [token for token in text.said if token >= each.token][: len(each.words)]
            item = found.lineage.clauses[each.stage.version][each.stage.locator]
            struck += _rows(each.stage.version, item, text, said)
    return Residue(tuple(_added(found, version, lambda origin: bool(origin.proposals))), tuple(struck))


def _is_first(found: Provenance, version: str) -> bool:
    return not any(issue.name == version and set(issue.follows) & set(found.versions) for issue in found.lineage.issues)


def _added(found: Provenance, version: str, is_explained: Callable[[Origin], bool]) -> Iterator[Unsourced]:
    """The words that came in with a version and are not explained."""
    followed = _Renumbered(found, version)
    for locator, item in found.lineage.clauses[version].items():
        account = found.accounts[Stage(version, locator)]
        if account.course.at is None:
            continue  # it reads as before
        text, origins = account.spelled, account.origins
        bare = [at for at in text.said if origins[at].version == version and not is_explained(origins[at])]
        bare = [at for at in bare if not followed.came(text.words[at], account.course.sources)]
        yield from _rows(version, item, text, bare)


class _Renumbered:
    """The numbers of clauses that changed in a version, by which a reference is known that only follows them."""

    def __init__(self, found: Provenance, version: str) -> None:
        self.pairs: set[tuple[str, str]] = set()
        self.struck: dict[Stage, set[str]] = {}
        for (_, newer), links in found.lineage.links.items():
            for link in links if newer == version else ():
                if link.renumbered:
                    self.pairs.update((_number(old), _number(new)) for old in link.old for new in link.new)
        for each in found.struck[version]:
            if each.words[0].isdecimal() and len(each.words) == 1:
                self.struck.setdefault(each.stage, set()).add(each.words[0])
        self.fresh: set[tuple[Stage, str]] = set()
        for account in found.of(version).values():
            if account.course.at is not None:
                here = {account.spelled.words[at] for at in account.spelled.said if account.course.at[at] is None}
                self.fresh.update(
                    (source, word) for source in account.course.sources for word in here if word.isdecimal()
                )

    def came(self, word: str, sources: Sequence[Stage]) -> bool:
        """Whether a number stands where the one stood that its clause had before."""
        return word.isdecimal() and any((was, word) in self.pairs for at in sources for was in self.struck.get(at, ()))

    def went(self, struck: Struck) -> bool:
        """Whether a number gave way to the one that its clause has now."""
        was = struck.words[0]
        return was in self.struck.get(struck.stage, ()) and any(
            old == was and (struck.stage, new) in self.fresh for old, new in self.pairs
        )


def _number(item: Located) -> str:
    """The arabic number of a clause; a number that no reference holds where it has none."""
    label = item.clause.label
    return str(label.number[0]) if label is not None and label.system == "arabic" and label.number else "-"


def _rows(version: str, item: Located, text: Spelled, chosen: Sequence[int]) -> Iterator[Unsourced]:
    """Some tokens of a clause in rows, each with the words round it; rows of marks alone are left out."""
    low = 0
    for at in range(1, len(chosen) + 1):
        if at < len(chosen) and chosen[at] == chosen[at - 1] + 1:
            continue
        row = chosen[low:at]
        low = at
        words = sum(is_language(text.words[token]) for token in row)
        if words:
            start, end = row[0], row[-1] + 1
            before, after = text.text(max(0, start - _AROUND), start), text.text(end, end + _AROUND)
            yield Unsourced(version, item, text.text(start, end), before, after, words)
