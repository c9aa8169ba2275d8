"""What the SCORM targets share: the site as one SCO or one for each lesson, with a manifest of its version.

A launch page keeps the session with the platform and shows the pages in a frame, so that turning a page never ends
the session.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from hornbook.course import Course, Lesson
from hornbook.pages import losses, site, surroundings
from hornbook.scorm import package, room
from hornbook.scorm.dialect import Dialect
from hornbook.targets.features import FEATURES
from hornbook.targets.target import FULL, Artifact, Fragments, Loss, ReadMedia, Rendered, Target, degraded

if TYPE_CHECKING:
    from jinja2 import Environment


def target(dialect: Dialect, *, title: str, use: str) -> Target:
    """Return the target for a version of SCORM."""
    return Target(
        name=dialect.name,
        title=title,
        use=use,
        secrecy="Scored in the learner's browser: keys are sealed, not secret; graded secrecy needs QTI or Moodle XML",
        container="zip",
        suffix=".zip",
        carries="course",
        support=dict.fromkeys(FEATURES, FULL) | {name: degraded(how) for name, how in losses.DEGRADED.items()},
        render_lesson=render_lesson,
        closing=partial(closing, dialect=dialect),
        view=surroundings.view,
        losses=item_losses,
        options=dialect.options,
        letters=room.of_lesson,
        overfull=partial(room.overfull, dialect=dialect),
    )


def render_lesson(lesson: Lesson, course: Course, templates: Environment) -> Rendered:
    """Return the lesson's page; as fragments its objectives, and what status and score need of its quizzes."""
    return Rendered(lesson.id, (Artifact(*package.page(lesson, course, templates)),), package.fragments(lesson, course))


def closing(
    course: Course, fragments: Fragments, read: ReadMedia, templates: Environment, *, dialect: Dialect
) -> Iterator[Artifact]:
    """Yield the manifest, launch pages, home page, scripts, styles and media."""
    for path, data in package.closing(course, fragments, dialect, templates):
        yield Artifact(path, data)
    for path, data in site.common(course, fragments, read, templates):
        yield Artifact(path, data)


def item_losses(lesson: Lesson) -> Iterator[Loss]:
    """Yield what single items lose: feedback that depends on a score which no page knows."""
    return ((name, degraded(how), place) for name, how, place in losses.of_lesson(lesson))
