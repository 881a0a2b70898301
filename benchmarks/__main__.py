"""`make bench`: growth of reading, and start-up, as ratios to the bare cost measured in the same run.

Start-up of `diff` is measured on two kinds of draft of 20 pages: a typical one, most clauses as they were and some
edited, and the worst case, a bracket for every twelve words.
"""

from __future__ import annotations

import gc
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.corpus import make_pair
from benchmarks.revising import Rates
from benchmarks.texts import bracketed_text
from rollingtext.brackets.places import places
from rollingtext.document.source import Source
from rollingtext.notation.parties import default_registry
from rollingtext.readers import markdown

_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
_MIB = 1024 * 1024
_TWENTY_PAGES = 60_000  # characters
_TYPICAL = 175  # clauses, about 10,000 words
_QUIET = Rates(article_move=0.0, article_insert=0.0)  # no article is renumbered, so most clauses stay as they were


def main() -> None:
    """Prints three tables: reading against size, start-up against bare Python, and what is measured."""
    gc.disable()  # as the command line does
    print("Reading bracketed text (median of 5, in process; floor: decode, split lines, split words)\n")
    print(f"{'MiB':>6} {'floor ms':>9} {'read ms':>9} {'read+places ms':>15} {'read/floor':>11} {'growth':>7}")
    before = 0.0
    for size in (_MIB // 4, _MIB // 2, _MIB, 2 * _MIB):
        before = _reading(size, before)
    print("\ngrowth: time for twice the size of the line above; 2.2 is the most it may be\n")
    print("Start-up (median of 9 rounds, whole process; each ratio within its round)\n")
    with tempfile.TemporaryDirectory(prefix="rollingtext-bench-") as folder:
        commands = [("bare python -c pass", ["-c", "pass"]), *_commands(Path(folder))]
        rounds = [[_process(arguments) for _, arguments in commands] for _ in range(10)][1:]  # the first warms up
    for at, (name, _) in enumerate(commands):
        seconds = statistics.median(times[at] for times in rounds)
        ratio = statistics.median(times[at] / times[0] for times in rounds)
        print(f"{name:<44} {seconds * 1000:7.0f} ms {ratio:4.1f}")
    print("\nbudget: --version 3.0, diff of two 20-page drafts 8.0")


def _reading(size: int, before: float) -> float:
    text = bracketed_text(size)
    data = text.encode()
    registry = default_registry()

    def floor() -> None:
        for line in data.decode().split("\n"):
            _WORD.findall(line)

    bare = _median(floor)
    read = _median(lambda: markdown.read(Source(text), registry))
    both = _median(lambda: places(markdown.read(Source(text), registry)[0]))
    growth = f"{read / before:7.2f}" if before else f"{'':>7}"
    print(f"{size / _MIB:6.2f} {bare * 1000:9.0f} {read * 1000:9.0f} {both * 1000:15.0f} {read / bare:11.1f} {growth}")
    return read


def _commands(folder: Path) -> list[tuple[str, list[str]]]:
    old, new = folder / "dense-old.md", folder / "dense-new.md"
    text = bracketed_text(_TWENTY_PAGES)
    old.write_text(text, encoding="utf-8")
    new.write_text(text.replace("ensure that", "[ensure][promote] that").replace("verification ", ""), encoding="utf-8")
    typical = make_pair(_TYPICAL, rates=_QUIET)
    before, after = folder / "old.md", folder / "new.md"
    before.write_text(typical.old.markdown, encoding="utf-8")
    after.write_text(typical.new.markdown, encoding="utf-8")
    run = ["-m", "rollingtext"]
    return [
        ("rollingtext --version", [*run, "--version"]),
        ("rollingtext contested, 20 pages, dense", [*run, "contested", str(old)]),
        ("rollingtext diff, 20 pages each, typical", [*run, "diff", str(before), str(after)]),
        ("rollingtext diff, 20 pages each, dense", [*run, "diff", str(old), str(new)]),
    ]


def _median(work: Callable[[], object], runs: int = 5) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _process(arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
