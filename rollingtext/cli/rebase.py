"""Carry open amendments over to a newer text, and tell what became of each.

What is still open goes to standard output (or -o), written for the newer text; what became of each amendment to
standard error. An amendment goes on as a whole or not at all, and only where its words stand to the letter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Any

from rollingtext.amend.operations import Amendment
from rollingtext.amend.rebase import Rebased, rebase
from rollingtext.cli.amended import changed, other_versions
from rollingtext.cli.clauses import clause_json
from rollingtext.cli.console import message, write
from rollingtext.cli.drafts import Loaded
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import write_file
from rollingtext.cli.params import AmendmentsArgument, Format, Option
from rollingtext.cli.proposals import proposals
from rollingtext.cli.versions import load_version, title_of

_STATUSES = ("clean", "moved", "merged", "split", "absorbed", "partly-absorbed", "orphaned", "conflict")


def command(
    amendments: AmendmentsArgument,
    from_: Annotated[
        str, Option("--from", "The version they were written for: a file, a name, or REV:PATH.", "OLD")
    ] = "",
    onto: Annotated[str, Option("--onto", "The newer version.", "NEW")] = "",
    folder: Annotated[str, Option("--in", "The negotiation whose versions are named.")] = "",
    links: Annotated[
        str, Option("--links", "What people know about which clause became which: a YAML file of links.", "FILE")
    ] = "",
    output: Annotated[str, Option("-o --output", "Write the open amendments to this file.")] = "",
    form: Annotated[Format, Option("--format", "How the results are told.")] = "text",
) -> int:
    """Carries amendments to a newer version; 1 when one is orphaned or in conflict."""
    if not from_ or not onto:
        raise UsageProblem("Name both versions: --from OLD --onto NEW.")
    if [from_, onto, *amendments].count("-") > 1:
        raise UsageProblem("Standard input can be one file only.")
    before, after = load_version(from_, folder, onto), load_version(onto, folder, from_)
    tabled = proposals(amendments, before.registry, before.draft.meta.version)
    if tabled is None:
        return 2
    warnings = [*other_versions(before.draft, tabled), *changed(before, tabled)]
    stated, all_heard = _stated(links, before, after)
    open_, results = rebase(tabled, before.draft, after.draft, before.registry, stated, _through(before, after, tabled))
    text = _written(open_, before, after, onto)
    if output:
        write_file(output, text)
    if form == "json":
        import json

        document = _document(before, after, tabled, open_, results, warnings)
        write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    else:
        if not output:
            write(text)
        for warning in warnings:
            message(f"warning: {warning}")
        _tell(tabled, open_, results)
    return 0 if all_heard and not any(result.is_left for result in results) else 1


def _stated(links: str, before: Loaded, after: Loaded) -> tuple[tuple[Any, ...], bool]:
    """What people say about lineage, and whether all of it fits the two versions."""
    if not links:
        return (), True
    from rollingtext.cli.diff import statements_in

    return statements_in(links, before.draft, after.draft)


def _through(before: Loaded, after: Loaded, tabled: Sequence[Amendment]) -> dict[str, tuple[str, ...]]:
    """What the versions in between make of the clauses that amendments name."""
    if before.record is None:
        return {}
    from rollingtext.cli.between import through
    from rollingtext.document.locators import index

    clauses = index(before.draft)
    names = {operation.clause for amendment in tabled for operation in amendment.operations}
    found = (clauses.find(name).located for name in sorted(names))
    return through(before, after, (item for item in found if item is not None))


def _written(open_: Sequence[Amendment], before: Loaded, after: Loaded, onto: str) -> str:
    from rollingtext.amend.doing.fitting import hash_of
    from rollingtext.amend.papers.written import written

    return written(open_, title_of(after, onto), hash_of(after.source.text)[:16])


def _tell(tabled: Sequence[Amendment], open_: Sequence[Amendment], results: Sequence[Rebased]) -> None:
    several = {amendment.id for amendment in tabled if len(amendment.operations) > 1}
    for result in results:
        fate = result.fate
        number = f", operation {result.number}" if result.amendment in several else ""
        where = fate.was.locator if fate.was else result.operation.clause
        now = f", now {fate.clause.locator}" if fate.clause and fate.clause.locator != where else ""
        at = f" at {where}{now}" if where else ""
        told = result.reason
        message(f"{result.amendment}{number}: {fate.kind}, {result.operation.verb}{at}.{' ' + told if told else ''}")
        if fate.conflict is not None:
            for name, text in (
                ("base", fate.conflict.base),
                ("theirs", fate.conflict.theirs),
                ("ours", fate.conflict.ours),
            ):
                message(f"   {name + ':':8}{_line(text)}")
        elif fate.text:
            message(f"   its text: “{_line(fate.text)}”")
        for near in fate.nearest:
            message(f"   nearest: {near.located.locator}")
    message(_headline(tabled, open_, results))


def _headline(tabled: Sequence[Amendment], open_: Sequence[Amendment], results: Sequence[Rebased]) -> str:
    behind = {result.amendment for result in results if result.is_left}
    done = len(tabled) - len(open_) - len(behind)
    return f"{len(open_)} of {len(tabled)} amendments carried over, {done} absorbed, {len(behind)} left behind."


def _line(text: str) -> str:
    return " / ".join(text.split("\n")) or "(nothing)"


def _document(
    before: Loaded,
    after: Loaded,
    tabled: Sequence[Amendment],
    open_: Sequence[Amendment],
    results: Sequence[Rebased],
    warnings: Sequence[str],
) -> dict[str, Any]:
    from rollingtext.amend.papers.written import entry

    counts: Counter[str] = Counter(result.status for result in results)
    behind = {result.amendment for result in results if result.is_left}

    def told(result: Rebased) -> dict[str, Any]:
        fate = result.fate
        conflict = fate.conflict
        return {
            "amendment": result.amendment,
            "operation": result.operation.verb,
            "number": result.number,
            "status": fate.kind,
            "clause": clause_json(fate.clause, after.draft) if fate.clause else None,
            "was": clause_json(fate.was, before.draft) if fate.was else None,
            "named": result.operation.clause,
            "reason": result.reason,
            "share": round(fate.share, 4),
            "carried": entry(fate.carried) if fate.carried is not None and result.amendment not in behind else None,
            "conflict": {"base": conflict.base, "theirs": conflict.theirs, "ours": conflict.ours} if conflict else None,
            "text": fate.text,
            "nearest": [{"clause": clause_json(n.located, after.draft), "text": n.words} for n in fate.nearest],
        }

    return {
        "schema": "rollingtext/rebase/1",
        "from": before.draft.meta.version,
        "onto": after.draft.meta.version,
        "results": [told(result) for result in results],
        "warnings": list(warnings),
        "summary": {
            "amendments": len(tabled),
            "carried": len(open_),
            "overtaken": len(tabled) - len(open_) - len(behind),
            "left_behind": len(behind),
            "operations": len(results),
            **{status: counts[status] for status in _STATUSES},
        },
    }
