"""The survey of a course: all that can be known before a target is asked. Lessons pass through it one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

import msgspec

from hornbook import catalogue, conformity, discovery, index, plain_files, preflight, source, targets
from hornbook.checks import ids, links, source_bytes, suppression
from hornbook.checks.writing import asked_again, objectives
from hornbook.course import Course
from hornbook.diagnostics import Finding, Severity
from hornbook.diagnostics.finding import in_order
from hornbook.discovery import Found
from hornbook.executors import Executor
from hornbook.index import ModulePlan
from hornbook.media import Shelf
from hornbook.readings import LessonRead, Reading
from hornbook.recollection import Known, Recollection
from hornbook.settings import CourseFile
from hornbook.targets.features import FEATURES

Progress = Callable[[str, int, int], None]
Keep = Callable[[str, bytes], None]
Settings = tuple[CourseFile, tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Survey:
    """A course as it was found, read and checked. `lessons` are without their JSON, which `keep` was given.

    `targets` are to be asked what they lose; `named` says that somebody asked for them by name.
    Findings have their final severities and stand in order of place; their files are paths from the source root.
    """

    found: Found
    settings: CourseFile
    plans: tuple[ModulePlan, ...]
    targets: tuple[str, ...]
    shelf: Shelf
    course: Course
    lessons: tuple[LessonRead, ...]
    named: bool = True
    findings: tuple[Finding, ...] = field(default=())


def unseen(_stage: str, _done: int, _total: int) -> None:
    """Take progress that nobody watches."""


def survey(
    found: Found,
    executor: Executor,
    keep: Keep,
    progress: Progress = unseen,
    *,
    wanted: tuple[str, ...] = (),
    only_checked: bool = False,
    recollection: Known | None = None,
) -> Survey:
    """Return the survey of the files found; `keep` gets each lesson's file and JSON as it is read.

    `wanted` are the targets to be asked what they lose; none: those that the course file names, else all. Of what is
    `only_checked` nothing will be written; then what is in the `recollection` is not read again.
    """
    known: Known = recollection or Recollection()
    settings, settings_findings = read_settings(found, known)
    plans, plan_findings = index.plan(found, settings)
    shelf = Shelf(found.root)
    asked = wanted or tuple(_usual(settings, known))
    tasks = readings(plans, settings, shelf, asked, only_checked=only_checked)
    read = list(_read(tasks, executor, keep, progress, known))
    ordered = _ordered(read, plans)
    findings = (
        *found.findings,
        *settings_findings,
        *plan_findings,
        *_names(settings),
        *_not_allowed(
            (*(finding for lesson in read for finding in lesson.findings), *_course_findings(ordered, settings)), read
        ),
    )
    course = index.course(found, settings, plans, (lesson.entry for lesson in ordered if lesson.entry))
    gate = conformity.not_of_the_model if only_checked else conformity.not_of_the_schema
    misfits = gate("course", ".", msgspec.json.encode(course))
    weighed = tuple(in_order(weigh((*findings, *misfits), settings)))
    named = bool(wanted or settings.targets)
    return Survey(found, settings, plans, asked, shelf, course, ordered, named, weighed)


def readings(
    plans: Iterable[ModulePlan],
    settings: CourseFile,
    shelf: Shelf,
    asked: tuple[str, ...] = (),
    *,
    only_checked: bool = False,
) -> list[Reading]:
    """Return what is to be read, in the order of the plans."""
    on = tuple(code for code, word in settings.severities.items() if word != "off")
    return [
        Reading(lesson, plan.id, order, settings.language, shelf, asked, on, only_checked)
        for plan in plans
        for order, lesson in enumerate(plan.lessons, 1)
    ]


def with_findings(survey: Survey, findings: Iterable[Finding]) -> Survey:
    """Return the survey with more findings."""
    return replace(survey, findings=tuple(in_order((*survey.findings, *weigh(findings, survey.settings)))))


def with_lessons(survey: Survey, read: Iterable[LessonRead], findings: Iterable[Finding]) -> Survey:
    """Return the survey with other lessons (some left out, some changed) and more findings."""
    kept = tuple(read)
    entries = (lesson.entry for lesson in kept if lesson.entry)
    course = index.course(survey.found, survey.settings, survey.plans, entries)
    return with_findings(replace(survey, course=course, lessons=kept), findings)


def weigh(findings: Iterable[Finding], settings: CourseFile) -> Iterator[Finding]:
    """Yield the findings with the severities that the course file sets; those that are off are gone."""
    chosen = {code: word for code, word in settings.severities.items() if code not in suppression.ALWAYS_ERRORS}
    for finding in findings:
        word = chosen.get(finding.code)
        if word is None and finding.severity is not Severity.OFF:
            yield finding
        elif word not in {None, "off"}:
            yield msgspec.structs.replace(finding, severity=Severity(word))


def _read(
    tasks: Sequence[Reading], executor: Executor, keep: Keep, progress: Progress, known: Known
) -> Iterator[LessonRead]:
    for number, lesson in enumerate(known.lessons(tasks, lambda rest: _fresh(rest, executor)), 1):
        if lesson.entry is not None:
            keep(lesson.file, lesson.data)
        progress("Reading", number, len(tasks))
        yield msgspec.structs.replace(lesson, data=b"")


def _fresh(tasks: Sequence[Reading], executor: Executor) -> Iterator[LessonRead]:
    from hornbook import lessons, sending  # noqa: PLC0415 - the readers are heavy, and all lessons may be known

    return sending.read(tasks, executor) if executor.apart else executor.map(lessons.read, tasks)


def read_settings(found: Found, known: Known) -> tuple[CourseFile, tuple[Finding, ...]]:
    """Return what the course file says, and what is wrong with it."""
    if found.settings is None:
        return CourseFile(), ()
    name = found.settings.name
    try:
        data = plain_files.read(found.settings)
    except OSError as error:
        return CourseFile(), (discovery.unreadable(name, error),)
    return known.value(Settings, [b"settings", name.encode(), data], lambda: _settings(name, data))


def _settings(name: str, data: bytes) -> Settings:
    from hornbook.reading import course_file  # noqa: PLC0415 - a YAML reader, and the file may be known

    text = source.from_bytes(name, data)
    settings, findings = course_file.read(text)
    return settings, (*source_bytes.check(text), *findings)


def _names(settings: CourseFile) -> Iterator[Finding]:
    """Yield a finding for each target, rule and feature that the course file names and that does not exist."""
    known = targets.names() if settings.targets else []
    for name in settings.targets:
        if name not in known:
            yield preflight.UNKNOWN_TARGET.at(settings.mentions[name], name=name, names=", ".join(known))
        else:
            yield from preflight.unknown_options(name, settings.targets[name], settings.mentions[name])
    codes = catalogue.rules() if settings.severities else {}
    for name in settings.severities:
        if name not in codes:
            yield preflight.UNKNOWN_CODE.at(settings.mentions[name], name=name)
        elif name in suppression.ALWAYS_ERRORS and settings.severities[name] != "error":
            yield preflight.ALWAYS_ERROR.at(settings.mentions[name], name=name)
    for losses in settings.accepted_losses:
        yield from preflight.unknown([losses.target], "target", targets.names())
        yield from preflight.unknown(losses.features, "feature", FEATURES)


def _usual(settings: CourseFile, known: Known) -> list[str]:
    """Return the targets that the course file names, or all; names that are none were found before."""
    names = known.value(list[str], [b"names of targets"], targets.names)
    return [name for name in settings.targets if name in names] or names


def _ordered(read: Iterable[LessonRead], plans: Sequence[ModulePlan]) -> tuple[LessonRead, ...]:
    """Return the lessons by module, and in a module by their order, which their front matter may set."""
    places = {
        lesson.file: (number, place) for number, plan in enumerate(plans) for place, lesson in enumerate(plan.lessons)
    }

    def rank(lesson: LessonRead) -> tuple[int, int, int]:
        module, place = places[lesson.file]
        return module, lesson.order, place

    return tuple(sorted((lesson for lesson in read if lesson.entry), key=rank))


def _not_allowed(findings: Iterable[Finding], read: Iterable[LessonRead]) -> Iterator[Finding]:
    """Yield the findings that no comment in a lesson allows, and what is wrong with the comments themselves."""
    comments = [comment for lesson in read for comment in lesson.comments]
    if not comments:
        return iter(findings)
    kept, used = suppression.sift(findings, comments)
    return chain(kept, suppression.check(comments, used, catalogue.rules()))


def _course_findings(read: Iterable[LessonRead], settings: CourseFile) -> Iterator[Finding]:
    facts = [lesson.facts for lesson in read if lesson.facts]
    yield from ids.check(facts)
    yield from links.check(facts)
    yield from objectives.check(facts, [objective.id for objective in settings.objectives])
    yield from asked_again.check(facts)
