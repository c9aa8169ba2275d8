"""Find, read, index, check, validate, render, assemble, swap in: the whole way, and the only part that writes.

Nothing is written to the output before all is known to be sound, and then it changes in one step.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from msgspec import structs

from hornbook import discovery, executors, lessons, packages, preflight, pruning, rendering, resources, swap, targets
from hornbook import report as reports
from hornbook import survey as surveys
from hornbook.course import Course
from hornbook.diagnostics import Finding, Severity, has_errors
from hornbook.discovery import Found
from hornbook.executors import Executor
from hornbook.lessons import LessonRead, Rendering
from hornbook.misuse import MisuseError
from hornbook.preflight import Loss
from hornbook.report import Made, Report
from hornbook.spool import Spool
from hornbook.survey import Survey
from hornbook.targets.target import Rendered, Target

Progress = Callable[[str, int, int], None]


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


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check. `lessons` is the JSON of each lesson where it was asked for.

    Its files are paths from the source root, which `found` turns into the user's, as the findings have them already.
    """

    found: Found
    findings: tuple[Finding, ...]
    failed: bool
    lessons: tuple[bytes, ...]


def unseen(_stage: str, _done: int, _total: int) -> None:
    """Take progress that nobody watches."""


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
        survey = surveys.survey(found, executor, spool.keep, progress, wanted)
        if request.keep_going:
            survey = _sound(survey, spool)
        chosen, losses, survey = _preflight(survey, allowed=request.allow_loss)
        failed = has_errors(survey.findings, strict=request.strict)
        outcome = Outcome(survey.course, shown(survey), failed)
        if not survey.lessons or (failed and not request.keep_going):
            return outcome
        made = [one for target in chosen for one in _write(target, survey, spool, executor, new, progress)]
        items = (lesson.items for lesson in survey.lessons)
        report = reports.report(survey.course, items, made, survey.findings, losses)
        (new / swap.MARKER).write_bytes(reports.encode(report))
        swap.put(new, request.output)
        return replace(outcome, report=report)


def check(paths: Sequence[Path], *, keep: bool = False, strict: bool = False) -> Checked:
    """Read and check a course without writing anything; raises like `build`."""
    found = discovery.find(paths, Path("build"))
    kept: list[bytes] = []
    with undisturbed():
        survey = surveys.survey(
            found, executors.InTurn(), lambda _file, data: kept.append(data) if keep else None, unseen
        )
        _, _, survey = _preflight(survey, allowed=False)
    failed = has_errors(survey.findings, strict=strict)
    return Checked(found, shown(survey), failed, tuple(kept))


def shown(survey: Survey) -> tuple[Finding, ...]:
    """Return the findings with their files as the user knows them."""
    spans = (
        (finding, structs.replace(finding.span, file=survey.found.shown(finding.span.file)))
        for finding in survey.findings
    )
    return tuple(structs.replace(finding, span=span) for finding, span in spans)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep the garbage collector off: nearly all objects of a lesson live until it is done; see `executors.tidy`."""
    was_on = gc.isenabled()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        if was_on:
            gc.enable()


def _known(names: Iterable[str]) -> Iterator[str]:
    for name in dict.fromkeys(names):
        try:
            yield targets.load(name).name
        except LookupError as error:
            raise MisuseError(error.args[0]) from error


def _preflight(survey: Survey, *, allowed: bool) -> tuple[list[Target], tuple[Loss, ...], Survey]:
    """Return the targets that can be written, what they lose, and the survey with findings that say so."""
    allowed = allowed or survey.settings.allow_loss
    asked = [targets.load(name) for name in survey.targets]
    empty = [target.name for target in asked if preflight.without_quiz(target, survey.course)]
    found_losses = (loss for lesson in survey.lessons for loss in lesson.losses)
    losses = tuple(preflight.accept(found_losses, survey.settings.accepted()))
    told = preflight.findings if survey.named else preflight.summaries
    found = [
        *(preflight.no_quiz(target) for target in asked if target.name in empty and survey.lessons),
        *told(losses, {target.name: target.title for target in asked}, allowed=allowed),
    ]
    refused = set() if allowed else {loss.target for loss in losses if loss.level == "no" and not loss.accepted}
    sound = [target for target in asked if target.name not in {*empty, *refused}]
    return sound, losses, surveys.with_findings(survey, found)


def _sound(survey: Survey, spool: Spool) -> Survey:
    """Return the survey without what errors stand in; the changed lessons are spooled anew."""
    errors: dict[str, list[Finding]] = {}
    for finding in survey.findings:
        if finding.severity is Severity.ERROR:
            errors.setdefault(finding.span.file, []).append(finding)
    kept: list[LessonRead] = []
    left_out: list[Finding] = []
    for read in survey.lessons:
        if read.file not in errors:
            kept.append(read)
            continue
        lesson, findings = pruning.prune(lessons.decode(spool.take(read.file)), errors[read.file])
        left_out.extend(findings)
        if lesson is not None:
            again = lessons.describe(lesson, survey.settings.language, survey.targets, comments=read.comments)
            spool.keep(again.file, again.data)
            kept.append(structs.replace(again, data=b""))
    return surveys.with_lessons(survey, kept, left_out)


def _write(
    target: Target, survey: Survey, spool: Spool, executor: Executor, new: Path, progress: Progress
) -> Iterator[Made]:
    overrides = _overrides(survey.found)
    stage = Rendering(target.name, survey.course, overrides)
    documents = (spool.take(lesson.file) for lesson in survey.lessons)
    rendered = _counted(executor.map(stage, documents), target, len(survey.lessons), progress)
    entries = target.assemble(survey.course, rendered, survey.shelf.read, rendering.environment(target.name, overrides))
    yield from packages.write(target, entries, survey.course.id, new)


def _counted(items: Iterator[Rendered], target: Target, total: int, progress: Progress) -> Iterator[Rendered]:
    for number, item in enumerate(items, 1):
        yield item
        progress(target.title, number, total)


def _overrides(found: Found) -> Path | None:
    """Return the project's own templates: beside a folder called `source`, else in the course's folder."""
    root = found.root.resolve()
    folder = (root.parent if root.name == "source" else root) / "templates"
    own = folder.is_dir() and not found.given and folder != resources.folder("templates")
    return folder if own else None
