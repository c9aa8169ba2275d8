"""Names that every file system, URL and package format takes."""

from __future__ import annotations

import hashlib
import unicodedata

from hornbook import patterns as re

_REST = re.compile(r"[^a-z0-9]+")
_NUMBERED = re.compile(r"[0-9]+[-_. ]+(?=.)")


def words(text: str) -> str:
    """Return lower-case ASCII letters and digits with single dashes between; empty for text that has none."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _REST.sub("-", plain).strip("-")


def slug(text: str) -> str:
    """Return lower-case ASCII letters and digits with single dashes; of text without any, eight digits of its hash."""
    return words(text) or "n-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def unnumbered(name: str) -> str:
    """Return a file or folder name without the number that only sorts it: `02-drift` is `drift`."""
    return _NUMBERED.sub("", name, count=1) if _NUMBERED.match(name) else name


def spoken(name: str) -> str:
    """Return a title for a file or folder name: `02-data_drift` is “Data drift”."""
    words = re.sub(r"[-_\s]+", " ", unnumbered(name)).strip() or name
    return words[:1].upper() + words[1:]
