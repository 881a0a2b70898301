"""`make bench-record`: whose words these are, in made-up negotiations of which it is known, and how long that takes.

Blame is scored on every word and mark of every version but the first: the version that brought it in, and one of the
proposals whose words it is (none where nobody asked). Unsourced is scored on words that came in with no proposal and
no earlier version behind them. The time is that of provenance, log, the history of two wordings and
a clause, blame and unsourced of every version together, in process; reading the files is told apart.
"""

from __future__ import annotations

import argparse
import gc
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.negotiations import make_negotiation
from benchmarks.rounds import Negotiation
from rollingtext import api
from rollingtext.amend.operations import Amendment
from rollingtext.compare.lineage import Stage
from rollingtext.document.model import Draft
from rollingtext.document.source import Source
from rollingtext.negotiation import record as records
from rollingtext.negotiation.blame import blame
from rollingtext.negotiation.clause_history import clause_history
from rollingtext.negotiation.history import history
from rollingtext.negotiation.log import log
from rollingtext.negotiation.profiles import Term
from rollingtext.negotiation.provenance import Provenance, provenance
from rollingtext.negotiation.unsourced import unsourced


@dataclass(frozen=True)
class Score:
    """Tokens and how many of them are right; unsourced words told rightly, wrongly, and not told."""

    tokens: int
    right: int
    told: int
    wrong: int
    missed: int

    @property
    def blame(self) -> float:
        return self.right / self.tokens

    @property
    def precision(self) -> float:
        """How much of what is told as unsourced is."""
        return self.told / max(1, self.told + self.wrong)

    @property
    def recall(self) -> float:
        """How much of what is unsourced is told."""
        return self.told / max(1, self.told + self.missed)

    @property
    def unsourced(self) -> float:
        """The F1 of unsourced words."""
        return 2 * self.told / (2 * self.told + self.wrong + self.missed)


def read(made: Negotiation) -> tuple[records.Negotiation, dict[str, Draft], list[Amendment]]:
    """The record, the texts and the proposals as the program reads them."""
    record, _ = records.read(Source(made.record()))
    assert record is not None
    drafts = {version.name: api.read(version.markdown)[0] for version in made.versions}
    tabled = [each for version in made.versions[:-1] for each in api.amendments(made.amendments(version.number))[0]]
    return record, drafts, tabled


def the_record(record: records.Negotiation, drafts: dict[str, Draft], tabled: list[Amendment]) -> Provenance:
    """All that is timed: provenance, the history of two wordings and a clause, blame and unsourced of every version."""
    found = provenance(record, drafts, tabled)
    for wording in ("the Parties", "in good faith"):
        history(found, Term(wording))
    newest = found.versions[-1]
    clause_history(found, next(stage for stage in found.accounts if stage.version == newest and "." in stage.locator))
    log(found)
    for version in found.versions:
        blame(found, version)
        unsourced(found, version)
    return found


def score(made: Negotiation, found: Provenance) -> Score:
    """How right the origins are that were found."""
    tokens = right = told = wrong = missed = 0
    for version in made.versions[1:]:
        for locator, clause in version.clauses():
            account = found.accounts[Stage(version.name, locator)]
            for word, origin in zip(clause.words, account.origins, strict=True):
                if word.notation:
                    continue
                tokens += 1
                known = made.versions[word.version].name == origin.version
                right += (
                    known
                    and bool(word.proposals) == bool(origin.proposals)
                    and (not word.proposals or bool(set(word.proposals) & set(origin.proposals)))
                )
                if word.text[0].isalnum():
                    truth = word.version == version.number and not word.proposals and not word.back
                    is_told = origin.version == version.name and not origin.is_sourced
                    told += truth and is_told
                    wrong += is_told and not truth
                    missed += truth and not is_told
    return Score(tokens, right, told, wrong, missed)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints a row for each seed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, number in (("versions", 20), ("proposals", 500), ("clauses", 400)):
        parser.add_argument(f"--{name}", type=int, default=number)
    parser.add_argument("--seeds", default="1,2,3", help="each gives another negotiation")
    given = parser.parse_args(arguments)
    gc.disable()  # as the command line does
    print(f"{given.versions} versions, {given.proposals} proposals, {given.clauses} clauses\n")
    print("seed   tokens   blame  unsourced  precision  recall   read s  record s  processor s")
    for seed in map(int, given.seeds.split(",")):
        made = make_negotiation(given.versions, given.proposals, given.clauses, seed)
        start = time.perf_counter()
        material = read(made)
        middle, used = time.perf_counter(), time.process_time()
        found = the_record(*material)
        end, done = time.perf_counter(), time.process_time()
        result = score(made, found)
        figures = (result.blame, result.unsourced, result.precision, result.recall)
        cut = [math.floor(10_000 * each) / 10_000 for each in figures]
        print(
            f"{seed:4} {result.tokens:8,} {cut[0]:7.4f} {cut[1]:10.4f} {cut[2]:10.4f} {cut[3]:7.4f}"
            f" {middle - start:8.2f} {end - middle:9.2f} {done - used:12.2f}",
            flush=True,
        )
    print("\nblame must be .98, unsourced (F1) .95, the record 10 s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
