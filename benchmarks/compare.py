"""`make bench-compare`: this program and its peers on the same made-up texts, in one run, as one table.

    python -m benchmarks.compare [FOLDER] [--sizes 100,1000,10000] [--seeds 1,2] [--rates light,heavy] [--format md]

Every figure is measured in this run. A seed's worse figure is shown where seeds differ: nothing is averaged away. With
FOLDER, the texts in it are compared as well, each with the next by name; of those the truth is unknown, so only speed
and the number of words shown as changed are given.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import textwrap
from dataclasses import fields, replace
from pathlib import Path

from benchmarks.corpus import make_pair
from benchmarks.measure import Measured, inside, measured
from benchmarks.peers.tools import Tool, tools
from benchmarks.real import real_pairs
from benchmarks.revising import HEAVY, LIGHT, Rates
from benchmarks.tables import by_size, markdown, plain, process_table, real_table
from benchmarks.treaty import Pair

_RATES = {"light": LIGHT, "heavy": HEAVY}


def main(arguments: list[str] | None = None) -> None:
    """Prints one table for every rate of change, one for the work in process, and one for real texts if any."""
    options = _parser().parse_args(arguments)
    chosen = [tool for tool in tools(options.peers) if not options.tools or tool.name in options.tools.split(",")]
    show = markdown if options.format == "md" else plain
    print(_wrapped(_versions(chosen)))
    with tempfile.TemporaryDirectory(prefix="rollingtext-bench-") as folder:
        for name in options.rates.split(","):
            rates = _changed(_RATES[name], options.rate)
            given_up: set[str] = set()
            rows: dict[int, list[Measured]] = {}
            cores: list[tuple[int, float, float]] = []
            for size in map(int, options.sizes.split(",")):
                pairs = [make_pair(size, seed, rates) for seed in map(int, options.seeds.split(","))]
                rows[size] = _all_measured(pairs, chosen, options, Path(folder), given_up)
                cores.append((size, *inside(pairs[0], Path(folder))))
            print(
                f"\n{_wrapped(_heading(name, rates))}\n\n{show(by_size(rows))}\n\nIn process\n\n{show(process_table(cores))}"
            )
        for pair in real_pairs(options.folder) if options.folder else ():
            rows_here = _all_measured([pair], chosen, options, Path(folder), set())
            print(f"\n{pair.name}\n\n{show(real_table(rows_here))}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare", description="Compare comparisons.")
    parser.add_argument("folder", nargs="?", type=Path, help="texts of your own, compared in the order of their names")
    parser.add_argument("--sizes", default="100,1000,10000", help="clauses in the older version")
    parser.add_argument("--seeds", default="1,2")
    parser.add_argument("--rates", default="light,heavy", help="how much changes: light, heavy")
    parser.add_argument(
        "--rate", action="append", default=[], metavar="NAME=SHARE", help="one rate changed, as move=0.2"
    )
    parser.add_argument("--tools", default="", help="only these, by the names in the table")
    parser.add_argument("--peers", default=sys.executable, help="the Python interpreter that has the peers' libraries")
    parser.add_argument("--limit", type=int, default=30, help="seconds after which a tool is stopped")
    parser.add_argument("--runs", type=int, default=5, help="timed runs of which the median is shown")
    parser.add_argument("--format", choices=("text", "md"), default="text")
    return parser


def _changed(rates: Rates, changes: list[str]) -> Rates:
    known = {entry.name for entry in fields(Rates)}
    for change in changes:
        name, _, share = change.partition("=")
        if name not in known:
            sys.exit(f"There is no rate called {name}. Name one of {', '.join(sorted(known))}, as in --rate move=0.2.")
        rates = replace(rates, **{name: float(share)})
    return rates


def _all_measured(
    pairs: list[Pair], chosen: list[Tool], options: argparse.Namespace, folder: Path, given_up: set[str]
) -> list[Measured]:
    """Every tool on every pair, the worse of the seeds for each figure."""
    rows: dict[str, list[Measured]] = {}
    for pair in pairs:
        for row in measured(
            pair, [tool for tool in chosen if tool.name not in given_up], folder, options.limit, options.runs
        ):
            rows.setdefault(row.tool, []).append(row)
            if row.stopped:
                given_up.add(row.tool)
    return [
        Measured.worst(rows[tool.name])
        if tool.name in rows
        else Measured(tool.name, absent=not tool.version, stopped=bool(tool.version))
        for tool in chosen
    ]


def _versions(chosen: list[Tool]) -> str:
    there = ", ".join(f"{tool.name} {tool.version}" for tool in chosen if tool.version)
    missing = ", ".join(tool.name for tool in chosen if not tool.version)
    return f"Measured: {there}." + (f"\nNot on this machine: {missing}." if missing else "")


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.fill(line, 100, break_on_hyphens=False) for line in text.split("\n"))


def _heading(name: str, rates: Rates) -> str:
    shares = ", ".join(f"{entry.name.replace('_', ' ')} {getattr(rates, entry.name):g}" for entry in fields(Rates))
    return f"{name.capitalize()} changes ({shares})"


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as problem:
        sys.exit(f"A measured command failed: {' '.join(map(str, problem.cmd))}\n{problem.stderr or ''}")
