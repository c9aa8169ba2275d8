"""One lesson shown by one target: pure and picklable, so that any process can do it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hornbook import lessons, targets, templating
from hornbook.course import Course
from hornbook.targets.target import Rendered


@dataclass(frozen=True, slots=True)
class Rendering:
    """The rendering of lessons for one target; called with a lesson's JSON."""

    target: str
    course: Course
    overrides: Path | None

    def __call__(self, data: bytes) -> Rendered:
        """Return the lesson as the target shows it."""
        target = targets.load(self.target)
        lesson = lessons.decode(data)
        with lessons.named(f"writing {lesson.file} for {self.target}"):
            return target.render_lesson(lesson, self.course, templating.environment(self.target, self.overrides))
