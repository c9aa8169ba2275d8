"""The package: an assessment and its settings for each quiz, pictures, and the manifest that names them all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote

from hornbook.canvas import quizzes
from hornbook.canvas.phrases import voice
from hornbook.canvas.texts import FILES, encoded, used
from hornbook.course import Course, Lesson
from hornbook.model import Media
from hornbook.qti.identifiers import media_resource, token

if TYPE_CHECKING:
    from jinja2 import Environment

File = tuple[str, bytes]


def render(lesson: Lesson, course: Course, templates: Environment) -> tuple[list[File], dict[str, str]]:
    """Return a lesson's files, and as fragments the manifest's entries for them and the ids of their media."""
    spoken = voice(lesson.language, course.language)
    assessment = templates.get_template("assessment.xml.j2")
    meta = templates.get_template("assessment_meta.xml.j2")
    entry = templates.get_template("resource.xml.j2")
    files: list[File] = []
    entries: list[str] = []
    media: dict[str, None] = {}
    for quiz in lesson.quizzes:
        settings = quizzes.settings(quiz, course.id, spoken)
        body = assessment.render(quiz=settings, groups=quizzes.groups(quiz, course.id, spoken))
        about = meta.render(quiz=settings)
        shown = used(body + about)
        files.append((f"{settings.ident}/{settings.ident}.xml", encoded(body)))
        files.append((f"{settings.ident}/assessment_meta.xml", encoded(about)))
        entries.append(entry.render(ident=settings.ident, needs=[media_resource(name) for name in shown]))
        media.update(dict.fromkeys(shown))
    return files, {"resources": "".join(entries), "media": "\n".join(media)}


def closing(
    course: Course,
    lessons: Collection[Mapping[str, str]],
    read: Callable[[Media], bytes],
    templates: Environment,
) -> Iterator[File]:
    """Yield (path, bytes) of what follows the lessons' files: pictures, the manifest last."""
    names = {name for fragments in lessons for name in fragments["media"].splitlines()}
    known = {medium.id: medium for lesson in course.lessons for medium in lesson.media}
    shown = [known[name] for name in sorted(names) if name in known]
    for medium in shown:
        yield FILES + medium.id, read(medium)
    manifest = templates.get_template("imsmanifest.xml.j2").render(
        course=course,
        identifier=token(f"course-{course.id}"),
        resources=(fragments["resources"] for fragments in lessons),
        media=[(media_resource(medium.id), FILES + quote(medium.id)) for medium in shown],
    )
    yield "imsmanifest.xml", encoded(manifest)
