"""Lessons as they were read last, one for each file, so that after a save only what changed is read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, TypeVar

from hornbook import plain_files
from hornbook.readings import LessonRead, Reading
from hornbook.recollection import Read, is_as_it_was

T = TypeVar("T")


@dataclass(slots=True)
class Memory:
    """What a survey may ask of former surveys (see `recollection.Known`); it holds the lessons whole, with their JSON.

    It lives as long as the process does, so it need not know which Hornbook made what it holds.
    """

    read: dict[str, tuple[tuple[object, ...], LessonRead]] = field(default_factory=dict)
    values: dict[bytes, tuple[tuple[bytes, ...], Any]] = field(default_factory=dict)

    def value(self, _kind: Any, parts: Sequence[bytes], make: Callable[[], T], /) -> T:
        """Return what `make` gives, made again only where `parts` differ from those of the last time."""
        known = self.values.get(parts[0])
        if known is None or known[0] != tuple(parts):
            known = self.values[parts[0]] = tuple(parts), make()
        made: T = known[1]
        return made

    def lessons(self, tasks: Sequence[Reading], read: Read, /) -> Iterator[LessonRead]:
        """Yield the lesson of each task in its order; `read` gets those that are new or have changed."""
        known = [self._lesson(task) for task in tasks]
        fresh = iter(read([task for task, lesson in zip(tasks, known, strict=True) if lesson is None]))
        files = {task.lesson.file for task in tasks}
        self.read = {file: kept for file, kept in self.read.items() if file in files}
        for task, lesson in zip(tasks, known, strict=True):
            if lesson is None:
                lesson = next(fresh)  # noqa: PLW2901 - what is not known is read
                self.read[task.lesson.file] = task.facts, lesson
            yield lesson

    def _lesson(self, task: Reading) -> LessonRead | None:
        facts, lesson = self.read.get(task.lesson.file, ((), None))
        if lesson is None or facts != task.facts:
            return None
        try:
            digest = sha256(plain_files.read(task.lesson.path)).digest()
        except OSError:
            return None
        same = digest == lesson.digest and is_as_it_was(lesson, task.shelf)
        return lesson if same else None
