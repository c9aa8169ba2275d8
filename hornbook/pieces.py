"""What builds made before, piece by piece on disk: memory holds where the pieces are, and none of their bytes.

A build writes its new pieces to a file of its own, which gets its name when it is whole and never changes again. So
builds at the same time do each other no harm, and a build that is killed leaves what was there. Each piece has a
checksum; one that is not what it was is not there. Many files become one, and what is of no use is left out once there
is much of it. Any of the files can be deleted at any time.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import IO

import msgspec

from hornbook import cache, locking

LARGEST = 512_000_000
_MOST_FILES = 16
_SPARE = 64_000_000
_DIGEST = 16
_TAIL = _DIGEST + 8
_MAGIC = b"hornbook pieces 1\n"
_ENDING = ".pieces"
_UNDER_WORK = cache.UNDER_WORK

Places = dict[bytes, tuple[int, int, bytes]]


@dataclass(slots=True, eq=False)
class _File:
    """An open file of pieces: for each key where its bytes start, how many they are, and their checksum."""

    path: Path
    stream: IO[bytes]
    places: Places
    end: int = 0

    def add(self, key: bytes, data: bytes) -> None:
        self.places[key] = self.end, len(data), _checksum(data)
        if self.stream.tell() != self.end:
            self.stream.seek(self.end)
        self.stream.write(data)
        self.end += len(data)

    def read(self, key: bytes) -> bytes | None:
        start, size, checksum = self.places[key]
        self.stream.seek(start)
        data = self.stream.read(size)
        return data if _checksum(data) == checksum else None


@dataclass(slots=True)
class Pieces:
    """The pieces of one project, to be opened by `opened`."""

    place: Path
    files: list[_File] = field(default_factory=list)
    known: dict[bytes, _File] = field(default_factory=dict)
    used: set[bytes] = field(default_factory=set)
    under_work: _File | None = None

    def __contains__(self, key: bytes) -> bool:
        """Return whether there is a piece with a key; it may turn out to be torn."""
        return key in self.known

    def get(self, key: bytes) -> bytes | None:
        """Return what was put under a key, if it is there and whole."""
        if key not in self.known:
            return None
        self.used.add(key)
        with suppress(OSError):
            return self.known[key].read(key)
        return None

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value under a key, which must be a hash of all that the value depends on; or do not, without room."""
        with suppress(OSError):
            file = self.under_work = self.under_work or _begun(self.place)
            if file.end + len(value) <= LARGEST:
                file.add(key, value)
                self.known[key] = file
                self.used.add(key)

    def save(self) -> None:
        """Give the new pieces their name, and tidy up; what cannot be written is not kept."""
        with suppress(OSError):
            useless = self._size(self.known) > 2 * self._size(self.used) + _SPARE
            if useless or len(self.files) >= _MOST_FILES:
                self._gather(self.used if useless else set(self.known))
            if self.under_work is not None:
                _finish(self.under_work)
                self.under_work = None

    def close(self) -> None:
        """Let go of the files; what was not saved is dropped."""
        if self.under_work is not None:
            with suppress(OSError):
                self.under_work.stream.close()
            with suppress(OSError):
                self.under_work.path.unlink()
        for file in self.files:
            file.stream.close()

    def _size(self, keys: Iterable[bytes]) -> int:
        return sum(self.known[key].places[key][1] for key in keys if key in self.known)

    def _gather(self, keys: Iterable[bytes]) -> None:
        """Take pieces out of the files that there were, and delete those."""
        for key in keys:
            file = self.known.get(key)
            data = file.read(key) if file and file is not self.under_work else None
            if data is not None:
                self.put(key, data)
        for file in self.files:
            file.stream.close()
            file.path.unlink(missing_ok=True)
        self.files.clear()


def opened(place: Path) -> Pieces:
    """Return the pieces that lie at a place: files whose names begin with it; what is not whole is not there."""
    made = Pieces(place)
    for path in _found(place, _ENDING):
        with suppress(OSError, ValueError, msgspec.DecodeError):
            file = _read(path)
            made.files.append(file)
            made.known.update(dict.fromkeys(file.places, file))
    return made


def sweep(place: Path) -> None:
    """Delete what processes left that were killed while they wrote: files under work that nobody holds."""
    for path in _found(place, _UNDER_WORK):
        with suppress(OSError):
            with path.open("r+b") as stream:
                locking.lock(stream)
            path.unlink()


def _found(place: Path, ending: str) -> Iterator[Path]:
    """Yield the files of a project, the newest last."""
    with suppress(OSError):
        found = place.parent.glob(f"{place.stem}.*{ending}")
        yield from sorted(found, key=lambda path: (path.stat().st_mtime_ns, path))


def _begun(place: Path) -> _File:
    """Return a new file, locked as long as it is under work: what nobody holds is litter."""
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = place.with_suffix(f".{secrets.token_hex(8)}{_UNDER_WORK}")
    stream = path.open("x+b")
    with suppress(OSError):
        locking.lock(stream)
    stream.write(_MAGIC)
    return _File(path, stream, {}, len(_MAGIC))


def _finish(file: _File) -> None:
    """Write behind the pieces where they are; the last bytes tell where that begins, and whether it is whole."""
    body = msgspec.msgpack.encode(file.places)
    file.stream.seek(file.end)
    file.stream.write(body + _checksum(body) + file.end.to_bytes(8, "big"))
    file.stream.close()
    file.path.replace(file.path.with_suffix(_ENDING))
    cache.thin_out(file.path.parent)


def _read(path: Path) -> _File:
    stream = path.open("rb")
    try:
        return _File(path, stream, _places(stream))
    except BaseException:
        stream.close()
        raise


def _places(stream: IO[bytes]) -> Places:
    end = stream.seek(-_TAIL, os.SEEK_END)
    checksum, start = stream.read(_DIGEST), int.from_bytes(stream.read(8), "big")
    stream.seek(0)
    magic = stream.read(len(_MAGIC))
    body = b""
    if start < end:
        stream.seek(start)
        body = stream.read(end - start)
    if magic != _MAGIC or _checksum(body) != checksum:
        message = "the file is not whole"
        raise ValueError(message)
    return msgspec.msgpack.decode(body, type=Places)


def _checksum(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST).digest()
