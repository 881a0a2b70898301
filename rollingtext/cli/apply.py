"""Adopt amendments into the text: exactly what they ask, where they ask it, or not at all.

The adopted text goes to standard output (or -o), what became of each amendment to standard error. Of amendments that
collide none is adopted. Where clauses get other numbers, a table tells the old and the new ones, and references that
clearly mean these clauses follow.
"""

from __future__ import annotations

from typing import Annotated

from rollingtext.amend.apply import adopted
from rollingtext.cli.amended import ADOPTED, hand_out, tabled
from rollingtext.cli.drafts import Word
from rollingtext.cli.params import (
    AmendmentsArgument,
    Argument,
    Format,
    FromOption,
    LegendOption,
    Option,
    RevisionsOption,
)


def command(
    path: Annotated[str, Argument("DRAFT", "The text as it stands: a file, or - for input.")],
    amendments: AmendmentsArgument,
    output: Annotated[str, Option("-o --output", "Write the adopted text to this file.")] = "",
    form: Annotated[Format, Option("--format", "How the results are told.")] = "text",
    from_: FromOption = "",
    revisions: RevisionsOption = "final",
    legend: LegendOption = "",
) -> int:
    """Adopts amendments; 1 when one of them could not be adopted."""
    table = tabled(path, amendments, from_, Word(revisions, legend))
    if table is None:
        return 2
    made = adopted(table.loaded.draft, table.amendments, table.loaded.registry)
    return hand_out(table, made.numbers.draft, made.results, output, form, ADOPTED, made.numbers)
