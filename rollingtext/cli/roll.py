"""Roll amendments into the text: attributed, bracketed sides beside the base words, none of them decided.

The base words, and the text as any one amendment would leave it, stay readings of the rolled text. It goes to standard
output (or -o), what became of each amendment to standard error. Amendments that want different things are sides of one
contested place; what cannot be put beside the base without losing a reading is left out and told.
"""

from __future__ import annotations

from typing import Annotated

from rollingtext.amend.roll import roll
from rollingtext.cli.amended import ROLLED, hand_out, tabled
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
    output: Annotated[str, Option("-o --output", "Write the rolled text to this file.")] = "",
    form: Annotated[Format, Option("--format", "How the results are told.")] = "text",
    from_: FromOption = "",
    revisions: RevisionsOption = "final",
    legend: LegendOption = "",
) -> int:
    """Rolls amendments in; 1 when one of them had to be left out."""
    table = tabled(path, amendments, from_, Word(revisions, legend))
    if table is None:
        return 2
    rolled = roll(table.loaded.draft, table.amendments, table.loaded.registry)

    def as_word() -> bytes:
        from rollingtext.cli.word import rolled_in_word

        return rolled_in_word(table.loaded.draft, rolled, table.amendments)

    return hand_out(table, rolled.draft, rolled.results, output, form, ROLLED, as_word=as_word)
