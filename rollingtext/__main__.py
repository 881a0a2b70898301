"""Where the program starts: `rollingtext ...` and `python -m rollingtext ...`."""

import sys


def main() -> None:
    """Runs the command line and exits with its code; the version is told without loading anything else.

    The process ends at once: taking a large tree apart, clause by clause, would take longer than answering did.
    """
    argv = sys.argv[1:]
    if argv == ["--version"]:
        from rollingtext import __version__

        sys.stdout.write(f"rollingtext {__version__}\n")
        sys.exit(0)
    import contextlib
    import gc
    import os

    from rollingtext.cli.app import run

    gc.disable()  # a command is short, and its trees hold no cycles: collecting would only look at them again and again
    code = run(argv)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
