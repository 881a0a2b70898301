"""Every limit stands in the table that users read."""

from __future__ import annotations

from pathlib import Path

import pytest

from rollingtext.document import limits

TABLE = (Path(__file__).parent.parent / "docs" / "limits.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(name for name in vars(limits) if name.startswith("MAX_")))
def test_the_table_tells_the_limit(name: str) -> None:
    value: int = getattr(limits, name)
    shown = f"{value // 1024 // 1024} MiB" if name.endswith("_BYTES") else f"{value:,}"
    assert f"{shown} " in TABLE.replace("|", " ")
