"""What was made of the lesson that was shown last: targets that show it one after the other share it.

A project may have templates of its own for one target, so nothing is shared where it has any.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from hornbook.course import Course, Lesson
from hornbook.questions import Item

if TYPE_CHECKING:
    from jinja2 import Environment

T = TypeVar("T")


class LastLesson(Generic[T]):
    """The one thing that is kept, with the lesson and the course that it was made of."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._of: tuple[Lesson, Course] | None = None
        self._made: T | None = None

    def of(self, lesson: Lesson, course: Course, templates: Environment, make: Callable[[], T]) -> T:
        """Return what was made of this very lesson, else what `make` makes, which is kept."""
        made = self.made(lesson, course, templates)
        if made is None:
            made = make()
            self.keep(made, lesson, course, templates)
        return made

    def keep(self, made: T, lesson: Lesson, course: Course, templates: Environment) -> None:
        """Keep what was made, in place of what was kept before."""
        if not getattr(templates, "overridden", True):
            self._of, self._made = (lesson, course), made

    def made(self, lesson: Lesson, course: Course, templates: Environment) -> T | None:
        """Return what was made of this very lesson, or None."""
        known = self._of is not None and self._of[0] is lesson and self._of[1] is course
        return self._made if known and not getattr(templates, "overridden", True) else None


class OfItems(Generic[T]):
    """What follows from each item of the lesson that was shown last, whatever the templates."""

    def __init__(self, make: Callable[[Item], T]) -> None:
        """Make things by `make`."""
        self._make = make
        self._lesson: Lesson | None = None
        self._made: dict[str, T] = {}

    def of(self, item: Item, lesson: Lesson) -> T:
        """Return what follows from an item of the lesson."""
        if self._lesson is not lesson:
            self._lesson, self._made = lesson, {}
        made = self._made.get(item.id)
        if made is None:
            made = self._made[item.id] = self._make(item)
        return made
