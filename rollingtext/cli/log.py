"""The versions of a negotiation: how large each is, how contested, what changed in it, and whose its new words are."""

from __future__ import annotations

from typing import Annotated, Any

from rollingtext.cli.console import Terminal, write
from rollingtext.cli.negotiations import accounted, assembled
from rollingtext.cli.params import Argument, ColorOption, FormatOption
from rollingtext.cli.tables import add_table
from rollingtext.negotiation.log import Entry, log
from rollingtext.reports.log import versions


def command(
    negotiation: Annotated[str, Argument("NEGOTIATION", "A folder with a negotiation.yaml, or one of its versions.")],
    format_: FormatOption = "text",
    color: ColorOption = "auto",
) -> int:
    """Lists the versions."""
    whole = assembled(negotiation)
    found = accounted(whole)
    if found is None:
        return 2
    entries = log(found)
    if format_ == "json":
        import json

        document = {
            "schema": "rollingtext/log/1",
            "title": whole.record.title,
            "versions": [_told(entry) for entry in entries],
        }
        write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")
        return 0
    terminal = Terminal(color)
    add_table(terminal, versions(entries, whole.record.title), (None, None, "place", "place"))
    terminal.show()
    return 0


def _told(entry: Entry) -> dict[str, Any]:
    version = entry.version
    return {
        "version": version.name,
        "date": version.date,
        "follows": list(version.follows),
        "revises": list(version.revises),
        "clauses": entry.clauses,
        "words": entry.words,
        "brackets": entry.brackets,
        "places": entry.places,
        "changes": dict(entry.changes),
        "new": {
            "words": entry.came_in,
            "tabled": entry.tabled,
            "returned": entry.returned,
            "agreed": entry.agreed,
            "following": entry.following,
            "unsourced": entry.unsourced,
        },
    }
