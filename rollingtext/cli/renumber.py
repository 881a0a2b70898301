"""Let the numbers of a text run on: 4 bis becomes 5, what follows moves up, and the references go with it.

The renumbered text goes to standard output (or -o), the table of old and new numbers to standard error. A row whose
numbers are in no order, or with one in brackets of its own, stays as it is.
"""

from __future__ import annotations

import json
from typing import Annotated

from rollingtext.amend.renumber import renumber
from rollingtext.cli.amended import as_text
from rollingtext.cli.console import message, write
from rollingtext.cli.drafts import load_draft
from rollingtext.cli.files import write_file
from rollingtext.cli.formats import copy_for
from rollingtext.cli.numbers import numbers_json, numbers_told
from rollingtext.cli.params import Argument, Format, FromOption, Option


def command(
    path: Annotated[str, Argument("DRAFT", "The text as it stands: a file, or - for input.")],
    output: Annotated[str, Option("-o --output", "Write the renumbered text to this file.")] = "",
    form: Annotated[Format, Option("--format", "How the new numbers are told.")] = "text",
    from_: FromOption = "",
) -> int:
    """Renumbers a text; 1 when references are left for a person to look at."""
    loaded = load_draft(path, from_)
    numbers = renumber(loaded.draft, loaded.registry)
    text, difference = as_text(numbers.draft, loaded.registry, loaded.draft)
    if text is not None and output:
        write_file(output, copy_for(output, numbers.draft, text)[0])
    left = sum(not each.new for each in numbers.references)
    if form == "json":
        document = {
            "schema": "rollingtext/renumber/1",
            "version": loaded.draft.meta.version,
            **numbers_json(numbers, loaded.draft),
            "warnings": [_refused(difference)] if difference else [],
            "summary": {
                "renumbered": len(numbers.table),
                "references": len(numbers.references) - left,
                "references_left": left,
            },
        }
        write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    else:
        if text is not None and not output:
            write(text)
        if difference:
            message(f"warning: {_refused(difference)}")
        for line in numbers_told(numbers):
            message(line)
        if not numbers.table:
            message("The numbers run on already.")
    return 1 if left or difference else 0


def _refused(difference: str) -> str:
    return f"No text was written, for it would be read as another one: {difference}"
