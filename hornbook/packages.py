"""Writing a target's entries: into a folder, a zip file, or one file; never outside the place that is meant."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from hornbook import packing
from hornbook.report import Made, made
from hornbook.targets.target import Artifact, Target

_BLOCK = 1 << 20


def write(target: Target, entries: Iterable[Artifact], course: str, folder: Path) -> Iterator[Made]:
    """Write a target's output below `folder` and yield what was made; `course` is the course's id."""
    if target.container == "folder":
        yield from _files(target, entries, folder)
        return
    path = f"packages/{course}-{target.name}{target.suffix}"
    place = folder / path
    place.parent.mkdir(exist_ok=True)
    with place.open("wb") as stream:
        if target.container == "zip":
            packing.write_zip(stream, map(_checked, entries))
        else:
            stream.writelines(entry.data for entry in entries)
    yield Made(target=target.name, path=path, size=place.stat().st_size, sha256=_hash(place))


def _files(target: Target, entries: Iterable[Artifact], folder: Path) -> Iterator[Made]:
    for entry in map(_checked, entries):
        path = f"{target.name}/{entry.path}"
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as stream:
            stream.write(entry.data)
        yield made(target.name, path, entry.data)


def _checked(entry: Artifact) -> Artifact:
    parts = PurePosixPath(entry.path).parts
    if entry.path.startswith("/") or "\\" in entry.path or ".." in parts or not parts:
        message = f"a target's path leads out of its package: {entry.path!r}"
        raise ValueError(message)
    return entry


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
