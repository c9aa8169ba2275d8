"""What tells one version of SCORM from another, and what an author can decide for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hornbook.course import Course

WHOLE = "course"
BY_LESSON = "lesson"
SCO = {"sco": (WHOLE, BY_LESSON)}
THIRD = "3"
EDITION = {"edition": ("4", THIRD)}
OF_QUIZ = "pass_mark"
MASTERY = {"masteryscore": ("none", OF_QUIZ)}


@dataclass(frozen=True, slots=True)
class Dialect:
    """A version of SCORM.

    `name` is the target's, and that of the adapter in `runtime/script`; `options` have their values, the default first;
    `room` is how many characters of progress a platform keeps, by edition.
    """

    name: str
    options: Mapping[str, tuple[str, ...]]
    room: Mapping[str, int]

    def chosen(self, course: Course, option: str) -> str:
        """Return the value of an option in a course: what `course.yml` says under `targets`, else the default."""
        values = self.options.get(option, ("",))
        value = str(course.settings.targets.get(self.name, {}).get(option, values[0])).lower()
        return value if value in values else values[0]

    def limit(self, course: Course) -> int:
        """Return how many characters of progress a platform keeps."""
        return self.room[self.chosen(course, "edition")]


SCORM_12 = Dialect("scorm12", {**SCO, **MASTERY}, {"": 4096})
SCORM_2004 = Dialect("scorm2004", {**SCO, **EDITION}, {"4": 64000, THIRD: 4000})
