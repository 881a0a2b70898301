"""Real texts that the user names: the files of a folder, each compared with the next; nobody knows the truth of them."""

from __future__ import annotations

from pathlib import Path

from benchmarks.treaty import Clause, Pair, Version

_SUFFIXES = (".md", ".txt")


def real_pairs(folder: Path) -> list[Pair]:
    """Every file of the folder with the one that follows it by name; every line that is not blank counts as a clause."""
    paths = sorted(path for path in folder.iterdir() if path.suffix in _SUFFIXES)
    versions = [_version(path) for path in paths]
    return [
        Pair(f"{before.name} -> {after.name}", old, new)
        for before, after, old, new in zip(paths, paths[1:], versions, versions[1:], strict=False)
    ]


def _version(path: Path) -> Version:
    lines = tuple(path.read_text(encoding="utf-8-sig").splitlines())
    clauses = tuple(Clause(number, "", line) for number, line in enumerate(lines, 1) if line.strip())
    return Version(lines, clauses, ())
