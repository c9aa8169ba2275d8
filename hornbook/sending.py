"""Lessons read on machines that do not see the source: each is sent with all that its reading needs.

Which pictures it needs is only known when it was read. So what its text seems to name goes along; where more was looked
for and is there, it is sent once more with that.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from hornbook import lessons, media, plain_files
from hornbook import patterns as re
from hornbook.discovery import unreadable
from hornbook.executors import Executor
from hornbook.markup.address import LESSONS, resolve
from hornbook.media import Shelf
from hornbook.readings import LessonRead, Reading
from hornbook.recollection import is_as_it_was

_ADDRESS = re.compile(r"[(\"'<=:]\s*([^\s()\"'<>=:]+\.\w{2,5})(?=[\s)\"'>#?]|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A lesson's reading without any disk; `unread` is the outcome where the file gave no `data`."""

    task: Reading
    data: bytes = b""
    unread: LessonRead | None = None


def read(tasks: Iterable[Reading], executor: Executor) -> Iterator[LessonRead]:
    """Yield the lesson of each task, read by an executor whose machines see none of our files."""
    sent: deque[tuple[Parcel, Shelf]] = deque()

    def parcels() -> Iterator[Parcel]:
        for task in tasks:
            sent.append((parcel(task), task.shelf))
            yield sent[-1][0]

    for lesson in executor.map(open_parcel, parcels()):
        yield _whole(lesson, *sent.popleft(), executor)


def parcel(task: Reading) -> Parcel:
    """Return what is sent of a task: the file's bytes, and the facts of the files that it seems to name."""
    try:
        data = plain_files.read(task.lesson.path)
    except OSError as error:
        file = task.lesson.file
        return Parcel(_apart(task, ()), unread=LessonRead(file=file, findings=(unreadable(file, error),)))
    return Parcel(_apart(task, _named(task, data)), data)


def open_parcel(given: Parcel) -> LessonRead:
    """Return the lesson of a parcel."""
    return given.unread or lessons.read_bytes(given.task, given.data)


def _whole(lesson: LessonRead, given: Parcel, shelf: Shelf, executor: Executor) -> LessonRead:
    """Return the lesson read with all that it looked for."""
    while not is_as_it_was(lesson, shelf):
        known = {path: shelf.facts(path) for path in lesson.looked}
        given = replace(given, task=replace(given.task, shelf=media.sent(known)))
        lesson = next(executor.map(open_parcel, [given]))
    return lesson


def _apart(task: Reading, paths: Iterable[str]) -> Reading:
    return replace(task, shelf=media.sent({path: task.shelf.facts(path) for path in paths}))


def _named(task: Reading, data: bytes) -> Iterator[str]:
    """Yield the files below the root that the text seems to name, as paths from there."""
    for found in _ADDRESS.finditer(data.decode("utf-8", "replace")):
        path, _ = resolve(found[1], task.lesson.file)
        if path and not path.endswith(LESSONS) and task.shelf.find(path):
            yield path
