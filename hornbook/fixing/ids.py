"""Ids written where Hornbook derived them, so that a typo that is mended later makes no new item in the LMS."""

from __future__ import annotations

from collections.abc import Iterator

from hornbook import patterns as re
from hornbook.course import Lesson, Pool, QuizItem
from hornbook.diagnostics.fix import Edit, Fix
from hornbook.source import Source

_BRACES = re.compile(r"[ \t]\{(?=[:#.\w][^{}]*\}[ \t]*$)")


def fixes(lesson: Lesson, source: Source) -> Iterator[Fix]:
    """Yield a fix for each question or pool whose id is not written in its own lines."""
    for quiz in lesson.quizzes:
        for item in quiz.items:
            yield from _fix(item, source)
            if isinstance(item, Pool) and not item.variants:
                yield from (fix for question in item.questions for fix in _fix(question, source))


def _fix(item: QuizItem, source: Source) -> Iterator[Fix]:
    place = item.source
    written = re.compile(rf"#{re.escape(item.id)}(?![\w-])")
    if any(written.search(source.line(number)) for number in range(place.line, place.end + 1)):
        return
    line = source.line(place.line).rstrip()
    braces = _BRACES.search(line)
    column = braces.end() + 1 if braces else len(line) + 1
    text = f"#{item.id} " if braces else f" {{#{item.id}}}"
    yield Fix(message=f"write the id #{item.id}", edits=(Edit(place.line, column, column, text),))
