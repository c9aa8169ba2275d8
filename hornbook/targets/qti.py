"""What the QTI targets share: a package with an item for each question and a test for each quiz."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from hornbook.course import Course, Lesson, Standpoint
from hornbook.qti import lessons as qti_lessons
from hornbook.qti import losses, package
from hornbook.qti.dialect import Dialect
from hornbook.targets.features import FEATURES
from hornbook.targets.target import FULL, Artifact, Fragments, Loss, ReadMedia, Rendered, Support, Target, degraded

if TYPE_CHECKING:
    from jinja2 import Environment

_WORDS = "words beside the field, which does not check them itself"
_SHARED = {
    "link": degraded("the link’s words without the link: the lessons are not in the package"),
    "upload.size": degraded(_WORDS),
    "quiz.one_by_one": degraded("the player’s own paging: QTI leaves it to the player"),
    "upload.count": degraded(f"{_WORDS}: the field takes one file, an archive for instance"),
}


def target(dialect: Dialect, *, title: str, use: str, support: Mapping[str, Support]) -> Target:
    """Return the target for a version of QTI; `support` says what that version carries otherwise than in full."""
    return Target(
        name=dialect.name,
        title=title,
        use=use,
        secrecy="Keys stay on the server of a platform that scores there; the file itself is not for learners",
        container="zip",
        suffix=".zip",
        carries="quizzes",
        support={**dict.fromkeys(FEATURES, FULL), **_by_hand(), **_SHARED, **support},
        render_lesson=partial(render_lesson, dialect=dialect),
        closing=partial(closing, dialect=dialect),
        view=view,
        losses=partial(item_losses, dialect=dialect),
    )


def _by_hand() -> dict[str, Support]:
    return {name: degraded(how) for name, how in losses.DEGRADED.items()}


def render_lesson(lesson: Lesson, course: Course, templates: Environment, *, dialect: Dialect) -> Rendered:
    """Return the lesson's items and tests, and as fragments what the manifest says of them."""
    made = qti_lessons.render(lesson, course, templates, dialect)
    artifacts = tuple(Artifact(file.path, file.text.encode()) for file in made.files)
    fragments = {"tests": made.tests, "items": made.items, "media": "\n".join(made.media())}
    return Rendered(lesson.id, artifacts, fragments)


def closing(
    course: Course, fragments: Fragments, read: ReadMedia, templates: Environment, *, dialect: Dialect
) -> Iterator[Artifact]:
    """Yield stylesheet, media, and `imsmanifest.xml` last."""
    found = package.closing(course, fragments.values(), read, templates, dialect)
    return (Artifact(path, data) for path, data in found)


def view(course: Course, _at: Standpoint) -> Course:
    """Return the course's objectives: no item or test says more of it."""
    return Course(id="", title="", objectives=course.objectives)


def item_losses(lesson: Lesson, *, dialect: Dialect) -> Iterator[Loss]:
    """Yield what single items lose, such as feedback that depends on a score which only a person knows."""
    return ((name, degraded(how), place) for name, how, place in losses.of_lesson(lesson, dialect))
