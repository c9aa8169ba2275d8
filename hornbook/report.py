"""`build/report.json`: what a build made, of what, and what was found on the way. No time and no path of a machine."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

import msgspec

from hornbook import __version__
from hornbook.course import Course
from hornbook.diagnostics import Finding
from hornbook.preflight import Loss


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """One file of a build: its path from the output folder, its size in bytes, its SHA-256."""

    target: str
    path: str
    size: int
    sha256: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The report as it is written; `items` counts questions by type, findings' files are paths from the source root."""

    generator: str
    course: dict[str, str]
    lessons: int
    items: dict[str, int]
    artifacts: tuple[Made, ...]
    findings: tuple[Finding, ...]
    losses: tuple[Loss, ...]


def made(target: str, path: str, data: bytes) -> Made:
    """Return the line of the report for a file with these bytes."""
    return Made(target=target, path=path, size=len(data), sha256=hashlib.sha256(data).hexdigest())


def report(
    course: Course,
    items: Iterable[dict[str, int]],
    artifacts: Iterable[Made],
    findings: Iterable[Finding],
    losses: Iterable[Loss],
) -> Report:
    """Return the report of a build."""
    total: Counter[str] = Counter()
    for counts in items:
        total.update(counts)
    about = {"id": course.id, "title": course.title, "version": course.version, "language": course.language}
    return Report(
        generator=f"hornbook {__version__}",
        course=about,
        lessons=len(course.lessons),
        items=dict(sorted(total.items())),
        artifacts=tuple(artifacts),
        findings=tuple(findings),
        losses=tuple(losses),
    )


def encode(document: Report) -> bytes:
    """Return the report as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"
