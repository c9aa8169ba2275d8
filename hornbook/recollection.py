"""Lessons that were read before, recalled while neither their files nor what was looked at for them have changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any, Protocol, TypeVar

import msgspec

from hornbook import cache, installation, plain_files
from hornbook.media import Shelf
from hornbook.readings import LessonRead, Reading
from hornbook.targets import BUILTIN

T = TypeVar("T")


class Kept(Protocol):
    """Where bytes are kept by keys."""

    def __contains__(self, key: bytes) -> bool:
        """Return whether there seems to be something under a key."""

    def get(self, key: bytes, /) -> bytes | None:
        """Return what is kept under a key."""

    def put(self, key: bytes, value: bytes, /) -> None:
        """Keep something under a key."""


Read = Callable[[Sequence[Reading]], Iterable[LessonRead]]


class Known(Protocol):
    """What a survey asks before it makes or reads anything."""

    def value(self, kind: Any, parts: Sequence[bytes], make: Callable[[], T], /) -> T:
        """Return what `make` gives: of a `kind`, and from nothing but `parts`, us and what is installed."""

    def lessons(self, tasks: Sequence[Reading], read: Read, /) -> Iterator[LessonRead]:
        """Yield the lesson of each task in its order; `read` gets the tasks of which nothing is known, in one go."""


@dataclass(frozen=True, slots=True)
class Recollection:
    """What the store of a project holds for this very program; nothing without a store."""

    store: Kept | None = None

    def value(self, kind: Any, parts: Sequence[bytes], make: Callable[[], T]) -> T:
        """Return what `make` gives: of a `kind`, and from nothing but `parts`, us and what is installed."""
        if self.store is None:
            return make()
        name = cache.key((installation.fingerprint(), *parts))
        kept = self.store.get(name)
        known: T | None = _decoded(kind, kept) if kept is not None else None
        if known is not None:
            return known
        made = make()
        self.store.put(name, msgspec.msgpack.encode(made))
        return made

    def lessons(self, tasks: Sequence[Reading], read: Read) -> Iterator[LessonRead]:
        """Yield the lesson of each task in its order; `read` gets the tasks of which nothing is known, in one go."""
        known = [self._lesson(task) for task in tasks]
        rest = [task for task, lesson in zip(tasks, known, strict=True) if lesson is None]
        fresh = iter(read(rest) if rest else ())
        for task, lesson in zip(tasks, known, strict=True):
            if lesson is None:
                yield self._kept(task, next(fresh))
            else:
                yield self._whole(task, lesson) or self._kept(task, next(iter(read([task]))))

    def _lesson(self, task: Reading) -> LessonRead | None:
        if self.store is None or not _is_ours(task):
            return None
        try:
            digest = sha256(plain_files.read(task.lesson.path)).digest()
        except OSError:
            return None
        data = self.store.get(_name(task, digest))
        lesson: LessonRead | None = _decoded(LessonRead, data) if data is not None else None
        return lesson if lesson is not None and is_as_it_was(lesson, task.shelf) else None

    def _whole(self, task: Reading, lesson: LessonRead) -> LessonRead | None:
        """Return a lesson with its JSON where that is asked for; None if it is not there any more."""
        if task.only_checked or self.store is None:
            return lesson
        data = self.store.get(_json(task, lesson))
        return msgspec.structs.replace(lesson, data=data) if data is not None else None

    def _kept(self, task: Reading, lesson: LessonRead) -> LessonRead:
        """Keep a lesson under the hash of the bytes that it was read from, whatever the file holds by now."""
        if self.store is not None and _is_ours(task) and lesson.digest:
            bare = msgspec.structs.replace(lesson, data=b"")
            self.store.put(_name(task, lesson.digest), msgspec.msgpack.encode(bare))
            if not task.only_checked:
                self.store.put(_json(task, lesson), lesson.data)
        return lesson


def _is_ours(task: Reading) -> bool:
    """Whether only our own code says what becomes of the lesson: a target of others may change without our notice."""
    return all(target in BUILTIN for target in task.targets)


def is_as_it_was(lesson: LessonRead, shelf: Shelf) -> bool:
    """Return whether all that was looked for when the lesson was read is there, or absent, as it was then."""
    return all(shelf.digest(path) == digest for path, digest in lesson.looked.items())


def _name(task: Reading, digest: bytes) -> bytes:
    facts = msgspec.msgpack.encode((*task.facts, task.only_checked))
    return cache.key((installation.fingerprint(), digest, facts))


def _json(task: Reading, lesson: LessonRead) -> bytes:
    looked = msgspec.msgpack.encode(sorted(lesson.looked.items()))
    return cache.key((b"json", _name(task, lesson.digest), looked))


def _decoded(kind: Any, data: bytes) -> Any:
    """Return what the bytes hold, None if that is nothing of this kind."""
    try:
        return _decoder(kind).decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


@lru_cache(maxsize=16)
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)
