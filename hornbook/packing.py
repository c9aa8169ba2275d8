"""Packages: zip files that are the same bytes from the same entries, and names that every format takes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from typing import IO, Protocol

_EPOCH = (1980, 1, 1, 0, 0, 0)
_REGULAR_FILE = 0o100644 << 16


class Entry(Protocol):
    """A path inside the package and its bytes."""

    @property
    def path(self) -> str:
        """Where it lies, with `/`."""

    @property
    def data(self) -> bytes:
        """What it holds."""


def write_zip(stream: IO[bytes], entries: Iterable[Entry]) -> None:
    """Write the entries in their order: no clock, no owner, one permission; zip64 only where it is needed."""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for entry in entries:
            info = zipfile.ZipInfo(entry.path, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = _REGULAR_FILE
            archive.writestr(info, entry.data)


def cdata(text: str) -> str:
    """Return `text` inside a CDATA section; a `]]>` in it is split over two."""
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"
