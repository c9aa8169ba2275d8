"""Capacity: whether what learners leave in a package has room, said before any of them meets the end of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hornbook import targets
from hornbook.course import Course, Lesson
from hornbook.diagnostics import Finding, Rule, Severity, Span
from hornbook.diagnostics.origins import scorm
from hornbook.targets.target import Letters, Target

OVERFULL = Rule(
    code="TGT007",
    name="more-answers-than-fit",
    severity=Severity.WARNING,
    message="whole answers to {what} may take {needed} characters of progress in a {target}, which has room for {room}",
    why="Learning platforms keep so many characters for a learner and no more. Where answers need more, the package "
    "shortens the longest texts that were written, and asks the learner to save them to a file; choices and scores "
    "stay.",
    hint="Give essays a limit (`words=100`) or a lower field (`lines=4`), or let each lesson have room of its own: "
    "`targets: {{{target_name}: {{sco: lesson}}}}` in course.yml. SCORM 2004, 4th edition, has room for 64,000.",
    example="targets: [scorm12]  # and twenty essays",
    better="targets: {scorm12: {sco: lesson}}",
    source=scorm("suspend_data: RTE 1.2, 3.4.4 (4,096); RTE 2004, 4.2.21 (64,000, in the 3rd edition 4,000)"),
)
RULES = (OVERFULL,)
# No platform has less room, so that targets need not be loaded for most courses.
_LEAST_ROOM = 3500


def letters(asked: Iterable[Target], lesson: Lesson) -> Iterator[tuple[str, Letters]]:
    """Yield the letters that answers to a lesson take in targets that have an end to them, by target."""
    for target in asked:
        found = target.letters(lesson)
        if found is not None:
            yield target.name, found


def overfull(
    titles: Mapping[str, str], course: Course, known: Iterable[tuple[str, Mapping[str, Letters]]]
) -> Iterator[Finding]:
    """Yield what has no room for whole answers; `titles` are those of targets, `known` the letters by lesson's id."""
    lessons = list(known)
    files = {entry.id: (entry.file, f"“{entry.title}”") for entry in course.lessons}
    for name, title in titles.items():
        needed = {lesson: own[name] for lesson, own in lessons if name in own}
        if sum(squeezed for _, squeezed in needed.values()) < _LEAST_ROOM:
            continue
        for lesson, count, room in targets.load(name).overfull(course, needed):
            file, what = files.get(lesson, (".", "the course"))
            yield OVERFULL.at(
                Span(file), target=title, target_name=name, what=what, needed=f"{count:,}", room=f"{room:,}"
            )
