"""What goes into the reading of one lesson's file, and what comes of it. Picklable, and light to import."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from hornbook.checks.facts import Facts
from hornbook.checks.suppression import Comment
from hornbook.course import LessonEntry
from hornbook.diagnostics import Finding
from hornbook.discovery import LessonFile
from hornbook.media import Shelf
from hornbook.preflight import Loss


@dataclass(frozen=True, slots=True)
class Reading:
    """A file to be read, and all that the reading may know of the course; `targets` are asked what they lose of it.

    `order` is its place in its module, from 1. `switched_on` are the codes of rules that the course file
    gives a weight, those that are off by default too. Of what is `only_checked` nothing will be written.
    """

    lesson: LessonFile
    module: str
    order: int
    language: str
    shelf: Shelf
    targets: tuple[str, ...] = ()
    switched_on: tuple[str, ...] = ()
    only_checked: bool = False

    @property
    def facts(self) -> tuple[object, ...]:
        """All that the reading depends on beside the file's bytes, what is looked for, and Hornbook itself."""
        file = self.lesson
        return file.file, file.id, self.module, self.order, self.language, self.targets, self.switched_on


class LessonRead(msgspec.Struct, frozen=True, kw_only=True):
    """A lesson read: its JSON, and what the index, the checks and the preflight need of it.

    `digest` is the SHA-256 of the file's bytes, `looked` that of each medium that was looked for, by its path; empty
    for one that is not there. `entry` and `facts` are None where the file could not be read. `letters` are
    those that answers take in targets that keep so many and no more, by target.
    """

    file: str
    digest: bytes = b""
    looked: dict[str, str] = {}
    data: bytes = b""
    entry: LessonEntry | None = None
    order: int = 0
    facts: Facts | None = None
    losses: tuple[Loss, ...] = ()
    letters: dict[str, tuple[float, float]] = {}
    comments: tuple[Comment, ...] = ()
    items: dict[str, int] = {}
    findings: tuple[Finding, ...] = ()
