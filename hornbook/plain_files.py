"""Files of an author, read and written whole: plain ones only, and none that is larger than memory should bear.

A pipe would keep a reader waiting, a device never ends. Whoever is given a folder of a stranger's may meet both.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

LARGEST = 100_000_000
"""Bytes of a lesson or of settings: a hundred times what a thousand questions take."""


def read(path: Path) -> bytes:
    """Return the bytes of a file; an `OSError` where it cannot be read, is no plain file or is too large."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "it is a folder, a pipe or a device, not a file", os.fspath(path))
    if found.st_size > LARGEST:
        raise OSError(errno.EFBIG, f"it has {found.st_size:,} bytes; the most are {LARGEST:,}", os.fspath(path))
    return path.read_bytes()


def replace(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, with the rights that it has; what a link leads to is written, not the link.

    Raises `OSError` where that cannot be done; then the former file stands, and nothing lies beside it.
    """
    place = Path(os.path.realpath(path))
    beside = place.with_name(f".hornbook-{os.getpid()}.tmp")
    try:
        beside.write_bytes(data)
        if place.exists():
            beside.chmod(stat.S_IMODE(place.stat().st_mode))
        beside.replace(place)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
