"""The packages of all targets, written side by side while one lesson after the other is rendered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from hornbook import packages, resources, targets, templating
from hornbook.course import Course
from hornbook.discovery import Found
from hornbook.executors import Executor
from hornbook.packages import Package
from hornbook.renderings import Rendering
from hornbook.report import Made
from hornbook.spool import Spool
from hornbook.survey import Progress, Survey
from hornbook.targets.target import ReadMedia, Rendered, Target


@dataclass(slots=True)
class Output:
    """A target with its package under work, and the fragments of the lessons that are in it."""

    target: Target
    package: Package
    course: Course
    read: ReadMedia
    overrides: Path | None
    fragments: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def begin(self) -> None:
        """Write what stands before the lessons."""
        self.package.add(self.target.opening(self.course, templating.environment(self.target.name, self.overrides)))

    def add(self, rendered: Rendered) -> None:
        """Write a lesson."""
        self.fragments[rendered.lesson] = rendered.fragments
        self.package.add(self.target.packed(rendered, self.read))

    def end(self) -> None:
        """Write what stands behind the lessons."""
        templates = templating.environment(self.target.name, self.overrides)
        self.package.add(self.target.closing(self.course, self.fragments, self.read, templates))


def write(
    names: Sequence[str], survey: Survey, spool: Spool, executor: Executor, new: Path, progress: Progress
) -> Iterator[Made]:
    """Write the packages of the named targets below `new`; yield what was made, target by target.

    Raises `OSError` where writing fails.
    """
    overrides = _overrides(survey.found)
    with ExitStack() as stack:
        outputs = [
            Output(
                target,
                stack.enter_context(packages.opened(target, survey.course.id, new)),
                survey.course,
                survey.shelf.read,
                overrides,
            )
            for target in map(targets.load, names)
        ]
        _fill(outputs, survey, spool, executor, progress)
    for output in outputs:
        yield from output.package.made


def _fill(outputs: Sequence[Output], survey: Survey, spool: Spool, executor: Executor, progress: Progress) -> None:
    names = tuple(output.target.name for output in outputs)
    stage = Rendering(names, survey.course, _overrides(survey.found))
    documents = (spool.take(lesson.file) for lesson in survey.lessons)
    for output in outputs:
        output.begin()
    for number, shown in enumerate(executor.map(stage, documents), 1):
        for output, rendered in zip(outputs, shown, strict=True):
            output.add(rendered)
        progress("Writing", number, len(survey.lessons))
    for output in outputs:
        output.end()


def _overrides(found: Found) -> Path | None:
    """Return the project's own templates: beside a folder called `source`, else in the course's folder."""
    root = found.root.resolve()
    folder = (root.parent if root.name == "source" else root) / "templates"
    own = folder.is_dir() and not found.given and folder != resources.folder("templates")
    return folder if own else None
