"""How rightly the program tells what became of proposals: made-up negotiations whose truth is known.

`python -m benchmarks.fates` prints, for each seed, the F1 of every fate between the base of the proposals and the version
behind it, and the F1 of the clauses in which words live in the newest version. The truth is told in `benchmarks.rounds`.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import Counter
from collections.abc import Iterable, Sequence

from benchmarks.negotiations import make_negotiation
from benchmarks.rounds import Negotiation, Proposal
from rollingtext import api
from rollingtext.compare.lineage import Issue, Lineage, lineage
from rollingtext.document.model import Draft
from rollingtext.negotiation.answered import Answers
from rollingtext.negotiation.fate import ProposalFate, fates
from rollingtext.negotiation.standing import StandingText
from rollingtext.notation.parties import default_registry

_NAMES = {
    "adopted": "adopted",
    "part": "in-part",
    "bracketed": "bracketed",
    "absorbed": "absorbed",
    "dropped": "dropped",
}
"""The fates of the benchmark as the program names them."""


def told(made: Negotiation) -> tuple[dict[str, ProposalFate], float]:
    """What the program says of every proposal, by its name, and the seconds that it took, texts and proposals read."""
    drafts = [api.read(version.markdown)[0] for version in made.versions]
    tabled = [api.amendments(made.amendments(version.number))[0] for version in made.versions[:-1]]
    before = time.perf_counter()
    lines = _lines(drafts)
    texts = [StandingText(draft) for draft in drafts]
    out: dict[str, ProposalFate] = {}
    for old, new, proposals in zip(texts, texts[1:], tabled, strict=False):
        names = old.draft.meta.version, new.draft.meta.version
        answers = Answers(old, new, default_registry(), links=lines.links[names])
        for fate in fates(proposals, answers, texts[-1], lines):
            out[fate.proposal.id] = fate
    return out, time.perf_counter() - before


def _lines(drafts: Sequence[Draft]) -> Lineage:
    names = [draft.meta.version for draft in drafts]
    follows = [(), *((name,) for name in names[:-1])]
    return lineage(Issue(name, draft, older) for name, draft, older in zip(names, drafts, follows, strict=True))


def f1(pairs: Iterable[tuple[str, str]], kind: str) -> float:
    """The F1 of one kind among pairs of what is true and what was said."""
    count: Counter[str] = Counter()
    for true, claimed in pairs:
        count["right"] += true == claimed == kind
        count["true"] += true == kind
        count["said"] += claimed == kind
    return 2 * count["right"] / (count["true"] + count["said"] or 1)


def homes(made: Negotiation, found: dict[str, ProposalFate]) -> float:
    """The F1 of the clauses of the newest version in which words of proposals are said to live."""
    right = true = claimed = 0
    last = len(made.versions) - 1
    for proposal in made.proposals:
        if proposal.fate == "dropped":
            continue
        here, there = set(made.home(proposal, last)), set(found[proposal.id].now)
        right, true, claimed = right + len(here & there), true + len(here), claimed + len(there)
    return 2 * right / (true + claimed or 1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the figures of some seeds."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    for name, number in (("versions", 20), ("proposals", 500), ("clauses", 400)):
        parser.add_argument(f"--{name}", type=int, default=number)
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--wrong", action="store_true", help="list the proposals that are told wrongly")
    given = parser.parse_args(arguments)
    print("seed  all right  mean F1  " + "  ".join(f"{kind:>9}" for kind in _NAMES.values()) + "  lives now  seconds")
    for seed in map(int, given.seeds.split(",")):
        made = make_negotiation(given.versions, given.proposals, given.clauses, seed)
        found, seconds = told(made)
        pairs = [(_NAMES[proposal.fate], found[proposal.id].kind) for proposal in made.proposals]
        each = [f1(pairs, kind) for kind in _NAMES.values()]
        right = sum(true == claimed for true, claimed in pairs) / len(pairs)
        figures = "  ".join(f"{figure:9.3f}" for figure in each)
        mean = statistics.mean(each)
        print(f"{seed:4}  {right:9.3f}  {mean:7.3f}  {figures}  {homes(made, found):9.3f}  {seconds:7.2f}")
        for proposal in made.proposals if given.wrong else ():
            if _NAMES[proposal.fate] != found[proposal.id].kind:
                print(_wrong(proposal, found[proposal.id]))
    return 0


def _wrong(proposal: Proposal, fate: ProposalFate) -> str:
    where = ", ".join(item.locator for item in fate.clauses)
    asked = f"{proposal.verb} {proposal.clause} “{proposal.words}” -> “{proposal.text}”"
    return f"      {proposal.id}: {proposal.fate} ({proposal.share:.2f}), told {fate.kind} ({fate.share:.2f}) {where}: {asked}"


if __name__ == "__main__":
    raise SystemExit(main())
