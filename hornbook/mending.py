"""Fixes for the files of a course: each lesson is read, mended in memory and read again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hornbook import discovery, index, lessons, plain_files
from hornbook import survey as surveys
from hornbook.checks import suppression
from hornbook.course import Lesson
from hornbook.diagnostics import Finding
from hornbook.diagnostics.fix import Fix
from hornbook.fixing import editing, fixing
from hornbook.media import Shelf
from hornbook.readings import Reading
from hornbook.recollection import Recollection
from hornbook.settings import CourseFile
from hornbook.source import Source


@dataclass(frozen=True, slots=True)
class Mended:
    """A file with its text before and after, in its encoding; `name` is its path as the user knows it."""

    path: Path
    name: str
    encoding: str
    before: str
    after: str
    made: tuple[Fix, ...]
    refused: tuple[Fix, ...]


def mend(paths: Sequence[Path], *, unsafe: bool = False) -> Iterator[Mended]:
    """Yield each lesson of a course that has fixes, without writing it.

    Raises `MisuseError` for paths that do not exist. Files that are not in UTF-8 or UTF-16 are passed by; `check`
    tells of them.
    """
    found = discovery.find(paths, Path("build"))
    settings, _ = surveys.read_settings(found, Recollection())
    plans, _ = index.plan(found, settings)
    for task in surveys.readings(plans, settings, Shelf(found.root)):
        try:
            before, encoding = editing.decode(plain_files.read(task.lesson.path))
        except (OSError, UnicodeDecodeError):
            continue
        fixed = fixing.fix(task.lesson.file, before, _Review(task, settings), unsafe=unsafe)
        name = found.shown(task.lesson.file)
        if fixed.made or fixed.refused:
            yield Mended(task.lesson.path, name, encoding, before, fixed.text, fixed.made, fixed.refused)


@dataclass(frozen=True, slots=True)
class _Review:
    """What reading and checks say of a text, but for what the course file or a comment in the text allows."""

    task: Reading
    settings: CourseFile

    def __call__(self, text: Source) -> tuple[Lesson, Sequence[Finding]]:
        lesson, findings = lessons.review(self.task, text)
        kept, _ = suppression.sift(findings, suppression.comments(text, lesson))
        return lesson, tuple(surveys.weigh(kept, self.settings))
