"""`make bench-word`: a draft of 300 clauses written as a Word file, and read from one, beside python-docx.

python-docx writes the same paragraphs with its own template and saves them; it reads them as `paragraph.text`, which
leaves tracked changes out. Times are medians in process, and of the whole command over its start.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.corpus import make_pair
from rollingtext.compare.diff import diff
from rollingtext.document.source import Source
from rollingtext.notation.parties import default_registry
from rollingtext.readers import docx as reader
from rollingtext.readers import markdown
from rollingtext.writers import docx as writer
from rollingtext.writers.docx.runs import Sign

_SIZE, _RUNS = 300, 7

_PEER = """
import json, statistics, sys, time
import docx
lines = json.load(open(sys.argv[1], encoding="utf-8"))
def written():
    page = docx.Document()
    for line in lines:
        page.add_paragraph(line)
    page.save(sys.argv[2])
def read():
    return [each.text for each in docx.Document(sys.argv[2]).paragraphs]
for work in (written, read):
    times = []
    for _ in range(int(sys.argv[3])):
        start = time.perf_counter(); work(); times.append(time.perf_counter() - start)
    print(statistics.median(times))
"""


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", default="", help="a Python that has python-docx")
    peers = parser.parse_args().peers
    pair = make_pair(_SIZE, 1)
    parties = default_registry()
    old, new = (markdown.read(Source(each.markdown), parties)[0] for each in (pair.old, pair.new))
    changes = diff(old, new).changes
    sign = Sign("Chair", "2026-06-05T00:00:00Z")
    data, red = writer.write(old)[0], writer.redline(old, new, changes, sign)[0]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "old.md").write_text(pair.old.markdown, encoding="utf-8")
        rows = [
            ("a draft written", _median(lambda: writer.write(old))),
            ("a redline written", _median(lambda: writer.redline(old, new, changes, sign))),
            ("a draft read", _median(lambda: reader.from_bytes(data, "", parties))),
            ("a redline read", _median(lambda: reader.from_bytes(red, "", parties))),
        ]
        start = _median(lambda: _run(folder, "--version"))
        whole = _median(lambda: _run(folder, "convert", "old.md", "old.docx"))
        rows.append(("convert to .docx, over the start of the program", whole - start))
        theirs = _peer(
            peers, folder, [" ".join(line.split()) for line in pair.old.markdown.splitlines() if line.strip()]
        )
    print(f"{_SIZE} clauses, medians of {_RUNS}, milliseconds; the ratio is to python-docx doing the like\n")
    for what, seconds in rows:
        other = theirs.get("read" if "read" in what else "written")
        ratio = f"{seconds / other:6.2f}" if other else "     -"
        print(f"{what:50} {1000 * seconds:8.1f} {ratio}")
    for what, seconds in theirs.items():
        print(f"{f'python-docx, {what}':50} {1000 * seconds:8.1f}   1.00")


def _median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _run(folder: Path, *words: str) -> None:
    subprocess.run([sys.executable, "-m", "rollingtext", *words], cwd=folder, check=True, capture_output=True)


def _peer(python: str, folder: Path, lines: list[str]) -> dict[str, float]:
    if not python:
        return {}
    (folder / "lines.json").write_text(json.dumps(lines), encoding="utf-8")
    words = [python, "-c", _PEER, str(folder / "lines.json"), str(folder / "peer.docx"), str(_RUNS)]
    done = subprocess.run(words, check=True, capture_output=True, encoding="utf-8")
    return dict(zip(("written", "read"), map(float, done.stdout.split()), strict=True))


if __name__ == "__main__":
    main()
