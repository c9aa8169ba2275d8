"""Whole or not at all: a build is written beside the former one and takes its place in one step.

A folder under work holds a locked file. The lock ends with the process, however it ends, so the next build can tell
litter from the work of another build that runs at the same time.
"""

from __future__ import annotations

import errno
import glob
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from hornbook import locking
from hornbook.misuse import MisuseError

MARKER = "report.json"
_LOCK = ".lock"
_TRIES = 9


def check(output: Path, root: Path) -> None:
    """Raise `MisuseError` where writing to `output` could destroy the source at `root`, or what is not a build."""
    if root.resolve().is_relative_to(output.resolve()):
        message = f"the output “{output}” would replace the source; choose another folder with -o"
        raise MisuseError(message)
    above = next((folder for folder in output.absolute().parents if folder.exists()), output)
    if above != output and not above.is_dir():
        message = f"the output “{output}” cannot be made: “{above.name}” is a file; choose another name with -o"
        raise MisuseError(message)
    if output.exists() and not output.is_dir():
        message = f"the output “{output}” is a file; choose another name with -o"
        raise MisuseError(message)
    if os.path.ismount(output):
        message = f"the output “{output}” is the root of a file system, which no new folder can replace; name one in it"
        raise MisuseError(message)
    if output.is_dir() and any(output.iterdir()) and not (output / MARKER).is_file():
        message = f"the folder “{output}” holds other things than a build, which would be lost; choose another with -o"
        raise MisuseError(message)


@contextmanager
def staging(output: Path) -> Iterator[Path]:
    """Give a new folder beside `output`; it is removed in the end, whatever happens, unless `put` has moved it."""
    parent = output.absolute().parent
    parent.mkdir(parents=True, exist_ok=True)
    sweep(output)
    folder, lock = _claimed(parent, prefix(output))
    try:
        with lock:
            folder.joinpath("new").mkdir()
            yield folder / "new"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(output: Path) -> None:
    """Clear up after builds that were killed; one that was killed between two renames gets its former build back."""
    place = output.absolute()
    for folder in place.parent.glob(glob.escape(prefix(place)) + "*"):
        with suppress(OSError):
            _clear(folder, place)


def put(new: Path, output: Path) -> None:
    """Make the folder `new` the output; the former output is removed."""
    former = new.parent / "former"
    if not output.exists():
        new.rename(output)
    elif not _exchange(new, output.absolute()):
        output.rename(former)
        try:
            new.rename(output)
        except BaseException:
            if not output.exists():  # an interrupt may come when all is done
                former.rename(output)
            raise


def prefix(output: Path) -> str:
    """Return how the names of folders begin in which builds for `output` are at work."""
    return f".{output.absolute().name}.tmp-"


def _claimed(parent: Path, start: str) -> tuple[Path, IO[bytes]]:
    """Make a folder and lock it: anew where another build took it for litter before it was locked."""
    for _ in range(_TRIES):
        folder = parent / (start + secrets.token_hex(8))
        try:
            folder.mkdir(mode=0o700)
            lock = _held(folder / _LOCK)
        except BaseException:  # an interrupt, say
            shutil.rmtree(folder, ignore_errors=True)
            raise
        if lock is not None:
            return folder, lock
    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))


def _held(place: Path) -> IO[bytes] | None:
    """Return the lock file, made and locked; None if somebody else was faster. Some file systems know no locks."""
    try:
        lock = place.open("wb")
    except FileNotFoundError:
        return None
    try:
        locking.lock(lock)
    except (BlockingIOError, PermissionError):
        lock.close()
        return None
    except OSError:
        return lock
    if place.exists():
        return lock
    lock.close()
    return None


def _clear(folder: Path, output: Path) -> None:
    """Remove a folder under work if nobody works there: without a lock file, one was killed while it came or went.

    The lock is gone before anybody else can hold it, so that who comes to work there sees it and goes elsewhere.
    """
    with (folder / _LOCK).open("ab") as lock:
        locking.lock(lock)
        former = folder / "former"
        if former.is_dir() and not output.exists():
            former.rename(output)
        with suppress(PermissionError):  # Windows removes no open file
            (folder / _LOCK).unlink()
    shutil.rmtree(folder, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change their names in one step; False where the system cannot."""
    import ctypes  # noqa: PLC0415 - only once in a build

    here, swap = -100, 2
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(library.renamex_np(os.fsencode(one), os.fsencode(other), swap) == 0)
        return bool(library.renameat2(here, os.fsencode(one), here, os.fsencode(other), swap) == 0)
    except (AttributeError, OSError, TypeError):
        return False
