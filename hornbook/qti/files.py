"""Files: the picture of a hotspot, and what a learner may hand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from hornbook.course import Lesson
from hornbook.qti.elements import MEDIA
from hornbook.qti.phrases import Phrases
from hornbook.questions import Upload

_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
_TYPES = {
    ".avi": "video/x-msvideo",
    ".csv": "text/csv",
    ".doc": "application/msword",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".gif": "image/gif",
    ".gz": "application/gzip",
    ".htm": "text/html",
    ".html": "text/html",
    ".ipynb": "application/x-ipynb+json",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".json": "application/json",
    ".md": "text/markdown",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".odp": f"{_OPEN}.presentation",
    ".ods": f"{_OPEN}.spreadsheet",
    ".odt": f"{_OPEN}.text",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pptx": f"{_OFFICE}.presentationml.presentation",
    ".py": "text/x-python",
    ".rtf": "application/rtf",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".wav": "audio/x-wav",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
_SIZES = (("GB", 10**9), ("MB", 10**6), ("kB", 10**3))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the package: its address, its MIME type."""

    href: str
    mime: str


def picture(media: str, lesson: Lesson) -> Picture:
    """Return where the package has a medium of the lesson."""
    mime = next((medium.mime for medium in lesson.media if medium.id == media), "image/png")
    return Picture(MEDIA + quote(media), mime)


def types(suffixes: Sequence[str], *, several: bool) -> str:
    """Return the MIME types for file suffixes; "" if there is none, or too many for the version, or one is unknown."""
    known = list(dict.fromkeys(_TYPES[suffix] for suffix in suffixes if suffix in _TYPES))
    told = all(suffix in _TYPES for suffix in suffixes) and (several or len(known) == 1)
    return " ".join(known) if told else ""


def limits(item: Upload, say: Phrases) -> str:
    """Return what may be handed in as a learner reads it; empty if there are no limits."""
    size, count = "", ""
    if item.max_bytes:
        each = f" {say.per_file}" if item.max_files > 1 else ""
        size = f"{say.at_most} {_size(item.max_bytes)}{each}"
    if item.max_files > 1:
        count = f"{say.at_most} {item.max_files} {say.files}"
    kinds = f"{say.accepted}: {', '.join(item.accept)}" if item.accept else ""
    return "; ".join(filter(None, (kinds, size, count)))


def _size(size: int) -> str:
    name, unit = next(((name, unit) for name, unit in _SIZES if size >= unit), ("B", 1))
    return f"{size / unit:.10g} {name}"
