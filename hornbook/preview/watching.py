"""Waiting for a save: in the course's folder and in that of the project's own templates, which may come and go."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator
from contextlib import aclosing, suppress
from dataclasses import dataclass
from pathlib import Path

import watchfiles

from hornbook.preview.editions import Edition

_QUIET = 25
"""Milliseconds without another change after which a save is taken to be done."""
_LONGEST = 300
_LOOK = 1000
_PAUSE = 0.2


@dataclass(frozen=True, slots=True)
class Watched:
    """Folders to watch, each with what tells it from another one of the same name; with all that is in them, or not."""

    folders: tuple[tuple[Path, int, int], ...]
    recursive: bool


def watched(edition: Edition) -> Watched:
    """Return the folders whose files say what an edition is, as far as they are there now."""
    found = edition.survey.found
    root = found.root.resolve()
    if found.given:
        named = (root / name for name in (*found.given, *_media(edition)))
        return Watched(_known(path.parent for path in named), recursive=False)
    beside = [root.parent / "templates"] if root.name == "source" else []
    return Watched(_known([root, *beside]), recursive=True)


async def saves(places: Callable[[], Watched]) -> AsyncGenerator[None, None]:
    """Yield once for each save, or for several in quick succession, whatever becomes of the folders meanwhile."""
    polling = False
    while True:
        now = places()
        async with aclosing(_changes(now, places, polling=polling)) as changes:
            async for _ in changes:
                yield
        # The same folders are there, and yet their watch has ended: the system can watch no more of them.
        polling = polling or places() == now
        await asyncio.sleep(_PAUSE)


async def _changes(now: Watched, places: Callable[[], Watched], *, polling: bool) -> AsyncGenerator[None, None]:
    """Yield for each change in folders, and in the end, when others are to be watched, or none can be."""
    while not now.folders and places() == now:  # noqa: ASYNC110 - there is nothing yet that could tell
        await asyncio.sleep(_PAUSE)
    if not now.folders:
        yield
        return
    with suppress(OSError):
        async with aclosing(_looks(now, places, polling=polling)) as looks:
            async for _ in looks:
                yield


async def _looks(now: Watched, places: Callable[[], Watched], *, polling: bool) -> AsyncGenerator[None, None]:
    """Yield for each change in folders, and when others are to be watched; `OSError` where one has just gone.

    The first look yields too: what was saved before the folders were watched is told by no system.
    """
    watch = watchfiles.awatch(
        *(folder for folder, _, _ in now.folders),
        watch_filter=watchfiles.DefaultFilter(),
        recursive=now.recursive,
        force_polling=polling or None,
        step=_QUIET,
        debounce=_LONGEST,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
    )
    looked = False
    async with aclosing(watch) as looks:
        async for changes in looks:
            others = places() != now
            if changes or others or not looked:
                yield
            if others:
                return
            looked = True


def _known(folders: Iterable[Path]) -> tuple[tuple[Path, int, int], ...]:
    found = []
    for folder in dict.fromkeys(folders):
        with suppress(OSError):
            about = folder.stat()
            found.append((folder, about.st_dev, about.st_ino))
    return tuple(found)


def _media(edition: Edition) -> Iterator[str]:
    for entry in edition.survey.course.lessons:
        yield from (medium.path for medium in entry.media)
