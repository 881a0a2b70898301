"""Our Word files in LibreOffice, an independent judge: what it accepts, rejects, counts and shows.

It runs where LibreOffice and the Python that drives it are installed (`.ci/run` installs both), and is left out elsewhere.
"""

from __future__ import annotations

import itertools
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from strategies import read
from word_fixtures import numbered_files

from benchmarks.corpus import make_pair
from benchmarks.revising import HEAVY, LIGHT
from rollingtext.compare.diff import diff
from rollingtext.document.model import Draft
from rollingtext.notation.parties import default_registry
from rollingtext.readers import docx as reader
from rollingtext.writers import docx as writer
from rollingtext.writers.docx.runs import Sign
from rollingtext.writers.docx.sheet import printed

ROOT = Path(__file__).parents[1]
GGE = sorted((ROOT / "drafts" / "gge-laws").glob("20*.md"))
PAIRS = 200

OTHER_SCRIPTS = (
    ("1. على الدول ألا تستخدم نظم الأسلحة [الفتاكة].", "1. ينبغي للدول ألا تستخدم نظم الأسلحة Annex 2 [الفتاكة] أبدا."),
    ("## 第三条\n\n（一） 各国应确保人的控制。", "## 第三条\n\n（一） 各国应当确保有意义的人的控制。\n\n（二） 各国应报告。"),
    ("1. One.[^1]\n\n2. Two.[^2]\n\n[^1]: A note.\n\n[^2]: Another.", "1. One.[^1]\n\n2. Two, three.[^2]\n\n[^1]: A longer note.\n\n[^2]: Another."),
)  # fmt: skip


OWN_WAY = ("list-format-ideographDigital", "list-format-decimalFullWidth", "list-never-restarts", "list-legal")
"""Where LibreOffice counts otherwise than Word and its standard say: it does not know these formats and switches."""


def _python() -> str | None:
    """The Python that can drive LibreOffice, if there is one."""
    for name in ("/usr/bin/python3", "python3"):
        found = shutil.which(name)
        if found and subprocess.run([found, "-c", "import uno"], capture_output=True, check=False).returncode == 0:
            return found
    return None


PYTHON = _python() if shutil.which("soffice") else None
pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(PYTHON is None, reason="LibreOffice and python3-uno are not installed"),
]


def _pairs() -> Iterator[tuple[str, str, str]]:
    """Names and texts: every bundled pair, other scripts and footnotes, and generated treaties, small and heavily revised."""
    for one, other in itertools.pairwise(GGE):
        yield f"bundled-{one.stem}", one.read_text(encoding="utf-8"), other.read_text(encoding="utf-8")
    for number, (old, new) in enumerate(OTHER_SCRIPTS):
        yield f"script-{number}", old, new
        yield f"script-{number}-back", new, old
    for seed in range(PAIRS):
        pair = make_pair(random.Random(seed).randrange(6, 22), seed, HEAVY if seed % 2 else LIGHT)
        yield f"treaty-{seed:03}", pair.old.markdown, pair.new.markdown


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all files and what LibreOffice says of each."""
    folder = tmp_path_factory.mktemp("office")
    for name, one, other in _pairs():
        old, new = read(one), read(other)
        data, _ = writer.redline(old, new, diff(old, new).changes, Sign("Chair", "2026-06-05T00:00:00Z"))
        (folder / f"{name}.docx").write_bytes(data)
    for name, data in numbered_files().items():
        (folder / f"{name}.docx").write_bytes(data)
    assert PYTHON is not None
    subprocess.run([PYTHON, str(ROOT / "tests" / "office.py"), str(folder)], check=True, timeout=900)
    return folder


def _lines(folder: Path, name: str, what: str) -> list[str]:
    return (folder / f"{name}.{what}.txt").read_text(encoding="utf-8").split("\n")[:-1]


def _page(draft: Draft) -> list[str]:
    """The paragraphs as LibreOffice gives them, the last empty one included; a note's mark by its number."""
    return ["".join(p.text if p.kind != "note" else p.text[2:-1] for p in each.pieces) for each in printed(draft)] + [
        ""
    ]


def test_accept_all_is_the_new_text_and_reject_all_the_old_one(judged: Path) -> None:
    wrong = []
    for name, one, other in _pairs():
        for what, text in (("accepted", other), ("rejected", one)):
            if _lines(judged, name, what) != _page(read(text)):
                wrong.append(f"{name} {what}")
    assert wrong == []


def test_authors_and_dates_are_those_given(judged: Path) -> None:
    said = {tuple(line.split("\t")[:2]) for name, _, _ in _pairs() for line in _lines(judged, name, "changes")}
    assert said == {("Chair", "2026-06-05")}


def test_numbers_are_those_that_libreoffice_counts(judged: Path) -> None:
    files = {name: data for name, data in numbered_files().items() if name not in OWN_WAY}
    assert len(files) >= 20
    for name, data in files.items():
        draft, _ = reader.from_bytes(data, f"{name}.docx", default_registry())
        assert draft.source is not None
        ours = [line for line in draft.source.text.split("\n") if line]
        theirs = [line.replace("\t", " ").strip() for line in _lines(judged, name, "shown")]
        assert ours == [line for line in theirs if line], name
