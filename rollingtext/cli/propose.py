"""Draw up amendments from a copy of the text in which somebody has changed it.

The amendments go to standard output (or -o); what none of them says goes to standard error, and then the exit code is 1.
"""

from __future__ import annotations

from typing import Annotated, Any

from rollingtext.amend.draw_up import Drawn, draw_up
from rollingtext.cli.clauses import clause_json
from rollingtext.cli.console import message, write
from rollingtext.cli.drafts import Loaded
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import keep_apart, write_file
from rollingtext.cli.params import Argument, Format, Option
from rollingtext.cli.parties import known_party
from rollingtext.cli.versions import load_version, title_of


def command(
    old: Annotated[str, Argument("OLD", "The text as it stands: a file, a name in the record, or REV:PATH.")],
    new: Annotated[str, Argument("COPY", "The copy in which it was changed.")],
    by: Annotated[list[str] | None, Option("--by", "Who proposes it; name each party.", "PARTY")] = None,
    name: Annotated[str, Option("--id", "What the amendments are called: A gives A-1, A-2 ...", "NAME")] = "A",
    folder: Annotated[str, Option("--in", "The negotiation whose versions are named.")] = "",
    links: Annotated[
        str, Option("--links", "What people know about which clause became which: a YAML file of links.", "FILE")
    ] = "",
    output: Annotated[str, Option("-o --output", "Write the amendments to this file.")] = "",
    form: Annotated[Format, Option("--format", "The amendments as YAML to table, or all of it as JSON.")] = "text",
) -> int:
    """Writes the amendments that make the copy of the text; 1 when a change cannot be put as one."""
    if not by:
        raise UsageProblem("Say who proposes it: --by Norway. Name every party with a --by of its own.")
    if old == new == "-":
        raise UsageProblem("Standard input can be one file only.")
    keep_apart(output, old, new)
    before, after = load_version(old, folder, new), load_version(new, folder, old)
    for party in by:
        known_party(party, before.registry)
    stated: tuple[Any, ...] = ()
    if links:
        from rollingtext.cli.diff import statements_in

        stated, _ = statements_in(links, before.draft, after.draft)
    found = draw_up(before.draft, after.draft, name, by, before.registry, stated)
    text = _written(found, before, old)
    if output:
        write_file(output, text)
    if form == "json":
        import json

        write(json.dumps(_document(found, before, after), ensure_ascii=False, indent=2) + "\n")
    elif not output:
        write(text)
    for clause, reason in found.left:
        message(f"{clause.locator}: left out. {reason}")
    count = len(found.amendments)
    left = f"; {_counted(len(found.left), 'change')} left out" if found.left else ""
    message(f"{_counted(count, 'amendment')} drawn up{left}.")
    return 1 if found.left else 0


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing if number == 1 else thing + 's'}"


def _written(found: Drawn, before: Loaded, name: str) -> str:
    from rollingtext.amend.doing.fitting import hash_of
    from rollingtext.amend.papers.written import written

    return written(found.amendments, title_of(before, name), hash_of(before.source.text)[:16])


def _document(found: Drawn, before: Loaded, after: Loaded) -> dict[str, Any]:
    from rollingtext.amend.papers.written import entry

    ours = {id(clause) for clause in _clauses(before)}
    return {
        "schema": "rollingtext/propose/1",
        "base": before.draft.meta.version,
        "copy": after.draft.meta.version,
        "amendments": [
            {"id": one.id, "by": list(one.by), "operations": [entry(operation) for operation in one.operations]}
            for one in found.amendments
        ],
        "left": [
            {
                "clause": clause_json(clause, before.draft if id(clause.clause) in ours else after.draft),
                "reason": reason,
            }
            for clause, reason in found.left
        ],
        "summary": {"amendments": len(found.amendments), "left": len(found.left)},
    }


def _clauses(loaded: Loaded) -> Any:
    from rollingtext.document.tree import walk

    return walk(loaded.draft.blocks)
