"""Packages: zip files that are the same bytes from the same entries, and names that every format takes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

_EPOCH = (1980, 1, 1, 0, 0, 0)
_REGULAR_FILE = 0o100644 << 16
Stream = IO[bytes]


class Archive:
    """A zip file that takes members: no clock, no owner, one permission; zip64 only where it is needed."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Write into `archive`."""
        self._archive = archive

    def add(self, path: str, data: bytes) -> None:
        """Add a member."""
        info = zipfile.ZipInfo(path, _EPOCH)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.create_system = 3
        info.external_attr = _REGULAR_FILE
        self._archive.writestr(info, data)


@contextmanager
def archive(stream: Stream) -> Iterator[Archive]:
    """Give an archive that is written to `stream` and whole at its end."""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as made:
        yield Archive(made)


def cdata(text: str) -> str:
    """Return `text` inside a CDATA section; a `]]>` in it is split over two."""
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"
