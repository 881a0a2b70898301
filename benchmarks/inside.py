"""Reading and comparing in process, beside the floor: `python -m benchmarks.inside OLD NEW` prints both medians."""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable

from benchmarks.floor import floor
from rollingtext.compare.diff import diff
from rollingtext.document.source import Source
from rollingtext.notation.parties import default_registry
from rollingtext.readers import markdown

_RUNS = 5


def main() -> None:
    gc.disable()  # as the command line does
    paths = sys.argv[1:3]
    registry = default_registry()

    def compare() -> None:
        drafts = []
        for path in paths:
            with open(path, "rb") as file:
                drafts.append(markdown.read(Source(file.read().decode()), registry)[0])
        diff(*drafts)

    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(_RUNS):
        times[0].append(_seconds(lambda: floor(*paths)))
        times[1].append(_seconds(compare))
    print(*(statistics.median(side) for side in times))


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
