"""The command line as a whole: which commands there are, and what every exit code means.

A command is one module with a function `command`, loaded only when it is called. 0 is nothing to report, 1 findings,
2 usage or unreadable input, 70 a bug, 130 interrupted, 141 a broken pipe.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from rollingtext import __version__
from rollingtext.cli.commands import COMMANDS, module_of
from rollingtext.cli.console import error_line
from rollingtext.cli.errors import UsageProblem
from rollingtext.cli.quick import values

COMPLETING = "_ROLLINGTEXT_COMPLETE"
"""The variable by which a shell asks for completions."""

FINDINGS, USAGE, BUG, INTERRUPTED, BROKEN_PIPE = 1, 2, 70, 130, 141


def run(argv: Sequence[str]) -> int:
    """Runs one command line (without the program's name) and returns its exit code. Never raises."""
    try:
        code = _run(list(argv))
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        _silence_standard_output()
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception:
        return _bug()


def _run(argv: list[str]) -> int:
    if argv == ["--version"]:
        sys.stdout.write(f"rollingtext {__version__}\n")
        return 0
    try:
        commands = COMMANDS
        if argv and argv[0] in COMMANDS and COMPLETING not in os.environ:
            command = module_of(argv[0]).command
            given = values(command, argv[1:])
            if given is not None:
                return int(command(**given))
            commands = {argv[0]: COMMANDS[argv[0]]}
        from rollingtext.cli import interface

        return interface.run(argv, commands, INTERRUPTED, USAGE)
    except UsageProblem as problem:
        error_line(str(problem))
        return USAGE


def _silence_standard_output() -> None:
    """Whoever read our output has gone; nothing more may be written to it, at exit neither."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _bug() -> int:
    """Keeps the traceback in a file and says in one line where."""
    import tempfile
    import traceback

    handle, path = tempfile.mkstemp(prefix="rollingtext-bug-", suffix=".txt", text=True)
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
        traceback.print_exc(file=file)
    error_line(f"This is a bug in rollingtext, not in your text. What happened is in {path}; please report it.")
    return BUG
