"""A SCORM package, file by file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from hornbook.course import Course, Lesson
from hornbook.pages import addresses, documents, site
from hornbook.pages.assets import LAUNCH_STYLE, style
from hornbook.scorm import counts, launch, manifest, units
from hornbook.scorm.dialect import BY_LESSON, Dialect

if TYPE_CHECKING:
    from jinja2 import Environment

_QUIZZES = "quizzes"
Fragments = Mapping[str, Mapping[str, str]]


def page(lesson: Lesson, course: Course, templates: Environment) -> tuple[str, bytes]:
    """Return path and bytes of the lesson's page."""
    return addresses.page(lesson.id), documents.lesson_page(lesson, course, templates).encode()


def fragments(lesson: Lesson, course: Course) -> dict[str, str]:
    """Return what the pages of the site, launch pages and manifest must know of a lesson."""
    return {**site.fragments(lesson), _QUIZZES: counts.of_lesson(lesson, course)}


def closing(course: Course, known: Fragments, dialect: Dialect, templates: Environment) -> Iterator[tuple[str, bytes]]:
    """Yield manifest and launch pages with their script and style; `known` are the fragments by lesson id."""
    quizzes = {lesson: counts.read(said[_QUIZZES]) for lesson, said in known.items()}
    divided = units.by_lesson if dialect.chosen(course, "sco") == BY_LESSON else units.whole
    branches = divided(course, quizzes)
    every = [unit for branch in branches for unit in branch.units]
    yield manifest.PATH, manifest.manifest(course, branches, dialect, templates)
    for unit in every:
        yield unit.launch, launch.page(course, unit, every, dialect, templates)
    yield launch.SCRIPT, launch.script(dialect, templates)
    yield launch.STYLE, style(templates, LAUNCH_STYLE)
