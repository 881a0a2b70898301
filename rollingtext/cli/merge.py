"""Bring two copies of one text together: what only one changed is taken, what both changed stays open in brackets.

Nothing is chosen for anybody: where both copies changed the same words, both stand there as sides of a contested place.
When a change cannot be brought in, no text is written.
"""

from __future__ import annotations

import json
import os
from types import ModuleType
from typing import Annotated, Any

from rollingtext.amend.merge import Merged, merge
from rollingtext.cli.clauses import ClauseName, clause_json
from rollingtext.cli.console import message, write
from rollingtext.cli.drafts import Room, reader
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import read_source, write_file
from rollingtext.cli.params import Argument, Format, Option
from rollingtext.document.model import Draft
from rollingtext.document.tree import Located, walk
from rollingtext.notation.parties import Registry


def command(
    base: Annotated[str, Argument("BASE", "The text that both copies were made of.")],
    ours: Annotated[str, Argument("OURS", "Our copy.")],
    theirs: Annotated[str, Argument("THEIRS", "The other copy.")],
    our_names: Annotated[list[str] | None, Option("--ours", "Who is behind our copy.", "PARTY")] = None,
    their_names: Annotated[list[str] | None, Option("--theirs", "Who is behind the other copy.", "PARTY")] = None,
    output: Annotated[str, Option("-o --output", "Write the merged text to this file.")] = "",
    form: Annotated[Format, Option("--format", "How it is told what was opened and what is lacking.")] = "text",
    driver: Annotated[
        str,
        Option("--git", "Work as git's merge driver for the draft PATH: write into OURS, or as git would.", "PATH"),
    ] = "",
) -> int:
    """Merges two copies; 1 when brackets were opened, or a change could not be brought in."""
    name = driver or ours
    reading, room = _reader(name), Room(name)
    known = room.registry
    one, two, three = (reading.read(read_source(path), known)[0] for path in (base, ours, theirs))
    behind = _heads(known) if driver else (_parties(our_names, known), _parties(their_names, known))
    found = merge(one, two, three, *behind, known)
    text = None if found.lost else _text(found, known)
    if form == "json":
        write(json.dumps(_document(found, one, two, three), ensure_ascii=False, indent=2) + "\n")
    else:
        _tell(found, name)
    if text is None:
        if driver:
            return _as_git(base, ours, theirs)
        message("No text was written, for it would lack what is said above.")
        return 1
    if driver or output:
        write_file(ours if driver else output, text)
    elif form == "text":
        write(text)
    return 1 if found.opened else 0


def _reader(path: str) -> ModuleType:
    """The reader of all three files, by the name of the draft."""
    if os.path.splitext(path)[1].lower() not in (".md", ".markdown"):
        raise UsageProblem(f"{path}: only Markdown drafts can be merged. Convert it with rollingtext convert.")
    return reader(path)


def _parties(names: list[str] | None, known: Registry) -> tuple[str, ...]:
    """Parties that the text can name. Raises `UsageProblem` for one that it could not."""
    from rollingtext.cli.parties import known_party

    return tuple(known_party(name, known) for name in names or ())


def _heads(known: Registry) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parties whose names the two branches bear, as git tells them to a merge driver."""
    their_heads = [name for key, name in sorted(os.environ.items()) if key.startswith("GITHEAD_")]
    return _branch(_git("symbolic-ref", "--short", "HEAD"), known), _branch(" ".join(their_heads), known)


def _branch(name: str, known: Registry) -> tuple[str, ...]:
    party = known.resolve(name.rpartition("/")[2].replace("-", " ")) if name else None
    return (party.name,) if party is not None else ()


def _git(*words: str) -> str:
    import subprocess

    try:
        return subprocess.run(["git", *words], capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return ""


def _text(found: Merged, known: Registry) -> str | None:
    """The merged text, `None` where it would be read back as another one."""
    from rollingtext.document.source import Source
    from rollingtext.readers import markdown as reading
    from rollingtext.writers import markdown

    text, _ = markdown.write(found.draft)
    return text if reading.read(Source(text), known)[0] == found.draft else None


def _tell(found: Merged, name: str) -> None:
    for clause in dict.fromkeys(clause.locator for clause in found.opened):
        message(f"{name}: {clause}: both copies changed the same words; they stand in brackets.")
    for lost in found.lost:
        where = f"{lost.clause.locator}: " if lost.clause else ""
        message(f"{name}: {where}a change of the other copy could not be brought in. {lost.reason}")


def _document(found: Merged, base: Draft, ours: Draft, theirs: Draft) -> dict[str, Any]:
    drafts = {id(clause): draft for draft in (found.draft, theirs, ours, base) for clause in walk(draft.blocks)}

    def named(item: Located) -> ClauseName:
        return clause_json(item, drafts.get(id(item.clause), ours))

    return {
        "schema": "rollingtext/merge/1",
        "opened": [named(item) for item in found.opened],
        "lost": [{"clause": named(each.clause) if each.clause else None, "reason": each.reason} for each in found.lost],
        "summary": {"opened": len(found.opened), "lost": len(found.lost)},
    }


def _as_git(base: str, ours: str, theirs: str) -> int:
    """Leaves the merge to git, with its own marks, rather than a text that lacks something."""
    import subprocess

    labels = ("-L", "ours", "-L", "base", "-L", "theirs")
    done = subprocess.run(["git", "merge-file", *labels, ours, base, theirs], check=False)
    return min(done.returncode, 1)
