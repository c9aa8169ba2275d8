"""Find, read, index, check, validate, render, assemble, swap in: the whole way, and the only part that writes.

Nothing is written to the output before all is known to be sound, and then it changes in one step. Where it stands as a
former build of the same course left it, it stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, replace
from pathlib import Path

from hornbook import cache, discovery, executors, listing, pieces, preflight, standing, swap, targets
from hornbook import report as reports
from hornbook import spool as spools
from hornbook import survey as surveys
from hornbook.cache import Store
from hornbook.checking import lost, shown
from hornbook.course import Course
from hornbook.diagnostics import Finding, has_errors
from hornbook.discovery import Found
from hornbook.executors import Executor
from hornbook.misuse import MisuseError
from hornbook.pieces import Pieces
from hornbook.preflight import Asked
from hornbook.recollection import Recollection
from hornbook.report import Made, Report
from hornbook.spool import Spool
from hornbook.standing import Wish
from hornbook.survey import Progress, Survey, unseen


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be built, where to, for which targets (none named: those of the course file, else all), and how.

    If `cached`, what is known from former builds is not done again.
    `jobs` is the number of processes, 0 for as many as are soonest done; `executor` is "processes", "dask" or the
    address of a Dask scheduler (dask://HOST:PORT).
    """

    paths: tuple[Path, ...]
    output: Path
    targets: tuple[str, ...] = ()
    strict: bool = False
    keep_going: bool = False
    allow_loss: bool = False
    jobs: int = 0
    executor: str = executors.IN_PROCESSES
    cached: bool = False

    @property
    def options(self) -> tuple[object, ...]:
        """What the outcome depends on beside the course."""
        return self.targets, self.strict, self.keep_going, self.allow_loss


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a build. `report` is None where nothing was written; `failed` asks for exit code 1.

    Findings name files as the user knows them. `targets` are those that were asked for. `stood` says that a former
    build had left just this, so that nothing was to do.
    """

    course: Course
    findings: tuple[Finding, ...]
    failed: bool
    report: Report | None = None
    targets: tuple[Asked, ...] = ()
    stood: bool = False


def build(request: Request, progress: Progress = unseen) -> Outcome:
    """Build a course; `progress` is told of each lesson that a stage has done.

    Raises `MisuseError` for paths or targets that do not exist and for an output that would destroy something, and
    `OSError` where writing fails.
    """
    found = discovery.find(request.paths, request.output)
    swap.check(request.output, found.root)
    swap.sweep(request.output)
    place = cache.place(found.root, "builds") if request.cached else None
    if place:
        pieces.sweep(place)
    store = cache.load(place) if place else None
    wish = standing.wished(found, request.output, request.options)
    known = standing.recall(store, wish) if store is not None else None
    if known is not None:
        told = shown(found, known.findings)
        return Outcome(known.course, told, known.failed, known.report, known.targets, stood=True)
    if store is None:
        return _built(request, wish, progress)
    with closing(pieces.opened(store.place.with_suffix(".pieces"))) as made:
        outcome = _built(request, wish, progress, store, made)
        if standing.wished(found, request.output, request.options) == wish:
            made.save()
            store.save()
    return outcome


def _built(
    request: Request, wish: Wish, progress: Progress, store: Store | None = None, made_before: Pieces | None = None
) -> Outcome:
    from hornbook import soundness  # noqa: PLC0415 - the readers and the templates are heavy, and nothing may be to do

    found, recollection = wish.found, Recollection(made_before)
    wanted = tuple(_known(request.targets))
    with (
        executors.undisturbed(),
        swap.staging(request.output) as new,
        _executor(request, found, new) as executor,
        spools.opened(new.parent / "lessons") as spool,
    ):
        whole = survey = surveys.survey(found, executor, spool.keep, progress, wanted=wanted, recollection=recollection)
        if request.keep_going:
            survey = soundness.sound(survey, spool.take, spool.keep)
        survey, losses, sound = lost(survey, allowed=request.allow_loss, recollection=recollection)
        failed = has_errors(survey.findings, strict=request.strict)
        outcome = Outcome(survey.course, shown(found, survey.findings), failed)
        if not survey.lessons or (failed and not request.keep_going):
            return outcome
        made, fault = _written(sound, survey, spool, executor, new, progress, made_before)
        if fault is not None:
            return replace(outcome, findings=(*outcome.findings, fault), failed=True)
        items = (lesson.items for lesson in survey.lessons)
        report = reports.report(survey.course, items, made, survey.findings, losses)
        (new / swap.MARKER).write_bytes(reports.encode(report))
        left = listing.take(new) if store is not None else {}
        swap.put(new, request.output)
        asked = tuple(preflight.asked(survey.targets))
        if store is not None:
            known = standing.Outcome(survey.course, survey.findings, failed, report, asked)
            standing.keep(store, wish, whole.lessons, left, known)
        return replace(outcome, report=report, targets=asked)


def _written(
    names: Sequence[str],
    survey: Survey,
    spool: Spool,
    executor: Executor,
    new: Path,
    progress: Progress,
    made_before: Pieces | None,
) -> tuple[tuple[Made, ...], Finding | None]:
    """Return what was made for the named targets, and what is wrong with a template of the project's own."""
    from hornbook import writing  # noqa: PLC0415
    from hornbook.own_templates import OwnTemplateError  # noqa: PLC0415

    try:
        return tuple(writing.write(names, survey, spool, executor, new, progress, made_before)), None
    except OwnTemplateError as error:
        return (), error.finding()


def _executor(request: Request, found: Found, new: Path) -> AbstractContextManager[Executor]:
    sizes = [_size(lesson.path) for lesson in found.lessons]
    return executors.start(request.jobs, sizes, new.parent, request.executor)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _known(names: Iterable[str]) -> Iterator[str]:
    for name in dict.fromkeys(names):
        try:
            yield targets.load(name).name
        except LookupError as error:
            raise MisuseError(error.args[0]) from error
