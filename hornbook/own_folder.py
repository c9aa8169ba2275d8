"""Where a project's own templates are, and whether they are what they were."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from hornbook import plain_files, resources
from hornbook.discovery import Found


def of(found: Found) -> Path | None:
    """Return the project's own templates: beside a folder called `source`, else in the course's folder."""
    root = found.root.resolve()
    folder = (root.parent if root.name == "source" else root) / "templates"
    own = folder.is_dir() and not found.given and folder != resources.folder("templates")
    return folder if own else None


def digest(folder: Path | None) -> bytes:
    """Return a digest of the files in a folder; what vanishes meanwhile is left out."""
    found = sha256()
    for path in sorted(folder.rglob("*")) if folder else ():
        with suppress(OSError):
            data = plain_files.read(path)
            found.update(f"{path}\0{len(data)}\0".encode("utf-8", "surrogateescape") + data)
    return found.digest()
