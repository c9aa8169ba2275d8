"""Work elsewhere: on a machine that sees none of our files, a course is the same bytes, findings and all."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from hornbook import executors, lessons, pipeline, sending
from hornbook.discovery import LessonFile
from hornbook.executors import InTurn
from hornbook.media import Shelf
from hornbook.readings import Reading
from tests import projects
from tests.torture.markers import SOURCE

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'
# No address, so far as a glance at the text tells.
HIDDEN = "# Rivers\n\n![A bend][bend] and ![a delta](<pictures/the delta.svg>)\n\n[bend]: pictures/b%65nd.svg\n"


class Elsewhere:
    """Work while all folders of the project are out of sight; nothing goes there and back but by pickle."""

    apart = True

    def __init__(self, *hidden: Path) -> None:
        self.hidden = hidden
        self.sent = 0

    def map(self, function: Callable[[Any], Any], items: Iterable[Any], /) -> Iterator[Any]:
        for item in items:
            self.sent += 1
            parcel = pickle.dumps((function, item))
            with self._out_of_sight():
                far, there = pickle.loads(parcel)  # noqa: S301 - our own
                result = pickle.dumps(far(there))
            yield pickle.loads(result)  # noqa: S301 - our own

    @contextmanager
    def _out_of_sight(self) -> Iterator[None]:
        for folder in self.hidden:
            folder.rename(folder.with_name(f"{folder.name} out of sight"))
        try:
            yield
        finally:
            for folder in self.hidden:
                folder.with_name(f"{folder.name} out of sight").rename(folder)


def built(
    monkeypatch: pytest.MonkeyPatch, home: Path, *hidden: str, targets: tuple[str, ...] = ()
) -> tuple[pipeline.Outcome, dict[str, bytes]]:
    """Build the course in a folder, elsewhere or (with nothing hidden) here."""
    executor = Elsewhere(*(home / name for name in hidden)) if hidden else InTurn()

    @contextmanager
    def start(*_: object) -> Iterator[Any]:
        yield executor

    monkeypatch.setattr(executors, "start", start)
    request = pipeline.Request((home / "source",), home / "build", targets, allow_loss=True)
    outcome = pipeline.build(request)
    return outcome, projects.contents(home / "build")


def test_a_whole_course_with_templates_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(SOURCE, tmp_path / "source")
    page = '{% extends "runtime/documents/lesson.html.j2" %}{% block top %}<p>Ours</p>{% endblock %}'
    projects.write(tmp_path, {"templates/html/lesson.html.j2": page})
    here, near = built(monkeypatch, tmp_path)
    there, far = built(monkeypatch, tmp_path, "source", "templates")
    assert b"<p>Ours</p>" in b"".join(near.values())
    assert there.findings == here.findings
    assert far == near


def test_a_template_at_fault_is_named_as_its_author_knows_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = '{% extends "runtime/documents/lesson.html.j2" %}\n{% block top %}{{ nothing }}{% endblock %}'
    projects.write(tmp_path, {"source/rain.md": "# Rain\n\nIt falls.\n", "templates/html/lesson.html.j2": page})
    outcome, _ = built(monkeypatch, tmp_path, "source", "templates", targets=("html",))
    own = tmp_path / "templates/html/lesson.html.j2"
    assert [(each.code, each.span.file, each.span.line) for each in outcome.findings] == [("TGT006", str(own), 2)]


@pytest.mark.parametrize(
    ("text", "trips"),
    [
        ("# Rain\n\nIt falls.\n", 1),
        ("# Rain\n\n![A bend](pictures/bend.svg) [gone](pictures/gone.svg)\n", 1),
        ("# Rain\n\n<img src='pictures/bend.svg' alt='A bend'> ![](../outside.svg) [next](next.md)\n", 1),
        (HIDDEN, 2),
    ],
)
def test_pictures_are_sent_as_far_as_a_glance_tells_and_else_asked_for(tmp_path: Path, text: str, trips: int) -> None:
    source = projects.write(
        tmp_path,
        {
            "source/rain.md": text,
            "source/next.md": "# Next\n",
            "source/pictures/bend.svg": PICTURE,
            "source/pictures/the delta.svg": PICTURE + "\n",
        },
    )
    task = Reading(
        LessonFile(tmp_path / "source/rain.md", "rain.md", "", "rain"), "", 1, "en", Shelf(source / "source")
    )
    executor = Elsewhere(tmp_path / "source")
    assert list(sending.read([task], executor)) == [lessons.read(task)]
    assert executor.sent == trips


def test_a_file_that_cannot_be_read_is_a_finding_there_too(tmp_path: Path) -> None:
    task = Reading(LessonFile(tmp_path / "gone.md", "gone.md", "", "gone"), "", 1, "en", Shelf(tmp_path))
    assert list(sending.read([task], Elsewhere())) == [lessons.read(task)]
