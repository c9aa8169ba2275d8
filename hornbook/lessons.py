"""One lesson read, reviewed and described, without any other lesson. Pure and picklable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256

import msgspec

from hornbook import capacity, conformity, plain_files, preflight, source, targets
from hornbook.checks import accessibility, active_media, emptiness, item_writing, source_bytes, suppression
from hornbook.checks import facts as course_facts
from hornbook.checks.suppression import Comment
from hornbook.course import Lesson
from hornbook.diagnostics import Finding
from hornbook.discovery import unreadable
from hornbook.index import entry
from hornbook.reading import lesson as lesson_reading
from hornbook.reading.context import Context
from hornbook.readings import LessonRead as LessonRead
from hornbook.readings import Reading as Reading
from hornbook.source import Source

Gate = Callable[[str, str, bytes], Iterator[Finding]]


def read(task: Reading) -> LessonRead:
    """Return the lesson of one file; a file that cannot be read is a finding."""
    file = task.lesson.file
    try:
        data = plain_files.read(task.lesson.path)
    except OSError as error:
        return LessonRead(file=file, findings=(unreadable(file, error),))
    return read_bytes(task, data)


def read_bytes(task: Reading, data: bytes) -> LessonRead:
    """Return the lesson of a file that holds `data`."""
    file = task.lesson.file
    text = source.from_bytes(file, data)
    unread = source_bytes.too_long(text)
    if unread is not None:
        return LessonRead(file=file, findings=(unread,))
    apart = replace(task, shelf=task.shelf.apart())
    with named(f"reading {file}"):
        lesson, findings = review(apart, text)
        comments = suppression.comments(text, lesson)
        gate = conformity.not_of_the_model if task.only_checked else conformity.not_of_the_schema
        found = describe(lesson, task.language, task.targets, findings, comments, text, gate)
    return msgspec.structs.replace(found, digest=sha256(data).digest(), looked=apart.shelf.looked)


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
        *item_writing.check(reading.lesson, text, task.switched_on),
        *accessibility.check(reading.lesson, text),
    )
    return reading.lesson, (*found, *reading.findings)


def describe(
    lesson: Lesson,
    language: str,
    asked: Sequence[str],
    findings: tuple[Finding, ...] = (),
    comments: tuple[Comment, ...] = (),
    text: Source | None = None,
    gate: Gate = conformity.not_of_the_schema,
) -> LessonRead:
    """Return a lesson with all that the course needs to know of it; it is checked against the schema here, by `gate`.

    `text` is what it was read from, if that is at hand.
    """
    data = msgspec.json.encode(lesson)
    return LessonRead(
        file=lesson.file,
        data=data,
        entry=entry(lesson),
        order=lesson.order,
        facts=course_facts.facts(lesson, data, text),
        losses=tuple(preflight.losses(map(targets.load, asked), lesson, language, comments)),
        letters=dict(capacity.letters(map(targets.load, asked), lesson)),
        comments=comments,
        items=dict(Counter(kind(item) for quiz in lesson.quizzes for item in quiz.questions)),
        findings=(*findings, *gate("lesson", lesson.file, data)),
    )


def kind(item: msgspec.Struct) -> str:
    """Return a question's type as the JSON names it."""
    return str(item.__struct_config__.tag)


def decode(data: bytes) -> Lesson:
    """Return the lesson that a lesson's JSON holds."""
    return _decoder().decode(data)


@contextmanager
def named(work: str) -> Iterator[None]:
    """Add to a fault of ours what was being worked on, so that its report says where to look."""
    try:
        yield
    except Exception as error:
        error.add_note(work)
        raise


@lru_cache(maxsize=1)
def _decoder() -> msgspec.json.Decoder[Lesson]:
    return msgspec.json.Decoder(Lesson)
