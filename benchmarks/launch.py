"""Runs one command and tells its wall-clock seconds and peak memory: `python -S launch.py LIMIT OUTPUT COMMAND...`.

A process of its own, because the kernel counts what a parent held towards the peak of its child: this one holds little.
Prints one line, `seconds peak-in-KiB exit-code`, or `timeout` when the command was stopped at its limit.
"""

import os
import signal
import sys
import time


def main() -> None:
    limit, output, command = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
    sink = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    null = os.open(os.devnull, os.O_RDWR)
    streams = [(os.POSIX_SPAWN_DUP2, null, 0), (os.POSIX_SPAWN_DUP2, sink, 1), (os.POSIX_SPAWN_DUP2, null, 2)]
    start = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=streams, setpgroup=0)

    def stop(*_: object) -> None:
        os.killpg(child, signal.SIGKILL)
        os.wait4(child, 0)
        print("timeout")
        sys.exit(0)

    signal.signal(signal.SIGALRM, stop)
    signal.signal(signal.SIGTERM, stop)
    signal.alarm(limit)
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    signal.alarm(0)
    print(seconds, usage.ru_maxrss, os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
