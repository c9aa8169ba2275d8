"""The units that a platform launches (SCOs): the whole course, or one for each lesson."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hornbook import patterns as re
from hornbook.course import Course, LessonEntry
from hornbook.pages import addresses
from hornbook.scorm.counts import Count

_FOREIGN = re.compile(r"[^A-Za-z0-9_.-]")


@dataclass(frozen=True, slots=True)
class Unit:
    """One SCO: its id ("" for the whole course), identifiers in the manifest, launch page, title, lessons, quizzes."""

    id: str
    item: str
    resource: str
    launch: str
    title: str
    lessons: tuple[LessonEntry, ...]
    counts: tuple[Count, ...]

    @property
    def scored(self) -> tuple[Count, ...]:
        """The quizzes that earn a score."""
        return tuple(count for count in self.counts if count.counts)

    @property
    def pass_mark(self) -> float | None:
        """The share of the score that passes the unit, None where there is no such number.

        Only of one scored quiz is the unit's pass mark the quiz's own: of several each has to reach its own.
        """
        marks = [count.pass_mark for count in self.scored]
        return marks[0] if len(marks) == 1 else None


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of the platform's table of contents with the units below it; `title` is "" where they stand alone."""

    id: str
    title: str
    units: tuple[Unit, ...]

    @property
    def scored(self) -> tuple[Count, ...]:
        """The quizzes below it that earn a score."""
        return tuple(count for unit in self.units for count in unit.scored)


def whole(course: Course, counts: Mapping[str, list[Count]]) -> list[Branch]:
    """Return the course as one unit."""
    every = tuple(count for entry in course.lessons for count in counts.get(entry.id, ()))
    item = f"course-{identifier(course.id)}"
    return [Branch("", "", (Unit("", item, "pages", addresses.LAUNCH, course.title, course.lessons, every),))]


def by_lesson(course: Course, counts: Mapping[str, list[Count]]) -> list[Branch]:
    """Return a unit for each lesson, below their modules."""
    made = {entry.id: _of_lesson(entry, counts.get(entry.id, ())) for entry in course.lessons}
    branches = [
        Branch(f"module-{identifier(module.id)}", module.title, tuple(made.pop(name) for name in names))
        for module in course.modules
        if (names := [name for name in module.lessons if name in made])
    ]
    return [*branches, *([Branch("", "", tuple(made.values()))] if made else [])]


def _of_lesson(entry: LessonEntry, counts: Iterable[Count]) -> Unit:
    name = identifier(entry.id)
    return Unit(
        entry.id, f"lesson-{name}", f"pages-{name}", f"{entry.id}.sco.html", entry.title, (entry,), tuple(counts)
    )


def identifier(text: str) -> str:
    """Return a text as part of an identifier in a manifest."""
    return _FOREIGN.sub("-", text)
