"""Where lessons are in their course: places, neighbours, modules, found at once however many lessons there are."""

from __future__ import annotations

from dataclasses import dataclass, field

from hornbook.course import Course, LessonEntry, Module


@dataclass(slots=True)
class Whereabouts:
    """The places of lessons by id, from 0; lessons by file; the module of a lesson by its id; lessons by module."""

    course: Course
    places: dict[str, int] = field(default_factory=dict)
    files: dict[str, LessonEntry] = field(default_factory=dict)
    modules: dict[str, Module] = field(default_factory=dict)
    titles: dict[tuple[str, str], list[LessonEntry]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Look at each lesson once."""
        for place, entry in enumerate(self.course.lessons):
            self.places.setdefault(entry.id, place)
            self.files[entry.file] = entry
            self.titles.setdefault((entry.module, plain(entry.title)), []).append(entry)
        for module in self.course.modules:
            for lesson in module.lessons:
                self.modules.setdefault(lesson, module)

    def neighbours(self, lesson: str) -> tuple[LessonEntry | None, LessonEntry | None]:
        """Return the lessons before and after a lesson in course order."""
        place = self.places.get(lesson)
        if place is None:
            return None, None
        entries = self.course.lessons
        return entries[place - 1] if place else None, entries[place + 1] if place + 1 < len(entries) else None

    def entry(self, lesson: str) -> LessonEntry | None:
        """Return what the index knows of a lesson."""
        place = self.places.get(lesson)
        return None if place is None else self.course.lessons[place]

    def namesakes(self, entry: LessonEntry) -> list[LessonEntry]:
        """Return the lessons of the same module that have the same title, or would be called by the same words."""
        found = self.titles.get((entry.module, plain(entry.title)), [])
        return found if plain(entry.title) else [*found, *self.titles.get((entry.module, plain(entry.id)), [])]


_last: list[Whereabouts] = []


def of(course: Course) -> Whereabouts:
    """Return the whereabouts of a course's lessons; those of the course that was asked for last are kept."""
    if not _last or _last[0].course is not course:
        _last[:] = [Whereabouts(course)]
    return _last[0]


def named(entry: LessonEntry) -> LessonEntry:
    """Return what a lesson is called: its id, title and language, and its module."""
    return LessonEntry(
        id=entry.id,
        title=entry.title,
        file="",
        module=entry.module,
        language=entry.language,
        description="",
        duration=0,
        sections=(),
        quizzes=(),
        media=(),
    )


def plain(title: str) -> str:
    """Return a title as it is compared with others: without its case, and with single spaces."""
    return " ".join(title.split()).lower()
