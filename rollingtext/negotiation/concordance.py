"""Two tables that secretariats make by hand: old numbers against new ones, and for each new clause where it comes from.

The first follows lineage. The second puts beside a new clause the old ones that it came of, the proposals whose words it
holds, and the parties behind them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from rollingtext.compare.lineage import Lineage, Stage
from rollingtext.compare.texts import own_text
from rollingtext.document.tree import Located
from rollingtext.document.values import Frozen
from rollingtext.negotiation.fate import ProposalFate, supporters
from rollingtext.notation.parties import Registry

What: TypeAlias = Literal["same", "edited", "split", "merged", "gone"]


class Renumbered(NamedTuple):
    """An old clause and the new ones that it became; `what` became of its words."""

    old: Located
    new: tuple[Located, ...]
    what: What


class Sourced(Frozen):
    """A new clause with where it comes from: old clauses, the proposals whose words it holds, and who is behind them."""

    new: Located
    old: tuple[Located, ...]
    fates: tuple[ProposalFate, ...]
    parties: tuple[str, ...]

    @property
    def is_new(self) -> bool:
        """Whether it came of no old clause."""
        return not self.old


def renumbered(lines: Lineage, old: str, new: str) -> tuple[Renumbered, ...]:
    """Every clause of the older version against those of the newer one, in the order of the older."""
    there = lines.clauses[new]
    out = []
    for locator, item in lines.clauses[old].items():
        found = tuple(there[kin.stage.locator] for kin in lines.became(Stage(old, locator), new))
        out.append(Renumbered(item, found, _what(lines, item, found, old, new)))
    return tuple(out)


def _what(lines: Lineage, item: Located, found: Sequence[Located], old: str, new: str) -> What:
    if not found:
        return "gone"
    if len(found) > 1:
        return "split"
    if len(lines.came_from(Stage(new, found[0].locator), old)) > 1:
        return "merged"
    return "same" if own_text(item.clause) == own_text(found[0].clause) else "edited"


def sourced(
    lines: Lineage, old: str, new: str, fates: Sequence[ProposalFate], registry: Registry
) -> tuple[Sourced, ...]:
    """Every clause of the newer version with its sources. `fates` are those in the newer version."""
    before = lines.clauses[old]
    held: dict[str, list[ProposalFate]] = {}
    for fate in fates:
        for item in fate.clauses if fate.kind not in ("dropped", "parked", "withdrawn") else ():
            held.setdefault(item.locator, []).append(fate)
    out = []
    for locator, item in lines.clauses[new].items():
        mine = tuple(held.get(locator, ()))
        sources = tuple(before[kin.stage.locator] for kin in lines.came_from(Stage(new, locator), old))
        parties = tuple(dict.fromkeys(code for fate in mine for code in supporters(fate.proposal, registry)))
        out.append(Sourced(item, sources, mine, parties))
    return tuple(out)
