"""A file of amendments written as Akoma Ntoso, against the version that it is for."""

from __future__ import annotations

import os

from rollingtext.cli.console import message, write
from rollingtext.cli.drafts import RECORD, Loaded, Room, load_draft
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import write_file
from rollingtext.cli.proposals import proposals
from rollingtext.cli.versions import load_version
from rollingtext.document.locators import find
from rollingtext.writers._akn_amendments import write_amendments


def convert(path: str, target: str, base: str) -> int:
    """Writes the amendments of a file; 1 when one of them names a clause that its base does not have, 2 without any."""
    found = proposals([path], Room(path).registry, base)
    if found is None:
        return 2
    versions = {amendment.base for amendment in found if amendment.base}
    wanted = base or (versions.pop() if len(versions) == 1 else "")
    if not found or not wanted:
        raise UsageProblem(f"{path} does not say which one version it amends. Name it with --base, by name or by file.")
    loaded = _base(wanted, path)
    text = write_amendments(found, loaded.draft, loaded.record)
    if target == "-":
        write(text)
    else:
        write_file(target, text)
    named = [(amendment.id, operation.clause) for amendment in found for operation in amendment.operations]
    missing = [(own, clause) for own, clause in named if clause and find(loaded.draft, clause).located is None]
    for own, clause in missing:
        message(f"{path}: {own} names {clause}, which {wanted} does not have; it is written as about the whole text.")
    return 1 if missing else 0


def _base(wanted: str, path: str) -> Loaded:
    """The version that is amended: a file, or a name in the record beside the amendments or in a folder above."""
    if os.path.exists(wanted):
        return load_draft(wanted)
    folder = os.path.dirname(os.path.realpath(path))
    for place in (folder, os.path.dirname(folder)):
        if os.path.isfile(os.path.join(place, RECORD)):
            return load_version(wanted, place, path)
    raise UsageProblem(
        f"The version {wanted}, which {path} amends, is not known here: there is no {RECORD} beside it or in the folder "
        "above. Name its file with --base."
    )
