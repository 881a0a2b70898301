"""The benchmark as it is run: a small table of this program and a peer, and a command that is too slow."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import compare, launch
from benchmarks.floor import floor
from benchmarks.measure import Measured
from benchmarks.score import Score
from benchmarks.tables import by_size, plain

SMALL = [
    "--sizes",
    "12",
    "--seeds",
    "1",
    "--rates",
    "light",
    "--tools",
    "rollingtext diff,floor,difflib",
    "--runs",
    "1",
]


def test_a_small_comparison_prints_its_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").write_text("1. The Parties shall meet.\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("1. The Parties may meet.\n", encoding="utf-8")
    compare.main([str(tmp_path), *SMALL])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Measured: rollingtext diff this checkout, floor")
    rows = [line.split() for line in lines]
    scored = [row for row in rows if row[:1] == ["difflib"]]
    assert len(scored) == 2
    assert "a.md -> b.md" in lines
    assert scored[1][1] == "2", "one word deleted, one inserted"
    assert max(map(len, lines)) <= 100
    compare.main([*SMALL, "--format", "md"])
    assert "| difflib | " in capsys.readouterr().out


def test_an_unknown_rate_is_told_with_those_that_exist() -> None:
    with pytest.raises(SystemExit, match=r"no rate called mve\. Name one of .*move"):
        compare.main([*SMALL, "--rate", "mve=0.2"])


def test_a_command_is_stopped_at_its_limit_and_measured_otherwise(tmp_path: Path) -> None:
    def launched(code: str) -> list[str]:
        command = [sys.executable, launch.__file__, "1", str(tmp_path / "out"), sys.executable, "-S", "-c", code]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()

    assert launched("import time; time.sleep(20)") == ["timeout"]
    seconds, peak, code = launched("print('said'); raise SystemExit(3)")
    assert float(seconds) > 0 and int(peak) > 1000 and code == "3"
    assert (tmp_path / "out").read_text(encoding="utf-8") == "said\n"


def test_the_worse_of_two_seeds_is_shown() -> None:
    better = Measured("a", Score(1.0, 1.0, None, None, 1.0, 1.0, 1.0), 10, 1.0, 5.0)
    worse = Measured("a", Score(0.9, None, None, None, 0.5, 1.0, 1.5), 12, 3.0, 4.0)
    both = Measured.worst([better, worse])
    assert both.score == Score(0.9, 1.0, None, None, 0.5, 1.0, 1.5)
    assert (both.words, both.seconds, both.memory) == (12, 3.0, 5.0)
    assert Measured.worst([better, Measured("a", stopped=True)]).stopped


def test_growth_is_the_exponent_from_one_size_to_the_next() -> None:
    rows = {100: [Measured("a", seconds=1.0)], 1000: [Measured("a", seconds=100.0)]}
    assert plain(by_size(rows)).splitlines()[-1].split()[-2:] == ["2.00", "-"]


def test_only_a_whole_share_is_shown_as_one() -> None:
    row = Measured("a", Score(0.9999, 1.0, 0.29, 0.0, None, 0.5, 1.0))
    assert plain(by_size({100: [row]})).splitlines()[-1].split()[1:7] == [".999", "1.000", ".290", ".000", "-", ".500"]


def test_the_floor_sees_every_line_and_word(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("shall shall\n\nmay\n", encoding="utf-8")
    hashes, rows = floor(str(path), str(path))
    assert rows == [[0, 0], [1], [0, 0], [1]]
    assert hashes == [hash("shall shall"), hash("may")] * 2
