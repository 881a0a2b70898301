"""What a shell offers where a clause, a version or a term is to be named: those of the drafts named before on the line.

Nothing is said where nothing can be read: a key pressed to complete a word is no question about the draft.
"""

from __future__ import annotations

import contextlib
import io
import os
import shlex
from collections.abc import Callable, Iterator, Mapping

import typer

from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.params import Argument, Option
from rollingtext.document.tree import located

_LINE = "COMP_WORDS"
"""The variable in which bash tells the words of the line; it takes names in as they are written, signs and all."""


def offered(said: Argument | Option) -> Callable[..., list[str]] | None:
    """What completes a parameter, known by its option or by what stands for it in the help; `None`: files."""
    known = said.names.split() if isinstance(said, Option) else []
    find = next((_OFFERS[name] for name in (*known, said.metavar or "") if name in _OFFERS), None)
    if find is None:
        return None

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        try:
            with contextlib.redirect_stderr(io.StringIO()):
                names = [name for name in find(_named(ctx)) if name.startswith(incomplete)]
        except UsageProblem:
            return []
        return [*map(_as_typed, dict.fromkeys(names))]

    return complete


def _named(ctx: typer.Context) -> dict[str, str]:
    """The texts given so far by the names of their parameters; of several, the first.

    Behind an option that waits for its text, arguments have not been dealt out yet.
    """
    arguments = [param.name or "" for param in ctx.command.params if param.param_type_name == "argument"]
    given = {**ctx.params, **dict(zip(arguments, ctx.args, strict=False))}
    first = {name: value[0] if isinstance(value, list | tuple) and value else value for name, value in given.items()}
    return {name: value for name, value in first.items() if isinstance(value, str) and value not in ("", "-")}


def _clauses(given: Mapping[str, str]) -> Iterator[str]:
    """The locators of the newest draft named, or of the newest version of the negotiation."""
    from rollingtext.cli.drafts import load_draft
    from rollingtext.cli.negotiations import assembled
    from rollingtext.cli.versions import load_version

    folder, version = given.get("folder", ""), given.get("version", "")
    for role in ("negotiation", "draft", "new", "old"):
        name = given.get(role, "")
        if not name:
            continue
        if role in ("new", "old"):
            draft = load_version(name, folder, "").draft
        elif os.path.isfile(name) and not version and os.path.splitext(name)[1] != ".yaml":
            draft = load_draft(name).draft
        else:
            room = assembled(name)
            draft = room.drafts[room.version(version)]
        yield from (item.locator for item in located(draft))
        return


def _versions(given: Mapping[str, str]) -> Iterator[str]:
    """The versions that the record names: of the negotiation, of the folder, or beside a draft named before."""
    from rollingtext.cli.drafts import RECORD, nearest_record

    places = [given[role] for role in ("negotiation", "folder", "old", "draft") if role in given]
    for name in [*places, "."]:
        path = os.path.join(name, RECORD) if os.path.isdir(name) else name
        record = nearest_record(path)
        if record is not None:
            yield from (version.name for version in record.versions)
            return


def _terms(given: Mapping[str, str]) -> Iterator[str]:
    """The terms of the negotiation, then the clauses of its newest version."""
    from rollingtext.cli.negotiations import assembled

    if "negotiation" in given:
        yield from (term.term for term in assembled(given["negotiation"]).record.terms)
        yield from _clauses(given)


_OFFERS: dict[str, Callable[[Mapping[str, str]], Iterator[str]]] = {
    "--clause": _clauses,
    "VERSION": _versions,
    "OLD": _versions,
    "NEW": _versions,
    "TERM|LOCATOR": _terms,
}
"""What each option, or each word for a value, takes."""


def _as_typed(name: str) -> str:
    """A name as bash needs it on the line: signs that mean something to it escaped, unless a quote was opened."""
    if _LINE not in os.environ or os.environ[_LINE].rpartition("\n")[2][:1] in ("'", '"') or shlex.quote(name) == name:
        return name
    return "".join(sign if sign.isalnum() or not sign.isascii() or sign in "._-~" else f"\\{sign}" for sign in name)
