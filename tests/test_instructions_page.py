"""The page of amendment prose: every instruction is understood as it says there, or refused, and none otherwise."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from rollingtext.amend.instructions.reader import proposals
from rollingtext.amend.operations import Operation
from rollingtext.amend.papers.written import entry as operation_entry
from rollingtext.document.source import Source
from rollingtext.notation.parties import default_registry

PAGE = Path(__file__).parent / "amendment_prose.md"
_CASE = re.compile(r"```prose\n(.*?)```\n```expected\n(.*?)```", re.S)


class Case(NamedTuple):
    """Prose, and the operations or the codes of findings that it stands for."""

    prose: str
    operations: list[dict[str, object]]
    codes: list[str]


def cases() -> list[Case]:
    out = []
    for match in _CASE.finditer(PAGE.read_text(encoding="utf-8")):
        told = yaml.safe_load(match[2])
        if isinstance(told, list):
            out.append(Case(match[1], told, []))
        else:
            out.append(Case(match[1], [], told["refused"].split()))
    return out


def read(prose: str) -> tuple[list[Operation], list[str]]:
    """The operations and the codes of the findings; whatever is found twice is as it stands in the prose."""
    source = Source(f"Proposal by Austria\n\n{prose}", "paper.txt")
    found, findings = proposals(source, default_registry(), "1")
    for proposal in found:
        assert len(proposal.spans) == len(proposal.amendment.operations)
        for span in proposal.spans:
            assert source.text[span.start : span.end].strip()
    return [each for p in found for each in p.amendment.operations], [finding.code for finding in findings]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.prose.strip()[:60])
def test_the_instruction_is_understood_as_the_page_says(case: Case) -> None:
    operations, codes = read(case.prose)
    entries = [{key: list(v) if isinstance(v, tuple) else str(v) for key, v in operation_entry(each).items()}
               for each in operations]  # fmt: skip
    assert (entries, codes) == (case.operations, case.codes)


def test_the_page_is_large_enough_and_a_third_of_it_is_not_to_be_understood() -> None:
    everything = cases()
    assert len(everything) >= 80
    assert sum(bool(case.codes) for case in everything) >= 25
