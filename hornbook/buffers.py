"""A lesson's text in memory, such as an editor holds it: read, checked, explained and mended without a disk.

This is what a language server needs at each change of a text. Nothing raises on what an author wrote, and nothing is
kept from one call to the next. What only a whole course shows (broken links, ids given twice) is not found here.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import msgspec

from hornbook import lesson_ids, lessons, survey
from hornbook.checks import suppression
from hornbook.course import Lesson
from hornbook.diagnostics import Finding
from hornbook.diagnostics.finding import in_order
from hornbook.discovery import LessonFile
from hornbook.explaining import entries
from hornbook.fixing import fixing
from hornbook.fixing.fixing import Fixed
from hornbook.media import Shelf
from hornbook.readings import Reading
from hornbook.settings import CourseFile
from hornbook.source import Source, from_text

NOWHERE = Path(os.devnull)
DEFAULTS = CourseFile()


@dataclass(frozen=True, slots=True)
class Buffer:
    """A text as it was understood.

    `lesson` is the document: its quizzes hold the questions, each with its `source` (line, column, last line).
    `findings` stand in order of place, with their final severities and the fixes that they propose.
    """

    name: str
    text: str
    lesson: Lesson
    findings: tuple[Finding, ...]


def read(name: str, text: str, *, root: Path = NOWHERE, settings: CourseFile = DEFAULTS) -> Buffer:
    """Return what a text means and all that is found in it; never raises on text.

    `name` is its path from the source root, with `/`; findings bear it. Pictures are looked for below `root`: none is
    there unless a folder is given. `settings` are those of the course: language and severities count here.
    """
    lesson, findings = _Review(name, root, settings)(from_text(name, text))
    return Buffer(name, text, lesson, tuple(findings))


def explain(buffer: Buffer) -> list[str]:
    """Return the questions as they were understood, as the lines that `hornbook check --explain` prints."""
    quizzes = msgspec.to_builtins(buffer.lesson)["quizzes"]
    shown = (line for quiz in quizzes for entry in quiz["items"] for line in entries.lines(entry))
    return ["".join(words for _, words in line) for line in shown]


def fix(name: str, text: str, *, root: Path = NOWHERE, settings: CourseFile = DEFAULTS, unsafe: bool = False) -> Fixed:
    """Return the text with its fixes made, those made, and those refused since they would change what is meant.

    The parameters are those of `read`; with `unsafe`, fixes are made too that may change what a question means.
    """
    return fixing.fix(name, text, _Review(name, root, settings), unsafe=unsafe)


@dataclass(frozen=True, slots=True)
class _Review:
    """Reading and checks of one text, without what the settings or a comment in the text allow."""

    name: str
    root: Path
    settings: CourseFile

    def __call__(self, text: Source) -> tuple[Lesson, Sequence[Finding]]:
        lesson, findings = lessons.review(self._task(), text)
        kept, _ = suppression.sift(findings, suppression.comments(text, lesson))
        return lesson, in_order(survey.weigh(kept, self.settings))

    def _task(self) -> Reading:
        (own,) = lesson_ids.assign([self.name])
        folder = str(PurePosixPath(self.name).parent).removeprefix(".")
        on = tuple(code for code, word in self.settings.severities.items() if word != "off")
        file = LessonFile(self.root / self.name, self.name, folder, own)
        return Reading(file, folder, 1, self.settings.language, Shelf(self.root), switched_on=on, only_checked=True)
