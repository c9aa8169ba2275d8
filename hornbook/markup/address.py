"""Addresses in Markdown: what a link or a picture points to."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from hornbook import patterns as re

_SCHEME = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:|//)")
LESSONS = (".md", ".markdown")


def is_external(address: str) -> bool:
    """Return whether the address has a scheme or a host of its own."""
    return _SCHEME.match(address) is not None


def resolve(address: str, file: str) -> tuple[str | None, str]:
    """Return the path from the source root and the fragment that `address` means in `file`.

    The path is None where it leads out of the source root. An address that is only a fragment means the file itself.
    A path that begins with `/` starts at the source root.
    """
    path, _, fragment = address.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return file, unquote(fragment)
    start = "" if path.startswith("/") else posixpath.dirname(file)
    joined = posixpath.normpath(posixpath.join(start, path.lstrip("/")))
    outside = joined.startswith("../") or joined == ".." or "\\" in joined
    return (None if outside else joined), unquote(fragment)
