"""The body of a lesson's page, which the site and SCORM packages share: made once for a lesson that both show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from hornbook.course import Course, Lesson

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(slots=True)
class _Last:
    lesson: Lesson | None = None
    course: Course | None = None
    body: Markup | None = None


_last = _Last()


def body(lesson: Lesson, course: Course, templates: Environment, make: Callable[[], Markup]) -> Markup:
    """Return the body that `make` makes, or that it made just before for the same lesson.

    A project may have templates of its own for one target, so nothing is shared where it has any.
    """
    if getattr(templates, "overridden", True):
        return make()
    if _last.body is None or _last.lesson is not lesson or _last.course is not course:
        _last.lesson, _last.course, _last.body = lesson, course, make()
    return _last.body
