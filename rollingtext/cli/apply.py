"""Adopt amendments into the text: exactly what they ask, where they ask it, or not at all.

The adopted text goes to standard output (or -o), what became of each amendment to standard error. Of amendments that
collide none is adopted.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Any

from rollingtext.amend.apply import apply
from rollingtext.amend.operations import Amendment
from rollingtext.amend.work import Result
from rollingtext.cli.clauses import clause_json
from rollingtext.cli.console import message, write
from rollingtext.cli.drafts import Loaded, load_draft
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import read_source, write_file
from rollingtext.cli.formats import first_difference
from rollingtext.cli.notices import tell
from rollingtext.cli.params import Argument, Format, FromOption, Option
from rollingtext.document.limits import MAX_YAML_BYTES
from rollingtext.document.model import Draft
from rollingtext.document.source import Source


def command(
    path: Annotated[str, Argument("DRAFT", "The text as it stands: a file, or - for input.")],
    amendments: Annotated[list[str], Argument("AMENDMENT...", "Files of amendments (YAML).")],
    output: Annotated[str, Option("-o --output", "Write the adopted text to this file.")] = "",
    form: Annotated[Format, Option("--format", "How the results are told.")] = "text",
    from_: FromOption = "",
) -> int:
    """Adopts amendments; 1 when one of them could not be adopted."""
    if [path, *amendments].count("-") > 1:
        raise UsageProblem("Standard input can be one file only.")
    loaded = load_draft(path, from_)
    tabled = _tabled(amendments)
    if tabled is None:
        return 2
    draft, results = apply(loaded.draft, tabled, loaded.registry)
    warnings = [*_warnings(loaded.draft, tabled), *_changed(loaded, tabled)]
    text = _text(draft, loaded, warnings)
    if output:
        write_file(output, text)
    if form == "json":
        document = _document(loaded.draft, tabled, results, warnings)
        write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    else:
        if not output:
            write(text)
        for warning in warnings:
            message(f"warning: {warning}")
        _tell(tabled, results)
    return 0 if all(result.holds for result in results) else 1


def _tabled(paths: Sequence[str]) -> list[Amendment] | None:
    """The amendments of all files, or `None` when one cannot be read, which has been told then."""
    from rollingtext.amend import tabling

    out: list[Amendment] = []
    wrong = False
    for path in paths:
        source = read_source(path, MAX_YAML_BYTES)
        found, findings = tabling.read(source)
        tell(findings, source)
        if not found and not findings:
            message(f"note: {path} holds no amendments.")
        wrong = wrong or bool(findings)
        out += found
    twice = () if wrong else tabling.twice_named(out)
    tell(twice)
    return None if wrong or twice else out


def _warnings(draft: Draft, tabled: Sequence[Amendment]) -> list[str]:
    """What a person should know although nothing stops for it: amendments written for another version."""
    version = draft.meta.version
    others = Counter(amendment.base for amendment in tabled if version and amendment.base != version)
    return [
        f"{count} of the amendments {'is' if count == 1 else 'are'} written for {base}, but the text is {version}."
        for base, count in sorted(others.items())
    ]


def _changed(loaded: Loaded, tabled: Sequence[Amendment]) -> list[str]:
    """A warning for each hash of the base that this text does not have."""
    version = loaded.draft.meta.version
    told = dict.fromkeys(each.base_hash for each in tabled if each.base_hash and each.base == version)
    if not told:
        return []
    from rollingtext.amend.fitting import is_hash_of

    return [
        f"The text of {version} has another hash than {each}, for which amendments were written: it was changed."
        for each in told
        if not is_hash_of(each, loaded.source.text)
    ]


def _text(draft: Draft, loaded: Loaded, warnings: list[str]) -> str:
    """The adopted text in native notation; a warning is added where it would read back as another text."""
    from rollingtext.readers.markdown import read
    from rollingtext.writers import markdown

    text, _ = markdown.write(draft)
    again, _ = read(Source(text), loaded.registry)
    if again != draft:
        warnings.append(f"Read back, the adopted text would differ: {first_difference(draft, again)} Check that place.")
    return text


def _adopted(tabled: Sequence[Amendment], results: Sequence[Result]) -> dict[int, list[Result]]:
    """The results of each amendment, by its place among those given."""
    rest = iter(results)
    return {index: [next(rest) for _ in amendment.operations] for index, amendment in enumerate(tabled)}


def _tell(tabled: Sequence[Amendment], results: Sequence[Result]) -> None:
    by_amendment = _adopted(tabled, results)
    for index, amendment in enumerate(tabled):
        for result in by_amendment[index]:
            number = f", operation {result.number}" if len(amendment.operations) > 1 else ""
            where = result.clause.locator if result.clause else result.operation.clause
            reason = f" {result.reason}" if result.reason else ""
            message(f"{result.amendment}{number}: {result.status}, {result.operation.verb} at {where}.{reason}")
            for near in result.nearest:
                words = f": “{near.words}”" if near.words else ""
                message(f"   nearest: {near.located.locator}{words}")
    holding = sum(all(result.holds for result in group) for group in by_amendment.values())
    message(f"{holding} of {len(tabled)} amendments adopted.")


def _document(
    draft: Draft, tabled: Sequence[Amendment], results: Sequence[Result], warnings: Sequence[str]
) -> dict[str, Any]:
    statuses = Counter(result.status for result in results)
    holding = [all(result.holds for result in group) for group in _adopted(tabled, results).values()]
    return {
        "schema": "rollingtext/apply/1",
        "version": draft.meta.version,
        "results": [_result(result, draft) for result in results],
        "warnings": list(warnings),
        "summary": {
            "amendments": len(tabled),
            "adopted": sum(holding),
            "operations": len(results),
            **{
                status: statuses.get(status, 0)
                for status in ("applied", "already", "stale", "orphaned", "ambiguous", "collision")
            },
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
