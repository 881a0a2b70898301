"""Make copies: bracketed without names, settled by decisions, as one party would read it, or agreed text only.

Without an option every bracket stays and the names go. What a decision leaves behind (a doubled word, a stray comma,
*a* before a vowel) is told and not mended. What if some amendments were accepted? They are adopted before the rest.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any

from rollingtext.brackets.accounted import unaccounted
from rollingtext.brackets.copies import agreed_only, as_read_by, in_order, no_text
from rollingtext.brackets.decisions import choices, left_undecided
from rollingtext.brackets.places import Place, places
from rollingtext.brackets.remains import contested_left, lone_brackets, unclean
from rollingtext.brackets.seams import Seam, seams
from rollingtext.brackets.settle import settled, without_names
from rollingtext.cli.clauses import clause_json
from rollingtext.cli.console import message, write
from rollingtext.cli.deciding import decisions, one_place, what_if
from rollingtext.cli.drafts import Loaded, Word, load_draft
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import write_file
from rollingtext.cli.formats import copy_for
from rollingtext.cli.notices import finding_json, tell
from rollingtext.cli.params import Argument, Format, FromOption, LegendOption, Option, RevisionsOption
from rollingtext.document.diagnostics import Diagnostic, Severity
from rollingtext.document.model import Draft
from rollingtext.document.nearest import either
from rollingtext.document.values import Record, replace

Policy = Callable[[Place], int | None]

_UNSAFE = ("C002", "C015", "C016", "C017")
"""Findings with which a copy would say more, or less, than the text and the decisions do."""


def command(
    path: Annotated[str, Argument("DRAFT", "The draft: a file, or - for standard input.")],
    amendments: Annotated[
        list[str] | None, Argument("AMENDMENT...", "Files of amendments to accept from, with --accept.")
    ] = None,
    output: Annotated[str, Option("-o --output", "Write the copy to this file.")] = "",
    attributed: Annotated[bool, Option("--attributed", "Keep the names beside what is contested.")] = False,
    agreed: Annotated[bool, Option("--agreed-only", "Leave out everything that is contested.")] = False,
    accept: Annotated[str, Option("--accept", "What if: adopt these first, such as A12,A31.", "ID,...")] = "",
    settle: Annotated[
        list[str] | None,
        Option("--settle", "Settle places as a file says, or one place: III.4#1=nothing.", "FILE|PLACE=SIDE"),
    ] = None,
    settle_place: Annotated[
        list[str] | None,
        Option("--settle-place", "Settle one place, such as III.4#1=nothing.", "PLACE=SIDE"),
    ] = None,
    drop: Annotated[bool, Option("--drop-contested", "No text wherever that is one side.")] = False,
    party: Annotated[str, Option("--as", "Take the sides that a party backs.", "PARTY")] = "",
    clean: Annotated[bool, Option("--clean", "Refuse, with 1, while anything is contested.")] = False,
    form: Annotated[Format, Option("--format", "How it is told what was done.")] = "text",
    from_: FromOption = "",
    revisions: RevisionsOption = "final",
    legend: LegendOption = "",
) -> int:
    """Makes a copy; 1 when a decision does not fit the text, or --clean finds something contested."""
    if agreed and drop:
        raise UsageProblem("--agreed-only leaves out more than --drop-contested does; give one of them.")
    loaded = load_draft(path, from_, Word(revisions, legend))
    decided = decisions(settle or [])
    if decided is None:
        return 2
    by_name = [*decided.decisions, *(one_place(each) for each in settle_place or [])]
    chosen, stale = choices(loaded.draft, by_name)
    accepting = what_if(loaded, amendments or [], accept, chosen)
    if accepting is None:
        return 2
    loaded = accepting.loaded
    copy = _Copy(loaded, accepting.chosen, [*stale, *accepting.findings], accepting.names)
    for file, base in decided.bases:
        copy.check_base(base, file)
    policies: list[Policy] = [copy.as_decided]
    if party:
        policies.append(copy.remember(_party_policy(loaded, party), f"--as {party}"))
    if drop:
        policies.append(copy.remember(no_text, "--drop-contested"))
    draft = settled(loaded.draft, copy.noting_undecided(in_order(*policies)))
    copy.tell_moot()
    if party and not any(why.startswith("--as") for _, _, why in copy.taken):
        message(f"note: {party} backs no side that is still open in this text, so --as takes none.")
    swept = [place for place, index, why in copy.taken if why != "decision" and not place.sides[index].text]
    if agreed:
        swept += places(draft)
        copy.findings += lone_brackets(draft)
        draft = agreed_only(draft)
    copy.findings += _cut_across(loaded, swept)
    left = () if agreed else tuple(copy.undecided)
    left = left or tuple(left_undecided(draft))
    copy.shown = _as_shown(loaded.draft, attributed)
    if clean:
        nameless = tuple(copy.shown.get(each.id, each) for each in left)
        copy.findings += [*contested_left(nameless, loaded.source), *unclean(draft)]
    found = seams(loaded.draft, draft)
    unsafe = any(finding.code in _UNSAFE for finding in copy.findings)
    refused = unsafe or (clean and any(finding.severity is Severity.ERROR for finding in copy.findings))
    if not attributed:
        draft = without_names(draft)
        copy.findings += _names_kept(loaded)
    _hand_out(copy, draft, left, found, output, form, refused)
    return 1 if any(finding.severity is Severity.ERROR for finding in copy.findings) else 0


class _Copy(Record):
    """What is decided at which place, and why; and everything that does not fit."""

    loaded: Loaded
    chosen: Mapping[str, int]
    findings: list[Diagnostic]
    accepted: tuple[str, ...] = ()
    taken: list[tuple[Place, int, str]] = []
    undecided: list[Place] = []
    shown: dict[str, Place] = {}

    def as_decided(self, place: Place) -> int | None:
        """The side that a decision names."""
        choice = self.chosen.get(place.id)
        if choice is not None:
            self.taken.append((place, choice, "decision"))
        return choice

    def remember(self, policy: Policy, why: str) -> Policy:
        """The same policy, its answers kept for the account."""

        def decide(place: Place) -> int | None:
            choice = policy(place)
            if choice is not None:
                self.taken.append((place, choice, why))
            return choice

        return decide

    def noting_undecided(self, policy: Policy) -> Policy:
        """The same policy; places without an answer are noted by the names they had, unless inside another one."""

        def decide(place: Place) -> int | None:
            choice = policy(place)
            outer = place.within
            while outer is not None and any(outer[0] is taken for taken, _, _ in self.taken):
                outer = outer[0].within
            if choice is None and outer is None:
                self.undecided.append(place)
            return choice

        return decide

    def check_base(self, base: str, path: str) -> None:
        version = self.loaded.draft.meta.version
        if base and version and base != version:
            text = f"The decisions are about {base}, but the text is {version}."
            help = "Check that each still means what it meant."
            self.findings.append(
                Diagnostic("C013", "decisions-for-another-version", Severity.WARNING, text, help, path)
            )

    def tell_moot(self) -> None:
        """Tells the decisions that were never asked for: their place is gone with a side that was not taken."""
        asked = {place.id for place, _, why in self.taken if why == "decision"}
        for name in self.chosen:
            if name not in asked:
                text = f"The decision on {name} has no effect: it stands in words that are not taken."
                self.findings.append(Diagnostic("C014", "decision-without-effect", Severity.INFO, text, "Delete it."))


def _as_shown(draft: Draft, attributed: bool) -> dict[str, Place]:
    """The places of a draft by id as they may be told: a copy without names is not undone by what is said of it."""
    return {each.id: each for each in places(draft if attributed else without_names(draft))}


def _names_kept(loaded: Loaded) -> tuple[Diagnostic, ...]:
    """Names that look like positions and are read as words, so that no copy keeps them unseen."""
    from rollingtext.rules import name_behind_bracket
    from rollingtext.rules._context import context_of

    return tuple(name_behind_bracket.check(loaded.draft, context_of(loaded.draft, loaded.record)))


def _cut_across(loaded: Loaded, swept: Sequence[Place]) -> tuple[Diagnostic, ...]:
    """Brackets that nobody decided by name, and that would take whole clauses of another part of the text with them.

    Such a bracket is more often one that was never closed than one that holds nine articles.
    """
    from rollingtext.rules import span_across_parents
    from rollingtext.rules._context import context_of

    spans = {place.span.start: place for place in swept if place.scope != "words" and place.span}
    if not spans:
        return ()
    help = "Mend the bracket in the draft, or decide the place by name with --settle-place."
    return tuple(
        replace(
            finding, code="C015", slug="contested-across-parts", severity=Severity.ERROR, help=help,
            message=f"{finding.message} Leaving it out would take away everything between, and nobody decided {at.id}.",
        )
        for finding in span_across_parents.check(loaded.draft, context_of(loaded.draft, loaded.record))
        if (at := _place_at(finding, loaded, spans)) is not None
    )  # fmt: skip


def _place_at(finding: Diagnostic, loaded: Loaded, spans: Mapping[int, Place]) -> Place | None:
    where = loaded.source.position
    return next((place for start, place in spans.items() if where(start) == finding.start), None)


def _party_policy(loaded: Loaded, name: str) -> Policy:
    found = loaded.registry.resolve(name)
    if found is None:
        near = loaded.registry.suggest(name)
        hint = f" Did you mean {either(near)}?" if near else " `contested --by party` lists who is named."
        raise UsageProblem(f"No party is known as `{name}`.{hint}")
    return as_read_by(found, loaded.registry, loaded.draft.meta.date)


def _hand_out(
    copy: _Copy,
    draft: Draft,
    left: Sequence[Place],
    found: Sequence[Seam],
    output: str,
    form: Format,
    refused: bool,
) -> None:
    """Writes the copy and the account of it; a text that is refused is not written."""
    from rollingtext.writers import markdown

    word = unaccounted(copy.loaded.draft, draft)
    if word:
        raise AssertionError(f"The copy would have a word that the text does not have there: {word}")
    if output and not refused:
        content, losses = copy_for(output, draft, markdown.write(draft)[0])
        write_file(output, content)
        copy.findings += losses
    if form == "json":
        write(json.dumps(_document(copy, left, found, draft, refused), ensure_ascii=False, indent=2) + "\n")
        return
    if not output and not refused:
        write(markdown.write(draft)[0])
    tell(copy.findings)
    for seam in found:
        message(f"note: {seam.clause.locator}: {seam.message} It reads “{seam.words}”.")
    for each, index, why in copy.taken:
        if why.startswith("--as"):
            message(f"note: {each.id}: takes {described_side(copy, each, index)}.")
    if refused:
        message("No copy was written: it would say more, or less, than this text does.")
    elif left and copy.taken:
        message(f"{len(left)} contested place{'s' if len(left) > 1 else ''} left: {', '.join(p.id for p in left)}.")


def described_side(copy: _Copy, place: Place, index: int) -> str:
    """One side in words: `“lethal”` or `no text`."""
    text = " ".join(_side_text(copy, place, index).split())
    return f"“{text}”" if text else "no text"


def _side_text(copy: _Copy, place: Place, index: int) -> str:
    sides = copy.shown.get(place.id, place).sides
    return sides[index].text if index < len(sides) else ""


def _document(copy: _Copy, left: Sequence[Place], found: Sequence[Seam], draft: Draft, refused: bool) -> dict[str, Any]:
    base = copy.loaded.draft
    return {
        "schema": "rollingtext/clean/1",
        "version": base.meta.version,
        "accepted": list(copy.accepted),
        "written": not refused,
        "settled": [
            {
                "place": each.id,
                "clause": clause_json(each.clause, base),
                "side": index + 1,
                "text": _side_text(copy, each, index),
                "by": why,
            }
            for each, index, why in copy.taken
        ],
        "left": [
            {
                "place": each.id,
                "clause": clause_json(each.clause, base),
                "sides": [
                    {"text": side.text, "backers": list(side.backers)} for side in copy.shown.get(each.id, each).sides
                ],
            }
            for each in left
        ],
        "seams": [
            {"clause": clause_json(seam.clause, draft), "text": seam.words, "message": seam.message} for seam in found
        ],
        "findings": [finding_json(finding) for finding in copy.findings],
        "summary": {"settled": len(copy.taken), "left": len(left), "seams": len(found)},
    }
