"""What was computed before, by a hash of all that it was computed from: one bounded file for each project.

Bytes go in and come out; what they mean is the caller's. The file lies in the user's own folder for such things, never
in the project, where somebody else could have put it, and it can be deleted at any time. It is replaced in one step, so
that two runs at once do no harm (the later one wins); a file that is torn, or that another version made, is empty.
"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

import msgspec

FOLDER = "HORNBOOK_CACHE"
LARGEST = 64_000_000
MOST_PROJECTS = 32
LARGEST_OF_ALL = 2_000_000_000
UNDER_WORK = ".part"
_MAGIC = b"hornbook cache 1\n"
_DIGEST = 32
_OLDEST = 32

Entries = dict[bytes, tuple[int, bytes]]


@dataclass(slots=True)
class Store:
    """The entries of one project; `age` counts the runs since an entry was used."""

    place: Path
    entries: Entries = field(default_factory=dict)
    used: set[bytes] = field(default_factory=set)
    changed: bool = False

    def __contains__(self, key: bytes) -> bool:
        """Return whether something was put under a key."""
        return key in self.entries

    def get(self, key: bytes) -> bytes | None:
        """Return what was put under a key, if it is still there."""
        if key not in self.entries:
            return None
        self.used.add(key)
        return self.entries[key][1]

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value under a key, which must be a hash of all that the value depends on."""
        self.entries[key] = 0, value
        self.used.add(key)
        self.changed = True

    def save(self) -> None:
        """Write the store if something was put into it; a folder that cannot be written keeps nothing."""
        if not self.changed:
            return
        body = msgspec.msgpack.encode(dict(_kept(self.entries, self.used)))
        with suppress(OSError):
            self.place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            beside = self.place.with_suffix(f".{secrets.token_hex(8)}{UNDER_WORK}")
            beside.write_bytes(_MAGIC + _checksum(body) + body)
            beside.replace(self.place)
            thin_out(self.place.parent)


def load(place: Path) -> Store:
    """Return the store in a file; an empty one where there is none, or where it is not whole."""
    with suppress(OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        data = memoryview(place.read_bytes())
        head = len(_MAGIC) + _DIGEST
        if data[:head] == _MAGIC + _checksum(data[head:]):
            return Store(place, msgspec.msgpack.decode(data[head:], type=Entries))
    return Store(place)


def place(root: Path, kind: str = "cache") -> Path | None:
    """Return where a store of the project in a folder is; None where the user has no folder for it."""
    folder = _folder()
    name = blake2b(os.fsencode(root.resolve()), digest_size=16).hexdigest()
    return folder / f"{name}.{kind}" if folder else None


def key(parts: Iterable[bytes]) -> bytes:
    """Return a hash that no other sequence of parts has."""
    digest = blake2b(digest_size=_DIGEST)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


def _checksum(body: bytes | memoryview) -> bytes:
    return blake2b(body, digest_size=_DIGEST).digest()


def _kept(entries: Entries, used: set[bytes]) -> Iterator[tuple[bytes, tuple[int, bytes]]]:
    """Yield the entries as they are one run later: the last used first, as many as the file may hold."""
    size = 0
    aged = ((name, (0 if name in used else age + 1, value)) for name, (age, value) in entries.items())
    for name, (age, value) in sorted(aged, key=lambda entry: entry[1][0]):
        size += len(value)
        if age > _OLDEST or size > LARGEST:
            return
        yield name, (age, value)


def _folder() -> Path | None:
    """Return the user's folder for what can be made again, as the system calls it."""
    own = os.environ.get(FOLDER)
    if own:
        return Path(own)
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "hornbook"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "hornbook" / "Cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "hornbook"


def thin_out(folder: Path) -> None:
    """Delete the files of projects that were written longest ago: beyond so many projects, or so many bytes."""
    found = sorted(((path.stat(), path) for path in folder.glob("*.*")), key=lambda each: -each[0].st_mtime_ns)
    projects: dict[str, None] = {}
    size = 0
    for state, path in found:
        size += state.st_size
        projects[path.name.partition(".")[0]] = None
        if len(projects) > MOST_PROJECTS or size > LARGEST_OF_ALL:
            path.unlink(missing_ok=True)
