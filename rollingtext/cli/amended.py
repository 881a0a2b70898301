"""What the commands that amend a text have in common: the proposals read, the text written, each result told."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from rollingtext.amend.doing.renumbering import Renumbering
from rollingtext.amend.doing.work import Result
from rollingtext.amend.operations import Amendment
from rollingtext.cli.clauses import clause_json
from rollingtext.cli.console import message, write
from rollingtext.cli.drafts import AS_FINAL, Loaded, Word, load_draft
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import write_file
from rollingtext.cli.formats import copy_for, first_difference
from rollingtext.cli.numbers import numbers_json, numbers_told
from rollingtext.cli.proposals import proposals
from rollingtext.document.model import Draft
from rollingtext.document.source import Source
from rollingtext.document.values import Value
from rollingtext.notation.in_place import in_place
from rollingtext.notation.parties import Registry

_STATUSES = ("applied", "already", "stale", "orphaned", "ambiguous", "collision")


class Manner(NamedTuple):
    """How proposals go into a text: the verb, and how it is told in data and in words."""

    name: str
    key: str
    told: str


ADOPTED = Manner("apply", "adopted", "adopted")
ROLLED = Manner("roll", "rolled", "rolled in")


class Tabled(Value):
    """A text and the proposals on it, with what a person should know although nothing stops for it."""

    loaded: Loaded
    amendments: list[Amendment]
    warnings: list[str]


def tabled(path: str, paths: Sequence[str], from_: str, word: Word = AS_FINAL) -> Tabled | None:
    """The draft and the amendments of all files, or `None` when one cannot be read, which has been told then."""
    if [path, *paths].count("-") > 1:
        raise UsageProblem("Standard input can be one file only.")
    loaded = load_draft(path, from_, word)
    given = proposals(paths, loaded.registry, loaded.draft.meta.version)
    if given is None:
        return None
    return Tabled(loaded, given, [*other_versions(loaded.draft, given), *changed(loaded, given)])


def hand_out(
    table: Tabled,
    draft: Draft,
    results: Sequence[Result],
    output: str,
    form: str,
    manner: Manner,
    numbers: Renumbering | None = None,
    as_word: Callable[[], bytes] | None = None,
) -> int:
    """Writes the text and tells every result, and other numbers where `numbers` are given; 1 when one does not hold.

    A text that would be read as another one is not written, and 1 too. `as_word` makes the Word file that an output
    of such a name is to be; without it that is the text itself.
    """
    text, difference = as_text(draft, table.loaded.registry, table.loaded.draft)
    if text is None:
        table.warnings.append(
            f"No text was written, for it would be read as another one: {difference} Word the amendment there otherwise."
        )
    if text is not None and output:
        if as_word is not None and output.lower().endswith(".docx"):
            write_file(output, as_word())
        else:
            content, losses = copy_for(output, draft, text)
            write_file(output, content)
            table.warnings.extend(finding.message for finding in losses)
    if form == "json":
        document = _document(table, results, manner)
        if numbers is not None:
            document |= numbers_json(numbers, table.loaded.draft)
        write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    else:
        if text is not None and not output:
            write(text)
        for warning in table.warnings:
            message(f"warning: {warning}")
        _tell(table.amendments, results, manner)
        for line in numbers_told(numbers) if numbers is not None else ():
            message(line)
    return 0 if text is not None and all(result.holds for result in results) else 1


def other_versions(draft: Draft, amendments: Sequence[Amendment]) -> list[str]:
    """A warning for each version other than this one that amendments were written for."""
    version = draft.meta.version
    others = Counter(amendment.base for amendment in amendments if version and amendment.base != version)
    return [
        f"{count} of the amendments {'is' if count == 1 else 'are'} written for {base}, but the text is {version}."
        for base, count in sorted(others.items())
    ]


def changed(loaded: Loaded, amendments: Sequence[Amendment]) -> list[str]:
    """A warning for each hash of the base that this text does not have."""
    version = loaded.draft.meta.version
    told = dict.fromkeys(each.base_hash for each in amendments if each.base_hash and each.base == version)
    if not told:
        return []
    from rollingtext.amend.doing.fitting import is_hash_of

    return [
        f"The text of {version} has another hash than {each}, for which amendments were written: it was changed."
        for each in told
        if not is_hash_of(each, loaded.source.text)
    ]


def as_text(draft: Draft, registry: Registry, before: Draft | None = None) -> tuple[str | None, str]:
    """A draft in native notation; `None`, and what differs, where it would be read back as another one.

    With the text that it was made from given, what has not changed keeps its layout where that can be.
    """
    from rollingtext.readers.markdown import read
    from rollingtext.writers import markdown
    from rollingtext.writers._line import clause_line

    kept = in_place(draft, before, clause_line) if before is not None else None
    if kept is not None and read(Source(kept), registry)[0] == draft:
        return kept, ""
    text, _ = markdown.write(draft)
    again, _ = read(Source(text), registry)
    return (text, "") if again == draft else (None, first_difference(draft, again))


def _by_amendment(amendments: Sequence[Amendment], results: Sequence[Result]) -> list[list[Result]]:
    """The results of each amendment, in the order of those given."""
    rest = iter(results)
    return [[next(rest) for _ in amendment.operations] for amendment in amendments]


def _tell(amendments: Sequence[Amendment], results: Sequence[Result], manner: Manner) -> None:
    groups = _by_amendment(amendments, results)
    for amendment, group in zip(amendments, groups, strict=True):
        for result in group:
            number = f", operation {result.number}" if len(amendment.operations) > 1 else ""
            where = result.clause.locator if result.clause else result.operation.clause
            at = f" at {where}" if where else ""
            reason = f" {result.reason}" if result.reason else ""
            message(f"{result.amendment}{number}: {result.status}, {result.operation.verb}{at}.{reason}")
            for near in result.nearest:
                words = f": “{near.words}”" if near.words else ""
                message(f"   nearest: {near.located.locator}{words}")
    holding = sum(all(result.holds for result in group) for group in groups)
    message(f"{holding} of {len(amendments)} amendments {manner.told}.")


def _document(table: Tabled, results: Sequence[Result], manner: Manner) -> dict[str, Any]:
    statuses: Counter[str] = Counter(result.status for result in results)
    holding = [all(result.holds for result in group) for group in _by_amendment(table.amendments, results)]
    draft = table.loaded.draft
    return {
        "schema": f"rollingtext/{manner.name}/1",
        "version": draft.meta.version,
        "results": [_result(result, draft) for result in results],
        "warnings": list(table.warnings),
        "summary": {
            "amendments": len(table.amendments),
            manner.key: sum(holding),
            "operations": len(results),
            **{status: statuses[status] for status in _STATUSES},
        },
    }


def _result(result: Result, draft: Draft) -> dict[str, Any]:
    return {
        "amendment": result.amendment,
        "operation": result.operation.verb,
        "number": result.number,
        "status": result.status,
        "clause": clause_json(result.clause, draft) if result.clause else None,
        "named": result.operation.clause,
        "reason": result.reason,
        "nearest": [{"clause": clause_json(near.located, draft), "text": near.words} for near in result.nearest],
    }
