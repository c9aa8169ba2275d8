"""Lessons as JSON on disk between reading and writing, so that memory does not grow with their number."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


class Spool:
    """One file with the JSON of all lessons: many small ones cost more than all that is written to them."""

    def __init__(self, stream: IO[bytes]) -> None:
        """Take an empty file to write to and read from."""
        self._stream = stream
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0

    def keep(self, file: str, data: bytes) -> None:
        """Keep a lesson's JSON, in place of one that was kept before for the same file."""
        if self._stream.tell() != self._end:
            self._stream.seek(self._end)
        self._stream.write(data)
        self._places[file] = self._end, len(data)
        self._end += len(data)

    def take(self, file: str) -> bytes:
        """Return the JSON that was kept for `file`."""
        start, size = self._places[file]
        self._stream.seek(start)
        return self._stream.read(size)


@contextmanager
def opened(place: Path) -> Iterator[Spool]:
    """Give a spool in a new file at a place."""
    with place.open("x+b") as stream:
        yield Spool(stream)
