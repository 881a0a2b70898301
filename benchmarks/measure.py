"""One pair of texts given to every tool: answers scored, then whole processes timed in rounds, tool after tool."""

from __future__ import annotations

import statistics
import subprocess
import sys
from dataclasses import dataclass, fields
from pathlib import Path

from benchmarks.peers.tools import Tool, written
from benchmarks.score import Score, UnreadableAnswer, score
from benchmarks.treaty import Pair

_LAUNCH = Path(__file__).with_name("launch.py")
_ONCE = 6  # a tool that takes longer than a sixth of the limit is timed once


@dataclass(frozen=True)
class Measured:
    """What was seen of one tool: its score, seconds, peak memory by the size of both texts, and ratios of seconds.

    `words` are those shown as changed. `stopped` when it reached the limit, here or at a smaller size; `once` when it
    was too slow to be timed more than once. `unfaithful` when its marks do not give both texts back, so that its
    answer is not scored.
    """

    tool: str
    score: Score | None = None
    words: int | None = None
    seconds: float | None = None
    memory: float | None = None
    to_floor: float | None = None
    to_wdiff: float | None = None
    once: bool = False
    unfaithful: bool = False
    stopped: bool = False
    absent: bool = False

    @staticmethod
    def worst(rows: list[Measured]) -> Measured:
        """The worse of several seeds, figure by figure."""
        if any(row.stopped or row.absent for row in rows):
            return next(row for row in rows if row.stopped or row.absent)
        scores = [row.score for row in rows if row.score]
        return Measured(
            rows[0].tool,
            _worst_score(scores) if scores else None,
            *(
                _most([getattr(row, name) for row in rows])
                for name in ("words", "seconds", "memory", "to_floor", "to_wdiff")
            ),
            once=any(row.once for row in rows),
            unfaithful=any(row.unfaithful for row in rows),
        )


@dataclass(frozen=True)
class _Run:
    seconds: float
    peak: int  # bytes


def measured(pair: Pair, chosen: list[Tool], folder: Path, limit: int, runs: int) -> list[Measured]:
    """Every tool on one pair. Rounds go through all tools in turn, so that a busy machine is busy for all of them."""
    there = [tool for tool in chosen if tool.version]
    paths = {form: _put(pair, form, folder) for form in {tool.form for tool in there}}
    size = len(pair.old.markdown.encode()) + len(pair.new.markdown.encode())
    output = folder / "answer"
    rows = {tool.name: Measured(tool.name, absent=True) for tool in chosen if not tool.version}
    times: dict[str, list[_Run]] = {}
    for tool in there:
        first = _run(tool, tool.asked or tool.timed, paths[tool.form], output, limit)
        if first is None:
            rows[tool.name] = Measured(tool.name, stopped=True)
            continue
        rows[tool.name] = _judged(pair, tool, output)
        times[tool.name] = [first] if tool.asked == tool.timed and first.seconds > limit / _ONCE else []
    fast = [tool for tool in there if tool.name in times and not times[tool.name]]
    for _ in range(runs):
        for tool in fast:
            run = _run(tool, tool.timed, paths[tool.form], output, limit)
            if run:
                times[tool.name].append(run)
    return [_summed(rows[tool.name], times, size) for tool in chosen]


def _judged(pair: Pair, tool: Tool, output: Path) -> Measured:
    """The answer of one tool scored; not scored where the truth is unknown or the answer is not faithful."""
    if not tool.read:
        return Measured(tool.name)
    try:
        answer = tool.read(pair, output.read_text(encoding="utf-8"))
    except UnreadableAnswer:
        return Measured(tool.name, unfaithful=True)
    return Measured(tool.name, score(pair, answer) if pair.links else None, answer.words)


def inside(pair: Pair, folder: Path) -> tuple[float, float]:
    """Seconds of the floor and of reading both texts and comparing them, in one process, medians."""
    command = [sys.executable, "-m", "benchmarks.inside", *map(str, _put(pair, "md", folder))]
    floor, ours = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(floor), float(ours)


def _put(pair: Pair, form: str, folder: Path) -> tuple[Path, Path]:
    paths = folder / f"old.{form}", folder / f"new.{form}"
    for path, version in zip(paths, (pair.old, pair.new), strict=True):
        path.write_text(written(version, form), encoding="utf-8")
    return paths


def _run(tool: Tool, command: tuple[str, ...], paths: tuple[Path, Path], output: Path, limit: int) -> _Run | None:
    """One run, or None when it was stopped at the limit. To find a difference is no failure."""
    launched = [sys.executable, "-S", "-E", str(_LAUNCH), str(limit), str(output), *command, *map(str, paths)]
    said = subprocess.run(launched, capture_output=True, text=True, check=True).stdout.split()
    if said == ["timeout"]:
        return None
    if int(said[2]) not in (0, tool.differing):
        raise subprocess.CalledProcessError(int(said[2]), launched[6:], stderr=f"exit code {said[2]}")
    return _Run(float(said[0]), int(said[1]) * 1024)


def _summed(row: Measured, times: dict[str, list[_Run]], size: int) -> Measured:
    own = times.get(row.tool)
    if not own:
        return row
    return Measured(
        row.tool,
        row.score,
        row.words,
        statistics.median(run.seconds for run in own),
        statistics.median(run.peak for run in own) / size,
        _ratio(own, times.get("floor")),
        _ratio(own, times.get("wdiff")),
        once=len(own) == 1,
        unfaithful=row.unfaithful,
    )


def _ratio(own: list[_Run], other: list[_Run] | None) -> float | None:
    """The median over rounds of one time by the other's of the same round."""
    if not other:
        return None
    if len(own) != len(other):
        return statistics.median(run.seconds for run in own) / statistics.median(run.seconds for run in other)
    return statistics.median(run.seconds / beside.seconds for run, beside in zip(own, other, strict=True))


def _worst_score(scores: list[Score]) -> Score:
    """The lowest of every share, the highest x."""
    found = {}
    for entry in fields(Score):
        values = [getattr(one, entry.name) for one in scores if getattr(one, entry.name) is not None]
        found[entry.name] = (max(values) if entry.name == "x" else min(values)) if values else None
    return Score(**found)


def _most(values: list[float | None]) -> float | None:
    return max((value for value in values if value is not None), default=None)
