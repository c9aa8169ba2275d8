"""What is left of a survey without what errors stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import structs

from hornbook import lessons, pruning
from hornbook import survey as surveys
from hornbook.diagnostics import Finding, Severity
from hornbook.readings import LessonRead
from hornbook.survey import Keep, Survey


def nothing(_read: LessonRead) -> None:
    """Return None: nothing stands in for a lesson with errors."""


def sound(
    survey: Survey,
    take: Callable[[str], bytes],
    keep: Keep,
    instead: Callable[[LessonRead], LessonRead | None] = nothing,
    *,
    lenient: bool = False,
) -> Survey:
    """Return the survey without what errors stand in, and with findings that say what was left out.

    `take` gives a lesson's JSON by its file, `keep` gets that of a lesson of which something was left out. A lesson
    with errors may be replaced as a whole by what `instead` returns. An error outside of all questions leaves a lesson
    out; who is `lenient` keeps it as it is, error and all.
    """
    errors = by_file(survey.findings)
    kept: list[LessonRead] = []
    left_out: list[Finding] = []
    for read in survey.lessons:
        other = instead(read) if read.file in errors else read
        if other is not None:
            kept.append(other)
            continue
        whole = lessons.decode(take(read.file))
        faults = pruning.inside(whole, errors[read.file]) if lenient else errors[read.file]
        lesson, findings = pruning.prune(whole, faults)
        left_out.extend(findings)
        if lesson is not None:
            again = lessons.describe(lesson, survey.settings.language, survey.targets, comments=read.comments)
            keep(again.file, again.data)
            kept.append(structs.replace(again, data=b""))
    return surveys.with_lessons(survey, kept, left_out)


def by_file(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Return the errors among the findings by the file that they stand in."""
    errors: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity is Severity.ERROR:
            errors.setdefault(finding.span.file, []).append(finding)
    return errors
