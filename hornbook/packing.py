"""Packages: zip files that are the same bytes from the same entries, and names that every format takes.

Written as the .ZIP File Format Specification (APPNOTE 6.3) says, and byte for byte as Python's `zipfile` does, but
members are deflated apart from the file: by whoever has the time, or once for many builds.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

import msgspec

Stream = IO[bytes]
_LEVEL = 6
_DEFLATED = 8
_MIDNIGHT, _1980 = 0, 1 << 5 | 1
_UNIX = 3
_REGULAR_FILE = 0o100644 << 16
_UTF8 = 0x800
_PLAIN_VERSION, _ZIP64_VERSION = 20, 45
_LARGEST = (1 << 31) - 1
_MOST = (1 << 16) - 1
_ELSEWHERE = 0xFFFFFFFF
_SLACK = 1.05
_LOCAL = struct.Struct("<4s2B4HL2L2H")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")


class Member(msgspec.Struct, frozen=True, array_like=True):
    """A member of a zip file, deflated: its path, the CRC-32 and the size of its bytes, and what they became."""

    path: str
    crc: int
    size: int
    deflated: bytes

    @property
    def data(self) -> bytes:
        """The bytes as they were."""
        return zlib.decompress(self.deflated, wbits=-zlib.MAX_WBITS)


def deflated(path: str, data: bytes) -> Member:
    """Return a member with these bytes."""
    return Member(path, zlib.crc32(data), len(data), zlib.compress(data, _LEVEL, wbits=-zlib.MAX_WBITS))


class Archive:
    """A zip file that takes members: no clock, no owner, one permission; zip64 only where it is needed."""

    def __init__(self, stream: Stream) -> None:
        """Write to a stream, which need not be able to go back."""
        self._stream = stream
        self._place = 0
        self._directory = bytearray()
        self._names: set[bytes] = set()

    def add(self, path: str, data: bytes) -> None:
        """Add a member with these bytes."""
        self.add_member(deflated(path, data))

    def add_member(self, member: Member) -> None:
        """Add a member; a `ValueError` if there is one of its name."""
        name, flags = _name(member.path)
        if name in self._names:
            message = f"a package would hold “{member.path}” twice"
            raise ValueError(message)
        self._names.add(name)
        self._directory += _central(name, flags, (member.crc, len(member.deflated), member.size), self._place)
        self._write(_local(name, flags, member) + member.deflated)

    def close(self) -> None:
        """Write what stands behind the members."""
        start = self._place
        self._write(self._directory)
        self._write(_end(len(self._names), start, self._place))

    def _write(self, data: bytes | bytearray) -> None:
        self._stream.write(data)
        self._place += len(data)


@contextmanager
def archive(stream: Stream) -> Iterator[Archive]:
    """Give an archive that is written to `stream`, an empty one, and whole at its end."""
    made = Archive(stream)
    yield made
    made.close()


def _name(path: str) -> tuple[bytes, int]:
    return (path.encode(), 0) if path.isascii() else (path.encode(), _UTF8)


def _local(name: bytes, flags: int, member: Member) -> bytes:
    """Return the header before a member; 4.3.7 of the specification."""
    size, packed = member.size, len(member.deflated)
    version, extra = _PLAIN_VERSION, b""
    if size * _SLACK > _LARGEST:
        version, extra = _ZIP64_VERSION, struct.pack("<2H2Q", 1, 16, size, packed)
        size = packed = _ELSEWHERE
    times = _MIDNIGHT, _1980
    facts = (version, 0, flags, _DEFLATED, *times, member.crc, packed, size, len(name), len(extra))
    return _LOCAL.pack(b"PK\3\4", *facts) + name + extra


def _central(name: bytes, flags: int, facts: tuple[int, int, int], offset: int) -> bytes:
    """Return a member's line of the directory; 4.3.12 of the specification."""
    crc, packed, size = facts
    large: tuple[int, ...] = ()
    if size > _LARGEST or packed > _LARGEST:
        large = (size, packed)
        size = packed = _ELSEWHERE
    if offset > _LARGEST:
        large += (offset,)
        offset = _ELSEWHERE
    extra = struct.pack(f"<2H{len(large)}Q", 1, 8 * len(large), *large) if large else b""
    version = _ZIP64_VERSION if large else _PLAIN_VERSION
    kinds = version, _UNIX, version, 0, flags, _DEFLATED, _MIDNIGHT, _1980
    rest = len(name), len(extra), 0, 0, 0, _REGULAR_FILE, offset
    return _CENTRAL.pack(b"PK\1\2", *kinds, crc, packed, size, *rest) + name + extra


def _end(count: int, start: int, place: int) -> bytes:
    """Return the end of a file whose directory starts at `start` and ends at `place`; 4.3.14 to 4.3.16."""
    size, large = place - start, b""
    if count > _MOST or start > _LARGEST or size > _LARGEST:
        numbers = (44, _ZIP64_VERSION, _ZIP64_VERSION, 0, 0, count, count, size, start)
        large = _END64.pack(b"PK\6\6", *numbers) + _LOCATOR.pack(b"PK\6\7", 0, place, 1)
        count, size, start = min(count, _MOST), min(size, _ELSEWHERE), min(start, _ELSEWHERE)
    return large + _END.pack(b"PK\5\6", 0, 0, count, count, size, start, 0)


def cdata(text: str) -> str:
    """Return `text` inside a CDATA section; a `]]>` in it is split over two."""
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"
