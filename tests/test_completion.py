"""What a shell offers where a version, a clause or a term is to be named."""

import sys
from pathlib import Path

import pytest

from rollingtext.cli.app import COMPLETING, run

ROOT = Path(__file__).parents[1]
GGE = str(ROOT / "drafts" / "gge-laws")
NEWEST = f"{GGE}/2026-06-05.md"
VERSIONS = ["2025-03-03", "2025-05-12", "2025-09-01-working", "2025-09-03-box-I", "2025-09-05-box-I", "2025-12-18"]


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """What bash would offer for the last of some words; that nothing else is said."""

    def ask(*words: str) -> list[str]:
        monkeypatch.setenv(COMPLETING, "complete_bash")
        monkeypatch.setenv("COMP_WORDS", "\n".join(["rollingtext", *words]))
        monkeypatch.setenv("COMP_CWORD", str(len(words)))
        monkeypatch.setattr(sys, "argv", ["rollingtext"])
        with pytest.raises(SystemExit):
            run([])
        shown = capsys.readouterr()
        assert shown.err == ""
        return [line for line in shown.out.split("\n") if line]

    return ask


@pytest.mark.parametrize(
    "words, found",
    [
        (["positions", GGE, "2025"], VERSIONS),
        (["diff", "--in", GGE, "2025"], VERSIONS),
        (["diff", f"{GGE}/2025-12-18.md", "2026"], ["2026-06-05"]),
        (["blame", GGE, "--version", "2026"], ["2026-06-05"]),
        (["fate", GGE, "--to", "2025-03"], ["2025-03-03"]),
        (["rebase", "a.yaml", "--in", GGE, "--from", "2025-12"], ["2025-12-18"]),
        (["show", NEWEST, "--clause", "13.D"], ["13.D", *(rf"13.D\({n}\)" for n in ("i", "ii", "iii", "iv"))]),
        (["show", NEWEST, "--clause", "'13.D("], [f"13.D({n})" for n in ("i", "ii", "iii", "iv")]),
        (["show", NEWEST, "--clause", "¶"], ["¶1"]),
        (["contested", GGE, "--clause", "2."], ["2.A", "2.B", "2.C", "2.D"]),
        (["positions", GGE, "2025-12-18", "--clause", "I.2"], ["I.2", "I.2.A", "I.2.B", "I.2.C"]),
        (["diff", "--in", GGE, "2026-06-05", "2025-12-18", "--clause", "I.2"], ["I.2", "I.2.A", "I.2.B", "I.2.C"]),
        (["history", GGE, "let"], ["lethal"]),
        (["history", GGE, "2.C"], ["2.C"]),
    ],
)
def test_names_are_read_from_the_drafts_on_the_line(offered, words, found) -> None:  # type: ignore[no-untyped-def]
    assert offered(*words) == found


@pytest.mark.parametrize(
    "words",
    [
        ["show", "no-such-draft.md", "--clause", "2"],
        ["show", "--clause", "2"],
        ["positions", "no-such-folder", "2"],
        ["history", "le"],
        ["show", ""],
    ],
)
def test_where_nothing_can_be_read_nothing_is_said(offered, words) -> None:  # type: ignore[no-untyped-def]
    assert offered(*words) == []


def test_a_record_that_cannot_be_read_is_passed_over(offered, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "negotiation.yaml").write_text("versions: [", encoding="utf-8")
    assert offered("positions", str(tmp_path), "2") == []
    assert offered("positions", str(tmp_path), "x", "--clause", "2") == []
