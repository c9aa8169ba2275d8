"""The course as JSON: the contract itself, for programs of the author's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from hornbook.course import Course, Lesson, Standpoint
from hornbook.targets.features import FEATURES
from hornbook.targets.target import FULL, Artifact, Fragments, ReadMedia, Rendered, Target

if TYPE_CHECKING:
    from jinja2 import Environment


def render_lesson(lesson: Lesson, _course: Course, _templates: Environment) -> Rendered:
    """Return the lesson's JSON at `lessons/<id>.json`."""
    return Rendered(lesson.id, (Artifact(f"lessons/{lesson.id}.json", _encode(lesson)),))


def view(_course: Course, _at: Standpoint) -> Course:
    """Return nothing of the course: a lesson is its own document."""
    return Course(id="", title="")


def opening(course: Course, _templates: Environment) -> Iterator[Artifact]:
    """Yield `course.json`."""
    yield Artifact("course.json", _encode(course))


def closing(course: Course, _fragments: Fragments, read: ReadMedia, _templates: Environment) -> Iterator[Artifact]:
    """Yield the media of all lessons."""
    media = {medium.id: medium for lesson in course.lessons for medium in lesson.media}
    for name, medium in sorted(media.items()):
        yield Artifact(f"media/{name}", read(medium))


def _encode(document: Lesson | Course) -> bytes:
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


TARGET = Target(
    name="json",
    title="Course JSON",
    use="For programs: one file for the course, one for each lesson, described by `hornbook schema`",
    secrecy="Keys are in plain text: do not publish it beside a graded quiz",
    container="folder",
    suffix="",
    carries="course",
    support=dict.fromkeys(FEATURES, FULL),
    render_lesson=render_lesson,
    opening=opening,
    view=view,
    closing=closing,
)
