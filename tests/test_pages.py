"""Every page under tests/pages, and every `console test` block of the documentation, does what it says.

`make update` rewrites the expected output in place; the diff is then the thing to review.
"""

import os
from pathlib import Path

import page_runner
import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "tests" / "pages").rglob("*.md"))
DOCS = [
    path
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    if path.exists()
    and any(page_runner.runs(part, only_marked=True) for part in page_runner.parse(path.read_text(encoding="utf-8")))
]


def run(argv: list[str]) -> int:
    """One command line, in this process."""
    from rollingtext.cli.app import run

    return run(argv)


@pytest.mark.parametrize("path", [*PAGES, *DOCS], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_page(path: Path, tmp_path: Path) -> None:
    written = path.read_bytes().decode()
    only_marked = path in DOCS
    parts = page_runner.parse(written)
    assert any(page_runner.runs(part, only_marked=only_marked) for part in parts), "this page runs no command"
    actual = page_runner.run_page(written, tmp_path, run, only_marked=only_marked, drafts=ROOT / "drafts")
    difference = page_runner.settle(path, actual, update=os.environ.get("ROLLINGTEXT_UPDATE_PAGES") == "1")
    assert not difference, f"\n{difference}\nIf this is what should happen: make update"
