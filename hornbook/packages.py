"""Writing a target's entries: into a folder, a zip file, or one file; never outside the place that is meant."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from hornbook import packing
from hornbook.packing import Member
from hornbook.report import Made, made
from hornbook.targets.target import Artifact, Target

_BLOCK = 1 << 20


class Package(Protocol):
    """What entries are added to as they come; `made` is filled as files are whole, at the latest at its end."""

    made: list[Made]

    def add(self, entries: Iterable[Artifact | Member]) -> None:
        """Write the entries in their order; members are for zip files alone."""


def opened(target: Target, course: str, folder: Path) -> AbstractContextManager[Package]:
    """Give the package of a target, to be written below `folder`; `course` is the course's id."""
    if target.container == "folder":
        return _folder(target, folder)
    path = f"packages/{course}-{target.name}{target.suffix}"
    (folder / path).parent.mkdir(exist_ok=True)
    return _zip(target, path, folder) if target.container == "zip" else _file(target, path, folder)


class _Folder:
    """Files below a folder with the target's name."""

    def __init__(self, name: str, folder: Path) -> None:
        self.made: list[Made] = []
        self._name = name
        self._folder = folder
        self._known: set[Path] = set()

    def add(self, entries: Iterable[Artifact | Member]) -> None:
        for entry in entries:
            path = f"{self._name}/{_checked(entry.path)}"
            place = self._folder / path
            if place.parent not in self._known:
                place.parent.mkdir(parents=True, exist_ok=True)
                self._known.add(place.parent)
            with place.open("xb") as stream:
                stream.write(entry.data)
            self.made.append(made(self._name, path, entry.data))


class _Zip:
    """Members of a zip file."""

    def __init__(self, archive: packing.Archive) -> None:
        self.made: list[Made] = []
        self._archive = archive

    def add(self, entries: Iterable[Artifact | Member]) -> None:
        for entry in entries:
            path = _checked(entry.path)
            self._archive.add_member(entry if isinstance(entry, Member) else packing.deflated(path, entry.data))


class _File:
    """One file, the entries' bytes joined."""

    def __init__(self, stream: packing.Stream) -> None:
        self.made: list[Made] = []
        self._stream = stream

    def add(self, entries: Iterable[Artifact | Member]) -> None:
        self._stream.writelines(entry.data for entry in entries)


@contextmanager
def _folder(target: Target, folder: Path) -> Iterator[Package]:
    yield _Folder(target.name, folder)


@contextmanager
def _zip(target: Target, path: str, folder: Path) -> Iterator[Package]:
    with (folder / path).open("wb", _BLOCK) as stream, packing.archive(stream) as archive:
        package = _Zip(archive)
        yield package
    package.made.append(_whole(target, path, folder))


@contextmanager
def _file(target: Target, path: str, folder: Path) -> Iterator[Package]:
    with (folder / path).open("wb", _BLOCK) as stream:
        package = _File(stream)
        yield package
    package.made.append(_whole(target, path, folder))


def _checked(path: str) -> str:
    if "\\" in path or not {"", ".", ".."}.isdisjoint(path.split("/")):
        message = f"a target's path leads out of its package: {path!r}"
        raise ValueError(message)
    return path


def _whole(target: Target, path: str, folder: Path) -> Made:
    place = folder / path
    return Made(target=target.name, path=path, size=place.stat().st_size, sha256=_hash(place))


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
