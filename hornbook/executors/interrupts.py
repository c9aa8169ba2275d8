"""Signals that end a command, while processes are started for it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker

KEYBOARD = ("SIGINT",)
ALL = ("SIGINT", "SIGTERM", "SIGHUP")


@contextmanager
def held(names: tuple[str, ...] = ALL) -> Iterator[None]:
    """Let signals wait until the block ends: a process that is half started when they come would end in a traceback.

    Processes and threads that are started in the block never hear of them, unless they `release` them.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
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


def _numbers(names: tuple[str, ...]) -> list[signal.Signals]:
    return [getattr(signal, name) for name in names if hasattr(signal, name)]
