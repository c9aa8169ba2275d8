"""What is sound of a lesson that has errors: its questions without the faulty ones, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from hornbook.checks.facts import span
from hornbook.course import Lesson, Pool, Quiz, QuizItem
from hornbook.diagnostics import Finding, Rule, Severity, Span
from hornbook.model import Place

QUESTION_LEFT_OUT = Rule(
    code="CRS020",
    name="question-left-out",
    severity=Severity.WARNING,
    message="the question “{id}” is left out of this build, because of the error at line {line}",
    why="With --keep-going a build holds all that is sound, and says what it does not hold.",
    hint="Correct the error and build again.",
    example="hornbook build --keep-going",
)
LESSON_LEFT_OUT = Rule(
    code="CRS021",
    name="lesson-left-out",
    severity=Severity.WARNING,
    message="the lesson “{title}” is left out of this build, because of the error at line {line}",
    why="With --keep-going a build holds all that is sound, and says what it does not hold.",
    hint="Correct the error and build again.",
    example="hornbook build --keep-going",
)
RULES = (QUESTION_LEFT_OUT, LESSON_LEFT_OUT)


def prune(lesson: Lesson, errors: Sequence[Finding]) -> tuple[Lesson | None, tuple[Finding, ...]]:
    """Return the lesson without the questions that errors stand in, and what was left out.

    None for the lesson where an error stands outside of all questions.
    """
    places = [item.source for quiz in lesson.quizzes for item in quiz.questions]
    outside = next((error for error in errors if not any(_holds(place, error) for place in places)), None)
    if outside is not None:
        at = outside.span.line
        return None, (LESSON_LEFT_OUT.at(Span(lesson.file), title=lesson.title, line=at),)
    quizzes = tuple(_sound(quiz, errors) for quiz in lesson.quizzes)
    return _without_unused_media(replace(lesson, quizzes=quizzes)), tuple(_left_out(lesson.quizzes, errors))


def _without_unused_media(lesson: Lesson) -> Lesson:
    """What only questions showed that are left out is not packed."""
    used = msgspec.json.encode(replace(lesson, media=())).decode()
    return replace(lesson, media=tuple(medium for medium in lesson.media if medium.id in used))


def _sound(quiz: Quiz, errors: Iterable[Finding]) -> Quiz:
    errors = list(errors)
    items = (_sound_entry(item, errors) for item in quiz.items)
    return replace(quiz, items=tuple(item for item in items if item is not None))


def _sound_entry(item: QuizItem, errors: Sequence[Finding]) -> QuizItem | None:
    """Return a question without errors, a pool of those; a pool from which too few are left goes whole."""
    if not isinstance(item, Pool):
        return None if any(_holds(item.source, error) for error in errors) else item
    sound = tuple(each for each in item.questions if not any(_holds(each.source, error) for error in errors))
    return replace(item, questions=sound) if len(sound) >= item.pick else None


def _left_out(quizzes: Iterable[Quiz], errors: Sequence[Finding]) -> Iterator[Finding]:
    for item in (item for quiz in quizzes for item in quiz.questions):
        error = next((error for error in errors if _holds(item.source, error)), None)
        if error is not None:
            yield QUESTION_LEFT_OUT.at(span(item.source), id=item.id, line=error.span.line)


def _holds(place: Place, error: Finding) -> bool:
    return place.line <= error.span.line <= place.end
