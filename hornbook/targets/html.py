"""A static site: pages to read, quizzes to check oneself, no server and no network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hornbook.course import Course, Lesson
from hornbook.pages import addresses, documents, losses, site, surroundings
from hornbook.targets.features import FEATURES
from hornbook.targets.target import FULL, Artifact, Fragments, Loss, ReadMedia, Rendered, Target, degraded

if TYPE_CHECKING:
    from jinja2 import Environment


def render_lesson(lesson: Lesson, course: Course, templates: Environment) -> Rendered:
    """Return the lesson's page, and what the site must know of the lesson."""
    page = documents.lesson_page(lesson, course, templates)
    return Rendered(lesson.id, (Artifact(addresses.page(lesson.id), page.encode()),), site.fragments(lesson))


def closing(course: Course, fragments: Fragments, read: ReadMedia, templates: Environment) -> Iterator[Artifact]:
    """Yield the home page, scripts, styles and media."""
    for path, data in site.common(course, fragments, read, templates):
        yield Artifact(path, data)


def item_losses(lesson: Lesson) -> Iterator[Loss]:
    """Yield what single items lose: feedback that depends on a score which no page knows."""
    return ((name, degraded(how), place) for name, how, place in losses.of_lesson(lesson))


TARGET = Target(
    name="html",
    title="Web site",
    use="Open index.html, or copy the folder to any web server",
    secrecy="Scored in the learner's browser: keys are sealed, not secret; graded secrecy needs QTI or Moodle XML",
    container="folder",
    suffix="",
    carries="course",
    support=dict.fromkeys(FEATURES, FULL) | {name: degraded(how) for name, how in losses.DEGRADED.items()},
    render_lesson=render_lesson,
    closing=closing,
    view=surroundings.view,
    losses=item_losses,
)
