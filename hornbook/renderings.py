"""One lesson shown by all targets that are asked for: pure and picklable, so that any process can do it.

A lesson is decoded once and shown by one target after the other, so that what two of them share is made once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hornbook import lessons, own_templates, targets, templating
from hornbook.course import Course, Lesson
from hornbook.targets.target import Rendered


@dataclass(frozen=True, slots=True)
class Rendering:
    """The rendering of lessons for targets, by their names; called with a lesson's JSON."""

    targets: tuple[str, ...]
    course: Course
    overrides: Path | None

    def __call__(self, data: bytes) -> tuple[Rendered, ...]:
        """Return the lesson as each target shows it."""
        return tuple(self._shown(lessons.decode(data)))

    def _shown(self, lesson: Lesson) -> Iterator[Rendered]:
        for name in self.targets:
            with lessons.named(f"writing {lesson.file} for {name}"), own_templates.blamed(self.overrides):
                templates = templating.environment(name, self.overrides)
                yield targets.load(name).render_lesson(lesson, self.course, templates)
