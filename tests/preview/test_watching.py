"""A save is heard, whatever it is made in, and whatever became of the folders before."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from pathlib import Path

import pytest
import watchfiles

from hornbook.preview import session, watching
from hornbook.preview.session import Session
from tests import projects
from tests.projects import LESSON

FILES: dict[str, str | bytes] = {"source/course.yml": "title: Water\n", "source/rivers.md": LESSON}
PATIENCE = 60


def start(folder: Path, monkeypatch: pytest.MonkeyPatch, *paths: str) -> Session:
    monkeypatch.chdir(projects.write(folder, FILES))
    return session.start(tuple(map(Path, paths or ("source",))))


def heard(shown: Session, *acts: Callable[[], object]) -> int:
    """Return how many of the acts made another edition, waiting for each to be heard."""

    async def follow() -> int:
        saves = watching.saves(lambda: watching.watched(shown.edition))
        async with aclosing(saves):
            await anext(saves)
            count = 0
            for act in acts:
                act()
                count += await asyncio.wait_for(until_changed(saves), PATIENCE)
            return count

    async def until_changed(saves: AsyncIterator[None]) -> int:
        async for _ in saves:
            if shown.refresh():
                return 1
        return 0

    return asyncio.run(follow())


def test_lessons_and_media_and_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = start(tmp_path, monkeypatch)
    acts = (
        lambda: projects.write(tmp_path, {"source/deep/new/seas.md": "# Seas\n\nSalt.\n"}),
        lambda: (tmp_path / "source/deep/new/seas.md").rename(tmp_path / "source/oceans.md"),
        lambda: projects.write(tmp_path, {"source/course.yml": "title: Streams\n"}),
        (tmp_path / "source/course.yml").unlink,
        (tmp_path / "source/oceans.md").unlink,
    )
    assert heard(shown, *acts) == len(acts)


def test_templates_that_were_not_there_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = start(tmp_path, monkeypatch)
    theme = "templates/runtime/style/theme.css"
    acts = (
        lambda: projects.write(tmp_path, {theme: ":root { --accent: red; }"}),
        lambda: projects.write(tmp_path, {theme: ":root { --accent: blue; }"}),
    )
    assert heard(shown, *acts) == len(acts)
    assert b"blue" in (shown.site("html").file("assets/lesson.css") or b"")


def test_a_folder_that_is_replaced_by_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = start(tmp_path, monkeypatch)
    acts = (
        lambda: (tmp_path / "source").rename(tmp_path / "away"),
        lambda: projects.write(tmp_path, {"source/rivers.md": LESSON.replace("Water", "Rain")}),
        lambda: projects.write(tmp_path, {"source/rivers.md": LESSON.replace("Water", "Snow")}),
    )
    assert heard(shown, *acts) == len(acts)


def test_single_files_are_watched_without_what_lies_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    projects.write(tmp_path, {"source/media/a.svg": "<svg/>", "source/far/away/x.md": "# X\n"})
    projects.write(tmp_path, {"source/one.md": "# One\n\n![A](media/a.svg)\n"})
    shown = start(tmp_path, monkeypatch, "source/one.md")
    now = watching.watched(shown.edition)
    assert not now.recursive
    assert {folder.name for folder, _, _ in now.folders} == {"source", "media"}
    assert heard(shown, lambda: projects.write(tmp_path, {"source/one.md": "# One\n\nWords.\n"})) == 1


def test_where_the_system_cannot_watch_it_looks_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = start(tmp_path, monkeypatch)
    awatch = watchfiles.awatch
    asked: list[object] = []

    def refusing(*paths: Path, **options: object) -> object:
        asked.append(options["force_polling"])
        if not options["force_polling"]:
            raise OSError(28, "no space left on device")
        return awatch(*paths, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(watchfiles, "awatch", refusing)
    assert heard(shown, lambda: projects.write(tmp_path, {"source/rivers.md": LESSON.replace("Water", "Rain")})) == 1
    assert asked[:2] == [None, True]
