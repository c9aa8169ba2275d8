"""Pictures and other files that lessons use: found below the source root, named by their content."""

from __future__ import annotations

import hashlib
import mimetypes
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from hornbook import picture_sizes
from hornbook.checks import active_media
from hornbook.misuse import MisuseError
from hornbook.model import Media
from hornbook.slug import slug

_OTHER = "application/octet-stream"
_TYPES = {
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".md": "text/markdown",
    ".csv": "text/csv",
    ".ipynb": "application/x-ipynb+json",
    ".py": "text/x-python",
}


Facts = tuple[Media | None, str]
"""What is known of a file: what the document says of it, None where there is none, and why it cannot be packed."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files below a source root. `find` is what a lesson's reading gets, `read` what a target's assembly gets.

    `looked` says what was looked for, and with which SHA-256 it was found: empty where it was not.
    """

    root: Path
    known: dict[str, Media | None] = field(default_factory=dict, compare=False)
    faults: dict[str, str] = field(default_factory=dict, compare=False)
    digests: dict[str, str] = field(default_factory=dict, compare=False)
    looked: dict[str, str] = field(default_factory=dict, compare=False)

    def apart(self) -> Shelf:
        """Return the same shelf, for a reader whose own looks are to be told apart."""
        return replace(self, looked={})

    def find(self, path: str) -> Media | None:
        """Return the file at `path` (from the root, with `/`), None where there is none below the root.

        Its id is a slug of its name with eight digits of its hash: two files of one name never meet, and one
        file used twice is packed once.
        """
        if path not in self.known:
            self.known[path] = self._look(path)
        found = self.known[path]
        self.looked[path] = found.sha256 if found else ""
        return found

    def digest(self, path: str) -> str:
        """Return the SHA-256 of what `find` would find, without a look at what it is; empty where there is none."""
        if path in self.known:
            found = self.known[path]
            return found.sha256 if found else ""
        if path not in self.digests:
            data = self._bytes(path)
            self.digests[path] = "" if data is None else hashlib.sha256(data).hexdigest()
        return self.digests[path]

    def facts(self, path: str) -> Facts:
        """Return what a reader elsewhere must know of what is at `path`."""
        return self.find(path), self.faults.get(path, "")

    def fault(self, media: Media) -> str:
        """Return why a medium that was found cannot be packed, in words; empty if it can be."""
        return self.faults.get(media.path, "")

    def read(self, media: Media) -> bytes:
        """Return the bytes of a medium.

        An `OSError` if it has gone, a `MisuseError` if it has changed since, or would act when it is opened.
        """
        data = (self.root / media.path).read_bytes()
        fault = active_media.fault(media.path, data)
        if fault:
            message = f"“{media.path}” is not packed: {fault}"
            raise MisuseError(message)
        if hashlib.sha256(data).hexdigest() != media.sha256:
            message = f"“{media.path}” changed while the course was built; build it again"
            raise MisuseError(message)
        return data

    def _look(self, path: str) -> Media | None:
        data = self._bytes(path)
        if data is None:
            return None
        self.faults[path] = active_media.fault(path, data)
        return describe(path, data)

    def _bytes(self, path: str) -> bytes | None:
        try:
            place = Path(os.path.realpath(self.root / path))  # unlike `resolve`, it bears links in a circle
            if not place.is_relative_to(self.root.resolve()) or not place.is_file():
                return None
            return place.read_bytes()
        except (OSError, ValueError):
            return None


@dataclass(frozen=True, slots=True)
class Sent(Shelf):
    """A shelf for a reader elsewhere: it knows some files by their facts, and sees no others."""

    def _bytes(self, path: str) -> None:
        """Return nothing: there is no disk."""


def sent(facts: Mapping[str, Facts]) -> Sent:
    """Return a shelf that knows nothing but these facts, by path."""
    known = {path: found for path, (found, _) in facts.items()}
    return Sent(Path(), known, {path: fault for path, (_, fault) in facts.items()})


def describe(path: str, data: bytes) -> Media:
    """Return what the document says of a file with these bytes at `path`."""
    name = PurePosixPath(path)
    digest = hashlib.sha256(data).hexdigest()
    suffix = name.suffix.lower() if name.suffix[1:].isascii() and name.suffix[1:].isalnum() else ""
    mime = _TYPES.get(suffix) or mimetypes.MimeTypes().guess_type("name" + suffix)[0] or _OTHER
    width, height = picture_sizes.read(mime, data)
    return Media(
        id=f"{slug(name.stem)}-{digest[:8]}{suffix}",
        path=path,
        mime=mime,
        size=len(data),
        sha256=digest,
        width=width,
        height=height,
    )
