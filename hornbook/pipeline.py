"""Find, read, index, check, validate, render, assemble, swap in: the whole way, and the only part that writes.

Nothing is written to the output before all is known to be sound, and then it changes in one step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from hornbook import discovery, executors, soundness, swap, targets, writing
from hornbook import report as reports
from hornbook import survey as surveys
from hornbook.checking import lost, shown, undisturbed
from hornbook.course import Course
from hornbook.diagnostics import Finding, has_errors
from hornbook.misuse import MisuseError
from hornbook.own_templates import OwnTemplateError
from hornbook.recollection import Recollection
from hornbook.report import Report
from hornbook.spool import Spool
from hornbook.survey import Progress, unseen


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be built, where to, for which targets (none named: those of the course file, else all), and how."""

    paths: tuple[Path, ...]
    output: Path
    targets: tuple[str, ...] = ()
    strict: bool = False
    keep_going: bool = False
    allow_loss: bool = False
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a build. `report` is None where nothing was written; `failed` asks for exit code 1.

    Findings name files as the user knows them.
    """

    course: Course
    findings: tuple[Finding, ...]
    failed: bool
    report: Report | None = None


def build(request: Request, progress: Progress = unseen) -> Outcome:
    """Build a course; `progress` is told of each lesson that a stage has done.

    Raises `MisuseError` for paths or targets that do not exist and for an output that would destroy something, and
    `OSError` where writing fails.
    """
    wanted = tuple(_known(request.targets))
    found = discovery.find(request.paths, request.output)
    swap.check(request.output, found.root)
    with undisturbed(), executors.start(request.jobs) as executor, swap.staging(request.output) as new:
        spool = Spool(new.parent / "lessons")
        survey = surveys.survey(found, executor, spool.keep, progress, wanted=wanted)
        if request.keep_going:
            survey = soundness.sound(survey, spool.take, spool.keep)
        survey, losses, sound = lost(survey, allowed=request.allow_loss, recollection=Recollection())
        failed = has_errors(survey.findings, strict=request.strict)
        outcome = Outcome(survey.course, shown(survey), failed)
        if not survey.lessons or (failed and not request.keep_going):
            return outcome
        try:
            made = list(writing.write(sound, survey, spool, executor, new, progress))
        except OwnTemplateError as error:
            return replace(outcome, findings=(*outcome.findings, error.finding()), failed=True)
        items = (lesson.items for lesson in survey.lessons)
        report = reports.report(survey.course, items, made, survey.findings, losses)
        (new / swap.MARKER).write_bytes(reports.encode(report))
        swap.put(new, request.output)
        return replace(outcome, report=report)


def _known(names: Iterable[str]) -> Iterator[str]:
    for name in dict.fromkeys(names):
        try:
            yield targets.load(name).name
        except LookupError as error:
            raise MisuseError(error.args[0]) from error
