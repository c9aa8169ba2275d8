"""What reading one lesson may know besides the lesson's own text, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hornbook.course import Lesson
from hornbook.diagnostics import Finding
from hornbook.model import Media

FindMedia = Callable[[str], Media | None]


@dataclass(frozen=True, slots=True)
class Context:
    """The lesson's place in its course.

    `file` is its path from the source root, with `/`; `find_media` returns the file at such a path, or None where
    there is none. `language` is the course's, `id` the lesson's.
    """

    file: str
    id: str
    find_media: FindMedia
    module: str = ""
    order: int = 0
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Reading:
    """A lesson as it was understood, and all that was found in it, in order of place."""

    lesson: Lesson
    findings: tuple[Finding, ...]
