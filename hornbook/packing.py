"""Packages: zip files that are the same bytes from the same entries, and names that every format takes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

_EPOCH = (1980, 1, 1, 0, 0, 0)
_BLOCK = 1 << 20
_REGULAR_FILE = 0o100644 << 16
Stream = IO[bytes]


class Archive:
    """A zip file that takes members: no clock, no owner, one permission; zip64 only where it is needed."""

    def __init__(self, archive: zipfile.ZipFile, window: Window) -> None:
        """Write into `archive`, which writes into `window`."""
        self._archive = archive
        self._window = window

    def add(self, path: str, data: bytes) -> None:
        """Add a member."""
        info = zipfile.ZipInfo(path, _EPOCH)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.create_system = 3
        info.external_attr = _REGULAR_FILE
        self._archive.writestr(info, data)
        self._window.hand_on(least=_BLOCK)


class Window(io.BytesIO):
    """The end of a stream, in memory: a zip's headers are written again after their members, and a file is slow at it.

    Places are those of the whole stream.
    """

    def __init__(self, stream: Stream) -> None:
        """Begin at the start of a new stream."""
        super().__init__()
        self._stream = stream
        self._before = 0

    def tell(self) -> int:
        """Return the place in the stream."""
        return self._before + super().tell()

    def seek(self, place: int, whence: int = 0, /) -> int:
        """Go to a place that was not handed on yet."""
        return self._before + super().seek(place - self._before if whence == 0 else place, whence)

    def hand_on(self, least: int = 0) -> None:
        """Write what is here to the stream, if it is at least so many bytes."""
        if super().tell() < least:
            return
        self._stream.write(self.getbuffer())
        self._before = self.tell()
        super().seek(0)
        self.truncate()


@contextmanager
def archive(stream: Stream) -> Iterator[Archive]:
    """Give an archive that is written to `stream`, an empty one, and whole at its end."""
    window = Window(stream)
    with zipfile.ZipFile(window, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as made:
        yield Archive(made, window)
    window.hand_on()


def cdata(text: str) -> str:
    """Return `text` inside a CDATA section; a `]]>` in it is split over two."""
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"
