"""A course found, read and checked, and nothing written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from msgspec import structs

from hornbook import cache, capacity, discovery, executors, preflight
from hornbook import survey as surveys
from hornbook.diagnostics import Finding, has_errors
from hornbook.discovery import Found
from hornbook.markup import math
from hornbook.preflight import Loss
from hornbook.recollection import Known, Recollection
from hornbook.survey import Survey


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check. `lessons` is the JSON of each lesson where it was asked for.

    Its files are paths from the source root, which `found` turns into the user's, as the findings have them already.
    """

    found: Found
    findings: tuple[Finding, ...]
    failed: bool
    lessons: tuple[bytes, ...]


def check(paths: Sequence[Path], *, keep: bool = False, strict: bool = False, cached: bool = False) -> Checked:
    """Read and check a course without writing anything into it; raises `MisuseError` for paths that do not exist.

    With `keep` the lessons' JSON is kept; else, if `cached`, lessons that were checked before are recalled.
    """
    found = discovery.find(paths, Path("build"))
    place = cache.place(found.root) if cached and not keep else None
    store = cache.load(place) if place else None
    recollection = Recollection(store)
    kept: list[bytes] = []
    with executors.undisturbed(), math.recalled(partial(recollection.value, math.Converted)):
        survey = surveys.survey(
            found,
            executors.InTurn(),
            lambda _file, data: kept.append(data) if keep else None,
            only_checked=not keep,
            recollection=recollection,
        )
        survey, _, _ = lost(survey, allowed=False, recollection=recollection, partly=bool(found.given))
    if store is not None:
        store.save()
    return Checked(found, shown(found, survey.findings), has_errors(survey.findings, strict=strict), tuple(kept))


def lost(
    survey: Survey, *, allowed: bool, recollection: Known, partly: bool = False
) -> tuple[Survey, tuple[Loss, ...], tuple[str, ...]]:
    """Return the survey with findings that say what targets lose, the losses, and the targets that can be written.

    Nobody is told that a course has no quiz if these are a few of its lessons, `partly`.
    """
    allowed = allowed or survey.settings.allow_loss
    asked = recollection.value(
        tuple[preflight.Asked, ...],
        [b"targets", *(name.encode() for name in survey.targets)],
        lambda: tuple(preflight.asked(survey.targets)),
    )
    empty = [target for target in asked if preflight.without_quiz(target, survey.course)]
    found_losses = (loss for lesson in survey.lessons for loss in lesson.losses)
    losses = tuple(preflight.accept(found_losses, survey.settings.accepted()))
    letters = [(lesson.entry.id, lesson.letters) for lesson in survey.lessons if lesson.entry]
    titles = {target.name: target.title for target in asked}
    told = preflight.findings if survey.named else preflight.summaries
    found = [
        *(preflight.no_quiz(empty, named=survey.named) if survey.lessons and not partly else ()),
        *(capacity.overfull(titles, survey.course, letters) if survey.named else ()),
        *told(losses, titles, allowed=allowed),
    ]
    refused = set() if allowed else {loss.target for loss in losses if loss.level == "no" and not loss.accepted}
    sound = tuple(target.name for target in asked if target not in empty and target.name not in refused)
    return surveys.with_findings(survey, found), losses, sound


def shown(found: Found, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings with their files as the user knows them."""
    spans = ((finding, structs.replace(finding.span, file=found.shown(finding.span.file))) for finding in findings)
    return tuple(structs.replace(finding, span=span) for finding, span in spans)
