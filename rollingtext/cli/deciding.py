"""What goes before a copy: decisions from files and from the command line, and amendments that are accepted first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rollingtext.brackets.decisions import Decision, read
from rollingtext.cli.amended import as_text
from rollingtext.cli.drafts import Loaded
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import read_source
from rollingtext.cli.notices import tell
from rollingtext.cli.proposals import proposals
from rollingtext.document.diagnostics import Diagnostic
from rollingtext.document.limits import MAX_YAML_BYTES
from rollingtext.document.nearest import either, nearest
from rollingtext.document.source import Source

_ONE_PLACE = re.compile(r"#\d+=")


class Decided(NamedTuple):
    """Decisions in the order given, and for each file of them its path and the version that it is about."""

    decisions: list[Decision]
    bases: list[tuple[str, str]]


def decisions(given: Sequence[str]) -> Decided | None:
    """The decisions of files and of the command line; `None` when a file cannot be used, which has been told then."""
    out = Decided([], [])
    for each in given:
        if _ONE_PLACE.search(each):
            out.decisions.append(one_place(each))
            continue
        source = read_source(each, MAX_YAML_BYTES)
        found, base, wrong = read(source)
        if wrong:
            tell(wrong, source)
            return None
        out.decisions.extend(found)
        out.bases.append((each, base))
    return out


def one_place(each: str) -> Decision:
    """The decision that `PLACE=SIDE` is."""
    name, sign, choose = each.partition("=")
    if not sign or not name.strip() or not choose.strip():
        raise UsageProblem(f"--settle-place {each}: write PLACE=SIDE, such as III.4#1=nothing or III.4#1=2.")
    return Decision(name.strip(), choose.strip(), "--settle-place")


class WhatIf(NamedTuple):
    """The text with amendments accepted, the sides chosen by the ids that their places have there, what is wrong."""

    loaded: Loaded
    chosen: Mapping[str, int]
    names: tuple[str, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


def what_if(loaded: Loaded, paths: Sequence[str], given: str, chosen: Mapping[str, int]) -> WhatIf | None:
    """The text with the amendments named in `given` adopted; `None` when a file of them cannot be used.

    Where one cannot be adopted the text stays as it is, with findings that let no copy be made of it.
    """
    names = tuple(dict.fromkeys(name for part in given.split(",") if (name := part.strip())))
    if not names and not paths:
        return WhatIf(loaded, chosen)
    if not names:
        raise UsageProblem("Say which amendments are accepted: --accept A12,A31.")
    if not paths:
        raise UsageProblem(
            "Name the files that hold the amendments, behind the draft: clean DRAFT AMENDMENTS --accept A12."
        )
    tabled = proposals(paths, loaded.registry, loaded.draft.meta.version)
    if tabled is None:
        return None
    known = [amendment.id for amendment in tabled]
    for name in names:
        if name not in known:
            near = nearest(name, known)
            hint = f" Did you mean {either(near)}?" if near else ""
            raise UsageProblem(f"There is no amendment `{name}` in {', '.join(paths)}.{hint}")
    from rollingtext.amend.accept import accept, followed

    made, findings = accept(loaded.draft, tabled, names, loaded.registry)
    if findings:
        return WhatIf(loaded, {}, names, findings)
    text, difference = as_text(made.numbers.draft, loaded.registry, loaded.draft)
    if text is None:
        raise UsageProblem(f"With {', '.join(names)} the text would be read as another one: {difference}")
    chosen, findings = followed(chosen, loaded.draft, made)
    source = Source(text, f"{loaded.source.path} with {', '.join(names)}")
    from rollingtext.readers.markdown import read as read_draft

    draft, found = read_draft(source, loaded.registry)
    return WhatIf(Loaded(draft, source, found, loaded.room), chosen, names, findings)
