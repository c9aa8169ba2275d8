"""`python -m hornbook`, and the `hornbook` command."""

from __future__ import annotations

import gc
import os
import sys

from hornbook import interrupts


def main() -> int:
    """Run one command and return its exit code.

    Nobody looks for garbage meanwhile: a command ends before there is much of it, and its long parts tidy up
    themselves (`executors.tidy`). What is left then is frozen, so that the end of the process looks for none either.
    """
    gc.disable()
    try:
        interrupts.heed()
        _read_names_as_unicode()
        from hornbook import cli  # noqa: PLC0415 - an interrupt while it is loaded is to end quietly too

        code = cli.main()
    except KeyboardInterrupt as stop:
        code = interrupts.exit_code(stop)
    gc.freeze()
    return code


def _read_names_as_unicode() -> None:
    """Begin anew in UTF-8 where the locale has another encoding: names of files are the same text everywhere then."""
    if os.name == "posix" and sys.getfilesystemencoding() != "utf-8" and not sys.flags.utf8_mode:
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606 - ourselves


if __name__ == "__main__":
    sys.exit(main())
