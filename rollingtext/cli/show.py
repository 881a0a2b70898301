"""Show one version: the whole text, its outline, one clause, or the tree that the program sees."""

from __future__ import annotations

import json
from collections import Counter
from typing import Annotated, Any, Literal, TypeAlias

from rollingtext.brackets.places import places
from rollingtext.brackets.settle import without_names
from rollingtext.cli import page
from rollingtext.cli.clauses import chosen_clause, clause_json
from rollingtext.cli.console import Terminal, write
from rollingtext.cli.drafts import Word, load_draft
from rollingtext.cli.files import keep_apart, write_file
from rollingtext.cli.params import (
    Argument,
    ColorOption,
    FormatOption,
    LegendOption,
    Option,
    OutputOption,
    RevisionsOption,
)
from rollingtext.cli.treeview import tree_lines
from rollingtext.cli.wrap import cells, padded, shortened
from rollingtext.document.model import Draft
from rollingtext.document.tree import Located, located
from rollingtext.document.values import replace
from rollingtext.document.visible import visible

As: TypeAlias = Literal["bracketed", "attributed", "outline", "tree"]
"""What of a version is shown."""


def command(
    draft: Annotated[str, Argument("DRAFT", "The draft: a file, or - for standard input.")],
    as_: Annotated[
        As,
        Option("--as", "The text as it stands (attributed), without names (bracketed), its outline, or the tree."),
    ] = "attributed",
    clause: Annotated[str, Option("--clause", "One clause with everything under it, such as III.7.C.")] = "",
    format_: FormatOption = "text",
    color: ColorOption = "auto",
    output: OutputOption = "",
    revisions: RevisionsOption = "final",
    legend: LegendOption = "",
) -> int:
    """Shows a draft; 2 when there is no such clause."""
    keep_apart(output, draft)
    loaded = load_draft(draft, "", Word(revisions, legend))
    shown = without_names(loaded.draft) if as_ == "bracketed" else loaded.draft
    chosen = chosen_clause(shown, clause) if clause else None
    if format_ == "json":
        text = json.dumps(_json(shown, chosen), ensure_ascii=False, indent=1) + "\n"
        write_file(output, text) if output else write(text)
        return 0
    terminal = Terminal("never" if output else color)
    if output:
        terminal.width = None
    blocks = (chosen.clause,) if chosen else shown.blocks
    if as_ == "tree":
        for line in tree_lines(shown, blocks):
            terminal.line(visible(line))
    elif as_ == "outline":
        _outline(terminal, shown, chosen)
    elif chosen:
        page.one(terminal, shown, chosen.clause)
    else:
        page.whole(terminal, shown)
    if output:
        write_file(output, "\n".join(terminal.lines) + "\n" if terminal.lines else "")
    else:
        terminal.show()
    return 0


def _json(draft: Draft, chosen: Located | None) -> dict[str, Any]:
    from rollingtext.writers.json import blocks_tree, tree

    if chosen is None:
        return {**tree(draft), "schema": "rollingtext/show/1"}
    part = replace(draft, blocks=(), notes=tuple(page.notes_of(draft, chosen.clause)), furniture=())
    blocks = blocks_tree((chosen.clause,), draft)
    whole = tree(part)
    return {
        "schema": "rollingtext/show/1",
        "clause": clause_json(chosen, draft),
        **{key: value for key, value in whole.items() if key != "schema"},
        "blocks": blocks,
    }


def _outline(terminal: Terminal, draft: Draft, chosen: Located | None) -> None:
    """Sections, articles and the clauses right under them: how each begins, and how many places it holds."""
    counts: Counter[str] = Counter()
    for place in places(draft):
        here: Located | None = place.clause
        while here is not None:
            counts[here.locator] += 1
            here = here.parent
    rows: list[tuple[str, str, int]] = []
    for item in located(draft):
        above = item.parent
        if chosen and item.locator != chosen.locator and (above is None or above.locator != chosen.locator):
            continue
        section = item.clause.kind in ("section", "article")
        if not chosen and not section and above is not None and above.clause.kind not in ("section", "article"):
            continue
        rows.append(("  " * item.depth + item.locator, page.first_words(item.clause), counts[item.locator]))
    if not rows:
        return
    first = max(cells(row[0]) for row in rows)
    for name, words, count in rows:
        tail = f"  {count} contested" if count else ""
        room = terminal.width - first - 2 - len(tail) if terminal.width else None
        shown = shortened(words, max(12, room)) if room is not None else words
        line = f"{terminal.styled(padded(name, first), 'label')}  {visible(shown)}"
        terminal.line((line + (terminal.styled(tail, "place") if tail else "")).rstrip())
