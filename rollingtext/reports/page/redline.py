"""Two versions side by side for the page: every clause of both, under the headings of the newer one."""

from __future__ import annotations

from collections.abc import Iterator

from rollingtext.compare.diff import Change, Diff
from rollingtext.compare.headline import headline
from rollingtext.compare.news import news
from rollingtext.compare.notes import NoteChange
from rollingtext.compare.phrases import readable
from rollingtext.compare.texts import own_text
from rollingtext.compare.told import places, what
from rollingtext.compare.words import Run
from rollingtext.document.model import HEADED
from rollingtext.document.tree import Located
from rollingtext.notation.plain import plain
from rollingtext.reports.page.contents import Part, Redline, Row, RowKind


def redline(found: Diff, reason: str = "") -> Redline:
    """The differences as rows, unchanged clauses too. `reason` says why only a part of the text is compared."""
    parts: list[tuple[str, list[Row]]] = []
    rows_of: dict[str, str] = {}
    became = _became(found)
    for number, change in enumerate(found.changes, 1):
        row = _row(change, f"row-{number}")
        heading = _heading((change.link.new or change.link.old)[0], became)
        if not parts or parts[-1][0] != heading:
            parts.append((heading, []))
        parts[-1][1].append(row)
        rows_of.update(dict.fromkeys((item.locator for item in change.link.new), row.id))
    if found.notes:
        parts.append(("Notes", [_note(note, f"note-{number}") for number, note in enumerate(found.notes, 1)]))
    told = headline(found.summary, len(found.notes))
    return Redline(
        found.old.version,
        found.new.version,
        f"{told}; {reason}" if reason else told,
        tuple(Part(heading, tuple(rows)) for heading, rows in parts),
        tuple(rows_of.items()),
    )


def _row(change: Change, name: str) -> Row:
    link = change.link
    both = bool(link.old and link.new)
    words = readable(change.words) if both else change.words
    return Row(
        name,
        places(change).replace(" -> ", " → "),
        what(change) or "unchanged",
        tuple(_kinds(change)),
        tuple(run for run in words if run.op != "insert") if link.old else (),
        tuple(run for run in words if run.op != "delete") if link.new else (),
        _label(link.old),
        _label(link.new),
        tuple(news([each for each in change.brackets if both or each.event not in ("opened", "struck")], full=True)),
    )


def _kinds(change: Change) -> Iterator[RowKind]:
    link = change.link
    if link.kind != "same":
        yield link.kind
    if link.moved:
        yield "moved"
    if change.brackets:
        yield "brackets"
    if link.renumbered:
        yield "renumbered"
    if not change.is_change:
        yield "unchanged"


def _label(clauses: tuple[Located, ...]) -> str:
    """The number as it is printed, with a bracket that opens before it; none where several clauses are told together."""
    if len(clauses) != 1:
        return ""
    clause = clauses[0].clause
    return plain(clause.lead) + (clause.label.text if clause.label else "")


def _note(change: NoteChange, name: str) -> Row:
    words = readable(change.words)
    old = tuple(run for run in words if run.op != "insert")
    new = tuple(run for run in words if run.op != "delete")
    happened = "edited" if _stood(old) and _stood(new) else "inserted" if _stood(new) else "deleted"
    return Row(name, f"note {change.name}", happened, ("note",), old, new)


def _stood(runs: tuple[Run, ...]) -> bool:
    return any(text for _, text in runs)


def _became(found: Diff) -> dict[int, Located]:
    """Which heading of the newer version each heading of the older one became."""
    links = [change.link for change in found.changes]
    return {id(item.clause): link.new[0] for link in links if link.new for item in link.old}


def _heading(item: Located, became: dict[int, Located]) -> str:
    """The heading that a clause stands under, or is: its number and words, in the newer version where it is still there."""
    here: Located | None = item
    while here is not None and here.clause.kind not in HEADED:
        here = here.parent
    if here is None:
        return ""
    here = became.get(id(here.clause), here)
    label = f"{here.clause.label.text} " if here.clause.label else ""
    return label + " ".join(own_text(here.clause).split()) or here.locator
