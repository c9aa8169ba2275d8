"""What the page of one lesson shows of its course: all that its rendering can read of it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from hornbook import whereabouts
from hornbook.course import Course, LessonEntry, Module, Settings, Standpoint
from hornbook.pages import addresses


class Surroundings(Course, frozen=True, kw_only=True):
    """A course as it is seen from a lesson: its place among all (0 where it is none of them), neighbours, module.

    `pages` are those of the files that the lesson links to. `lessons` and `modules` are empty, but for templates that
    may ask for them.
    """

    place: int = 0
    total: int = 0
    before: LessonEntry | None = None
    after: LessonEntry | None = None
    module: Module | None = None
    pages: Mapping[str, str] = msgspec.field(default_factory=dict)


def view(course: Course, at: Standpoint) -> Surroundings:
    """Return what is seen of a course from a lesson."""
    known = whereabouts.of(course)
    before, after = known.neighbours(at.lesson)
    module = known.modules.get(at.lesson)
    linked = {file: known.files[file].id for file in at.links if file in known.files}
    seen = Surroundings(
        id=course.id,
        title=course.title,
        language=course.language,
        license=course.license,
        authors=course.authors,
        objectives=course.objectives,
        settings=Settings(pass_mark=course.settings.pass_mark),
        place=known.places.get(at.lesson, -1) + 1,
        total=len(course.lessons),
        before=before and whereabouts.named(before),
        after=after and whereabouts.named(after),
        module=module and Module(id=module.id, title=module.title, lessons=()),
        pages={file: addresses.page(lesson) for file, lesson in linked.items()},
    )
    return msgspec.structs.replace(seen, **msgspec.structs.asdict(course)) if at.whole else seen


def whole(course: Course, lesson: str) -> Surroundings:
    """Return a view as it is, and of a whole course all that can be seen from a lesson."""
    if isinstance(course, Surroundings):
        return course
    files = tuple(entry.file for entry in course.lessons)
    return view(course, Standpoint(lesson=lesson, links=files, whole=True))
