"""A lesson holds something."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook.course import Lesson
from hornbook.diagnostics import Finding, Rule, Severity, Span
from hornbook.diagnostics.origins import contract

EMPTY = Rule(
    code="CRS008",
    name="empty-lesson",
    severity=Severity.WARNING,
    message="this lesson holds no text and no question",
    why="Learners would open an empty page. Often the file was made and never written, or was not saved.",
    hint="Write the lesson, or take the file out of the course.",
    example="---\ntitle: To be written\n---",
    better="---\ntitle: Drift\n---\n\nData change, and a model does not.",
    source=contract("a lesson holds text or questions"),
)
RULES = (EMPTY,)


def check(lesson: Lesson) -> Iterator[Finding]:
    """Yield a finding for a lesson without any block; headings alone are no content."""
    sections = list(lesson.sections)
    while sections:
        section = sections.pop()
        if section.blocks:
            return
        sections.extend(section.sections)
    if not lesson.quizzes:
        yield EMPTY.at(Span(lesson.file))
