"""A build that a signal interrupts at a moment that is named: `python -m tests.interrupted_builds MOMENT NUMBER WHERE`.

`exec`: while code is run from a text, as when a module makes a dataclass. `start`: when a process for the work has just
been started and does not know yet what it is for; one from the keyboard reaches that process too.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from functools import partial
from typing import Any

from hornbook import __main__, cli

_BEGINNING = 0.3
"""Seconds after which Python runs in a process that was started; where it does not yet, less is tested."""


def main(moment: str, number: int, where: str) -> int:
    """Build the project in the current folder with two workers there, interrupt it, and return the exit code."""
    # Whoever began us may have wanted the signal ignored.
    signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
    if os.getpgrp() != os.getpid():
        os.setpgrp()
    {"exec": interrupted_exec, "start": interrupted_start}[moment](number)
    sys.argv = ["hornbook", "build", "--jobs", "2", "--executor", where, "--no-cache"]
    return __main__.main()


def interrupted_exec(number: int) -> None:
    """Send the signal while the command line is read."""

    def parser() -> None:
        exec("import signal; signal.raise_signal(number)", {"number": number})  # noqa: S102 - it is what is tested

    cli.parser = parser  # type: ignore[assignment]


def interrupted_start(number: int) -> None:
    """Send the signal when a process of a pool has been started and waits to be told what for."""
    from multiprocessing import util

    start = util.spawnv_passfds
    kill = partial(os.killpg, os.getpgrp()) if number == signal.SIGINT else partial(os.kill, os.getpid())

    def interrupted(path: Any, args: list[bytes], passfds: Any) -> int:
        made: int = start(path, args, passfds)
        if any(b"spawn_main" in os.fsencode(each) for each in args):
            time.sleep(_BEGINNING)
            kill(number)
        return made

    util.spawnv_passfds = interrupted  # type: ignore[assignment]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), sys.argv[3]))
