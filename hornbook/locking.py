"""Locks on open files: they end with the process that holds them, however it ends."""

from __future__ import annotations

import sys
from typing import IO


def lock(stream: IO[bytes]) -> None:
    """Lock an open file for this process; an `OSError` if another holds it, or if the file system knows no locks."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - exists there only

        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - exists here only

        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
