"""QTI 3.0: a package with an item for each question and a test for each quiz."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jinja2 import Environment

from hornbook.course import Course, Lesson
from hornbook.qti import lessons as qti_lessons
from hornbook.qti import losses, package
from hornbook.qti.dialect import QTI3
from hornbook.targets.features import FEATURES
from hornbook.targets.target import FULL, Artifact, Loss, ReadMedia, Rendered, Target, degraded


def render_lesson(lesson: Lesson, course: Course, templates: Environment) -> Rendered:
    """Return the lesson's items and tests, and as fragments what the manifest says of them."""
    made = qti_lessons.render(lesson, course, templates, QTI3)
    artifacts = tuple(Artifact(file.path, file.text.encode()) for file in made.files)
    fragments = {"tests": made.tests, "items": made.items, "media": "\n".join(made.media())}
    return Rendered(lesson.id, artifacts, fragments)


def assemble(
    course: Course, lessons: Iterable[Rendered], read: ReadMedia, templates: Environment
) -> Iterator[Artifact]:
    """Yield the package: items and tests, stylesheet, media, and `imsmanifest.xml` last."""
    files = ((one.fragments, ((entry.path, entry.data) for entry in one.artifacts)) for one in lessons)
    return (Artifact(path, data) for path, data in package.assemble(course, files, read, templates))


def item_losses(lesson: Lesson) -> Iterator[Loss]:
    """Yield what single items lose: feedback that depends on a score which only a person knows."""
    return ((name, degraded(how), place) for name, how, place in losses.of_lesson(lesson))


SUPPORT = {
    **dict.fromkeys(FEATURES, FULL),
    "link": degraded("the link’s words without the link: the lessons are not in the package"),
    "numbering": degraded("the player’s own numbering where it is Roman: QTI 3 has words for letters, digits and none"),
}

TARGET = Target(
    name="qti3",
    title="QTI 3.0 package",
    use="For platforms that import QTI 3: import the zip; each quiz is a test, each question an item",
    secrecy="Keys stay on the server of a platform that scores there; the file itself is not for learners",
    container="zip",
    suffix=".zip",
    carries="quizzes",
    support=SUPPORT,
    render_lesson=render_lesson,
    assemble=assemble,
    losses=item_losses,
)
