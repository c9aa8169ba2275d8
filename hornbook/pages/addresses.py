"""Where a lesson is found: page names, and links between lessons."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from hornbook.course import Course, Lesson, LessonEntry

HOME = "index.html"
LAUNCH = "launch.html"
_RESERVED = frozenset({HOME, LAUNCH})


def page(lesson_id: str) -> str:
    """Return the file name of a lesson's page; a lesson called `index` or `launch` gives way to ours."""
    name = f"{lesson_id}.html"
    return f"{lesson_id}_.html" if name in _RESERVED else name


def linker(course: Course, lesson: Lesson) -> Callable[[str, str], str | None]:
    """Return a function from a course file and a fragment to an address in the site, None where it has no page."""
    pages = {entry.file: page(entry.id) for entry in course.lessons}

    def link(path: str, fragment: str) -> str | None:
        anchor = f"#{quote(fragment, safe='')}" if fragment else ""
        if path in {"", lesson.file}:
            return anchor or page(lesson.id)
        return pages[path] + anchor if path in pages else None

    return link


def neighbours(course: Course, lesson_id: str) -> tuple[LessonEntry | None, LessonEntry | None]:
    """Return the lessons before and after a lesson in course order."""
    ids = [entry.id for entry in course.lessons]
    if lesson_id not in ids:
        return None, None
    place = ids.index(lesson_id)
    before = course.lessons[place - 1] if place else None
    after = course.lessons[place + 1] if place + 1 < len(ids) else None
    return before, after
