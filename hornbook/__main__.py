"""`python -m hornbook`, and the `hornbook` command."""

from __future__ import annotations

import gc
import os
import signal
import sys
from types import FrameType

_ENDED = 128
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


class Stopped(KeyboardInterrupt):
    """A signal, its number the only argument, that ends the command.

    It is not a `KeyboardInterrupt` itself: where one passes through `exec`, as it may while modules are loaded, Python
    ends the process by that signal, whatever exit code is returned.
    """


def main() -> int:
    """Run one command and return its exit code.

    Nobody looks for garbage meanwhile: a command ends before there is much of it, and its long parts tidy up
    themselves (`executors.tidy`). What is left then is frozen, so that the end of the process looks for none either.
    """
    gc.disable()
    try:
        for name in _SIGNALS:
            _heed(name)
        _read_names_as_unicode()
        from hornbook import cli  # noqa: PLC0415 - an interrupt while it is loaded is to end quietly too

        code = cli.main()
    except KeyboardInterrupt as stop:
        code = _ENDED + (stop.args[0] if stop.args else signal.SIGINT)
    gc.freeze()
    return code


def _heed(name: str) -> None:
    """End in good order on a signal, unless whoever started us wants it ignored."""
    number = getattr(signal, name, None)
    if number is not None and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
        signal.signal(number, _stop)


def _stop(number: int, _frame: FrameType | None) -> None:
    """Undo and leave, undisturbed by the same signal: who is in a hurry presses the keys twice."""
    signal.signal(number, signal.SIG_IGN)
    raise Stopped(number)


def _read_names_as_unicode() -> None:
    """Begin anew in UTF-8 where the locale has another encoding: names of files are the same text everywhere then."""
    if os.name == "posix" and sys.getfilesystemencoding() != "utf-8" and not sys.flags.utf8_mode:
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606 - ourselves


if __name__ == "__main__":
    sys.exit(main())
