"""Which program this is: a fingerprint of Hornbook's own code and of what is installed beside it."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import blake2b

from hornbook import __version__, resources

_DISTRIBUTIONS = (".dist-info", ".egg-info", ".egg-link")


@cache
def fingerprint() -> bytes:
    """Return a hash that changes with each file of Hornbook, with Python, zlib, and each package beside it.

    Files are told by name, size and time, so that this costs a few milliseconds.
    """
    code = _below(str(resources.PACKAGE), str(resources.folder("schemas")), endings=(".py", ".json"))
    return _hash((__version__, sys.version, zlib.ZLIB_RUNTIME_VERSION, *_installed(), *code))


@cache
def templates() -> bytes:
    """Return a hash that changes with each of Hornbook's own templates, told in the same way."""
    return _hash(_below(str(resources.folder("templates"))))


def _hash(facts: Iterable[str]) -> bytes:
    return blake2b("\n".join(facts).encode("utf-8", "surrogateescape")).digest()


def _below(*folders: str, endings: tuple[str, ...] = ("",)) -> Iterator[str]:
    pending = [*folders]
    while pending:
        for entry in _entries(pending.pop()):
            if entry.is_dir(follow_symlinks=False):
                pending.append(entry.path)
            elif entry.name.endswith(endings):
                yield _state(entry)


def _installed() -> Iterator[str]:
    for folder in dict.fromkeys(sys.path):
        yield from (_state(entry) for entry in _entries(folder or ".") if entry.name.endswith(_DISTRIBUTIONS))


def _entries(folder: str) -> list[os.DirEntry[str]]:
    with suppress(OSError):
        return sorted(os.scandir(folder), key=lambda entry: entry.name)
    return []


def _state(entry: os.DirEntry[str]) -> str:
    state = entry.stat()
    return f"{entry.path}\0{state.st_size}\0{state.st_mtime_ns}"
