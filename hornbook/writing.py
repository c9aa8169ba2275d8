"""The packages of all targets, written side by side while one lesson after the other is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hornbook import own_folder, own_templates, packages, targets, templating
from hornbook import spool as spools
from hornbook.course import Course
from hornbook.executors import Executor
from hornbook.fragments import Fragments
from hornbook.packages import Package
from hornbook.pieces import Pieces
from hornbook.report import Made
from hornbook.showing import Showing
from hornbook.spool import Spool
from hornbook.survey import Progress, Survey
from hornbook.targets.target import ReadMedia, Rendered, Target

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(slots=True)
class Output:
    """A target with its package under work, and the fragments of the lessons that are in it."""

    target: Target
    package: Package
    course: Course
    read: ReadMedia
    overrides: Path | None
    templates: Environment
    fragments: Fragments

    def begin(self) -> None:
        """Write what stands before the lessons."""
        with own_templates.blamed(self.overrides):
            self.package.add(self.target.opening(self.course, self.templates))

    def add(self, rendered: Rendered) -> None:
        """Write a lesson."""
        self.fragments.keep(rendered.lesson, rendered.fragments)
        self.package.add(rendered.members or self.target.packed(rendered, self.read))

    def end(self) -> None:
        """Write what stands behind the lessons."""
        with own_templates.blamed(self.overrides):
            self.package.add(self.target.closing(self.course, self.fragments, self.read, self.templates))


def write(
    names: Sequence[str],
    survey: Survey,
    spool: Spool,
    executor: Executor,
    new: Path,
    progress: Progress,
    pieces: Pieces | None = None,
) -> Iterator[Made]:
    """Write the packages of the named targets below `new`; yield what was made, target by target.

    What is among the `pieces` of former builds is taken over. Raises `OSError` where writing fails.
    """
    own = own_folder.of(survey.found)
    if own is not None and pieces is not None:
        templating.environment.cache_clear()  # what is kept is of the templates as they are now
    with ExitStack() as stack:
        outputs = [
            Output(
                target,
                stack.enter_context(packages.opened(target, survey.course.id, new)),
                survey.course,
                survey.shelf.read,
                own,
                templating.environment(target.name, own),
                Fragments(stack.enter_context(spools.opened(new.parent / f"fragments-{target.name}"))),
            )
            for target in map(targets.load, names)
        ]
        shown = Showing(tuple(names), survey, spool, own, pieces)
        _fill(outputs, shown.lessons(executor), partial(progress, "Writing"), len(survey.lessons))
    for output in outputs:
        yield from output.package.made


def _fill(
    outputs: Sequence[Output],
    lessons: Iterable[tuple[Rendered, ...]],
    progress: Callable[[int, int], None],
    total: int,
) -> None:
    for output in outputs:
        output.begin()
    for number, shown in enumerate(lessons, 1):
        for output, rendered in zip(outputs, shown, strict=True):
            output.add(rendered)
        progress(number, total)
    for output in outputs:
        output.end()
