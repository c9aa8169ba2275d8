"""One lesson through the stages that need no other lesson: read, and rendered for a target. Pure and picklable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from hornbook import preflight, rendering, schema, source, targets
from hornbook.checks import active_media, emptiness, item_writing, source_bytes, suppression
from hornbook.checks import facts as course_facts
from hornbook.checks.facts import Facts
from hornbook.checks.suppression import Comment
from hornbook.course import Course, Lesson, LessonEntry
from hornbook.diagnostics import Finding, Rule, Severity, Span
from hornbook.diagnostics.origins import contract
from hornbook.discovery import LessonFile, unreadable
from hornbook.index import entry
from hornbook.media import Shelf
from hornbook.preflight import Loss
from hornbook.reading import lesson as lesson_reading
from hornbook.reading.context import Context
from hornbook.source import Source
from hornbook.targets.target import Rendered

NOT_OF_THE_SCHEMA = Rule(
    code="SCH001",
    name="not-of-the-schema",
    severity=Severity.ERROR,
    message="what was read does not fit the schema at {path}: {fault}",
    why="Every target relies on the schema, so nothing is built from a document that does not fit it.",
    hint="This should not happen, whatever the lesson says: please report it, with the lines named here.",
    example="a fault of Hornbook itself",
    better="a document that fits docs/schemas.md",
    source=contract("docs/schemas.md"),
)
RULES = (NOT_OF_THE_SCHEMA,)


@dataclass(frozen=True, slots=True)
class Reading:
    """A file to be read, and all that the reading may know of the course; `targets` are asked what they lose of it.

    `order` is its place in its module, from 1.
    """

    lesson: LessonFile
    module: str
    order: int
    language: str
    shelf: Shelf
    targets: tuple[str, ...] = ()


class LessonRead(msgspec.Struct, frozen=True, kw_only=True):
    """A lesson read: its JSON, and what the index, the checks and the preflight need of it.

    `entry` and `facts` are None where the file could not be read.
    """

    file: str
    data: bytes = b""
    entry: LessonEntry | None = None
    order: int = 0
    facts: Facts | None = None
    losses: tuple[Loss, ...] = ()
    comments: tuple[Comment, ...] = ()
    items: dict[str, int] = {}
    findings: tuple[Finding, ...] = ()


def read(task: Reading) -> LessonRead:
    """Return the lesson of one file; a file that cannot be read is a finding."""
    file = task.lesson.file
    try:
        data = task.lesson.path.read_bytes()
    except OSError as error:
        return LessonRead(file=file, findings=(unreadable(file, error),))
    text = source.from_bytes(file, data)
    unread = source_bytes.too_long(text)
    if unread is not None:
        return LessonRead(file=file, findings=(unread,))
    with _named(f"reading {file}"):
        lesson, findings = review(task, text)
        comments = suppression.comments(text, lesson)
        return describe(lesson, task.language, task.targets, findings, comments)


def review(task: Reading, text: Source) -> tuple[Lesson, tuple[Finding, ...]]:
    """Return the lesson that a text means at the place of `task`, and all that is found in it alone."""
    context = Context(
        file=task.lesson.file,
        id=task.lesson.id,
        find_media=task.shelf.find,
        module=task.module,
        order=task.order,
        language=task.language,
    )
    reading = lesson_reading.read(text, context)
    found = (
        *source_bytes.check(text),
        *emptiness.check(reading.lesson),
        *active_media.check(text, reading.lesson.media, task.shelf.fault),
        *item_writing.check(reading.lesson, text),
    )
    return reading.lesson, (*found, *reading.findings)


def describe(
    lesson: Lesson,
    language: str,
    asked: Sequence[str],
    findings: tuple[Finding, ...] = (),
    comments: tuple[Comment, ...] = (),
) -> LessonRead:
    """Return a lesson with all that the course needs to know of it; it is checked against the schema here."""
    data = msgspec.json.encode(lesson)
    return LessonRead(
        file=lesson.file,
        data=data,
        entry=entry(lesson),
        order=lesson.order,
        facts=course_facts.facts(lesson, data),
        losses=tuple(preflight.losses(map(targets.load, asked), lesson, language, comments)),
        comments=comments,
        items=dict(Counter(kind(item) for quiz in lesson.quizzes for item in quiz.questions)),
        findings=(*findings, *not_of_the_schema("lesson", lesson.file, data)),
    )


def kind(item: msgspec.Struct) -> str:
    """Return a question's type as the JSON names it."""
    return str(item.__struct_config__.tag)


def decode(data: bytes) -> Lesson:
    """Return the lesson that a lesson's JSON holds."""
    return _decoder().decode(data)


@dataclass(frozen=True, slots=True)
class Rendering:
    """The rendering of lessons for one target; called with a lesson's JSON."""

    target: str
    course: Course
    overrides: Path | None

    def __call__(self, data: bytes) -> Rendered:
        """Return the lesson as the target shows it."""
        target = targets.load(self.target)
        lesson = decode(data)
        with _named(f"writing {lesson.file} for {self.target}"):
            return target.render_lesson(lesson, self.course, rendering.environment(self.target, self.overrides))


@contextmanager
def _named(work: str) -> Iterator[None]:
    """Add to a fault of ours what was being worked on, so that its report says where to look."""
    try:
        yield
    except Exception as error:
        error.add_note(work)
        raise


@lru_cache(maxsize=1)
def _decoder() -> msgspec.json.Decoder[Lesson]:
    return msgspec.json.Decoder(Lesson)


def not_of_the_schema(name: str, file: str, data: bytes) -> Iterator[Finding]:
    """Yield what does not fit the schema `name` in a document, given as its JSON; `file` is where it came from."""
    for error in schema.validate(name, msgspec.json.decode(data)):
        at = course_facts.span(error.place) if error.place else Span(file)
        yield NOT_OF_THE_SCHEMA.at(at, path=error.path, fault=error.message)
