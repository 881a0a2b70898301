"""A whole negotiation as the user names it: its record, the texts of its versions, and the proposals tabled on them."""

from __future__ import annotations

import glob
import os
from collections.abc import Sequence

from rollingtext.amend.operations import Amendment
from rollingtext.cli.console import message
from rollingtext.cli.drafts import RECORD, Loaded, load_draft, nearest_record
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import read_source
from rollingtext.cli.proposals import proposals
from rollingtext.compare.lineage import Issue, Lineage, lineage
from rollingtext.document.model import Draft
from rollingtext.document.nearest import hint
from rollingtext.document.values import Frozen, replace
from rollingtext.negotiation.provenance import Provenance, provenance
from rollingtext.negotiation.record import Negotiation


class Assembled(Frozen):
    """A negotiation with its texts. `named` is the version whose file the user named, empty for the whole of it."""

    record: Negotiation
    folder: str
    loaded: dict[str, Loaded]
    named: str = ""

    @property
    def drafts(self) -> dict[str, Draft]:
        """The texts by the names of their versions."""
        return {name: loaded.draft for name, loaded in self.loaded.items()}

    def version(self, name: str) -> str:
        """The version meant: the one that was named, or else the newest whole text. Raises `UsageProblem`."""
        chosen = name or self.named or self.newest
        if chosen not in self.loaded:
            known = hint(chosen, self.loaded, "Versions")
            raise UsageProblem(f"There is no text of a version {chosen} in this negotiation.{known}")
        return chosen

    @property
    def newest(self) -> str:
        """The last whole text, or the last of all where each revises a part only."""
        there = [version for version in self.record.versions if version.name in self.loaded]
        return ([version for version in there if not version.revises] or there)[-1].name


def assembled(name: str) -> Assembled:
    """The negotiation that the user named, by its folder, its record, or the file of one version.

    A version whose file is missing is told and passed over. Raises `UsageProblem` where there is no negotiation.
    """
    path = os.path.join(name, RECORD) if os.path.isdir(name) else name
    is_record = os.path.basename(path) == RECORD
    if is_record and not os.path.isfile(path):
        raise UsageProblem(f"{name} has no {RECORD}. Name the folder of a negotiation, or its record.")
    if not is_record:
        read_source(path)  # says what is wrong with a file that is not there
    record = nearest_record(path)
    if record is None:
        reason = f"`rollingtext validate {path}` says why." if is_record else f"No {RECORD} stands beside it."
        raise UsageProblem(f"{path} belongs to no negotiation that can be used. {reason}")
    folder = os.path.dirname(os.path.realpath(path))
    if not os.path.isfile(os.path.join(folder, RECORD)):
        folder = os.path.dirname(folder)
    loaded: dict[str, Loaded] = {}
    for version in record.versions:
        file = os.path.join(folder, *version.file.split("/"))
        if not os.path.isfile(file):
            message(f"note: the text of {version.name} is left out: there is no file {version.file}.")
            continue
        text = load_draft(file)
        meta = replace(text.draft.meta, version=version.name)
        loaded[version.name] = text._replace(draft=replace(text.draft, meta=meta))
    if not loaded:
        raise UsageProblem(f"{path} names no version whose file is there.")
    named = "" if is_record else _version_in(path, folder, record)
    return Assembled(record, folder, loaded, named)


def _version_in(path: str, folder: str, record: Negotiation) -> str:
    """The version whose file the user named. Raises `UsageProblem` for a draft that the record does not list."""
    real = os.path.realpath(path)
    for version in record.versions:
        if os.path.realpath(os.path.join(folder, *version.file.split("/"))) == real:
            return version.name
    raise UsageProblem(f"{path} is no version of the negotiation beside it. Add it under `versions` of its {RECORD}.")


def tabled(negotiation: Assembled) -> list[Amendment] | None:
    """The proposals of a negotiation in the order in which they were tabled; `None` when a file cannot be used.

    What is wrong with one has been told then.
    """
    paths: dict[str, None] = {}
    for form in negotiation.record.proposal_files:
        found = sorted(glob.glob(os.path.join(glob.escape(negotiation.folder), *form.split("/")), recursive=True))
        if not found and not glob.has_magic(form):
            message(f"note: there is no file of proposals {form}.")
        paths.update(dict.fromkeys(os.path.relpath(path) for path in found))
    given = proposals(list(paths), negotiation.record.registry, "")
    return None if given is None else in_order(given)


def in_order(given: Sequence[Amendment]) -> list[Amendment]:
    """Proposals by the day on which they were tabled; those without a day stay where they were listed."""
    days = [each.date for each in given]
    for at, day in enumerate(days):
        days[at] = day or (days[at - 1] if at else "")
    return [each for _, _, each in sorted(zip(days, range(len(given)), given, strict=True), key=lambda item: item[:2])]


def accounted(
    negotiation: Assembled, agreed: Sequence[str] = (), claimed: Sequence[Amendment] | None = None
) -> Provenance | None:
    """The words of all versions accounted for; `None` when a file of proposals cannot be used, which has been told.

    `agreed` are files of language that is agreed elsewhere. `claimed` are the only proposals to be heard.
    """
    given = claimed if claimed is not None else tabled(negotiation)
    if given is None:
        return None
    texts = [(os.path.basename(path), read_source(path).text) for path in agreed]
    return provenance(negotiation.record, negotiation.drafts, given, texts)


def lines_of(negotiation: Assembled) -> Lineage:
    """The lines of all clauses through the versions whose texts are there."""
    return lineage(
        Issue(version.name, negotiation.drafts[version.name], version.follows, version.revises)
        for version in negotiation.record.versions
        if version.name in negotiation.loaded
    )
