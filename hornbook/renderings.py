"""One lesson shown by all targets that are asked for: pure and picklable, so that any process can do it.

A lesson is decoded once and shown by one target after the other, so that what two of them share is made once. What
goes into a zip file is deflated here too, where the work is shared.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import msgspec

from hornbook import lessons, own_templates, packing, targets, templating
from hornbook.course import Course, Lesson
from hornbook.own_templates import OwnTemplateError
from hornbook.targets.target import Rendered, Target, as_rendered


@dataclass(frozen=True, slots=True)
class Task:
    """A lesson's JSON, and the targets that are to show it, by name, each with what it may see of the course."""

    data: bytes
    views: tuple[tuple[str, Course], ...]


@dataclass(frozen=True, slots=True)
class Rendering:
    """The rendering of lessons for targets; called with a task. `overrides` are the project's own templates."""

    overrides: Path | None

    def __call__(self, task: Task) -> tuple[Rendered, ...]:
        """Return the lesson as each target shows it."""
        return tuple(self._shown(lessons.decode(task.data), task))

    def _shown(self, lesson: Lesson, task: Task) -> Iterator[Rendered]:
        for name, course in task.views:
            with lessons.named(f"writing {lesson.file} for {name}"), own_templates.blamed(self.overrides):
                templates = templating.environment(name, self.overrides)
                target = targets.load(name)
                rendered = target.render_lesson(lesson, course, templates)
            yield _deflated(target, rendered)


def _deflated(target: Target, rendered: Rendered) -> Rendered:
    """Return what a target shows with its artifacts as members of a zip file, if that is what they are to be."""
    if target.container != "zip" or target.packed is not as_rendered:
        return rendered
    members = tuple(packing.deflated(artifact.path, artifact.data) for artifact in rendered.artifacts)
    return msgspec.structs.replace(rendered, artifacts=(), members=(*rendered.members, *members))


@dataclass(frozen=True, slots=True)
class Sent:
    """A rendering for machines that do not see the project's own templates: they come along, as path and bytes."""

    rendering: Rendering
    templates: tuple[tuple[str, bytes], ...]

    def __call__(self, task: Task) -> tuple[Rendered, ...]:
        """Return the lesson as each target shows it; a template at fault is named as the project knows it."""
        folder = _unpacked(self.templates)
        try:
            return replace(self.rendering, overrides=folder)(task)
        except OwnTemplateError as error:
            place = (self.rendering.overrides or folder) / Path(error.file).relative_to(folder)
            raise OwnTemplateError(str(place), error.line, error.reason) from error


def sent(rendering: Rendering) -> Rendering | Sent:
    """Return a rendering that needs no file of the project."""
    own = rendering.overrides
    if own is None:
        return rendering
    files = (path for path in sorted(own.rglob("*")) if path.is_file())
    return Sent(rendering, tuple((path.relative_to(own).as_posix(), path.read_bytes()) for path in files))


@lru_cache(maxsize=4)
def _unpacked(templates: tuple[tuple[str, bytes], ...]) -> Path:
    """Return a folder with the templates, which lasts as long as this process."""
    folder = Path(tempfile.mkdtemp(prefix="hornbook-templates-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name, data in templates:
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return folder
