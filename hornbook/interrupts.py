"""Signals that end a command: what is raised for them, the exit code, and how they wait while processes are started.

Loaded before all else, so that an interrupt ends quietly from then on; it imports nothing heavy.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

KEYBOARD = ("SIGINT",)
ALL = ("SIGINT", "SIGTERM", "SIGHUP")
_ENDED = 128


class Stopped(KeyboardInterrupt):
    """A signal, its number the only argument, that ends the command.

    It is not a `KeyboardInterrupt` itself: where one passes through `exec`, as it may while modules are loaded, Python
    ends the process by that signal, whatever exit code is returned.
    """


def heed() -> None:
    """End in good order on each of the signals, unless whoever started us wants it ignored."""
    for number in _numbers(ALL):
        if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _stop)


def exit_code(stop: KeyboardInterrupt) -> int:
    """Return the exit code of a command that was stopped: 128 and the number of the signal."""
    number: int = stop.args[0] if stop.args else signal.SIGINT
    return _ENDED + number


@contextmanager
def held(names: tuple[str, ...] = ALL) -> Iterator[None]:
    """Let signals wait until the block ends: a process that is half started when they come would end in a traceback.

    Processes and threads that are started in the block never hear of them, unless they `release` them.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker  # noqa: PLC0415 - most commands start no process

    resource_tracker.ensure_running()  # when it begins, it lets the signals in again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _numbers(names))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def release() -> None:
    """Make a process that was started hear signals; that from the keyboard is the first process's to tell."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _numbers(ALL))


def _stop(number: int, _frame: FrameType | None) -> None:
    """Undo and leave, undisturbed by the same signal: who is in a hurry presses the keys twice."""
    signal.signal(number, signal.SIG_IGN)
    raise Stopped(number)


def _numbers(names: tuple[str, ...]) -> list[signal.Signals]:
    return [getattr(signal, name) for name in names if hasattr(signal, name)]
