"""CSV for spreadsheets: every cell comes back as it was shown, and none is a formula."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rollingtext.cli.app import run
from rollingtext.cli.console import visible
from rollingtext.cli.csv_table import csv_of
from rollingtext.reports._table import Group, Table

CELLS = st.one_of(
    st.text(max_size=12), st.sampled_from(['=HYPERLINK("x")', "+1", "-US", "@sum", "\tx", "a,b", 'a"b', " =1", "＝1"])
)
FORMULA = "=+-@\t\r＝＋－＠"


@given(st.lists(st.tuples(CELLS, CELLS), max_size=4), CELLS)
def test_no_cell_is_a_formula_and_none_is_lost(rows: list[tuple[str, str]], heading: str) -> None:
    text = csv_of(Table("T", ("a", "=b"), (Group(heading, tuple(rows)),)))
    head, *read = csv.reader(io.StringIO(text, newline=""))
    assert head == ["under", "a", "'=b"] and len(read) == len(rows)
    first = ""
    for cells, row in zip(read, rows, strict=True):
        first = row[0] or first
        for cell, said in zip(cells, (heading, first, row[1]), strict=True):
            assert not cell.strip().startswith(tuple(FORMULA))
            assert cell in (visible(said), f"'{visible(said)}")


def test_places_go_into_a_spreadsheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").write_text("1. A [=1+1 – US; delete: EU] text [shall][should].\n", encoding="utf-8")
    assert run(["contested", str(tmp_path / "a.md"), "--format", "csv"]) == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert rows[0] == ["under", "place", "side", "backed by", "about"]
    assert [row[1:4] for row in rows[1:]] == [
        ["1#1", "'=1+1", "US"], ["1#1", "(no text)", "EU"], ["1#2", "shall", "–"], ["1#2", "should", "–"],
    ]  # fmt: skip
