"""`make bench-amend`: amendments written for one version of a made-up treaty and carried to the next, beside peers.

The share carried is of those that can be; silently wrong is what landed anywhere else without a word, and must be 0.
Below it the time for 10,000 amendments on 10,000 clauses: `apply`, `collide` and `rebase`, in process.
"""

from __future__ import annotations

import argparse
import gc
import math
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import make_pair
from benchmarks.revising import HEAVY, LIGHT
from benchmarks.tabled import Tabled, may_land, table
from benchmarks.treaty import Pair
from rollingtext import api
from rollingtext.amend.operations import Amendment, DeleteWords, InsertWords, Operation, ReplaceWords
from rollingtext.amend.words.wording import Wording, in_turn
from rollingtext.compare.texts import own_text
from rollingtext.document.model import Draft
from rollingtext.document.tree import Located, located

_RATES = {"light": LIGHT, "heavy": HEAVY}
_MOST_FOR_PEERS = 1000  # clauses; above that diff-match-patch takes minutes


@dataclass(frozen=True)
class Outcome:
    """How many amendments can be carried, and how many were: rightly, in part, without a word at a wrong place."""

    able: int
    right: int
    wrong: int
    partly: int
    refused: int
    seconds: float

    @property
    def line(self) -> str:
        """The figures of one row; a share is cut, not rounded."""
        share = math.floor(1000 * self.right / self.able) / 1000 if self.able else 1.0
        return f"{share:7.3f} {self.wrong:6} {self.partly:7} {self.refused:8} {self.seconds:8.2f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints both tables; 1 when anything landed where it must not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100,1000,10000", help="clauses of each treaty")
    parser.add_argument("--seeds", default="1,2,3", help="each gives another treaty")
    parser.add_argument("--count", type=int, default=200, help="amendments to each treaty")
    parser.add_argument("--many", type=int, default=10_000, help="amendments and clauses that are timed; 0 for none")
    given = parser.parse_args(arguments)
    gc.disable()  # as the command line does
    print(f"{given.count} amendments each, 15 in 100 on texts that stand more than once\n")
    print(
        f"{'clauses':>8} {'edits':6} {'seed':>4} {'tool':18} {'carried':>7} {'wrong':>6} {'partly':>7} {'refused':>8} {'seconds':>8}"
    )
    wrong = 0
    for size in map(int, given.sizes.split(",")):
        for name, rates in _RATES.items():
            for seed in map(int, given.seeds.split(",")):
                pair = make_pair(size, seed, rates)
                for tool, outcome in _outcomes(pair, table(pair, given.count, seed)):
                    print(f"{size:8,} {name:6} {seed:4} {tool:18} {outcome.line}", flush=True)
                    wrong += outcome.wrong if tool == "rollingtext" else 0
    print("\ncarried must be .95 (heavy .88), wrong 0; partly: the newer text has done a part of it, which is told\n")
    if given.many:
        _timed(given.many)
    return 1 if wrong else 0


def _outcomes(pair: Pair, tabled: Sequence[Tabled]) -> Iterator[tuple[str, Outcome]]:
    yield "rollingtext", carried(pair, tabled)
    if len(pair.old.clauses) > _MOST_FOR_PEERS:
        return
    if shutil.which("git"):
        yield "git merge-file", _merged(pair, tabled, _git)
    try:
        from diff_match_patch import diff_match_patch
    except ImportError:
        return
    engine = diff_match_patch()

    def patched(base: str, ours: str, theirs: str) -> str | None:
        text, applied = engine.patch_apply(engine.patch_make(base, ours), theirs)
        return str(text) if all(applied) else None

    yield "diff-match-patch", _merged(pair, tabled, patched)


def carried(pair: Pair, tabled: Sequence[Tabled]) -> Outcome:
    """What this program makes of them."""
    old, new = api.read(pair.old.markdown)[0], api.read(pair.new.markdown)[0]
    before, after = _by_line(old), _by_line(new)
    amendments = [amendment(each, pair, before[pair.old.clauses[each.clause].line]) for each in tabled]
    start = time.perf_counter()
    _, results = api.rebase(amendments, old, new)
    seconds = time.perf_counter() - start
    places = {id(item.clause): line for line, item in after.items()}
    clauses = {clause.line: at for at, clause in enumerate(pair.new.clauses)}
    right = wrong = partly = 0
    for each, result in zip(tabled, results, strict=True):
        fate = result.fate
        if fate.carried is None or fate.clause is None:
            continue
        if fate.kind == "partly-absorbed":
            partly += 1
            right += each.must
            continue
        at = clauses.get(places[id(fate.clause.clause)], -1)
        if may_land(each, pair, at, _offset(fate.carried, fate.clause)):
            right += each.must
        else:
            wrong += 1
    refused = sum(not result.fate.holds for result in results)
    return Outcome(sum(each.must for each in tabled), right, wrong, partly, refused, seconds)


def amendment(tabled: Tabled, pair: Pair, item: Located) -> Amendment:
    """An amendment as a delegation would table it."""
    quoted, wording = tabled.words(pair), Wording(own_text(item.clause))
    places = wording.occurrences(quoted)
    number = next((n for n, place in enumerate(in_turn(places), 1) if place[0] == tabled.start), None)
    occurrence = number if len(places) > 1 else None
    operation: Operation
    match tabled.verb:
        case "replace":
            operation = ReplaceWords(item.locator, quoted, tabled.text, occurrence)
        case "delete":
            operation = DeleteWords(item.locator, quoted, occurrence)
        case "insert":
            operation = InsertWords(item.locator, tabled.text, "after", quoted, occurrence)
    return Amendment(tabled.name, ("Norway",), (operation,))


def _by_line(draft: Draft) -> dict[int, Located]:
    source = draft.source
    assert source is not None
    return {source.position(item.clause.span.start).line: item for item in located(draft) if item.clause.span}


def _offset(operation: Operation, item: Located) -> int:
    quoted = operation.anchor if isinstance(operation, InsertWords) else getattr(operation, "words", "")
    places = in_turn(Wording(own_text(item.clause)).occurrences(quoted))
    return places[(getattr(operation, "occurrence", None) or 1) - 1][0]


def _merged(pair: Pair, tabled: Sequence[Tabled], merge: Callable[[str, str, str], str | None]) -> Outcome:
    """What a tool makes of them that knows lines or characters: base, amended and next version in, a merged text out."""
    right = wrong = refused = 0
    base, theirs = pair.old.markdown, pair.new.markdown
    start = time.perf_counter()
    for each in tabled:
        text = merge(base, _amended(pair.old.markdown, pair.old.lines, pair, each, each.clause, each.start), theirs)
        if text is None or text == theirs:
            refused += 1
        elif text in _wanted(pair, each):
            right += each.must
        else:
            wrong += 1
    return Outcome(sum(each.must for each in tabled), right, wrong, 0, refused, time.perf_counter() - start)


def _wanted(pair: Pair, tabled: Tabled) -> Iterator[str]:
    """The next version with the amendment where it may land."""
    for at in tabled.homes:
        text, quoted = pair.new.clauses[at].text, tabled.words(pair)
        place = text.find(quoted)
        while place >= 0:
            if may_land(tabled, pair, at, place):
                yield _amended(pair.new.markdown, pair.new.lines, pair, tabled, at, place, newer=True)
            place = text.find(quoted, place + 1)


def _amended(
    whole: str, lines: Sequence[str], pair: Pair, tabled: Tabled, clause: int, at: int, *, newer: bool = False
) -> str:
    """A version with the words changed at a place of one clause."""
    entry = (pair.new if newer else pair.old).clauses[clause]
    size = tabled.end - tabled.start
    kept = entry.text[at : at + size] + " " if tabled.verb == "insert" else ""
    text = entry.text[:at] + kept + tabled.text + entry.text[at + size :]
    line = lines[entry.line - 1]
    changed = [*lines]
    changed[entry.line - 1] = line.removesuffix(entry.text) + text
    return "\n".join(changed) + "\n" if whole.endswith("\n") else "\n".join(changed)


def _git(base: str, ours: str, theirs: str) -> str | None:
    with tempfile.TemporaryDirectory(prefix="rollingtext-bench-") as folder:
        names = [Path(folder, name) for name in ("theirs", "base", "ours")]
        for path, text in zip(names, (theirs, base, ours), strict=True):
            path.write_text(text, encoding="utf-8")
        done = subprocess.run(
            ["git", "merge-file", "-p", *map(str, names)], capture_output=True, text=True, check=False
        )
    return done.stdout if done.returncode == 0 else None


def _timed(count: int) -> None:
    """The time for as many amendments as clauses."""
    pair = make_pair(count, 1, LIGHT)
    old, new = api.read(pair.old.markdown)[0], api.read(pair.new.markdown)[0]
    before = _by_line(old)
    tabled = table(pair, count, 1)
    amendments = [amendment(each, pair, before[pair.old.clauses[each.clause].line]) for each in tabled]
    work: dict[str, Callable[[], object]] = {
        "apply": lambda: api.apply(old, amendments),
        "collide": lambda: api.collide(old, amendments),
        "rebase": lambda: api.rebase(amendments, old, new),
    }
    for name, run in work.items():
        start, used = time.perf_counter(), time.process_time()
        run()
        seconds, cpu = time.perf_counter() - start, time.process_time() - used
        print(f"{name:8} {count:,} amendments, {count:,} clauses: {seconds:6.2f} s (processor {cpu:.2f} s); must be 10")


if __name__ == "__main__":
    raise SystemExit(main())
