"""Let git compare and merge the drafts of a repository clause by clause.

Without --write it only shows what it would set. `git diff` and `git log -p` then read drafts as text without layout,
`git diff --word-diff` cuts words and brackets, `git difftool -t rollingtext` compares clause by clause, and a merge
leaves attributed brackets where both branches changed the same words.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from typing import Annotated

from rollingtext.cli.console import message, write
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.files import write_file
from rollingtext.cli.params import Argument, Option

ATTRIBUTES = ".gitattributes"
SETTINGS: tuple[tuple[str, str], ...] = (
    ("diff.rollingtext.textconv", "rollingtext show --color never"),
    ("diff.rollingtext.cachetextconv", "false"),
    ("diff.rollingtext.wordRegex", "[][{}()]|[[:alnum:]]+([-'’.,][[:alnum:]]+)*|[^[:space:]]"),
    ("diff.rollingtext.xfuncname", "^([IVXLC]+\\. .*|Article .*|Section .*|Part .*|Box .*)$"),
    ("merge.rollingtext.name", "clauses, with brackets where both sides changed the same words"),
    ("merge.rollingtext.driver", "rollingtext merge --git=%P %O %A %B"),
    ("difftool.rollingtext.cmd", 'rollingtext diff "$LOCAL" "$REMOTE"'),
)


def command(
    patterns: Annotated[
        list[str] | None, Argument("PATTERN", "Which files are drafts, as .gitattributes says it; *.md without one.")
    ] = None,
    do: Annotated[bool, Option("--write", "Set it in this repository.")] = False,
) -> int:
    """Shows the settings, or with --write makes them."""
    top = _top()
    known, wanted = (
        _attributes(top),
        [f"{pattern} diff=rollingtext merge=rollingtext" for pattern in patterns or ["*.md"]],
    )
    missing = [line for line in wanted if line not in known.splitlines()]
    changed = [(key, value) for key, value in SETTINGS if _setting(key) != value]
    verb = "Written to" if do else "To be written to"
    if missing:
        write(f"{verb} {ATTRIBUTES}:\n" + "".join(f"  {line}\n" for line in missing))
    if changed:
        write(f"{verb} the settings of this repository (git config --local):\n")
        write("".join(f"  {key} = {value}\n" for key, value in changed))
    if not missing and not changed:
        message("Everything is set already.")
        return 0
    if not do:
        message("Nothing has been written. Say rollingtext git-setup --write to do so.")
        return 0
    if missing:
        end = "" if not known or known.endswith("\n") else "\n"
        write_file(os.path.join(top, ATTRIBUTES), known + end + "".join(f"{line}\n" for line in missing))
    for key, value in changed:
        _git("config", "--local", key, value)
    message(f"Commit {ATTRIBUTES}; the settings belong to this copy of the repository and are not shared.")
    return 0


def _top() -> str:
    """The top folder of the repository. Raises `UsageProblem` outside of one."""
    found = _git("rev-parse", "--show-toplevel", check=False)
    if not found:
        raise UsageProblem("There is no git repository here. Go to one, or make one with git init.")
    return found


def _attributes(top: str) -> str:
    try:
        with open(os.path.join(top, ATTRIBUTES), encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def _setting(key: str) -> str:
    return _git("config", "--local", "--get", key, check=False)


def _git(*words: str, check: bool = True) -> str:
    """What git answers. Raises `UsageProblem` where git is missing or refuses."""
    given: Sequence[str] = ("git", *words)
    try:
        done = subprocess.run(given, capture_output=True, text=True, check=False)
    except OSError:
        raise UsageProblem("git is not installed here.") from None
    if check and done.returncode != 0:
        raise UsageProblem(f"git {' '.join(words[:2])}: {done.stderr.strip()}")
    return done.stdout.strip()
