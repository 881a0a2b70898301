"""The sections of a draft beside those that its profile asks for."""

from __future__ import annotations

from rollingtext.document.model import Clause, Draft
from rollingtext.document.tree import clauses_of, is_preamble
from rollingtext.rules._context import Context


def compared(draft: Draft, context: Context) -> tuple[tuple[Clause, ...], tuple[str, ...]] | None:
    """The numbered sections of a whole text and the labels its profile asks for.

    `None` when the profile asks for none, or when the draft revises some sections only: the record says so, or it has
    fewer than two of the sections asked for.
    """
    wanted = tuple(section.label for section in context.profile.sections)
    sections = tuple(
        clause
        for clause in clauses_of(draft.blocks)
        if clause.kind == "section" and clause.label and not is_preamble(clause)
    )
    present = {clause.label.name for clause in sections if clause.label}
    if not wanted or context.revises or len(present & set(wanted)) < 2:
        return None
    return sections, wanted


def name_of(section: Clause) -> str:
    """The number of a section, as the profile writes it."""
    return section.label.name if section.label else ""
